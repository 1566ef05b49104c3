"""The page as a value, and how long it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.base.values import dataclass
from argmap.report.points import POINT, Points

WORDS = 449
"""Most words of the page."""
LONG = 24
"""Signs from which on a word counts as two, since a language may part its words by no blanks."""
LINES = 60
"""Most lines of the page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: who (`lead`), what (`text`), and the words quoted for it with their place."""

    text: str
    lead: str = ""
    quote: str = ""
    quoted: str = ""
    reference: str = ""
    under: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, remarks under it, a table with its key, and lines."""

    heading: str
    remarks: tuple[str, ...]
    entries: tuple[Entry, ...]
    table: Points | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The page. `opening` are paragraphs; `quote` in an entry is the id of a piece of evidence. All
    words are raw words of the map or of argmap. `claims` are the ids of the claims that it tells of.
    """

    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: str
    claims: tuple[str, ...] = ()

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the ids of the evidence that is quoted."""
        entries = (e for part in self.parts for e in _all(part.entries))
        return tuple(dict.fromkeys(e.quote for e in entries if e.quote))


def words(page: Brief) -> int:
    """Return the number of words of a page; marks of lists and headings and cells of tables count, long
    words several times.
    """
    texts = [page.title, *page.opening, page.closing]
    number = 1
    for part in page.parts:
        texts += [part.heading, *part.remarks]
        number += 1
        for entry in _all(part.entries):
            texts += [entry.lead, entry.text, entry.quoted, entry.reference]
            number += 1
        if part.table:
            rows = part.table.rows
            texts += [*part.table.heads, POINT, part.table.key, *(r.words for r in rows)]
            texts += [r.name for r in rows]
            # A cell is one word, be it empty or not, and so is the rule.
            number += 1 + len(rows) * len(part.table.heads)
    return number + sum(1 + len(word) // LONG for text in texts for word in text.split())


def lines(page: Brief) -> int:
    """Return the number of lines of a page in Markdown, with the blank ones around headings and paragraphs."""
    found = 2 + 2 * len(page.opening) + 2
    for part in page.parts:
        found += 3 + 2 * len(part.remarks) + sum(1 for _ in _all(part.entries))
        found += len(part.table.rows) + 5 if part.table else 0
    return found


def _all(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _all(entry.under)
