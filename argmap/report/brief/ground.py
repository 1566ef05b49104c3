"""Whose word the positions rest on, in a sentence each."""

from __future__ import annotations

from collections import Counter

from argmap.base.values import dataclass
from argmap.reasoning.analyses import find
from argmap.reasoning.proofs import Debate


@dataclass(frozen=True, slots=True)
class Ground:
    """What a position rests on: the number of its pieces of evidence, those of the voice that most of
    them come through, the people of that voice and the number of its texts, the claims with neither
    evidence nor a reason, and the people other than its own whose words are quoted there, the most often
    quoted first, with how often.
    """

    position: str
    pieces: int
    most: int
    people: tuple[str, ...]
    texts: int
    bare: tuple[str, ...]
    quoted: tuple[tuple[str, int], ...] = ()


def grounds(debate: Debate) -> tuple[Ground, ...]:
    """Return the ground of each examined position that has evidence, in order."""
    found = []
    for rests in find("sources").run(debate).positions:
        pieces = {id_ for voice in rests.voices for id_ in voice.evidence}
        if not pieces:
            continue
        told: dict[tuple[str, ...], set[str]] = {}
        for id_ in pieces:
            proof = debate.map.evidence[id_]
            source = debate.map.sources.get(proof.source)
            in_turn = source is not None and source.in_turns and proof.voice in source.author
            writers = (proof.voice,) if in_turn else source.author if source else ()
            told.setdefault(writers, set()).add(id_)
        people, through = max(told.items(), key=lambda pair: (len(pair[1]), pair[0]))
        texts = {
            debate.map.sources[s].text or s
            for id_ in through
            if (s := debate.map.evidence[id_].source)
        }
        held_by = debate.map.positions[rests.position].held_by
        voices = (debate.map.evidence[id_].voice for id_ in sorted(pieces))
        spoken = Counter(v for v in voices if v and v not in held_by)
        quoted = sorted(((p, spoken[p]) for p in debate.map.persons if p in spoken), key=lambda one: -one[1])
        found.append(
            Ground(
                rests.position,
                len(pieces),
                len(through),
                people,
                len(texts),
                rests.bare,
                tuple(quoted),
            )
        )
    return tuple(found)
