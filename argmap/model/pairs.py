"""Pairs of claims that are for no argument: what contradicts or restates what."""

from __future__ import annotations

from argmap.base.text import Place
from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be true; both ways."""

    left: str
    right: str
    place: Place


@dataclass(frozen=True, slots=True)
class Restatement:
    """`left` says the same as `right` in other words."""

    left: str
    right: str
    place: Place
