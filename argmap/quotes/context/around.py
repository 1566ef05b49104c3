"""Words right before and right after a quotation that change how it is to be read.

A quotation may begin after “it is not true that”, or end before “if nobody pays”. The check covers
the clause in which it begins, a condition before that, and a few words after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.quotes.concern import Concern
from argmap.quotes.context.patterns import group, senses, table
from argmap.quotes.context.run import MARKS, Hit, Window, known
from argmap.quotes.context.sentences import FARTHEST, asked, clause_before, opens_sentence, stops
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import lexicon_at
from argmap.quotes.words.roles import Lexicon

REACH = 28
"""Words before a quotation that are searched for a condition."""
BEHIND_REACH = 20
"""Words after it that are searched."""
SHOWN = 4
"""Words after a quotation that are shown."""


def turned(source: SourceText, place: Place, here: Window) -> Iterator[Concern]:
    """Yield concerns where the source negates or limits the words of a match, and the match does
    not show it; `here` is the clause before the match.
    """
    hit = _hit_before(source, place, here)
    # A question is another concern.
    if hit and not (hit.pattern.concern == "cut-limit" and asked(source, place.end) is not None):
        start = source.starts[hit.token]
        yield hit.pattern.about(source.written(start, source.starts[place.first]).strip())
    if place.last + 1 < len(source.words):
        behind = group("behind").first(_behind(source, place, here.lex))
        if behind is not None:
            yield behind.pattern.about(_shown(source, place, behind))


def _hit_before(source: SourceText, place: Place, here: Window) -> Hit | None:
    """Return the first pattern that matches before a match, a weak one only if there is no other."""
    weak = None
    for name in ("turning", "limiting", "head", "ahead"):
        hit = group(name).first(here if name != "ahead" else _ahead(source, place, here.lex))
        if hit is not None and hit.pattern.name not in table().weak:
            return hit
        weak = weak or hit
    return weak


def before(source: SourceText, place: Place) -> Window:
    """Return the clause before a match."""
    tokens = clause_before(source, place.first)[::-1]
    head = 0
    if 0 < len(tokens) < FARTHEST:
        opens = opens_sentence(source, tokens[0])
        spoken = not opens and '"' in source.gap(tokens[0] - 1)
        head = MARKS["^"] | opens * MARKS["^^"] | spoken * MARKS['"']
    return clause_window(source, place, tokens, head)


def clause_window(source: SourceText, place: Place, tokens: list[int], head: int) -> Window:
    """Return some words before a match, without the marks between them, with bits for their head."""
    lex = lexicon_at(source, place.first)
    masks = [MARKS["<"] | head, *(known(source, lex, n) for n in tokens)]
    return Window(source, lex, masks, [-1, *tokens], place.first, place.last, senses("before"))


def _ahead(source: SourceText, place: Place, lex: Lexicon) -> Window:
    """Return the words before a match in its sentence, with their commas."""
    at = place.first - 1
    while at >= max(0, place.first - REACH):
        near, gap = ":" if place.first - at <= 4 else "", source.gap(at)
        # `“If I had known,” he said, “I …`
        if gap.strip(" ',-" + near + '"' * ("," in gap)):
            break
        at -= 1
    opens = at + 1 < place.first and opens_sentence(source, at + 1)
    head = MARKS["<"] | opens * MARKS["^^"]
    return window(source, place, lex, range(at + 1, place.first), head)


def _behind(source: SourceText, place: Place, lex: Lexicon) -> Window:
    """Return the words after a match, up to a mark at which more than a clause ends."""
    at = place.last
    while at < min(len(source.words) - 1, place.last + BEHIND_REACH):
        gap = source.gap(at)
        if gap.strip(' \n,-"' + "'" * (at == place.last)):
            break
        at += 1
    return window(source, place, lex, range(place.last + 1, at + 1))


def window(source: SourceText, place: Place, lex: Lexicon, at: range, head: int = 0) -> Window:
    """Return some words before or behind a match, with the marks between them and the match, and
    with bits for their head.
    """
    behind = at.start > place.last
    masks, tokens = ([head], [-1]) if head else ([], [])
    for token in at:
        at_end = token + 1 == len(source.words) and not behind
        gap = "" if at_end else source.gap(token - behind)
        marks = [MARKS[mark] for mark in gap.replace("'", '"' * behind) if mark in MARKS]
        word = known(source, lex, token)
        masks += [*marks, word] if behind else [word, *marks]
        tokens += [*[-1] * len(marks), token] if behind else [token, *[-1] * len(marks)]
    if behind:
        masks.append(MARKS["<"])
        tokens.append(-1)
    side = senses("behind" if behind else "before")
    return Window(source, lex, masks, tokens, place.first, place.last, side)


def _shown(source: SourceText, place: Place, hit: Hit) -> str:
    """Return the words after a match up to the end of a hit, and a few more of its clause."""
    last = hit.token
    while last - hit.token < SHOWN - 1 and last + 1 < len(source.words) and not stops(source, last):
        last += 1
    return source.written(source.ends[place.last], source.ends[last]).strip(" ,")
