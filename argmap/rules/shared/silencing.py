"""The findings that the map silences: `allow RULE: reason`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.base.text import Place
    from argmap.model import Silence
    from argmap.rules.rule import Rule


class Silences:
    """The stretches of text where each rule is silent.

    Scopes are nested or apart, as the declarations are that they belong to, so keeping the
    outermost ones is enough.
    """

    def __init__(self, silences: Iterable[Silence], rules: Iterable[Rule]) -> None:
        names = {key: r.name for r in rules for key in (r.name, r.code.lower())}
        scopes: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for silence in silences:
            for written in silence.rules:
                if (name := names.get(written.lower())) is not None:
                    stretch = (silence.scope.start, silence.scope.end)
                    scopes.setdefault((name, silence.scope.file), []).append(stretch)
        self._scopes = {key: _outermost(stretches) for key, stretches in scopes.items()}

    def cover(self, rule: Rule, place: Place) -> bool:
        """Whether the rule is silent at the place."""
        scopes = self._scopes.get((rule.name, place.file))
        if scopes is None:
            return False
        row = bisect_right(scopes, (place.start, float("inf"))) - 1
        return row >= 0 and (place.start < scopes[row][1] or place.start == scopes[row][0])


def _outermost(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=lambda s: (s[0], -s[1])):
        if not outer or end > outer[-1][1]:
            outer.append((start, end))
    return outer
