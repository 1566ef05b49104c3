"""The part of the page that says whose word the positions rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from argmap.reasoning.proofs import Debate, name_of
from argmap.reasoning.proofs.sentence import counted, listed
from argmap.report.brief.ground import Ground
from argmap.report.brief.page import Entry, Part
from argmap.report.brief.speakers import Speakers
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

    def short_name(self, person: str) -> str:
        """Return the shortest name that is a person's alone."""

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
        entries.append(Entry(_of_authors(own, wording), "Known through the author alone"))
    for ground in shown:
        if len(own) > 1 and ground in own:
            continue
        bare = ground.bare[:1] if trust else ()
        under = tuple(Entry(wording.words(c), "On trust") for c in bare)
        held = debate.map.positions[ground.position].held_by
        alone = len(held) == 1 and [g for g in grounds if debate.map.positions[g.position].held_by == held] == [ground]
        name = wording.names(held) if alone else wording.cut(name_of(debate.map, ground.position))
        entries.append(Entry(_told(debate, ground, wording), name, under=under))
    return Part("Whose word it rests on", (), tuple(entries))


def _own(debate: Debate, ground: Ground) -> bool:
    """Whether all that a position rests on comes through texts of the one person who holds it."""
    held = debate.map.positions[ground.position].held_by
    return ground.most == ground.pieces and ground.people == held and len(held) == 1


def _of_authors(own: Sequence[Ground], wording: Wording) -> str:
    """Return how many passages several authors rest on, and whom they quote in these; of many only the range."""
    if len(own) > COUNTS:
        pieces = [g.pieces for g in own]
        whose = wording.names(p for g in own for p in g.people)
        text = f"{min(pieces):,} to {max(pieces):,} passages each ({whose})" + _others(own, wording)
    else:
        parts: list[str] = []
        for ground in own:
            passages = counted(ground.pieces, "passage") if not parts else f"{ground.pieces:,}"
            parts.append(f"{wording.names(ground.people)} {passages}{_quoting(ground, wording, first=not parts)}")
        text = listed(parts)
    return f"{text}."


def _quoting(ground: Ground, wording: Wording, *, first: bool) -> str:
    """Return how many of an author's passages quote others, and those whom they quote most, in brackets."""
    if not ground.quoted:
        return ""
    number = sum(many for _, many in ground.quoted)
    shown = [f"{wording.short_name(person)} {many:,}" for person, many in ground.quoted[:VOICES]]
    whom = wording.short_name(ground.quoted[0][0]) if len(ground.quoted) == 1 else ", ".join(shown)
    rest = "…" if len(ground.quoted) > VOICES else ""
    return f" ({number:,}{(' quotes' if number == 1 else ' quote') if first else ''} {'' if first else 'of '}{whom}{rest})"


def _told(debate: Debate, ground: Ground, wording: Wording) -> str:
    cited = counted(ground.pieces, "passage")
    if not ground.people:
        return f"{cited} cited."
    texts = f"{number_word(ground.texts)} text{'s' if ground.texts > 1 else ''}"
    where = f"from {texts} by {wording.names(ground.people)}"
    others = _others([ground], wording)
    held = debate.map.positions[ground.position].held_by
    if ground.pieces == 1:
        against = any((teller, p) in Speakers(debate.map).answers for teller in ground.people for p in held)
        who = f"by {wording.names(ground.people)}"
        return f"one passage, in a text {who}{', an opponent' if against else ''}."
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
