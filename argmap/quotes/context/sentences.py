"""Sentences of a source: where they end, as distinct from the full stops of abbreviations, and the
verbs that make them, by their endings and the words before them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator

from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import Languages, lexicon_at
from argmap.quotes.words.roles import Lexicon

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
    first, last = source.around(start)[0], source.around(max(start, end - 1))[1]
    begin = max(sentence_ends(source, first, start), default=first - 1)
    stop = next(sentence_ends(source, end, last + 1), last - 1)
    return begin + 1, stop + 1


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
        # `J.`, not `I.`
        initial = len(word) == 1 and word.isalpha() and word != "i" and not cut
        if stop[0] == "." and (word in abbreviations or initial):
            continue
        if "?" not in stop and (stop[:2] == ".." or _goes_on(plain, match.end())):
            continue
        found.append(at)
    return found


def _goes_on(text: str, at: int) -> bool:
    """Whether the text after a stop begins in lower case, so that the sentence goes on."""
    after = re.match(r"\s*[\"'(\[-]*\s*(\w)", text[at : at + 40])
    return bool(after and after[1].islower())


def verbal(lex: Lexicon, word: str, before: str = "") -> bool:
    """Whether a folded word looks like a finite verb after another word."""
    if not word.isascii():
        return word.endswith(lex.verb_ending)
    singular = len(before) < 4 or before.endswith(("ss", "'s", "us", "is"))
    subject = before in lex.pronoun or (before.endswith("s") and not singular)
    if lex.auxiliary and subject and word not in lex.empty | lex.clause:
        # `the islanders prefer`, `they prefer`
        return not word.endswith("ly")
    noun = before in lex.before_noun or lex.number(before) or before.endswith("'s") or "'" in word
    known = word in lex.telling or word in lex.verb_forms
    return not noun and (known or word.endswith(lex.verb_ending))


def tells(source: SourceText, first: int, last: int) -> bool:
    """Whether some tokens may contain a verb, so that they make a statement.

    Always true in a language without a list of auxiliary verbs.
    """
    lex = lexicon_at(source, first)
    words = source.words[first : last + 1]
    return not lex.auxiliary or any(
        word in lex.auxiliary or verbal(lex, word, before)
        for word, before in zip(words, ["", *words], strict=False)
    )


def month(source: SourceText, lex: Lexicon, at: int) -> bool:
    """Whether the token at a place is a month, as in `in May`, not another word."""
    if source.words[at] not in lex.month or not source.plain[source.starts[at]].isupper():
        return False
    near = [source.words[n] for n in (at - 1, at + 1) if 0 <= n < len(source.words)]
    return any(word[0].isdigit() for word in near) or (at > 0 and near[0] in lex.before_month)
