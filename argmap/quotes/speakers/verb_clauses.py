"""The verb of saying of a clause, and the speaker it gives.

There is no grammar here: a clause is a list of pieces between commas, and its subject is the first
name that follows no preposition and owns no other word: `Lind's lawyer said` names somebody else. A
piece between commas that begins like a relative clause or an apposition is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from argmap.quotes.speakers.naming import (
    NOBODY,
    Speaker,
    Word,
    holder,
    only,
    owns,
    subject,
    text_of,
)
from argmap.quotes.words.roles import Lexicon

WORDS = 8
"""Words of a clause that are searched for its verb."""


def _aside(lex: Lexicon, piece: Sequence[Word]) -> bool:
    """Whether a piece between commas begins like a relative clause or an apposition."""
    first = piece[0].folded
    second = piece[1].folded if len(piece) > 1 else ""
    return (
        first in lex.relative | lex.article_relative | lex.article
        or (first in lex.preposition and second in lex.relative | lex.article_relative)
        or first in lex.as_word
    )


def _apposed(lex: Lexicon, piece: Sequence[Word]) -> bool:
    """Whether a piece between commas describes somebody, with a name: `the clerk Ada Quill`."""
    return piece[0].folded in lex.article and piece[-1].name and not subject(lex, piece).beside


def without_asides(lex: Lexicon, pieces: list[list[Word]]) -> list[list[Word]]:
    """Return the pieces without those that describe a name: `Ann, who had spoken to Bob, said`."""
    return [
        p for n, p in enumerate(pieces)
        if n == 0 or n == len(pieces) - 1 or not _aside(lex, p) or _apposed(lex, p)
    ]  # fmt: skip


def verbs(lex: Lexicon, piece: Sequence[Word]) -> list[int]:
    """Return the places of the verbs of saying in a piece."""
    return [n for n in range(len(piece)) if _says(lex, piece, n)]


def _says(lex: Lexicon, piece: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb of saying: not as in `United States`, not as in `a note`."""
    word = piece[at]
    if word.folded not in lex.saying - lex.source or (word.name and at):
        return False
    before = piece[at - 1] if at else None
    return not before or not (
        before.folded in lex.before_saying_noun or (word.folded in lex.utterance and owns(before))
    )


def has_subject(lex: Lexicon, words: Sequence[Word]) -> bool:
    """Whether some words begin with a subject that is not a name."""
    # `and a man said`, `then the doctor told us`
    adverbs = (lex.no_name | lex.and_word) - lex.preposition - lex.article
    bare = [*dropwhile(lambda w: w.folded in adverbs and w.folded not in lex.pronoun, words)]
    return any(w.folded in lex.pronoun for w in bare) or (
        bool(bare) and bare[0].folded in lex.article
    )


def relative(lex: Lexicon, piece: Sequence[Word], verb: int) -> bool:
    """Whether a piece that ends with a verb has the form of a thing with a relative clause that no
    pronoun joins: `the plan Ann proposes`.
    """
    named = verb == len(piece) - 1 and verb > 2 and piece[verb - 1].name
    return bool(named) and piece[0].folded in lex.article and not piece[verb - 2].name


def of_verb(lex: Lexicon, pieces: list[list[Word]], at: int, verb: int) -> Speaker:
    """Return the speaker of a verb of saying: the subject before it, there or in an earlier piece,
    else the name after it.
    """
    left, right = pieces[at][:verb], pieces[at][verb + 1 :]
    if at and left and left[0].folded in lex.relative:
        # `Ann thanked Bob, who said`
        return _earlier(lex, pieces, at, last=True)
    found = subject(lex, left, before_verb=True)
    if found.name:
        listed = [w for p in pieces[:at] for w in p] if _listed(pieces[:at]) else []
        return found._replace(name=" ".join([found.name, *(w.text for w in listed)]))
    if has_subject(lex, left):
        spoken_to = subject(lex, right)
        groups = (spoken_to.name,) if spoken_to.name else spoken_to.beside[:1]
        return Speaker("", (*found.beside, *groups), text_of(pieces[at]))
    own = holder(lex, left) if found.beside else NOBODY
    if own.name:
        # `Lind's column concludes`
        return own
    earlier = _earlier(lex, pieces, at)
    if earlier.name:
        return earlier
    inverted = subject(lex, right)
    return inverted._replace(beside=(*found.beside, *inverted.beside)) if right else found


def _listed(pieces: list[list[Word]]) -> bool:
    """Whether pieces are only names, as in `Ann, Bob and Cy said`."""
    return bool(pieces) and all(w.name for p in pieces for w in p)


def _earlier(lex: Lexicon, pieces: list[list[Word]], at: int, *, last: bool = False) -> Speaker:
    """Return the subject in a piece before one that has none, or the `last` name there."""
    for n in reversed(range(at)):
        piece = pieces[n]
        if all(w.name for w in piece):
            return only(piece)
        if piece[0].folded in lex.subordinate | lex.not_word:
            continue
        found = subject(lex, piece, before_verb=n > 0 or last)
        if found.name and (n == 0 or not _aside(lex, piece) or piece[-1].name):
            return found
    return NOBODY


def passive(lex: Lexicon, piece: Sequence[Word], verb: int) -> Speaker | None:
    """Return the speaker in `was told by Ann`; `None` when the clause is not of that kind."""
    being = next((n for n in range(verb) if piece[n].folded in lex.being), None)
    if being is None or (piece[verb].folded.endswith(lex.progressive)):
        return None
    by = next((n for n in range(being, len(piece)) if piece[n].folded in lex.by), len(piece))
    if by == len(piece) and verb - being > 2:
        # `Ann is reported to have said`
        return None
    patient = subject(lex, piece[:being], before_verb=True)
    agent = subject(lex, piece[by + 1 :])
    return agent._replace(
        beside=(patient.name, *patient.beside, *agent.beside), shown=text_of(piece)
    )
