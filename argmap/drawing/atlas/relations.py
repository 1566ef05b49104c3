"""The relations of a map: which of them a page draws, and all of them in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.base.values import dataclass
from argmap.drawing.folding.ledger import Ledger
from argmap.drawing.scene.words import clean, clipped
from argmap.drawing.view import View
from argmap.model import Argument, ArgumentMap, Kind
from argmap.reasoning.proofs.sentence import people_of

Name = tuple[str, ...]
"""A relation: `argument` and its id, or `contradiction` or `restatement` and its claims."""

SHORT = 52
"""Letters of a claim whose words are in those of a relation."""
VERBS = {
    Kind.SUPPORT: ("supports", "support"),
    Kind.REBUT: ("rebuts", "rebut"),
    Kind.UNDERCUT: ("undercuts", "undercut"),
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between claims; `left` are those where it begins, `right` those that it is about. `plain`
    relations can be drawn as a line or a junction.
    """

    name: Name
    left: tuple[str, ...]
    right: tuple[str, ...]
    plain: bool = True


def relations(view: View) -> Iterator[Relation]:
    """Yield the arguments, contradictions and restatements of a view."""
    map = view.map
    here = {*view.claims, *view.inside}
    for id_ in view.arguments:
        argument = map.arguments[id_]
        right, loops = _ends(map, argument)
        plain = not loops and argument.target != id_ and (argument.premises != (argument.target,))
        yield Relation(("argument", id_), argument.premises, right, plain)
    for kind, pairs in (("contradiction", map.contradictions), ("restatement", map.restatements)):
        for left, right in dict.fromkeys((p.left, p.right) for p in pairs):
            if left in here and right in here:
                yield Relation((kind, *sorted((left, right))), (left,), (right,), left != right)


def _ends(map: ArgumentMap, argument: Argument) -> tuple[tuple[str, ...], bool]:
    """Return the claims that an argument is about, and whether its steps attack one another in a circle."""
    target, seen, found = argument.target, {argument.id}, list[str]()
    while target in map.arguments:
        if target in seen:
            return tuple(dict.fromkeys(found)), True
        seen.add(target)
        found += map.arguments[target].premises
        target = map.arguments[target].target
    proof = map.evidence.get(target)
    found += proof.supports if proof is not None else [target]
    return tuple(dict.fromkeys(found)), False


def drawn(book: Ledger, view: View, found: Iterable[Relation]) -> set[Name]:
    """Return those of some relations that a picture draws one by one, between the boxes of their own claims."""
    pairs = {(kind, *sorted((a, b))) for kind, a, b in book.pairs if {a, b} <= view.own and a != b}
    return {
        r.name for r in found
        if (r.plain and r.name[1] in book.own if r.name[0] == "argument" else r.name in pairs)
    }  # fmt: skip


def told(map: ArgumentMap, relation: Relation, from_here: bool) -> str:
    """Return a relation in words: as it is, or (where the page has the claim that it is about) the other way."""
    kind = relation.name[0]
    if kind != "argument":
        here, there = (relation.left, relation.right) if from_here else (relation.right, relation.left)
        says = "cannot both be true" if kind == "contradiction" else "the same in other words"
        return f"{_short(map, here[0])} and {_short(map, there[0])}: {says}"
    argument = map.arguments[relation.name[1]]
    several = len(argument.premises) > 1
    begin = " and ".join(_short(map, p) for p in argument.premises[:4])
    begin += " and others" if len(argument.premises) > 4 else ""
    begin += " together" if several else ""
    return f"{begin} {VERBS[argument.kind][several]} {_aim(map, argument.target)}{_whose(map, argument)}"


def _aim(map: ArgumentMap, target: str) -> str:
    if target in map.claims:
        return _short(map, target)
    if target in map.evidence:
        proof = map.evidence[target]
        return f"the evidence \u201c{clipped(clean(proof.quote or proof.text) or target, SHORT)}\u201d"
    step = map.arguments[target]
    begin = " and ".join(_short(map, p) for p in step.premises[:2])
    if step.target in map.claims:
        return f"the step from {begin} to {_short(map, step.target)}"
    return f"the step from {begin}"


def _whose(map: ArgumentMap, argument: Argument) -> str:
    words = ["drawn by the mapmaker"] if argument.inferred is not None else []
    if argument.granted_by:
        words.append(f"granted by {clean(people_of(map, argument.granted_by))}")
    return f" ({'; '.join(words)})" if words else ""


def _short(map: ArgumentMap, claim: str) -> str:
    return f"\u201c{clipped(clean(map.claims[claim].text) or claim, SHORT)}\u201d"
