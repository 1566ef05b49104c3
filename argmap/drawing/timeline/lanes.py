"""What a timeline shows: claims and statements that have a time, in lanes by who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from argmap.base.times import Span, in_short, span
from argmap.base.values import dataclass
from argmap.drawing.scene.badges import badges_of
from argmap.drawing.scene.boxes import HALF, TEXT_LIMIT, credit, grantors, names_of
from argmap.drawing.scene.scene import UNMATCHED, Badge, Mark
from argmap.drawing.scene.words import clean
from argmap.drawing.view import View
from argmap.model import ArgumentMap, Claim, Evidence
from argmap.model.dates import reported_on, said_on

NOTHING = (
    "Nothing here has a time yet. Write `when 2022-03` under a claim, `said 2023-09-10` under a "
    "quotation, or `published 2023-10` under a source."
)
NOBODY = "Nobody is named"
REPORTED = "when it was reported; nobody says when it was said"
"""What a hollow dot means."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Pieces of evidence of one claim that one voice said in the same `days`; of `reported` ones
    nobody knows when they were said, and the days are those of the report.

    `name` is the voice with those through whom it is known, or empty when it is the lane's own;
    `title` has the words in full.
    """

    days: tuple[date, date]
    name: str
    count: int
    title: str
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A claim: `when` it speaks of (`time` in words), the statements of it, and marks with the
    initials of those who grant it, whose words are in `grantors`.
    """

    claim: str
    words: str
    time: str
    when: Span | None
    others: str
    thesis: bool
    said: tuple[Statement, ...]
    granted: tuple[Mark, ...] = ()
    grantors: str = ""

    @property
    def title(self) -> str:
        """Return the tooltip."""
        time = [f"Speaks of: {self.time}"] if self.time else []
        granted = [f"Granted by: {self.grantors}"] if self.granted else []
        return "\n".join([self.words, *time, *granted])


