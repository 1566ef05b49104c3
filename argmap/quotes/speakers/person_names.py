"""Names in the form for comparison, and in other grammatical cases."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.quotes.matching import fold
from argmap.quotes.words.roles import Lexicon


def shares(name: str, names: Iterable[str]) -> bool:
    """Whether a name has a word in common with one of some names."""
    words = parts(name)
    return any(words & parts(other) for other in names)


def parts(name: str) -> set[str]:
    """Return the words of a name in the form for comparison."""
    found = {
        fold.word(m.group()).removesuffix("'s")
        for m in fold.TOKEN.finditer(fold.typographic(name)[0])
    }
    return {w for w in found if len(w) > 1}


def inflected(lex: Lexicon, name: str, names: Iterable[str]) -> bool:
    """Whether a word of a name is a word of another one in another grammatical case."""
    others = {word for other in names for word in parts(other)}
    return any(_same_stem(lex, word, other) for word in parts(name) for other in others)


def _same_stem(lex: Lexicon, word: str, other: str) -> bool:
    if word == other or min(len(word), len(other)) < 3:
        return False
    same = 0
    while same < min(len(word), len(other)) and word[same] == other[same]:
        same += 1
    rests = {word[same:], other[same:]} - {""}
    return same >= 2 and same * 2 > min(len(word), len(other)) and rests <= lex.name_ending
