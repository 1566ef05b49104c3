"""The search from the rarest words of a quotation to the rest of it.

A quotation is runs of words with gaps between them. The run with the rarest word is looked up in
the index of the source; from there the runs to its right and to its left are searched within reach
of their gaps, nearest first. A failed way is not tried again, so the work grows with the places of
the rarest word and the number of gaps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
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
    """The tokens of one run, and those skipped between it and the run found before it."""

    tokens: tuple[int, ...]
    skips: tuple[Skip, ...]


class Attempt:
    """One search. `steps` counts its comparisons so far; it ends at `most` of them."""

    def __init__(self, source: SourceText, wanted: Wanted, most: int) -> None:
        self.source = source
        self.runs = wanted.runs
        self.after = wanted.after
        self.most = most
        self.steps = 0
        self.behind = -1
        """Matches that begin up to this token are no shorter than one that was found."""
        self._keys = [list(run.keys) for run in wanted.runs]
        self._failed: set[tuple[int, int]] = set()

    @property
    def exhausted(self) -> bool:
        """Whether the search was given up."""
        return self.steps > self.most

    def matches(self) -> Iterator[tuple[tuple[int, ...], tuple[Skip, ...]]]:
        """Yield, for each match, the tokens of all words, and what was skipped."""
        pivot, begins = self._pivot()
        for start in begins:
            if self.exhausted:
                return
            if start <= self.behind:
                continue
            middle = self._run(pivot, start)
            if middle is None:
                continue
            right = self._chain(pivot + 1, middle[-1] + 1, 1)
            left = self._chain(pivot - 1, start, -1) if right is not None else None
            if right is None or left is None:
                continue
            yield self._joined([*reversed(left), Part(middle, ()), *right])

    def _joined(self, parts: Sequence[Part]) -> tuple[tuple[int, ...], tuple[Skip, ...]]:
        tokens = tuple(token for part in parts for token in part.tokens)
        first, words = tokens[0], self.source.words
        skips: list[Skip] = [
            Skip(element, first, first)
            for element in self.runs[0].before
            if isinstance(element, Bracket)
            and tuple(words[max(0, first - len(element.words)) : first]) != element.words
        ]
        skips += (skip for part in parts for skip in part.skips)
        last = tokens[-1] + 1
        for element in self.after:
            if not (self._noted(element, last) or self._literal(element, last)):
                skips.append(Skip(element, last, last))
        return tokens, tuple(skips)

    # Where the words are

    def _pivot(self) -> tuple[int, Iterable[int]]:
        """Return the run with the rarest word, and the tokens at which it may begin."""
        best: tuple[int, int, int] | None = None
        for number, run in enumerate(self.runs):
            for offset, want in enumerate(run.wants):
                if not want.ending:
                    count = sum(len(self.source.index.get(f, ())) for f in want.forms)
                    if best is None or count < best[0]:
                        best = count, number, offset
        if best is None:
            return 0, range(len(self.source.words))
        _, number, offset = best
        return number, self._begins(self.runs[number], offset)

    def _begins(self, run: Run, offset: int) -> Iterator[int]:
        """Yield the tokens at which a run may begin, by the places of one of its words."""
        index, breaks = self.source.index, self.source.breaks
        words = sum(want.count for want in run.wants[:offset])
        forms = [index[form] for form in run.wants[offset].forms if form in index]
        places = forms[0] if len(forms) == 1 else sorted({at for form in forms for at in form})
        if run.simple and not breaks and not self.source.also:
            # Nearly all candidates fail at the run's next word already.
            words_here, size = self.source.words, len(run.keys)
            beside = offset + 1 if offset + 1 < size else offset - 1
            step, key = beside - offset, run.keys[beside]
            self.steps += len(places)
            if step and size > 1:
                last = len(words_here) - (size - offset)
                yield from [
                    at - offset
                    for at in places
                    if offset <= at <= last and words_here[at + step] == key
                ]
                return
        last = -1
        for at in places:
            self.steps += 1
            # Each broken word may be two words of the run.
            first = at - words
            broken = bisect_right(breaks, at) - bisect_left(breaks, max(0, first))
            for start in range(max(0, first, last + 1), max(0, at - offset, first) + broken + 1):
                last = start
                yield start

    def _near(self, run: Run, first: int, last: int) -> list[int]:
        """Return the tokens from `first` to `last` (inclusive) that are the first word of a run."""
        want = run.wants[0]
        first, last = max(0, first), min(last, len(self.source.words) - 1)
        if want.ending:
            return list(range(first, last + 1))
        found: list[int] = []
        for form in want.forms:
            places = self.source.index.get(form)
            if places is not None:
                found += places[bisect_left(places, first) : bisect_right(places, last)]
        return sorted(set(found)) if len(want.forms) > 1 else found

    # Checks of a run at a place

    def _run(self, number: int, start: int) -> tuple[int, ...] | None:
        """Return the tokens of a run that begins at a token; `None` if it does not."""
        words, run, keys = self.source.words, self.runs[number], self._keys[number]
        size = len(keys)
        self.steps += 1 + size // SLICE
        if run.simple and words[start : start + size] == keys:
            return tuple(range(start, start + size))
        if run.simple and not self.source.also and not self.source.broken:
            return None
        tokens: list[int] = []
        done, at = 0, start
        while done < size:
            taken = self._word(run, done, at)
            if not taken:
                return None
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

    # From one run to the next

    def _chain(self, number: int, at: int, step: int) -> list[Part] | None:
        """Return the runs from one on, rightwards (`step` 1) from token `at` or leftwards (-1) up
        to it, each as near as the rest allows; `None` when they are not there.
        """
        chosen: list[Part] = []
        trail: list[tuple[int, Iterator[Part]]] = []
        while 0 <= number < len(self.runs):
            if len(trail) == len(chosen):
                known = (number, at) in self._failed
                trail.append((at, iter(()) if known else self._options(number, at, step)))
            part = next(trail[-1][1], None)
            if self.exhausted:
                return None
            if part is None:
                self._failed.add((number, trail.pop()[0]))
                if not trail:
                    return None
                chosen.pop()
                number -= step
                continue
            chosen.append(part)
            number += step
            at = part.tokens[-1] + 1 if step > 0 else part.tokens[0]
        return chosen

    def _options(self, number: int, at: int, step: int) -> Iterator[Part]:
        """Yield the places where a run may be, from token `at` on, nearest first."""
        run = self.runs[number]
        between = self.runs[max(number, number - step)].before
        reach = sum(map(_widest, between))
        if step > 0:
            starts = self._near(run, at, at + reach)
        else:
            size = len(run.wants)
            nearest = (size + 1) // 2 if self.source.broken else size
            starts = self._near(run, at - reach - size, at - nearest)[::-1]
        self.steps += 1 + len(starts)
        for start in starts:
            tokens = self._run(number, start)
            if tokens is None:
                continue
            first, last = (at, tokens[0]) if step > 0 else (tokens[-1] + 1, at)
            skips = self._fill(between, first, last) if last >= first else None
            if skips is not None:
                yield Part(tokens, skips)

    def _fill(
        self, elements: Sequence[Gap | Bracket], start: int, end: int
    ) -> tuple[Skip, ...] | None:
        """Return the tokens that each gap and bracket replaces when together they replace `start`
        to `end` (exclusive): the first ones as few as possible, but a gap before a bracket all but
        one. `None` when they cannot.
        """
        # The tokens from which the elements after each one lead to the end.
        good: list[set[int]] = [{end}]
        for element in reversed(elements):
            ahead = good[-1]
            if not ahead or self.exhausted:
                return None
            first = max(start, min(ahead) - _widest(element))
            self.steps += 1 + max(ahead) - first
            good.append(
                {
                    at
                    for at in range(first, max(ahead) + 1)
                    if any(to in ahead for to, _ in self._choices(element, at, end))
                }
            )
        good.reverse()
        if start not in good[0]:
            return None
        skips: list[Skip] = []
        at = start
        for number, element in enumerate(elements):
            choices = [c for c in self._choices(element, at, end) if c[0] in good[number + 1]]
            to, literal = choices[0]
            put = elements[number + 1] if number + 1 < len(elements) else None
            if isinstance(element, Gap) and isinstance(put, Bracket):
                to = next((to for to, _ in reversed(choices) if to < end), to)
            if not literal and not (to == at and self._noted(element, at)):
                skips.append(Skip(element, at, to))
            at = to
        return tuple(skips)

    def _choices(self, element: Gap | Bracket, at: int, end: int) -> Iterator[tuple[int, bool]]:
        """Yield the ends that an element may reach from a token, and whether by its very words:
        those in a bracket may be in the source.
        """
        literal = self._literal(element, at)
        if literal:
            yield at + literal, True
        widest = WIDEST_GAP if isinstance(element, Gap) else WIDEST_BRACKET
        yield from ((to, False) for to in range(at, min(at + widest, end) + 1))

    def _literal(self, element: Gap | Bracket, at: int) -> int:
        """Return the number of tokens from `at` on that are the very words in a bracket."""
        if isinstance(element, Gap):
            return 0
        size = len(element.words)
        here = tuple(self.source.words[at : at + size])
        return size if here == element.words else 0

    def _noted(self, element: Gap | Bracket, at: int) -> bool:
        """Whether a bracket is the mark of a note that the source has there."""
        if not isinstance(element, Bracket):
            return False
        there = self.source.noted.get(at - 1, ())
        return bool(element.words) and all(word in there for word in element.words)


def _widest(element: Gap | Bracket) -> int:
    """Return the most words that an element may replace."""
    return WIDEST_GAP if isinstance(element, Gap) else max(WIDEST_BRACKET, len(element.words))
