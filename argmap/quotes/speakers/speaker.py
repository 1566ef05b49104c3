"""Whose some direct speech is, by the words right beside it.

There is no grammar here: an attribution is known by its place. Behind speech it is the clause that
goes on after the closing mark, before speech the clause that leads to it. Its subject is the first
name that stands behind no preposition and owns no other word: `Lind's lawyer said` names somebody
else. What stands between commas and begins like a relative clause or an apposition is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.quotes.speakers.naming import (
    NOBODY,
    Speaker,
    Word,
    holder,
    in_pieces,
    only,
    owns,
    subject,
    text_of,
    words_in,
)
from argmap.quotes.words.roles import Lexicon

WORDS = 8
"""Words of a clause among which its verb is looked for."""
_STOP = r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)"
_SENTENCE = re.compile(_STOP + r"[.!?;\"](?:\s|$)|\n\s*\n")
_BEFORE = re.compile(r"[!?;\"]\s|" + _STOP + r"\.\s")
_CITED = re.compile(r"\s*[(\[]([^()\[\]\n]{2,80})[)\]]")
_LEADS = re.compile(r"[^\"]{0,200}?(?: that|:)\s*\"")


def behind(lex: Lexicon, text: str, open_ended: bool) -> Speaker:
    """Who speaks, by the text behind some speech: `… ,” Ann said`, `… ,” said Ann`.

    `open_ended` says that a comma or no full stop stands before the closing mark: the sentence goes on.
    """
    text = text.lstrip("\"'")
    cited = _CITED.match(text)
    if cited:
        return _cited(lex, cited[1])
    comma = text.startswith(",")
    bare = text.lstrip(" ,.!?-")
    dash = "-" in text[: len(text) - len(bare)]
    sentence = _SENTENCE.split(bare, maxsplit=1)[0]
    leads = _LEADS.match(bare)
    if leads and leads.end() <= len(sentence) + 3:
        # The verb leads to the next stretch of speech.
        return NOBODY
    pieces = in_pieces(lex, sentence)
    if not pieces or pieces[0][0].folded in lex.not_speaking:
        return NOBODY
    first = pieces[0]
    if first[0].folded in lex.as_word and len(first) > 1:
        verb = [
            w for w in first[1:] if not w.name and w.folded not in lex.preposition | lex.and_word
        ]
        shown = first[0].folded not in lex.so_name or not verb or bool(_verb(lex, first) or 0)
        return subject(lex, first[1:]) if shown and len(first) <= 6 else NOBODY
    if dash and all(w.name for w in first):
        return only(first)
    if first[0].folded in lex.being | lex.coming:
        return _told(lex, first)
    return _attribution(lex, pieces, 2 if open_ended or comma else 0)


def ahead(lex: Lexicon, text: str) -> Speaker:
    """Who speaks, by the text before some speech: `Ann said, “…`, `Ann, who had come late: “…`."""
    tail = text.rstrip(" \"'([")
    sentence = _BEFORE.split(re.sub(r"\([^()]*\)", " ", tail))[-1]
    pieces = _without_asides(lex, in_pieces(lex, sentence))
    if not pieces:
        return NOBODY
    last = pieces[-1]
    colon = tail.endswith(":")
    told = next(
        (n for n in reversed(range(len(pieces))) if _last_verb(lex, pieces[n]) is not None), None
    )
    if told is not None and not (colon and told < len(pieces) - 1 and subject(lex, last).name):
        verb = _last_verb(lex, pieces[told])
        assert verb is not None
        passive = _passive(lex, pieces[told], verb)
        return passive if passive is not None else _of_verb(lex, pieces, told, verb)
    source = _source(lex, pieces)
    if source is not None:
        return source
    if not colon and last[-1].folded not in lex.joining:
        short = tail.endswith(",") and len(last) <= 3 and last[0].name and not last[-1].name
        return subject(lex, last) if short else holder(lex, last)
    found = subject(lex, last)
    if found.name or found.beside or _has_subject(lex, last):
        return found
    return only(pieces[-2]) if len(pieces) > 1 and all(w.name for w in pieces[-2]) else found


def between(lex: Lexicon, text: str) -> Speaker:
    """Who speaks, by a whole sentence or less between two stretches of one speech."""
    sentences = [p for p in re.split(r"[.!?]\s", text.strip("\" ',-")) if p.strip("\" '")]
    return behind(lex, text, open_ended=True) if len(sentences) == 1 else NOBODY


def attribution(lex: Lexicon, text: str) -> Speaker:
    """Who speaks, by a stretch between dashes: `сказала Лінд`, `Лінд знизала плечима`; nobody when
    the stretch goes on with the speech.
    """
    pieces = in_pieces(lex, text.strip(" ,.!?-"))
    if not pieces or pieces[0][0].folded in lex.not_speaking | lex.preposition | lex.as_word:
        return NOBODY
    return _attribution(lex, pieces, 5)


def _cited(lex: Lexicon, text: str) -> Speaker:
    """The name in a reference: a name and a year, a page or nothing, or further words behind commas."""
    words = words_in(lex, text.partition(",")[0])
    words = words[1:] if words and words[0].folded in lex.see else words
    named = bool(words) and words[0].name
    others = [w.text for w in words if not w.text[0].isupper()]
    plain = all(w[0].isdigit() or w in lex.in_reference for w in others)
    return only([w for w in words if w.name]) if named and plain else NOBODY


def _aside(lex: Lexicon, piece: Sequence[Word]) -> bool:
    """Whether a piece between commas begins like a relative clause or an apposition."""
    first = piece[0].folded
    second = piece[1].folded if len(piece) > 1 else ""
    return (
        first in lex.relative | lex.article_relative | lex.article
        or (first in lex.preposition and second in lex.relative | lex.article_relative)
        or first == "as"
    )


def _apposed(lex: Lexicon, piece: Sequence[Word]) -> bool:
    """Whether a piece between commas says what somebody is, with a name: `the clerk Ada Quill`."""
    return piece[0].folded in lex.article and piece[-1].name and not subject(lex, piece).beside


def _without_asides(lex: Lexicon, pieces: list[list[Word]]) -> list[list[Word]]:
    """Without pieces inside a sentence that say more of a name: `Ann, who had spoken to Bob, said`."""
    kept = [
        p for n, p in enumerate(pieces)
        if n == 0 or n == len(pieces) - 1 or not _aside(lex, p) or _apposed(lex, p)
    ]  # fmt: skip
    relative = len(kept) > 1 and kept[-1][0].folded in lex.relative
    if relative and _last_verb(lex, kept[-1]) is None:
        kept.pop()
    return kept


def _verb(lex: Lexicon, piece: Sequence[Word]) -> int | None:
    """The first verb of saying of a piece."""
    return next((n for n in range(len(piece[:WORDS])) if _says(lex, piece, n)), None)


def _last_verb(lex: Lexicon, piece: Sequence[Word]) -> int | None:
    """The last verb of saying of a piece."""
    return next((n for n in reversed(range(len(piece))) if _says(lex, piece, n)), None)


def _says(lex: Lexicon, piece: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb of saying: no name as in `United States`, no noun as in `a note`."""
    word = piece[at]
    if word.folded not in lex.saying - lex.source or (word.name and at):
        return False
    before = piece[at - 1] if at else None
    noun = before and (
        before.folded in lex.before_saying_noun or (word.folded in lex.utterance and owns(before))
    )
    return not noun


