"""The match of a quotation with its source, in words, and the passage that contains it."""

from __future__ import annotations

from typing import NamedTuple

from argmap.base.typography import in_marks, one_blank
from argmap.base.values import dataclass
from argmap.contents.passage import Part, Reach, Words, passage
from argmap.model import ArgumentMap, Evidence
from argmap.quotes import Concern
from argmap.quotes.copies import Checked, Copy, Missing, Quotes, State
from argmap.quotes.copies.states import key_of
from argmap.rules.quotations.quote_altered import WORDS as ALTERED

CONCERNS = {
    **ALTERED,
    "no-words": "the marks hold no words to look for",
    "too-common": "its words are too common, and its gaps too many, to look for them all",
    "too-short": "a single word says little",
    "too-long": "it is longer than readers follow",
    "other-place": "it stands in another paragraph than the map says",
    "ambiguous": "the words stand at several places",
    "someone-elses-words": "the source has these words as somebody else's",
    "not-direct-speech": "the source does not have these words between quotation marks",
    "indirect-speech": "the source tells in its own words what the speaker said",
    "other-speaker": "the source names another speaker beside these words",
    "another-named": "its paragraph in the source names somebody else, and not the speaker",
    "sentence-around": "another sentence of the source may change what it says",
    "question-as-statement": "the source asks this, and does not state it",
}
"""The meaning of each kind of concern, for readers."""
NAMING = frozenset(
    {
        "other-place",
        "ambiguous",
        "someone-elses-words",
        "indirect-speech",
        "other-speaker",
        "another-named",
    }
)
"""Kinds with words that name a speaker or paragraphs; the others have words of the source."""
LONGEST = 100
"""Characters that are shown of the words a concern is about."""


class Looked(NamedTuple):
    """The results of looking up a map's quotations, with that map."""

    map: ArgumentMap
    quotes: Quotes


@dataclass(frozen=True, slots=True)
class Standing:
    """The match of a quotation with its source.

    `paragraph` counts from 1 and is 0 when it is not known; `concerns` and `hint` are clauses.
    `passage` has mark 0 on the quoted words; for words that are not found it is the passage nearest
    to them, if there is one.
    """

    state: State
    paragraph: int = 0
    concerns: tuple[str, ...] = ()
    hint: str = ""
    passage: tuple[Part, ...] = ()


def standing(
    looked: Looked, map: ArgumentMap, evidence: str, reach: Reach | None
) -> Standing | None:
    """Return how the quotation of a piece of evidence matches its source.

    `reach` says how much of the passage to give (`None`: nothing). The result is `None` for
    evidence without a quotation, or when its words, source, voice or locator in `map` are no longer
    those that were looked up.
    """
    proof, before = map.evidence.get(evidence), looked.map.evidence.get(evidence)
    known = looked.quotes.checked.get(evidence)
    if proof is None or before is None or known is None or key_of(proof) != key_of(before):
        return None
    return Standing(
        known.state,
        known.paragraph,
        tuple(dict.fromkeys(_in_words(concern) for concern in known.concerns)),
        _hint(looked, proof, known),
        _passage(looked.quotes, proof, known, reach) if reach else (),
    )


def how_to_bring(quotes: Quotes, source: str) -> str:
    """Say why no text of a source is available and how to get one, without a full stop."""
    copy = quotes.texts.get(source)
    if not isinstance(copy, Missing):
        return "no source is named for it" if copy is None else ""
    return f"{copy.case}; {copy.advice}"


def _in_words(concern: Concern) -> str:
    said = CONCERNS.get(concern.kind, concern.kind)
    words = one_blank(concern.words)
    if len(words) > LONGEST:
        words = f"{words[: LONGEST - 1].rstrip()}…"
    if concern.kind == "ambiguous" and words:
        words = f"in paragraph{'s' if ',' in words else ''} {words}"
    if concern.kind in NAMING:
        return f"{said}: {words}" if words else said
    return f"{said}: {in_marks(words)}" if words else said


def _hint(looked: Looked, proof: Evidence, known: Checked) -> str:
    quotes = looked.quotes
    match known.state:
        case State.UNCHECKED:
            return how_to_bring(quotes, proof.source)
        case _ if known.entry and known.attested:
            return f"looked up on {known.entry.checked}; the text itself is not at hand"
        case State.NOT_FOUND if known.found and known.found.nearest:
            return "the nearest words in it:"
        case State.NOT_FOUND:
            return "nothing in it is like these words"
        case _ if proof.source in quotes.changed:
            return "the text at hand is not the one that the lock knows"
        case _:
            return ""


def _passage(quotes: Quotes, proof: Evidence, known: Checked, reach: Reach) -> tuple[Part, ...]:
    copy, found = quotes.texts.get(proof.source), known.found
    if isinstance(copy, Copy) and found:
        text = copy.text
        if found.matches:
            return passage(text, found.start, found.end, reach)
        if found.nearest:
            start, end = text.original(found.nearest.start), text.original(found.nearest.end - 1)
            return passage(text, start, end + 1, reach)
    elif known.entry and (known.entry.before or known.entry.after):
        words = (
            Words(f"… {known.entry.before} " if known.entry.before else ""),
            Words(one_blank(proof.quote), (0,)),
            Words(f" {known.entry.after} …" if known.entry.after else ""),
        )
        return (Part(known.paragraph, tuple(w for w in words if w.text)),)
    return ()
