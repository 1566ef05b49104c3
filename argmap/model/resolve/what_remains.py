"""The steps that are part of the map once all of them have names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from argmap.model import Kind
from argmap.model.resolve.drafts import Step


class Kept(NamedTuple):
    """The steps of the map, those left out, and those of the latter that undercut themselves."""

    steps: list[Step]
    dropped: list[Step]
    circular: list[Step]


def keep(steps: Sequence[Step], evidence: Collection[str] = ()) -> Kept:
    """Leave out undercuts of themselves, or of what is no step and none of the `evidence`, and then
    the undercuts of these. In the steps that are kept, `part_of` is correct.
    """
    ids = {step.id for step in steps}
    aimed: dict[str, list[Step]] = {}
    circular: list[Step] = []
    waiting: list[Step] = []
    for step in steps:
        if step.kind is not Kind.UNDERCUT:
            continue
        if step.target == step.id:
            circular.append(step)
            waiting.append(step)
        elif step.target in evidence:
            continue
        elif step.target not in ids:
            waiting.append(step)
        else:
            aimed.setdefault(step.target, []).append(step)
    gone: dict[str, Step] = {}
    while waiting:
        step = waiting.pop()
        if step.id not in gone:
            gone[step.id] = step
            waiting += aimed.get(step.id, ())
    kept = [step for step in steps if step.id not in gone]
    _settle_parts(kept)
    return Kept(kept, list(gone.values()), circular)


def _settle_parts(steps: Iterable[Step]) -> None:
    """Keep `part_of` only in steps of an argument that has several, its last one among them."""
    parts: dict[str, set[str]] = {}
    for step in steps:
        if step.part_of:
            parts.setdefault(step.part_of, set()).add(step.id)
    for step in steps:
        ids = parts.get(step.part_of, ())
        if len(ids) < 2 or step.part_of not in ids:
            step.part_of = ""
