"""What a preview shows: a page, what is wrong in the text by now, and where things are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from argmap.base.text import Place, utf8
from argmap.base.values import dataclass, field
from argmap.contents.at import claim_at
from argmap.preview.problems import Problems, problems_of
from argmap.reading import Reading

WORDS, PAGE = "words", "page"
"""The stages in which a page is made after a change: what is quick, and all of it."""

MakePage = Callable[[Reading, int, str], str]
"""Makes a stage of the page of a map; the number is greater than that of all before it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page with its number, and the state of the text, which may be newer than the page.

    `words` is the newest page without what takes long; it has a greater number than the page while
    that is still being made. `whole` says that the page lacks nothing that is written, `kept` that
    it is of an earlier state, since the text now has lines that cannot be read. `trouble` says why
    there is nothing to read.
    """

    number: int
    page: bytes = field(repr=False)
    reading: Reading = field(compare=False, repr=False)
    words_number: int = 0
    words: bytes = field(default=b"", repr=False)
    problems: Problems = Problems()
    whole: bool = True
    kept: bool = False
    trouble: str = ""


def first_shown(reading: Reading, make_page: MakePage) -> Shown:
    """Return what is shown first: whatever of the map could be read."""
    problems = problems_of(reading)
    page = utf8(make_page(reading, 1, PAGE))
    return Shown(1, page, reading, problems=problems, whole=not problems.broken)


def next_shown(before: Shown, reading: Reading, make_page: MakePage) -> Iterator[Shown]:
    """Yield what is shown after a change, first what is quick to make.

    A page without gaps is not replaced by one with gaps: a line that cannot be read is most often
    one that is being written.
    """
    problems = problems_of(reading)
    if problems.broken and before.whole:
        yield replace(before, reading=reading, problems=problems, kept=True, trouble="")
        return
    number = max(before.number, before.words_number)
    words = utf8(make_page(reading, number + 1, WORDS))
    shown = replace(
        before, reading=reading, words_number=number + 1, words=words, problems=problems,
        whole=not problems.broken, kept=False, trouble="",
    )  # fmt: skip
    yield shown
    page = utf8(make_page(reading, number + 2, PAGE))
    yield replace(shown, number=number + 2, page=page)


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
