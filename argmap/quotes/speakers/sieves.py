"""Finds who is speaking from the words next to direct speech: an ordered list of sieves.

After the sieves that find whom a pronoun means (H. Lee et al., 2013) and who speaks in novels (G.
Muzny et al., 2017): the surest is tried first, and each leaves what it does not know to the next
one. An attribution is recognised by its place. After speech it is the clause that goes on after the
closing mark, before speech the clause that leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from argmap.base.values import dataclass
from argmap.quotes.speakers.naming import (
    NOBODY,
    Speaker,
    Word,
    holder,
    in_pieces,
    named,
    only,
    subject,
    text_of,
    words_in,
)
from argmap.quotes.speakers.verb_clauses import (
    has_subject,
    of_verb,
    relative,
    verbs,
    without_asides,
)
from argmap.quotes.words.roles import Lexicon

_STOP = r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)"
_SENTENCE = re.compile(_STOP + r"[.!?;\"](?:\s|$)|\n\s*\n")
_BEFORE = re.compile(r"[!?;\"]\s|" + _STOP + r"\.\s")
_CITED = re.compile(r"\s*[(\[]([^()\[\]\n]{2,80})[)\]]")
_LEADS = re.compile(r"[^\"]{0,200}?(?: that|:)\s*\"")
_NEXT = re.compile(r"\.\s+([^\W\d_])")
NEAR = 8
"""Words of a clause that are searched for its verb."""
SHORT = 6
"""Words of a clause such as `as Ann likes to joke`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The text next to some speech, in pieces between commas. `most` is the number of words that
    may precede a name when no verb of saying is known; `dash` and `colon` are true when one
    separates the text from the speech.
    """

    lex: Lexicon
    text: str
    pieces: list[list[Word]]
    most: int = 0
    dash: bool = False
    colon: bool = False


class Sieve(NamedTuple):
    """One way to find the speaker. `find` returns `None` for cases that the next sieve should try.
    In `example` Ann speaks; “…” are her words.
    """

    name: str
    meaning: str
    example: str
    find: Callable[[Clause], Speaker | None]


def behind(lex: Lexicon, text: str, open_ended: bool) -> Speaker:
    """Find the speaker from the text after some speech: `… ,” Ann said`, `… ,” said Ann`.

    `open_ended` is true when the sentence goes on: no full stop, or a comma, is before the closing
    mark.
    """
    text = text.lstrip("\"'")
    another = _NEXT.match(text)
    if another and another[1].isupper():
        # `… “at once”. The plan Ann proposes is hers.`
        return NOBODY
    bare = text.lstrip(" ,.!?-")
    sentence = _SENTENCE.split(bare, maxsplit=1)[0]
    most = 2 if open_ended or text.startswith(",") else 0
    dash = "-" in text[: len(text) - len(bare)]
    return _first(BEHIND, Clause(lex, text, in_pieces(lex, sentence), most, dash))


def ahead(lex: Lexicon, text: str) -> Speaker:
    """Find the speaker from the text before speech: `Ann said, “…`, `Ann, who came late: “…`."""
    tail = text.rstrip(" \"'([")
    sentence = _BEFORE.split(re.sub(r"\([^()]*\)", " ", tail))[-1]
    pieces = without_asides(lex, in_pieces(lex, sentence))
    return _first(AHEAD, Clause(lex, tail, pieces, colon=tail.endswith(":"))) if pieces else NOBODY


def between(lex: Lexicon, text: str) -> Speaker:
    """Find the speaker from a sentence or less between two stretches of one speech."""
    sentences = [p for p in re.split(r"[.!?]\s", text.strip("\" ',-")) if p.strip("\" '")]
    return behind(lex, text, open_ended=True) if len(sentences) == 1 else NOBODY


def attribution(lex: Lexicon, text: str) -> Speaker:
    """Find the speaker from a stretch between dashes: `сказала Лінд`, `Лінд знизала плечима`;
    nobody when the stretch continues the speech.
    """
    pieces = in_pieces(lex, text.strip(" ,.!?-"))
    if not pieces or pieces[0][0].folded in lex.not_speaking | lex.preposition | lex.as_word:
        return NOBODY
    return _first(ATTRIBUTIONS, Clause(lex, text, pieces, most=5))


def _first(sieves: Sequence[Sieve], clause: Clause) -> Speaker:
    for sieve in sieves:
        found = sieve.find(clause)
        if found is not None:
            return found._replace(sieve=sieve.name) if found != NOBODY else found
    return NOBODY


# After speech


def _reference(clause: Clause) -> Speaker | None:
    """Find the name in a reference, alone or with a year, a page, or words after commas."""
    cited = _CITED.match(clause.text)
    if not cited:
        return None
    lex = clause.lex
    words = words_in(lex, cited[1].partition(",")[0])
    words = words[1:] if words and words[0].folded in lex.see else words
    plain = all(
        w.text[0].isdigit() or w.text[0].isupper() or w.text in lex.in_reference for w in words
    )
    return only(w for w in words if w.name) if plain and words and words[0].name else NOBODY


def _leads_on(clause: Clause) -> Speaker | None:
    """Stop if the verb leads to the next speech, or the clause is about something else."""
    bare = clause.text.lstrip(" ,.!?-")
    leads = _LEADS.match(bare)
    if leads and leads.end() <= len(_SENTENCE.split(bare, maxsplit=1)[0]) + 3:
        return NOBODY
    other = not clause.pieces or clause.pieces[0][0].folded in clause.lex.not_speaking
    return NOBODY if other else None


def _as_somebody(clause: Clause) -> Speaker | None:
    lex, (first, *rest) = clause.lex, clause.pieces[0]
    if first.folded not in lex.as_word or not rest:
        return None
    alone = all(w.name or w.folded in lex.preposition | lex.and_word for w in rest)
    shown = first.folded not in lex.so_name or alone or any(verbs(lex, rest))
    return subject(lex, rest) if shown and len(rest) < SHORT else NOBODY


def _signed(clause: Clause) -> Speaker | None:
    return only(clause.pieces[0]) if clause.dash and named(clause.pieces[0]) else None


def _said_of_it(clause: Clause) -> Speaker | None:
    lex, piece = clause.lex, clause.pieces[0]
    if piece[0].folded not in lex.being | lex.coming:
        return None
    if len(piece) > 1 and piece[1].folded in lex.that_way:
        return subject(lex, piece[2:])
    held = holder(lex, piece)
    at = next((n for n, w in enumerate(piece) if w.folded in lex.preposition), len(piece))
    if not held.name and (
        any(w.folded in lex.utterance for w in piece) or piece[0].folded in lex.reply_came
    ):
        return subject(lex, piece[at + 1 :])._replace(oblique=True)
    return held


def _verb_behind(clause: Clause) -> Speaker | None:
    lex, (first, *later) = clause.lex, clause.pieces
    told = first[1:] if first[0].folded in lex.addressed else first
    at = next(iter(verbs(lex, told[:NEAR])), None)
    if at is None:
        return None
    if later and has_subject(lex, later[0]) and verbs(lex, later[0]) and relative(lex, told, at):
        # `the plan Ann proposes, she said, would`
        return Speaker(shown=text_of(later[0]))
    found = of_verb(lex, [told], 0, at)
    if not found.name and later and named(later[0]) and not {w.folded for w in first} & lex.pronoun:
        # `said the mayor, Ada Quill, on Monday`
        return only(later[0])
    return found


def _apposition(clause: Clause) -> Speaker | None:
    """Find a name with an apposition: `Ann Lind, the union's clerk`, `Lind's clerk, Ann Hall`."""
    lex, (first, *later) = clause.lex, clause.pieces
    owned = subject(lex, first, before_verb=True)
    titled = len(later) > 1 and first[0].folded in lex.article and verbs(lex, later[1])
    if len(later) > 1 and named(later[0]) and not owned.name and (titled or owned.beside):
        # `the mayor, Ada Quill, said`
        return only(later[0])
    described = any(not p[0].name for p in later[1:2] or later[:1])
    return owned if not titled and named(first) and described else None


def _by_place(clause: Clause) -> Speaker | None:
    """Find the speaker without a known verb: a name among the first words, and nothing more."""
    lex, piece = clause.lex, clause.pieces[0]
    names = [n for n, word in enumerate(piece) if word.name]
    if not clause.most or piece[0].folded in lex.preposition or not names:
        return None
    lower = all(w.text[0].islower() for w in piece[: names[0]])
    return subject(lex, piece) if names[0] <= clause.most and lower else None


# Before speech


def _verb_ahead(clause: Clause) -> Speaker | None:
    lex, pieces = clause.lex, clause.pieces
    said = [(n, at) for n, piece in enumerate(pieces) for at in verbs(lex, piece)[-1:]]
    if not said or (
        clause.colon and said[-1][0] < len(pieces) - 1 and subject(lex, pieces[-1]).name
    ):
        return None
    return of_verb(lex, pieces, *said[-1])


def _source(clause: Clause) -> Speaker | None:
    lex = clause.lex
    for piece in reversed(clause.pieces):
        at = next((n for n, w in enumerate(piece) if w.folded in lex.source), None)
        governed = piece[at or 0].folded in lex.preposition
        if at is not None and (at == 0 or not governed):
            rest = piece[at + 1 :]
            found = subject(lex, rest[1:] if rest and rest[0].folded in lex.preposition else rest)
            if not (found.name or found.beside or (at == 0 and not governed)):
                # `According to the mayor, “…`, but not `Ann Lind, for the town: “…`
                found = subject(lex, piece[:at])
            return found._replace(oblique=True)
        if piece[0].folded in lex.as_word and 1 < len(piece) <= SHORT:
            return subject(lex, piece[1:])
        held = holder(lex, piece)
        if held.name:
            return held
    return None


def _led_to(clause: Clause) -> Speaker | None:
    """Find the speaker in the clause that leads to the speech: with a colon or `that`, or in a few
    words and a comma: `Ann adds, “…`.
    """
    lex, last = clause.lex, clause.pieces[-1]
    if clause.colon or last[-1].folded in lex.joining:
        found = subject(lex, last)
        return found if found.name or found.beside or has_subject(lex, last) else None
    short = clause.text.endswith(",") and len(last) <= 3 and last[0].name and not last[-1].name
    return subject(lex, last) if short else holder(lex, last)


def _name_before(clause: Clause) -> Speaker | None:
    before = clause.pieces[-2:-1]
    return only(before[0]) if before and named(before[0]) else None


LABEL = Sieve(
    "label", "a name before a colon or inside the speech says whose it is", "Ann: …", lambda _: None
)
LAST_NAMED = Sieve(
    "last named", "a pronoun next to the speech means the last person named before it",
    "Ann had brought a map. “…,” she said.", lambda _: None,
)  # fmt: skip
OFFICE = Sieve(
    "office", "the source calls the speaker by an office or a relation, and not by a name", "",
    lambda _: None,
)  # fmt: skip
ATTRIBUTIONS = (
    Sieve("verb behind", "a verb of saying is behind the speech, with a name",
          "“…,” Ann said.", _verb_behind),
    Sieve("apposition", "a name and what somebody is are behind the speech",
          "“…,” Ann Lind, the union's clerk, laughed.", _apposition),
    Sieve("place", "a name is among the first words behind the speech",
          "“…,” scoffed Ann.", _by_place),
)  # fmt: skip
BEHIND = (
    Sieve("reference", "a reference in brackets names an author", "“…” (Ann 2018: 44).", _reference),
    Sieve("leads on", "the clause leads to other speech, or is about something else", "", _leads_on),
    Sieve("as somebody", "as somebody puts it", "“…,” as Ann likes to joke.", _as_somebody),
    Sieve("signed", "a name alone is behind a dash", "“…” — Ann Lind", _signed),
    Sieve("said of the speech", "what is said of the speech names its speaker",
          "“…” was how Ann put it.", _said_of_it),
    *ATTRIBUTIONS,
)  # fmt: skip
AHEAD = (
    Sieve("verb before", "a verb of saying is before the speech, with a name",
          "On Monday Ann said: “…”", _verb_ahead),
    Sieve("source", "somebody is the source of what the clause tells", "According to Ann, “…”", _source),
    Sieve("led to", "a clause with a colon, or a short one, leads to the speech", "Ann shrugged: “…”",
          _led_to),
    Sieve("name before", "a name is alone before the clause that leads to the speech",
          "Ann Lind, back from the hall: “…”", _name_before),
)  # fmt: skip
TABLE = (LABEL, *BEHIND, *AHEAD, LAST_NAMED, OFFICE)
"""All sieves."""
