"""Which known word was probably meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from heapq import nlargest

LONGEST = 100
"""How many characters of a word are compared."""


def near(word: str, words: Iterable[str], most: int = 1, likeness: float = 0.6) -> tuple[str, ...]:
    """The words that look like `word`, nearest first, at most `most` of them.

    `likeness`, in [0, 1], is how much of the letters must agree (Ratcliff and Obershelp's measure,
    as `difflib` has it).
    """
    return _near(word[:LONGEST], tuple(words), most, likeness)


@lru_cache(maxsize=4096)
def _near(word: str, words: tuple[str, ...], most: int, likeness: float) -> tuple[str, ...]:
    likely = [other for other in words if _may_be_near(word, other, likeness)]
    if not likely:
        return ()
    from difflib import SequenceMatcher

    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for other in likely:
        matcher.set_seq1(other)
        if (ratio := matcher.ratio()) >= likeness:
            found.append((ratio, other))
    return tuple(other for _, other in nlargest(most, found))


def _may_be_near(word: str, other: str, likeness: float) -> bool:
    """Whether enough letters are the same, in whatever order; the measure is never more than that."""
    both = len(word) + len(other)
    least = likeness * both - 1e-9
    if 2 * min(len(word), len(other)) < least:
        return False
    return 2 * sum(min(n, other.count(c)) for c, n in _letters(word)) >= least


@lru_cache(maxsize=64)
def _letters(word: str) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(word).items())
