"""The search for the runs of a quotation, from its last words to its first.

A quotation is runs of words with gaps between them. Each run is looked up in the index of the source
by its rarest word, within reach of the places from which the runs behind it go on to the end; the
nearest of these places is taken. So the work grows with the places of these words and the number of
runs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.quotes.matching.pattern import Bracket, Gap, inflects
from argmap.quotes.matching.request import Run, Wanted
from argmap.quotes.matching.source import SourceText

WIDEST_GAP = 40
"""Most words that an ellipsis may replace."""
WIDEST_BRACKET = 3
"""Most words that a bracket may replace."""
WIDEST_ENDING = 4
SLICE = 64
"""Words that are compared in the time of one step."""


class Skip(NamedTuple):
    """Tokens `start` to `end` (exclusive) of the source that an element replaces."""

    element: Gap | Bracket
    start: int
    end: int


class Part(NamedTuple):
    """The tokens of one run, those skipped between it and the next one, and the next one."""

    tokens: tuple[int, ...]
    skips: tuple[Skip, ...] = ()
    following: Part | None = None


class Attempt:
    """One search. `steps` counts its comparisons so far; it ends at `most` of them."""

    def __init__(self, source: SourceText, wanted: Wanted, most: int) -> None:
        self.source = source
        self.runs = wanted.runs
        self.after = wanted.after
        self.most = most
        self.steps = 0
        self._rarest = [self._rarest_of(run) for run in wanted.runs]

    @property
    def exhausted(self) -> bool:
        """Whether the search was given up."""
        return self.steps > self.most

    def matches(self) -> Iterator[tuple[tuple[int, ...], tuple[Skip, ...]]]:
        """Yield, for each match, the tokens of all words, and what was skipped."""
        near = min((places for places, _ in self._rarest), key=len)
        wide = sum(len(run.wants) + sum(map(widest, run.before)) for run in self.runs)
        last = len(self.runs) - 1
        found: Iterator[Part] = map(Part, self._places(last, near, wide))
        for number in reversed(range(last)):
            found = self._before(number, {part.tokens[0]: part for part in found})
        yield from map(self._joined, found)

    def _before(self, number: int, ahead: Mapping[int, Part]) -> Iterator[Part]:
        """Yield the places of a run that lead to one of the next run, which are given by their
        first tokens.
        """
        between = self.runs[number + 1].before
        reach = sum(map(widest, between))
        begins = sorted(ahead)
        for tokens in self._places(number, begins, reach + len(self.runs[number].wants)):
            end = tokens[-1] + 1
            for at in begins[bisect_left(begins, end) : bisect_right(begins, end + reach)]:
                skips = self._fill(between, end, at)
                if skips is not None:
                    yield Part(tokens, skips, ahead[at])
                    break

    def _joined(self, part: Part | None) -> tuple[tuple[int, ...], tuple[Skip, ...]]:
        tokens: list[int] = []
        between: list[Skip] = []
        while part:
            tokens += part.tokens
            between += part.skips
            part = part.following
        first, last, words = tokens[0], tokens[-1] + 1, self.source.words
        skips = [
            Skip(element, first, first)
            for element in self.runs[0].before
            if isinstance(element, Bracket)
            and tuple(words[max(0, first - len(element.words)) : first]) != element.words
        ]
        skips += between
        skips += (
            Skip(element, last, last)
            for element in self.after
            if not (self._noted(element, last) or self._literal(element, last))
        )
        return tuple(tokens), tuple(skips)

    # The places of a run

    def _places(self, number: int, near: Sequence[int], wide: int) -> Iterator[tuple[int, ...]]:
        """Yield the tokens of each place of a run whose rarest word is near one of some tokens."""
        run, words = self.runs[number], self.source.words
        size = len(run.wants)
        cost = 1 + size // SLICE
        begins = self._begins(number, near, wide)
        begins = begins[: max(0, self.most - self.steps) // cost + 1]
        self.steps += cost * len(begins)
        simple = all(len(w.forms) == 1 and not w.ending and w.count == 1 for w in run.wants)
        if simple and not self.source.also and not self.source.broken:
            keys = [want.forms[0] for want in run.wants]
            same = (start for start in begins if words[start : start + size] == keys)
            yield from (tuple(range(start, start + size)) for start in same)
            return
        for start in begins:
            if self.exhausted:
                return
            if tokens := self._tokens(run, start):
                yield tokens

    def _begins(self, number: int, near: Sequence[int], wide: int) -> Sequence[int]:
        """Return the tokens at which a run may begin, by those places of its rarest word."""
        places, offset = self._rarest[number]
        if not near:
            return []
        if near is not places:
            first, last = bisect_left(places, near[0] - wide), bisect_right(places, near[-1] + wide)
            places = [
                at
                for at in places[first:last]
                if bisect_left(near, at - wide) < bisect_right(near, at + wide)
            ]
        # Each broken word may be two words of the run.
        more = min(offset, len(self.source.broken))
        if not more:
            return [at - offset for at in places if at >= offset]
        starts = {at - offset + n for at in places for n in range(more + 1)}
        return sorted(start for start in starts if start >= 0)

    def _rarest_of(self, run: Run) -> tuple[Sequence[int], int]:
        """Return the places of the rarest word of a run, and its number in the run."""
        index = self.source.index
        counts = [
            (sum(len(index.get(form, ())) for form in want.forms), number)
            for number, want in enumerate(run.wants)
            if not want.ending
        ]
        if not counts:
            return range(len(self.source.words)), 0
        _, number = min(counts)
        return self.source.places(run.wants[number].forms), number

    def _tokens(self, run: Run, start: int) -> tuple[int, ...]:
        """Return the tokens of a run that begins at a token; none if it does not."""
        tokens: list[int] = []
        done, at = 0, start
        while done < len(run.wants):
            taken = self._word(run, done, at)
            if not taken:
                return ()
            tokens += [at] * (taken if taken > 1 else run.wants[done].count)
            done, at = done + taken, at + 1
            self.steps += 1
        return tuple(tokens)

    def _word(self, run: Run, number: int, at: int) -> int:
        """Return how many words of a run the token at `at` is: 0, 1, or 2 for a broken word."""
        source, want = self.source, run.wants[number]
        if at >= len(source.words):
            return 0
        word = source.words[at]
        if word in want.forms or source.also.get(at) in want.forms:
            return 1
        if want.ending and word.startswith(want.forms[0]):
            ending = word[len(want.forms[0]) :]
            return int(len(ending) <= WIDEST_ENDING and inflects(ending))
        if at in source.broken and number + 1 < len(run.wants):
            left, right = source.broken[at]
            return 2 * (left in want.forms and right in run.wants[number + 1].forms)
        return 0

    # What gaps and brackets replace

    def _fill(
        self, elements: Sequence[Gap | Bracket], start: int, end: int
    ) -> tuple[Skip, ...] | None:
        """Return the tokens that each gap and bracket replaces when together they replace `start`
        to `end` (exclusive): the first ones as few as possible, but a gap before a bracket all but
        one. `None` when they cannot.
        """
        # What is skipped from each token from which the elements so far lead to the end.
        ahead: dict[int, tuple[Skip, ...]] = {end: ()}
        behind: Gap | Bracket | None = None
        for element in reversed(elements):
            first = max(start, min(ahead) - widest(element))
            last = start if element is elements[0] else end
            self.steps += last - first
            if self.exhausted:
                return None
            ways = ((at, self._way(element, behind, at, ahead)) for at in range(first, last + 1))
            ahead = {at: skips for at, skips in ways if skips is not None}
            behind = element
        return ahead.get(start)

    def _way(
        self,
        element: Gap | Bracket,
        behind: Gap | Bracket | None,
        at: int,
        ahead: Mapping[int, tuple[Skip, ...]],
    ) -> tuple[Skip, ...] | None:
        """Return what is skipped from a token on, if an element leads from there to one ahead."""
        literal = at + self._literal(element, at)
        if literal > at and literal in ahead:
            return ahead[literal]
        widest = WIDEST_GAP if isinstance(element, Gap) else WIDEST_BRACKET
        ends = [to for to in range(at, at + widest + 1) if to in ahead]
        if isinstance(element, Gap) and isinstance(behind, Bracket):
            last = max(ahead)
            ends = [to for to in ends if to < last][-1:] or ends
        if not ends:
            return None
        noted = ends[0] == at and self._noted(element, at)
        return ahead[at] if noted else (Skip(element, at, ends[0]), *ahead[ends[0]])

    def _literal(self, element: Gap | Bracket, at: int) -> int:
        """Return the number of tokens from `at` on that are the very words in a bracket."""
        if isinstance(element, Gap):
            return 0
        size = len(element.words)
        return size if tuple(self.source.words[at : at + size]) == element.words else 0

    def _noted(self, element: Gap | Bracket, at: int) -> bool:
        """Whether a bracket is the mark of a note that the source has there."""
        if isinstance(element, Gap) or not element.words:
            return False
        return {*element.words} <= {*self.source.noted.get(at - 1, ())}


def widest(element: Gap | Bracket) -> int:
    """Return the most words that an element may replace."""
    return WIDEST_GAP if isinstance(element, Gap) else max(WIDEST_BRACKET, len(element.words))
