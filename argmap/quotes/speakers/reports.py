"""Who says what a source reports in its own words: `The treasurer said that the roof is old`."""

from __future__ import annotations

from bisect import bisect_left

from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers import sieves
from argmap.quotes.speakers.naming import NOBODY, Speaker
from argmap.quotes.words.languages import lexicon_at

NEAR = 5
"""Words between a verb of saying and `that`, or a comma."""


def report(source: SourceText, span: tuple[int, int], first: int, last: int) -> tuple[Speaker, int]:
    """Return who says the words from one token to another according to their sentence, which is
    between two offsets, and the token of the pronoun that means the speaker, or -1.
    """
    lex, words, (begin, end) = lexicon_at(source, first), source.words, span
    opens = bisect_left(source.starts, begin)
    saying = lex.saying - lex.source
    verb = next((n for n in range(first - 1, opens - 1, -1) if words[n] in saying), None)
    if verb is not None and any(
        words[n] in lex.telling and words[n + 1] in lex.complement for n in range(verb + 1, first - 1)
    ):
        # `Ann said that critics believe that`
        return NOBODY, -1
    named, at = NOBODY, -1
    if verb is not None:
        stop = _led(source, verb, first)
        if stop is not None:
            named = sieves.ahead(lex, source.plain[begin : source.ends[stop]])
            at = next((n for n in range(verb + 1, verb - 4, -1) if words[n] in lex.person), -1)
    elif opens < first and _comma(source, first - 1):
        named = sieves.ahead(lex, source.plain[begin : source.starts[first]])
        told = range(opens, first)
        if not named.name and not lex.utterance.isdisjoint(words[n] for n in told):
            at = next((n for n in told if words[n] in lex.article | lex.pointing), -1)
    if named == NOBODY and at < 0 and _comma(source, last):
        named = sieves.behind(lex, source.plain[source.ends[last] : end], open_ended=True)
        behind = range(last + 1, min(last + NEAR, len(words)))
        at = next((n for n in behind if words[n] in lex.person), -1)
    return named, at


def _led(source: SourceText, verb: int, first: int) -> int | None:
    """Return the last token of what leads from a verb of saying to words; `None` if it does not."""
    lex = lexicon_at(source, first)
    for stop in range(verb, min(verb + NEAR, first)):
        if stop + 1 == first or _comma(source, stop):
            return stop
        if stop > verb and source.words[stop] in lex.joining:
            return stop
    return None


def _comma(source: SourceText, at: int) -> bool:
    """Whether a comma or a colon is behind a token."""
    there = 0 <= at < len(source.words) - 1
    return there and source.plain[source.ends[at] : source.starts[at + 1]].strip() in {",", ":"}
