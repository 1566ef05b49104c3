"""Names before a colon that say who speaks next: `Ann: Why not?`, in transcripts and threads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from argmap.quotes.matching.source import SourceText

_LABEL = re.compile(
    r"[\s>*_#-]*(?:\[?\d[\d:.]*\]?\s+)?\[?"  # signs of a list or a heading, the time
    r"([^\W\d_](?:[^\n:.?!]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.){0,60}?)[*_]*:[*_]*\s"
)
_MANNER = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def label(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return what is before a colon at the head of a stretch, and where the words behind it begin."""
    found = _LABEL.match(text, start, end)
    return (_MANNER.sub("", found[1]).strip(" ]"), found.end()) if found else None


def is_name(text: str) -> bool:
    """Whether a label is a name, followed at most by an office or a manner after a comma."""
    name, _, more = text.partition(",")
    words = name.split()
    named = 0 < len(words) <= 5 and all(w[0].isupper() or w[0] in "([" for w in words)
    return named and len(more.split()) <= 3


class Turns:
    """The turns of a transcript or a thread, each from its label to the next one.

    A label is a name, or one word that is a label again: `seagull77: …`.
    """

    def __init__(self, source: SourceText) -> None:
        plain = source.plain
        heads = [at + 1 for at, char in enumerate(plain) if char == "\n"]
        found = [(at, label(plain, at, len(plain))) for at in (0, *heads)]
        named = [(at, known[0]) for at, known in found if known and known[0]]
        often = Counter(name for _, name in named)
        turns = [
            (at, name)
            for at, name in named
            if is_name(name) or (often[name] > 1 and " " not in name)
        ]
        self._starts = [at for at, _ in turns]
        self._names = [name for _, name in turns]

    def __bool__(self) -> bool:
        return bool(self._names)

    def at(self, offset: int) -> str:
        """Return the last label before an offset; empty if there is none."""
        number = bisect_right(self._starts, offset)
        return self._names[number - 1] if number else ""
