"""Looks up a quotation: where it is, how closely it matches, and what a reader should check."""

from __future__ import annotations

import re
from dataclasses import replace

from argmap.base.values import dataclass
from argmap.quotes.concern import Concern
from argmap.quotes.context import guards
from argmap.quotes.context.around import before
from argmap.quotes.context.attribution import attributed
from argmap.quotes.context.beyond import beyond
from argmap.quotes.context.patterns import table
from argmap.quotes.context.sentences import stops
from argmap.quotes.context.signs import doubtful
from argmap.quotes.matching import locator
from argmap.quotes.matching.match import TIERS, Place, search
from argmap.quotes.matching.nearest import Nearest, nearest
from argmap.quotes.matching.pattern import Bracket, Pattern, pattern, size
from argmap.quotes.matching.source import SourceText
from argmap.quotes.quotation import Quotation
from argmap.quotes.speakers.speech import Speeches
from argmap.quotes.voice import Voice, names_one, voice, voice_in_turns
from argmap.quotes.words.languages import lexicon_at

_MARKS = re.compile(r"[\"“”„«»‹›‘‚]|(?<!\w)['’]|['’](?!\w)")
"""Marks that show that a quotation contains quoted words."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query. `tier` is one of `TIERS`, or `not-found`.

    `start` and `end` are offsets in the source as written, `paragraph` counts from 1, and `count`
    is the number of places with the words; all are 0 when the words are not found. `nearest` is
    then the passage that was probably meant. `voiced` is true when the source shows who says the
    words, and it is whom the map names. Without concerns, `sign` is the strongest of the signs that the
    source may mean the words otherwise, if there are enough of them.
    """

    tier: str
    start: int = 0
    end: int = 0
    paragraph: int = 0
    count: int = 0
    concerns: tuple[Concern, ...] = ()
    nearest: Nearest | None = None
    voiced: bool = False
    sign: Concern | None = None

    @property
    def matches(self) -> bool:
        """Whether the words are in the source."""
        return self.tier in TIERS


def look_up(source: SourceText, quotation: Quotation) -> Found:
    """Look up a quotation in a source. Never raises."""
    wanted = pattern(quotation.words)
    searched = search(source, wanted)
    if not wanted.words:
        return Found("not-found", concerns=(Concern("no-words"),))
    if not searched.places:
        if not searched.complete:
            return Found("not-found", concerns=(Concern("too-common"),))
        return Found("not-found", concerns=tuple(size(wanted)), nearest=nearest(source, wanted))
    place, count, about_place = _chosen(source, searched.places, wanted, quotation)
    of_place = _of(source, wanted, place, quotation)
    concerns = (*size(wanted), *about_place, *of_place.concerns)
    return Found(
        place.tier,
        source.original(place.start),
        source.original(place.end - 1) + 1,
        source.paragraph(place.start),
        count,
        tuple(dict.fromkeys(map(_weighed, concerns))),
        voiced=of_place.confirmed,
        sign=None if concerns else doubtful(source, place),
    )


def _weighed(concern: Concern) -> Concern:
    """Return a concern, weak if its pattern is."""
    return concern._replace(weak=concern.weak or concern.pattern in table().weak)


def _of(source: SourceText, wanted: Pattern, place: Place, quotation: Quotation) -> Voice:
    """Return whether the speaker of a place is confirmed, with all concerns about it."""
    opened = _from_bracket(source, wanted, place)
    here = before(source, opened)
    concerns = list(guards.concerns(source, wanted, place, opened, here))
    inside = source.once(Speeches).around(place.start, place.end)
    if quotation.transcript:
        heard = voice_in_turns(source, place, quotation)
    else:
        heard = voice(source, place, quotation, marked=bool(_MARKS.search(quotation.words)))
    reported = any(concern.kind == "indirect-speech" for concern in heard.concerns)
    own = (quotation.own or quotation.transcript) and not reported
    # A negation of the words matters more than their speaker.
    if (own or inside) and not any(concern.kind == "cut-negation" for concern in concerns):
        within = (inside[0].start, inside[0].end) if inside and not own else None
        held = attributed(source, opened, here, within)
        concerns += (c for c in held if not names_one(here.lex, c.words, quotation))
    if not concerns:
        around = beyond(source, opened)
        concerns += (c for c in around if not names_one(here.lex, c.words, quotation))
    return Voice(heard.confirmed, (*concerns, *heard.concerns))


def _from_bracket(source: SourceText, wanted: Pattern, place: Place) -> Place:
    """Return a place from what the bracket at the head of the quotation repeats, or from the pronoun
    for which it stands.
    """
    first, bracket = place.first, wanted.elements[0]
    if not (isinstance(bracket, Bracket) and bracket.words and first):
        return place
    count, lex = len(bracket.words), lexicon_at(source, first)
    if tuple(source.words[max(0, first - count) : first]) == bracket.words:
        first -= count
    elif not stops(source, first - 1):
        stood = source.words[first - 1]
        first -= stood in lex.pronoun or lex.same_number(stood, " ".join(bracket.words))
    return replace(place, first=first, start=source.starts[first])


def _chosen(
    source: SourceText, found: tuple[Place, ...], wanted: Pattern, quotation: Quotation
) -> tuple[Place, int, list[Concern]]:
    """Return the place that is meant, the number of places, and the concerns about that choice."""

    def rank(place: Place) -> int:
        return TIERS.index(place.tier)

    def concerns(place: Place) -> int:
        return len(_of(source, wanted, place, quotation).concerns)

    best = min(map(rank, found))
    closest = [place for place in found if rank(place) == best]
    numbers = list(dict.fromkeys(source.paragraph(place.start) for place in closest))
    where = locator.paragraphs(quotation.at)
    if where is not None:
        there = [
            p for p in found
            if where[0] <= source.paragraph(p.end - 1) and source.paragraph(p.start) <= where[1]
        ]  # fmt: skip
        if there:
            if len(there) > 1:
                there.sort(key=lambda p: (rank(p), concerns(p)))
            return there[0], len(there), []
        return closest[0], len(closest), [Concern("other-place", f"paragraph {numbers[0]}")]
    if len(closest) == 1:
        return closest[0], 1, []
    calm = [place for place in closest if not concerns(place)]
    if len(calm) == 1 and quotation.said_by:
        # Only one of them is this speaker's.
        return calm[0], 1, []
    return closest[0], len(closest), [Concern("ambiguous", ", ".join(map(str, numbers)))]
