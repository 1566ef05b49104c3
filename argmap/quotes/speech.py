"""Direct speech in a source: what stands between quotation marks, and who is named as speaking."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from argmap.quotes import fold
from argmap.quotes.source import SourceText
from argmap.quotes.words import SAYING, words_of

_OPENING = "“„«‹"
_CLOSING = {"“": "”“", "„": "“”‟", "«": "»", "‹": "›", "»": "«", "”": "”"}
_NAME = re.compile(r"[^\W\d_a-z][\w'-]*")
_LABEL = re.compile(r"(?:\[?\d[\d:.]*\]?\s+)?([^\W\d_][^\n:.?!]{1,60}):\s")
_NOT_NAMES = words_of(
    "he she it they we i you his her its their our my your the a an this that these those but and "
    "so then when as in on at for if asked after before"
)
_SINGLE_END = re.compile(r"[,.!?]'(?!\w)")
_SINGLE_STOP = re.compile(r"(?<=\S)'(?!\w)")
REACH = 160
"""Characters around direct speech in which it is said whose it is."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of direct speech, without its marks, in offsets of `SourceText.plain`.

    `label` is the speaker whom a paragraph names before a colon (`Ann: Why not?`), or empty;
    `sure` is off for a paragraph that only seems to be set off as somebody's words.
    """

    start: int
    end: int
    label: str = ""
    sure: bool = True


class Speeches:
    """The direct speech of a source."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._found = tuple(_found(source))
        self._starts = [s.start for s in self._found]

    def around(self, start: int, end: int) -> Speech | None:
        """The speech inside which a stretch lies wholly."""
        for speech in self._near(start, end):
            if speech.start <= start and end <= speech.end:
                return speech
        return None

    def crossed(self, start: int, end: int) -> bool:
        """Whether a stretch begins inside speech and ends outside, or the other way round."""
        return any(
            (s.start <= start < s.end < end) or (start < s.start < end < s.end)
            for s in self._near(start, end)
            if s.sure
        )

    def touched(self, start: int, end: int) -> bool:
        """Whether any speech shares something with a stretch."""
        return any(s.start < end and start < s.end for s in self._near(start, end))

    def _near(self, start: int, end: int) -> Iterable[Speech]:
        at = bisect_right(self._starts, end)
        first, _ = self.source.paragraphs[self.source.paragraph(start) - 1]
        while at and self._found[at - 1].end > first:
            at -= 1
            yield self._found[at]

    def speaker(self, speech: Speech) -> str:
        """The name that stands with a verb of saying beside the speech, or between it and what was
        said right before it; empty if none.
        """
        named = speech.label or self._beside(speech)
        while not named:
            before = bisect_right(self._starts, speech.start) - 2
            if before < 0:
                break
            last, speech = speech, self._found[before]
            between = self.source.plain[speech.end : last.start]
            if len(between) > REACH:
                break
            if not _ended(self.source, speech):
                named = _named_between(between)
            if named or any(c.isalnum() for c in between):
                break
            # Only marks and blanks between them: it goes on in the next paragraph.
            named = speech.label or self._beside(speech)
        return named

    def _beside(self, speech: Speech) -> str:
        plain = self.source.plain
        first, last = self.source.paragraphs[self.source.paragraph(speech.start) - 1]
        after = plain[speech.end : min(last, speech.end + REACH)]
        before = plain[max(first, speech.start - REACH) : speech.start]
        return ("" if _ended(self.source, speech) else _named_after(after)) or _named_before(before)

    def near(self, speech: Speech, names: Iterable[str]) -> bool:
        """Whether one of some names stands in the paragraph of the speech or the one before."""
        source = self.source
        number = source.paragraph(speech.start) - 1
        first, last = source.paragraphs[max(0, number - 1)][0], source.paragraphs[number][1]
        return shares(source.plain[first:last], names)


def _found(source: SourceText) -> Iterable[Speech]:
    cue = False
    for start, end in source.paragraphs:
        spans = list(_marked(source, start, end))
        label = _LABEL.match(source.plain, start, end)
        if label and _is_name(label[1]):
            yield Speech(label.end(), end, label[1], sure=False)
        elif not spans and cue:
            yield Speech(start, end, sure=False)
        yield from spans
        tail = source.plain[max(start, end - REACH) : end]
        words = {fold.word(m.group()) for m in fold.TOKEN.finditer(tail)}
        cue = tail.endswith((",", ":")) and bool(words & SAYING)


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 5 and all(w[0].isupper() or w[0] in "([" for w in words)


