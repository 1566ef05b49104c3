"""Who makes a step, who grants it, and whether it is the mapmaker who draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from argmap.model.resolve.drafts import Operand
from argmap.model.resolve.notebook import Relation


class Owners(NamedTuple):
    """The persons who make a step; why the mapmaker draws it, or `None`; the persons who grant it."""

    by: tuple[str, ...]
    inferred: str | None
    granted_by: tuple[str, ...]


def owners(
    relation: Relation,
    head_by: tuple[str, ...],
    head_inferred: str | None,
    find: Callable[[Operand], str | None],
) -> Owners:
    """Return the owners of the steps of a relation: by its own lines, else by `by` of the claim above
    it, else by the head of its file (`head_by`, `head_inferred`). `find` looks a person up.

    Who grants a step does not make it, unless its own lines say so.
    """

    def people(operands: Iterable[Operand]) -> tuple[str, ...]:
        found = (find(operand) for operand in operands)
        return tuple(dict.fromkeys(p for p in found if p is not None))

    about = relation.about
    granted = people(about.granted or ())
    if about.by or about.inferred is not None:
        return Owners(people(about.by or ()), about.inferred, granted)
    if relation.fallback:
        return Owners(less(people(relation.fallback), granted), None, granted)
    if head_inferred is not None:  # then the head's `by` speaks of claims alone
        return Owners((), None if granted else head_inferred, granted)
    return Owners(less(head_by, granted), None, granted)


def less(people: tuple[str, ...], others: Iterable[str]) -> tuple[str, ...]:
    """Return people without some others."""
    out = frozenset(others)
    return tuple(p for p in people if p not in out) if out else people
