"""Each kind of box, measured: its width and height, and the words on each line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from argmap.base.times import in_short
from argmap.drawing.folding.ledger import Tally
from argmap.drawing.scene.scene import Badge, Box, Mark
from argmap.drawing.scene.words import Line, clean, fitted, leans_right, lines, width
from argmap.model import ArgumentMap, Claim, Evidence, Kind, Question
from argmap.quotes.citation import cited

BODY = 13.0
NOTE = 12.0
SMALL = 12.0
LARGE = 15.0
BODY_LEAD = 17.0
NOTE_LEAD = 15.5
SMALL_LEAD = 15.5
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
SHEET = 4.0
"""Px by which the sheet behind a box with claims inside is moved to the right and down."""
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
    names: str, thesis: bool, tally: Tally, tooltip: str, quoted: str = "",
    column: float = COLUMN, pages: str = "", most: int = MOST_LINES,
) -> Box:  # fmt: skip
    """Return the box of a claim: its holders, who grants it and its time in the head row, then its
    words, then what is folded into it. `quoted` are the numbers of its quotations in the list below, `column`
    the width of its words, `pages` the numbers of other pages that it is on; `most` are the lines that its words may
    take.
    """
    words = clean(claim.text[:TEXT_LIMIT]) or claim.id
    text = lines(words, column, most, BODY, thesis)
    marks = tuple(Mark("granted", b.letters, b.width + HALF, b.paint) for b in granted)
    if claim.assumed is not None:
        marks += (mark("assumed", "assumed"),)
    if quoted:
        marks += (mark("quoted", quoted),)
    if tally.unseen:
        marks += (mark("unseen", f"\u201c{tally.unseen}\u201d"),)
    if tally.hidden:
        marks += (mark("hidden", f"+{tally.hidden}"),)
    if claim.when:
        marks = _with_time(marks, claim.when, column)
    if pages:
        marks += (mark("pages", pages),)
    counts = counted(tally)
    below = lines(counts, column, 3, SMALL) if counts else ()
    sheet = SHEET if tally.claims else 0.0
    height = 2 * ABOVE + BODY_LEAD * len(text) + sheet
    height += SMALL_LEAD * len(below) + 3 if below else 0.0
    named, split = None, False
    if badges or marks:
        room = column - sum(b.width + GAP for b in badges)
        taken = sum(m.width + GAP for m in marks)
        above = marks[-1].width + GAP if pages else 0.0
        name = min(width(names, SMALL), 90.0) if names else 0.0
        split = bool(badges and marks) and (room < taken or name <= room < taken + name)
        room -= above if split else taken
        height += 2 * HEAD if split else HEAD
        if names and room > 24:
            named = fitted(names, room, SMALL)
    return Box(
        key, id_, "claim", LEFT + column + RIGHT + sheet, height, tooltip + _listed(tally),
        lines=text, small=below, badges=badges, names=named, marks=marks, thesis=thesis, split=split,
        unseen=tally.unseen, counts=counts, cut=was_cut(text, words), **_numbers(tally),
    )  # fmt: skip


_DAY = re.compile(r"(\d{4}-\d\d)-\d\d")


def _with_time(marks: tuple[Mark, ...], when: str, column: float) -> tuple[Mark, ...]:
    """Return the marks of a head row with the time that a claim speaks of, to the month or the year where its
    days have no room.
    """
    room = column - sum(m.width + GAP for m in marks)
    for words in (when, _DAY.sub(r"\1", when), re.sub(r"-\d\d", "", when)):
        made = mark("when", clean(in_short(words)))
        if made.width <= room:
            break
    else:
        made = mark("when", fitted(made.text, max(room - 12, 30.0), SMALL).text)
    first = [m for m in marks if m.kind == "granted"]
    return (*first, made, *(m for m in marks if m.kind != "granted"))


def question_box(question: Question, tally: Tally, *, key: str, id_: str) -> Box:
    """Return the box of a question: a hexagon as wide as its words."""
    words = clean(question.text) or question.id
    text = lines(words, ASKED_COLUMN, MOST_LINES, LARGE, True)
    counts = _not_shown(tally)
    below = lines(counts, ASKED_COLUMN, 1, SMALL) if counts else ()
    column = max((line.width for line in (*text, *below)), default=0.0)
    height = 2 * 14 + LARGE_LEAD * len(text) + SMALL_LEAD * len(below)
    return Box(key, id_, "question", column + 2 * HEXAGON + 24, height, f"Question: {words}",
               lines=text, small=below, counts=counts, **_numbers(tally))  # fmt: skip


_SIGN_OF = {
    "matches": "✓",
    "attested by the lock": "✓",
    "words match, speaker not confirmed": "~",
    "matches with care": "!",
    "not found": "✗",
}
"""The sign of a quotation, by the words of `argmap.quotes.copies.State`."""


def evidence_box(
    map: ArgumentMap, evidence: Evidence, tally: Tally, *, key: str, id_: str, state: str = "",
    most: int = MOST_LINES,
) -> Box:  # fmt: skip
    """Return the box of a piece of evidence: its kind, the quotation or paraphrase, the speaker and
    the source. `state` says how the quotation compares with its source, if it was looked up; `most` are the lines
    that its words may take.
    """
    said = clean(evidence.quote) if evidence.quote else clean(evidence.text)
    words = f"\u201c{said}\u201d" if evidence.quote else said or evidence.id
    text = lines(words, NOTE_COLUMN, most, NOTE)
    cut = was_cut(text, words)
    if evidence.quote and cut:
        last = text[-1].text + "\u201d"
        text = (*text[:-1], Line(last, min(width(last, NOTE), NOTE_COLUMN + 8)))
    origin = credit(map, evidence)
    below = lines(origin, NOTE_COLUMN, 5 if evidence.via or evidence.said else 3, SMALL) if origin else ()
    counts = _joined(counted(tally), _not_shown(tally))
    below += lines(counts, NOTE_COLUMN, 2, SMALL) if counts else ()
    kind = clean(evidence.kind)
    if evidence.quote and kind in ("", "evidence"):
        kind = "quote"
    label = fitted(_KINDS.get(kind, kind[:1].upper() + kind[1:]), NOTE_COLUMN - FOLD, SMALL, True)
    height = 2 * ABOVE + SMALL_LEAD + 3 + NOTE_LEAD * len(text)
    height += (SMALL_LEAD * len(below) + 4) if below else 0.0
    tooltip = words + (f"\n{origin}" if origin else "")
    tooltip += "".join(f"\n{clean(note)}" for note in evidence.notes)
    sign = sign_of(state)
    tooltip += f"\n({state})" if sign else ""
    return Box(
        key, id_, "evidence", 12 + NOTE_COLUMN + 12, height, tooltip,
        lines=text, small=below, names=label, sign=sign, counts=counts, cut=cut,
        **_numbers(tally),
    )  # fmt: skip


def was_cut(text: Sequence[Line], words: str) -> bool:
    """Whether lines do not have all words."""
    if not text or not text[-1].text.endswith("…"):
        return False
    return len("".join("".join(line.text for line in text).split())) < len("".join(words.split()))


def sign_of(state: str) -> str:
    """Return the sign of a quotation's state, or nothing."""
    return _SIGN_OF.get(state, "")


