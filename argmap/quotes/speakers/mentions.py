"""Where a source names the people of a map, outside of direct speech, and who may be a man or a woman."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
        for start, end in (
            s for n in range(number - AROUND, number + AROUND) for s in self._outside(n)
        ):
            names = [*self._between(start, end, offices=False)]
            lex = source.once(Languages).at(start)
            for name, to in zip(names, [*(m.at for m in names[1:]), end], strict=False):
                first, stop = (bisect_left(source.starts, offset) for offset in (name.at, to))
                here = (gender(lex, word) for word in source.words[first:stop])
                found[name.who].update(filter(None, here))
        return found

    def _outside(self, number: int) -> Iterable[tuple[int, int]]:
        there = 0 < number <= len(self._source.paragraphs)
        return self._speeches.outside(number) if there else ()

    def _between(self, start: int, end: int, *, offices: bool = True) -> Iterator[Mention]:
        """Yield the names between two offsets, and the `offices`; not an office next to the name of
        whoever has it: `Ann Lind, the miller`.
        """
        source = self._source
        lex = source.once(Languages).at(start)
        at, last = (bisect_left(source.starts, offset) for offset in (start, end))
        named = -1
        while at < last:
            first = at
            while at < last and self._goes_on(first, at):
                at += 1
            who = self._cast.named(lex, source.words[first:at])
            office = self._office(lex, first, last) if offices and who is None else 0
            at = office or max(at, first + 1)
            name = source.written(source.starts[first], source.ends[at - 1])
            shown = whole(lex, source, at) if office else at
            if office and named != first and not (at < last and self._goes_on(at, at)):
                who = self._cast.holder(lex, words_in(lex, name)) or SOMEBODY
            elif who is not None:
                named = at
            if who is not None:
                before = source.words[first - 2 : first] if source.starts[first] > start else []
                governed = {*before[-1:], source.words[first]} & (lex.preposition | lex.for_others)
                owning = source.words[at - 1].endswith("'s")
                near = before[:1] if governed else before[-1:]
                wrote = not lex.utterance.isdisjoint(near)
                within = office == 0 and self._relative(lex, first, at)
                subject = wrote or not (governed or owning or within)
                name = source.written(source.starts[first], source.ends[shown - 1])
                yield Mention(source.starts[first], name, who, subject, bool(office), wrote)

    def _relative(self, lex: Lexicon, first: int, at: int) -> bool:
        """Whether a name is in a relative clause that no pronoun joins: `the plan Ann proposes,`."""
        words, plain = self._source.words, self._source.plain
        if first < 2 or at + 1 >= len(words) or words[first - 1] in self._cast.offices:
            return False
        thing = plain[self._source.starts[first - 1] : self._source.starts[first]]
        led = words[first - 2] in lex.article and thing[0].islower() and thing.endswith(" ")
        behind = plain[self._source.ends[at] : self._source.starts[at + 1]].strip()
        return led and words[at] in lex.saying and (behind == "," or words[at + 1] in lex.auxiliary)

    def _office(self, lex: Lexicon, first: int, last: int) -> int:
        """Return the token behind an office that begins with an article at a token; 0 for none."""
        source = self._source
        stop = min(first + OFFICE, last) if source.words[first] in lex.article else first
        for at in range(first + 1, stop):
            if source.plain[source.ends[at - 1] : source.starts[at]].strip():
                break
            if source.words[at] in self._cast.offices:
                known = (n for n in range(at + 1, stop + 1) if not self._holds(n, last))
                return next(known, stop)
        return 0

    def _holds(self, at: int, last: int) -> bool:
        """Whether a token is a further word of an office: `the chief engineer`."""
        source = self._source
        joined = at < last and not source.plain[source.ends[at - 1] : source.starts[at]].strip()
        return joined and source.words[at] in self._cast.offices

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether a capital begins a token, right behind the one before."""
        source = self._source
        between = source.plain[source.ends[at - 1] : source.starts[at]] if at > first else ""
        initial = between == ". " and source.ends[at - 1] - source.starts[at - 1] < 4
        return source.plain[source.starts[at]].isupper() and (initial or not between.strip(" -"))


def gender(lex: Lexicon, word: str) -> str:
    """Return `he` or `she` for a pronoun or a title that shows it; else an empty text."""
    he, she = word in lex.he | lex.his_title, word in lex.she | lex.her_title
    return "he" if he else "she" if she else ""
