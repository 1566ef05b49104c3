"""The relations between positions as lines: a post below each card, and from post to post one level line for each
kind, with its numbers, at a height where no other line is on its way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.base.values import dataclass
from argmap.drawing.layout.places import straight
from argmap.drawing.overview.content import Card
from argmap.drawing.overview.ties import tie_group
from argmap.drawing.svg.edges import NEXT_TO_SIGN, capsule, draw_line
from argmap.drawing.svg.paint import Paint
from argmap.reasoning.analyses.meeting import Between

LANE = 20.0
"""Px between two heights at which lines are."""
EDGE = 16.0
"""Px between a card and the first line."""
BELOW = 12.0
"""Px below the last line."""
APART = 12.0
"""Px between two lines at one height."""
POST = 5.0
"""Px across a post."""
MOST_LANES = 12
"""Heights up to which lines are easily followed."""
NEAREST = 130.0
"""Px that two posts are apart at least: room for two arrowheads and two numbers."""
BEHIND = 22.0
"""Px from the tip of an arrow to the middle of its number."""
PAIRS = ("contradiction", "restatement")
"""Relations without a direction."""


@dataclass(frozen=True, slots=True)
class Line:
    """The relations of one kind between two positions: one that leads from `left` to `right`, one that leads back,
    or both.
    """

    ties: tuple[Between, ...]
    left: str
    right: str
    y: float


@dataclass(frozen=True, slots=True)
class Band:
    """The lines below a row of cards, the middle of each card, and how far down its post goes."""

    lines: tuple[Line, ...]
    at: Mapping[str, float]
    posts: Mapping[str, float]
    height: float


def band(at: Mapping[str, float], ties: Sequence[Between]) -> Band | None:
    """Lay out the lines between cards with these middles; `None` if there are none, or too many to be followed."""
    order = sorted(at, key=at.__getitem__)
    if not ties or any(at[b] - at[a] < NEAREST for a, b in pairwise(order)):
        return None
    place = {position: number for number, position in enumerate(order)}
    kinds: dict[tuple[int, int, str, bool], list[Between]] = {}
    for tie in ties:
        left, right = sorted((place[tie.source], place[tie.target]))
        kinds.setdefault((left, right, tie.relation, tie.drawn), []).append(tie)
    lanes: list[list[tuple[int, int]]] = []
    lines: list[Line] = []
    # Lines between neighbours are nearest to the cards, and those of one pair are next to each other.
    for left, right, relation, drawn in sorted(kinds, key=lambda k: (k[1] - k[0], k[0])):
        lane = next(
            (n for n, taken in enumerate(lanes) if all(right <= a or b <= left for a, b in taken)),
            len(lanes),
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((left, right))
        lines.append(Line(tuple(kinds[left, right, relation, drawn]), order[left], order[right], EDGE + LANE * lane))
    if len(lanes) > MOST_LANES:
        return None
    posts: dict[str, float] = {}
    for line in lines:
        for position in (line.left, line.right):
            posts[position] = max(posts.get(position, 0.0), line.y)
    return Band(tuple(lines), at, posts, EDGE + LANE * (len(lanes) - 1) + BELOW)


def draw_band(made: Band, cards: Mapping[str, Card], x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw the posts and the lines, the top left corner of the band at x, y."""
    yield '<g class="posts">\n'
    for position, down in made.posts.items():
        yield (
            f'<rect x="{x + made.at[position] - POST / 2:.1f}" y="{y:.1f}" width="{POST:.1f}" '
            f'height="{down + POST / 2:.1f}"{paint(cards[position].badge.paint)}/>\n'
        )
    yield "</g>\n"
    for line in made.lines:
        left, right = x + made.at[line.left] + POST / 2, x + made.at[line.right] - POST / 2
        # Where a line goes across the post of another card, the post is left open.
        yield f'<path d="M{left + 3:.1f} {y + line.y:.1f}H{right - 3:.1f}" stroke-width="8"{paint("none", "canvas")}/>\n'
        for tie in line.ties:
            yield _tie(tie, line, (left, right, y + line.y), cards, paint)


def _tie(
    tie: Between, line: Line, at: tuple[float, float, float], cards: Mapping[str, Card], paint: Paint
) -> str:  # fmt: skip
    """Draw a relation: from card to card or, where one leads back as well, from the middle between them."""
    left, right, y = at
    middle = (left + right) / 2
    pair = tie.relation in PAIRS
    start, end = (left, right) if tie.target == line.right else (right, left)
    if len(line.ties) > 1:
        start = middle
    drawn = draw_line(tie.relation, straight((start, y), (end, y)), "none" if pair else "end", paint, drawn=tie.drawn)
    number = middle + NEXT_TO_SIGN if pair else end + (BEHIND if end < start else -BEHIND)
    drawn += capsule(str(tie.number), number, y, tie.relation, paint)
    return tie_group(tie, cards, drawn)
