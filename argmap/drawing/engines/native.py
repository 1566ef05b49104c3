"""pygraphviz: Graphviz as a library in a wheel, an extra.

It runs in a process of its own: it writes many errors to file descriptor 2 although the call
succeeds, holds the interpreter's lock, and cannot be stopped.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import util

from argmap.drawing.engines import EngineError, too_long

_INSTALL = "pip install 'argmap[native]'"

_PROGRAM = """
import sys
import pygraphviz
graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode())
graph.layout(prog=sys.argv[1])
sys.stdout.buffer.write(graph.draw(format=sys.argv[2]))
"""


def usable() -> bool:
    """Whether pygraphviz is installed."""
    return util.find_spec("pygraphviz") is not None


def status() -> tuple[bool, str]:
    """Return whether pygraphviz is installed, and its version or what to install."""
    if not usable():
        return False, _INSTALL
    from importlib import metadata

    return True, f"pygraphviz {metadata.version('pygraphviz')}"


def lay_out(dot: str, program: str, output: str, deadline: float) -> bytes:
    """Lay out a graph; see `argmap.drawing.engines.lay_out`."""
    if not usable():
        raise EngineError(f"pygraphviz is not installed: {_INSTALL}")
    try:
        done = subprocess.run(  # noqa: S603  # this interpreter, with the program above
            [sys.executable, "-I", "-c", _PROGRAM, program, output],
            input=dot.encode("utf-8", "replace"),
            capture_output=True,
            timeout=deadline,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_long(deadline) from None
    if done.returncode != 0 or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise EngineError(
            f"pygraphviz could not lay out the map: {said[-1] if said else 'no answer'}"
        )
    return done.stdout
