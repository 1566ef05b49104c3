"""What is on an overview, without places: the question, a card for each position, and the table of points."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.base.times import in_short
from argmap.base.values import dataclass
from argmap.drawing.scene.badges import badges_of
from argmap.drawing.scene.scene import Badge
from argmap.drawing.scene.words import clean
from argmap.drawing.view import View
from argmap.model import ArgumentMap
from argmap.reasoning.analyses.meeting import (
    Between,
    Point,
    Stance,
    by_comments,
    columns,
    find,
)
from argmap.reasoning.analyses.no_reply import grants, open_attacks
from argmap.reasoning.proofs import Debate, debate
from argmap.reasoning.proofs.sentence import counted, listed, people_of

MOST_COLUMNS = 8
"""Positions that the table has columns for."""
MOST_ROWS = 60
"""Points in the table."""


@dataclass(frozen=True, slots=True)
class Card:
    """A position: its `name`, the words of its theses, who holds it, and `through` whom alone they are known, if
    so. It holds so many `claims`, cites so much `evidence` for them, and leaves so many objections `open`: they got
    no reply of its own; none of one that is too little known to be called silent. `comments` positions are held by readers who comment.
    """

    position: str
    badge: Badge
    name: str
    theses: tuple[str, ...]
    holders: str
    through: str
    claims: int
    evidence: int
    open: int
    comments: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A point of the table: the claim's words, the stance of each position in the order of the cards, and the
    number of objections to it without a reply of those concerned.
    """

    claim: str
    words: str
    when: str
    thesis: bool
    stances: tuple[Stance, ...]
    contested: bool
    drawn: bool
    unanswered: int

    @property
    def told(self) -> str:
        """Return the claim's words with the time that it speaks of."""
        return f"{self.words} ({in_short(self.when)})" if self.when else self.words


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview of a map. `more` are positions without a card, `points_more` the number of points that are
    no row, since nobody reads so many. `claims` counts those that say the same as one.
    """

    title: str
    subtitle: str
    language: str
    questions: tuple[str, ...]
    cards: tuple[Card, ...]
    ties: tuple[Between, ...]
    rows: tuple[Row, ...]
    points_more: int
    more: tuple[str, ...]
    claims: int

    def left_out(self, rows: int, further: str = "") -> str:
        """Say what is not on a sheet with so many rows of the table; nothing if all of the map is. `further` says
        where the other rows are, if they are anywhere.
        """
        points, parts = len(self.rows) + self.points_more - rows, []
        if points:
            some = f"{len(self.rows) - rows} of them " if self.points_more else ""
            where = f" ({some}{further})" if further and rows < len(self.rows) else ""
            parts.append(f"{counted(points, 'more point')} where positions meet{where}")
        if others := self.claims - len(self.rows) - self.points_more:
            of = "one of these positions" if self.more else "one position"
            parts.append(f"{counted(others, 'claim')} that {of} alone speaks of, or none")
        if self.more:
            parts.append(counted(len(self.more), "more position"))
        return listed(parts) if parts else ""


NO_POSITION = (
    "The map has no positions to compare. Write `position NAME: words`, and under it `thesis CLAIM` and "
    "`held by PERSON`."
)


def overview(view: View, most: int = MOST_COLUMNS) -> Overview:
    """Work out the overview of the map that a view shows, for the positions that it asks for, or else all, but no
    more than `most`.
    """
    map = view.map
    looked_at = debate(map, view.selection.positions)
    found = find.run(looked_at)
    chosen = columns(looked_at, found.points, min(most, MOST_COLUMNS))
    if chosen != looked_at.positions:
        looked_at = debate(map, chosen)
        found = find.run(looked_at)
    badges = badges_of(map)
    questions = [clean(map.questions[q].text) or q for q in _main_questions(map)]
    return Overview(
        clean(view.title) or (questions[0] if questions else "Overview"),
        clean(view.subtitle), clean(map.language), tuple(questions),
        tuple(_card(looked_at, p, badges) for p in looked_at.positions),
        found.between, tuple(_row(map, p) for p in found.points[:MOST_ROWS]),
        max(len(found.points) - MOST_ROWS, 0),
        tuple(clean(map.positions[p].text) or p for p in map.positions if p not in chosen),
        len({looked_at.one(c) for c in map.claims}),
    )  # fmt: skip


def _main_questions(map: ArgumentMap) -> tuple[str, ...]:
    """Return the questions that a thesis answers, else the first of the map."""
    asked = {
        q
        for position in map.positions.values()
        for q in (
            *position.answers,
            *(q for t in position.thesis for q in map.claims[t].answers[:1]),
        )
    }
    return tuple(q for q in map.questions if q in asked) or tuple(map.questions)[:1]


def _card(looked_at: Debate, position: str, badges: Mapping[str, Badge]) -> Card:
    map, written = looked_at.map, looked_at.map.positions[position]
    stand = looked_at.stands[position]
    theses = dict.fromkeys(map.claims[c].text for c in looked_at.theses(position))
    held = dict.fromkeys(looked_at.one(c) for c in stand.held)
    cited = {e for c in held for e in looked_at.cited(c, position)}
    open_ = [
        a for a, _, _ in open_attacks(looked_at, position) if not grants(looked_at, position, a)
    ]
    through = dict.fromkeys(t for p in written.held_by for t in looked_at.hearsay(p, texts=True))
    all_hearsay = all(looked_at.hearsay(p, texts=True) for p in written.held_by)
    return Card(
        position, badges[f"position {position}"], clean(written.text) or position,
        tuple(clean(words) for words in theses),
        clean(people_of(map, written.held_by)) if written.held_by else "",
        clean(people_of(map, through)) if through and all_hearsay else "",
        len(held), len(cited), 0 if looked_at.barely_known(position) else len(open_),
        by_comments(looked_at, position),
    )  # fmt: skip


def _row(map: ArgumentMap, point: Point) -> Row:
    claim = map.claims[point.claim]
    thesis = any(stance.word == "thesis" for stance in point.stances)
    return Row(
        point.claim, clean(claim.text) or claim.id, claim.when, thesis, point.stances,
        point.contested, point.drawn, len(point.unanswered),
    )  # fmt: skip
