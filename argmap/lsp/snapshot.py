"""A reading of a map as an editor looks at it: from one file, with the places of all names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from argmap.base.lazily import lazily
from argmap.base.text import Document, Place
from argmap.language.tree import Statement, SyntaxTree
from argmap.model import ArgumentMap
from argmap.model.resolve.occurrences import Occurrence, Occurrences
from argmap.model.resolve.scopes import NODE
from argmap.model.workspace import Workspace
from argmap.reading import Reading, without_pauses


class Snapshot:
    """What is known of a map, seen from the file `path`, one of those of the reading. `names` are shared by all snapshots of
    a reading.
    """

    def __init__(self, reading: Reading, path: str, names: Naming | None = None) -> None:
        self.reading, self.path = reading, path
        self.naming = names or Naming(reading)

    @property
    def map(self) -> ArgumentMap:
        """The map."""
        return self.reading.map

    @property
    def tree(self) -> SyntaxTree:
        """The tree of the file."""
        return self.reading.trees[self.path]

    @property
    def document(self) -> Document:
        """The text of the file."""
        return self.map.documents[self.path]

    @lazily
    def names(self) -> tuple[Occurrence, ...]:
        """The places of the names of the file, in source order."""
        return self.naming.of(self.path)

    @lazily
    def _starts(self) -> list[int]:
        return [one.place.start for one in self.names]

    def name_at(self, offset: int) -> Occurrence | None:
        """Return the name at an offset of the file; also right behind its last letter."""
        at = bisect_right(self._starts, offset) - 1
        names = self.names
        return names[at] if at >= 0 and offset <= names[at].place.end else None

    def places_of(self, space: str, id: str) -> Iterator[Occurrence]:
        """Yield every place of a name, file by file."""
        yield from self.naming.places.get((space, id), ())

    def home(self, name: Occurrence) -> Place | None:
        """Return where what a name means is declared first."""
        return next(
            (one.place for one in self.places_of(name.space, name.id) if one.declares), None
        )

    def declared_at(self, place: Place) -> Occurrence | None:
        """Return the name that is declared at a place of any file of the map."""
        names = self.naming.of(place.file) if place.file in self.reading.trees else ()
        return next((one for one in names if one.place == place and one.declares), None)

    def kind_of(self, space: str, id: str) -> str:
        """Return `claim`, `step`, `evidence` or the name of another name space."""
        if space != NODE:
            return space
        if id in self.map.claims:
            return "claim"
        return "step" if id in self.map.arguments else "evidence" if id in self.map.evidence else ""

    def statements(self) -> Iterator[tuple[int, tuple[Statement, ...]]]:
        """Yield every statement of the file with those around it, the outermost first, and the offset that their spans
        count from.
        """
        for at, item in self.tree.located():
            waiting: list[tuple[Statement, ...]] = [(item,)]
            while waiting:
                way = waiting.pop()
                yield at, way
                waiting += [(*way, line) for line in reversed(getattr(way[-1], "body", ()))]

    def way_to(self, offset: int) -> tuple[int, tuple[Statement, ...]]:
        """Return the innermost statement at an offset, with those around it, and the offset that spans count from."""
        best: tuple[int, tuple[Statement, ...]] = (0, ())
        for at, item in self.tree.located():
            if at + item.span[0] > offset:
                break
            way: tuple[Statement, ...] = (item,)
            while True:
                inner = [
                    line for line in getattr(way[-1], "body", ()) if at + line.span[0] <= offset
                ]
                if not inner:
                    break
                way = (*way, inner[-1])
            best = (at, way)
        return best


class Naming:
    """The places of all names of a reading, found when they are asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @lazily
    def _found(self) -> Occurrences:
        reading = self.reading
        space = Workspace(reading.roots, reading.trees, reading.uses, (), reading.unreadable)
        with without_pauses():
            return Occurrences(space)

    def of(self, path: str) -> tuple[Occurrence, ...]:
        """Return the places of the names of a file, in source order."""
        with without_pauses():
            return self._found.of(path)

    def prefix(self, path: str) -> str:
        """Return what ids of a file's declarations begin with in the map."""
        return self._found.scopes.prefixes[path]

    @lazily
    def places(self) -> Mapping[tuple[str, str], tuple[Occurrence, ...]]:
        """Map a name space and an id to all places of that name."""
        found: dict[tuple[str, str], list[Occurrence]] = {}
        for path in self.reading.trees:
            for one in self.of(path):
                found.setdefault((one.space, one.id), []).append(one)
        return {key: tuple(several) for key, several in found.items()}
