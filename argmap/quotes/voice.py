"""Whether a source shows some words as those of the person to whom a map gives them.

A name next to speech decides. Without one, “he said” means the last person named before it who may
be a man as far as the source shows; the subject of a sentence goes before whom else it names. In a
transcript the last label decides.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from argmap.quotes.concern import Concern
from argmap.quotes.context.sentences import ends_between, sentence, sentence_ends
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.quotation import Quotation
from argmap.quotes.speakers import sieves
from argmap.quotes.speakers.cast import GIVEN, SOMEBODY, Cast, office
from argmap.quotes.speakers.labels import Turns
from argmap.quotes.speakers.mentions import Mention, Mentions, gender
from argmap.quotes.speakers.naming import NOBODY, Speaker, Word, parts, shares, text_of, words_in
from argmap.quotes.speakers.speech import Speech, Speeches
from argmap.quotes.words.languages import lexicon_at
from argmap.quotes.words.roles import Lexicon

FARTHEST = 30
"""Words before speech that are searched for the pronoun of its speaker."""
FEW = 4
"""Words next to speech among which a pronoun is its speaker, and paragraphs before it that may name
another one than the last person named.
"""
LEADS = 5
"""Words between a verb of saying and `that`, or a comma."""
OTHER = "other"
"""The key of somebody whom the map knows, or next to whom the person is named."""


class Voice(NamedTuple):
    """Whether the source confirms the speaker, and what gives concern about it."""

    confirmed: bool
    concerns: tuple[Concern, ...] = ()


def voice(source: SourceText, place: Place, people: Quotation, *, marked: bool) -> Voice:
    """Compare the speaker of some words with the one in the map. `marked` is true when the
    quotation shows quotation marks inside it.
    """
    here = _Hearing(source, place, people)
    hidden = not here.inside and not marked and here.speeches.holds(place.start, place.end)
    if hidden or here.speeches.crossed(place.start, place.end):
        written = source.written(place.start, place.end)
        return Voice(False, (Concern("crosses-quotation", written),))
    if not people.own:
        return here.direct() if here.inside else here.reported()
    sure = [speech for speech in here.inside if speech.sure]
    who = here.speeches.speaker(sure[-1]) if sure else None
    if who is None or who.is_one_of(here.lex, people.authors):
        return Voice(True)
    return _doubt("someone-elses-words", who)


def voice_in_turns(source: SourceText, place: Place, people: Quotation) -> Voice:
    """Compare the speaker of some words of a transcript or a thread with the one in the map."""
    turns, here = source.once(Turns), _Hearing(source, place, people)
    lex, reported = here.lex, here.reported()
    if not turns:
        # Minutes, for example.
        unknown = [c.kind for c in reported.concerns] == ["not-direct-speech"]
        return Voice(people.own) if people.own or unknown else reported
    found = dict.fromkeys((turns.at(place.start), turns.at(place.end)))
    *_, last = found
    names = {label: parts(label) - lex.no_name for label in found}
    given = all(
        shares(" ".join(name), people.speaking)
        or here.cast.holder(lex, words_in(lex, label)) == GIVEN
        for label, name in names.items()
    )
    letter = not all(names.values()) and last not in {
        *people.speaking,
        *people.others,
        *people.authors,
    }
    asked = here.in_interview(turns, last) if letter else Voice(False)
    own = given or last in people.speaking or asked.confirmed
    heard = here.quoted(own=own)
    if heard is not None or own or reported.confirmed:
        return heard or (Voice(True) if own else reported)
    ministry = names[last] - lex.preposition - lex.empty
    if letter or (all(names.values()) and shares(" ".join(ministry), people.roles)):
        # `MINISTRY:` for who speaks for the ministry
        return asked
    others = any(shares(name, people.others) for name in found) or last in people.others
    kind = "other-speaker" if people.said_by else "someone-elses-words"
    return _doubt(kind, last, sieves.LABEL.name) if people.said_by or others else Voice(False)


def names_one(lex: Lexicon, report: str, people: Quotation) -> bool:
    """Whether words that report a view give it to the person to whom the map gives it."""
    told = (sieves.ahead(lex, report), sieves.behind(lex, report, open_ended=True))
    return any(speaker.is_one_of(lex, people.speaking) for speaker in told)


def _doubt(kind: str, who: Speaker | str = "", sieve: str = "") -> Voice:
    """Doubt the speaker, because of somebody whom a sieve found."""
    if isinstance(who, Speaker):
        return _doubt(kind, who.name or who.shown, who.sieve)
    return Voice(False, (Concern(kind, who, sieve),))


def _called(words: str) -> Voice:
    """Remark that the source calls the speaker by an office that nothing shows to be the person's."""
    return _doubt("another-named", words, sieves.OFFICE.name)


