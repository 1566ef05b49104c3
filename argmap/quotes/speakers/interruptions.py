"""Narration between two pieces of one person's speech: `“We wrote,” said Ann. “Nobody answered.”`

It is an attribution, or a beat that tells what the speaker does: `She laughed.`
"""

from __future__ import annotations

import re

from argmap.quotes.speakers import sieves
from argmap.quotes.speakers.naming import Speaker, words_in
from argmap.quotes.speakers.person_names import shares
from argmap.quotes.words.roles import Lexicon

WIDEST = 16
"""Most words of an attribution with its beat."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_EDGES = "\"' -\n"


def goes_on(lex: Lexicon, text: str, before: Speaker, after: Speaker, *, ended: bool) -> bool:
    """Whether the text between two pieces of speech leaves both to one speaker: `before` and
    `after` are those named next to the pieces, and `ended` is true when a full stop ends the first.

    A clause with another subject or a word that negates may tell of anything.
    """
    told = text.strip(_EDGES)
    words = words_in(lex, told)
    if not told or "\n\n" in text or len(words) > WIDEST:
        return False
    if any(lex.negates(w.folded) or lex.turns(w.folded) for w in words):
        return False
    if before.name and after.name and not shares(before.name, (after.name,)):
        return False
    pronouns = {w.folded for w in words if w.folded in lex.person}
    first, *more = _SENTENCES.split(told)
    if len(pronouns) > 1 or len(more) > 1 or not all(_of_somebody(lex, each) for each in more):
        return False
    if ended and not _of_somebody(lex, first):
        # `“…” Ann laughed. “…”`: it must be known that Ann spoke before.
        return bool(before.name) and shares(before.name, (first,))
    named = sieves.behind(lex, text.lstrip(_EDGES), open_ended=not ended)
    return bool(named.name or named.shown) or _of_somebody(lex, first)


def _of_somebody(lex: Lexicon, text: str) -> bool:
    """Whether a sentence begins with a pronoun for the person spoken of before."""
    words = words_in(lex, text)
    return bool(words) and words[0].folded in lex.person
