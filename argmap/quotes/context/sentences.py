"""Sentences and clauses of a source, as far as punctuation, conjunctions and the endings of verbs show.

A full stop that ends a sentence is distinct from those of abbreviations.
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
FARTHEST = 12
"""Words before a quotation that are examined."""
BEHIND = 6
"""Words after it that are examined."""
_MARKS = re.compile(r"[.!?]{1,4}")
_STOP = re.compile(r"[!?;:,\n\"()]|\s-\s|--|\.")


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


def stops(source: SourceText, at: int) -> bool:
    """Whether a clause ends between a token and the next."""
    gap = source.gap(at)
    if gap == " ":
        return False
    lex = lexicon_at(source, at)
    bare = gap.strip()
    # In many languages a comma precedes the word that joins a clause.
    if bare == "," and source.words[at + 1] in lex.joining:
        return False
    # `I have my doubts: …`
    mine = at and source.words[at - 1] in lex.own
    joined = lex.reports(source.words[at]) or (lex.turns(source.words[at]) and not mine)
    if joined and (bare == ":" or (bare == "," and lex.commas)):
        return False
    if bare in {"'", '"'} or not _STOP.search(gap):
        # A quotation mark alone encloses a few words within the sentence.
        return "\n\n" in gap
    return bare != "." or ends_between(source, source.ends[at], source.starts[at + 1])


def clause_before(source: SourceText, first: int) -> list[int]:
    """Return the tokens before one in its clause, nearest first, at most `FARTHEST`. An aside that
    a `that` follows is left out: `it is said, by Ann, that`.
    """
    lex = lexicon_at(source, first)
    tokens: list[int] = []
    at = behind = first - 1
    while at >= 0 and len(tokens) < FARTHEST:
        if (at == behind and stops(source, at)) or _joins_another(source, lex, at):
            break
        tokens.append(at)
        behind = at = at - 1
        if not lex.commas and at >= 0 and source.words[at + 1] in lex.complement:
            commas = [n for n in range(at, max(-1, at - FARTHEST), -1) if source.gap(n).strip()]
            if commas[:1] == [at] and [source.gap(n) for n in commas[:2]] == [", ", ", "]:
                at = commas[1]
    return tokens


def _joins_another(source: SourceText, lex: Lexicon, at: int) -> bool:
    """Whether a token begins another clause than that of the words before it: not as in `anything
    but` and `it isn't because`.
    """
    word, before = source.words[at], source.words[at - 1] if at else ""
    if (word in lex.but and before in lex.but_after) or (word in lex.cause and lex.negates(before)):
        return False
    return word in lex.clause


def opens_sentence(source: SourceText, at: int) -> bool:
    """Whether a token is the first of its sentence."""
    if not at or source.paragraph(source.ends[at - 1]) != source.paragraph(source.starts[at]):
        return True
    return ends_between(source, source.ends[at - 1], source.starts[at])


def until_stop(source: SourceText, at: int) -> Iterator[int]:
    """Yield the tokens from one on to the end of its clause, at most `BEHIND`."""
    for n in range(at, min(len(source.words), at + BEHIND)):
        yield n
        if n + 1 < len(source.words) and stops(source, n):
            return


def asked(source: SourceText, end: int) -> int | None:
    """Return the offset at which the sentence around an offset ends, if it is a question."""
    stop = next(sentence_ends(source, end, source.around(end - 1)[1] + 1), None)
    marks = _MARKS.match(source.plain, stop) if stop is not None else None
    return stop if marks and "?" in marks.group() else None


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
