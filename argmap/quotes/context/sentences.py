"""Ends of sentences in a source, as distinct from the full stops of abbreviations."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator

from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import Languages

_END = re.compile(r"(?<![.!?])[.!?]+['\")\]]*(?=\s|$)")
_BEFORE = re.compile(r"[^\s(\"'\[]*$")


def sentence_ends(source: SourceText, start: int, end: int) -> Iterator[int]:
    """Yield the offsets at which sentences end between two offsets."""
    stops = source.once(_stops)
    for number in range(bisect_left(stops, start), bisect_left(stops, end)):
        yield stops[number]


def ends_between(source: SourceText, start: int, end: int) -> bool:
    """Whether a sentence ends between two offsets."""
    return next(sentence_ends(source, start, end), None) is not None


def sentence(source: SourceText, start: int, end: int) -> tuple[int, int]:
    """Return the start and end of the sentences around a stretch, within its paragraph."""
    first, last = source.paragraphs[source.paragraph(start) - 1]
    last = max(last, source.paragraphs[source.paragraph(max(start, end - 1)) - 1][1])
    begin = max(sentence_ends(source, first, start), default=None)
    stop = next(sentence_ends(source, end, last + 1), None)
    return (first if begin is None else begin + 1, last if stop is None else stop + 1)


def _stops(source: SourceText) -> array[int]:
    """Return where sentences end: found once, because a quotation may ask from anywhere."""
    found = array("I")
    plain = source.plain
    abbreviations = source.once(Languages).everywhere.stop_in
    for match in _END.finditer(plain):
        at = match.start()
        before = _BEFORE.search(plain[max(0, at - 12) : at])
        word = before.group().lower() if before else ""
        cut = before and before.start() and plain[max(0, at - 12) + before.start() - 1] == "'"
        stop = match.group()
        if stop[0] == "." and (word in abbreviations or (_initial(word) and not cut)):
            continue
        if "?" not in stop and (stop[:2] == ".." or _goes_on(plain, match.end())):
            continue
        found.append(at)
    return found


def _goes_on(text: str, at: int) -> bool:
    """Whether the text after a stop begins in lower case, so that the sentence goes on."""
    after = re.match(r"\s*[\"'(\[-]*\s*(\w)", text[at : at + 40])
    return bool(after and after[1].islower())


def _initial(word: str) -> bool:
    """Whether a word before a full stop is an initial: `J.`, not `I.` at a sentence's end."""
    return len(word) == 1 and word.isalpha() and word != "i"
