"""Names that break the rules for names: one finding, and one fix, for all places of a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.model.unresolved import UseFailed
from argmap.rules.shared.slips import UNREAD, spoken

if TYPE_CHECKING:
    from argmap.language.tree import Slip
    from argmap.model import ArgumentMap

_SPACES = (("claim", "argument", "evidence"), ("person",), ("source",), ("position",),
           ("question",), ("group",), ("scheme",), ("view",))  # fmt: skip
"""Kinds that share their names."""


def names_of(map: ArgumentMap) -> Mapping[tuple[str, str], str]:
    """Return the name of everything that the map declares, by kind and name, and by kind and title.

    Names are listed with and without a prefix, titles as `spoken` returns them. The name is empty
    where two things have one title. Used files that could not be read are listed by their paths,
    since nobody knows what they declare.
    """
    kinds = {
        "claim": map.claims,
        "argument": map.arguments,
        "evidence": map.evidence,
        "person": map.persons,
        "source": map.sources,
        "position": map.positions,
        "question": map.questions,
        "group": map.groups,
        "scheme": map.schemes,
        "view": map.views,
    }
    names = {
        (kind, name): name
        for kind, things in kinds.items()
        for id_ in things
        for name in (id_, id_.rpartition(".")[2])
    }
    titles = [("source", source.title, id_) for id_, source in map.sources.items()]
    titles += [("question", question.text, id_) for id_, question in map.questions.items()]
    for id_, person in map.persons.items():
        titles += [("person", said, id_) for said in (person.name, *person.also)]
        titles.append(("person", person.name.partition(",")[0], id_))
    titles += [("claim", claim.text, id_) for id_, claim in map.claims.items()]
    for kind, title, id_ in titles:
        known = names.setdefault((kind, spoken(title)), id_)
        if known != id_ and spoken(title) != known:
            names[kind, spoken(title)] = ""
    for problem in map.unresolved:
        if isinstance(problem, UseFailed) and problem.why != "cycle":
            names[UNREAD, problem.path] = ""
    return names


def joined(slips: Collection[Slip], names: Mapping[tuple[str, str], str]) -> tuple[Slip, ...]:
    """Return the slips, merging those of kind `name` with the same better spelling into one.

    Where another thing has the better spelling, none is suggested.
    """
    groups: dict[str, list[Slip]] = {}
    for slip in slips:
        if slip.kind == "name":
            groups.setdefault(_local(slip.detail), []).append(slip)
    known = {name for _, name in names}
    clashing = {b for b, group in groups.items() if _clash(b, group, names, known)}
    out = []
    for slip in slips:
        if slip.kind == "name":
            better = _local(slip.detail)
            first, *others = groups[better]
            if first is not slip:
                continue
            if others or better in clashing:
                detail = "" if better in clashing else slip.detail
                slip = replace(slip, detail=detail, others=tuple(others))  # noqa: PLW2901
            out.append(slip)
        else:
            out.append(slip)
    return tuple(out)


def _clash(
    better: str,
    group: Iterable[Slip],
    names: Mapping[tuple[str, str], str],
    known: Collection[str],
) -> bool:
    """Whether renaming all of the group to `better` would give two things the same name."""
    spellings = [n for n in {better, *(_local(slip.line) for slip in group)} if n in known]
    return bool(spellings) and any(
        sum((kind, name) in names for kind in kinds for name in spellings) > 1 for kinds in _SPACES
    )


def _local(name: str) -> str:
    """Return a name without the prefix of its file."""
    return name.rpartition(".")[2]
