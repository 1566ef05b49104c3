"""Words hidden by an ellipsis or replaced by a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.quotes.concern import Concern
from argmap.quotes.context.attribution import names_speaker, set_off
from argmap.quotes.context.patterns import group, named, senses
from argmap.quotes.context.run import Window, bits, known
from argmap.quotes.context.sentences import (
    ends_between,
    month,
    opens_sentence,
    sentence,
    stops,
    tells,
)
from argmap.quotes.matching.match import Place, Skip
from argmap.quotes.matching.pattern import Bracket, Gap, Pattern
from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers.naming import same_word
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
    if isinstance(skip.element, Bracket):
        yield from _put(source, _replaced(source, pattern, skip, skip.element, place), skip.element)
        return
    left_out = _written(source, skip)
    before, after = source.ends[skip.start - 1], source.starts[min(skip.end, len(source.words) - 1)]
    apart = source.once(Speeches).interruptions(before - 1, after + 1)
    tokens = [
        n for n in range(skip.start, skip.end)
        if not any(start <= source.starts[n] < end for start, end in apart)
    ]  # fmt: skip
    window = _window(source, skip, tokens)
    if tokens:
        # What is left out from where a clause ends may be a clause of its own.
        own = bool(source.gap(skip.start - 1).strip()) or _apart(source, pattern, skip, place)
        for hit in group("hidden").hits(window):
            concern = hit.pattern.about(left_out)
            yield concern._replace(weak=own and concern.kind == "skipped-negation")
        if _says(source, tokens):
            yield named("hidden speaker").about(left_out)
        elif window.aside and names_speaker(source, tokens):
            yield named("hidden aside").about(left_out)
    if source.paragraph(before - 1) != source.paragraph(after):
        yield Concern("crosses-paragraph", left_out)
        yield Concern("crosses-sentence", left_out)
    elif (
        (tokens or not apart)
        and ends_between(source, before, after)
        and (window.all & bits(TELLING) or not _apart(source, pattern, skip, place))
    ):
        yield Concern("crosses-sentence", left_out)


def _written(source: SourceText, skip: Skip) -> str:
    """Return the words that an ellipsis or a bracket replaces, as the source has them."""
    if skip.start == skip.end:
        return ""
    return source.written(source.starts[skip.start], source.ends[skip.end - 1])


def _apart(source: SourceText, pattern: Pattern, skip: Skip, place: Place) -> bool:
    """Whether the quotation shows the end of a sentence at a gap: words that make a statement are
    before it, and behind it another sentence begins, in the quotation as in the source.
    """
    shown = _FIRST.match(pattern.plain, skip.element.end)
    if shown is None or shown[1].islower() or not opens_sentence(source, skip.end):
        return False
    begin, end = sentence(source, source.starts[skip.start - 1], source.ends[skip.start - 1])
    return tells(source, max(place.first, source.tokens(begin, end).start), skip.start - 1)


def _window(source: SourceText, skip: Skip, tokens: Sequence[int]) -> Window:
    """Return the words replaced by an ellipsis or a bracket."""
    lex = lexicon_at(source, skip.start)
    masks = [known(source, lex, at) for at in tokens]
    aside = isinstance(skip.element, Gap) and set_off(source, skip.start, skip.end)
    first, last = (tokens[0], tokens[-1]) if tokens else (skip.start, skip.start)
    return Window(source, lex, masks, [*tokens], first, last, senses("gaps"), aside)


def _says(source: SourceText, tokens: Sequence[int]) -> bool:
    """Whether some words have a verb of saying and a name: a capital that begins no sentence."""
    lex = lexicon_at(source, tokens[0])
    names = (n for n in tokens if source.capital(n) and source.words[n] not in lex.no_name)
    return any(source.words[n] in lex.saying for n in tokens) and any(
        not opens_sentence(source, n) for n in names
    )


def _put(source: SourceText, skip: Skip, bracket: Bracket) -> Iterator[Concern]:
    """Yield a concern for a bracket that hides a meaning or adds what the source does not say."""
    lex = lexicon_at(source, skip.start)
    tokens = range(skip.start, skip.end)
    near = source.words[max(0, skip.start - NEAR) : skip.start + NEAR]
    brings = any(
        (
            lex.negates(w) or w in lex.modal or w in lex.quantity or lex.turns(w)
            or (lex.number(w) and not any(lex.same_number(w, other) for other in near))
        )
        and not any(_same(lex, w, source.words[n]) for n in tokens)
        for w in bracket.words
    )  # fmt: skip
    hit = next(group("replaced").hits(_window(source, skip, tokens)), None)
    if hit is not None:
        yield hit.pattern.about(_written(source, skip))
    elif brings and not _has(source, skip.start, bracket.words):
        yield named("added by a bracket").about(" ".join(bracket.words))
    elif any(_lost(source, lex, at, bracket) for at in tokens):
        yield named("lost in a bracket").about(_written(source, skip))


def _has(source: SourceText, at: int, words: tuple[str, ...]) -> bool:
    """Whether the source itself has some words not far from a token."""
    near = range(max(0, at - NEAR), min(len(source.words), at + NEAR))
    return len(words) > 1 and any(tuple(source.words[n : n + len(words)]) == words for n in near)


def _lost(source: SourceText, lex: Lexicon, at: int, bracket: Bracket) -> bool:
    """Whether a word replaced by a bracket has a meaning that the bracket does not keep."""
    word = source.words[at]
    if any(_same(lex, word, put) or _one_name(source, at, put) for put in bracket.words):
        return False
    # `he'll` is a pronoun, too.
    return word.split("'", maxsplit=1)[0] not in lex.empty or month(source, lex, at)


def _one_name(source: SourceText, at: int, put: str) -> bool:
    """Whether the source has a token and a word next to each other as one name: `Ann` for Ann Lind."""
    word, words = source.words[at], source.words
    return source.capital(at) and any(
        word in words[max(0, n - 1) : n + 2] and source.capital(n)
        for n in source.index.get(put, ())
    )


def _same(lex: Lexicon, one: str, other: str) -> bool:
    """Whether two words are forms of one word, or one number."""
    return lex.same_number(one, other) or same_word(lex, one, other)


def _replaced(
    source: SourceText, pattern: Pattern, skip: Skip, bracket: Bracket, place: Place
) -> Skip:
    """Return the words that a bracket replaces: at either end of a quotation, outside the match.

    Before the first word of the match, it is the previous word in the same clause. After its last
    word, it is what the bracket repeats, or a phrase that begins with an article, a number or a
    name, as an object does, or one that an article or another small word introduces.
    """
    words, count = source.words, len(bracket.words)
    first, behind = place.first, place.last + 1
    if skip.start < skip.end:
        return skip
    if skip.start == first and first:
        comma = source.gap(first - 1).strip() == "," == pattern.plain[bracket.end]
        return skip if stops(source, first - 1) and not comma else Skip(bracket, first - 1, first)
    if skip.start == behind < len(words) and not stops(source, place.last):
        if tuple(words[behind : behind + count]) == bracket.words:
            return Skip(bracket, behind, behind + count)
        lex, begins = lexicon_at(source, first), words[behind]
        # Without articles, as in Ukrainian, every word may be the object.
        bare = not begins.isascii() and begins not in lex.empty
        led = words[place.last] in lex.light | lex.before_noun or begins in lex.before_noun
        if led or source.capital(behind) or bare or lex.number(begins):
            noun = (n for n in range(behind, behind + 3) if n < len(words))
            end = next((n + 1 for n in noun if words[n] not in lex.empty), behind)
            return Skip(bracket, behind, end)
    return skip
