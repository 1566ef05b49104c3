"""A reading of a map as an editor looks at it: from one file, with the places of all names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from argmap.base.text import Document
from argmap.language.tree import Statement, SyntaxTree
from argmap.model import ArgumentMap
from argmap.model.resolve.occurrences import Occurrence, occurrences
from argmap.model.resolve.scopes import NODE
from argmap.model.workspace import Workspace
from argmap.reading import Reading

_SPACES = ("question", "person", "source", "position", "group", "scheme", "view")


class Snapshot:
    """What is known of a map, seen from the file `path`, one of those of the reading."""

    def __init__(self, reading: Reading, path: str) -> None:
        self.reading, self.path = reading, path

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

    @cached_property
    def names(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """Map each file to the places of its names, in source order."""
        reading = self.reading
        space = Workspace(reading.roots, reading.trees, reading.uses, (), reading.unreadable)
        found: dict[str, list[Occurrence]] = {path: [] for path in reading.trees}
        for one in occurrences(space):
            found[one.place.file].append(one)
        return {path: tuple(names) for path, names in found.items()}

    @cached_property
    def _starts(self) -> list[int]:
        return [one.place.start for one in self.names[self.path]]

    def name_at(self, offset: int) -> Occurrence | None:
        """Return the name at an offset of the file; also right behind its last letter."""
        at = bisect_right(self._starts, offset) - 1
        names = self.names[self.path]
        return names[at] if at >= 0 and offset <= names[at].place.end else None

    def places_of(self, space: str, id: str) -> Iterator[Occurrence]:
        """Yield every place of a name, file by file."""
        for names in self.names.values():
            yield from (one for one in names if one.id == id and one.space == space)

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


def spaces() -> tuple[str, ...]:
    """Return the name spaces other than that of claims, arguments and evidence."""
    return _SPACES
