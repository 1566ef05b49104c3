"""The argument as a hierarchy of calls: what bears on a claim calls it, and it calls what it bears on."""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.contents.below import DOES
from argmap.lsp.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Bearing:
    """A claim that bears on another one, or is borne on, by the step between them, and how."""

    claim: str
    step: str
    relation: str


def claim_at(snapshot: Snapshot, offset: int) -> str:
    """Return the claim named at an offset, else the one whose line it is in; empty for neither."""
    name = snapshot.name_at(offset)
    if name is not None and name.id in snapshot.map.claims:
        return name.id
    line = snapshot.document.position(offset).line
    for claim in snapshot.map.claims.values():
        if (
            claim.place.file == snapshot.path
            and snapshot.document.position(claim.place.start).line == line
        ):
            return claim.id
    return ""


def incoming(snapshot: Snapshot, claim: str) -> tuple[Bearing, ...]:
    """Return the claims that bear on a claim."""
    return tuple(
        Bearing(p, step.id, DOES[step.kind])
        for step in snapshot.map.bearing.get(claim, ())
        for p in step.premises
    )


def outgoing(snapshot: Snapshot, claim: str) -> tuple[Bearing, ...]:
    """Return the claims that a claim bears on."""
    map = snapshot.map
    return tuple(
        Bearing(target, step.id, DOES[step.kind])
        for step in map.out_of.get(claim, ())
        for target in map.aims_of(step)
        if target in map.claims
    )
