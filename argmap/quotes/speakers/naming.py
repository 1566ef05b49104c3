"""Names and other words of a clause, in the form for comparison, and whether one is the speaker's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from argmap.quotes.matching import fold
from argmap.quotes.words.roles import Lexicon

_TOKEN = re.compile(r"[\w'-]*\w[\w'-]*")
_ENDING = re.compile(r"(?<=..)(?:'s|ings?|ied|ies|ed|es|s|d|e|en|n|y)$")
_PIECE = re.compile(r"[,;:]\s*|\s-+\s|\s?[()\[\]]\s?")
STEM = 0.6
"""The share of the longer of two words that is their stem, in languages with longer endings."""


class Speaker(NamedTuple):
    """The speaker that a clause names; `name` is empty if it names nobody. `beside` are names in
    the attribution of people who do not speak there, with `shown` for the speaker: `Lind's lawyer`.
    `oblique` is true when the name may be in another grammatical case than people are known by: `за
    словами Гая`.
    """

    name: str = ""
    beside: tuple[str, ...] = ()
    shown: str = ""
    oblique: bool = False
    sieve: str = ""

    def is_one_of(self, lex: Lexicon, names: Iterable[str]) -> bool:
        """Whether the speaker is known under one of some names."""
        names = tuple(names)
        return shares(self.name, names) or (self.oblique and inflected(lex, self.name, names))

    def is_not(self, lex: Lexicon, names: Iterable[str]) -> bool:
        """Whether the attribution names a bearer of one of some names who does not speak."""
        names = tuple(names)
        known = {word for name in names for word in parts(name)}
        if inflected(lex, self.name, names):
            return True
        words = parts(self.shown)
        if known & words & lex.owning_name:
            # A word that looks like a preposition is part of the name: `Ursula von der Leyen`.
            return False
        return any(
            (set() < parts(group) <= known or inflected(lex, group, names))
            and not any(len(words & parts(name)) > len(parts(group) & parts(name)) for name in names)
            for group in self.beside
        )  # fmt: skip


NOBODY = Speaker()


class Word(NamedTuple):
    """A word as written, its form for comparison, and whether it looks like a name."""

    text: str
    folded: str
    name: bool


def words_in(lex: Lexicon, text: str) -> list[Word]:
    """Return the words of a text; a capital makes a name of a word not known to be none."""
    found = [(m.group(), fold.word(m.group())) for m in _TOKEN.finditer(text)]
    return [
        Word(word, folded, word[0].isupper() and folded not in lex.no_name | lex.for_others)
        for word, folded in found
    ]


def in_pieces(lex: Lexicon, sentence: str) -> list[list[Word]]:
    """Split the words of a sentence into pieces between commas, colons, dashes and brackets."""
    return [words for words in (words_in(lex, piece) for piece in _PIECE.split(sentence)) if words]


def holder(lex: Lexicon, piece: Sequence[Word]) -> Speaker:
    """Return the person whose view a clause reports: `Ann's view that`, `the words of Ann`, `на
    думку Лінд`.
    """
    for n, word in enumerate(piece):
        if owns(word):
            near = [w.folded for w in piece[n + 1 : n + 3] if not w.folded.endswith("'s")]
            if not lex.utterance.isdisjoint(near):
                names = [*takewhile(lambda w: w.name, piece[n::-1])][::-1]
                return only(names)._replace(oblique=True)
        if word.folded in lex.utterance:
            rest = piece[n + 1 :]
            behind_it = rest[1:] if rest and rest[0].folded in lex.preposition else rest
            names = [*takewhile(lambda w: w.name, behind_it)]
            if names and not (owns(names[-1]) and len(behind_it) > len(names)):
                return only(names)._replace(oblique=True)
    return NOBODY


def subject(lex: Lexicon, words: Sequence[Word], *, before_verb: bool = False) -> Speaker:
    """Return the first name of a clause that follows no preposition and owns no other word. Before
    a verb it is the last one, because a description precedes the name: `Zelensky advisor Ann Lind`.
    """
    free: list[list[Word]] = []
    beside: list[str] = []
    group: list[Word] = []
    governed = False
    for n, word in enumerate([*words, Word("", "", False)]):
        if word.name:
            group.append(word)
            if not owns(word) or n + 1 >= len(words):
                continue
            beside.append(_name(group))
            group = []
            continue
        if group and not governed and word.folded in lex.inside_name and n + 1 < len(words):
            # `Aart van der Berg`
            continue
        if group and word.folded in lex.and_word and n + 1 < len(words) and words[n + 1].name:
            continue
        if group:
            (beside.append(_name(group)) if governed else free.append(group))
            group = []
        governed = word.folded in lex.preposition | lex.for_others or (
            governed and word.folded in lex.article
        )
    shown = text_of(words)
    if free:
        return Speaker(_name(free[-1 if before_verb else 0]), tuple(beside), shown)
    return Speaker("", tuple(beside), shown)


def named(words: Iterable[Word]) -> bool:
    """Whether some words are all names."""
    return all(word.name for word in words)


def only(words: Iterable[Word]) -> Speaker:
    """Make a speaker whose name is these words."""
    return Speaker(_name(words))


def _name(words: Iterable[Word]) -> str:
    return " ".join(w.text.removesuffix("'s") for w in words)


def text_of(words: Iterable[Word]) -> str:
    """Return words as they are shown."""
    return " ".join(w.text for w in words)


def owns(word: Word) -> bool:
    """Whether a word is a name in the genitive with an apostrophe."""
    return word.name and word.folded.endswith(("'s", "s'"))


# Forms of one word, as far as spelling shows


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
    shorter, stem = min(len(word), len(other)), _alike(word, other)
    rests = {word[stem:], other[stem:]} - {""}
    long = shorter > 2 and stem >= 2 and stem * 2 > shorter
    return word != other and long and rests <= lex.name_ending


def _alike(one: str, other: str) -> int:
    """Return how many letters are the same at the beginning of two words."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def same_word(lex: Lexicon, one: str, other: str) -> bool:
    """Whether two folded words differ in nothing but an ending: `blocks` and `blocked`, `Lind` and
    `Lind's`, but not `hopeful` and `hopeless`.

    In letters that are not Latin, endings are long and many: a common stem is enough.
    """
    if one == other or any(one in forms and other in forms for forms in lex.forms):
        return True
    if one.isascii() and other.isascii():
        return not _stems(one).isdisjoint(_stems(other))
    stem = _alike(one, other)
    return stem >= 3 and stem >= STEM * max(len(one), len(other))


def _stems(word: str) -> set[str]:
    stem = _ENDING.sub("", word)
    doubled = {stem[:-1]} if len(stem) > 3 and stem[-1] == stem[-2] else set()
    return {word, stem, stem + "e", stem + "y"} | (doubled if stem != word else set())
