"""What a reader should look at although the words are there: meaning can change without a word
being changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.quotes.match import Place, Skip
from argmap.quotes.pattern import Bracket, Gap, Pattern
from argmap.quotes.source import SourceText
from argmap.quotes.words import JOINING, MODALS, SAYING, TURNING, negates

FEWEST, MOST = 2, 100
"""Words of a quotation that tells something and is still a quotation."""
_STOP = re.compile(r"[.!?;:,\n\"()]|\s-\s|--")
_DIGIT = re.compile(r"\d")


class Concern(NamedTuple):
    """One thing to look at: its kind, and the words of the source that it is about."""

    kind: str
    words: str = ""


def concerns(source: SourceText, pattern: Pattern, place: Place) -> Iterator[Concern]:
    """What is to be looked at in one match, whoever is said to speak."""
    for skip in place.skips:
        yield from _skipped(source, skip)
    yield from _crossed(source, pattern, place)
    yield from _cut(source, place)
    yield from _question(source, pattern, place)


def size(pattern: Pattern) -> Iterator[Concern]:
    """Whether a quotation is too short to tell where it stands, or longer than a quotation."""
    count = len(pattern.words)
    if count < FEWEST:
        yield Concern("too-short")
    if count > MOST:
        yield Concern("too-long")


def _skipped(source: SourceText, skip: Skip) -> Iterator[Concern]:
    words = source.words[skip.start : skip.end]
    left_out = source.written(
        source.starts[skip.start], source.ends[skip.end - 1]
    ) if words else ""  # fmt: skip
    if isinstance(skip.element, Bracket):
        yield from _put(skip.element, words, left_out)
        return
    yield from _left_out(source, words, left_out, skip)
    before, after = source.ends[skip.start - 1], source.starts[min(skip.end, len(source.words) - 1)]
    if '"' in source.plain[before:after]:
        yield Concern("crosses-quotation", left_out)
    if source.paragraph(before - 1) != source.paragraph(after):
        yield Concern("crosses-paragraph", left_out)
        yield Concern("crosses-sentence", left_out)
    elif any(True for _ in source.sentence_ends(before, after)):
        yield Concern("crosses-sentence", left_out)


def _left_out(source: SourceText, words: list[str], left_out: str, skip: Skip) -> Iterator[Concern]:
    if any(map(negates, words)):
        yield Concern("skipped-negation", left_out)
    if any(word in MODALS for word in words):
        yield Concern("skipped-modal", left_out)
    if any(_DIGIT.search(word) for word in words):
        yield Concern("skipped-number", left_out)
    if any(word in SAYING for word in words) and _named(source, skip):
        yield Concern("skipped-speaker", left_out)


def _named(source: SourceText, skip: Skip) -> bool:
    """Whether a name stands in what was left out: a capital that no sentence begins with."""
    for at in range(skip.start, skip.end):
        start = source.starts[at]
        if source.plain[start].isupper() and not re.search(
            r"[.!?]['\")\]]*\s+$", source.plain[max(0, start - 6) : start]
        ):
            return True
    return False


def _put(bracket: Bracket, replaced: list[str], left_out: str) -> Iterator[Concern]:
    """A bracket that stands over a negation, or brings one in."""
    if any(map(negates, replaced)):
        yield Concern("replaced-negation", left_out)
    weighty = [
        w for w in bracket.words
        if (negates(w) or w in MODALS or _DIGIT.search(w)) and w not in replaced
    ]  # fmt: skip
    if weighty:
        yield Concern("added-negation", " ".join(bracket.words))


def _crossed(source: SourceText, pattern: Pattern, place: Place) -> Iterator[Concern]:
    """Two words that stand in different sentences or paragraphs, when nothing shows it."""
    gaps = [e for e in pattern.elements if isinstance(e, Gap)]
    words = pattern.words
    for number in range(1, len(place.tokens)):
        left, right = place.tokens[number - 1], place.tokens[number]
        if right - left != 1:
            continue
        between = source.plain[source.ends[left] : source.starts[right]]
        if source.paragraph(source.ends[left] - 1) != source.paragraph(source.starts[right]):
            yield Concern(
                "crosses-paragraph", source.written(source.starts[left], source.ends[right])
            )
        elif any(c in ".!?" for c in between) and any(
            True for _ in source.sentence_ends(source.ends[left], source.starts[right])
        ):
            shown = pattern.plain[words[number - 1].end : words[number].start]
            covered = any(words[number - 1].end <= g.start <= words[number].start for g in gaps)
            if covered or not re.search(r"[.!?;:]|\s-", shown):
                yield Concern(
                    "crosses-sentence", source.written(source.starts[left], source.ends[right])
                )


def _cut(source: SourceText, place: Place) -> Iterator[Concern]:
    """A negation right before the words, in the same clause, that the quotation leaves out."""
    first = place.first
    clause: list[int] = []
    while len(clause) < 7 and first - len(clause) > 0:
        at = first - len(clause) - 1
        between = source.plain[source.ends[at] : source.starts[at + 1]]
        # In many languages a comma stands before the word that joins a clause.
        joins = between.strip() == "," and source.words[at + 1] in JOINING
        if _STOP.search(between) and not joins:
            break
        clause.append(at)
    if not clause:
        return
    words = [source.words[at] for at in clause]
    cut = 0 if negates(words[0]) else None
    if cut is None:
        joined = next((n for n, w in enumerate(words[:2]) if w in JOINING), None)
        if joined is not None:
            after = range(joined + 1, len(words))
            cut = next((n for n in after if negates(words[n]) or words[n] in TURNING), None)
    if cut is not None:
        start = source.starts[clause[cut]]
        yield Concern("cut-negation", source.written(start, source.starts[first]).strip())


def _question(source: SourceText, pattern: Pattern, place: Place) -> Iterator[Concern]:
    """Words of a question that the quotation shows as a statement."""
    if "?" in pattern.plain:
        return
    _, last = source.paragraphs[source.paragraph(place.end - 1) - 1]
    stop = next(source.sentence_ends(place.end, last + 1), None)
    if stop is not None and "?" in re.match(r"[.!?]*", source.plain[stop : stop + 4]).group():  # type: ignore[union-attr]
        begin, _ = source.sentence(place.start, place.end)
        yield Concern("question-as-statement", source.written(begin, stop + 1).strip())


__all__ = ["Concern", "concerns", "size"]
