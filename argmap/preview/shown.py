"""What a preview shows: a page, what is wrong in the text by now, and where things are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.base.text import Place, utf8
from argmap.base.values import dataclass, field
from argmap.contents.at import claim_at
from argmap.preview.problems import Problems, problems_of
from argmap.reading import Reading

MakePage = Callable[[Reading, int], str]
"""Makes the page of a map; the number tells it from those before it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page with its number, and the state of the text, which may be newer than the page.

    `kept` says that the page is of an earlier state, since the text has lines that cannot be read.
    `trouble` says why there is nothing to read.
    """

    number: int
    page: bytes
    reading: Reading = field(compare=False, repr=False)
    problems: Problems = Problems()
    whole: bool = True
    kept: bool = False
    trouble: str = ""


def first_shown(reading: Reading, make_page: MakePage) -> Shown:
    """Return what is shown first: whatever of the map could be read."""
    problems = problems_of(reading)
    page = utf8(make_page(reading, 1))
    return Shown(1, page, reading, problems, whole=not problems.broken)


def next_shown(before: Shown, reading: Reading, make_page: MakePage) -> Shown:
    """Return what is shown after a change.

    A page without gaps is not replaced by one with gaps: a line that cannot be read is most often
    one that is being written.
    """
    problems = problems_of(reading)
    if problems.broken and before.whole:
        return Shown(before.number, before.page, reading, problems, kept=True)
    page = utf8(make_page(reading, before.number + 1))
    return Shown(before.number + 1, page, reading, problems, whole=not problems.broken)


def file_named(reading: Reading, path: str) -> str:
    """Return the name that a map has for one of its files; empty when it is none of them."""
    if path in reading.map.documents:
        return path
    real = reading.loader.real(path)
    return next((f for f in reading.map.documents if reading.loader.real(f) == real), "")


def claim_on(reading: Reading, file: str, line: int) -> str:
    """Return the claim that a line of a file is about; empty when it is about none."""
    document = reading.map.documents[file]
    if not 1 <= line <= len(document.line_starts):
        return ""
    text = document.line(line)
    end = document.offset(line) + len(text)
    return claim_at(reading.map, Place(file, end, end)) if text.strip() else ""


def written(reading: Reading, name: str) -> tuple[str, int, int] | None:
    """Return file, line and column of what has a name in the map; `None` when nothing has."""
    for thing in _called(reading, name):
        if document := reading.map.documents.get(thing.file):
            return (thing.file, *document.position(thing.start))
    return None


def _called(reading: Reading, name: str) -> Iterator[Place]:
    map_ = reading.map
    for things in (
        map_.claims, map_.arguments, map_.evidence, map_.positions, map_.persons, map_.sources,
        map_.groups, map_.questions,
    ):  # fmt: skip
        if thing := things.get(name):
            yield thing.place
