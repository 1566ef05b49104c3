"""Whether a source shows some words as those of the person to whom a map gives them.

A name next to speech decides. Without one, “he said” means the last person named before it who may
be a man as far as the source shows; the subject of a sentence goes before whom else it names. In a
transcript the last label decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.quotes.concern import Concern
from argmap.quotes.context.sentences import ends_between, sentence_ends
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers import sieves
from argmap.quotes.speakers.labels import Turns
from argmap.quotes.speakers.naming import Speaker, text_of, words_in
from argmap.quotes.speakers.offices import GIVEN, SOMEBODY, Offices, office
from argmap.quotes.speakers.person_names import inflected, parts, shares
from argmap.quotes.speakers.speech import Speech, Speeches
from argmap.quotes.words.languages import Languages, lexicon_at
from argmap.quotes.words.roles import Lexicon

FEW = 4
"""Words next to speech among which a pronoun is its speaker, and paragraphs before it that may name
another one than the last person named.
"""
OFFICE = 4
"""Words of an article and an office."""
AROUND = 8
"""Paragraphs on either side in which pronouns show whether a name is a man's or a woman's."""


class People(NamedTuple):
    """The names of the person to whom a map gives the words (none for the source's author), of the
    authors, and of the other people whom the map knows; the roles of the person, or of the authors,
    and of the others.
    """

    given: tuple[str, ...]
    authors: tuple[str, ...]
    others: tuple[str, ...]
    roles: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the words are attributed to the author."""
        return not self.given or not {*self.given}.isdisjoint(self.authors)


class Voice(NamedTuple):
    """Whether the source confirms the speaker, and what gives concern about it."""

    confirmed: bool
    concerns: tuple[Concern, ...] = ()


def voice(source: SourceText, place: Place, people: People, *, marked: bool) -> Voice:
    """Compare the speaker of some words with the one in the map. `marked` is true when the
    quotation shows quotation marks inside it.
    """
    speeches = source.once(Speeches)
    inside = speeches.around(place.start, place.end)
    hidden = not inside and not marked and speeches.holds(place.start, place.end)
    if hidden or speeches.crossed(place.start, place.end):
        written = source.written(place.start, place.end)
        return Voice(False, (Concern("crosses-quotation", written),))
    if not people.own:
        return _anothers(speeches, inside, people) if inside else _doubt("not-direct-speech")
    sure = [speech for speech in inside if speech.sure]
    if not sure:
        return Voice(True)
    who = speeches.speaker(sure[-1])
    if who.is_one_of(lexicon_at(source, place.first), people.authors):
        return Voice(True)
    return _doubt("someone-elses-words", who)


def voice_in_turns(source: SourceText, place: Place, people: People) -> Voice:
    """Compare the speaker of some words of a transcript or a thread with the one in the map."""
    turns = source.once(Turns)
    found = dict.fromkeys((turns.at(place.start), turns.at(place.end)))
    names = [parts(name) - lexicon_at(source, place.first).no_name for name in found]
    if not turns or not all(names):
        return Voice(people.own and not turns)
    wanted = people.given or people.authors
    lex = lexicon_at(source, place.first)
    offices = Offices(source, wanted, people.roles, people.other_roles)
    if all(
        shares(" ".join(name), wanted) or offices.whose(lex, words_in(lex, label)) == GIVEN
        for name, label in zip(names, found, strict=True)
    ):
        return _quoting(source, place, lex, wanted)
    *_, last = found
    if shares(last, people.roles):
        # `MINISTRY:` for who speaks for the ministry
        return Voice(False)
    if people.given:
        return _doubt("other-speaker", Speaker(last, sieve=sieves.LABEL.name))
    known = any(shares(name, people.others) for name in found)
    return (
        _doubt("someone-elses-words", Speaker(last, sieve=sieves.LABEL.name))
        if known
        else Voice(False)
    )


def _quoting(source: SourceText, place: Place, lex: Lexicon, names: tuple[str, ...]) -> Voice:
    """Judge words of a turn, in which its speaker may quote another."""
    speeches = source.once(Speeches)
    for speech in speeches.around(place.start, place.end):
        if speech.sure and not speech.label:
            who = speeches.speaker(speech)
            own = any(w.folded in lex.own for w in words_in(lex, who.shown))
            if not own and not who.is_one_of(lex, names):
                turn = shares(who.name, (source.once(Turns).at(place.start),))
                return _doubt("another-named", Speaker() if turn else who)
    return Voice(True)


def names_one(lex: Lexicon, report: str, people: People) -> bool:
    """Whether words that report a view give it to the person to whom the map gives it."""
    names = people.given or people.authors
    return sieves.ahead(lex, report).is_one_of(lex, names) or sieves.behind(
        lex, report, open_ended=True
    ).is_one_of(lex, names)


def _doubt(kind: str, who: Speaker = Speaker()) -> Voice:  # noqa: B008
    return Voice(False, (Concern(kind, who.name or who.shown, who.sieve),))


def _called(words: str) -> Voice:
    """Remark that the source calls the speaker by an office that nothing shows to be the person's."""
    return _doubt("another-named", Speaker(words, sieve=sieves.OFFICE.name))


def _anothers(speeches: Speeches, inside: tuple[Speech, ...], people: People) -> Voice:
    """Judge direct speech; the innermost name counts."""
    source = speeches.source
    lex = source.once(Languages).at(inside[0].start)
    told = _Told(speeches, people)
    for speech in inside:
        named = speeches.speaker(speech)
        if named.is_one_of(lex, people.given):
            return Voice(True)
        if named.is_not(lex, people.given):
            return _doubt("other-speaker", named)
        known = named.is_one_of(lex, people.others)
        called = words_in(lex, speech.label) or office(lex, named.shown or named.name)
        who = told.offices.whose(lex, called) if called and not known else None
        if who == GIVEN:
            return Voice(True)
        if called and (who is not None or not named.name):
            linked = who == SOMEBODY or told.offices.linked(lex, called)
            if linked or (who is None and told.near(speech)):
                return Voice(False)
            return _called(text_of(called))
        if named.name:
            if known or speech.label or not told.near(speech):
                return _doubt("other-speaker", named)
            return Voice(False)
    return told.whose(next((s for s in inside if s.sure), inside[0]), lex)


class _Mention(NamedTuple):
    """A name from token `start` on. `who` is a key; `subject` is false for a name after a
    preposition or in the genitive, `office` true for what is no name: `the chair`.
    """

    start: int
    name: str
    who: str
    subject: bool
    office: bool = False


class _Told:
    """Who speaks in direct speech next to which nobody is named."""

    def __init__(self, speeches: Speeches, people: People) -> None:
        self.speeches = speeches
        self.source = speeches.source
        self._given = people.given
        self.offices = Offices(self.source, people.given, people.roles, people.other_roles)
        self._owners: dict[str, set[str]] = {}
        for name in people.given + people.others:
            words = _proper(name)
            who = GIVEN if name in people.given else words[-1]
            for part in parts(" ".join(words)):
                self._owners.setdefault(part, set()).add(who)

    def near(self, speech: Speech) -> bool:
        """Whether the person is named outside of speech in its paragraph or the one before."""
        number = self.source.paragraph(speech.start)
        return self._gives(number) or self._gives(number - 1)

    def _gives(self, number: int) -> bool:
        """Whether a paragraph has a word of the person's names outside of speech."""
        none = self.source.once(Languages).everywhere.no_name
        given = {word for name in self._given for word in parts(name)} - none
        spans = self._outside(number)
        return any(given & parts(self.source.plain[start:end]) for start, end in spans)

    def whose(self, speech: Speech, lex: Lexicon) -> Voice:
        """Judge direct speech by the people named before it."""
        begin = self.speeches.beginning(speech)
        led = begin != speech or self._block(speech)
        speech = begin
        number = self.source.paragraph(speech.start)
        if self._called(speech, lex):
            return Voice(True)
        pronoun, behind = self._pronoun(speech, lex)
        here = [m for m in self._named(number) if not speech.end <= self._at(m) < behind]
        before = [m for m in here if self._at(m) < speech.start]
        farther: list[_Mention] = []
        if not before and (pronoun or led):
            before = self._named(number - 1)
            farther = [m for n in range(number - FEW, number) for m in self._named(n)]
        genders = self._genders(number, lex)
        able = self._able(farther, genders, pronoun, lex)
        found = self._meant(self._able(before, genders, pronoun, lex), one=bool(farther))
        if found is not None and found.who == GIVEN:
            # `Her daughter came in. “…,” she said.`
            return Voice(not farther or led or self._opens(speech, lex))
        if found is not None and found.office:
            linked = self.offices.linked(lex, words_in(lex, found.name))
            return Voice(False) if linked else _called(found.name)
        if found is not None and pronoun and all(m.who != GIVEN for m in able):
            return _doubt("other-speaker", Speaker(found.name, sieve=sieves.LAST_NAMED.name))
        other = next((m for m in here if m.who), None)
        if other is not None and not self._gives(number):
            return _doubt("another-named", Speaker(other.name))
        return Voice(False)

    def _at(self, mention: _Mention) -> int:
        return self.source.starts[mention.start]

    def _opens(self, speech: Speech, lex: Lexicon) -> bool:
        """Whether nothing is before a speech in its paragraph, or a clause about him or her."""
        first, _ = self.source.paragraphs[self.source.paragraph(speech.start) - 1]
        at = bisect_left(self.source.starts, first)
        return self.source.starts[at] >= speech.start or self.source.words[at] in lex.person

    def _block(self, speech: Speech) -> bool:
        """Whether a speech is a whole paragraph: without marks, after a colon, or to be continued."""
        first, last = self.source.paragraphs[self.source.paragraph(speech.start) - 1]
        return speech.end == last and (speech.open or (not speech.sure and speech.start == first))

    def _pronoun(self, speech: Speech, lex: Lexicon) -> tuple[str, int]:
        """Return the pronoun in the place of the speaker's name (empty for none), and the offset at
        which its sentence ends, if that begins behind the speech.
        """
        source = self.source
        last = source.paragraphs[source.paragraph(speech.start) - 1][1]
        behind, ahead = self._next_to(speech)
        pronoun = next((w for w in behind if w in lex.person), "")
        if pronoun:
            return pronoun, next(sentence_ends(source, speech.end, last), last)
        return next((w for w in reversed(ahead) if w in lex.person), ""), 0

    def _called(self, speech: Speech, lex: Lexicon) -> bool:
        """Whether the person is next to speech with a verb of saying, by a name without a capital:
        `said the mayor`.
        """
        names = [parts(name) - lex.no_name for name in self._given]
        sides = ({*side} for side in self._next_to(speech))
        return any(
            side & lex.saying and any(name and name <= side for name in names) for side in sides
        )

    def _next_to(self, speech: Speech) -> tuple[list[str], list[str]]:
        """Return the few words behind speech, in one sentence, and before it, in its paragraph."""
        source = self.source
        first, last = source.paragraphs[source.paragraph(speech.start) - 1]
        last = next(sentence_ends(source, speech.end, last), last)
        low, begin, at, end = (
            bisect_left(source.starts, offset) for offset in (first, speech.start, speech.end, last)
        )
        return source.words[at : min(at + FEW, end)], source.words[max(low, begin - FEW) : begin]

    def _able(
        self,
        named: Iterable[_Mention],
        genders: Mapping[str, Counter[str]],
        pronoun: str,
        lex: Lexicon,
    ) -> list[_Mention]:
        """Return the names that a pronoun may mean, for a man or for a woman."""
        asked = _gender(lex, pronoun)
        return [
            m for m in named if not asked or genders[m.who][asked] * 2 >= genders[m.who].total()
        ]

    def _meant(self, able: list[_Mention], *, one: bool) -> _Mention | None:
        """Return the last person named of some; `None` if that is not sure, because several are in
        one sentence, or if there must be `one` alone.
        """
        able = [m for m in able if m.subject] or able
        if one and len({m.who for m in able}) > 1:
            return None
        same = [m for m in able if not ends_between(self.source, self._at(m), self._at(able[-1]))]
        sure = len({m.who for m in same}) == 1 and same[-1].who
        return same[-1] if sure else None

    def _genders(self, number: int, lex: Lexicon) -> Mapping[str, Counter[str]]:
        """Count the pronouns for a man and for a woman between each name and the next, in the
        paragraphs around one.
        """
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for near in range(number - AROUND, number + AROUND):
            for start, end in self._outside(near):
                names = [m for m in self._mentions(start, end) if not m.office]
                stop = bisect_left(self.source.starts, end)
                for name, to in zip(names, [*(m.start for m in names[1:]), stop], strict=False):
                    here = (_gender(lex, w) for w in self.source.words[name.start : to])
                    found[name.who].update(filter(None, here))
        return found

    def _outside(self, number: int) -> Iterable[tuple[int, int]]:
        there = 0 < number <= len(self.source.paragraphs)
        return self.speeches.outside(number) if there else ()

    def _named(self, number: int) -> list[_Mention]:
        """Return the names in a paragraph outside of speech, in order."""
        return [m for start, end in self._outside(number) for m in self._mentions(start, end)]

    def _mentions(self, start: int, end: int) -> Iterator[_Mention]:
        """Yield the names and offices between two offsets; not an office next to the name of whoever
        has it: `Ann Lind, the miller`.
        """
        source = self.source
        lex = source.once(Languages).at(start)
        at, last = (bisect_left(source.starts, offset) for offset in (start, end))
        named = -1
        while at < last:
            first = at
            while at < last and self._goes_on(first, at):
                at += 1
            who = self._who(lex, source.words[first:at])
            office = 0 if who is not None else self._office(lex, first, last)
            at = office or max(at, first + 1)
            name = source.written(source.starts[first], source.ends[at - 1])
            if office and named != first and not (at < last and self._goes_on(at, at)):
                who = self.offices.whose(lex, words_in(lex, name)) or SOMEBODY
            elif who is not None:
                named = at
            if who is not None:
                before = source.words[first - 1 : first] if source.starts[first] > start else []
                governed = {*before, source.words[first]} & (lex.preposition | lex.for_others)
                owning = source.words[at - 1].endswith("'s")
                yield _Mention(first, name, who, not governed and not owning, bool(office))

    def _office(self, lex: Lexicon, first: int, last: int) -> int:
        """Return the token behind an office that begins with an article at a token; 0 for none."""
        source = self.source
        stop = min(first + OFFICE, last) if source.words[first] in lex.article else first
        for at in range(first + 1, stop):
            if source.plain[source.ends[at - 1] : source.starts[at]].strip():
                break
            if self.offices.known(lex, source.words[at]):
                return at + 1
        return 0

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether a capital begins a token, right behind the one before."""
        source = self.source
        between = source.plain[source.ends[at - 1] : source.starts[at]] if at > first else ""
        initial = between == ". " and source.ends[at - 1] - source.starts[at - 1] < 4
        return source.plain[source.starts[at]].isupper() and (initial or not between.strip(" -"))

    def _who(self, lex: Lexicon, words: list[str]) -> str | None:
        """Return the key of the person whom some words with capitals name; `None` for no person."""
        bare = [w.removesuffix("'s") for w in words]
        names = [w for w in bare if w not in lex.no_name]
        known = [owners for w in names if (owners := self._owner(lex, w))]
        if not known:
            return SOMEBODY if len(names) > 1 else None
        one = set.intersection(*known) or set.union(*known)
        return one.pop() if len(one) == 1 else SOMEBODY

    def _owner(self, lex: Lexicon, word: str) -> set[str]:
        found = self._owners.get(word)
        if found is None and not word.isascii():
            owners = self._owners.items()
            found = {who for part, all in owners if inflected(lex, word, (part,)) for who in all}
        return found or set()


def _proper(name: str) -> list[str]:
    """Return the words of a name with capitals; all its words if there are none."""
    words = re.sub(r"\([^()]*\)", " ", name).split() or [name]
    return [word for word in words if word[0].isupper()] or words


def _gender(lex: Lexicon, word: str) -> str:
    """Return `he` or `she` for a pronoun that shows it; else an empty text."""
    return "he" if word in lex.he else "she" if word in lex.she else ""
