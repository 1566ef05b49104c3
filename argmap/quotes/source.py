"""A source as it is searched: folded once, with paragraphs and an index of its words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING

from argmap.quotes import fold
from argmap.quotes.words import ABBREVIATIONS

if TYPE_CHECKING:
    from argmap.quotes.speech import Speeches

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_END = re.compile(r"[.!?]+['\")\]]*(?=\s|$)")
_HYPHENATED = re.compile(r"([^\W\d_]+)-[ ]*\n[ ]*([^\W\d_]+)")


class SourceText:
    """A text in which quotations are looked for. All offsets are in `plain` unless said otherwise.

    `plain` is the text after typographic folding; `words`, `starts` and `ends` are its tokens.
    A word that a hyphen breaks at a line's end before a lower-case letter is one token.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain, self._offsets = fold.typographic(text)
        self.words: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self.broken: dict[int, tuple[str, str]] = {}
        self._tokenize()

    def _tokenize(self) -> None:
        halves = {
            found.start(1): (found.end(2), fold.word(found[1]), fold.word(found[2]))
            for found in _HYPHENATED.finditer(self.plain)
            if found[2][0].islower()
        }
        last = 0
        for found in fold.TOKEN.finditer(self.plain):
            start, end = found.span()
            if start < last:
                continue
            if start in halves:
                end, left, right = halves[start]
                self.broken[len(self.words)] = left, right
                self.words.append(intern(left + right))
            else:
                self.words.append(intern(fold.word(found.group())))
            last = end
            self.starts.append(start)
            self.ends.append(end)

    @cached_property
    def index(self) -> Mapping[str, array[int]]:
        """Where each word stands, as token numbers; a broken word also under its first half."""
        found: dict[str, array[int]] = {}
        for at, word in enumerate(self.words):
            found.setdefault(word, array("I")).append(at)
        for at, (left, _) in self.broken.items():
            places = found.setdefault(left, array("I"))
            places.insert(bisect_left(places, at), at)
        return found

    @cached_property
    def joined(self) -> str:
        """All words with one blank between them."""
        return " ".join(self.words)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Where each paragraph begins and ends: blocks between blank lines."""
        return tuple(
            (m.start(), m.start() + len(m.group().rstrip()))
            for m in _PARAGRAPH.finditer(self.plain)
        )

    def paragraph(self, offset: int) -> int:
        """The number, from 1, of the paragraph in which an offset lies."""
        return max(1, bisect_right(self._begins, offset))

    @cached_property
    def _begins(self) -> array[int]:
        return array("I", [start for start, _ in self.paragraphs])

    def sentence_ends(self, start: int, end: int) -> Iterator[int]:
        """Offsets at which sentences end between two offsets."""
        for found in _END.finditer(self.plain, max(0, start - 1), min(len(self.plain), end + 2)):
            at = found.start()
            if at < start or at >= end:
                continue
            before = re.search(r"[^\s(\"'\[]*$", self.plain[max(0, at - 12) : at])
            word = before.group().lower() if before else ""
            if found.group()[0] == "." and (word in ABBREVIATIONS or _initial(word)):
                continue
            asked = "?" in found.group()
            if not asked and (found.group()[:2] == ".." or _goes_on(self.plain, found.end())):
                continue
            yield at

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentences around a stretch, within its paragraph: where they begin and end."""
        first, last = self.paragraphs[self.paragraph(start) - 1]
        last = max(last, self.paragraphs[self.paragraph(max(start, end - 1)) - 1][1])
        begin = max(self.sentence_ends(first, start), default=None)
        stop = next(self.sentence_ends(end, last + 1), None)
        return (first if begin is None else begin + 1, last if stop is None else stop + 1)

    @cached_property
    def speeches(self) -> Speeches:
        """The direct speech in it."""
        from argmap.quotes.speech import Speeches

        return Speeches(self)

    def original(self, offset: int) -> int:
        """The offset in `text` of an offset in `plain`."""
        return offset if self._offsets is None else self._offsets[offset]

    def written(self, start: int, end: int) -> str:
        """The original text between two offsets of `plain`."""
        if end <= start:
            return ""
        return self.text[self.original(start) : self.original(end - 1) + 1]

    def token_at(self, offset: int) -> int:
        """The number of the first token that ends after an offset."""
        return bisect_right(self.ends, offset)


def _goes_on(text: str, at: int) -> bool:
    """Whether what follows a stop begins in lower case, so that the sentence goes on."""
    after = re.match(r"\s*[\"'(\[-]*\s*(\w)", text[at : at + 40])
    return bool(after and after[1].islower())


def _initial(word: str) -> bool:
    """Whether a word before a full stop is an initial: `J.`, not `I.` at a sentence's end."""
    return len(word) == 1 and word.isalpha() and word != "i"
