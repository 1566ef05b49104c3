"""Each kind of box, measured: its width and height, and the words on each line."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.base.times import in_short
from argmap.drawing.scene.scene import Badge, Box, Mark
from argmap.drawing.scene.words import Line, clean, fitted, leans_right, lines, width
from argmap.model import ArgumentMap, Claim, Evidence, Kind, Question
from argmap.quotes.citation import cited

BODY = 13.0
NOTE = 12.0
SMALL = 11.0
LARGE = 15.0
BODY_LEAD = 17.0
NOTE_LEAD = 15.5
SMALL_LEAD = 14.5
LARGE_LEAD = 20.0
MOST_LINES = 6
LABEL_LINES = 3

STRIPE = 6.0
LEFT = 16.0
RIGHT = 12.0
ABOVE = 9.0
HEAD = 21.0
BADGE = 16.0
GAP = 5.0
FOLD = 12.0
HALF = 16.0
"""Px for the half-filled circle before initials."""
HEXAGON = 22.0
COLUMN = 200.0
NOTE_COLUMN = 184.0
ASKED_COLUMN = 330.0
TEXT_LIMIT = 20_000
"""Characters of a claim kept in its tooltip."""

_KINDS = {"": "Evidence", "quote": "Quotation"}


def mark(kind: str, text: str) -> Mark:
    """Return a mark with the width of the capsule around its words."""
    return Mark(kind, text, width(text, SMALL) + 12)


def claim_box(
    claim: Claim, *, key: str, id_: str, badges: tuple[Badge, ...], granted: tuple[Badge, ...],
    names: str, thesis: bool, hidden: int, tooltip: str,
) -> Box:  # fmt: skip
    """Return the box of a claim: its holders, who grants it and its time in the head row, then its
    words.
    """
    words = clean(claim.text[:TEXT_LIMIT]) or claim.id
    text = lines(words, COLUMN, MOST_LINES, BODY, thesis)
    marks = tuple(Mark("granted", b.letters, b.width + HALF, b.paint) for b in granted)
    if claim.when:
        when = fitted(clean(in_short(claim.when)), COLUMN - 24, SMALL).text
        marks += (mark("when", when),)
    if claim.assumed is not None:
        marks += (mark("assumed", "assumed"),)
    if hidden:
        marks += (mark("hidden", f"+{hidden}"),)
    height = 2 * ABOVE + BODY_LEAD * len(text)
    named, split = None, False
    if badges or marks:
        room = COLUMN - sum(b.width + GAP for b in badges)
        taken = sum(m.width + GAP for m in marks)
        name = min(width(names, SMALL), 90.0) if names else 0.0
        split = bool(badges and marks) and (room < taken or name <= room < taken + name)
        room -= 0.0 if split else taken
        height += 2 * HEAD if split else HEAD
        if names and room > 24:
            named = fitted(names, room, SMALL)
    return Box(
        key, id_, "claim", LEFT + COLUMN + RIGHT, height, tooltip,
        lines=text, badges=badges, names=named, marks=marks, thesis=thesis, split=split,
    )  # fmt: skip


def question_box(question: Question, *, key: str, id_: str) -> Box:
    """Return the box of a question: a hexagon as wide as its words."""
    words = clean(question.text) or question.id
    text = lines(words, ASKED_COLUMN, MOST_LINES, LARGE, True)
    column = max((line.width for line in text), default=0.0)
    height = 2 * 14 + LARGE_LEAD * len(text)
    return Box(key, id_, "question", column + 2 * HEXAGON + 24, height, f"Question: {words}",
               lines=text)  # fmt: skip


_SIGN_OF = {
    "matches": "✓",
    "attested by the lock": "✓",
    "words match, speaker not confirmed": "~",
    "matches with care": "!",
    "not found": "✗",
}
"""The sign of a quotation, by the words of `argmap.quotes.copies.State`."""


def evidence_box(
    map: ArgumentMap, evidence: Evidence, *, key: str, id_: str, state: str = ""
) -> Box:
    """Return the box of a piece of evidence: its kind, the quotation or paraphrase, the speaker and
    the source. `state` says how the quotation compares with its source, if it was looked up.
    """
    said = clean(evidence.quote) if evidence.quote else clean(evidence.text)
    words = f"\u201c{said}\u201d" if evidence.quote else said or evidence.id
    text = lines(words, NOTE_COLUMN, MOST_LINES, NOTE)
    if evidence.quote and text and text[-1].text.endswith("…") and not words.endswith("…\u201d"):
        last = text[-1].text + "\u201d"
        text = (*text[:-1], Line(last, min(width(last, NOTE), NOTE_COLUMN + 8)))
    origin = credit(map, evidence)
    most = 5 if evidence.via or evidence.said else 3
    below = lines(origin, NOTE_COLUMN, most, SMALL) if origin else ()
    kind = clean(evidence.kind)
    if evidence.quote and kind in ("", "evidence"):
        kind = "quote"
    label = fitted(_KINDS.get(kind, kind[:1].upper() + kind[1:]), NOTE_COLUMN - FOLD, SMALL, True)
    height = 2 * ABOVE + SMALL_LEAD + 3 + NOTE_LEAD * len(text)
    height += (SMALL_LEAD * len(below) + 4) if below else 0.0
    tooltip = words + (f"\n{origin}" if origin else "")
    tooltip += "".join(f"\n{clean(note)}" for note in evidence.notes)
    sign = _SIGN_OF.get(state, "")
    tooltip += f"\n({state})" if sign else ""
    return Box(
        key, id_, "evidence", 12 + NOTE_COLUMN + 12, height, tooltip,
        lines=text, small=below, names=label, sign=sign,
    )  # fmt: skip


def credit(map: ArgumentMap, evidence: Evidence) -> str:
    """Return the citation below a piece of evidence, short enough for its box."""
    words = clean(cited(map, evidence, 44))
    return f"\u2014 {words}" if words else ""


def argument_box(words: str, premises: int, steps: int, *, key: str, id_: str, tooltip: str) -> Box:
    """Return the single box of an argument of several steps."""
    text = lines(words, COLUMN - 8, 4, BODY, True) if words else ()
    count = f"{_count(premises, 'premise')} in {_count(steps, 'step')}"
    below = lines(count, COLUMN - 8, 1, SMALL)
    height = 2 * ABOVE + BODY_LEAD * len(text) + SMALL_LEAD + 2
    return Box(key, id_, "argument", COLUMN + 24, height, tooltip, lines=text, small=below)


def group_box(words: str, claims: int, *, key: str, id_: str) -> Box:
    """Return the box of a collapsed group: its title and the number of its claims."""
    text = lines(clean(words), COLUMN - 8, 4, BODY, True)
    below = lines(_count(claims, "claim"), COLUMN - 8, 1, SMALL)
    height = 2 * ABOVE + BODY_LEAD * len(text) + SMALL_LEAD + 2
    tooltip = f"{clean(words)}: {_count(claims, 'claim')}, not opened"
    return Box(key, id_, "group", COLUMN + 24, height, tooltip, lines=text, small=below)


def junction_box(label: str, relation: Kind, *, key: str, id_: str, tooltip: str) -> Box:
    """Return the junction where premises meet: a dot, or a capsule when it has a name."""
    text = lines(label, 190.0, LABEL_LINES, SMALL) if label else ()
    if not text:
        return Box(key, id_, "junction", 11.0, 11.0, tooltip, relation=relation.value)
    wide, high = max(line.width for line in text) + 30, 5.5 + SMALL_LEAD * len(text)
    return Box(key, id_, "junction", wide, high, tooltip, lines=text, relation=relation.value)


def right_to_left(box: Box) -> bool:
    """Whether the words of a box read from right to left."""
    return bool(box.lines) and leans_right(" ".join(line.text for line in box.lines))


def names_of(map: ArgumentMap, persons: tuple[str, ...], cache: dict[tuple[str, ...], str]) -> str:
    """Return the names of persons as a list in words."""
    if persons not in cache:
        cache[persons] = ", ".join(_name(map, p) for p in persons)
    return cache[persons]


def badges_for(
    claim: Claim, held_by: Mapping[str, tuple[str, ...]], badges: Mapping[str, Badge]
) -> tuple[Badge, ...]:
    """Return the badges of a claim: its positions, or else the people who assert it."""
    holders = held_by.get(claim.id)
    if holders:
        return tuple(badges[f"position {p}"] for p in holders[:6])
    return tuple(badges[f"person {p}"] for p in claim.by[:4])


def grantors(map: ArgumentMap, claim: str, badges: Mapping[str, Badge]) -> tuple[Badge, ...]:
    """Return the badges of those who grant a claim: positions, or else people."""
    positions = map.granting.get(claim)
    if positions:
        return tuple(badges[f"position {p}"] for p in positions[:3])
    return tuple(badges[f"person {p}"] for p in map.granted.get(claim, ())[:3])


def _name(map: ArgumentMap, person: str) -> str:
    found = map.persons.get(person)
    return (clean(found.name) if found else "") or person


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
