"""The reasons for which declared arguments have no step in the map."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from argmap.model.resolve.drafts import Draft, Operand
from argmap.model.resolve.notebook import Relation
from argmap.model.resolve.scopes import NODE, Scopes
from argmap.model.unresolved import ArgumentWithoutTarget, LeftOut, Unresolved


def left_out(
    drafts: Iterable[Draft],
    relations: Iterable[Relation],
    unresolved: Iterable[Unresolved],
    scopes: Scopes,
) -> Iterator[LeftOut]:
    """Yield the reason for each of the declared arguments, which are those without a step."""
    drafts = sorted(drafts, key=lambda draft: (draft.place.file, draft.place.start))
    names = {draft.id for draft in drafts}
    lines: dict[str, Relation] = {}
    for relation in relations:
        if relation.about.id in names:
            lines.setdefault(relation.about.id, relation)
    lacking = {p.name: p for p in unresolved if isinstance(p, ArgumentWithoutTarget)}
    for draft in drafts:
        if draft.id in lacking:
            lack = lacking[draft.id]
            yield LeftOut(draft.id, f"no {lack.lacks}", "", lack.place, draft.place)
        elif draft.id in lines:
            yield _because(draft, lines[draft.id], names, scopes)
        else:
            yield LeftOut(draft.id, "", "", draft.place, draft.place)


def _because(draft: Draft, line: Relation, names: Collection[str], scopes: Scopes) -> LeftOut:
    """Return the reason for an argument whose step was to be made by this line."""

    def because(why: str, of: str, operand: Operand | None = None) -> LeftOut:
        return LeftOut(draft.id, why, of, operand.place if operand else line.place, draft.place)

    known: set[str] = set()
    for operands, wanted in (
        (line.premises, "claim"),
        (line.targets, "argument" if line.keyword == "undercuts" else "claim"),
    ):
        for operand in operands:
            if isinstance(operand, Draft):
                known.add(operand.real.id)
                continue
            written = operand.ref.text
            id_ = scopes.find(operand.path, NODE, written)
            if id_ is None:
                return because("undefined", written, operand)
            kind = scopes.kind(NODE, id_)
            if kind == "claim" != wanted:
                return because("undercuts a claim", id_, operand)
            if kind != wanted:
                return because("another kind", id_, operand)
            if id_ == draft.id or id_ in known:
                return because("itself", id_, operand)
            if id_ in names:
                return because("left out", id_, operand)
            if operands is line.premises:
                known.add(id_)
    if line.under is not None and not line.under.steps:
        return because("left out", line.under.about.id)
    return because("", "")
