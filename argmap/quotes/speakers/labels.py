"""Names before a colon that say who speaks next: `Ann: Why not?`, in transcripts and threads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import dropwhile, pairwise

from argmap.quotes.matching.source import SourceText

_LABEL = re.compile(
    r"[\s>*_#-]*(?:\[?\d[\d:.]*\]?\s+)?\[?"  # signs of a list or a heading, the time
    r"([^\W\d_](?:[^\n:.?!]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.){0,60}?)[*_]*:[*_]*\s"
)
WORDS = 4
"""Most words of a label that is no name."""
_SENTENCE = re.compile(r".*[.!?\"][^\S\n]*(?:\n|$)")
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

    A label is a name, or a few words that are a label again: `seagull77: …`, `Chief engineer: …`. A
    line at the head of minutes that lists who was there is none: `Present: Ann Lind, Ove Holm`.
    """

    def __init__(self, source: SourceText) -> None:
        self._plain = plain = source.plain
        heads = [0, *(m.end() for m in re.finditer("\n", plain))]
        found = [(at, label(plain, at, len(plain))) for at in heads]
        # The line itself counts, not blank ones before it.
        named = [*{known[1]: (at, known[0]) for at, known in found if known and known[0]}.values()]
        often = Counter(name for _, name in named)
        turns = (
            (at, name)
            for at, name in named
            if is_name(name) or (often[name] > 1 and len(name.split()) <= WORDS)
        )
        self._turns = [
            *dropwhile(
                lambda turn: often[turn[1]] == 1 and not _SENTENCE.match(plain, turn[0]), turns
            )
        ]

    def __bool__(self) -> bool:
        return bool(self._turns)

    @property
    def first(self) -> int:
        """Return where the first turn begins."""
        return self._turns[0][0]

    def at(self, offset: int) -> str:
        """Return the last label before an offset; empty if there is none."""
        number = bisect_right(self._turns, offset, key=lambda turn: turn[0])
        return self._turns[number - 1][1] if number else ""

    def asks(self, label: str) -> bool | None:
        """Whether a label is the one of two letters that asks, `Q:` and `A:`; `None` for another."""
        letters = {name for _, name in self._turns if len(name) == 1}
        if label not in letters or len(letters) != 2:
            return None
        asked = Counter(
            name
            for (start, name), (end, _) in pairwise([*self._turns, (len(self._plain), "")])
            if "?" in self._plain[start:end]
        )
        return asked[label] > sum(asked[other] for other in letters - {label})
