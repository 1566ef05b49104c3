"""Attributions inside a stretch of speech: between dashes, or between commas.

— Так, — сказала Лінд. — Ні.
—Sí —dijo Gil—, claro.
« La ville, souligne Morel, garde ses places. »
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.quotes.matching import fold
from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers import sieves
from argmap.quotes.speakers.naming import NOBODY, Speaker
from argmap.quotes.words.languages import Languages
from argmap.quotes.words.roles import Lexicon

BEGINS = re.compile(r"-\s*(?=[^\s\d])")
"""A dash at the head of a paragraph."""
_DASH = re.compile(r"(?<!\w)-|-(?!\w)")
_ENDED = (",", "!", "?", "...")
_PUT_IN = re.compile(r"(?:,|[?!]|\.\.\.)\s+(?=[^\W\d_A-Z])([^.,;:!?\"\n]{3,60})(?:[.,]|(?=\s*$))")
_INVERTED = re.compile(r"(?:\w+'|\w+\s)?\w+-(?:t-)?(\w+)\b")
_VERB_AND_NAME = re.compile(r"[^\W\dA-Z_]{2,}[aeit](?: [A-Z]\w+){1,2}")


def long_dash(source: SourceText, at: int) -> bool:
    """Whether a dash is a long one, as used for speech and attributions."""
    return source.text[source.original(at)] in "–—―"


def without_attributions(
    source: SourceText, start: int, end: int, *, dashed: bool
) -> tuple[list[tuple[int, int]], str]:
    """Return the stretches of a speech between its attributions, and the speaker whom these name.

    `dashed` is true when a dash begins it, so that another one may begin an attribution without a
    comma.
    """
    dashes, commas = (find(source, start, end, dashed) for find in (_between_dashes, _put_in))
    spans: list[tuple[int, int]] = []
    named, at = "", start
    for first, last, name in sorted([*dashes, *commas]):
        if first >= at:
            spans.append((at, first))
            named, at = named or name, last
    return [*spans, (at, end)] if at < end else spans, named


def _between_dashes(
    source: SourceText, start: int, end: int, dashed: bool
) -> Iterable[tuple[int, int, str]]:
    plain = source.plain
    dashes = [m for m in _DASH.finditer(plain, start, end) if long_dash(source, m.start())]
    lex = source.once(Languages).at(start)
    number = 0
    while number < len(dashes):
        dash, *after = dashes[number : number + 2]
        stop, over = after[0].span() if after else (end, end)
        ended = plain[max(start, dash.start() - 8) : dash.start()].rstrip().endswith(_ENDED)
        told = NOBODY
        if ended or (dashed and _verb_first(lex, plain[dash.end() : dash.end() + 40])):
            told = sieves.attribution(lex, plain[dash.end() : stop])
        number += 1
        if told.name or (ended and told.shown):
            yield dash.start(), over, told.name
            number += 1


def _verb_first(lex: Lexicon, text: str) -> bool:
    """Whether a text begins with a verb that may follow a dash without a comma: a verb of saying,
    or one word before a name alone.
    """
    found = re.match(r"\s*([^\W\d_]+)(?: ([^\W\d_]+)(?: ([^\W\d_]+))?\s*(?:[.,!?-]|$))?", text)
    if not found or found[1][0].isupper():
        return False
    names = [word for word in (found[2], found[3]) if word]
    alone = bool(names) and all(word[0].isupper() for word in names)
    return alone or fold.word(found[1]) in lex.saying


def _put_in(
    source: SourceText, start: int, end: int, dashed: bool
) -> Iterable[tuple[int, int, str]]:
    """Yield attributions between commas: `, souligne Morel,`, `, dit-il.`. The verb comes first,
    and must be a known one unless a dash begins the speech.
    """
    for found in _PUT_IN.finditer(source.plain, start, end):
        told = _inverted(source.once(Languages).at(start), found[1], dashed)
        if told is not None:
            yield found.start(), found.end(), told.name


def _inverted(lex: Lexicon, text: str, dashed: bool) -> Speaker | None:
    words = [fold.word(w) for w in text.split()[:3]]
    if (
        dashed
        and _VERB_AND_NAME.fullmatch(text)
        and words[0] not in lex.title | lex.no_name | lex.as_word
    ):
        return sieves.attribution(lex, text)
    inverted = _INVERTED.match(text)
    if inverted and inverted[1] in lex.inverted:
        return NOBODY
    if not words or (words[0] if words[0] not in lex.addressed else words[-1]) not in lex.saying:
        return None
    told = sieves.attribution(lex, text)
    return told if told.name else None
