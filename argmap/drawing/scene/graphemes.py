"""The characters that a reader sees, and where a line may end between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from argmap.base.text import breakable

_JOINER = "\u200d"
_ATTACHED = re.compile(
    "[\u200c\u200d\u0e33\u0eb3\u1160-\u11ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""Characters that belong to the one before, and are not marks: joiners, the Thai and Lao vowel
AM, inner and final Korean letters, tones of skin, tags of a flag."""

_STACKING = re.compile("[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u1039\u17d2]")
"""Signs that join the next letter to the one before."""

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_PICTOGRAM = re.compile(
    "[\U0001f000-\U0001f0ff\U0001f1e6-\U0001f1ff\U0001f200-\U0001f6ff\U0001f780-\U0001f7ff"
    "\U0001f900-\U0001faff]"
)
_MAYBE_PICTOGRAM = re.compile("[\u231a-\u2b55]")

_NO_START = re.compile(
    "[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー々〻ヽヾゝゞ\u0e2f\u0e30\u0e32\u0e45\u0e46"
    "\u0eb0\u0eb2\u0eaf\u0ec6\u0f0b-\u0f11\u17d4-\u17d6\u104a\u104b]"
)
"""Characters that no line begins with: small kana, and what ends a syllable."""

_FREE = re.compile("[\u0f40-\u0f6c\u1000-\u102a\u1780-\u17b3]")
"""Letters of Tibetan, Myanmar and Khmer: a line may begin with them, since words have no blanks."""

_SYLLABLE = re.compile("[\u0e40-\u0e44\u0ec0-\u0ec4]")
"""Vowels that are written first in a Thai or Lao syllable."""

_SYLLABLE_ENDS = re.compile("[\u0e30\u0e33\u0e46\u0eb0\u0eb3\u0ec6]$")
_ASAT = "\u103a"
_TSHEG = ("\u0f0b", "\u0f0d", "\u0f0e")
_BREAK = "\u200b"


def graphemes(text: str) -> Iterator[str]:
    """Yield the characters a reader sees: a letter with its marks, letters that are stacked, an
    emoji with all it is joined from.
    """
    current = ""
    for character in text:
        if current and _belongs(character, current):
            current += character
        else:
            if current:
                yield current
            current = character
    if current:
        yield current


def _belongs(character: str, current: str) -> bool:
    """Whether a character is part of the one before it."""
    if character < "\u0300":
        return False
    kind = unicodedata.category(character)[0]
    return bool(
        kind == "M"
        or _ATTACHED.match(character)
        or (current[-1] == _JOINER and pictogram(current))
        or (kind == "L" and _STACKING.match(current.rstrip("\u200c\u200d")[-1:]))
        or (_FLAG.match(character) and _FLAG.fullmatch(current))
    )


def pictogram(unit: str) -> bool:
    """Whether one of `graphemes` is drawn as an emoji."""
    first = unit[0]
    if "\ufe0e" in unit or first < "#":
        return False
    if "\ufe0f" in unit or "\u20e3" in unit or _PICTOGRAM.match(first):
        return True
    return _MAYBE_PICTOGRAM.match(first) is not None and wide(first)


def wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one."""
    return unicodedata.east_asian_width(character) in "WF"


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of a text that are kept whole if they fit, and whether a blank precedes
    each.
    """
    for word in breakable(text):
        if word.isascii():
            yield word, True
            continue
        apart = True
        for part in word.split(_BREAK):
            piece = ""
            for unit in graphemes(part):
                if piece and _may_break(piece, unit):
                    yield piece, apart
                    piece, apart = "", False
                piece += unit
            if piece:
                yield piece, apart
                apart = False


def _may_break(piece: str, unit: str) -> bool:
    """Whether a line may end between two stretches that no blank is between."""
    last, first = piece[-1], unit[0]
    if unicodedata.category(last) in ("Ps", "Pi") or _NO_START.match(first):
        return False
    if wide(first):
        return unicodedata.category(first) not in ("Po", "Pe", "Pf")
    if _SYLLABLE.match(first) or (_SYLLABLE_ENDS.search(piece) and first.isalpha()):
        return True
    if not _FREE.match(first) or _ASAT in unit:
        return False
    return first > "\u0fff" or last in _TSHEG
