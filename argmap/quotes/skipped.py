"""What an ellipsis hides, and what a bracket stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.quotes.concern import Concern
from argmap.quotes.inflection import same_word
from argmap.quotes.match import Skip
from argmap.quotes.pattern import Bracket
from argmap.quotes.source import SourceText
from argmap.quotes.turning import (
    EXCEPTIONS,
    LIMITS,
    MANY,
    MODALS,
    NUMBERS,
    POINTING,
    QUANTITIES,
    TURNING,
    month,
    negates,
)
from argmap.quotes.words import SAYING

_DIGIT = re.compile(r"\d")
LEADING = 2
"""Words at the end of what was left out that still bear on what follows."""


def skipped(source: SourceText, skip: Skip) -> Iterator[Concern]:
    """What is to be looked at where one ellipsis or bracket of a match stands."""
    words = source.words[skip.start : skip.end]
    left_out = source.written(
        source.starts[skip.start], source.ends[skip.end - 1]
    ) if words else ""  # fmt: skip
    if isinstance(skip.element, Bracket):
        yield from _put(source, skip, skip.element, words, left_out)
        return
    yield from _left_out(source, words, left_out, skip)
    before, after = source.ends[skip.start - 1], source.starts[min(skip.end, len(source.words) - 1)]
    if '"' in source.plain[before:after]:
        yield Concern("crosses-quotation", left_out)
    if source.paragraph(before - 1) != source.paragraph(after):
        yield Concern("crosses-paragraph", left_out)
        yield Concern("crosses-sentence", left_out)
    elif any(True for _ in source.sentence_ends(before, after)):
        yield Concern("crosses-sentence", left_out)


def _left_out(source: SourceText, words: list[str], left_out: str, skip: Skip) -> Iterator[Concern]:
    excepts = words[:1] == ["but"] or any(
        w in EXCEPTIONS or (w == "but" and words[n - 1] in {"all", "anything", "none"})
        for n, w in enumerate(words)
    )
    if excepts or any(map(negates, words)) or any(w in TURNING for w in words[-LEADING:]):
        yield Concern("skipped-negation", left_out)
    limits = any(w in MODALS and not month(source, skip.start + n) for n, w in enumerate(words))
    if limits or any(w in QUANTITIES or w in LIMITS for w in words[-LEADING:]):
        yield Concern("skipped-modal", left_out)
    if any(_counts(word) for word in words):
        yield Concern("skipped-number", left_out)
    if any(word in SAYING for word in words) and _named(source, skip):
        yield Concern("skipped-speaker", left_out)


def _counts(word: str) -> bool:
    return bool(_DIGIT.search(word)) or word in NUMBERS or word in MANY


def _named(source: SourceText, skip: Skip) -> bool:
    """Whether a name stands in what was left out: a capital that no sentence begins with."""
    for at in range(skip.start, skip.end):
        start = source.starts[at]
        if source.plain[start].isupper() and not re.search(
            r"[.!?]['\")\]]*\s+$", source.plain[max(0, start - 6) : start]
        ):
            return True
    return False


def _put(
    source: SourceText, skip: Skip, bracket: Bracket, replaced: list[str], left_out: str
) -> Iterator[Concern]:
    """A bracket that stands over what tells something, or brings in what is not said."""
    brings = any(
        (negates(w) or w in MODALS or w in QUANTITIES or _counts(w) or w in TURNING)
        and not any(same_word(w, r) for r in replaced)
        for w in bracket.words
    )
    if any(map(negates, replaced)):
        yield Concern("replaced-negation", left_out)
    elif brings:
        yield Concern("added-negation", " ".join(bracket.words))
    elif any(_lost(source, skip.start + n, word, bracket) for n, word in enumerate(replaced)):
        yield Concern("replaced-words", left_out)


def _lost(source: SourceText, at: int, word: str, bracket: Bracket) -> bool:
    """Whether a word that a bracket stands for told something that the bracket does not tell."""
    if any(same_word(word, put) for put in bracket.words):
        return False
    number = NUMBERS.get(word)
    if number is not None and str(number) in bracket.words:
        return False
    if word.isdigit() and any(str(NUMBERS.get(put)) == word for put in bracket.words):
        return False
    return word not in POINTING or month(source, at)