def _has_subject(lex: Lexicon, words: Sequence[Word]) -> bool:
    """Whether some words begin with a subject that is no name."""
    return any(w.folded in lex.pronoun for w in words) or (
        bool(words) and words[0].folded in lex.article
    )


def _of_verb(lex: Lexicon, pieces: list[list[Word]], at: int, verb: int) -> Speaker:
    """The speaker of a verb of saying: the subject before it, there or in an earlier piece, else the
    name behind it.
    """
    left, right = pieces[at][:verb], pieces[at][verb + 1 :]
    if at and left and left[0].folded in lex.relative:
        # `Ann thanked Bob, who said`
        return _earlier(lex, pieces, at, last=True)
    found = subject(lex, left, before_verb=True)
    if found.name:
        listed = [w for p in pieces[:at] for w in p] if _listed(pieces[:at]) else []
        return found._replace(name=" ".join([found.name, *(w.text for w in listed)]))
    if _has_subject(lex, left):
        object_ = right[0].folded in lex.preposition if right else False
        if pieces[at][verb].folded in lex.to_somebody or object_:
            spoken_to = subject(lex, right)
            groups = (spoken_to.name,) if spoken_to.name else spoken_to.beside[:1]
            return Speaker("", (*found.beside, *groups), text_of(pieces[at]))
        return found
    own = holder(lex, left) if found.beside else NOBODY
    if own.name:
        # `Lind's column concludes`
        return own
    if found.beside and left[-1].folded not in lex.preposition and not left[-1].name:
        # `Lind's lawyer said`, and his name may stand between commas.
        return found
    earlier = _earlier(lex, pieces, at)
    if earlier.name or (earlier.beside and not right):
        return earlier
    inverted = subject(lex, right)
    if inverted.name or inverted.beside:
        return inverted._replace(beside=(*found.beside, *inverted.beside))
    return found


def _listed(pieces: list[list[Word]]) -> bool:
    """Whether pieces are but names, as in `Ann, Bob and Cy said`."""
    return bool(pieces) and all(w.name for p in pieces for w in p)


