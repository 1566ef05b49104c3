"""Attributions inside a stretch of speech: between dashes, or between commas.

— Так, — сказала Лінд. — Ні.
—Sí —dijo Gil—, claro.
« La ville, souligne Morel, garde ses places. »
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

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
    lex = source.once(Languages).at(start)
    told = [*_between_dashes(source, lex, start, end, dashed=dashed)]
    # `, souligne Morel,`, `, dit-il.`
    for found in _PUT_IN.finditer(source.plain, start, end):
        speaker = _inverted(lex, found[1], dashed=dashed)
        if speaker is not None:
            told.append((*found.span(), speaker.name))
    spans: list[tuple[int, int]] = []
    named, at = "", start
    for first, last, name in sorted(told):
        if first >= at:
            spans.append((at, first))
            named, at = named or name, last
    return [*spans, (at, end)] if at < end else spans, named


def _between_dashes(
    source: SourceText, lex: Lexicon, start: int, end: int, *, dashed: bool
) -> Iterable[tuple[int, int, str]]:
    plain = source.plain
    found = _DASH.finditer(plain, start, end)
    dashes = [m.span() for m in found if long_dash(source, m.start())]
    over = start
    for (at, begin), (stop, behind) in pairwise([*dashes, (end, end)]):
        if at < over:
            continue
        ended = plain[max(start, at - 8) : at].rstrip().endswith(_ENDED)
        if ended or (dashed and _verb_first(lex, plain[begin : begin + 40])):
            told = sieves.attribution(lex, plain[begin:stop])
            if told.name or (ended and told.shown):
                over = behind
                yield at, behind, told.name


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


def _inverted(lex: Lexicon, text: str, *, dashed: bool) -> Speaker | None:
    """Return the speaker in an attribution between commas, in which the verb comes first; it must be
    a known one unless a dash begins the speech.
    """
    words = [fold.word(w) for w in text.split()[:3]]
    begins = dashed and _VERB_AND_NAME.fullmatch(text)
    if begins and words[0] not in lex.title | lex.no_name | lex.as_word:
        return sieves.attribution(lex, text)
    inverted = _INVERTED.match(text)
    if inverted and inverted[1] in lex.inverted:
        return NOBODY
    if not words or (words[0] if words[0] not in lex.addressed else words[-1]) not in lex.saying:
        return None
    told = sieves.attribution(lex, text)
    return told if told.name else None
