"""How the page names people: in full where it introduces them, then by the word that the map calls them by."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from argmap.base.values import dataclass
from argmap.model import ArgumentMap
from argmap.reasoning.proofs.sentence import people_of
from argmap.report.points import short_name


@dataclass(frozen=True)
class Names:
    """The names of people; those `introduced` have a short one, if nobody else in the map is called so."""

    map: ArgumentMap
    introduced: frozenset[str]

    def of(self, person: str, *, full: bool = False) -> str:
        """Return a person's name."""
        return people_of(self.map, [person]) if full else self._short.get(person, self.of(person, full=True))

    def short(self, person: str) -> str:
        """Return the short name of a person, introduced or not, if nobody else in the map is called so."""
        return self._alone.get(person, self.of(person))

    @cached_property
    def _short(self) -> dict[str, str]:
        return {p: name for p, name in self._alone.items() if p in self.introduced}

    @cached_property
    def _alone(self) -> dict[str, str]:
        short = {p: short_name(self.map, p) for p in self.map.persons}
        words: Counter[str] = Counter()
        for person in self.map.persons:
            words.update(set(self.of(person, full=True).split()) | {short_name(self.map, person)})
        return {p: name for p, name in short.items() if words[name] == 1}
