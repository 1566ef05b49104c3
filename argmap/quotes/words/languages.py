"""Which languages a source is written in, paragraph by paragraph: by script, commonest words, letters.

A word of one language counts in texts of that language only: English has an `a`, which is a verb
in French. A paragraph that shows none may be of any language that the rest of the text shows, and
in a text too short to show one, of all that share its script. A longer text that shows none is
of a language without a list: it gets the checks that need no words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.load import known_by, lexicon
from argmap.quotes.words.roles import Lexicon

SHARE = 0.05
"""The part of a text's words that are among the commonest of its language, at least."""
CLEAR = 0.1
"""That part of a paragraph's words."""
FEW = 40
"""Words of a text that is too short to show that its language has no list."""
STRAY = 0.2
"""That part of them below which words in another script are of no other language."""
RIVAL = 0.5
"""What a second language must show of what the first one does."""
LATIN = "LATIN"


class Languages:
    """The languages of a source. `unlisted` says that most of it is in one that has no list."""

    def __init__(self, source: SourceText, folder: Path | None = None) -> None:
        self._folder = folder
        self._lexicons: dict[int, Lexicon] = {}
        self._signs = known_by(folder)
        self._begins = [start for start, _ in source.paragraphs]
        shown, sizes = self._counted(source)
        whole, size = sum(shown, Counter[str]()), sum(sizes, Counter[bool]())
        self._main = frozenset(
            code for code, count in whole.items()
            if count >= SHARE * size[self._class(code)] and count >= RIVAL * self._best(whole, code)
        )  # fmt: skip
        classes = {self._class(code) for code in self._main}
        self._foreign = frozenset(c for c in (True, False) if c not in classes and size[c] >= FEW)
        self._codes = tuple(self._of(*each) for each in zip(shown, sizes, strict=True))
        self.all = frozenset[str]().union(self._main, *self._codes)
        most = max((True, False), key=size.__getitem__)
        self.unlisted = most in self._foreign

    def _counted(self, source: SourceText) -> tuple[list[Counter[str]], list[Counter[bool]]]:
        """For each paragraph how often each language shows, and how many words are Latin and are not."""
        by_word: dict[str, list[str]] = {}
        letters: dict[str, str] = {}
        for code, signs in self._signs.items():
            for word in signs.words:
                by_word.setdefault(word, []).append(code)
            letters |= dict.fromkeys(signs.letters, code)
        shown, sizes = [], []
        ascii_only = source.plain.isascii()
        for start, end in source.paragraphs:
            first, last = bisect_left(source.starts, start), bisect_left(source.starts, end)
            words = source.words[first:last]
            found = Counter[str]()
            for word in words:
                for code in by_word.get(word, ()):
                    found[code] += 1
            for letter, code in () if ascii_only else letters.items():
                found[code] += source.plain.count(letter, start, end)
            # Numbers and signs are of no script.
            spelt = [word.isascii() for word in words if word[0].isalpha()]
            shown.append(+found)
            sizes.append(Counter({True: sum(spelt), False: len(spelt) - sum(spelt)}))
        return shown, sizes

    def _class(self, code: str) -> bool:
        """Whether a language is written in Latin letters: folded, these are all ASCII."""
        return self._signs[code].script == LATIN

    def _best(self, shown: Mapping[str, int], code: str) -> int:
        """The most that a language of the same script shows."""
        script = self._signs[code].script
        return max(n for other, n in shown.items() if self._signs[other].script == script)

    def _of(self, shown: Counter[str], size: Counter[bool]) -> frozenset[str]:
        """The languages of one paragraph."""
        found: set[str] = set()
        for latin in (True, False):
            if size[latin] <= STRAY * size.total():
                # Names, or a word or two, in the letters of another script.
                continue
            foreign = latin in self._foreign
            here = {
                code for code, count in shown.items()
                if self._class(code) is latin and count >= RIVAL * self._best(shown, code)
                and count >= CLEAR * size[latin] * (2 if foreign else 1) and count >= 1 + 2 * foreign
            }  # fmt: skip
            if not foreign and sum(shown[code] for code in here) < 2:
                main = {code for code in self._main if self._class(code) is latin}
                here |= main or {c for c in self._signs if self._class(c) is latin}
            found |= here
        return frozenset(found)

    def at(self, offset: int) -> Lexicon:
        """The words of the languages of the paragraph in which an offset lies."""
        number = max(0, bisect_right(self._begins, offset) - 1)
        found = self._lexicons.get(number)
        if found is None:
            codes = self._codes[number] if number < len(self._codes) else self.all
            found = self._lexicons[number] = lexicon(codes, self._folder)
        return found

    @property
    def everywhere(self) -> Lexicon:
        """The words of all languages of the text."""
        return lexicon(self.all, self._folder)


def lexicon_at(source: SourceText, token: int) -> Lexicon:
    """The words of the languages of the paragraph in which a token lies."""
    return source.once(Languages).at(source.starts[token])