@dataclass(frozen=True, slots=True)
class Lane:
    """The rows of one speaker, by time. `badges` are those of the positions held."""

    name: str
    paint: str
    badges: tuple[Badge, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes of a view; `timeless` claims are left out. `badges` are those in use."""

    title: str
    subtitle: str
    scope: str
    language: str
    lanes: tuple[Lane, ...]
    timeless: int
    badges: tuple[Badge, ...] = ()

    def days(self) -> Iterable[int]:
        """Yield the days at which something begins or ends."""
        for lane in self.lanes:
            for row in lane.rows:
                if row.when and row.when.first:
                    yield row.when.first.toordinal()
                if row.when and row.when.last:
                    yield row.when.last.toordinal() + 1
                for statement in row.said:
                    yield statement.days[0].toordinal()
                    yield statement.days[1].toordinal() + 1


def timeline(view: View) -> Timeline:
    """Return what has a time in a view, in lanes: positions' people first, then others."""
    map = view.map
    shown, badges = set(view.evidence), badges_of(view.map)
    found: dict[str, list[Row]] = {}
    count = 0
    used: set[str] = set()
    for id_ in view.claims:
        claim = map.claims[id_]
        evidence = [e for e in map.evidence_for.get(id_, ()) if e.id in shown and _days(map, e)]
        when = span(claim.when)
        if when or evidence:
            count += 1
            lane = _speaker(map, claim, evidence)
            granted = grantors(map, id_, badges)
            used.update(badge.letters for badge in granted)
            row = _row(map, claim, when, evidence, lane, granted)
            found.setdefault(lane, []).append(row)
    lanes = [_lane(map, key, found[key], badges) for key in _ordered(map, found)]
    used.update(badge.letters for lane in lanes for badge in lane.badges)
    return Timeline(
        title=clean(view.title) or "Timeline",
        subtitle=clean(view.subtitle),
        scope=clean(view.scope),
        language=clean(map.language),
        lanes=tuple(lanes),
        timeless=len(view.claims) - count,
        badges=tuple(badge for badge in badges.values() if badge.letters in used),
    )


def kept(made: Timeline, claims: Iterable[str]) -> Timeline:
    """Return the timeline with these claims alone."""
    some = frozenset(claims)
    rows = {lane: tuple(row for row in lane.rows if row.claim in some) for lane in made.lanes}
    lanes = [replace(lane, rows=found) for lane, found in rows.items() if found]
    used = {badge.letters for lane in lanes for badge in lane.badges}
    used |= {mark.text for lane in lanes for row in lane.rows for mark in row.granted}
    badges = tuple(badge for badge in made.badges if badge.letters in used)
    return replace(made, lanes=tuple(lanes), badges=badges)


def empty(made: Timeline) -> str:
    """Return why a timeline has nothing to show, and what to write; empty when it has something."""
    if made.lanes:
        return ""
    if made.timeless:
        return NOTHING
    return UNMATCHED if made.scope else "There is nothing to draw in this map yet."


def _row(map: ArgumentMap, claim: Claim, when: Span | None, evidence: list[Evidence],
         lane: str, granted: tuple[Badge, ...]) -> Row:  # fmt: skip
    others = tuple(p for p in claim.by if f"person {p}" != lane)
    return Row(
        claim=claim.id,
        words=clean(claim.text[:TEXT_LIMIT]) or claim.id,
        time=clean(in_short(claim.when)) if when else "",
        when=when,
        others=names_of(map, others, {}),
        thesis=claim.id in map.theses,
        said=tuple(_statements(map, evidence, lane)),
        granted=tuple(Mark("granted", b.letters, b.width + HALF, b.paint) for b in granted),
        grantors=", ".join(b.words for b in granted),
    )


def _statements(map: ArgumentMap, evidence: list[Evidence], lane: str) -> Iterable[Statement]:
    """Yield the evidence of one claim, one for each voice and time, in the order of time."""
    groups: dict[tuple[date, date, str, tuple[str, ...], bool], list[Evidence]] = {}
    for piece in evidence:
        days = _days(map, piece)
        if days:
            via = tuple(p for p in piece.via if p != piece.voice)
            reported = not said_on(map, piece)
            groups.setdefault((*days, _voice(map, piece), via, reported), []).append(piece)
    by_time = sorted(groups.items(), key=lambda item: item[0][:2])
    for (first, last, voice, via, reported), pieces in by_time:
        own = f"person {voice}" == lane
        title = "\n".join(_words(map, piece) for piece in pieces)
        name = "" if own else names_of(map, (voice,), {}) if voice else _title(map, pieces[0])
        if voice and name and via:
            name += f", via {names_of(map, via, {})}"
        yield Statement((first, last), name, len(pieces), title, reported)


def _title(map: ArgumentMap, evidence: Evidence) -> str:
    """Return the source's title, for words that nobody is named for."""
    source = map.sources.get(evidence.source)
    return (clean(source.title) if source else "") or evidence.source or NOBODY.lower()


def _words(map: ArgumentMap, evidence: Evidence) -> str:
    said = f"“{clean(evidence.quote)}”" if evidence.quote else clean(evidence.text) or evidence.id
    return f"{said} {credit(map, evidence)}".rstrip()


def _days(map: ArgumentMap, evidence: Evidence) -> tuple[date, date] | None:
    """Return the days in which evidence was said, or else reported; `None` when nobody says."""
    days = span(said_on(map, evidence) or reported_on(map, evidence))
    if days is None:
        return None
    first, last = days.first or days.last, days.last or days.first
    return (first, last) if first and last else None


def _voice(map: ArgumentMap, evidence: Evidence) -> str:
    source = map.sources.get(evidence.source)
    return evidence.voice or (source.author[0] if source and source.author else "")


def _speaker(map: ArgumentMap, claim: Claim, evidence: list[Evidence]) -> str:
    """Return the lane of a claim: who asserts it, else who holds it, else whose words it rests on."""
    if claim.by:
        return f"person {claim.by[0]}"
    for position in map.held_by.get(claim.id, ())[:1]:
        people = map.positions[position].held_by
        return f"person {people[0]}" if people else f"position {position}"
    voices = [voice for piece in evidence if (voice := _voice(map, piece))]
    return f"person {voices[0]}" if voices else ""


def _ordered(map: ArgumentMap, found: dict[str, list[Row]]) -> list[str]:
    wanted = [
        key
        for position in map.positions.values()
        for key in (*(f"person {p}" for p in position.held_by), f"position {position.id}")
    ]
    wanted += [f"person {p}" for p in map.persons]
    order = list(dict.fromkeys([*wanted, *sorted(found)]))
    return [key for key in order if key and key in found] + [key for key in found if not key]


def _lane(map: ArgumentMap, key: str, rows: list[Row], badges: Mapping[str, Badge]) -> Lane:
    kind, _, id_ = key.partition(" ")
    held = tuple(
        badges[f"position {position.id}"]
        for position in map.positions.values()
        if (position.id == id_ if kind == "position" else id_ in position.held_by)
    )
    name = names_of(map, (id_,), {}) if kind == "person" else NOBODY
    if kind == "position":
        name = clean(map.positions[id_].text) or id_
    by_time = sorted(rows, key=_when)
    return Lane(name, held[0].paint if held else "pn", held, tuple(by_time))


def _when(row: Row) -> tuple[date, date]:
    if row.when:
        return row.when.first or date.min, row.when.last or date.max
    return row.said[0].days
