"""Narration between two pieces of one person's speech: `“We wrote,” said Ann. “Nobody answered.”`

It is an attribution, or a beat that tells what the speaker does: `She laughed.`
"""

from __future__ import annotations

import re

from argmap.quotes.speakers import sieves
from argmap.quotes.speakers.naming import Speaker, words_in
from argmap.quotes.speakers.person_names import shares
from argmap.quotes.words.roles import Lexicon

WIDEST = 24
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
    same = shares(before.name, (after.name,))
    if before.name and after.name and not same:
        return False
    if ended and told.endswith((",", ":")):
        # `He said: “…” She said: “…”`: the words between lead to the second piece only.
        return same
    pronouns = {w.folded for w in (*words_in(lex, before.shown), *words) if w.folded in lex.person}
    first, *more = _SENTENCES.split(told)
    if len(pronouns) > 1 or len(more) > 1 or not all(_is_of(lex, each, before) for each in more):
        return False
    if ended or _is_of(lex, first, before):
        # `“…” Ann laughed. “…”`: it must be known that Ann spoke before.
        return _is_of(lex, first, before)
    named = sieves.behind(lex, text.lstrip(_EDGES), open_ended=True)
    return bool(named.name or named.shown)


def _is_of(lex: Lexicon, text: str, speaker: Speaker) -> bool:
    """Whether a sentence begins with the name of a speaker, or with a pronoun."""
    words = words_in(lex, text)[:1]
    return any(w.folded in lex.person or shares(speaker.name, (w.text,)) for w in words)
