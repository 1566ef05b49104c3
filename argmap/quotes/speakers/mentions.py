"""Where a source names the people of a map, outside of direct speech, and who may be a man or a woman."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import dropwhile, takewhile
from typing import NamedTuple

from argmap.quotes.speakers.cast import GIVEN, SOMEBODY, Cast, whole
from argmap.quotes.speakers.naming import parts, words_in
from argmap.quotes.speakers.speech import Speeches
from argmap.quotes.words.languages import Languages
from argmap.quotes.words.roles import Lexicon

AROUND = 8
"""Paragraphs on either side in which pronouns show whether a name is a man's or a woman's."""
OFFICE = 4
"""Words of an article and an office."""


class Mention(NamedTuple):
    """A name from an offset on. `who` is a key; `subject` is false for a name after a preposition,
    in the genitive or in `the plan Ann proposes`, `office` true for what is no name: `the chair`. `wrote` is true for whose words
    somebody else reads: `a letter from Ann`.
    """

    at: int
    name: str
    who: str
    subject: bool
    office: bool = False
    wrote: bool = False


class Mentions:
    """The names and offices outside of speech."""

    def __init__(self, speeches: Speeches, cast: Cast) -> None:
        self._speeches = speeches
        self._source = speeches.source
        self._cast = cast

    def inside(self, number: int) -> list[Mention]:
        """Return the names in a paragraph, in order."""
        return [m for start, end in self._outside(number) for m in self._between(start, end)]

    def gives(self, number: int) -> bool:
        """Whether a paragraph has a word of the given person's names, or the office in place of one."""
        plain, spans = self._source.plain, self._outside(number)
        return any(self._cast.names & parts(plain[start:end]) for start, end in spans) or (
            not self._cast.names and any(m.who == GIVEN for m in self.inside(number))
        )

    def genders(self, number: int) -> Mapping[str, Counter[str]]:
        """Count the pronouns for a man and for a woman between each name and the next, in the
        paragraphs around one.
        """
        source = self._source
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for near in range(number - AROUND, number + AROUND):
            for start, end in self._outside(near):
                names = [*self._between(start, end, offices=False)]
                lex = source.once(Languages).at(start)
                for name, to in zip(names, [*(m.at for m in names[1:]), end], strict=False):
                    here = (gender(lex, source.words[n]) for n in source.tokens(name.at, to))
                    found[name.who].update(filter(None, here))
        return found

    def _outside(self, number: int) -> Iterable[tuple[int, int]]:
        there = 0 < number <= len(self._source.paragraphs)
        return self._speeches.outside(number) if there else ()

    def _between(self, start: int, end: int, *, offices: bool = True) -> Iterator[Mention]:
        """Yield the names between two offsets, and the `offices`; not an office next to the name of
        whoever has it: `Ann Lind, the miller`.
        """
        source, words = self._source, self._source.words
        lex = source.once(Languages).at(start)
        tokens = source.tokens(start, end)
        at, last, named = tokens.start, tokens.stop, -1
        while at < last:
            first = at
            while at < last and self._goes_on(first, at):
                at += 1
            who = self._cast.named(lex, words[first:at])
            office = self._office(lex, first, last) if offices and who is None else 0
            at = office or max(at, first + 1)
            if office and named != first and not (at < last and self._goes_on(at, at)):
                name = source.written(source.starts[first], source.ends[at - 1])
                who = self._cast.holder(lex, words_in(lex, name)) or SOMEBODY
            elif who is not None:
                named = at
            if who is not None:
                before = words[first - 2 : first] if source.starts[first] > start else []
                governed = {*before[-1:], words[first]} & (lex.preposition | lex.for_others)
                wrote = not lex.utterance.isdisjoint(before[:1] if governed else before[-1:])
                within = not office and self._relative(lex, first, at)
                subject = wrote or not (governed or within or words[at - 1].endswith("'s"))
                shown = whole(lex, source, at) if office else at
                name = source.written(source.starts[first], source.ends[shown - 1])
                yield Mention(source.starts[first], name, who, subject, bool(office), wrote)

    def _relative(self, lex: Lexicon, first: int, at: int) -> bool:
        """Whether a name is in a relative clause that no pronoun joins: `the plan Ann proposes,`."""
        source, words = self._source, self._source.words
        if first < 2 or at + 1 >= len(words) or words[first - 1] in self._cast.offices:
            return False
        thing = not source.capital(first - 1) and source.gap(first - 1) == " "
        said = words[at] in lex.saying and (
            source.gap(at).strip() == "," or words[at + 1] in lex.auxiliary
        )
        return thing and words[first - 2] in lex.article and said

    def _office(self, lex: Lexicon, first: int, last: int) -> int:
        """Return the token behind an office that begins with an article at a token; 0 for none."""
        source, offices = self._source, self._cast.offices
        stop = min(first + OFFICE, last) if source.words[first] in lex.article else first
        near = range(first + 1, stop)
        joined = [*takewhile(lambda n: not source.gap(n - 1).strip(), near)]
        known = [*dropwhile(lambda n: source.words[n] not in offices, joined)]
        held = [*takewhile(lambda n: source.words[n] in offices, known)]
        return held[-1] + 1 if held else 0

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether a capital begins a token, right behind the one before."""
        source = self._source
        between = source.gap(at - 1) if at > first else ""
        initial = between == ". " and source.ends[at - 1] - source.starts[at - 1] < 4
        return source.capital(at) and (initial or not between.strip(" -"))


def gender(lex: Lexicon, word: str) -> str:
    """Return `he` or `she` for a pronoun or a title that shows it; else an empty text."""
    he, she = word in lex.he | lex.his_title, word in lex.she | lex.her_title
    return "he" if he else "she" if she else ""
