"""The way in which a position argues for its thesis."""

from __future__ import annotations

from enum import StrEnum

from argmap.reasoning.proofs.debate import Debate


class Argued(StrEnum):
    """The outcome of deriving a thesis from what its position argues."""

    DERIVED = "derived"
    BARE = "bare"
    CIRCULAR = "circular"
    DENIED = "denied"


def argued(debate: Debate, position: str, thesis: str) -> Argued:
    """Return how a thesis is argued for: derived from reasons; bare, when the position gives none;
    denied, when it denies its own thesis and no reason is left; else its reasons go in a circle, or
    start from what it denies.
    """
    proofs = debate.proofs(position, thesis)
    if proofs.exist:
        return Argued.DERIVED if proofs.rank[thesis] else Argued.BARE
    return Argued.CIRCULAR if proofs.steps.into.get(thesis) else Argued.DENIED


_WHY_NOT = {
    Argued.BARE: "the map has no reason of theirs for this thesis",
    Argued.CIRCULAR: "in this map its reasons lead in a circle, or start from what it denies, so its "
    "thesis cannot be derived",
    Argued.DENIED: "in this map it denies its own thesis",
}


def why_not(state: Argued) -> str:
    """Say in words why there is nothing to find."""
    return _WHY_NOT[state]
