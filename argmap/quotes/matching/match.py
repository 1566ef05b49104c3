"""Finds a quotation in a source, with the changes that careful writers are allowed.

There is no score: a place matches or it does not. The elements of a quotation are looked for from
the last to the first: of each it is known from which tokens those behind it go on to the end. Words
that follow each other are looked up by the rarest in the index of the source, or right before these
tokens, whichever are fewer, and lead to the nearest of them. So the work grows with the places of the
words and the number of elements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from argmap.base.typography import one_blank, typographic
from argmap.base.values import dataclass
from argmap.quotes.matching.fold import spellings
from argmap.quotes.matching.pattern import Bracket, Gap, Pattern, Word, inflects
from argmap.quotes.matching.source import SourceText
from argmap.quotes.matching.tokens import ungrouped

MOST_STEPS = 150_000
"""Most comparisons for one quotation; only many gaps between the commonest words need them."""
TIERS = ("exact", "typographic", "folded", "edited")
"""The degrees of agreement of a quotation with its source, closest first."""
EDGE = 8
"""Characters around the words that are searched for punctuation of the quotation."""
WIDEST_GAP = 40
"""Most words that an ellipsis may replace."""
WIDEST_BRACKET = 3
"""Most words that a bracket may replace."""
WIDEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class Want:
    """One word to be found, in any of its forms. `count` is the number of words of the quotation it
    covers (`1 000` may be one word of the source); with `ending` it may go on.
    """

    forms: tuple[str, ...]
    ending: bool = False
    count: int = 1


Request: TypeAlias = list[Want | Gap | Bracket]


def readings(source: SourceText, pattern: Pattern) -> Iterator[Request]:
    """Yield the possible readings of a quotation for a source, likeliest first: a number whose
    digits blanks group is one number if the source has that, else several.
    """
    if any(word.number in source.index for word in pattern.words):
        yield list(_reading(source, pattern, grouped=True))
    yield list(_reading(source, pattern, grouped=False))


def _reading(
    source: SourceText, pattern: Pattern, *, grouped: bool
) -> Iterator[Want | Gap | Bracket]:
    rest = iter(pattern.elements)
    for element in rest:
        if not isinstance(element, Word):
            yield element
        elif grouped and element.number in source.index:
            yield Want((element.number,), count=element.count)
            for _ in range(element.count - 1):
                next(rest)
        else:
            yield want(source, element)


def want(source: SourceText, word: Word) -> Want:
    """Return what a word of a quotation must match in a source: `ё` is `е` for one that writes no
    `ё`, and commas group digits unless they separate decimals.
    """
    plain = word.word
    if plain in spellings().yo and not source.has_yo:
        plain = plain.replace("ё", "е")
    if "," in plain:
        plain = ungrouped(plain, source.decimals)
    return Want((plain, word.also) if word.also else (plain,), word.ending)


class Skip(NamedTuple):
    """Tokens `start` to `end` (exclusive) of the source that an element replaces."""

    element: Gap | Bracket
    start: int
    end: int


class Way(NamedTuple):
    """A way through a source to the end of a quotation: the token of each word of the quotation that
    one word of the source is, or what an element replaces; and how it goes on.
    """

    tokens: tuple[int, ...] = ()
    skip: Skip | None = None
    following: Way | None = None


Match: TypeAlias = tuple[tuple[int, ...], tuple[Skip, ...]]
"""The tokens of all words of a quotation, and what its other elements replace."""
_END = Way()


class Ahead:
    """The ways from each token at which one begins; without any given, the end is anywhere. Before
    these tokens a `gap` may replace some.
    """

    def __init__(self, ways: dict[int, Way] | None = None, gap: Gap | None = None) -> None:
        self.ways = ways
        self.gap = gap
        self.begins = [*ways] if ways else []

    def lead(self, at: int) -> Way | None:
        """Return the way that begins at a token."""
        if self.ways is None:
            return _END
        if self.gap is None:
            return self.ways.get(at)
        number = bisect_left(self.begins, at)
        if number == len(self.begins) or self.begins[number] - at > WIDEST_GAP:
            return None
        begin = self.begins[number]
        return Way((), Skip(self.gap, at, begin), self.ways[begin])

    def before(self, most: int) -> list[int]:
        """Return the tokens from which a way begins after as many others as an element replaces."""
        wide = most + WIDEST_GAP * (self.gap is not None)
        if not wide:
            return self.begins
        return sorted({at - n for at in self.begins for n in range(min(wide, at) + 1)})


class Attempt:
    """One search. `steps` counts its comparisons so far; it ends at `most` of them."""

    def __init__(self, source: SourceText, request: Request, most: int) -> None:
        self.source = source
        self.request = request
        self.most = most
        self.steps = 0

    @property
    def exhausted(self) -> bool:
        """Whether the search was given up."""
        return self.steps > self.most

    def matches(self) -> Iterator[Match]:
        """Yield each match, in order."""
        words = [n for n, element in enumerate(self.request) if isinstance(element, Want)]
        first, last = words[0], words[-1]
        ahead, number = Ahead(), last
        while number >= first and not self.exhausted:
            element = self.request[number]
            if isinstance(element, Gap):
                ahead = Ahead(ahead.ways, element)
            elif isinstance(element, Bracket):
                narrow = isinstance(self.request[number - 1], Gap)
                ahead = Ahead(self._bracket(element, ahead, 1 if narrow else WIDEST_BRACKET))
            else:
                before = takewhile(lambda e: isinstance(e, Want), self.request[number::-1])
                run = [want for want in before if isinstance(want, Want)][::-1]
                ahead = self._run(run, ahead)
                number -= len(run) - 1
            number -= 1
        if not self.exhausted:
            for way in (ahead.ways or {}).values():
                yield self._match(way, self.request[:first], self.request[last + 1 :])

    def _match(self, way: Way | None, before: Request, after: Request) -> Match:
        """Return a match with the brackets at its ends that the source does not have there."""
        tokens: list[int] = []
        skips: list[Skip] = []
        while way:
            tokens += way.tokens
            skips += [way.skip] if way.skip else []
            way = way.following
        first, last = tokens[0], tokens[-1] + 1
        led = [
            e for e in before if isinstance(e, Bracket) and not self._has(e, first - len(e.words))
        ]
        rest = [
            e for e in after
            if isinstance(e, Bracket) and not (self._noted(e, last) or self._has(e, last))
        ]  # fmt: skip
        ends = [Skip(e, first, first) for e in led], [Skip(e, last, last) for e in rest]
        return tuple(tokens), (*ends[0], *skips, *ends[1])

    def _run(self, run: list[Want], ahead: Ahead) -> Ahead:
        """Return the ways that begin with some words that follow each other: by the places of the
        rarest, if each can be written in one way only, else word by word.
        """
        words, size = self.source.words, len(run)
        keys = [want.forms[0] for want in run]
        several = any(want.ending or want.count > 1 or len(want.forms) > 1 for want in run)
        if several or not self.source.ambiguous.isdisjoint(keys):
            behind = ahead
            for number in reversed(range(size)):
                ways = self._word(run[number], ahead)
                if number + 1 < size and self.source.broken:
                    ways |= self._broken(run[number], run[number + 1], behind)
                behind, ahead = ahead, Ahead(dict(sorted(ways.items())))
            return ahead
        index = self.source.index
        places, offset = min(
            ((index.get(key, ()), n) for n, key in enumerate(keys)), key=lambda each: len(each[0])
        )
        self.steps += len(places)
        return Ahead(
            {
                start: Way(tuple(range(start, start + size)), None, way)
                for start in (at - offset for at in places)
                if words[start : start + size] == keys and (way := ahead.lead(start + size))
            }
        )

    def _word(self, want: Want, ahead: Ahead) -> dict[int, Way]:
        """Return the ways that begin with a word."""
        places: Sequence[int] = range(len(self.source.words))
        if not want.ending:
            places = self.source.places(want.forms)
        wide = 1 if ahead.gap is None else WIDEST_GAP + 1
        if ahead.ways is not None and len(ahead.begins) * wide < len(places):
            places = [at - 1 for at in ahead.before(0) if at]
        allowed = max(0, self.most - self.steps)
        self.steps += len(places)
        return {
            at: Way((at,) * want.count, None, way)
            for at in places[:allowed]
            if self._is(want, at) and (way := ahead.lead(at + 1))
        }

    def _is(self, want: Want, at: int) -> bool:
        word = self.source.words[at]
        if want.ending and word.startswith(want.forms[0]):
            ending = word[len(want.forms[0]) :]
            return len(ending) <= WIDEST_ENDING and inflects(ending)
        return word in want.forms or self.source.also.get(at) in want.forms

    def _broken(self, one: Want, other: Want, behind: Ahead) -> dict[int, Way]:
        """Return the ways that begin with a word of the source whose halves are two words."""
        broken = self.source.broken
        return {
            at: Way((at, at), None, way)
            for at in self.source.places(one.forms)
            if at in broken and broken[at][0] in one.forms and broken[at][1] in other.forms
            if (way := behind.lead(at + 1))
        }

    def _bracket(self, element: Bracket, ahead: Ahead, most: int) -> dict[int, Way]:
        """Return the ways that begin with what a bracket replaces: its own words, the mark of a
        note, or as few words as possible; behind a gap, one word if there is one.
        """
        size = len(element.words)
        found: dict[int, Way] = {}
        for at in ahead.before(max(most, size)):
            self.steps += 1
            if self.exhausted:
                break
            way = ahead.lead(at + size) if self._has(element, at) else None
            for to in range(at, at + most + 1) if way is None else ():
                way = ahead.lead(to)
                if way is not None:
                    noted = to == at and self._noted(element, at)
                    way = way if noted else Way((), Skip(element, at, to), way)
                    break
            if way is not None:
                found[at] = way
        return found

    def _has(self, bracket: Bracket, at: int) -> bool:
        """Whether the source has the very words of a bracket from a token on."""
        size = len(bracket.words)
        return size > 0 and tuple(self.source.words[max(0, at) : at + size]) == bracket.words

    def _noted(self, bracket: Bracket, at: int) -> bool:
        """Whether a bracket is the mark of a note that the source has before a token."""
        return bracket.words != () and {*bracket.words} <= {*self.source.noted.get(at - 1, ())}


# The places of a quotation


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a quotation: tokens `first` to `last` (inclusive), offsets `start` to `end`."""

    first: int
    last: int
    start: int
    end: int
    tokens: tuple[int, ...]
    """The token of each word of the pattern; a broken word occurs twice."""
    skips: tuple[Skip, ...]
    tier: str


