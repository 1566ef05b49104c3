"""Concerns about a match: meaning can change without the change of a word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from argmap.quotes.concern import Concern
from argmap.quotes.context.around import turned
from argmap.quotes.context.gaps import skipped
from argmap.quotes.context.patterns import named
from argmap.quotes.context.run import Window
from argmap.quotes.context.sentences import asked, ends_between, sentence
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.pattern import Gap, Pattern
from argmap.quotes.matching.source import SourceText

FARTHER = 6
"""Words between a quotation and the end of a question by which it may be no part of what is asked."""
_BREAK = re.compile(r"[.!?]|\n\s*\n")


def concerns(
    source: SourceText, pattern: Pattern, place: Place, opened: Place, here: Window
) -> Iterator[Concern]:
    """Yield the concerns about one match that depend on no speaker. `opened` begins with what a
    bracket at its head stands for; `here` is the clause before that.
    """
    for skip in place.skips:
        yield from skipped(source, pattern, skip, place)
    yield from _crossed(source, pattern, place)
    yield from turned(source, opened, here)
    yield from _question(source, pattern, place)


def _crossed(source: SourceText, pattern: Pattern, place: Place) -> Iterator[Concern]:
    """Yield a concern where adjacent words of the quotation are in different sentences or
    paragraphs of the source, and nothing shows it.
    """
    if not _BREAK.search(source.plain, place.start, place.end):
        return
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
        elif any(c in ".!?" for c in between) and ends_between(
            source, source.ends[left], source.starts[right]
        ):
            shown = pattern.plain[words[number - 1].end : words[number].start]
            covered = any(words[number - 1].end <= g.start <= words[number].start for g in gaps)
            again = pattern.plain[words[number].start].isupper()
            if (covered and not again) or not re.search(r"[.!?;:]|\s-", shown):
                yield Concern(
                    "crosses-sentence", source.written(source.starts[left], source.ends[right])
                )


def _question(source: SourceText, pattern: Pattern, place: Place) -> Iterator[Concern]:
    """Yield a concern where words of a question are quoted as a statement."""
    if "?" in pattern.plain:
        return
    stop = asked(source, place.end)
    if stop is not None:
        begin, _ = sentence(source, place.start, place.end)
        words = source.written(begin, stop + 1).strip()
        far = bisect_left(source.starts, stop) - place.last > FARTHER
        yield (
            named("asked farther on").about(words)
            if far
            else Concern("question-as-statement", words)
        )
