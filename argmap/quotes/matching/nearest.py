"""The passage probably meant by a quotation that was not found, and the differences.

The places of the quotation's words in the source show where to look: each votes for the place at
which the quotation would then begin. There the two are aligned word by word, with the fewest
changes (P. Sellers, The theory and computation of evolutionary distances, 1980: words before and
after the passage cost nothing). If too few words are the same, RapidFuzz compares letters. None of
this decides whether a quotation matches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias

from argmap.base.typography import one_blank
from argmap.base.values import dataclass
from argmap.quotes.matching.attempt import WIDEST_BRACKET, WIDEST_GAP
from argmap.quotes.matching.match import Place, search
from argmap.quotes.matching.pattern import Gap, Pattern, Word
from argmap.quotes.matching.request import want
from argmap.quotes.matching.source import SourceText

LIKELY = 70
"""Likeness of letters (0 to 100) from which a passage is shown."""
SAME = 0.6
"""Share of a quotation's words that a passage must have, unless its letters are alike."""
MIXED = 0.8
"""Share of them that it must have if they are in another order."""
FEWEST, LONGEST = 4, 300
"""Words of a quotation that are searched in another order."""
PARTS = 20
"""Parts between ellipses that are searched one by one."""
LETTERS = 600
"""Most characters of a quotation whose letters are compared."""
VOTES = 2000
"""Number of votes for the place, those of the rarest words first."""
SLACK = 12
"""Words around the likeliest passage in which it may begin and end."""
CELLS = 250_000
"""Words of a quotation times words of a passage that are aligned with free ends and gaps."""
SAME_WORD, CHANGED, ADDED, PASSED = range(4)
_NARROW = 0.001
"""The cost of a word in a gap: so small that it only prefers narrower gaps."""
_SAME = 0.01
"""The worth of an equal word: so small that it only decides between equal changes."""
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
    first: int
    last: int


_Change: TypeAlias = tuple[str, tuple[int, int], str]
"""A kind of difference, its place in the source, and the words of the quotation."""


def nearest(source: SourceText, pattern: Pattern) -> Nearest | None:
    """Return the passage most like a quotation; `None` when nothing is like it."""
    words = pattern.words
    if not words or not source.words:
        return None
    parts = _parts(source, pattern)
    if parts is not None:
        return parts
    begin = _by_letters(source, words)
    if begin is None and _known(source, words) < SAME * len(words):
        return None  # no passage has enough of the words, in whichever order
    free = _free(pattern)
    tried = [] if begin is None else [_aligned(source, words, free, begin)]
    if not tried or _few(tried[0], words):
        tried.append(_aligned(source, words, free, _likeliest(source, words)))
    edits = tried[-1]
    if _few(edits, words):
        mixed = _mixed(source, words)
        if mixed is not None or begin is None:
            return mixed
        edits = tried[0]
    covered = [edit for edit in edits if edit.end > edit.start and edit.kind != "free"]
    if not covered:
        return None
    start, end = source.starts[covered[0].start], source.ends[covered[-1].end - 1]
    different = [edit for edit in edits if edit.kind not in {"same", "free"}]
    changes = [_change(source, pattern, words, edit) for edit in different]
    return _passage(source, start, end, [change for change in changes if change])


def _passage(source: SourceText, start: int, end: int, changes: Sequence[_Change]) -> Nearest:
    differences = tuple((kind, source.written(*place), quoted) for kind, place, quoted in changes)
    places = tuple(place for _, place, _ in changes)
    return Nearest(start, end, source.written(start, end), differences, places)


def _change(
    source: SourceText, pattern: Pattern, words: tuple[Word, ...], edit: _Edit
) -> _Change | None:
    """Return a difference; `None` if it concerns only blanks: a number in groups that is one word
    here.
    """
    start = end = source.ends[edit.start - 1] if edit.start else 0
    if edit.end > edit.start:
        start, end = source.starts[edit.start], source.ends[edit.end - 1]
    quoted = ""
    if edit.last > edit.first:
        quoted = pattern.plain[words[edit.first].start : words[edit.last - 1].end]
    if one_blank(source.plain[start:end]) == one_blank(quoted):
        return None
    return edit.kind, (start, end), quoted


