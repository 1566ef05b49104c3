"""What a map says besides its debate: schemes, saved views, expectations, silenced rules."""

from __future__ import annotations

from argmap.base.text import Place
from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class SchemePart:
    """A premise, critical question (`asks`) or exception (`unless`) of a scheme."""

    role: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A pattern of argument declared in the map."""

    id: str
    text: str
    parts: tuple[SchemePart, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Selector:
    """One `show` or `hide` line of a view.

    `what` is `everything`, `sourced`, `evidence`, `claim`, `position`, `group`, `person`,
    `source`, `tag`, `when`; `names` are ids of that kind (of `when`, one time); `depth` is used with `claim` (`None`: no limit).
    """

    hide: bool
    what: str
    names: tuple[str, ...] = ()
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved selection. `fold` and `open` are ids of claims, arguments and groups; `fit` is the page
    it should fit, as written, or empty; `boxes` the number of boxes, or `None`.
    """

    id: str
    text: str
    selectors: tuple[Selector, ...]
    place: Place
    fold: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    fit: str = ""
    boxes: int | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """A test of the map: `outcome` is one of the phrases of the language, `of` a second name."""

    subject: str
    outcome: str
    of: str
    place: Place


@dataclass(frozen=True, slots=True)
class Silence:
    """`allow RULE, RULE: reason`. `scope` is the text it applies to: a declaration, or a whole
    file.
    """

    rules: tuple[str, ...]
    reason: str
    scope: Place
    place: Place
