"""Layout engines: Graphviz, in three packagings behind one function.

`wasm` comes with argmap and is the same on every machine; `native` is pygraphviz, an extra;
`dot` is a Graphviz that the user installed. One file each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from time import monotonic
from typing import TypeVar

from argmap.base import disk
from argmap.base.near import unknown
from argmap.base.values import dataclass

ENGINES = ("wasm", "native", "dot")
_FILES = {"wasm": "wasm", "native": "native", "dot": "system"}

DEADLINE = 60.0
"""Default limit for a layout, in seconds."""


class EngineError(Exception):
    """A layout that failed; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """The state of an engine: `detail` is its version, or what to install."""

    name: str
    usable: bool
    detail: str


def lay_out(
    dot: str,
    *,
    engine: str = "auto",
    program: str = "dot",
    output: str = "json0",
    deadline: float = DEADLINE,
) -> bytes:
    """Lay out a graph in DOT, and return Graphviz's answer in the format `output`.

    `engine` is `auto` (the first usable one) or a name of `ENGINES`; `program` is Graphviz's layout
    program (`dot`, `sfdp`, …); `deadline` is in seconds. Raises `EngineError`.
    """
    if engine == "auto":
        engine = next((e for e in ENGINES if usable(e)), "wasm")
    if engine not in ENGINES:
        raise EngineError(unknown("layout engine", engine, ENGINES))
    if engine != "wasm":
        disk.spoil()  # installed programs are not among the noted looks
    module = import_module(f"{__name__}.{_FILES[engine]}")
    answer: bytes = module.lay_out(dot, program, output, deadline)
    return answer


def prepare(engine: str) -> None:
    """Start loading what `lay_out` will need, while something else is done."""
    if engine in ("auto", "wasm") and usable("wasm"):
        import_module(f"{__name__}.wasm").prepare()


def usable(engine: str) -> bool:
    """Whether an engine can be used here; quicker than `status`."""
    answer: bool = import_module(f"{__name__}.{_FILES[engine]}").usable()
    return answer


def status(engine: str) -> EngineStatus:
    """Return whether an engine can be used here, with its version or what to install."""
    module = import_module(f"{__name__}.{_FILES[engine]}")
    usable, detail = module.status()
    return EngineStatus(engine, usable, detail)


def available() -> tuple[EngineStatus, ...]:
    """Return every engine, the preferred one first."""
    return tuple(map(status, ENGINES))


T = TypeVar("T")
OFTEN = 100
"""Things after which `Limit.over` checks the time."""


class Limit:
    """The seconds that a layout of several parts may take, counted from the creation of this
    value.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = monotonic() + seconds

    @property
    def left(self) -> float:
        """Return the seconds that are left, always more than 0."""
        return max(self._end - monotonic(), 0.001)

    def over(self, things: Iterable[T]) -> Iterator[T]:
        """Yield the things, as long as there is time."""
        for number, thing in enumerate(things):
            if number % OFTEN == 0:
                self.hold()
            yield thing

    def hold(self) -> None:
        """Raise `EngineError` when the time is over."""
        if monotonic() > self._end:
            raise too_long(self.seconds)


def too_long(deadline: float) -> EngineError:
    """Return the error for a layout that was stopped."""
    return EngineError(
        f"the layout was stopped after {deadline:g} seconds; draw less of the map (--focus, "
        "--position, --group) or give it more time (--deadline)"
    )
