"""The terms of a claim: its meaningful words, as stems, each with the word as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.rules.shared.likeness import NEGATION, stem
from argmap.rules.shared.words import words_of

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def terms(map: ArgumentMap, claim: str) -> dict[str, str]:
    """Return stem → word for each meaningful word of the claim with that id, in order."""
    weighing = words_of(map.language).weighing
    found: dict[str, str] = {}
    for word in map.claims[claim].text.split():
        key = stem(word.lower(), map.language)
        if key and key != NEGATION and key not in weighing:
            found.setdefault(key, word.strip('.,;:!?"“”„«»()[]'))
    return found
