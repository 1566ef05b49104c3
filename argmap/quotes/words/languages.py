"""The languages of a source, paragraph by paragraph: by script, commonest words and letters.

A word of one language counts in texts of that language only: English has an `a`, which is a verb
in French. A paragraph that shows none may be of any language that the rest of the text shows, and
in a text too short to show one, of all that share its script. A longer text that shows none is
of a language without a list: it gets the checks that need no words.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from argmap.quotes.matching.source import SourceText
from argmap.quotes.words import load
from argmap.quotes.words.roles import Lexicon

SHARE = 0.05
"""Least share of a text's words that are among the commonest of its language."""
CLEAR = 0.1
"""Least share for a paragraph."""
FEW = 40
"""Number of words below which a text is too short to show that its language has no list."""
STRAY = 0.2
"""Share of words in another script, up to which a paragraph is in one language."""
RIVAL = 0.5
"""Share of the first language's evidence that a second language must reach."""
SOME = 0.01
"""Least share of all words for a language in which only a few sentences of a text are written."""
LATIN = "LATIN"


class Languages:
    """The languages of a source: `all` that it shows. `unlisted` is true when most of it is in a
    language without a list.
    """

    def __init__(self, source: SourceText, folder: Path | None = None) -> None:
        self._source = source
        self._folder = folder or load.FOLDER
        self._signs = load.known_by(self._folder)
        self._latin = {code: signs.script == LATIN for code, signs in self._signs.items()}
        self._lexicons: dict[int, Lexicon] = {}
        counts = Counter({word: len(places) for word, places in source.index.items()})
        shown, size = self._shown(counts, 0, len(source.plain))
        self._main = self._likeliest(shown, size, SHARE, 1)
        met = {self._latin[code] for code in self._main}
        self._foreign = {latin for latin in size if latin not in met and size[latin] >= FEW}
        some = {
            code for code, count in shown.items() if count >= SOME * size[self._latin[code]] > 0
        }
        self.all = self._or_any(self._main, size) | some
        self.unlisted = (size[True] >= size[False]) in self._foreign

    def at(self, offset: int) -> Lexicon:
        """Return the words of the languages of the paragraph around an offset."""
        number = self._source.paragraph(offset)
        found = self._lexicons.get(number)
        if found is None:
            there = self._source.paragraphs[number - 1 : number]
            codes = self._of(*there[0]) if there else self.all
            found = self._lexicons[number] = load.lexicon(codes, self._folder)
        return found

    @property
    def everywhere(self) -> Lexicon:
        """Return the words of all languages of the text."""
        return load.lexicon(self.all, self._folder)

    def _of(self, start: int, end: int) -> frozenset[str]:
        """Return the languages of one paragraph."""
        words = Counter(self._source.words[n] for n in self._source.tokens(start, end))
        shown, size = self._shown(words, start, end)
        found = self._likeliest(shown, size, CLEAR, 1)
        sure = self._likeliest(shown, size, 2 * CLEAR, 3)
        unclear = Counter[bool]()
        for latin, count in size.items():
            here = sum(shown[code] for code in found if self._latin[code] is latin)
            if here < 2 and count > STRAY * size.total():
                unclear[latin] = count
        kept = {code for code in found if self._latin[code] not in self._foreign} | sure
        return frozenset(kept) | self._or_any(self._main, unclear)

    def _or_any(self, codes: frozenset[str], size: Counter[bool]) -> frozenset[str]:
        """Return those of some languages that use each script in a text, or all that use it."""
        found: set[str] = set()
        for latin in {*+size} - self._foreign:
            alike = {code for code in self._signs if self._latin[code] is latin}
            found |= (alike & codes) or alike
        return frozenset(found)

    def _likeliest(
        self, shown: Counter[str], size: Counter[bool], share: float, least: int
    ) -> frozenset[str]:
        """Return the languages with their share of the words, but none far behind a rival."""
        best = Counter[str]()
        for code, signs in self._signs.items():
            best[signs.script] = max(best[signs.script], shown[code])
        return frozenset(
            code
            for code, count in shown.items()
            if count >= max(least, share * size[self._latin[code]])
            and count >= RIVAL * best[self._signs[code].script]
        )

    def _shown(
        self, words: Counter[str], start: int, end: int
    ) -> tuple[Counter[str], Counter[bool]]:
        """Return how often each language shows, and how many words are Latin and are not."""
        plain = self._source.plain
        shown = Counter[str]()
        for code, signs in self._signs.items():
            shown[code] = sum(words[word] for word in signs.words if word in words)
            if not plain.isascii():
                shown[code] += sum(plain.count(letter, start, end) for letter in signs.letters)
        size = Counter[bool]()
        for word, count in words.items():
            # Folded words in Latin letters are ASCII. Numbers and signs have no script.
            if word[0].isalpha():
                size[word.isascii()] += count
        return shown, size


def lexicon_at(source: SourceText, token: int) -> Lexicon:
    """Return the words of the languages of the paragraph around a token."""
    return source.once(Languages).at(source.starts[token])
