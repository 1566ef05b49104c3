"""A Graphviz that the user installed: programs on the PATH."""

from __future__ import annotations

import shutil
import subprocess

from argmap.drawing.engines import EngineError, too_long

_INSTALL = "install Graphviz (graphviz.org/download) so that its program dot is found"


def usable() -> bool:
    """Whether a working Graphviz is on the PATH."""
    return status()[0]


def status() -> tuple[bool, str]:
    """Return whether `dot` is on the PATH, and its version or what to install."""
    if shutil.which("dot") is None:
        return False, _INSTALL
    import graphviz

    try:
        version = ".".join(map(str, graphviz.version()))
    except (graphviz.ExecutableNotFound, subprocess.SubprocessError, RuntimeError, OSError):
        return False, _INSTALL
    return True, f"Graphviz {version}"


def lay_out(dot: str, program: str, output: str, deadline: float) -> bytes:
    """Lay out a graph; see `argmap.drawing.engines.lay_out`. The program is killed when the time is
    over.
    """
    from graphviz.backend.dot_command import command

    try:
        asked = command(program, output)
    except ValueError as error:
        raise EngineError(f"Graphviz could not lay out the map: {error}") from None
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program, its input on a pipe
            asked,
            input=dot.encode("utf-8", "replace"),
            capture_output=True,
            timeout=deadline,
            check=False,
        )
    except FileNotFoundError:
        raise EngineError(f"the layout program {program} was not found: {_INSTALL}") from None
    except OSError as error:
        raise EngineError(f"the layout program {program} did not start: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise too_long(deadline) from None
    if done.returncode != 0 or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0] if said else f"no answer, exit status {done.returncode}"
        raise EngineError(f"Graphviz could not lay out the map: {reason}")
    return done.stdout
