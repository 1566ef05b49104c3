"""A reference while its fields are read."""

from __future__ import annotations

from argmap.base.values import dataclass, field
from argmap.formats.references.dates import Date
from argmap.formats.references.names import OTHERS, PersonName, is_others
from argmap.formats.references.reference import Reference, doi_address


@dataclass
class Draft:
    """Collects what the fields of one entry say, in any order.

    A field that comes twice with other words is kept under its own name, so nothing is lost.
    """

    id: str = ""
    title: str = ""
    kind: str = ""
    url: str = ""
    date: Date = field(default_factory=Date)
    authors: list[PersonName] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)
    _said: set[tuple[str, str]] = field(default_factory=set, repr=False, compare=False)
    _keys: set[str] = field(default_factory=set, repr=False, compare=False)

    def author(self, name: PersonName) -> None:
        """Add an author; `et al.` says that there are others."""
        if is_others(name.shown):
            self.put("authors", OTHERS)
        elif name.shown:
            self.authors.append(name)

    def put(self, key: str, words: str, otherwise: str = "") -> None:
        """Add an `x-` line, under the key `otherwise` when its own key is taken."""
        words = " ".join(words.split())
        if not words or (key, words) in self._said:
            return
        added = (otherwise if otherwise and key in self._keys else key, words)
        self.extra.append(added)
        self._said.add(added)
        self._keys.add(added[0])

    def reference(self) -> Reference:
        """Return the collected fields as a reference."""
        extra = list(self.extra)
        doi = self._take(extra, "doi")
        address = doi_address(doi)
        url = self.url or address
        if doi and url != address:
            extra.append(("doi", doi))
        if self.date.rest:
            extra.append(("date", self.date.rest))
        text, via = self._take(extra, "text"), self._take(extra, "via")
        return Reference(
            self.id, " ".join(self.title.split()), tuple(self.authors), self.date.published,
            self.kind, url, text, tuple(via.replace(",", " ").split()),
            tuple(note for note in self.notes if note.strip()), tuple(extra),
        )  # fmt: skip

    @staticmethod
    def _take(extra: list[tuple[str, str]], key: str) -> str:
        found = next((pair for pair in extra if pair[0] == key), None)
        if found:
            extra.remove(found)
        return found[1] if found else ""
