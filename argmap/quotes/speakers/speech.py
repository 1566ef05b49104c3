"""Direct speech in a source: between quotation marks, after dashes, after a speaker's name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, pairwise

from argmap.base.values import dataclass
from argmap.quotes.matching import fold
from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers import sieves
from argmap.quotes.speakers.cast import office
from argmap.quotes.speakers.dialogue import BEGINS, long_dash, without_attributions
from argmap.quotes.speakers.labels import is_name, label
from argmap.quotes.speakers.naming import NOBODY, Speaker, shares, words_in
from argmap.quotes.words.languages import Languages
from argmap.quotes.words.roles import Lexicon

_OPENING = "“„«‹"
_CLOSING = {"“": "”“", "„": "“”‟", "«": "»", "‹": "›", "»": "«", "”": "”"}
_SINGLE = re.compile("'")
_SINGLE_END = re.compile(r"[,.!?]'(?!\w)")
_SINGLE_STOP = re.compile(r"(?<=\S)'(?!\w)")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_EDGES = "\"' -\n"
REACH = 160
"""Characters around direct speech that are searched for its speaker."""
PARAGRAPHS = 20
"""Paragraphs of one speech that are searched for its speaker."""
WIDEST = 24
"""Most words of an attribution between two pieces of speech, with a beat: `She laughed.`"""


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of direct speech, without its marks, in offsets of `SourceText.plain`.

    `label` is the speaker whom a paragraph names before a colon (`Ann: Why not?`), or an
    attribution between dashes inside the marks, or empty; `sure` is false when it only seems to be
    somebody's words; `open` is true when no mark closes it.
    """

    start: int
    end: int
    label: str = ""
    sure: bool = True
    open: bool = False