def _marked(source: SourceText, start: int, end: int) -> Iterable[Speech]:
    """Speech between paired marks; a mark without its partner runs to the paragraph's end."""
    plain = source.plain
    opened: list[tuple[str, int]] = []
    found: list[Speech] = []
    for at in range(start, end):
        if plain[at] != '"':
            continue
        mark = source.text[source.original(at)]
        closes = opened and mark in _CLOSING.get(opened[-1][0], '"')
        if closes and (mark in '"”»›' or not _opens(plain, at, start, end)):
            began = opened.pop()[1]
            if not opened:
                found.append(Speech(began, at))
            continue
        if mark in _OPENING or (mark in '"”»' and not opened and _opens(plain, at, start, end)):
            opened.append((mark, at + 1))
    if opened:
        found.append(Speech(opened[0][1], end))
    begins = [s.start for s in found]
    singles = [s for s in _single(source, start, end) if not _within(s, found, begins)]
    return sorted([*found, *singles], key=lambda s: s.start)


def _within(inner: Speech, outer: list[Speech], begins: list[int]) -> bool:
    """Whether one of some spans, in order and apart, holds another."""
    number = bisect_right(begins, inner.start)
    return bool(number) and inner.end <= outer[number - 1].end


def _single(source: SourceText, start: int, end: int) -> Iterable[Speech]:
    """Speech between single marks; they also set off titles and words, so it is never sure."""
    text, plain = source.text, source.plain
    # Looked for once: a mark that nothing closes would look to the end each time.
    sure = [found.span() for found in _SINGLE_END.finditer(plain, start, end)]
    others = [found.span() for found in _SINGLE_STOP.finditer(plain, start, end)]
    at = start
    while at < end:
        at = plain.find("'", at, end)
        if at < 0:
            return
        if text[source.original(at)] in "‘‚‹" and _opens(plain, at, start, end):
            close = _first(sure, at + 1) or _first(others, at + 1)
            if close:
                yield Speech(at + 1, close - 1, sure=False)
                at = close
                continue
        at += 1


def _first(spans: list[tuple[int, int]], at: int) -> int:
    """Where the first of these spans that begins at a place or behind it ends; 0 for none."""
    number = bisect_left(spans, (at, 0))
    return spans[number][1] if number < len(spans) else 0


def _opens(plain: str, at: int, start: int, end: int) -> bool:
    """Whether a mark stands where one opens: before a word and after a blank or a bracket."""
    before = plain[at - 1] if at > start else " "
    after = plain[at + 1] if at + 1 < end else " "
    return not after.isspace() and (before.isspace() or before in "([{-'/")


def _ended(source: SourceText, speech: Speech) -> bool:
    """Whether a full stop inside the marks ends the sentence: what follows is another one."""
    return source.plain[speech.end - 1 : speech.end] == "."


def _named_between(text: str) -> str:
    """`… ,” Ann said on Monday. “…`: one sentence between two stretches of one speech."""
    sentences = [part for part in re.split(r"[.!?]\s", text.strip("\" ',-")) if part.strip("\" '")]
    return _named_after(text) if len(sentences) == 1 else ""


def _named_after(text: str) -> str:
    """`… ,” Ann said`, `… ,” said Ann`: within the sentence that follows."""
    text = text.lstrip("\" ',.!?-")
    ahead = text.split('"', 1)
    if len(ahead) == 2 and ahead[0].rstrip().endswith((" that", ":")):
        # The verb leads to the next stretch of speech.
        return ""
    part = re.split(r"[.!?;\"]\s|[.!?;\"]$|\n", text, maxsplit=1)[0]
    clause = part.split(",")[0] if "," in part[:60] else part
    words = list(re.finditer(r"[\w'-]+", clause))
    for number, found in enumerate(words[:8]):
        if fold.word(found.group()) in SAYING:
            before = " ".join(_names(clause[: found.start()]))
            return before or " ".join(_names(clause[found.end() :])[:3])
        if number == 0 and fold.word(found.group()) in {"and", "but", "as"}:
            return ""
    return ""


def _named_before(text: str) -> str:
    """`Ann said, “…`: the subject of the last verb of saying before the speech."""
    sentence = re.sub(r",? \(?as [^,]*,", " ", re.split(r"[.!?\"]\s", text)[-1])
    verbs = [m for m in re.finditer(r"[\w'-]+", sentence) if fold.word(m.group()) in SAYING]
    if not verbs:
        return ""
    left = sentence[: verbs[-1].start()]
    if fold.word(verbs[-1].group()) == "according":
        return " ".join(_names(sentence[verbs[-1].end() :]))
    return " ".join(_names(re.split(r"[,;:] ", left.rstrip(" ,"))[-1]))


def _names(text: str) -> list[str]:
    return [m.group() for m in _NAME.finditer(text) if fold.word(m.group()) not in _NOT_NAMES]


def shares(name: str, names: Iterable[str]) -> bool:
    """Whether a name has a word in common with one of some names."""
    words = _parts(name)
    return any(words & _parts(other) for other in names)


def _parts(name: str) -> set[str]:
    found = {
        fold.word(m.group()).removesuffix("'s")
        for m in fold.TOKEN.finditer(fold.typographic(name)[0])
    }
    return {w for w in found if len(w) > 1}
