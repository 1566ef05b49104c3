"""A concern: one point to check in a quotation that matches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

WEAK = "?"
"""The mark of a weak concern in a lock, behind its kind."""


class Concern(NamedTuple):
    """Its kind, the words of the source (or of the quotation) that it is about, and the name of the
    pattern that matched, if one of `context/patterns.toml` or `speakers/sieves.py` did. It is `weak`
    when that pattern matches around faithful quotations, too.
    """

    kind: str
    words: str = ""
    pattern: str = ""
    weak: bool = False


def noted(concerns: Iterable[Concern]) -> tuple[str, ...]:
    """Return the kinds of concerns, each once, as a lock keeps them."""
    strong: dict[str, bool] = {}
    for concern in concerns:
        strong[concern.kind] = strong.get(concern.kind, False) or not concern.weak
    return tuple(kind if strong[kind] else kind + WEAK for kind in strong)


def of_note(note: str) -> Concern:
    """Return a concern from what a lock keeps of it."""
    return Concern(note.removesuffix(WEAK), weak=note.endswith(WEAK))
