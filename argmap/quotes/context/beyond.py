"""What other sentences of a source make of a quotation, and the far parts of its own.

Nothing there is certain: an earlier sentence may suppose what follows, or announce somebody's view,
the next one may take it back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from argmap.quotes.concern import Concern
from argmap.quotes.context.around import window
from argmap.quotes.context.patterns import group, named
from argmap.quotes.context.run import MARKS
from argmap.quotes.context.sentences import sentence
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import lexicon_at
from argmap.quotes.words.roles import Lexicon

EARLIER = 12
"""Sentences before a quotation that are read, in its paragraph."""
ECHO = 3
"""Words of an exclamation that repeats others."""


def beyond(source: SourceText, place: Place) -> Iterator[Concern]:
    """Yield the concern that another sentence or a far part of its own gives about a match."""
    begin, end = sentence(source, place.start, place.end)
    first, behind = (bisect_left(source.starts, offset) for offset in (begin, end))
    lex = lexicon_at(source, place.first)
    words = {*source.words[first:behind]}
    views = [
        ("before in its sentence", first, place.first),
        ("behind in its sentence", place.last + 1, behind),
    ]
    if behind < len(source.words) and _goes_on(source, place, behind):
        after = sentence(source, source.starts[behind], source.ends[behind])[1]
        views.append(("next sentence", behind, bisect_left(source.starts, after)))
    earlier = [*_earlier(source, lex, first)]
    if not words & lex.own and source.words[first] not in lex.but:
        views += [("earlier sentence", *each) for each in earlier]
    for name, start, stop in views:
        head = 0 if name == "behind in its sentence" else MARKS["^^"]
        hit = group(name).first(window(source, place, lex, range(start, stop), head))
        if hit is not None:
            written = source.written(source.starts[start], source.ends[stop - 1])
            yield hit.pattern.about(written)
            return
    told = source.words[slice(*earlier[0])] if earlier else []
    echoed = source.plain[end - 1] == "!" and len(words) >= ECHO and words <= {*told}
    if echoed and any(lex.reports(word) or word in lex.saying for word in told):
        yield named("echoed").about(source.written(source.starts[earlier[0][0]], begin))


def _goes_on(source: SourceText, place: Place, at: int) -> bool:
    """Whether a token goes on with the text in which a match is, and begins no other's words."""
    same = source.paragraph(source.starts[at]) == source.paragraph(place.start)
    return same or source.plain[source.starts[at] - 1] != '"'


def _earlier(source: SourceText, lex: Lexicon, first: int) -> Iterator[tuple[int, int]]:
    """Yield the first token of each earlier sentence, nearest first, and the token behind its last:
    up to one that answers those before it.
    """
    paragraph = source.paragraph(source.starts[first])
    for _ in range(EARLIER):
        if not first or source.paragraph(source.starts[first - 1]) != paragraph:
            return
        begin, _end = sentence(source, source.starts[first - 1], source.ends[first - 1])
        behind, first = first, bisect_left(source.starts, begin)
        yield first, behind
        if source.words[first] in lex.but:
            return