def _few(edits: list[_Edit], words: tuple[Word, ...]) -> bool:
    """Whether a passage has too few words of a quotation to be the one that is meant."""
    return sum(e.last - e.first for e in edits if e.kind == "same") < SAME * len(words)


def _known(source: SourceText, words: tuple[Word, ...]) -> int:
    """Return how many words of a quotation may be somewhere in the source."""
    return sum(word.ending or bool(_standing(source, word)) for word in words)


def _standing(source: SourceText, word: Word) -> Sequence[int]:
    return source.places(want(source, word).forms)


def _parts(source: SourceText, pattern: Pattern) -> Nearest | None:
    """Return why the parts of a quotation between its ellipses do not match together, although each
    of them is in the source; else `None`.
    """
    parts = [
        Pattern(pattern.quote, pattern.plain, tuple(part))
        for gap, part in groupby(pattern.elements, key=lambda e: isinstance(e, Gap))
        if not gap
    ]
    if not 2 <= len(parts) <= PARTS or any(len(part.words) < 2 for part in parts):
        return None
    chosen: list[Place] = []
    for part in parts:
        places = search(source, part).places
        if not places:
            return None
        behind = (place for place in places if chosen and place.first > chosen[-1].last)
        chosen.append(next(behind, places[0]))
    start, end = min(p.start for p in chosen), max(p.end for p in chosen)
    if any(right.first <= left.last for left, right in pairwise(chosen)):
        return _passage(source, start, end, [("order", (start, end), "")])
    far = [
        ("far", (left.end, right.start), "")
        for left, right in pairwise(chosen)
        if right.first - left.last > WIDEST_GAP
    ]
    return _passage(source, start, end, far)


