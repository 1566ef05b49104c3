"""The verb of saying of a clause, and the speaker it gives.

There is no grammar here: a clause is a list of pieces between commas, and its subject is the first
name that follows no preposition and owns no other word: `Lind's lawyer said` names somebody else. A
piece between commas that begins like a relative clause or an apposition is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, dropwhile

from argmap.quotes.speakers.naming import (
    NOBODY,
    Speaker,
    Word,
    holder,
    named,
    owns,
    subject,
    text_of,
)
from argmap.quotes.words.roles import Lexicon

Pieces = list[list[Word]]


def _aside(lex: Lexicon, piece: Sequence[Word]) -> bool:
    """Whether a piece between commas begins like a relative clause or an apposition."""
    first, second = (word.folded for word in (*piece, piece[0])[:2])
    relative = lex.relative | lex.article_relative
    return first in relative | lex.article | lex.as_word or (
        first in lex.preposition and second in relative
    )


def without_asides(lex: Lexicon, pieces: Pieces) -> Pieces:
    """Return the pieces without those that describe a name: `Ann, who had spoken to Bob, said`; but
    with those that describe somebody, with a name: `the clerk Ada Quill`.
    """

    def apposed(piece: Sequence[Word]) -> bool:
        return piece[0].folded in lex.article and piece[-1].name and not subject(lex, piece).beside

    inner = (piece for piece in pieces[1:-1] if not _aside(lex, piece) or apposed(piece))
    return [*pieces[:1], *inner, *pieces[1:][-1:]]


def verbs(lex: Lexicon, piece: Sequence[Word]) -> list[int]:
    """Return the places of the verbs of saying in a piece: not as in `United States`, not as in `a
    note`.
    """
    return [
        n
        for n, (before, word) in enumerate(zip((None, *piece), piece, strict=False))
        if word.folded in lex.saying - lex.source
        if before is None
        or not (
            word.name
            or before.folded in lex.before_saying_noun
            or (word.folded in lex.utterance and owns(before))
        )
    ]


def has_subject(lex: Lexicon, words: Sequence[Word]) -> bool:
    """Whether some words begin with a subject that is not a name."""
    # `and a man said`, `then the doctor told us`
    adverbs = (lex.no_name | lex.and_word) - lex.preposition - lex.article - lex.pronoun
    bare = [w.folded for w in dropwhile(lambda w: w.folded in adverbs, words)]
    return not lex.pronoun.isdisjoint(bare) or not lex.article.isdisjoint(bare[:1])


def relative(lex: Lexicon, piece: Sequence[Word], verb: int) -> bool:
    """Whether a piece that ends with a verb has the form of a thing with a relative clause that no
    pronoun joins: `the plan Ann proposes`.
    """
    ends = verb == len(piece) - 1 and verb > 2 and piece[verb - 1].name
    return bool(ends) and piece[0].folded in lex.article and not piece[verb - 2].name


def of_verb(lex: Lexicon, pieces: Pieces, at: int, verb: int) -> Speaker:
    """Return the speaker of a verb of saying: the one who acts in `was told by Ann`, or the subject
    before it, there or in an earlier piece, else the name after it.
    """
    acting = _passive(lex, pieces[at], verb)
    if acting is not None:
        return acting
    left, right = pieces[at][:verb], pieces[at][verb + 1 :]
    if at and left and left[0].folded in lex.relative:
        # `Ann thanked Bob, who said`
        return _earlier(lex, pieces, at, last=True)
    found = subject(lex, left, before_verb=True)
    if found.name:
        # `Ann, Bob and Cy said`
        listed = pieces[:at] if all(map(named, pieces[:at])) else []
        return found._replace(name=" ".join([found.name, *(w.text for w in chain(*listed))]))
    if has_subject(lex, left):
        spoken_to = subject(lex, right)
        groups = (spoken_to.name,) if spoken_to.name else spoken_to.beside[:1]
        return Speaker("", (*found.beside, *groups), text_of(pieces[at]))
    own = holder(lex, left) if found.beside else NOBODY
    earlier = own if own.name else _earlier(lex, pieces, at)
    if earlier.name:
        # `Lind's column concludes`
        return earlier
    inverted = subject(lex, right)
    return inverted._replace(beside=(*found.beside, *inverted.beside)) if right else found


def _earlier(lex: Lexicon, pieces: Pieces, at: int, *, last: bool = False) -> Speaker:
    """Return the subject in a piece before one that has none, or the `last` name there."""
    for n in reversed(range(at)):
        piece = pieces[n]
        if piece[0].folded in lex.subordinate | lex.not_word:
            continue
        found = subject(lex, piece, before_verb=n > 0 or last)
        if found.name and (n == 0 or not _aside(lex, piece) or piece[-1].name):
            return found
    return NOBODY


def _passive(lex: Lexicon, piece: Sequence[Word], verb: int) -> Speaker | None:
    """Return the speaker in `was told by Ann`; `None` when the clause is not of that kind."""
    being = next((n for n in range(verb) if piece[n].folded in lex.being), None)
    if being is None or piece[verb].folded.endswith(lex.progressive):
        return None
    by = next((n for n in range(being, len(piece)) if piece[n].folded in lex.by), len(piece))
    if by == len(piece) and verb - being > 2:
        # `Ann is reported to have said`
        return None
    patient = subject(lex, piece[:being], before_verb=True)
    agent = subject(lex, piece[by + 1 :])
    beside = (patient.name, *patient.beside, *agent.beside)
    return agent._replace(beside=beside, shown=text_of(piece))