class Speeches:
    """The direct speech of a source."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._found = tuple(_found(source))
        self._starts = [s.start for s in self._found]
        self._reach = list(accumulate((s.end for s in self._found), max))
        # A number that a speech shares with those that continue it: its mark was not closed, and
        # the next paragraph begins with another.
        new = (
            not (one.open and source.plain[one.end : other.start].strip() == '"')
            for one, other in pairwise(self._found)
        )
        self._runs = list(accumulate(new, initial=0))
        self._after: dict[int, int | None] = {}

    def around(self, start: int, end: int) -> tuple[Speech, ...]:
        """Return the speeches that contain all of a stretch, innermost first."""
        near = self._near(start, end)
        return tuple(self._found[n] for n in near if self._holds(n, start, end))

    def _holds(self, number: int, start: int, end: int) -> bool:
        speech = self._found[number]
        return speech.start <= start < speech.end and self._chain(number, end) is not None

    def _chain(self, number: int, end: int) -> list[tuple[int, int]] | None:
        """Return the stretches between the pieces of a speech up to an offset; `None` when this is
        not in a piece.
        """
        apart: list[tuple[int, int]] = []
        while end > self._found[number].end:
            if number not in self._after:
                self._after[number] = self._next(number)
            later = self._after[number]
            if later is None or end <= self._found[later].start:
                return None
            apart.append((self._found[number].end, self._found[later].start))
            number = later
        return apart

    def _next(self, number: int) -> int | None:
        """Return the speech in which a speech goes on: in a new paragraph, or after words that tell
        who speaks; `None` if it ends.
        """
        later = bisect_left(self._starts, self._found[number].end)
        if later == len(self._found):
            return None
        first, then = self._found[number], self._found[later]
        if self._runs[number] == self._runs[later]:
            return later
        if first.label or then.label:
            same = self.source.paragraph(first.end) == self.source.paragraph(then.start)
            return later if same and first.label == then.label else None
        return later if self._goes_on(first, then) else None

    def _goes_on(self, one: Speech, other: Speech) -> bool:
        """Whether the text between two pieces of speech leaves both to one speaker: `“We wrote,”
        said Ann. She laughed. “Nobody answered.”`

        A clause with another subject or a word that negates may tell of anything.
        """
        text = self.source.plain[one.end : other.start]
        told, lex = text.strip(_EDGES), self._lex(one)
        if not told or "\n\n" in text or len(text) > REACH:
            return False
        words = words_in(lex, told)
        if len(words) > WIDEST or any(lex.negates(w.folded) or lex.turns(w.folded) for w in words):
            return False
        before, after = self.speaker(one), self.speaker(other)
        same = shares(before.name, (after.name,))
        ended = _ended(self.source, one)
        if (before.name and after.name and not same) or (ended and told.endswith((",", ":"))):
            # `He said: “…” She said: “…”`: the words between lead to the second piece only.
            return same
        spoken = {w.folded for w in (*words_in(lex, before.shown), *words)} & lex.person
        first, *more = _SENTENCES.split(told)
        if len(spoken) > 1 or len(more) > 1 or not all(_is_of(lex, each, before) for each in more):
            return False
        if ended or _is_of(lex, first, before):
            # `“…” Ann laughed. “…”`: it must be known that Ann spoke before.
            return _is_of(lex, first, before)
        named = sieves.behind(lex, text.lstrip(_EDGES), open_ended=True)
        return bool(named.name or named.shown)

    def interruptions(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches outside of speech, with their marks, between the pieces of one speech
        that contains a stretch.
        """
        begun = self._near(start, start + 1)
        return next((apart for n in begun if (apart := self._chain(n, end)) is not None), [])

    def crossed(self, start: int, end: int) -> bool:
        """Whether a stretch begins inside speech and ends outside, or the other way round."""
        begun = self._near(start, start + 1)
        for n in self._near(start, end):
            speech = self._found[n]
            leaves = speech.start <= start < speech.end < end
            enters = start < self.beginning(speech).start and speech.start < end < speech.end
            if speech.sure and (
                (leaves and not self._holds(n, start, end))
                or (enters and all(self._chain(b, speech.start + 1) is None for b in begun))
            ):
                return True
        return False

    def holds(self, start: int, end: int) -> bool:
        """Whether speech is wholly inside a stretch, with at least one of its marks."""
        near = (self._found[n] for n in self._near(start, end))
        marked = '"' in self.source.plain[start:end]
        return marked and any(s.sure and start <= s.start < s.end <= end for s in near)

    def _near(self, start: int, end: int) -> list[int]:
        """Return the numbers of the speeches that overlap a stretch, last first."""
        behind = bisect_right(self._starts, end)
        first = bisect_right(self._reach, start)
        return [n for n in range(behind - 1, first - 1, -1) if self._found[n].end > start]

    def speaker(self, speech: Speech) -> Speaker:
        """Return the speaker named next to the speech, right before it, or where it goes on."""
        here = number = bisect_left(self._starts, speech.start)
        named = self.beside(speech)
        if office(self._lex(speech), named.shown):
            return named
        while not _known(named) and max(0, here - PARAGRAPHS) < number:
            number -= 1
            last, speech = speech, self._found[number]
            between = self.source.plain[speech.end : last.start]
            same = self._runs[number] == self._runs[number + 1]
            if len(between) > REACH or ("\n\n" in between and not same):
                break
            if not _ended(self.source, speech):
                named = sieves.between(self._lex(last), between)
            if _known(named) or any(c.isalnum() for c in between):
                break
            named = self.beside(speech)
        # The following paragraphs of the speech.
        for later in range(here + 1, min(len(self._found), here + 1 + PARAGRAPHS)):
            if self._runs[later] != self._runs[here] or _known(named):
                break
            named = self.beside(self._found[later])
        return named

    def _lex(self, speech: Speech) -> Lexicon:
        """Return the words of the languages of the paragraph in which a speech begins."""
        return self.source.once(Languages).at(speech.start)

    def beside(self, speech: Speech) -> Speaker:
        """Return the speaker named right before or right behind a speech."""
        if speech.label:
            return Speaker(speech.label, sieve=sieves.LABEL.name)
        plain, lex = self.source.plain, self._lex(speech)
        first, last = self.source.around(speech.start)
        after = plain[speech.end : min(last, speech.end + REACH)]
        number = bisect_left(self._starts, speech.start)
        ended = [s.end for s in self._found[max(0, number - 3) : number] if s.end < speech.start]
        before = plain[max(first, *ended, speech.start - REACH) : speech.start]
        going = plain[speech.end - 1 : speech.end] in {",", "?", "!", "-"}
        named = NOBODY if _ended(self.source, speech) else sieves.behind(lex, after, going)
        if _known(named) or (named.shown and before.rstrip(" \"'").endswith((".", "!", "?"))):
            # After `“…,” she said`, a complete sentence before the speech names nobody.
            return named
        leading = sieves.ahead(lex, before)
        return leading if leading.shown or _known(leading) else named

    def beginning(self, speech: Speech) -> Speech:
        """Return the first of the speeches that a speech continues, else the speech itself."""
        number = bisect_left(self._starts, speech.start)
        return self._found[bisect_left(self._runs, self._runs[number])]

    def outside(self, number: int) -> Iterable[tuple[int, int]]:
        """Yield the stretches of a paragraph, counted from 1, that are outside of speech."""
        at, last = self.source.paragraphs[number - 1]
        for n in self._near(at, last)[::-1]:
            yield at, max(at, self._found[n].start)
            at = max(at, self._found[n].end)
        yield at, last


