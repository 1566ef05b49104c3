"""Looks up a quotation: where it is, how closely it matches, and what a reader should check."""

from __future__ import annotations

import re

from argmap.base.values import dataclass
from argmap.quotes.concern import Concern
from argmap.quotes.context import guards
from argmap.quotes.context.attribution import attributed
from argmap.quotes.context.clause import clause_before
from argmap.quotes.matching import locator
from argmap.quotes.matching.match import TIERS, Place, search
from argmap.quotes.matching.nearest import Nearest, nearest
from argmap.quotes.matching.pattern import Pattern, pattern
from argmap.quotes.matching.size import size
from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers.person_names import shares
from argmap.quotes.speakers.speech import Speech, Speeches
from argmap.quotes.words.languages import lexicon_at
from argmap.quotes.words.roles import Lexicon

_MARKS = re.compile(r"[\"“”„«»‹›‘‚]|(?<!\w)['’]|['’](?!\w)")
"""Marks that show that a quotation contains quoted words."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The query: the words between the quotation marks, with their stated place and speaker.

    `at` is a locator as written, or empty. `said_by` are the names under which the speaker is
    known, empty when the source's author speaks; `authors` are the author's names, `others` those
    of known other people. In a `transcript` nobody's words are in quotation marks, and the voice is
    not checked.
    """

    words: str
    at: str = ""
    said_by: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    transcript: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query. `tier` is one of `TIERS`, or `not-found`.

    `start` and `end` are offsets in the source as written, `paragraph` counts from 1, and `count`
    is the number of places with the words; all are 0 when the words are not found. `nearest` is
    then the passage that was probably meant.
    """

    tier: str
    start: int = 0
    end: int = 0
    paragraph: int = 0
    count: int = 0
    concerns: tuple[Concern, ...] = ()
    nearest: Nearest | None = None

    @property
    def matches(self) -> bool:
        """Whether the words are in the source."""
        return self.tier in TIERS


def look_up(source: SourceText, quotation: Quotation) -> Found:
    """Look up a quotation in a source. Never raises."""
    wanted = pattern(quotation.words)
    if not wanted.words:
        return Found("not-found", concerns=(Concern("no-words"),))
    searched = search(source, wanted)
    found = searched.places
    if not found and not searched.complete:
        return Found("not-found", concerns=(Concern("too-common"),))
    if not found:
        return Found("not-found", concerns=tuple(size(wanted)), nearest=nearest(source, wanted))
    where = locator.paragraphs(quotation.at)
    place, count, about_place = _chosen(source, found, where, wanted, quotation)
    concerns = [*size(wanted), *about_place, *_of(source, wanted, place, quotation)]
    return Found(
        place.tier,
        source.original(place.start),
        source.original(place.end - 1) + 1,
        source.paragraph(place.start),
        count,
        tuple(dict.fromkeys(concerns)),
    )


def _of(source: SourceText, wanted: Pattern, place: Place, quotation: Quotation) -> list[Concern]:
    clause = clause_before(source, place.first)
    concerns = list(guards.concerns(source, wanted, place, clause))
    own = _own(quotation)
    inside = source.once(Speeches).around(place.start, place.end)
    if not quotation.transcript:
        concerns += _voice(source.once(Speeches), place, inside, quotation)
    if any(concern.kind == "cut-negation" for concern in concerns):
        # A negation of the words matters more than their speaker.
        return concerns
    if own or quotation.transcript:
        concerns += attributed(source, place, clause)
    elif inside:
        concerns += attributed(source, place, clause, (inside[0].start, inside[0].end))
    return concerns


def _chosen(
    source: SourceText,
    found: tuple[Place, ...],
    where: tuple[int, int] | None,
    wanted: Pattern,
    quotation: Quotation,
) -> tuple[Place, int, list[Concern]]:
    """Return the place that is meant, the number of places, and the concerns about that choice."""
    best = min(TIERS.index(place.tier) for place in found)
    if where is not None:
        there = [
            p for p in found
            if where[0] <= source.paragraph(p.end - 1) and source.paragraph(p.start) <= where[1]
        ]  # fmt: skip
        if len(there) == 1:
            return there[0], 1, []
        if there:
            there.sort(key=lambda p: (TIERS.index(p.tier), len(_of(source, wanted, p, quotation))))
            return there[0], len(there), []
    closest = [p for p in found if TIERS.index(p.tier) == best]
    place = closest[0]
    if where is not None:
        number = source.paragraph(place.start)
        return place, len(closest), [Concern("other-place", f"paragraph {number}")]
    if len(closest) > 1:
        calm = [p for p in closest if not _of(source, wanted, p, quotation)]
        if len(calm) == 1 and quotation.said_by:
            # Only one of them is this speaker's.
            return calm[0], 1, []
        numbers = list(dict.fromkeys(source.paragraph(p.start) for p in closest))
        return place, len(closest), [Concern("ambiguous", ", ".join(map(str, numbers)))]
    return place, 1, []


def _own(quotation: Quotation) -> bool:
    """Whether the words are attributed to the author."""
    return not quotation.said_by or any(shares(n, quotation.authors) for n in quotation.said_by)


def _voice(
    speeches: Speeches, place: Place, inside: tuple[Speech, ...], quotation: Quotation
) -> list[Concern]:
    """Check that the words are where the speaker's words would be; return the concerns."""
    lex = lexicon_at(speeches.source, place.first)
    hidden = (
        not inside and speeches.holds(place.start, place.end) and not _MARKS.search(quotation.words)
    )
    if hidden or speeches.crossed(place.start, place.end):
        return [Concern("crosses-quotation", speeches.source.written(place.start, place.end))]
    if _own(quotation):
        sure = [speech for speech in inside if speech.sure]
        if not sure:
            return []
        who = speeches.speaker(sure[-1])
        if who.is_one_of(lex, quotation.authors):
            return []
        return [Concern("someone-elses-words", who.name or who.shown, who.sieve)]
    if not inside:
        return [Concern("not-direct-speech")]
    return _whose(lex, speeches, inside, quotation)


def _whose(
    lex: Lexicon, speeches: Speeches, inside: tuple[Speech, ...], quotation: Quotation
) -> list[Concern]:
    """Return a concern if another speaker is named; the innermost name counts."""
    for speech in inside:
        named = speeches.speaker(speech)
        if named.is_one_of(lex, quotation.said_by):
            return []
        if named.is_not(lex, quotation.said_by):
            return [Concern("other-speaker", named.name or named.shown, named.sieve)]
        if named.name:
            known = named.is_one_of(lex, quotation.others) or bool(speech.label)
            if known or not speeches.near(speech, quotation.said_by):
                return [Concern("other-speaker", named.name, named.sieve)]
            return []
    return []
