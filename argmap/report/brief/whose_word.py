"""The part of the page that says whose word the positions rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from argmap.reasoning.proofs import Debate, name_of
from argmap.reasoning.proofs.sentence import counted, listed
from argmap.report.brief.ground import Ground
from argmap.report.brief.page import Entry, Part
from argmap.report.brief.wording import number_word

COUNTS = 6
"""Most numbers in a list."""
VOICES = 2
"""Most people named whose words are quoted."""


class Wording(Protocol):
    """How the page words claims, names and long texts."""

    def words(self, claim: str) -> str:
        """Return the words of a claim, cut to what may be shown."""

    def names(self, people: Iterable[str]) -> str:
        """Join people's names into a list."""

    def cut(self, text: str) -> str:
        """Return the first words of a text, as many as may be shown."""


def whose_word(
    debate: Debate,
    grounds: Sequence[Ground],
    shown: Sequence[Ground],
    wording: Wording,
    *,
    trust: bool,
) -> Part:
    """Return the part. Positions that rest on texts of their one holder alone are in one line, of the
    others those that are `shown`; with `trust`, each with a claim that it takes on trust.
    """
    comments = debate.commenters
    own = [g for g in grounds if _own(debate, g) and comments.isdisjoint(g.people)]
    entries = []
    if len(own) > 1:
        names = wording.names(p for g in own for p in g.people)
        counts = listed(f"{g.pieces:,}" for g in own)
        if len(own) > COUNTS:
            pieces = [g.pieces for g in own]
            counts = f"{min(pieces):,} to {max(pieces):,} each"
        text = f"all passages cited for each thesis ({counts}) come from the author’s own texts"
        text += _others(own, wording) + "."
        entries.append(Entry(text, names))
    for ground in shown:
        if len(own) > 1 and ground in own:
            continue
        bare = ground.bare[:1] if trust else ()
        under = tuple(Entry(wording.words(c), "On trust") for c in bare)
        name = wording.cut(name_of(debate.map, ground.position))
        entries.append(Entry(_told(ground, wording), name, under=under))
    return Part("Whose word it rests on", (), tuple(entries))


def _own(debate: Debate, ground: Ground) -> bool:
    """Whether all that a position rests on comes through texts of the one person who holds it."""
    held = debate.map.positions[ground.position].held_by
    return ground.most == ground.pieces and ground.people == held and len(held) == 1


def _told(ground: Ground, wording: Wording) -> str:
    cited = counted(ground.pieces, "passage")
    if not ground.people:
        return f"{cited} cited."
    texts = f"{number_word(ground.texts)} text{'s' if ground.texts > 1 else ''}"
    where = f"from {texts} by {wording.names(ground.people)}"
    others = _others([ground], wording)
    if ground.most == ground.pieces:
        return f"every passage cited ({ground.pieces:,}) is {where}{others}."
    return f"{ground.most:,} of the {cited} cited are {where}{others}."


def _others(grounds: Sequence[Ground], wording: Wording) -> str:
    """Return how many of the passages are words of others, and whose most, as the end of a sentence."""
    spoken: Counter[str] = Counter()
    for ground in grounds:
        spoken.update(dict(ground.quoted))
    if not spoken:
        return ""
    told = f"; {spoken.total():,} of these {'quotes' if spoken.total() == 1 else 'quote'}"
    if len(spoken) == 1:
        return f"{told} {wording.names(spoken)}"
    first = spoken.most_common(VOICES)
    most = listed(f"{wording.names([person])} ({number:,})" for person, number in first)
    return f"{told} others, {'most often ' if len(spoken) > len(first) else ''}{most}"
