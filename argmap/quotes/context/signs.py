"""Weak signs that a source may mean a quotation otherwise than it reads alone.

None says much by itself: the sentence goes on, the next one denies something, somebody says so. Each has
a weight in `signs.toml`, and only together do they make a remark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from argmap.quotes.concern import Concern
from argmap.quotes.context.around import window
from argmap.quotes.context.patterns import PARTS, pattern, rows
from argmap.quotes.context.run import MARKS, Pattern, Window, found
from argmap.quotes.context.sentences import sentence
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.tables import BadTable, read
from argmap.quotes.words.languages import lexicon_at

SIGNS = Path(__file__).with_name("signs.toml")
OWN = ("gap", "quotation", "sentence")
BEFORE = ("before", "previous")
BEHIND = ("behind", "next", "second")
"""The parts of a source in which signs are looked for, as the head of the table explains them."""
FARTHEST = 40
"""Words of a part that are read."""
SHOWN = 14
"""Words of it that are shown."""
_SIGN = PARTS | {"weight": int, "says": str, "mark": str}


class Sign(NamedTuple):
    """One row of the table, whose head explains the fields."""

    pattern: Pattern
    weight: int
    says: str
    mark: str


class Signs(NamedTuple):
    """The weight that makes a remark, and the signs by the parts of a source that show them."""

    enough: int
    under: Mapping[str, tuple[Sign, ...]]

    @property
    def named(self) -> Mapping[str, Sign]:
        """Return the signs by their names."""
        return {sign.pattern.name: sign for each in self.under.values() for sign in each}


class Part(NamedTuple):
    """A part of a source: tokens `first` to `behind` (exclusive)."""

    where: str
    first: int
    behind: int


@cache
def table(path: Path = SIGNS) -> Signs:
    """Return the table, read at the first call."""
    written = read(path)
    enough, short = written.pop("enough", None), written.pop("short", {})
    if type(enough) is not int:
        raise BadTable(f"{path.name}: enough must be a number")
    under: dict[str, tuple[Sign, ...]] = {}
    for where, each in written.items():
        place = f"{path.name}: {where}"
        if where not in OWN + BEFORE + BEHIND:
            raise BadTable(f"{place} is none of {', '.join(OWN + BEFORE + BEHIND)}")
        for row in rows(place, each, _SIGN, ("name", "meaning", "weight")):
            one = pattern(place, row, short)
            sign = Sign(one, row["weight"], row.get("says", ""), row.get("mark", ""))
            under[where] = (*under.get(where, ()), sign)
    return Signs(enough, under)


def doubtful(source: SourceText, place: Place) -> Concern | None:
    """Return the heaviest of the signs about a match that can be shown, with the words that show it,
    when all signs together are enough for a remark.
    """
    hits = [*signs(source, place)]
    shown = [(sign, part) for sign, part in hits if sign.says]
    if not shown or sum(sign.weight for sign, _ in hits) < table().enough:
        return None
    sign, part = max(shown, key=lambda hit: hit[0].weight)
    return Concern("sign", _words(source, part), sign.pattern.name)


def signs(source: SourceText, place: Place) -> Iterator[tuple[Sign, Part]]:
    """Yield the signs about a match, with the parts of the source that show them."""
    for part in _parts(source, place):
        here, end = _window(source, place, part), source.ends[part.behind - 1]
        for sign in table().under[part.where]:
            marked = not sign.mark or source.plain[end : end + 1] in {*sign.mark}
            if marked and found(here, sign.pattern) is not None:
                yield sign, part


def _parts(source: SourceText, place: Place) -> Iterator[Part]:
    """Yield the parts of a source around a match in which signs are looked for."""
    hidden = [skip for skip in place.skips if skip.end > skip.start]
    yield from (Part("gap", skip.start, skip.end) for skip in hidden[:1])
    yield Part("quotation", place.first, place.last + 1)
    begin, end = sentence(source, place.start, place.end)
    first, behind = (bisect_left(source.starts, offset) for offset in (begin, end))
    yield Part("sentence", first, behind)
    if first < place.first:
        yield Part("before", first, place.first)
    if place.last + 1 < behind:
        yield Part("behind", place.last + 1, behind)
    if first and source.paragraph(source.starts[first - 1]) == source.paragraph(place.start):
        begin, _ = sentence(source, source.starts[first - 1], source.ends[first - 1])
        yield Part("previous", bisect_left(source.starts, begin), first)
    paragraph = source.paragraph(place.end - 1)
    for name in ("next", "second"):
        if behind == len(source.words) or source.paragraph(source.starts[behind]) != paragraph:
            return
        _, end = sentence(source, source.starts[behind], source.ends[behind])
        start, behind = behind, bisect_left(source.starts, end)
        yield Part(name, start, behind)


def _window(source: SourceText, place: Place, part: Part) -> Window:
    """Return the words of a part, the nearest ones if it is long, with the marks between them."""
    where, first, behind = part
    lex, head = lexicon_at(source, place.first), 0
    if where in BEFORE:
        near = range(max(first, behind - FARTHEST), behind)
        head = MARKS["^^"] * (near.start == first)
    else:
        near = range(first, min(behind, first + FARTHEST))
        head = MARKS["^^"] * (where in BEHIND and where != "behind")
    here = window(source, place, lex, near, head)
    while where in OWN and here.tokens[-1] < 0:
        # What is behind the part is none of it.
        here.tokens.pop()
        here.bits.pop()
    return here


def _words(source: SourceText, part: Part) -> str:
    """Return the words of a part, no more than a reader takes in at once."""
    where, first, behind = part
    if where in BEFORE[:1]:
        first, cut = max(first, behind - SHOWN), behind - first > SHOWN
        return "… " * cut + source.written(source.starts[first], source.ends[behind - 1])
    last, cut = min(behind, first + SHOWN) - 1, behind - first > SHOWN
    return source.written(source.starts[first], source.ends[last]) + " …" * cut
