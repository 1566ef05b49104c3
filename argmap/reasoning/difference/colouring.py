"""Colours that distinguish nodes without a name by their surroundings.

Two claims of the same words, or two steps between the same claims, are distinguished by what they
are joined to, and that in turn by what it is joined to: colour refinement (B. Weisfeiler & A.
Leman, "The reduction of a graph to canonical form", 1968), over both maps at once. Names that
people wrote count; names made from words do not, since they depend on the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from argmap.model import ArgumentMap
from argmap.reasoning.difference.wording import folded

ROUNDS = 4
"""The number of rounds, so how far the colours look around a node."""

T = TypeVar("T")


class Colours:
    """A colour for each claim, argument and piece of evidence of two maps, round by round, computed
    when first needed.
    """

    def __init__(self, old: ArgumentMap, new: ArgumentMap) -> None:
        self._maps = (old, new)
        self._rounds: list[tuple[dict[str, int], dict[str, int]]] = []

    def pairs(self, old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
        """Pair ids of the old map with ids of the new one: first those whose surroundings agree
        farthest, the rest in the order given.
        """
        if len(old) < 2 and len(new) < 2:
            return list(zip(old, new, strict=False))
        found: list[tuple[str, str]] = []
        left, right = list(old), list(new)
        for first, second in reversed(self._refined()):
            waiting: dict[int, list[str]] = {}
            for name in right:
                waiting.setdefault(second[name], []).append(name)
            kept = []
            for name in left:
                if likes := waiting.get(first[name]):
                    found.append((name, likes.pop(0)))
                else:
                    kept.append(name)
            taken = {name for _, name in found}
            left, right = kept, [name for name in right if name not in taken]
        return [*found, *zip(left, right, strict=False)]

    def _refined(self) -> list[tuple[dict[str, int], dict[str, int]]]:
        if not self._rounds:
            numbers: dict[Any, int] = {}

            def number(signature: Any) -> int:
                return numbers.setdefault(signature, len(numbers))

            joined = [links(map) for map in self._maps]
            now = [{k: number(v) for k, v in own(map).items()} for map in self._maps]
            self._rounds.append((now[0], now[1]))
            for _ in range(ROUNDS):
                now = [
                    {
                        name: number((color, *sorted(_seen(around[name], colors, number))))
                        for name, color in colors.items()
                    }
                    for around, colors in zip(joined, now, strict=True)
                ]
                self._rounds.append((now[0], now[1]))
        return self._rounds


def _seen(around: Iterable[tuple[str, str]], colors: dict[str, int], number: Any) -> list[int]:
    return [number((role, colors.get(other, other))) for role, other in around]


def own(map: ArgumentMap) -> dict[str, Any]:
    """Return what each node is by itself."""
    found: dict[str, Any] = {}
    for c in map.claims.values():
        own_words = (
            folded(c.text),
            frozenset(c.by),
            frozenset(c.answers),
            c.credence,
            c.assumed,
            frozenset(c.granted_by),
            c.when,
        )
        found[c.id] = ("claim", "" if c.generated else c.id, own_words, frozenset(c.tags), c.group)
    for a in map.arguments.values():
        own_step = (
            a.kind,
            frozenset(a.by),
            frozenset(a.granted_by),
            a.inferred,
            a.scheme,
            folded(a.text),
        )
        found[a.id] = ("argument", "" if a.generated else a.id, own_step, a.group)
    for e in map.evidence.values():
        proof = (folded(e.quote), folded(e.text), e.voice, e.source, e.at, e.kind, e.via, e.said)
        found[e.id] = ("evidence", "" if e.generated else e.id, proof, e.group)
    return found


def links(map: ArgumentMap) -> dict[str, list[tuple[str, str]]]:
    """Return, for each node, the nodes it is joined to, both ways; positions by their name."""
    found: dict[str, list[tuple[str, str]]] = {
        name: [] for name in (*map.claims, *map.arguments, *map.evidence)
    }

    def join(role: str, one: str, other: str) -> None:
        found[one].append((role, other))
        if other in found:
            found[other].append((f"of {role}", one))

    for a in map.arguments.values():
        join("target", a.id, a.target)
        for premise in a.premises:
            join("premise", a.id, premise)
        if a.part_of in found:
            join("part", a.id, a.part_of)
    for e in map.evidence.values():
        for claim in e.supports:
            join("supports", e.id, claim)
    for c in map.contradictions:
        join("contradicts", c.left, c.right)
        join("contradicts", c.right, c.left)
    for r in map.restatements:
        join("restates", r.left, r.right)
    for p in map.positions.values():
        for role, claims in (
            ("thesis", p.thesis),
            ("holds", p.holds),
            ("denies", p.denies),
            ("grants", p.grants),
        ):
            for claim in claims:
                join(role, claim, f"position {p.id}")
    return found