def _is_of(lex: Lexicon, text: str, speaker: Speaker) -> bool:
    """Whether a sentence begins with the name of a speaker, or with a pronoun."""
    words = words_in(lex, text)[:1]
    return any(w.folded in lex.person or shares(speaker.name, (w.text,)) for w in words)


def _known(named: Speaker) -> bool:
    return bool(named.name or named.beside)


def _ended(source: SourceText, speech: Speech) -> bool:
    """Whether a full stop inside the marks ends the sentence, so that another one follows."""
    return source.plain[speech.end - 1 : speech.end] == "."


def _found(source: SourceText) -> Iterable[Speech]:
    cue = False
    languages = source.once(Languages)
    for start, end in source.paragraphs:
        spans = list(_marked(source, start, end))
        named = label(source.plain, start, end)
        dash = BEGINS.match(source.plain, start)
        if named and is_name(named[0]):
            yield Speech(named[1], end, named[0], sure=False)
        elif dash and not spans and long_dash(source, start):
            # A paragraph that begins with a dash is speech, or an item of a list.
            parts = list(_parts(source, Speech(dash.end(), end, sure=False), dashed=True))
            yield from (replace(part, sure=bool(part.label)) for part in parts)
        elif not spans and cue:
            yield Speech(start, end, sure=False)
        yield from spans
        tail = source.plain[max(start, end - REACH) : end]
        words = {fold.word(m.group()) for m in fold.TOKEN.finditer(tail)}
        cue = tail.endswith((",", ":")) and bool(words & languages.at(start).saying)


def _marked(source: SourceText, start: int, end: int) -> Iterable[Speech]:
    """Yield speech between paired marks; a mark without its partner runs to the paragraph's end."""
    plain = source.plain
    opened: list[tuple[str, int]] = []
    found: list[Speech] = []
    for at in (start + m.start() for m in re.finditer('"', plain[start:end])):
        mark = source.text[source.original(at)]
        opens = _opens(plain, at, start, end)
        if opened and mark in _CLOSING.get(opened[-1][0], '"') and (mark in '"”»›' or not opens):
            began = opened.pop()[1]
            if not opened:
                found.append(Speech(began, at))
        elif mark in _OPENING or (mark in '"”»' and not opened and opens):
            opened.append((mark, at + 1))
    if opened:
        found.append(Speech(opened[0][1], end, open=True))
    begins = [s.start for s in found]

    def outside(single: Speech) -> bool:
        number = bisect_right(begins, single.start)
        return not number or single.end > found[number - 1].end

    # A comma or a colon before an opening mark makes it speech and not a title.
    singles = [
        s for s in _single(source, start, end)
        if plain[max(0, s.start - 3) : s.start - 1].rstrip().endswith((",", ":")) or outside(s)
    ]  # fmt: skip
    parts = [part for s in found for part in _parts(source, s)]
    return sorted([*parts, *singles], key=lambda s: (s.start, -s.end))


def _parts(source: SourceText, speech: Speech, *, dashed: bool = False) -> Iterable[Speech]:
    """Yield a speech without the attributions inside it."""
    spans, named = without_attributions(source, speech.start, speech.end, dashed=dashed)
    for start, end in spans:
        yield replace(speech, start=start, end=end, label=speech.label or named)


def _single(source: SourceText, start: int, end: int) -> Iterable[Speech]:
    """Yield speech between single marks: never sure, since titles and words have them, too."""
    plain = source.plain
    # Searched once: each unclosed mark would otherwise search to the end.
    sure = [found.end() for found in _SINGLE_END.finditer(plain, start, end)]
    others = [found.end() for found in _SINGLE_STOP.finditer(plain, start, end)]

    def first(ends: list[int], behind: int) -> int:
        number = bisect_left(ends, behind)
        return ends[number] if number < len(ends) else 0

    behind = start
    for at in (found.start() for found in _SINGLE.finditer(plain, start, end)):
        mark = source.text[source.original(at)]
        if at < behind or mark not in "‘‚‹'" or not _opens(plain, at, start, end):
            continue
        close = first(sure, at + 3)
        if mark != "'":
            # Otherwise it may be the apostrophe of a word.
            close = close or first(others, at + 2)
        if close:
            behind = close
            yield Speech(at + 1, close - 1, sure=False)


def _opens(plain: str, at: int, start: int, end: int) -> bool:
    """Whether a mark is where an opening one is: before a word, after a blank or a bracket."""
    before = plain[at - 1] if at > start else " "
    after = plain[at + 1] if at + 1 < end else " "
    return not after.isspace() and (before.isspace() or before in "([{-'/")
