"""Forms of one word, as far as spelling shows."""

from __future__ import annotations

import re

from argmap.quotes.words.roles import Lexicon

_ENDING = re.compile(r"(?:'s|ings?|ied|ies|ed|es|s|d|e|en|n|y)$")
SHORTEST = 2
"""Letters of a stem."""
STEM = 0.6
"""The share of the longer of two words that is their stem, in languages with longer endings."""


def same_word(lex: Lexicon, one: str, other: str) -> bool:
    """Whether two folded words differ in nothing but an ending: `blocks` and `blocked`, `Lind` and
    `Lind's`, but not `hopeful` and `hopeless`.

    In letters that are not Latin, endings are long and many: a common stem is enough.
    """
    if one == other or any(one in forms and other in forms for forms in lex.forms):
        return True
    if not (one.isascii() and other.isascii()):
        stem = next(
            (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
            min(len(one), len(other)),
        )
        return stem >= 3 and stem >= STEM * max(len(one), len(other))
    return bool(_stems(one) & _stems(other))


def _stems(word: str) -> set[str]:
    found = {word}
    ending = _ENDING.search(word)
    if ending and ending.start() >= SHORTEST:
        stem = word[: ending.start()]
        found |= {stem, stem + "e", stem + "y"}
        if len(stem) > 3 and stem[-1] == stem[-2]:
            found.add(stem[:-1])
    return found
