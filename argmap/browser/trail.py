"""Back and forward: where one was, as a value."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from argmap.base.values import dataclass


class Stop(NamedTuple):
    """What was in focus: kind and id, the row of the outline it was seen from, and the number of
    the name on the card from which one went on (-1: none).
    """

    kind: str
    id: str
    key: tuple[str, ...]
    mark: int = -1


MOST = 500
"""Stops that are remembered."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Stops with a finger on one of them."""

    stops: tuple[Stop, ...] = ()
    at: int = -1

    def here(self, stop: Stop) -> Trail:
        """The stop in focus is now this one: reading on, not following."""
        if self.at < 0:
            return Trail((stop,), 0)
        return replace(self, stops=(*self.stops[: self.at], stop, *self.stops[self.at + 1 :]))

    def follow(self, stop: Stop) -> Trail:
        """A name was followed: what lay ahead is forgotten."""
        stops = (*self.stops[: self.at + 1], stop)[-MOST:]
        return Trail(stops, len(stops) - 1)

    def moved(self, by: int) -> Trail:
        """Back (-1) or forward (1), as far as there is anything."""
        return replace(self, at=max(0, min(self.at + by, len(self.stops) - 1)))

    @property
    def stop(self) -> Stop | None:
        """The stop in focus."""
        return self.stops[self.at] if self.stops else None
