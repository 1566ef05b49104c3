"""The names of a map by kind, and the one sentence about a name that is not among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from argmap.base.near import FEW, shortened, unknown
from argmap.base.text import Place
from argmap.model import ArgumentMap
from argmap.model.unresolved import LeftOut

KINDS = (
    "claim", "argument", "evidence", "question", "position", "person", "source", "group", "tag", "view",
)  # fmt: skip
"""The kinds of things of a map that commands take by name."""
_LISTED = {
    "claim": "`argmap status {}` lists the claims",
    "position": "`argmap report {}` lists the positions",
}
_REASONED = frozenset({"claim", "argument", "evidence"})
"""The kinds that share their names with arguments."""
_WHY = {
    "no target": "it leads to no claim",
    "no premises": "it starts from no premise",
    "undefined": "it names `{}`, which nothing declares",
    "another kind": "it names `{}`, which is something of another kind",
    "undercuts a claim": "it undercuts `{}`, which is a claim",
    "itself": "it leads from `{}` back to it",
    "left out": "it undercuts `{}`, which is left out itself",
    "": "a line of it has a problem",
}
"""What is in the way, by `LeftOut.why`."""


def names_of(map: ArgumentMap, kind: str) -> Collection[str]:
    """Return the names of all things of a kind, in source order."""
    known: Mapping[str, Collection[str]] = {
        "claim": map.claims,
        "argument": map.arguments,
        "evidence": map.evidence,
        "question": map.questions,
        "position": map.positions,
        "person": map.persons,
        "source": map.sources,
        "group": map.groups,
        "view": map.views,
    }
    if kind != "tag":
        return known[kind]
    tagged = (map.claims, map.arguments, map.evidence)
    return dict.fromkeys(tag for things in tagged for one in things.values() for tag in one.tags)


def unknown_name(
    map: ArgumentMap, kinds: Sequence[str], name: str, file: str = "", listed: str = ""
) -> str:
    """Return the sentence about a name that nothing of these kinds has in the map of `file`.

    The sentence says what else has this name or which name was probably meant, and what lists the
    names (`listed`, else a command), or why an argument of this name is left out of the map.
    """
    if _REASONED.intersection(kinds) and (sentence := left_out(map, name)):
        return sentence
    others = [kind for kind in KINDS if kind not in kinds and name in names_of(map, kind)]
    note = f"there is {_an(others[0])} of that name" if others else ""
    names = [one for kind in kinds for one in names_of(map, kind)]
    if file and not listed:
        listed = _LISTED.get(kinds[0], "`argmap convert {} --to json` lists all names").format(file)
    kind = " or ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
    return unknown(
        kind,
        name,
        names,
        where=file or "this map",
        listed=listed,
        note=note,
        few=0 if kinds[0] == "claim" else FEW,
    )


def left_out(map: ArgumentMap, name: str) -> str:
    """Return the sentence about a declared argument that is no part of the map; empty if `name` is
    none.
    """
    found = (p for p in map.unresolved if isinstance(p, LeftOut) and p.name == name)
    if (problem := next(found, None)) is None:
        return ""
    why = _WHY[problem.why].format(shortened(problem.of) or "a step without a name")
    here, there = _at(map, problem.place), _at(map, problem.at)
    where = f" ({there})" if there != here else ""
    return f"the argument `{shortened(name)}` ({here}) is left out of the map: {why}{where}"


def _at(map: ArgumentMap, place: Place) -> str:
    return f"{place.file}:{map.documents[place.file].position(place.start).line}"


def _an(kind: str) -> str:
    return "evidence" if kind == "evidence" else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
