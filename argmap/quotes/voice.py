"""Whether a source shows some words as those of the person to whom a map gives them.

A name next to speech decides. Without one, “he said” means the last person named before it who may
be a man as far as the source shows; the subject of a sentence goes before whom else it names. In a
transcript the last label decides.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from argmap.quotes.concern import Concern
from argmap.quotes.context.sentences import ends_between, sentence, sentence_ends
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers import sieves
from argmap.quotes.speakers.cast import GIVEN, SOMEBODY, Cast, People, office
from argmap.quotes.speakers.labels import Turns
from argmap.quotes.speakers.mentions import Mention, Mentions, gender
from argmap.quotes.speakers.naming import Speaker, text_of, words_in
from argmap.quotes.speakers.person_names import parts, shares
from argmap.quotes.speakers.reports import report
from argmap.quotes.speakers.speech import Speech, Speeches
from argmap.quotes.words.languages import Languages, lexicon_at
from argmap.quotes.words.roles import Lexicon

FARTHEST = 30
"""Words before speech that are searched for the pronoun of its speaker."""
FEW = 4
"""Words next to speech among which a pronoun is its speaker, and paragraphs before it that may name
another one than the last person named.
"""


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
        return _anothers(speeches, inside, people) if inside else _told_by(source, place, people)
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
    lex = lexicon_at(source, place.first)
    reported = _told_by(source, place, people) if people.given else Voice(False)
    if not turns:
        # Minutes, for example.
        unknown = [c.kind for c in reported.concerns] == ["not-direct-speech"]
        return Voice(True) if people.own else Voice(False) if unknown else reported
    found = dict.fromkeys((turns.at(place.start), turns.at(place.end)))
    *_, last = found
    cast, label = Cast(source, people), Speaker(last, sieve=sieves.LABEL.name)
    names = [parts(name) - lex.no_name for name in found]
    given = all(
        shares(" ".join(name), people.speaking) or cast.holder(lex, words_in(lex, label)) == GIVEN
        for name, label in zip(names, found, strict=True)
    )
    known = {*people.speaking, *people.others, *people.authors}
    letter = not all(names) and last not in known
    asked = _in_interview(source, last, people) if letter else Voice(False)
    own = given or last in people.speaking or asked.confirmed
    heard = _quoted(source, place, lex, people, own=own)
    if heard is not None or own or reported.confirmed:
        return heard or (Voice(True) if own else reported)
    if letter:
        return asked
    if all(names) and shares(" ".join(names[-1] - lex.preposition - lex.empty), people.roles):
        # `MINISTRY:` for who speaks for the ministry
        return Voice(False)
    if people.given:
        return _doubt("other-speaker", label)
    others = any(shares(name, people.others) for name in found) or last in people.others
    return _doubt("someone-elses-words", label) if others else Voice(False)


def _in_interview(source: SourceText, label: str, people: People) -> Voice:
    """Judge a turn with a label of one letter: the one who asks is the author, and who answers is
    the first of the others whom the text names before.
    """
    turns = source.once(Turns)
    asks = turns.asks(label)
    mentions = Mentions(source.once(Speeches), Cast(source, people))
    head = range(1, source.paragraph(turns.first))
    named = (m.who for n in head for m in mentions.inside(n) if not m.office)
    answers = next((who for who in named if who and (not people.own or who != GIVEN)), "")
    several = people.own and not {*people.authors} <= {*people.speaking}
    if asks is None or several or not answers:
        return Voice(False)
    if people.own if asks else answers == GIVEN:
        return Voice(True)
    return _doubt("another-named", Speaker(label, sieve=sieves.LABEL.name))


def _quoted(
    source: SourceText, place: Place, lex: Lexicon, people: People, *, own: bool
) -> Voice | None:
    """Judge words that are quoted inside somebody's turn, the person's `own` or not; `None` if they
    are whoever's the turn is.
    """
    speeches = source.once(Speeches)
    around = speeches.around(place.start, place.end)
    turn = next((s for s in around if s.label), None)
    for speech in (s for s in around if s.sure and not s.label):
        who = speeches.speaker(speech)
        if turn and who.sieve == sieves.LABEL.name and not _all_marked(source, turn):
            # The label is before the whole turn.
            who = speeches.beside(speech)
        if who.is_one_of(lex, people.speaking):
            return Voice(True)
        called = office(lex, who.shown)
        if own and not (who.name or who.shown):
            return Voice(False)
        mine = {w.folded for w in words_in(lex, who.shown)} & lex.own
        if own and (called or not mine - parts(who.name)):
            # `My wife said, “…”`, `Mein Bruder sagte: „…“`, but not `I said, “…”`
            named = who.name and not mine
            return _doubt("another-named", who) if named else _called(text_of(called) or who.shown)
        if not own and (who.name or who.shown):
            known = who.is_one_of(lex, people.others)
            return _doubt("other-speaker", who) if known else Voice(False)
    return None


def _all_marked(source: SourceText, turn: Speech) -> bool:
    """Whether what somebody says in a turn is between quotation marks: `Ann: “Why not?”`."""
    return source.plain[turn.start : turn.end].lstrip().startswith('"')


def _told_by(source: SourceText, place: Place, people: People) -> Voice:
    """Judge words outside of direct speech: whether the source reports them as the person's."""
    span = sentence(source, place.start, place.end)
    named, at = report(source, span, place.first, place.last)
    lex = lexicon_at(source, place.first)
    told = Voice(True, (Concern("indirect-speech", named.shown or named.name, named.sieve),))
    if named.is_one_of(lex, people.given):
        return told
    if named.is_not(lex, people.given) or named.is_one_of(lex, people.others):
        return _doubt("other-speaker" if named.name else "not-direct-speech", named)
    mentions = _Told(source.once(Speeches), people)
    called = office(lex, named.shown or named.name)
    who = mentions.cast.holder(lex, called) if called else None
    if not called and not named.name and at >= 0:
        meant = mentions.meant_by(source.words[at], source.starts[at])
        who, named = (meant.who, _last_named(meant)) if meant else (None, named)
    elif called:
        named = named._replace(name=text_of(called))
    says = any(w.folded in lex.saying for w in words_in(lex, named.shown))
    if who == GIVEN or (says and who is None and called and mentions.cast.linked(lex, called)):
        return told
    return _doubt("other-speaker", named) if who else _doubt("not-direct-speech")


