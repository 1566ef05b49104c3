"""What a preview shows: a page, what is wrong in the text by now, and where things are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from argmap.base.text import Place, utf8
from argmap.base.values import dataclass, field
from argmap.contents.at import claim_at
from argmap.preview.problems import Problems, problems_of
from argmap.reading import Reading

WORDS, PAGE, PICTURES, FOLDS = "words", "page", "pictures", "folds"
"""The stages in which a page is made after a change, each with more in it: what is quick to make; the overview; pictures;
those in which something is unfolded.
"""
SMALL = 60
"""Claims of a map of which the first page has its pictures at once."""

Still = Callable[[], object]
"""Raises `Outdated` when something newer was saved."""

MakePage = Callable[[Reading, int, str, Still], str]
"""Makes a stage of the page of a map; the number is greater than that of all before it."""


class Outdated(Exception):
    """What is being made is not wanted any more."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page with its number, and the state of the text, which may be newer than the page.

    `words` is the newest page without what takes long; it has a greater number than the page while
    that is still being made. `whole` says that the page lacks nothing that is written, `kept` that
    it is of an earlier state, since the text now has lines that cannot be read. `trouble` says why
    there is nothing to read. `drawn` says that the page has all of its pictures.
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
    drawn: bool = False


def first_shown(reading: Reading, make_page: MakePage) -> Shown:
    """Return what is shown first: whatever of the map could be read."""
    problems = problems_of(reading)
    stage = FOLDS if len(reading.map.claims) <= SMALL else PAGE
    page = utf8(make_page(reading, 1, stage, lambda: None))
    return Shown(
        1, page, reading, problems=problems, whole=not problems.broken, drawn=stage == FOLDS
    )


def next_shown(
    before: Shown, reading: Reading, make_page: MakePage, still: Still = lambda: None
) -> Iterator[Shown]:
    """Yield what is shown after a change, first what is quick to make.

    A page without gaps is not replaced by one with gaps: a line that cannot be read is most often
    one that is being written.
    """
    problems = problems_of(reading)
    if problems.broken and before.whole:
        yield replace(before, reading=reading, problems=problems, kept=True, trouble="")
        return
    number = max(before.number, before.words_number) + 1
    words = utf8(make_page(reading, number, WORDS, still))
    shown = replace(
        before, reading=reading, words_number=number, words=words, problems=problems,
        whole=not problems.broken, kept=False, trouble="", drawn=False,
    )  # fmt: skip
    yield shown
    still()
    shown = replace(
        shown, number=number + 1, page=utf8(make_page(reading, number + 1, PAGE, still))
    )
    yield shown
    yield from with_pictures(shown, make_page, still)


def with_pictures(shown: Shown, make_page: MakePage, still: Still) -> Iterator[Shown]:
    """Yield the same page with its pictures, and with all of them."""
    for stage in (PICTURES, FOLDS):
        still()
        number = max(shown.number, shown.words_number) + 1
        page = utf8(make_page(shown.reading, number, stage, still))
        shown = replace(shown, number=number, page=page, drawn=stage == FOLDS)
        yield shown


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
