"""The passage that a quotation which is not found was probably meant to be.

RapidFuzz finds it; it never decides whether a quotation matches.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from argmap.quotes.pattern import Bracket, Pattern
from argmap.quotes.source import SourceText

LIKELY = 70
"""How alike (0 to 100) a passage must be to be shown."""
WIDEST = 600
"""Characters of a quotation that are looked for."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage of the source, in offsets of `SourceText.plain`, and in what it differs.

    `differences` are (kind, words in the source, words in the quotation); kind is `missing` (the
    quotation leaves words out), `added` or `changed`.
    """

    start: int
    end: int
    words: str
    differences: tuple[tuple[str, str, str], ...]


def nearest(source: SourceText, pattern: Pattern) -> Nearest | None:
    """The passage most like a quotation; `None` when nothing is like it."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    wanted = [w.word for w in pattern.words]
    if not wanted or not source.words:
        return None
    text = " ".join(wanted)[:WIDEST]
    found = partial_ratio_alignment(text, source.joined, score_cutoff=LIKELY)
    if found is None:
        return None
    first = source.joined.count(" ", 0, found.dest_start + 1)
    last = max(first, source.joined.count(" ", 0, max(found.dest_end - 1, 0)))
    first, last = _widened(source, wanted, first, last)
    here = source.words[first : last + 1]
    differences = []
    quoted = [e for e in pattern.elements if not isinstance(e, Bracket)]
    matcher = SequenceMatcher(a=here, b=wanted, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        name = {"delete": "missing", "insert": "added", "replace": "changed"}[kind]
        there = (
            source.written(source.starts[first + a], source.ends[first + b - 1]) if b > a else ""
        )
        differences.append((name, there, " ".join(wanted[c:d])))
    start, end = source.starts[first], source.ends[last]
    if not quoted:
        return None
    return Nearest(start, end, source.written(start, end), tuple(differences))


def _widened(source: SourceText, wanted: list[str], first: int, last: int) -> tuple[int, int]:
    """The stretch with both its ends at words of the quotation, where these are near."""
    for at in range(max(0, first - 3), first + 3):
        if at <= last and source.words[at] == wanted[0]:
            first = at
            break
    for at in range(min(len(source.words) - 1, last + 3), max(first, last - 3), -1):
        if source.words[at] == wanted[-1]:
            last = at
            break
    return first, last