class _Hearing:
    """Who says the words at a place, according to their source. `inside` is the direct speech around
    them, innermost first.
    """

    def __init__(self, source: SourceText, place: Place, people: Quotation) -> None:
        self.source = source
        self.place = place
        self.people = people
        self.lex = lexicon_at(source, place.first)
        self.speeches = source.once(Speeches)
        self.inside = self.speeches.around(place.start, place.end)

    @cached_property
    def cast(self) -> Cast:
        """Return the people of the map in the source."""
        return Cast(self.source, self.people)

    @cached_property
    def mentions(self) -> Mentions:
        """Return where the source names them."""
        return Mentions(self.speeches, self.cast)

    def _who(self, named: Speaker, label: str = "") -> tuple[str | None, list[Word]]:
        """Return the key of whom an attribution names, `None` for nobody in the map, and the words
        with which it calls this person by an office.
        """
        lex, people = self.lex, self.people
        if named.is_one_of(lex, people.said_by):
            return GIVEN, []
        if named.is_not(lex, people.said_by) or named.is_one_of(lex, people.others):
            return OTHER, []
        called = words_in(lex, label) or office(lex, named.shown or named.name)
        return self.cast.holder(lex, called) if called else None, called

    def direct(self) -> Voice:
        """Judge direct speech; the innermost name counts."""
        for speech in self.inside:
            named = self.speeches.speaker(speech)
            who, called = self._who(named, speech.label)
            if who == GIVEN:
                return Voice(True)
            if who == OTHER:
                return _doubt("other-speaker", named)
            near = self._near(speech)
            if called and (who is not None or not named.name):
                linked = who == SOMEBODY or self.cast.linked(self.lex, called)
                return (
                    Voice(False) if linked or (who is None and near) else _called(text_of(called))
                )
            if named.name:
                return Voice(False) if near and not speech.label else _doubt("other-speaker", named)
        speech = next((s for s in self.inside if s.sure), self.inside[0])
        return self._unnamed(speech, self.speeches.speaker(speech).shown)

    def reported(self) -> Voice:
        """Judge words outside of direct speech: whether the source reports them as the person's."""
        lex = self.lex
        named, at = self._report()
        told = Voice(True, (Concern("indirect-speech", named.shown or named.name, named.sieve),))
        who, called = self._who(named)
        if who == OTHER:
            return _doubt("other-speaker" if named.name else "not-direct-speech", named)
        if called:
            named = named._replace(name=text_of(called))
        elif who is None and not named.name and at >= 0:
            start, pronoun = self.source.starts[at], self.source.words[at]
            meant, _, farther = self._last(self.source.paragraph(start), start, pronoun, far=True)
            if meant and (meant.who == GIVEN or all(m.who != GIVEN for m in farther)):
                who, named = meant.who, Speaker(meant.name, sieve=sieves.LAST_NAMED.name)
        says = any(w.folded in lex.saying for w in words_in(lex, named.shown))
        if who == GIVEN or (says and who is None and called and self.cast.linked(lex, called)):
            return told
        if who:
            return _doubt("other-speaker", named)
        unsaid = Concern(
            "not-direct-speech", weak=self.mentions.gives(self.source.paragraph(self.place.start))
        )
        return Voice(False, (unsaid,))

    def _report(self) -> tuple[Speaker, int]:
        """Return who says the words according to their sentence (`The treasurer said that the roof
        is old`), and the token of the pronoun that means the speaker, or -1.
        """
        source, lex, words = self.source, self.lex, self.source.words
        first, last = self.place.first, self.place.last
        begin, end = sentence(source, self.place.start, self.place.end)
        before = source.tokens(begin, self.place.start)
        verb = next((n for n in before[::-1] if words[n] in lex.saying - lex.source), None)
        named, at = NOBODY, -1
        if verb is not None:
            told = range(verb + 1, first - 1)
            if any(words[n] in lex.telling and words[n + 1] in lex.complement for n in told):
                # `Ann said that critics believe that`
                return NOBODY, -1
            leads = (
                n for n in range(verb, min(verb + LEADS, first))
                if n + 1 == first or self._comma(n) or (n > verb and words[n] in lex.joining)
            )  # fmt: skip
            stop = next(leads, None)
            if stop is not None:
                named = sieves.ahead(lex, source.plain[begin : source.ends[stop]])
                at = next((n for n in range(verb + 1, verb - 4, -1) if words[n] in lex.person), -1)
        elif before and self._comma(first - 1):
            named = sieves.ahead(lex, source.plain[begin : source.starts[first]])
            if not named.name and any(words[n] in lex.utterance for n in before):
                at = next((n for n in before if words[n] in lex.article | lex.pointing), -1)
        if named == NOBODY and at < 0 and self._comma(last):
            named = sieves.behind(lex, source.plain[source.ends[last] : end], open_ended=True)
            behind = range(last + 1, min(last + LEADS, len(words)))
            at = next((n for n in behind if words[n] in lex.person), -1)
        return named, at

    def _comma(self, at: int) -> bool:
        """Whether a comma or a colon is behind a token."""
        there = 0 <= at < len(self.source.words) - 1
        return there and self.source.gap(at).strip() in {",", ":"}

    def quoted(self, *, own: bool) -> Voice | None:
        """Judge words that are quoted inside somebody's turn, the person's `own` or not; `None` if
        they are whoever's the turn is.
        """
        lex, people = self.lex, self.people
        turn = next((s for s in self.inside if s.label), None)
        # `Ann: “Why not?”`: all of the turn is between quotation marks.
        marked = turn and self.source.plain[turn.start : turn.end].lstrip().startswith('"')
        for speech in (s for s in self.inside if s.sure and not s.label):
            who = self.speeches.speaker(speech)
            if turn and who.sieve == sieves.LABEL.name and not marked:
                # The label is before the whole turn.
                who = self.speeches.beside(speech)
            if who.is_one_of(lex, people.speaking):
                return Voice(True)
            if not (who.name or who.shown):
                if own:
                    return Voice(False)
                continue
            if not own:
                known = who.is_one_of(lex, people.others)
                return _doubt("other-speaker", who) if known else Voice(False)
            called = office(lex, who.shown)
            mine = {w.folded for w in words_in(lex, who.shown)} & lex.own
            if called or not mine - parts(who.name):
                # `My wife said, “…”`, `Mein Bruder sagte: „…“`, but not `I said, “…”`
                named = who.name and not mine
                return (
                    _doubt("another-named", who) if named else _called(text_of(called) or who.shown)
                )
        return None

    def in_interview(self, turns: Turns, label: str) -> Voice:
        """Judge a turn with a label of one letter: the one who asks is the author, and who answers
        is the first of the others whom the text names before.
        """
        people, asks = self.people, turns.asks(label)
        head = range(1, self.source.paragraph(turns.first))
        named = (m.who for n in head for m in self.mentions.inside(n) if not m.office)
        answers = next((who for who in named if who and (not people.own or who != GIVEN)), "")
        several = people.own and not {*people.authors} <= {*people.speaking}
        if asks is None or several or not answers:
            return Voice(False)
        own = people.own if asks else answers == GIVEN
        return Voice(True) if own else _doubt("another-named", label, sieves.LABEL.name)

    # Direct speech next to which nobody is named

    def _near(self, speech: Speech) -> bool:
        """Whether the person is named outside of speech in its paragraph or the one before."""
        number = self.source.paragraph(speech.start)
        return self.mentions.gives(number) or self.mentions.gives(number - 1)

    def _unnamed(self, speech: Speech, shown: str) -> Voice:
        """Judge direct speech by the people named before it. `shown` are words that say who speaks
        where it begins.
        """
        source, lex, words = self.source, self.lex, self.source.words
        begin = self.speeches.beginning(speech)
        first, last = source.around(begin.start)
        # A speech that is a whole paragraph: without marks, after a colon, or to be continued.
        block = begin.end == last and (begin.open or (not begin.sure and begin.start == first))
        led = begin != speech or block
        number = source.paragraph(begin.start)
        ahead, behind = source.tokens(first, begin.start), source.tokens(begin.end, last)
        next_to = (*behind[:FEW], *reversed(ahead[-FEW:]))
        told = next((n for n in next_to if words[n] in lex.person), None)
        if told is None:
            # `He recalled that it was new and that “…”`
            meant = {w.folded for w in words_in(lex, shown)} & lex.person
            far = range(ahead.stop - 1, max(0, ahead.stop - FARTHEST), -1)
            told = next((n for n in far if words[n] in meant), None)
        pronoun = "" if told is None else words[told]
        at = begin.start if told is None else min(begin.start, source.starts[told])
        found, before, farther = self._last(number, at, pronoun, far=bool(pronoun) or led)
        if found is not None and found.who == GIVEN:
            # `Her daughter came in. “…,” she said.`
            opens = not ahead or words[ahead[0]] in lex.person
            return Voice(not farther or led or opens)
        if found is not None and found.office:
            linked = self.cast.linked(lex, words_in(lex, found.name))
            return Voice(False) if linked else _called(found.name)
        if found is not None and pronoun and all(m.who != GIVEN for m in farther):
            return _doubt("other-speaker", found.name, sieves.LAST_NAMED.name)
        if pronoun and before and before[-1].office and not self._near(begin):
            return _called(before[-1].name)
        passed = next(sentence_ends(source, begin.end, last), last)
        here = (m for m in self.mentions.inside(number) if not begin.end <= m.at < passed)
        other = next((m for m in here if m.who), None)
        if other is not None and not self.mentions.gives(number):
            return _doubt("another-named", other.name)
        return Voice(False)

    def _last(
        self, number: int, at: int, pronoun: str, *, far: bool
    ) -> tuple[Mention | None, list[Mention], list[Mention]]:
        """Return the last person named before an offset in a paragraph whom a pronoun may mean, a
        man or a woman; `None` if that is not sure, because several are in one sentence. Without a
        name there, and if it may be `far`: the one of the paragraph before. With it, all names
        before, and in the latter case those of the few paragraphs before, too.
        """
        before = [m for m in self.mentions.inside(number) if m.at < at]
        farther: list[Mention] = []
        if not before and far:
            before = self.mentions.inside(number - 1)
            farther = [m for n in range(number - FEW, number) for m in self.mentions.inside(n)]
        asked = gender(self.lex, pronoun)
        if asked:
            counts = self.mentions.genders(number)
            before, farther = (
                [m for m in some if counts[m.who][asked] * 2 >= counts[m.who].total()]
                for some in (before, farther)
            )
        named = [m for m in before if m.subject] or before
        same = [m for m in named if not ends_between(self.source, m.at, named[-1].at)]
        # `Ann read out a letter from Bob. He wrote: “…”`
        same = [m for m in same if m.wrote] or same
        several = len({m.who for m in (named if farther else same)}) > 1
        found = same[-1] if same and same[-1].who and not several else None
        return found, before, farther
