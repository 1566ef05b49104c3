"""The form of names, and names made from words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from argmap.language.keywords import PARENTS

_PLAIN = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_WORD = re.compile(r"\w+", re.UNICODE)
_OTHER = re.compile(r"[^a-z0-9.]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_DASHES = re.compile(r"-+")
_DOTTED = re.compile(r"-*\.[-.]*")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")

FREE = frozenset(
    {"relation", "grants", "inferred", "said", "when", "fold", "open", "fit", "boxes", "badge", "colour"}
)
"""Not a word of the language, and words of it that may be names all the same."""
RESERVED = frozenset(k for k in PARENTS if " " not in k and k not in FREE) | {"with", "at"}
"""Words of the language that cannot be a name."""

LONGEST = 60
"""Most characters of a name made from words."""

EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "and",
        "or",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "its",
        "this",
        "that",
        "with",
        "as",
        "has",
        "have",
        "had",
        "did",
        "do",
        "does",
        "would",
        "could",
    ]
)


@lru_cache(maxsize=65536)
def is_name(text: str) -> bool:
    """Whether `text` is lower-case words joined by `-` (and dots), and not a word of the
    language.
    """
    if text in RESERVED:
        return False
    if text.isascii():
        return _PLAIN.fullmatch(text) is not None
    return all(
        word and all(unicodedata.category(c)[0] in "LNM" for c in word) and word == word.lower()
        for part in text.split(".")
        for word in part.split("-")
    )


def better_name(text: str) -> str:
    """Return the nearest proper name: `US_blocked` becomes `us-blocked`; empty if nothing is
    left.
    """
    text = (text if text.isupper() else _HUMP.sub("-", text)).lower()
    if text.isascii():
        name = _OTHER.sub("-", text)
    else:
        letters = (c if unicodedata.category(c)[0] in "LNM" or c == "." else "-" for c in text)
        name = _DASHES.sub("-", "".join(letters))
    if "." in name:
        name = _DOTTED.sub(".", name)
    name = name.strip("-.")
    return f"{name}-1" if name in RESERVED else name


def name_from_words(text: str) -> str:
    """Make a name for a claim that has none: its first six words that carry meaning.

    The same words always give the same name; the result may be taken already.
    """
    words = _WORD.findall(_APOSTROPHE.sub("", text[:400]).lower())
    telling = [w for w in words if w not in EMPTY_WORDS] or words
    name = "-".join(telling[:6])
    if not _PLAIN.fullmatch(name) or name in RESERVED:
        name = better_name(name).replace(".", "-")
    return name[:LONGEST].rstrip("-") or "claim"
