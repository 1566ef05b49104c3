"""The passage probably meant by a quotation that was not found, and the differences.

RapidFuzz finds the words of the source that are most like the longest run of a quotation's words,
and near them those that are like its other runs. Where too few words are the same, it compares
letters. None of this decides whether a quotation matches.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from argmap.base.typography import one_blank
from argmap.base.values import dataclass
from argmap.quotes.matching.match import WIDEST_BRACKET, WIDEST_GAP, want
from argmap.quotes.matching.pattern import Gap, Pattern, Word
from argmap.quotes.matching.source import SourceText

LIKELY = 70
"""Likeness of letters (0 to 100) from which a passage is shown."""
SAME = 0.6
"""Share of a quotation's words that a passage must have, unless its letters are alike."""
MIXED = 0.8
"""Share of them that it must have if they are in another order."""
FEWEST, LONGEST = 4, 300
"""Words of a quotation that are searched in another order."""
LETTERS = 600
"""Most characters of a quotation whose letters are compared."""
SLACK = 12
"""Words more than an ellipsis may replace, among which the next run of words is searched."""
_EQUAL = 0.01
"""The worth of an equal word: so small that it only decides between equal numbers of changes."""
_STOP = re.compile(r"[.!?:]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage of the source, in offsets of `SourceText.plain`, and its differences.

    `differences` are (kind, words in the source, words in the quotation); kind is `missing` (the
    quotation leaves words out), `added`, `changed`, `far` (more words than an ellipsis or a bracket
    may replace), or `order` (the words, or the parts between ellipses, are in another order).
    `places` has the start and end of each in the source, two equal offsets for words that the
    quotation adds.
    """

    start: int
    end: int
    words: str
    differences: tuple[tuple[str, str, str], ...]
    places: tuple[tuple[int, int], ...] = ()


class _Edit(NamedTuple):
    """Tokens `start` to `end` (exclusive) of the source, words `first` to `last` of the
    quotation.
    """

    kind: str
    start: int
    end: int
    first: int = 0
    last: int = 0


def nearest(source: SourceText, pattern: Pattern) -> Nearest | None:
    """Return the passage most like a quotation; `None` when nothing is like it."""
    if not pattern.words or not source.words:
        return None
    words = [_form(source, word) for word in pattern.words]
    edits = _by_words(source, pattern, words)
    same = sum(edit.last - edit.first for edit in edits if edit.kind == "same")
    if same < SAME * len(words) and edits[0].kind != "order":
        mixed = _mixed(source, pattern, words)
        if mixed is not None:
            return mixed
        edits = _by_letters(source, words)
    return _passage(source, pattern, edits)


def _passage(source: SourceText, pattern: Pattern, edits: Sequence[_Edit]) -> Nearest | None:
    """Return the passage of some edits with those that are differences; `None` without any words.

    A number whose digits blanks group may be one word in one place and several in the other.
    """
    covered = [edit for edit in edits if edit.end > edit.start]
    if not covered:
        return None
    words = pattern.words
    differences: list[tuple[str, str, str]] = []
    places: list[tuple[int, int]] = []
    for kind, first, behind, begin, stop in edits:
        start = end = source.ends[first - 1] if first else 0
        if behind > first:
            start, end = source.starts[first], source.ends[behind - 1]
        quoted = pattern.plain[words[begin].start : words[stop - 1].end] if stop > begin else ""
        if kind != "same" and one_blank(source.plain[start:end]) != one_blank(quoted):
            differences.append((kind, source.written(start, end), quoted))
            places.append((start, end))
    start, end = source.starts[covered[0].start], source.ends[covered[-1].end - 1]
    return Nearest(start, end, source.written(start, end), tuple(differences), tuple(places))


def _form(source: SourceText, word: Word) -> str:
    """Return the form of a word that the source has; its first form if it has none."""
    forms = want(source, word).forms
    if word.ending:
        return min((w for w in source.index if w.startswith(forms)), key=len, default=word.word)
    return next((form for form in forms if form in source.index), forms[0])


def _mixed(source: SourceText, pattern: Pattern, words: Sequence[str]) -> Nearest | None:
    """Return the passage that has nearly all words of a quotation in another order."""
    if not FEWEST <= len(words) <= LONGEST:
        return None
    wanted, wide = {*words}, len(words) + len(words) // 2
    inside: Counter[str] = Counter()
    best, last = 0, 0
    for at, word in enumerate(source.words):
        if at >= wide:
            inside[source.words[at - wide]] -= 1
        inside[word] += 1
        if word in wanted and (count := sum(inside[each] > 0 for each in wanted)) > best:
            best, last = count, at
    if best < MIXED * len(wanted):
        return None
    first = next(n for n in range(max(0, last + 1 - wide), last) if source.words[n] in wanted)
    return _passage(source, pattern, [_Edit("order", first, last + 1)])


def _by_words(source: SourceText, pattern: Pattern, words: Sequence[str]) -> list[_Edit]:
    """Return the edits from the passage that has most words of a quotation: of its longest run of
    words anywhere, of each other one near the run next to it, or wherever all of it is.
    """
    sizes: list[int] = []
    reach: list[int] = [0]
    for is_word, some in groupby(pattern.elements, key=lambda e: isinstance(e, Word)):
        between = list(some)
        if is_word:
            sizes.append(len(between))
        elif sizes:
            wide = [WIDEST_GAP if isinstance(e, Gap) else WIDEST_BRACKET for e in between]
            reach.append(sum(wide))
    begins = [0, *accumulate(sizes)]

    def anywhere(n: int) -> list[_Edit]:
        return _aligned(source, words[begins[n] : begins[n + 1]], 0, len(source.words), begins[n])

    def near(n: int, low: int, high: int) -> list[_Edit]:
        found = _aligned(source, words[begins[n] : begins[n + 1]], low, high, begins[n])
        if sizes[n] < 2 or [edit.kind for edit in found] == ["same"]:
            return found
        every = anywhere(n)
        return every if [edit.kind for edit in every] == ["same"] else found

    longest = sizes.index(max(sizes))
    runs = {longest: anywhere(longest)}
    for n in range(longest + 1, len(sizes)):
        end = runs[n - 1][-1].end
        runs[n] = near(n, end, end + reach[n] + sizes[n] + SLACK)
    for n in reversed(range(longest)):
        start = runs[n + 1][0].start
        runs[n] = near(n, max(0, start - reach[n + 1] - sizes[n] - SLACK), start)
    found = runs[0]
    for n in range(1, len(sizes)):
        start, end = runs[n][0].start, found[-1].end
        if start < end:
            every = [edit for some in runs.values() for edit in some]
            return [_Edit("order", min(e.start for e in every), max(e.end for e in every))]
        found += [_Edit("far", end, start)] * (start - end > reach[n]) + runs[n]
    return found


def _by_letters(source: SourceText, words: Sequence[str]) -> list[_Edit]:
    """Return the edits from the passage whose letters are most like those of a quotation."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    likest = partial_ratio_alignment(" ".join(words)[:LETTERS], source.joined, score_cutoff=LIKELY)
    if likest is None:
        return []
    begin = source.joined.count(" ", 0, likest.dest_start + 1)
    return _aligned(source, words, begin, begin + len(words))


def _aligned(
    source: SourceText, words: Sequence[str], low: int, high: int, number: int = 0
) -> list[_Edit]:
    """Return the edits from the passage between two tokens that has most of some words, which are
    those of the quotation from a number on.
    """
    from rapidfuzz.distance import LCSseq, Levenshtein
    from rapidfuzz.fuzz import partial_ratio_alignment

    here = source.words[low:high]
    likest = partial_ratio_alignment(words, here)
    start, end = (likest.dest_start, likest.dest_end) if likest else (0, 0)

    def cost(start: int, end: int) -> float:
        """Return the number of changes; of passages with as many, the one with more of the words."""
        some = here[start:end]
        return Levenshtein.distance(some, words) - _EQUAL * LCSseq.similarity(some, words)

    # Words that the quotation leaves out push others out of the likest passage.
    start = min(range(max(0, start - SLACK), end), key=lambda n: cost(n, end), default=start)
    ends = range(min(len(here), end + SLACK), start, -1)
    end = min(ends, key=lambda n: cost(start, n), default=end)
    edits: list[_Edit] = []
    steps = Levenshtein.opcodes(here[start:end], words)
    for equal, group in groupby(steps, key=lambda op: op.tag == "equal"):
        some = list(group)
        first, last = some[0].dest_start + number, some[-1].dest_end + number
        begin, behind = some[0].src_start + low + start, some[-1].src_end + low + start
        kind = "added" if begin == behind else "missing" if first == last else "changed"
        edits.append(_Edit("same" if equal else kind, begin, behind, first, last))
    return _without_edges(source, edits)


def _without_edges(source: SourceText, edits: list[_Edit]) -> list[_Edit]:
    """Leave out words of the source before and after the passage. A change at either end that
    reaches into another sentence only adds words.
    """
    first, last = edits[0], edits[-1]
    if len(edits) > 1 and first.kind == "missing":
        edits = edits[1:]
    elif first.kind == "changed" and _stop(source, first.start + 1, first.end + 1):
        edits = [first._replace(kind="added", start=first.end), *edits[1:]]
    if len(edits) > 1 and last.kind == "missing":
        edits = edits[:-1]
    elif last.kind == "changed" and _stop(source, last.start, last.end):
        edits = [*edits[:-1], last._replace(kind="added", end=last.start)]
    return edits


def _stop(source: SourceText, first: int, behind: int) -> bool:
    """Whether a sentence may end right before one of some tokens."""
    begin, end = source.ends[max(0, first - 1)], source.starts[min(behind, len(source.words)) - 1]
    return _STOP.search(source.plain, begin, end) is not None
