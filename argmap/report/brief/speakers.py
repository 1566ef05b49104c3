"""The people of a debate: whose texts there are, and who answers whom."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from argmap.base.values import dataclass
from argmap.model import ArgumentMap, Kind, Source


@dataclass(frozen=True)
class Speakers:
    """The people of a map, as far as its evidence shows them. All results are in the map's order."""

    map: ArgumentMap

    @cached_property
    def texts(self) -> dict[str, tuple[Source, ...]]:
        """Map each person to the texts that the map quotes from and that the person wrote. Sources
        that one copy stands for are one text.
        """
        cited = dict.fromkeys(e.source for e in self.map.evidence.values() if e.source)
        first: dict[tuple[object, ...], Source] = {}
        for id_ in cited:
            source = self.map.sources[id_]
            key = (source.author, source.text) if source.text else (source.id,)
            known = first.get(key)
            if known is None or (known.via and not source.via):
                first[key] = source
        found: dict[str, list[Source]] = {}
        for source in first.values():
            for person in source.author:
                found.setdefault(person, []).append(source)
        return {p: tuple(found[p]) for p in self.map.persons if p in found}

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Those who wrote a text that is no thread of comments and no transcript."""
        return tuple(p for p, ss in self.texts.items() if not all(s.in_turns for s in ss))

    @cached_property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """Pairs of people: the first makes an argument against what the second says."""
        found: dict[tuple[str, str], None] = {}
        for argument in self.map.arguments.values():
            if argument.kind is Kind.SUPPORT or argument.inferred is not None:
                continue
            target: Iterable[str] = ()
            if argument.target in self.map.claims:
                target = self.map.claims[argument.target].by
            elif argument.target in self.map.arguments:
                target = self.map.arguments[argument.target].by
            found.update(dict.fromkeys((p, q) for p in argument.by for q in target if p != q))
        return tuple(found)