def names_one(lex: Lexicon, report: str, people: People) -> bool:
    """Whether words that report a view give it to the person to whom the map gives it."""
    told = (sieves.ahead(lex, report), sieves.behind(lex, report, open_ended=True))
    return any(speaker.is_one_of(lex, people.speaking) for speaker in told)


def _doubt(kind: str, who: Speaker = Speaker()) -> Voice:  # noqa: B008
    return Voice(False, (Concern(kind, who.name or who.shown, who.sieve),))


def _last_named(meant: Mention) -> Speaker:
    return Speaker(meant.name, sieve=sieves.LAST_NAMED.name)


def _called(words: str) -> Voice:
    """Remark that the source calls the speaker by an office that nothing shows to be the person's."""
    return _doubt("another-named", Speaker(words, sieve=sieves.OFFICE.name))


def _anothers(speeches: Speeches, inside: tuple[Speech, ...], people: People) -> Voice:
    """Judge direct speech; the innermost name counts."""
    lex = speeches.source.once(Languages).at(inside[0].start)
    told = _Told(speeches, people)
    for speech in inside:
        named = speeches.speaker(speech)
        if named.is_one_of(lex, people.given):
            return Voice(True)
        if named.is_not(lex, people.given):
            return _doubt("other-speaker", named)
        known = named.is_one_of(lex, people.others)
        called = words_in(lex, speech.label) or office(lex, named.shown or named.name)
        who = told.cast.holder(lex, called) if called and not known else None
        if who == GIVEN:
            return Voice(True)
        if called and (who is not None or not named.name):
            linked = who == SOMEBODY or told.cast.linked(lex, called)
            calm = linked or (who is None and told.near(speech))
            return Voice(False) if calm else _called(text_of(called))
        if named.name:
            known = known or bool(speech.label) or not told.near(speech)
            return _doubt("other-speaker", named) if known else Voice(False)
    speech = next((s for s in inside if s.sure), inside[0])
    return told.whose(speech, lex, speeches.speaker(speech).shown)


