"""The names of a map by kind, and the one sentence about a name that is not among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from argmap.model import ArgumentMap
from argmap.near import unknown

KINDS = (
    "claim", "argument", "evidence", "question", "position", "person", "source", "group", "tag", "view",
)  # fmt: skip
"""The kinds of things of a map that can be asked for by name."""


def names_of(map: ArgumentMap, kind: str) -> Collection[str]:
    """The names of all things of a kind, in source order."""
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


def unknown_name(map: ArgumentMap, kinds: Sequence[str], name: str, file: str = "") -> str:
    """The sentence about a name that nothing of these kinds has in the map, which `file` holds.

    It says what else is called so, or what was probably meant, and what lists the names.
    """
    others = [kind for kind in KINDS if kind not in kinds and name in names_of(map, kind)]
    note = f"there is {_an(others[0])} of that name" if others else ""
    names = [one for kind in kinds for one in names_of(map, kind)]
    what = {"claim": f"`argmap status {file}` lists the claims",
            "position": f"`argmap report {file}` lists the positions"}.get(
        kinds[0], f"`argmap convert {file} --to json` lists all names"
    )  # fmt: skip
    return unknown(
        " or ".join(kinds), name, names, where=file or "this map", listed=what if file else "", note=note
    )


def _an(kind: str) -> str:
    return "evidence" if kind == "evidence" else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
