"""Which words look like verbs, as far as their endings and the words before them tell."""

from __future__ import annotations

from argmap.quotes.context.inflection import VERBS
from argmap.quotes.context.numbers import number
from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.lists import words_of
from argmap.quotes.words.telling import NOUNS, REPORTING
from argmap.quotes.words.turning import BEFORE_NOUNS, CLAUSES, POINTING

_AUXILIARY = words_of(
    "am are be been being can could do did had have may might must shall should was were will would"
)
_TELLING = REPORTING - NOUNS
_CYRILLIC = (
    "в", "л", "ла", "ло", "ли", "є", "ить", "ять", "уть", "ють", "ет", "ит", "ют", "ут", "ат", "ят",
    "ся", "сь",
)  # fmt: skip
_GERMAN = ("t", "te", "ten")


def verbal(source: SourceText, word: str, before: str = "") -> bool:
    """Whether a folded word looks like a finite verb behind another."""
    if not word.isascii():
        return word.endswith(_CYRILLIC)
    if _plural(before) and word not in POINTING | CLAUSES and not word.endswith("ly"):
        # `the islanders prefer`
        return True
    noun = before in BEFORE_NOUNS or number(before) or before.endswith("'s") or "'" in word
    known = word in _TELLING or word in VERBS or word.endswith(("ed", "s"))
    return not noun and (known or (word.endswith(_GERMAN) and not source.english))


def tells(source: SourceText, first: int, last: int) -> bool:
    """Whether there may be a verb among some tokens, so that they say that something is so.

    In a text that is not English that is always taken to be.
    """
    words = source.words[first : last + 1]
    return not source.english or any(
        word in _AUXILIARY or verbal(source, word, before)
        for word, before in zip(words, ["", *words], strict=False)
    )


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))
