"""Back and forward: the visited places, as a value."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from argmap.base.values import dataclass


class Stop(NamedTuple):
    """A visited place.

    It has the kind and id of the thing in focus, the row of the outline it was seen from, and the
    number of the link on the card that was followed from there (-1: none).
    """

    kind: str
    id: str
    key: tuple[str, ...]
    mark: int = -1


MOST = 500
"""Stops that are remembered."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The visited places and the current one among them."""

    stops: tuple[Stop, ...] = ()
    at: int = -1

    def here(self, stop: Stop) -> Trail:
        """Replace the current place, after moving the cursor without following a link."""
        if self.at < 0:
            return Trail((stop,), 0)
        return replace(self, stops=(*self.stops[: self.at], stop, *self.stops[self.at + 1 :]))

    def follow(self, stop: Stop) -> Trail:
        """Add a place after following a link; the places ahead are forgotten."""
        stops = (*self.stops[: self.at + 1], stop)[-MOST:]
        return Trail(stops, len(stops) - 1)

    def moved(self, by: int) -> Trail:
        """Go back (-1) or forward (1), as far as there is a place."""
        return replace(self, at=max(0, min(self.at + by, len(self.stops) - 1)))

    @property
    def stop(self) -> Stop | None:
        """The current place."""
        return self.stops[self.at] if self.stops else None
