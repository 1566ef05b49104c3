"""The table of the points where positions meet: who is for and against each, and what got no reply."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from argmap.base.times import in_short
from argmap.base.values import dataclass
from argmap.model import ArgumentMap
from argmap.reasoning.analyses import find
from argmap.reasoning.analyses.meeting import (
    Meeting,
    Point,
    Stance,
    by_comments,
    columns,
)
from argmap.reasoning.proofs import Debate
from argmap.reasoning.proofs.sentence import people_of

DRAWN = "*"
"""Behind a word: the mapmaker draws it, whose it is does not."""
FOLLOWS = "°"
"""Behind a word: it follows from what they say; they do not say it in these words."""
MARKS = {"written": "", "follows": FOLLOWS, "drawn": DRAWN, "": ""}
"""What is behind the word of a stance, by its manner."""
NO_REPLY = "no reply"
POINT = "Most contested first"
"""The head of the first column."""
MEANINGS = {
    "thesis": "it is what they argue for in the end",
    "holds": "they say it",
    "grants": "they concede it without arguing from it",
    "both": "they accept and reject it",
    "for": "they give a reason for it without saying it",
    "against": "they reject it, or argue against it",
    "undercuts": "they attack a reason or evidence for it",
}
"""What each word in a cell says."""
PLAIN = ("thesis", "holds", "grants", "for", "against")
"""Words that need no explanation on a page."""
LEAST_LETTERS = 3
"""Letters of a word that is enough of a name; fewer are initials."""
HEAD = 4
"""Most words of a position in the head of a column that it shares its holders with."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a position, and the short name of who holds it."""

    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the id of a claim and its words with the time that it speaks of, its `name` where names are to be
    shown, a stance for each column, and the objections to it without a reply of those concerned.
    """

    claim: str
    words: str
    name: str
    stances: tuple[Stance, ...]
    unanswered: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the words of the stances, marked where they follow or the mapmaker draws them."""
        return tuple(
            f"{s.word}{MARKS[s.manner]}" if s.word else "" for s in self.stances
        )


@dataclass(frozen=True, slots=True)
class Points:
    """The table. `key` says what its signs mean; all words are raw words of the map or of argmap."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: str

    @property
    def left_open(self) -> bool:
        """Whether there is a column for what got no reply."""
        return any(row.unanswered for row in self.rows)

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns behind the point."""
        return (*(c.name for c in self.columns), *((NO_REPLY,) if self.left_open else ()))

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return the cells of a row behind the point."""
        return (*row.cells, *((str(len(row.unanswered) or ""),) if self.left_open else ()))


Words = Callable[[str], str]
"""How the words of a claim or name are cut."""


@dataclass(frozen=True)
class Meetings:
    """Where the positions of a debate meet, as far as `positions` (in order) are concerned; `more` are without a
    column for want of room.
    """

    debate: Debate
    positions: tuple[str, ...]
    points: tuple[Point, ...]
    more: int

    def table(
        self, rows: int | None, words: Words = str, *, names: bool = False, brief: bool = False
    ) -> Points | None:
        """Return the table of the first `rows` points (all for `None`), or nothing if there are none. The key of a
        `brief` one explains no word that is plain; its times have no days, and it does not count what got no reply.
        """
        shown = self.points[:rows]
        if not shown:
            return None
        made = tuple(self._row(point, words, names=names, brief=brief) for point in shown)
        heads = zip(self.positions, self._heads(words), strict=True)
        key = list(_key(made, brief=brief))
        if self.more:
            key.append(f"{self.more:,} more position{'s have' if self.more > 1 else ' has'} no column")
        told = f"{'; '.join(key)}." if key else ""
        return Points(tuple(Column(p, head) for p, head in heads), made, told)

    def _row(self, point: Point, words: Words, *, names: bool, brief: bool) -> Row:
        claim = self.debate.map.claims[point.claim]
        time = f" ({in_short(claim.when, coarse=brief)})" if claim.when else ""
        name = claim.id if names and claim.text else ""
        stances = dict(zip(self.debate.positions, point.stances, strict=True))
        return Row(
            claim.id,
            f"{words(claim.text or claim.id)}{time}",
            name,
            tuple(stances[p] for p in self.positions),
            () if brief else point.unanswered,
        )

    def _heads(self, words: Words) -> Iterator[str]:
        map = self.debate.map
        held = [map.positions[p].held_by for p in self.positions]
        short = [_short_names(map, people, full=False) for people in held]
        for position, people, name in zip(self.positions, held, short, strict=True):
            text = map.positions[position].text or position
            if not people:
                yield words(text)
            elif held.count(people) > 1:
                begin = " ".join(text.split()[:HEAD])
                yield words(f"{name}: {begin}{'…' if begin != ' '.join(text.split()) else ''}")
            elif short.count(name) > 1:
                yield words(_short_names(map, people, full=True))
            else:
                yield words(name)


def meetings(debate: Debate, most: int, *, comments: bool, found: Meeting | None = None) -> Meetings:
    """Return where positions meet, in at most `most` columns. Without `comments`, positions of people who do no more
    than comment are left out if there are others. `found` is what the analysis found, if that is known.
    """
    points = (found or find("meeting").run(debate)).points
    main = [p for p in debate.positions if not by_comments(debate, p)]
    wanted = debate.positions if comments or not main else main
    kept = tuple(p for p in columns(debate, points, most) if p in wanted)
    places = [debate.positions.index(p) for p in kept]
    met = tuple(p for p in points if sum(bool(p.stances[i].word) for i in places) > 1)
    return Meetings(debate, kept, met, len(wanted) - len(kept))


def _key(rows: Iterable[Row], *, brief: bool) -> Iterator[str]:
    """Yield what the signs of some rows mean."""
    stances = [stance for row in rows for stance in row.stances]
    used = {stance.word for stance in stances}
    for word, meaning in MEANINGS.items():
        if word in used and not (brief and word in PLAIN):
            yield f"{word}: {meaning}"
    if any(stance.manner == "follows" for stance in stances):
        yield f"{FOLLOWS} it follows from what they say; they do not say it in these words"
    if any(stance.manner == "drawn" for stance in stances):
        yield f"{DRAWN} drawn by the mapmaker"
    if any(row.unanswered for row in rows):
        yield f"{NO_REPLY}: objections without a reply of those concerned in this map"
    if not all(stance.word for stance in stances):
        yield "empty: in this map they neither hold, grant nor deny it, nor argue about it"


def _short_names(map: ArgumentMap, people: Sequence[str], *, full: bool) -> str:
    """Return the short names of people, of many the first and how many others there are."""
    names = [people_of(map, [p]) if full else short_name(map, p) for p in people]
    return ", ".join(names) if len(names) < 3 else f"{names[0]} +{len(names) - 1:,}"


def short_name(map: ArgumentMap, person: str) -> str:
    """Return the word of a person's name that the map calls the person by, else the whole name."""
    name = people_of(map, [person])
    called = _plain(person.rpartition(".")[2])
    words = re.findall(r"\w[^\s,;]*", name) if len(called) >= LEAST_LETTERS else ()
    return next((word for word in words if _plain(word) == called), name)


def _plain(word: str) -> str:
    """Return the letters of a word, without accents and capitals."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in letters if c.isalnum())
