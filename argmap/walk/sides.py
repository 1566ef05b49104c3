"""Positions side by side: what each holds, denies and leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.model import ArgumentMap
from argmap.walk.card import Link


@dataclass(frozen=True, slots=True)
class SideRow:
    """A claim and, for each position, `holds`, `denies`, `both` or nothing."""

    claim: Link
    thesis: bool
    stances: tuple[str, ...]

    @property
    def split(self) -> bool:
        """Whether one position holds what another denies."""
        holds = any(s in ("holds", "both") for s in self.stances)
        return holds and any(s in ("denies", "both") for s in self.stances)


@dataclass(frozen=True, slots=True)
class Sides:
    """`rows` with theses first; `left_out[i]` are the claims that matter to others and of which
    `positions[i]` says nothing.
    """

    positions: tuple[Link, ...]
    rows: tuple[SideRow, ...]
    left_out: tuple[tuple[Link, ...], ...]


def sides(map: ArgumentMap, positions: Sequence[str] = ()) -> Sides:
    """The positions (all, when none is named) next to each other."""
    raise NotImplementedError
