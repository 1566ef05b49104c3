"""Quotations as numbers on their claims, with a list below the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.drawing.scene.boxes import credit, sign_of
from argmap.drawing.scene.scene import Note
from argmap.drawing.scene.words import clean
from argmap.drawing.view import View
from argmap.model import ArgumentMap, Evidence
from argmap.quotes.address import evidence_address

QUOTES = ("auto", "boxes", "marks", "none")
"""How quotations are shown: in boxes of their own, as numbers, only counted, or as suits the picture."""
IN_BOXES = 20
"""Claims up to which quotations have boxes of their own, unless another way is asked for."""
MOST_IN_BOXES = 40
"""Quotations up to which they have boxes of their own, likewise."""
MOST_LISTED = 200
"""Quotations up to which they are in a list, likewise; more of them are only counted."""

TITLE = 80
"""Letters of a source's title in the list."""
SHORT_TITLE = 30
"""The same where a list of sources follows."""


def usual(view: View) -> str:
    """Return how quotations are shown when nobody asks for a way, one of `QUOTES`."""
    own = view.own
    pieces = (view.map.evidence[id_] for id_ in view.evidence)
    number = sum(not own.isdisjoint(piece.supports) for piece in pieces)
    if number > MOST_LISTED:
        return "none"
    return "boxes" if len(view.claims) <= IN_BOXES and number <= MOST_IN_BOXES else "marks"


def numbered(
    claims: Iterable[str], evidence: Mapping[str, Iterable[str]], first: int = 0
) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Number pieces of evidence in the order of the claims that they are for, from `first` + 1: `evidence` maps each to
    its claims. Return the numbers by evidence, and by claim.
    """
    of: dict[str, list[str]] = {}
    for id_, supported in evidence.items():
        for claim in supported:
            of.setdefault(claim, []).append(id_)
    numbers: dict[str, int] = {}
    for claim in claims:
        for id_ in of.get(claim, ()):
            numbers.setdefault(id_, first + len(numbers) + 1)
    return numbers, {
        c: sorted(numbers[e] for e in found if e in numbers) for c, found in of.items()
    }


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers as in a citation: `[1–3, 7]`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    parts = [str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in runs]
    return f"[{', '.join(parts)}]" if parts else ""


def note(
    map: ArgumentMap, evidence: Evidence, number: int, state: str, longest: int = TITLE
) -> Note:  # fmt: skip
    """Return a piece of evidence as it is in the list, the title of its source cut to `longest` letters."""
    said = clean(evidence.quote) if evidence.quote else clean(evidence.text)
    words = f"\u201c{said}\u201d" if evidence.quote else said or evidence.id
    kind = clean(evidence.kind)
    if kind and not evidence.quote:
        words = f"{kind[:1].upper()}{kind[1:]}: {words}"
    sign = sign_of(state)
    title = "\n".join([words, *map_notes(evidence), *([f"({state})"] if sign else [])])
    return Note(number, evidence.id, words, sign, credit(map, evidence, longest), title,
                evidence_address(map, evidence))  # fmt: skip


def map_notes(evidence: Evidence) -> list[str]:
    """Return the mapmaker's notes under a piece of evidence."""
    return [clean(words) for words in evidence.notes]
