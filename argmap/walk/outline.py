"""A map as an outline: questions and theses on top, below each what bears on it.

The same claim may stand in many places, so an outline opened to the end can be far larger than
its map. Hence rows are made only where one looks.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outline.

    `key` leads from the root down to this place and is unique in the outline; `key[:-1]` is the
    key of the row above. `kind` is `question`, `claim`, `step`, `evidence` or `heading`; `id` is
    empty for a heading. `relation` says what the row does to the one above: `answers`,
    `supports`, `rebuts`, `undercuts`, `premise`, `evidence`, `restates`, `contradicts`, or
    nothing. `holders` are positions, else persons, as `holder_kind` says (`position`,
    `person`). `children` is how many rows stand below, `elsewhere` in how many
    other places this thing stands. `cycle` says that it stands above itself; such a row has no
    children. `step` is the argument by which a claim stands here without a row for the step.
    """

    key: tuple[str, ...]
    kind: str
    id: str
    relation: str
    text: str
    holders: tuple[str, ...] = ()
    thesis: bool = False
    assumed: bool = False
    children: int = 0
    elsewhere: int = 0
    cycle: bool = False
    step: str = ""
    holder_kind: str = ""


class Outline:
    """The outline of one map. Making it takes time linear in the map."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map

    def roots(self) -> tuple[Row, ...]:
        """The rows at the left margin."""
        raise NotImplementedError

    def children(self, row: Row) -> tuple[Row, ...]:
        """The rows right below `row`."""
        raise NotImplementedError

    def path_to(self, id: str) -> tuple[Row, ...]:
        """A shortest way down to a claim, step, evidence or question, the root first; empty for
        an id that the outline does not show.
        """
        raise NotImplementedError

    def at(self, key: tuple[str, ...]) -> Row | None:
        """The row with this key, if there is one in this map."""
        raise NotImplementedError

    def places_of(self, id: str) -> int:
        """Under how many rows a thing stands, counting the left margin as one."""
        raise NotImplementedError