def _mixed(source: SourceText, words: tuple[Word, ...]) -> Nearest | None:
    """Return the passage that has nearly all words of a quotation in another order."""
    count = len(words)
    if not FEWEST <= count <= LONGEST:
        return None
    # Token and word in one number each, for there may be many.
    standing = sorted(
        at * count + number
        for number, word in enumerate(words)
        for at in _standing(source, word)[:VOTES]
    )
    wide = count + count // 2
    inside: Counter[int] = Counter()
    best, first, where = 0, 0, (0, 0)
    for entry in standing:
        at, number = divmod(entry, count)
        inside[number] += 1
        while at - standing[first] // count >= wide:
            gone = standing[first] % count
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        if len(inside) > best:
            best, where = len(inside), (standing[first] // count, at)
    if best < MIXED * count:
        return None
    start, end = source.starts[where[0]], source.ends[where[1]]
    return _passage(source, start, end, [("order", (start, end), "")])


def _free(pattern: Pattern) -> dict[int, int]:
    """Map a number of words of the quotation to how many of the source may follow them unquoted."""
    found: dict[int, int] = {}
    number = 0
    for element in pattern.elements:
        if isinstance(element, Word):
            number += 1
        elif number:
            wide = WIDEST_GAP if isinstance(element, Gap) else WIDEST_BRACKET
            found[number] = max(wide, found.get(number, 0))
    found.pop(number, None)
    return found


def _likeliest(source: SourceText, words: tuple[Word, ...]) -> int:
    """Return the token at which the quotation likeliest begins; a rare word weighs more."""
    standing = [(_standing(source, word), number) for number, word in enumerate(words)]
    votes: defaultdict[int, float] = defaultdict(float)
    left = VOTES
    for places, number in sorted(standing, key=lambda entry: len(entry[0])):
        if left <= 0:
            break
        left -= len(places)
        for at in places[:VOTES]:
            votes[(at - number) // SLACK] += 1 / len(places)
    # An extra or missing word moves the rest by one, so near places count together.
    return SLACK * max(votes, key=lambda n: (votes[n] + votes.get(n + 1, 0), -n), default=0)


def _aligned(
    source: SourceText, words: tuple[Word, ...], free: dict[int, int], begin: int
) -> list[_Edit]:
    """Align the quotation with the passage that begins near a token."""
    wide = sum(free.values())
    low = max(0, begin - SLACK - wide)
    high = min(len(source.words), max(begin, 0) + len(words) + 2 * SLACK + wide)
    if len(words) * (high - low) > CELLS:
        return _edges(source, _long(source, words, max(0, begin)))
    return _edges(source, _grouped(_steps(source, words, free, low, high), free))


def _steps(
    source: SourceText, words: tuple[Word, ...], free: dict[int, int], low: int, high: int
) -> list[_Edit]:
    """Return one step of the alignment for each word, by dynamic programming."""
    width = high - low
    costs = [0.0] * (width + 1)
    # How each cell is reached: a word is equal, changed or added, or one of the source is skipped.
    ways = [bytearray(width + 1)]
    for number, word in enumerate(words, 1):
        same = _equal(source, word, low, high)
        leave = _NARROW if number in free else 1.0
        before, cost = costs, costs[0] + 1
        costs, way = [cost], bytearray([ADDED])
        for at in range(width):
            left = cost + leave
            if at in same:
                cost, best = before[at] - _SAME, SAME_WORD
            else:
                cost, best = before[at] + 1, CHANGED
            if before[at + 1] + 1 < cost:
                cost, best = before[at + 1] + 1, ADDED
            if left < cost:
                cost, best = left, PASSED
            costs.append(cost)
            way.append(best)
        ways.append(way)
    least = min(costs)
    at = max(n for n, cost in enumerate(costs) if cost == least)
    found: list[_Edit] = []
    number = len(words)
    while number:
        taken, token = ways[number][at], low + at
        kind = ("same", "changed", "added", "free" if number in free else "missing")[taken]
        start, first = token - (taken != ADDED), number - (taken != PASSED)
        found.append(_Edit(kind, start, token, first, number))
        at, number = start - low, first
    return found[::-1]


def _equal(source: SourceText, word: Word, low: int, high: int) -> set[int]:
    """Return those of some tokens, counted from the first one, that are a word."""
    if word.ending:
        return {n for n, here in enumerate(source.words[low:high]) if here.startswith(word.word)}
    places = _standing(source, word)
    return {at - low for at in places[bisect_left(places, low) : bisect_left(places, high)]}


def _grouped(steps: list[_Edit], free: dict[int, int]) -> list[_Edit]:
    """Join steps of one kind, and adjacent differences into one change."""
    found: list[_Edit] = []
    plain = ("same", "free")
    for kind, group in groupby(steps, key=lambda s: s.kind if s.kind in plain else "changed"):
        some = list(group)
        edit = _Edit(kind, some[0].start, some[-1].end, some[0].first, some[-1].last)
        if kind == "free" and edit.end - edit.start > free[edit.first]:
            edit = edit._replace(kind="far")
        elif kind == "changed" and edit.end == edit.start:
            edit = edit._replace(kind="added")
        elif kind == "changed" and edit.last == edit.first:
            edit = edit._replace(kind="missing")
        found.append(edit)
    return found


def _long(source: SourceText, words: tuple[Word, ...], begin: int) -> list[_Edit]:
    """Align a very long quotation with as many words of the source."""
    from rapidfuzz.distance import Levenshtein

    here = source.words[begin : begin + len(words) + SLACK]
    names = {"equal": "same", "delete": "missing", "insert": "added", "replace": "changed"}
    return [
        _Edit(names[op.tag], begin + op.src_start, begin + op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(here, [w.word for w in words])
    ]


def _edges(source: SourceText, edits: list[_Edit]) -> list[_Edit]:
    """Remove edits for words of the source before and after the passage, and a change at either end
    that reaches into another sentence: there the quotation only adds words.
    """
    ends = (0, len(edits) - 1)
    edits = [e for number, e in enumerate(edits) if number not in ends or e.kind != "missing"]
    if len(edits) > 1:
        first, last = edits[0], edits[-1]
        if first.kind == "changed" and _STOP.search(
            source.plain, source.ends[first.start], source.starts[first.end]
        ):
            edits[0] = first._replace(kind="added", start=first.end)
        if last.kind == "changed" and _STOP.search(
            source.plain, source.ends[last.start - 1], source.starts[last.end - 1]
        ):
            edits[-1] = last._replace(kind="added", end=last.start)
    return edits


def _by_letters(source: SourceText, words: tuple[Word, ...]) -> int | None:
    """Return the token at which the passage begins whose letters are most like a quotation's."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    text = " ".join(word.word for word in words)[:LETTERS]
    found = partial_ratio_alignment(text, source.joined, score_cutoff=LIKELY)
    return None if found is None else source.joined.count(" ", 0, found.dest_start + 1)
