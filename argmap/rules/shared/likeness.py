"""Claims that say nearly the same, found in one pass, without comparing all with all.

Each word is reduced to a stem, words without meaning of their own are dropped, and the numbers of
the rest are added up. Claims with the same sum have the same words in some order; a claim with one
word more differs by that word's number, so one look-up for each of its words finds it. Sums only
propose: the stems themselves are compared, in their order, so that chance decides nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from zlib import adler32, crc32

from argmap.rules.shared.words import words_of

_MARKS = ".,;:!?\"“”„«»()[]‘’'…–—"
NEGATION = "¬"
"""The stem of every negation."""


class Pair(NamedTuple):
    """Two texts by their index, earlier first, and the stem that only one of them has, if any."""

    first: int
    second: int
    extra: str


class _Stems(dict[str, int]):
    """Map of words as written to the numbers of their stems; 0 for words that carry no meaning."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> int:
        found = stem(word, self.language)
        value = self[word] = _number(found) if found else 0
        return value


@lru_cache(maxsize=2)
def alike(texts: tuple[str, ...], language: str) -> tuple[Pair, ...]:
    """Return the pairs of texts with the same words in the same order, or with one word more.

    There are never more pairs than texts: a text is compared with the first text that has its
    words, and with the first that lacks one of them. A pair has at least three words in common
    (five when the additional word is not a negation).
    """
    memo, negation = _Stems(language), _number(NEGATION)
    value_of = memo.__getitem__
    hashes = [list(filter(None, map(value_of, text.lower().split()))) for text in texts]
    first: dict[int, int] = {}
    pairs: list[Pair] = []
    sums = [sum(words) for words in hashes]
    for i, total in enumerate(sums):
        earlier = first.setdefault(total, i)
        if earlier != i and len(hashes[i]) >= 3:
            _propose(pairs, texts, language, earlier, i)
    for i, total in enumerate(sums):
        if len(hashes[i]) < 4 or first[total] != i:
            continue
        if first.keys().isdisjoint(map(total.__sub__, hashes[i])):
            continue
        for h in hashes[i]:
            if (
                (other := first.get(total - h)) is not None
                and (h == negation or len(hashes[i]) >= 6)
                and _propose(pairs, texts, language, other, i)
            ):
                break
    return tuple(sorted(pairs))


def _number(found: str) -> int:
    """Return a number for a stem, the same on every run and machine, and never 0."""
    raw = found.encode("utf-8", "replace")
    return (crc32(raw) << 8 ^ adler32(raw)) or 1


def _propose(
    pairs: list[Pair], texts: tuple[str, ...], language: str, left: int, right: int
) -> bool:
    """Add the pair if the words themselves agree; return whether they do."""
    shorter, longer = stems(texts[left], language), stems(texts[right], language)
    extra = ""
    if shorter != longer:
        at = next((i for i, w in enumerate(shorter) if w != longer[i]), len(shorter))
        extra = longer[at]
        if shorter != longer[:at] + longer[at + 1 :]:
            return False
    pairs.append(Pair(min(left, right), max(left, right), extra))
    return True


def stems(text: str, language: str) -> list[str]:
    """Return the stems of a text's words, without those that carry no meaning of their own."""
    found = (stem(word, language) for word in text.lower().split())
    return [word for word in found if word]


def stem(word: str, language: str) -> str:
    """Return a lower-case word without its ending.

    The result is `NEGATION` for a negation, and empty for a word that carries no meaning.
    """
    lists = words_of(language)
    word = word.strip(_MARKS).replace("’", "'")
    if word in lists.negations:
        return NEGATION
    if word in lists.empty or not word:
        return ""
    if any(map(str.isdigit, word)):
        return word
    if word.isascii():
        return _english(word.removesuffix("'s").rstrip("'"))
    return word[:-2] if len(word) > 6 else word


def _english(word: str) -> str:
    if len(word) < 4:
        return word
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            if ending in ("ied", "ies"):
                return word + "i"
            break
    if word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    if word[-1] == "y":
        word = word[:-1] + "i"
    return word.rstrip("e") or word
