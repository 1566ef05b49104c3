"""How much a page holds: what has to be told is made shorter until it fits."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.values import dataclass
from argmap.report.brief.in_lines import in_lines
from argmap.report.brief.page import LINES, WORDS, Brief, lines, words
from argmap.report.brief.wishes import SPEAKERS

LONGEST = (60, 40, 25, 12)
"""Most words shown of a claim, a quotation or a name, the best first."""
SHORTEST = 6
"""The same where nothing else helps."""
POINTS = 2
"""Points in dispute that have to be told."""
PARTS = ((SPEAKERS, 5), (SPEAKERS, 3), (6, 5), (6, 3))
"""Numbers of speakers and of columns of the table, the best first: 80 characters have room for five columns."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What has to fit on the page: so many words of each claim, speakers, columns of the table and points."""

    longest: int
    speakers: int
    columns: int
    points: int


BEST = Shape(LONGEST[0], *PARTS[0], POINTS)


def shapes() -> Iterator[Shape]:
    """Yield what a page may hold, the best first: fewer speakers and columns are better than a point less, that is
    better than a few words of each claim, and these are better than no table.
    """
    for points in (POINTS, 1):
        for part in PARTS:
            yield from (Shape(longest, *part, points) for longest in LONGEST)
    yield from (Shape(SHORTEST, *part, 1) for part in (*PARTS, (PARTS[-1][0], 0)))


def fits(page: Brief) -> bool:
    """Whether a page is no longer than a page, in Markdown and in text."""
    return words(page) <= WORDS and max(lines(page), len(in_lines(page))) <= LINES