@dataclass(frozen=True, slots=True)
class Search:
    """The places of a quotation, in order, and the number of comparisons it took to find them. If
    not `complete`, the search was given up after `MOST_STEPS`, and there may be more places.
    """

    places: tuple[Place, ...]
    steps: int
    complete: bool = True


def search(source: SourceText, pattern: Pattern, most: int = 50) -> Search:
    """Find a quotation in a source, at most `most` places of it."""
    steps = 0
    for wanted in readings(source, pattern):
        if not any(isinstance(element, Want) for element in wanted):
            break
        attempt = Attempt(source, wanted, MOST_STEPS - steps)
        found = _apart(attempt, source, pattern, most)
        steps += attempt.steps
        if found or attempt.exhausted:
            return Search(found, steps, not attempt.exhausted)
    return Search((), steps)


def _apart(attempt: Attempt, source: SourceText, pattern: Pattern, most: int) -> tuple[Place, ...]:
    """Return the places; of overlapping ones, the one that leaves out least."""
    found: list[Place] = []
    for tokens, skips in attempt.matches():
        first, last = tokens[0], tokens[-1]
        clash = bool(found) and found[-1].last >= first
        if clash and last - first >= found[-1].last - found[-1].first:
            continue
        if not clash and len(found) == most:
            break
        start, end = source.starts[first], source.ends[last]
        tier = _tier(source, pattern, start, end, skips)
        found[len(found) - clash :] = [Place(first, last, start, end, tokens, skips, tier)]
    return tuple(found)


def _tier(
    source: SourceText, pattern: Pattern, start: int, end: int, skips: tuple[Skip, ...]
) -> str:
    """Return how closely the quotation agrees with the source, with punctuation at its ends."""
    written = source.written(max(0, start - EDGE), min(len(source.plain), end + EDGE))
    if one_blank(pattern.quote) in one_blank(written):
        return "exact"
    there = typographic(written)[0]
    # Double and single quotation marks are the same here.
    plain, plain_there = (one_blank(t).replace('"', "'") for t in (pattern.plain, there))
    if plain in plain_there:
        return "typographic"
    put = any(
        isinstance(e, Bracket) and pattern.plain[e.start : e.end] not in there
        for e in pattern.elements
    )
    return "edited" if skips or put or pattern.edited else "folded"