def _earlier(lex: Lexicon, pieces: list[list[Word]], at: int, *, last: bool = False) -> Speaker:
    """The subject that stands in a piece before another which has none, or the `last` name there."""
    beside: tuple[str, ...] = ()
    shown = ""
    for n in reversed(range(at)):
        piece = pieces[n]
        if all(w.name for w in piece):
            return only(piece)
        if piece[0].folded in lex.subordinate | lex.not_word:
            continue
        found = subject(lex, piece, before_verb=n > 0 or last)
        if found.name and (n == 0 or not _aside(lex, piece) or piece[-1].name):
            return found
        beside += found.beside
        shown = shown or found.shown
    return Speaker("", beside, shown)


def _passive(lex: Lexicon, piece: Sequence[Word], verb: int) -> Speaker | None:
    """Who speaks to somebody who `was told by Ann`; `None` when the clause is not of that kind."""
    being = next((n for n in range(verb) if piece[n].folded in lex.being), None)
    if being is None or (piece[verb].folded.endswith("ing")):
        return None
    by = next((n for n in range(being, len(piece)) if piece[n].folded in lex.by), None)
    patient = subject(lex, piece[:being], before_verb=True)
    groups = (patient.name, *patient.beside) if patient.name else patient.beside
    if by is not None:
        agent = subject(lex, piece[by + 1 :])
        return agent._replace(beside=(*groups, *agent.beside), shown=text_of(piece))
    if verb - being <= 2 and piece[verb].folded in lex.to_somebody:
        return Speaker("", groups, text_of(piece))
    return NOBODY if verb - being <= 2 else None


def _source(lex: Lexicon, pieces: list[list[Word]]) -> Speaker | None:
    """Whom a clause names as its source: `According to Ann, “…`, `In Ann's words, “…`, `As Ann put
    it, “…`; `None` for other clauses.
    """
    for piece in reversed(pieces):
        first = piece[0].folded
        at = next((n for n, w in enumerate(piece) if w.folded in lex.source), None)
        if at is not None and (at == 0 or piece[at].folded not in lex.preposition):
            rest = piece[at + 1 :]
            if rest and rest[0].folded in lex.preposition:
                rest = rest[1:]
            found = subject(lex, rest)
            found = found if found.name or found.beside else subject(lex, piece[:at])
            return found._replace(oblique=True)
        if first in lex.as_word and 1 < len(piece) <= 6:
            return subject(lex, piece[1:])
        held = holder(lex, piece)
        if held.name:
            return held
    return None


def _told(lex: Lexicon, piece: Sequence[Word]) -> Speaker:
    """Who speaks by what is said of the speech: `… ” was how Ann put it`, `came the reply from Ann`."""
    if len(piece) > 1 and piece[1].folded in lex.that_way:
        return subject(lex, piece[2:])
    held = holder(lex, piece)
    if held.name:
        return held
    if any(w.folded in lex.utterance for w in piece) or piece[0].folded in {"came", "comes", "kam"}:
        at = next((n for n, w in enumerate(piece) if w.folded in lex.preposition), None)
        if at is not None:
            return subject(lex, piece[at + 1 :])._replace(oblique=True)
    return NOBODY


def _attribution(lex: Lexicon, pieces: list[list[Word]], most: int) -> Speaker:
    """Who speaks by the clause beside speech; without a known verb, by its place among the first
    words: `Ann shrugged`, `scoffed Ann`, behind `most` other words.
    """
    first = pieces[0]
    later = pieces[1:]
    verb = _verb(lex, first)
    if verb is not None:
        left = first[:verb]
        if left and left[0].folded in lex.addressed:
            left = left[1:]
        found = _of_verb(lex, [[*left, *first[verb:]]], 0, len(left))
        if not found.name and later and all(w.name for w in later[0]) and not (
            {w.folded for w in first} & lex.pronoun
        ):  # fmt: skip
            # `said the mayor, Ada Quill, on Monday`
            return only(later[0])
        return found
    owned = subject(lex, first, before_verb=True)
    if later and (all(w.name for w in first) or (owned.beside and not owned.name)):
        # `Ann Lind, the union's clerk, said`, `Lind's clerk, Ann Hall, said`
        if not owned.name and len(later) > 1 and all(w.name for w in later[0]):
            return only(later[0])
        if owned.name and any(not p[0].name for p in later[1:2] or later[:1]):
            return owned
    return _placed(lex, first, most) if most else NOBODY


def _placed(lex: Lexicon, piece: Sequence[Word], most: int) -> Speaker:
    """The speaker when no verb is known, and no more than that."""
    if piece[0].folded in lex.preposition:
        return NOBODY
    found = subject(lex, piece)
    names = [n for n, word in enumerate(piece) if word.name]
    if not names:
        return NOBODY
    if piece[0].folded in lex.article:
        return found._replace(name="") if found.beside else NOBODY
    if names[0] == 0:
        verb = next((w for w in piece if not w.name), None)
        return found if verb and verb.folded not in lex.preposition else NOBODY
    lower = all(w.text[0].islower() for w in piece[: names[0]])
    return found if names[0] <= most and lower else NOBODY
