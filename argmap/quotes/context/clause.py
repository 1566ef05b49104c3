"""The clause that some words of a source are in, as far as punctuation and conjunctions show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.quotes.context.sentences import ends_between, sentence_ends
from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import lexicon_at
from argmap.quotes.words.roles import Lexicon

FARTHEST = 12
"""Words before a quotation that are examined."""
BEHIND = 6
"""Words after it that are examined."""
_MARKS = re.compile(r"[.!?]{1,4}")
_STOP = re.compile(r"[!?;:,\n\"()]|\s-\s|--|\.")


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
