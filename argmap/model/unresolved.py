"""Failures of resolving, as values. The rule of the same name puts each into words.

`LeftOut` is for those who ask for the thing by name (`unknown_names.py`).
"""

from __future__ import annotations

from argmap.base.text import Place
from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class UndefinedName:
    """A name that nothing declares. `wanted` are the possible kinds (`claim`, `person`, …); `near`
    are declared names of those kinds, nearest first; `found` is the kind of another thing that does
    have this name, or empty.
    """

    name: str
    wanted: tuple[str, ...]
    found: str
    near: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DuplicateName:
    """A second declaration of a name."""

    name: str
    kind: str
    place: Place
    first: Place


@dataclass(frozen=True, slots=True)
class UndercutTargetsClaim:
    """An undercut pointed at a claim; `steps` are ids of arguments towards that claim."""

    name: str
    steps: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class SelfRelation:
    """A relation from a thing to itself; `verb` as written."""

    name: str
    verb: str
    place: Place
    line: Place


@dataclass(frozen=True, slots=True)
class ArgumentWithoutTarget:
    """A declared argument without a target or without premises (`lacks` says which)."""

    name: str
    lacks: str
    place: Place


@dataclass(frozen=True, slots=True)
class UseFailed:
    """A `use` that brought nothing. `why` is `missing`, `outside`, `unreadable`, `cycle`, `deep`;
    `detail` is the sentence's rest: the reading error, or the cycle's files joined by ` → `. `near` is
    the path, as it is on disk, of a file whose name looks the same as a missing one's.
    """

    path: str
    why: str
    detail: str
    place: Place
    near: str = ""


@dataclass(frozen=True, slots=True)
class SecondValue:
    """A line that may occur once and occurs again with another value."""

    key: str
    place: Place
    first: Place


@dataclass(frozen=True, slots=True)
class ImpossibleTime:
    """A time that no calendar has, or that ends before it begins. `key` is the keyword, `written` the
    time as written, `fault` the rest of a sentence about it.
    """

    key: str
    written: str
    fault: str
    place: Place


@dataclass(frozen=True, slots=True)
class UnknownScheme:
    """A scheme that neither the map nor the starter set has. `near` are similar names of schemes,
    nearest first.
    """

    name: str
    near: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A declared argument that has no step in the map, since another problem is in its way.

    `why` is `no target`, `no premises`, `undefined`, `another kind`, `undercuts a claim`, `itself`,
    `left out`, or empty where it is none of these; `of` is the name that is concerned, or empty,
    and `at` the place to mend. No rule reports this, since the other problem is reported.
    """

    name: str
    why: str
    of: str
    at: Place
    place: Place


@dataclass(frozen=True, slots=True)
class ExpectationUnjudged:
    """An expectation of something that is written and is no part of the map: an argument that is
    left out, or a name that a line which cannot be read may declare.
    """

    name: str
    place: Place


Unresolved = (
    UndefinedName
    | DuplicateName
    | UndercutTargetsClaim
    | SelfRelation
    | ArgumentWithoutTarget
    | UseFailed
    | SecondValue
    | ImpossibleTime
    | UnknownScheme
    | LeftOut
    | ExpectationUnjudged
)