def credit(map: ArgumentMap, evidence: Evidence, most: int = 44) -> str:
    """Return the citation below a piece of evidence, its title cut to `most` characters."""
    words = clean(cited(map, evidence, most))
    return f"\u2014 {words}" if words else ""


def argument_box(
    words: str, aim: str, premises: int, steps: int, tally: Tally, *, key: str, id_: str,
    tooltip: str, of_it: int, column: float = COLUMN,
) -> Box:  # fmt: skip
    """Return the single box of an argument of several steps: its name, and below it what it
    concludes and what is inside; `of_it` claims there are its own.
    """
    text = lines(words, column - 8, 4, BODY, True) if words else ()
    below = lines(aim, column - 8, 3, SMALL)
    count = f"{_count(premises, 'premise')} in {_count(steps, 'step')}"
    counts = _joined(count, counted(tally, of_it), _not_shown(tally))
    below += lines(counts, column - 8, 3, SMALL)
    height = 2 * ABOVE + BODY_LEAD * len(text) + SMALL_LEAD * len(below) + 2
    return Box(key, id_, "argument", column + 24, height, tooltip + _listed(tally), lines=text,
               small=below, counts=counts, **_numbers(tally))  # fmt: skip


def group_box(
    words: str, tally: Tally, *, key: str, id_: str, column: float = COLUMN
) -> Box:
    """Return the box of a collapsed group: its title and what is inside."""
    text = lines(clean(words), column - 8, 4, BODY, True)
    counts = _joined(counted(tally), _not_shown(tally))
    below = lines(counts, column - 8, 3, SMALL)
    height = 2 * ABOVE + BODY_LEAD * len(text) + SMALL_LEAD * len(below) + 2
    tooltip = f"{clean(words)}: {_count(tally.claims, 'claim')}, not opened"
    return Box(key, id_, "group", column + 24, height, tooltip + _listed(tally), lines=text,
               small=below, counts=counts, **_numbers(tally))  # fmt: skip


