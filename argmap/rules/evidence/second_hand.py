"""Words that are known only from another author's report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim, Evidence


@rule(
    "E308",
    "second-hand",
    Severity.INFO,
    bad=(
        """
        claim: The street is too loud to sleep in.
            by mayor
            evidence "too loud to sleep in" said by mayor in gazette at paragraph 3
        person berg: Jon Berg
        person mayor: Maria Lind
        source gazette: What the street costs us
            author berg
            published 2024-05
            url: https://example.org/street
        """,
    ),
    good=(
        """
        claim: The street is too loud to sleep in.
            by mayor
            evidence "too loud to sleep in" said by mayor in gazette at paragraph 3
        person berg: Jon Berg
        person mayor: Maria Lind
        source gazette: What the street costs us
            author berg
            published 2024-05
            via speech
        source speech: The mayor's speech in May
            author mayor
            published 2024-05
            url: https://example.org/speech
        """,
        """
        claim: The street is too loud to sleep in.
            by mayor
            evidence "too loud to sleep in" said by mayor in hearing at paragraph 3
        person berg: Jon Berg
        person mayor: Maria Lind
        source hearing: A hearing on the market street
            author berg
            published 2024-05
            url: https://example.org/hearing
            kind transcript
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A person's claim is known only from another author who quotes that person.

    An author who quotes chooses the words, most of all when they disagree. Some claims are left
    alone: those that the author of the source asserts, too, those with evidence at first hand, and
    those in a record, `kind transcript` or `kind thread`. Each source is reported once for each
    speaker, at the first such claim.

    Quote the speaker's own text. If the source reports another one that you name, say so with `via`
    under it. Where the words are known through somebody alone, `said by PERSON via PERSON` says so.
    """
    spoken: set[tuple[frozenset[str], frozenset[str]]] = set()
    for claim in map.claims.values():
        proofs = map.evidence_for.get(claim.id, ())
        if not proofs or claim.id in map.uncertain:
            continue
        if all(_second_hand(map, claim, proof) for proof in proofs):
            voices = dict.fromkeys(proof.voice for proof in proofs)
            sources = dict.fromkeys(proof.source for proof in proofs)
            if (about := (frozenset(voices), frozenset(sources))) in spoken:
                continue
            spoken.add(about)
            yield Finding(
                proofs[0].words_place,
                f"what {named(voices)} said is known here only as {named(sources)} "
                f"{'tell' if len(sources) > 1 else 'tells'} it",
                help="quote the speaker's own text, or name what is reported with `via` under the "
                "source; words known through somebody alone take `via PERSON` behind `said by`, and "
                "a record of what was said `kind transcript`",
            )


def _second_hand(map: ArgumentMap, claim: Claim, proof: Evidence) -> bool:
    source = map.sources.get(proof.source)
    if source is None or not source.author or source.via or map.uncertain & {proof.id, source.id}:
        return False
    if source.in_turns or proof.via:
        return False
    return proof.voice in claim.by and not {*claim.by} & {*source.author}
