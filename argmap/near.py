"""Which known word was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def near(word: str, words: Iterable[str], most: int = 1, likeness: float = 0.6) -> tuple[str, ...]:
    """The words that look like `word`, nearest first, at most `most` of them.

    `likeness`, in [0, 1], is how much of the letters must agree (Ratcliff and Obershelp's measure,
    as `difflib` has it).
    """
    return _near(word, tuple(words), most, likeness)


@lru_cache(maxsize=4096)
def _near(word: str, words: tuple[str, ...], most: int, likeness: float) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(get_close_matches(word[:100], words, most, likeness))