def junction_box(
    label: str, relation: Kind, tally: Tally, *, key: str, id_: str, tooltip: str
) -> Box:
    """Return the junction where premises meet: a dot, or a capsule when it has a name or something
    is counted at it.
    """
    missing = f"+{tally.hidden}" if tally.hidden else ""
    counts = _joined(counted(tally), missing)
    text = lines(label, 190.0, LABEL_LINES, SMALL) if label else ()
    text += lines(counts, 260.0, 1, SMALL) if counts else ()
    wide = max((line.width for line in text), default=0.0) + 30
    size = (wide, 5.5 + SMALL_LEAD * len(text)) if text else (11.0, 11.0)
    return Box(key, id_, "junction", *size, tooltip + _listed(tally), lines=text,
               relation=relation.value, counts=counts, **_numbers(tally))  # fmt: skip


def counted(tally: Tally, of_it: int | None = None) -> str:
    """Return the words for what is inside a box. `of_it` is the number of claims there that are the
    box's own, as are its steps; else none is.
    """
    claims, inside = tally.claims - (of_it or 0), tally.inside
    words = [_count(claims, "claim")] if claims else []
    if tally.quotations:
        words.append(_count(len(tally.quotations), "quotation"))
    if tally.objections and (claims or of_it is None):
        kind = "undercut" if inside["undercut"] else "rebuttal"
        words.append(_count(tally.objections, "objection" if tally.claims else kind))
        if tally.unanswered and tally.claims:
            words.append(f"{tally.unanswered} unanswered")
    rest = sum(inside.values()) - tally.objections
    if rest and not tally.claims and of_it is None:
        words.append(f"{_count(rest, 'relation')} to itself")
    return " · ".join(words)


def _not_shown(tally: Tally) -> str:
    return f"+{tally.hidden} not shown" if tally.hidden else ""


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _numbers(tally: Tally) -> dict[str, Any]:
    """Return the fields of a box that say what is counted at it."""
    return {"folded": tally.claims, "holds": dict(tally.inside), "missing": dict(tally.beside)}


_KINDS_INSIDE = {
    "support": "support", "rebut": "rebuttal", "undercut": "undercut",
    "contradiction": "contradiction", "restatement": "restatement", "evidence": "piece of evidence",
    "answers": "answer",
}  # fmt: skip


def _listed(tally: Tally) -> str:
    """Return lines of a tooltip for what is inside a box and next to it, by kind."""
    found = ""
    for head, relations in (("Inside", tally.inside), ("Not shown", tally.beside)):
        words = [_count(relations[k], noun) for k, noun in _KINDS_INSIDE.items() if relations[k]]
        if head == "Inside" and tally.claims:
            words.insert(0, _count(tally.claims, "claim"))
        if words:
            found += f"\n{head}: {', '.join(words)}"
    return found


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
    if number != 1:
        noun = noun.replace("piece of", "pieces of") if "piece" in noun else f"{noun}s"
    return f"{number} {noun}"
