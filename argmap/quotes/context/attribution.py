"""Reported views: words that a source gives as somebody else's, shown by the text around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.quotes.concern import Concern
from argmap.quotes.context.around import clause_window
from argmap.quotes.context.conditions import statement
from argmap.quotes.context.patterns import group, named
from argmap.quotes.context.run import MARKS, Pattern, Window
from argmap.quotes.context.sentences import (
    FARTHEST,
    asked,
    clause_before,
    stops,
    until_stop,
    verbal,
)
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import lexicon_at

WIDEST_ASIDE = 5
"""Most words of a clause between commas that names the speaker."""


def attributed(
    source: SourceText, place: Place, here: Window, within: tuple[int, int] | None = None
) -> Iterator[Concern]:
    """Yield a concern if the source reports the words of a match as somebody else's view; `here` is
    the clause before the match.

    `within` is where the quoted person's speech begins and ends: words outside it only say that it
    is theirs. A question raises no concern, because it attributes the words to nobody.
    """
    held = _held(source, place, here) if asked(source, place.end) is None else None
    if held is not None:
        pattern, start, end = held
        if not within or within[0] <= start < end <= within[1]:
            yield pattern.about(source.written(start, end).strip(" ,\n"))


def _held(source: SourceText, place: Place, here: Window) -> tuple[Pattern, int, int] | None:
    """Return the pattern that reports a match, and the extent of its words."""
    first, last = place.first, place.last
    hit = group("reported").first(here)
    if hit is not None:
        # Without words before it in its clause, the report is in the one before the comma.
        told = here.tokens[1:] or clause_before(source, first - 1)[::-1] or [first - 1]
        return hit.pattern, source.starts[told[0]], source.starts[first]
    if first and source.gap(first - 1).strip() == ",":
        piece = _piece(source, place, here)
        hit = group("views").first(piece)
        if hit is not None:
            return hit.pattern, source.starts[piece.tokens[1]], source.starts[first]
    if not statement(here):
        return None
    aside = _aside(source, first)
    if aside is not None:
        return named("speaker put in before"), source.starts[aside], source.starts[first]
    if last + 1 < len(source.words) and source.gap(last).strip() in {",", ":", "-"}:
        found = list(until_stop(source, last + 1))
        at_end = found[-1] + 1 >= len(source.words) or stops(source, found[-1])
        if (at_end or source.words[last + 1] in here.lex.so) and names_speaker(source, found):
            return named("speaker behind"), source.ends[last], source.ends[found[-1]]
    return None


def _piece(source: SourceText, place: Place, here: Window) -> Window:
    """Return the words before the comma right before a match."""
    tokens: list[int] = []
    for at in range(place.first - 1, max(-1, place.first - 1 - FARTHEST), -1):
        if tokens and stops(source, at) and source.words[tokens[-1]] not in here.lex.relative:
            # `According to Ann, who knows, |`
            break
        tokens.append(at)
    return clause_window(source, place, tokens[::-1], MARKS["^"])


def _aside(source: SourceText, first: int) -> int | None:
    """Return the token at which an insertion begins: `The bridge, Holm says, | is safe`."""
    for at in range(first - 1, max(0, first - 1 - WIDEST_ASIDE), -1):
        if set_off(source, at, first):
            return at if names_speaker(source, range(at, first)) else None
        if source.gap(at - 1).strip():
            return None
    return None


def names_speaker(source: SourceText, tokens: Sequence[int]) -> bool:
    """Whether a clause of these tokens, between commas or dashes, names the speaker of the words
    around it: `critics say`, `so Holm claims`, `schimpft er`.
    """
    lex = lexicon_at(source, tokens[0])
    words = [source.words[n] for n in tokens]
    first = words[0]
    if first in lex.so and any(w in lex.so_runs or lex.reports(w) for w in words[1:3]):
        return True
    other = first in lex.clause | lex.as_word | lex.relative | lex.preposition
    if other or len(words) > WIDEST_ASIDE:
        return first in lex.according_to
    if any(w in lex.own or lex.negates(w) for w in words):
        return False
    # `…, saying` has the subject of the words around it.
    verbs = [
        n
        for n, w in enumerate(words)
        if (lex.reports(w) or w in lex.saying) and not w.endswith(lex.progressive)
    ]
    if first in lex.according or (verbs and (verbs[0] <= 1 or verbs[0] == len(words) - 1)):
        return True
    # Any other verb will do if only a person is with it: `Holm grumbles`.
    kinds = set()
    for at, word, before in zip(tokens, words, ["", *words], strict=False):
        if source.capital(at) or word in lex.person:
            kinds.add("person")
        elif word not in lex.light | lex.before_noun and verbal(lex, word, before):
            kinds.add("verb")
        elif word not in lex.filling | lex.calling_particle:
            return False
    return kinds == {"person", "verb"}


def set_off(source: SourceText, first: int, behind: int) -> bool:
    """Whether tokens `first` to `behind` (exclusive) are between commas or dashes."""
    marks = (",", "-", ", -")
    return (
        0 < first < behind < len(source.words)
        and source.gap(first - 1).strip() in marks
        and source.gap(behind - 1).strip() in marks
    )
