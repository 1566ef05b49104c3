"""A source prepared for searching: folded once, with paragraphs and an index of its words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from sys import intern
from typing import TypeVar, cast

from argmap.base.typography import typographic
from argmap.quotes.matching import fold
from argmap.quotes.matching.tokens import DECIMAL_COMMA, Token, marks, tokens, without

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-[ ]*\r?\n[ ]*([^\W\d_]++)")
_WORD = re.compile(r"\w+")
T = TypeVar("T")


class SourceText:
    """A text in which quotations are searched. All offsets are in `plain` unless stated otherwise.

    `plain` is the text after typographic folding, with blanks for the marks of notes; `words`,
    `starts` and `ends` are its tokens. A word that a hyphen breaks at a line's end before a
    lower-case letter is one token, and `broken` has its halves. `also` has the other forms of those
    that may be written in two ways, and `noted` the words in the brackets of notes after a token.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._made: dict[object, object] = {}
        self.plain, self._offsets = typographic(text)
        full, noted = self.plain, list(marks(self.plain))
        self.plain = without(full, noted)
        self.words: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self.also: dict[int, str] = {}
        self.broken: dict[int, tuple[str, str]] = {}
        found = tokens(self.plain, self._keeps_together, decimals=self.decimals)
        for token, halves in _unbroken(self.plain, found):
            if halves:
                self.broken[len(self.words)] = halves
            if token.also:
                self.also[len(self.words)] = intern(token.also)
            self.words.append(intern(token.word))
            self.starts.append(token.start)
            self.ends.append(token.end)
        self.noted = {
            bisect_right(self.starts, start) - 1: tuple(_WORD.findall(full[start:end].lower()))
            for start, end in noted
            if full[start] == "["
        }

    def _keeps_together(self, start: int, end: int) -> bool:
        """Whether only no-break and thin blanks, no ordinary ones, are between two offsets."""
        return not any(c in " \t\r\n" for c in self.written(start, end))

    @cached_property
    def decimals(self) -> bool:
        """Whether a comma separates decimals in it."""
        return bool(DECIMAL_COMMA.search(self.plain))

    @cached_property
    def has_yo(self) -> bool:
        """Whether it writes the letter ё, so that `все` and `всё` are different words in it."""
        return "ё" in self.plain or "Ё" in self.plain

    @cached_property
    def index(self) -> Mapping[str, array[int]]:
        """Map each word to its token numbers; a broken word is also under its halves, a word that
        may be written in two ways under both.
        """
        found: dict[str, array[int]] = {}
        for at, word in enumerate(self.words):
            found.setdefault(word, array("I")).append(at)
        others = [(at, form) for at, forms in self.broken.items() for form in dict.fromkeys(forms)]
        for at, form in (*others, *self.also.items()):
            found.setdefault(form, array("I")).append(at)
        for form in {form for _, form in others} | {*self.also.values()}:
            found[form] = array("I", sorted(found[form]))
        return found

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """Return the words that may be written in two ways, and the halves of broken words."""
        halves = {half for both in self.broken.values() for half in both}
        return frozenset({*self.also.values(), *(self.words[at] for at in self.also)} | halves)

    def places(self, forms: Iterable[str]) -> Sequence[int]:
        """Return the tokens that may be written in one of some forms, in order."""
        found = [self.index[form] for form in forms if form in self.index]
        return found[0] if len(found) == 1 else sorted({at for each in found for at in each})

    @cached_property
    def joined(self) -> str:
        """Return all words with one blank between them."""
        return " ".join(self.words)

    @cached_property
    def bare(self) -> str:
        """Return all words and numbers with one blank between them, including marks of notes and
        the parts of numbers and abbreviations. This identifies a text, whatever counts as the same
        in a quotation.
        """
        plain, _ = typographic(self.text)
        found = (Token(*m.span(), fold.word(m.group())) for m in fold.TOKEN.finditer(plain))
        return " ".join(token.word for token, _ in _unbroken(plain, found))

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Return the start and end of each paragraph: blocks between blank lines."""
        found = _PARAGRAPH.finditer(self.plain)
        return tuple((m.start(), m.start() + len(m.group().rstrip())) for m in found)

    def paragraph(self, offset: int) -> int:
        """Return the number, from 1, of the paragraph around an offset."""
        return max(1, bisect_right(self._begins, offset))

    def around(self, offset: int) -> tuple[int, int]:
        """Return the start and end of the paragraph around an offset."""
        return self.paragraphs[self.paragraph(offset) - 1]

    def tokens(self, start: int, end: int) -> range:
        """Return the tokens that begin between two offsets."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def gap(self, at: int) -> str:
        """Return what is between a token and the next."""
        return self.plain[self.ends[at] : self.starts[at + 1]]

    def capital(self, at: int) -> bool:
        """Whether a capital begins a token."""
        return self.plain[self.starts[at]].isupper()

    @cached_property
    def _begins(self) -> array[int]:
        return array("I", [start for start, _ in self.paragraphs])

    def once(self, make: Callable[[SourceText], T]) -> T:
        """Return something made from this source, made only at the first call."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def original(self, offset: int) -> int:
        """Return the offset in `text` of an offset in `plain`."""
        return offset if self._offsets is None else self._offsets[offset]

    def written(self, start: int, end: int) -> str:
        """Return the original text between two offsets of `plain`."""
        if end <= start:
            return ""
        return self.text[self.original(start) : self.original(end - 1) + 1]


def _unbroken(plain: str, found: Iterable[Token]) -> Iterator[tuple[Token, tuple[str, str] | None]]:
    """Yield the tokens of a text; one for each word that a hyphen breaks at a line's end before a
    lower-case letter, with its halves.
    """
    broken: dict[int, tuple[int, str, str]] = {}
    last = 0
    for match in _HYPHENATED.finditer(plain):
        start = match.start()
        while start > last and plain[start - 1].isalpha():
            start -= 1
        last = match.end()
        if match[1][0].islower():
            broken[start] = last, fold.word(plain[start : match.start()]), fold.word(match[1])
    last = 0
    for token in found:
        if token.start < last:
            continue
        if token.start in broken:
            last, left, right = broken[token.start]
            yield Token(token.start, last, left + right), (left, right)
        else:
            last = token.end
            yield token, None
