"""Names and words in the form for comparison, and whether two are forms of one, as far as spelling shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from os.path import commonprefix

from argmap.quotes.matching import fold
from argmap.quotes.words.roles import Lexicon

_ENDING = re.compile(r"(?<=..)(?:'s|ings?|ied|ies|ed|es|s|d|e|en|n|y)$")
STEM = 0.6
"""The share of the longer of two words that is their stem, in languages with longer endings."""


def shares(name: str, names: Iterable[str]) -> bool:
    """Whether a name has a word in common with one of some names."""
    words = parts(name)
    return any(words & parts(other) for other in names)


def parts(name: str) -> set[str]:
    """Return the words of a name in the form for comparison."""
    found = fold.TOKEN.findall(fold.typographic(name)[0])
    return {w for each in found if len(w := fold.word(each).removesuffix("'s")) > 1}


def inflected(lex: Lexicon, name: str, names: Iterable[str]) -> bool:
    """Whether a word of a name is a word of another one in another grammatical case."""
    others = {word for other in names for word in parts(other)}
    return any(_in_case(lex, word, other) for word in parts(name) for other in others)


def _in_case(lex: Lexicon, word: str, other: str) -> bool:
    shorter, stem = min(len(word), len(other)), len(commonprefix([word, other]))
    rests = {word[stem:], other[stem:]} - {""}
    return word != other and shorter > 2 and stem >= 2 and stem * 2 > shorter and rests <= lex.name_ending


def same_word(lex: Lexicon, one: str, other: str) -> bool:
    """Whether two folded words differ in nothing but an ending: `blocks` and `blocked`, `Lind` and
    `Lind's`, but not `hopeful` and `hopeless`.

    In letters that are not Latin, endings are long and many: a common stem is enough.
    """
    if one == other or any(one in forms and other in forms for forms in lex.forms):
        return True
    if one.isascii() and other.isascii():
        return not _stems(one).isdisjoint(_stems(other))
    stem = len(commonprefix([one, other]))
    return stem >= 3 and stem >= STEM * max(len(one), len(other))


def _stems(word: str) -> set[str]:
    stem = _ENDING.sub("", word)
    doubled = {stem[:-1]} if len(stem) > 3 and stem[-1] == stem[-2] else set()
    return {word, stem, stem + "e", stem + "y"} | (doubled if stem != word else set())
