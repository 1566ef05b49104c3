"""Weak signs that the source may mean a quotation otherwise than it reads alone.

None of them says much by itself: a sentence that goes on, a denial behind it, somebody who says so. So
each has a weight in `signs.toml`, and only together do they make a remark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from argmap.quotes.concern import Concern
from argmap.quotes.context.around import window
from argmap.quotes.context.patterns import PARTS, pattern, rows
from argmap.quotes.context.run import MARKS, Pattern, found
from argmap.quotes.context.sentences import sentence
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.tables import BadTable, read
from argmap.quotes.words.languages import lexicon_at

SIGNS = Path(__file__).with_name("signs.toml")
KIND = "sign"
"""The kind of the concern."""
MOST = 14
"""Words of the source that are shown."""
HEAD = MARKS["^^"]
_SIGN = PARTS | {"weight": int, "says": str, "mark": str}


class Sign(NamedTuple):
    """One row of the table, whose head explains the fields."""

    where: str
    pattern: Pattern
    weight: int
    says: str
    mark: str


class Signs(NamedTuple):
    """All signs, and the weight that makes a remark."""

    enough: int
    listed: tuple[Sign, ...]

    def named(self, name: str) -> Sign:
        """Return a sign."""
        return next(sign for sign in self.listed if sign.pattern.name == name)


class Stretch(NamedTuple):
    """Tokens of the source, from `first` up to `behind` (exclusive), and bits for their head."""

    where: str
    first: int
    behind: int
    head: int = 0


@cache
def table(path: Path = SIGNS) -> Signs:
    """Return the table, read at the first call."""
    written = read(path)
    enough, short = written.pop("enough", None), written.pop("short", {})
    if not isinstance(enough, int):
        raise BadTable(f"{path.name}: enough must be a number")
    listed = []
    for where, each in written.items():
        place = f"{path.name}: {where}"
        if where not in WHERE:
            raise BadTable(f"{place} is none of {', '.join(WHERE)}")
        for row in rows(place, each, _SIGN, ("name", "meaning", "weight")):
            weight, says, mark = row["weight"], row.get("says", ""), row.get("mark", "")
            listed.append(Sign(where, pattern(place, row, short), weight, says, mark))
    return Signs(enough, tuple(listed))


def doubtful(source: SourceText, place: Place) -> Concern | None:
    """Return the strongest sign about a match, with the words that show it, when all together are
    enough for a remark.
    """
    hits = [*signs(source, place)]
    shown = [(sign, stretch) for sign, stretch in hits if sign.says]
    if not shown or sum(sign.weight for sign, _ in hits) < table().enough:
        return None
    sign, stretch = max(shown, key=lambda hit: hit[0].weight)
    return Concern(KIND, _words(source, stretch), sign.pattern.name)


def signs(source: SourceText, place: Place) -> Iterator[tuple[Sign, Stretch]]:
    """Yield the signs about a match, each once, and where they are."""
    lex = lexicon_at(source, place.first)
    seen = set()
    for stretch in _stretches(source, place):
        here = window(source, place, lex, range(stretch.first, stretch.behind), stretch.head)
        if stretch.where in INSIDE:
            while here.tokens[-1] < 0:
                here.tokens.pop()
                here.bits.pop()
        end = source.ends[stretch.behind - 1]
        for sign in table().listed:
            if sign.where != stretch.where or sign in seen:
                continue
            if sign.mark and source.plain[end : end + 1] not in sign.mark:
                continue
            if found(here, sign.pattern) is not None:
                seen.add(sign)
                yield sign, stretch


WHERE = ("gap", "quotation", "sentence", "before", "behind", "previous", "lead", "next", "second")

INSIDE = WHERE[:3]


def _stretches(source: SourceText, place: Place) -> Iterator[Stretch]:
    """Yield the parts of the source that are looked at, by what the table calls them."""
    begin, end = sentence(source, place.start, place.end)
    first, behind = (bisect_left(source.starts, offset) for offset in (begin, end))
    for skip in place.skips:
        if skip.end > skip.start:
            yield Stretch("gap", skip.start, skip.end)
    yield Stretch("quotation", place.first, place.last + 1)
    yield Stretch("sentence", first, behind)
    if first < place.first:
        yield Stretch("before", first, place.first, HEAD)
    if place.last + 1 < behind:
        yield Stretch("behind", place.last + 1, behind)
    at, paragraph = first, source.paragraph(place.start)
    for number in range(3):
        if not at or source.paragraph(source.starts[at - 1]) != paragraph:
            break
        start = bisect_left(source.starts, sentence(source, source.starts[at - 1], source.ends[at - 1])[0])
        if not number:
            yield Stretch("previous", start, at, HEAD)
        yield Stretch("lead", start, at, HEAD)
        at = start
    at, paragraph = behind, source.paragraph(place.end - 1)
    for where in ("next", "second"):
        if at == len(source.words) or source.paragraph(source.starts[at]) != paragraph:
            break
        stop = bisect_left(source.starts, sentence(source, source.starts[at], source.ends[at])[1])
        yield Stretch(where, at, stop, HEAD)
        at = stop


def _words(source: SourceText, stretch: Stretch) -> str:
    """Return the words of a stretch, no more than a reader takes in at once."""
    _, first, behind, _ = stretch
    cut = behind - first > MOST
    if stretch.where == "before":
        first = max(first, behind - MOST)
    behind = min(behind, first + MOST)
    written = source.written(source.starts[first], source.ends[behind - 1])
    if cut:
        written = f"… {written}" if stretch.where == "before" else f"{written} …"
    return written
