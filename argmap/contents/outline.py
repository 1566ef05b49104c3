"""A map as an outline: questions and theses on top, and below each what bears on it.

The same claim may appear in many places, so a fully opened outline can be far larger than its map.
Hence rows are made only where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from argmap.base.values import dataclass
from argmap.contents.below import MUTUAL, Below, Entry
from argmap.model import Argument, ArgumentMap


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outline.

    `key` leads from the root down to this place and is unique in the outline; `key[:-1]` is the key
    of the row above. `kind` is `question`, `claim`, `step`, `evidence` or `heading`; `id` is empty
    for a heading. `relation` says what the row does to the one above: `answers`, `supports`,
    `rebuts`, `undercuts`, `premise`, `evidence`, `restates`, `contradicts`, or nothing. `holders`
    are the people who hold or say it, as `person ID`, and the positions that nobody is named for, as
    `position ID`.

    `children` is the number of rows below, `elsewhere` the number of other places of this thing.
    `cycle` says that the same thing is also above this row; then the row has no children. `step` is
    the argument through which a claim appears here without a row for the step. `opened`, if it is
    set, replaces the text while the rows below are shown, since they say the rest.
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
    opened: str = ""


class Outline:
    """The outline of one map. Making it takes time linear in the size of the map."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self._below = Below(map)
        self._places: dict[str, int] = {}
        self._last: tuple[tuple[str, ...], set[str]] = ((), set())

    def roots(self) -> tuple[Row, ...]:
        """The rows at the left margin.

        These are the questions, the theses that answer none, then headings over everything that is
        below neither. Without any question or thesis, they are the claims that bear on nothing.
        """
        return tuple(self._root(name) for name in self._below.roots)

    def children(self, row: Row) -> tuple[Row, ...]:
        """Return the rows right below `row`."""
        if row.cycle or not row.children:
            return ()
        over = self._over(row.key)
        return tuple(
            self._row((*row.key, name), entry, entry.id in over) for name, entry in self._named(row)
        )

    def path_to(self, id: str) -> tuple[Row, ...]:
        """Return a shortest way down to a claim, step, evidence or question, the root first.

        It starts from a question or thesis that leads there, else from a heading. The result is
        empty for an id that the outline does not show. `id` may also be an element of a key.
        """
        below, map = self._below, self.map
        if id in below.questions or id in below.tops:
            return (self._root(id),)
        id = id.rpartition(" ")[2]
        if id in map.arguments and id not in below.above and map.arguments[id].premises:
            return self._path_by_step(map.arguments[id])
        if id in map.evidence and id not in below.above:
            ways = [self._names(claim) for claim in map.evidence[id].supports]
            ways = [way for way in ways if way]
            return self._rows([*min(ways, key=len), id]) if ways else ()
        if id in map.questions and id not in below.above:
            return (self._root(id),)
        return self._rows(self._names(id))

    def places(self, id: str) -> tuple[tuple[Row, ...], ...]:
        """Return a shortest way to each of the places that `places_of` counts."""
        found: list[tuple[Row, ...]] = []
        for parent in dict.fromkeys(self._below.parents(id)):
            path = self.path_to(parent) if parent else ()
            if not parent:
                found.append((self._root(id),))
            elif path:
                back = self._below.above.get(parent) == id
                found += [
                    (*path, row)
                    for row in self.children(path[-1])
                    if row.id == id and not (back and row.relation in MUTUAL)
                ]
        return tuple(found)

    def places_of(self, id: str) -> int:
        """Return the number of places of a claim, step or piece of evidence.

        It is the number of rows of other things that it is under, counting the left margin as one.
        """
        known = self._places.get(id)
        if known is None:
            known = self._places[id] = len(self._below.parents(id))
        return known

    def at(self, key: tuple[str, ...]) -> Row | None:
        """Return the row with this key, if there is one in this map."""
        way = self._way(key)
        return self._row(key, *way[-1]) if way else None

    def way(self, key: tuple[str, ...]) -> tuple[Row, ...]:
        """Return the rows from the root down to the one with this key; none if it is missing."""
        return tuple(self._row(key[:n], *step) for n, step in enumerate(self._way(key), 1))

    def _way(self, key: tuple[str, ...]) -> list[tuple[Entry, bool]]:
        """For each element of a key, return its entry, and whether it also occurs earlier in the
        key.
        """
        if not key or key[0] not in self._margin:
            return []
        entry, cycle = self._below.entry(key[0]), False
        found = [(entry, cycle)]
        over = self._over(key[:1]).copy()
        for above, name, element in zip(("", *key), key, key[1:], strict=False):
            below = () if cycle else self._elements(entry, name, above)
            there = next((e for n, e in below if n == element), None)
            if there is None:
                return []
            entry, cycle = there, there.id in over
            over.add(entry.id)
            found.append((entry, cycle))
        return found

    @cached_property
    def _margin(self) -> frozenset[str]:
        return frozenset(self._below.roots)

    def _named(self, row: Row) -> Iterator[tuple[str, Entry]]:
        """Yield the entries below `row`, each with its element of the key."""
        above = row.key[-2] if len(row.key) > 1 else ""
        return self._elements(Entry(row.kind, row.id, row.relation), row.key[-1], above)

    def _elements(self, row: Entry, name: str, above: str) -> Iterator[tuple[str, Entry]]:
        """Yield the entries below a row, each with its element of the key.

        The key of the row ends in `above` and `name`. The element is the id; when the id occurs
        twice below the row, the relation or the step comes before it.
        """
        if row.kind in ("claim", "step"):
            name = row.id
        twice = above.rpartition(" ")[2] if row.relation in MUTUAL else ""
        taken: set[str] = set()
        for entry in self._below.entries(name):
            if twice and entry.relation == row.relation and entry.id == twice:
                continue
            element = entry.id
            if element in taken:
                element = f"{entry.relation} {entry.id}"
            if element in taken:
                element = f"{entry.step} {entry.id}"
            taken.add(element)
            yield element, entry

    def _over(self, key: tuple[str, ...]) -> set[str]:
        """Return the ids of the claims and steps of a key; the next call changes the set.

        Opening branches asks for one key after the other, mostly for the next one down. On the way
        to a claim 5,000 steps deep, the elements of the key must not be gone through 5,000 times.
        """
        last, over = self._last
        if len(key) > 1 and key[:-1] == last:
            over.add(key[-1].rpartition(" ")[2])
        elif key != last:
            first = key[0]
            start = 1 if first in self._below.questions or first in self._below.tops else 0
            over = {element.rpartition(" ")[2] for element in key[start:]}
        self._last = (key, over)
        return over

    def _names(self, name: str) -> list[str]:
        """Return the names on a shortest way to a claim or step, from the margin down."""
        above = self._below.above
        if name not in above:
            return []
        names = [name]
        while up := above.get(name, ""):
            names.append(up)
            name = up
        return names[::-1]

    def _rows(self, names: Sequence[str]) -> tuple[Row, ...]:
        """Return the rows of a way that goes through no thing twice."""
        if not names:
            return ()
        elements, entries = ["", names[0]], [self._below.entry(names[0])]
        for name in names[1:]:
            below = self._elements(entries[-1], elements[-1], elements[-2])
            element, entry = next((n, e) for n, e in below if e.id == name)
            elements.append(element)
            entries.append(entry)
        key = tuple(elements[1:])
        return tuple(self._row(key[:n], entry, False) for n, entry in enumerate(entries, 1))

    def _path_by_step(self, step: Argument) -> tuple[Row, ...]:
        """Return the way to the premise that takes the place of a step without a row."""
        path = self._rows(self._names(next(iter(self._below.aims(step)), step.target)))
        if not path:
            return ()
        return next(
            ((*path, row) for row in self.children(path[-1]) if row.step == step.id),
            self._rows(self._names(step.premises[0])),
        )

    def _root(self, name: str) -> Row:
        return self._row((name,), self._below.entry(name), False)

    def _row(self, key: tuple[str, ...], entry: Entry, cycle: bool) -> Row:
        kind, id_, relation, step = entry
        map = self.map
        if kind == "claim":
            claim = map.claims[id_]
            count = 0 if cycle else self._below.count(id_) - (relation in MUTUAL)
            return Row(
                key, kind, id_, relation, claim.text or id_, self._holders(id_),
                id_ in map.theses, claim.assumed is not None, count,
                max(self.places_of(id_) - 1, 0), cycle, step,
            )  # fmt: skip
        if kind == "step":
            argument = map.arguments[id_]
            return Row(
                key, kind, id_, relation, self._step_words(argument),
                _people(argument.by),
                children=0 if cycle else self._below.count(id_),
                elsewhere=max(self.places_of(id_) - 1, 0), cycle=cycle, step=id_,
                opened=self._step_words(argument, opened=True),
            )  # fmt: skip
        if kind == "evidence":
            evidence = map.evidence[id_]
            source = map.sources.get(evidence.source)
            voices = (evidence.voice,) if evidence.voice else source.author if source else ()
            words = f"“{evidence.quote}”" if evidence.quote else evidence.text or id_
            return Row(
                key, kind, id_, relation, words, _people(voices),
                elsewhere=max(self.places_of(id_) - 1, 0),
            )  # fmt: skip
        count = self._below.count(key[0])
        if kind == "question":
            return Row(key, kind, id_, relation, map.questions[id_].text or id_, children=count)
        return Row(key, kind, id_, relation, key[0].capitalize(), children=count)

    def _holders(self, claim: str) -> tuple[str, ...]:
        """Return who holds a claim: the people of the positions that say so (where nobody is named
        for one, the position), then those who assert it. So a person of several positions is the
        same everywhere in the outline.
        """
        found: dict[str, None] = {}
        for position in self._holding.get(claim, ()):
            people = self.map.positions[position].held_by
            found.update(dict.fromkeys(_people(people) or (f"position {position}",)))
        found.update(dict.fromkeys(_people(self.map.claims[claim].by)))
        return tuple(found)

    @cached_property
    def _holding(self) -> dict[str, list[str]]:
        """Map each claim to the positions that have it as a thesis or in `holds`."""
        found: dict[str, list[str]] = {}
        for position in self.map.positions.values():
            for claim in dict.fromkeys((*position.thesis, *position.holds)):
                found.setdefault(claim, []).append(position.id)
        return found

    def _step_words(self, step: Argument, *, opened: bool = False) -> str:
        """Return the words of a step's row: its title, its premise or their number, its pattern.

        When `opened`, its one premise is left out, since the row below shows it.
        """
        premises = tuple(dict.fromkeys(step.premises))
        if step.text:
            words = step.text
        elif len(premises) == 1 and opened:
            words = "1 premise"
        elif len(premises) == 1:
            words = self.map.claims[premises[0]].text or premises[0]
        elif premises:
            words = f"{len(premises)} premises that work together"
        else:
            words = step.id
        parts = [words]
        if step.scheme:
            parts.append(scheme_name(self.map, step.scheme))
        if attacks := len(self.map.into.get(step.id, ())):
            parts.append("undercut" if attacks == 1 else f"{attacks} undercuts")
        return " · ".join(parts)


def scheme_name(map: ArgumentMap, scheme: str) -> str:
    """Return the words for a scheme, which need not be declared."""
    declared = map.schemes.get(scheme)
    return declared.text if declared and declared.text else scheme.replace("-", " ")


def _people(persons: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"person {person}" for person in persons)
