"""Whether a source tells some words as what somebody else holds, outside the words themselves."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.quotes.clause import (
    BEFORE_NOUNS,
    FARTHEST,
    Clause,
    asked,
    between,
    clause_before,
    stops,
    tells,
    until_stop,
)
from argmap.quotes.concern import Concern
from argmap.quotes.match import Place
from argmap.quotes.source import SourceText
from argmap.quotes.turning import CLAUSES, LIGHT, REPORTING
from argmap.quotes.words import JOINING, words_of

_OWN = words_of("i we я ми мы ich wir")


def attributed(
    source: SourceText, place: Place, within: tuple[int, int] | None = None
) -> Iterator[Concern]:
    """Where the source tells the words of a match as what somebody else holds.

    `within` is where the speech of the one who is quoted begins and ends: what stands outside says
    that it is theirs. Nothing in a question: whoever asks who says so tells it as nobody's. Nothing
    either for words that say of nothing that it is so.
    """
    if asked(source, place.end) is not None or not tells(source, place.first, place.last):
        return
    start, end = _held(source, place)
    if start == end or (within and (start < within[0] or end > within[1])):
        return
    yield Concern("cut-attribution", source.written(start, end).strip(" ,\n"))


def _held(source: SourceText, place: Place) -> tuple[int, int]:
    """Where the words stand that tell whose a match is, outside it; nothing: twice the same."""
    clause = clause_before(source, place.first)
    said = _reported(clause)
    if said is not None:
        return source.starts[clause.tokens[-1]], source.starts[place.first]
    view = _view(source, place.first)
    if view is not None:
        return source.starts[view], source.starts[place.first]
    tail = _tail(source, place.last)
    return source.ends[place.last], source.ends[tail] if tail is not None else source.ends[
        place.last
    ]


def _reported(clause: Clause) -> int | None:
    """How far before a quotation stands the verb by which it is what others hold."""
    words = clause.words
    for n, word in enumerate(words):
        if word in REPORTING:
            spoken = clause.spoken and n == len(words) - 1
            if spoken or (word == "according" and words[:n] != ["to"]):
                # `… ,” said Ann`; `according to` has another form before its clause.
                return None
            near = words[n + 1 : n + 4]
            return None if any(w in _OWN for w in near) else n
        joined = words[0] in JOINING and (word in JOINING or (n and word in LIGHT))
        if not joined and word not in BEFORE_NOUNS:
            return None
    return None


def _view(source: SourceText, first: int) -> int | None:
    """`According to the ministry, | …`, `In the view of critics, | …`: where that begins."""
    if not first or between(source, first - 1).strip() != ",":
        return None
    for at in range(first - 1, max(-1, first - 1 - FARTHEST), -1):
        word = source.words[at]
        if word in {"according", "laut", "zufolge"}:
            return at
        if word in {"view", "opinion", "eyes", "words"}:
            begin = at
            while begin and not stops(source, begin - 1) and at - begin < 4:
                begin -= 1
            own = {"my", "our", "other"} & {*source.words[begin:at]}
            return begin if source.words[begin] in {"in", "to"} and not own else None
        if at and stops(source, at - 1):
            return None
    return None


def _tail(source: SourceText, last: int) -> int | None:
    """`… |, critics say.`: where that ends."""
    if last + 1 >= len(source.words) or between(source, last).strip() != ",":
        return None
    found = list(until_stop(source, last + 1))
    words = [source.words[n] for n in found]
    if words[:1] and words[0] in {"according", "laut", "allegedly", "supposedly", "angeblich"}:
        return found[-1]
    ends = words and not any(w in _OWN for w in words) and words[0] not in CLAUSES | {"as"}
    # `…, saying` has the subject of the quotation itself.
    reporting = (n for n, w in enumerate(words) if w in REPORTING and not w.endswith("ing"))
    verb = next(reporting, None)
    if (
        ends
        and verb is not None
        and (verb == len(words) - 1 or verb <= 1)
        and _closes(source, found)
    ):
        return found[-1]
    return None


def _closes(source: SourceText, tokens: list[int]) -> bool:
    """Whether a clause ends behind the last of some tokens."""
    at = tokens[-1]
    return at + 1 >= len(source.words) or stops(source, at)
