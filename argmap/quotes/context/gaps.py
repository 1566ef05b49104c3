"""Words hidden by an ellipsis or replaced by a bracket."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from argmap.quotes.concern import Concern
from argmap.quotes.context.attribution import names_speaker, set_off
from argmap.quotes.context.clause import between, opens_sentence, stops
from argmap.quotes.context.patterns import group, named, senses
from argmap.quotes.context.run import Window, bits, known
from argmap.quotes.context.sentences import ends_between, sentence
from argmap.quotes.context.verbs import month, tells
from argmap.quotes.matching.match import Place, Skip
from argmap.quotes.matching.pattern import Bracket, Gap, Pattern
from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers.inflection import same_word
from argmap.quotes.speakers.speech import Speeches
from argmap.quotes.words.languages import lexicon_at
from argmap.quotes.words.roles import Lexicon

NEAR = 150
"""Words on either side in which a bracket may repeat what the source says."""

TELLING = "untrue|turns|pretending|reports"
"""Roles of words by which a sentence tells something of the one before it."""
_FIRST = re.compile(r"[\s\"'\[(]*(\w)")


def skipped(source: SourceText, pattern: Pattern, skip: Skip, place: Place) -> Iterator[Concern]:
    """Yield the concerns about one ellipsis or bracket of a match."""
    if isinstance(skip.element, Bracket) and skip.start == skip.end:
        skip = _beside(source, pattern, skip, place)
    words = source.words[skip.start : skip.end]
    left_out = source.written(
        source.starts[skip.start], source.ends[skip.end - 1]
    ) if words else ""  # fmt: skip
    if isinstance(skip.element, Bracket):
        yield from _put(source, skip, skip.element, words, left_out)
        return
    before, after = source.ends[skip.start - 1], source.starts[min(skip.end, len(source.words) - 1)]
    apart = source.once(Speeches).interruptions(before - 1, after + 1)
    tokens = [
        n for n in range(skip.start, skip.end)
        if not any(start <= source.starts[n] < end for start, end in apart)
    ]  # fmt: skip
    window = _window(source, skip, tokens)
    yield from _left_out(source, left_out, window)
    rest = source.plain[before:after]
    for start, end in apart:
        rest = rest.replace(source.plain[start:end], " ")
    if '"' in rest:
        yield Concern("crosses-quotation", left_out)
    if source.paragraph(before - 1) != source.paragraph(after):
        yield Concern("crosses-paragraph", left_out)
        yield Concern("crosses-sentence", left_out)
    elif (
        (tokens or not apart)
        and ends_between(source, before, after)
        and (window.all & bits(TELLING) or not _apart(source, pattern, skip, place))
    ):
        yield Concern("crosses-sentence", left_out)


def _apart(source: SourceText, pattern: Pattern, skip: Skip, place: Place) -> bool:
    """Whether the quotation shows the end of a sentence at a gap: words that make a statement are
    before it, and behind it another sentence begins, in the quotation as in the source.
    """
    shown = _FIRST.match(pattern.plain, skip.element.end)
    if shown is None or shown[1].islower() or not opens_sentence(source, skip.end):
        return False
    begin, _ = sentence(source, source.starts[skip.start - 1], source.ends[skip.start - 1])
    first = max(place.first, bisect_left(source.starts, begin))
    return tells(source, first, skip.start - 1)


def _left_out(source: SourceText, left_out: str, window: Window) -> Iterator[Concern]:
    """Yield the concerns about words hidden by an ellipsis."""
    if not window.tokens:
        return
    for hit in group("hidden").hits(window):
        yield hit.pattern.about(left_out)
    if _says(source, window.tokens):
        yield named("hidden speaker").about(left_out)
    elif window.aside and names_speaker(source, window.tokens):
        yield named("hidden aside").about(left_out)


def _window(source: SourceText, skip: Skip, tokens: list[int]) -> Window:
    """Return the words replaced by an ellipsis or a bracket."""
    lex = lexicon_at(source, skip.start)
    masks = [known(source, lex, at) for at in tokens]
    aside = isinstance(skip.element, Gap) and set_off(source, skip.start, skip.end)
    first, last = (tokens[0], tokens[-1]) if tokens else (skip.start, skip.start)
    return Window(source, lex, masks, tokens, first, last, senses("gaps"), aside)


def _says(source: SourceText, tokens: list[int]) -> bool:
    """Whether the left-out words contain a verb of saying and a name: a capital that does not begin
    a sentence.
    """
    lex = lexicon_at(source, tokens[0])
    return any(source.words[n] in lex.saying for n in tokens) and any(
        source.plain[source.starts[n]].isupper()
        and source.words[n] not in lex.no_name
        and not opens_sentence(source, n)
        for n in tokens
    )


def _put(
    source: SourceText, skip: Skip, bracket: Bracket, replaced: list[str], left_out: str
) -> Iterator[Concern]:
    """Yield a concern for a bracket that hides a meaning or adds what the source does not say."""
    lex = lexicon_at(source, skip.start)
    brings = any(
        (lex.negates(w) or w in lex.modal or w in lex.quantity or lex.number(w) or lex.turns(w))
        and not any(_same(lex, w, r) for r in replaced)
        for w in bracket.words
    )
    hit = next(group("replaced").hits(_window(source, skip, [*range(skip.start, skip.end)])), None)
    if hit is not None:
        yield hit.pattern.about(left_out)
    elif brings and not _stands_near(source, skip.start, bracket.words):
        yield named("added by a bracket").about(" ".join(bracket.words))
    elif any(_lost(source, skip.start + n, word, bracket) for n, word in enumerate(replaced)):
        yield named("lost in a bracket").about(left_out)


def _stands_near(source: SourceText, at: int, words: tuple[str, ...]) -> bool:
    """Whether the source itself has some words not far from a token."""
    near = range(max(0, at - NEAR), min(len(source.words), at + NEAR))
    return len(words) > 1 and any(tuple(source.words[n : n + len(words)]) == words for n in near)


def _lost(source: SourceText, at: int, word: str, bracket: Bracket) -> bool:
    """Whether a word replaced by a bracket has a meaning that the bracket does not keep."""
    lex = lexicon_at(source, at)
    if any(_same(lex, word, put) or _one_name(source, at, put) for put in bracket.words):
        return False
    # `he'll` is a pronoun, too.
    return word.split("'", maxsplit=1)[0] not in lex.empty or month(source, lex, at)


def _one_name(source: SourceText, at: int, put: str) -> bool:
    """Whether the source has a token and a word next to each other as one name: `Ann` for Ann Lind."""
    word = source.words[at]
    return source.plain[source.starts[at]].isupper() and any(
        between(source, first) == " "
        and {source.words[first], source.words[first + 1]} == {word, put}
        and all(source.plain[source.starts[n]].isupper() for n in (first, first + 1))
        for n in source.index.get(put, ())
        for first in (n - 1, n)
        if 0 <= first < len(source.words) - 1
    )


def _same(lex: Lexicon, one: str, other: str) -> bool:
    """Whether two words are forms of one word, or one number."""
    return lex.same_number(one, other) or same_word(lex, one, other)


def _beside(source: SourceText, pattern: Pattern, skip: Skip, place: Place) -> Skip:
    """Return the words that a bracket at either end of a quotation replaces, outside the match.

    Before the first word of the match, these are the previous word in the same clause, or as many
    words as the bracket repeats. After its last word, they are a phrase that begins with an
    article, a number or a name, as an object does, or one that an article or another small word
    introduces.
    """
    lex = lexicon_at(source, place.first)
    element, words = skip.element, source.words
    put = element.words if isinstance(element, Bracket) else ()
    count = len(put)
    first, behind = place.first, place.last + 1
    if skip.start == first and first:
        if tuple(words[max(0, first - count) : first]) == put:
            return Skip(element, first - count, first)
        comma = between(source, first - 1).strip() == "," == pattern.plain[element.end]
        if comma or not stops(source, first - 1):
            return Skip(element, first - 1, first)
        return skip
    if skip.start == behind < len(words) and not stops(source, place.last):
        if tuple(words[behind : behind + count]) == put:
            return Skip(element, behind, behind + count)
        named = source.plain[source.starts[behind]].isupper()
        # Without articles, as in Ukrainian, every word may be the object.
        bare = not words[behind].isascii() and words[behind] not in lex.empty
        led = words[place.last] in lex.light | lex.before_noun
        if led or named or bare or words[behind] in lex.before_noun or lex.number(words[behind]):
            noun = (n for n in range(behind, behind + 3) if n < len(words))
            end = next((n + 1 for n in noun if words[n] not in lex.empty), behind)
            return Skip(element, behind, end)
    return skip