class _Told:
    """Who speaks in direct speech next to which nobody is named."""

    def __init__(self, speeches: Speeches, people: People) -> None:
        self.speeches = speeches
        self.source = speeches.source
        self.cast = Cast(self.source, people)
        self.mentions = Mentions(speeches, self.cast)

    def near(self, speech: Speech) -> bool:
        """Whether the person is named outside of speech in its paragraph or the one before."""
        number = self.source.paragraph(speech.start)
        return self.mentions.gives(number) or self.mentions.gives(number - 1)

    def whose(self, speech: Speech, lex: Lexicon, shown: str) -> Voice:
        """Judge direct speech by the people named before it. `shown` are words that say who speaks
        where it begins.
        """
        begin = self.speeches.beginning(speech)
        first, last = self.source.paragraphs[self.source.paragraph(begin.start) - 1]
        # A speech that is a whole paragraph: without marks, after a colon, or to be continued.
        block = begin.end == last and (begin.open or (not begin.sure and begin.start == first))
        led = begin != speech or block
        speech = begin
        number = self.source.paragraph(speech.start)
        behind, ahead = self._next_to(speech)
        words = self.source.words
        told = [n for n in (*behind, *reversed(ahead)) if words[n] in lex.person]
        if not told:
            # `He recalled that it was new and that “…”`
            meant = {w.folded for w in words_in(lex, shown)} & lex.person
            near = range(ahead.stop - 1, max(0, ahead.stop - FARTHEST), -1)
            told = [n for n in near if words[n] in meant][:1]
        pronoun, at, passed = "", speech.start, speech.end
        if told:
            pronoun, at = words[told[0]], min(at, self.source.starts[told[0]])
        if told and told[0] in behind:
            passed = next(sentence_ends(self.source, speech.end, last), last)
        here = [m for m in self.mentions.inside(number) if not speech.end <= m.at < passed]
        before, farther = self._before(number, at, pronoun, far=bool(pronoun) or led)
        found = self._meant(before, one=bool(farther))
        if found is not None and found.who == GIVEN:
            # `Her daughter came in. “…,” she said.`
            opens = _opens(self.source, first, speech, lex)
            return Voice(not farther or led or opens)
        if found is not None and found.office:
            linked = self.cast.linked(lex, words_in(lex, found.name))
            return Voice(False) if linked else _called(found.name)
        if found is not None and pronoun and all(m.who != GIVEN for m in farther):
            return _doubt("other-speaker", _last_named(found))
        nearest = before[-1:]
        if pronoun and nearest and nearest[0].office and not self.near(speech):
            return _called(nearest[0].name)
        other = next((m for m in here if m.who), None)
        if other is not None and not self.mentions.gives(number):
            return _doubt("another-named", Speaker(other.name))
        return Voice(False)

    def meant_by(self, pronoun: str, at: int) -> Mention | None:
        """Return the last person named before a pronoun at an offset, if that is sure."""
        before, farther = self._before(self.source.paragraph(at), at, pronoun, far=True)
        found = self._meant(before, one=bool(farther))
        sure = found and (found.who == GIVEN or all(m.who != GIVEN for m in farther))
        return found if sure else None

    def _before(
        self, number: int, at: int, pronoun: str, *, far: bool
    ) -> tuple[list[Mention], list[Mention]]:
        """Return the names before an offset in a paragraph that a pronoun may mean, for a man or for
        a woman. Without any, and if it may be `far`: those of the paragraph before, and of the few
        before that.
        """
        before = [m for m in self.mentions.inside(number) if m.at < at]
        farther: list[Mention] = []
        if not before and far:
            before = self.mentions.inside(number - 1)
            farther = [m for n in range(number - FEW, number) for m in self.mentions.inside(n)]
        asked = gender(self.source.once(Languages).at(at), pronoun)
        genders = self.mentions.genders(number)

        def able(named: list[Mention]) -> list[Mention]:
            counts = ((m, genders[m.who]) for m in named)
            return [m for m, count in counts if not asked or count[asked] * 2 >= count.total()]

        return able(before), able(farther)

    def _next_to(self, speech: Speech) -> tuple[range, range]:
        """Return the few tokens behind speech, in one sentence, and before it, in its paragraph."""
        source = self.source
        first, last = source.paragraphs[source.paragraph(speech.start) - 1]
        last = next(sentence_ends(source, speech.end, last), last)
        low, begin, at, end = (
            bisect_left(source.starts, offset) for offset in (first, speech.start, speech.end, last)
        )
        return range(at, min(at + FEW, end)), range(max(low, begin - FEW), begin)

    def _meant(self, able: list[Mention], *, one: bool) -> Mention | None:
        """Return the last person named of some; `None` if that is not sure, because several are in
        one sentence, or if there must be `one` alone.
        """
        able = [m for m in able if m.subject] or able
        if one and len({m.who for m in able}) > 1:
            return None
        same = [m for m in able if not ends_between(self.source, m.at, able[-1].at)]
        # `Ann read out a letter from Bob. He wrote: “…”`
        same = [m for m in same if m.wrote] or same
        sure = len({m.who for m in same}) == 1 and same[-1].who
        return same[-1] if sure else None


def _opens(source: SourceText, first: int, speech: Speech, lex: Lexicon) -> bool:
    """Whether nothing is before a speech in its paragraph, or a clause about him or her."""
    at = bisect_left(source.starts, first)
    return source.starts[at] >= speech.start or source.words[at] in lex.person
