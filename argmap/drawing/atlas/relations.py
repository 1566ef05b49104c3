"""The relations of a map: which of them a page draws, and all of them in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.base.text import NO_BREAK
from argmap.base.values import dataclass
from argmap.drawing.atlas.listing import Entry
from argmap.drawing.folding.ledger import Ledger, answered
from argmap.drawing.scene.notes import ranges
from argmap.drawing.scene.words import clean, clipped
from argmap.drawing.view import CLAIM, View
from argmap.model import Argument, ArgumentMap, Kind
from argmap.reasoning.proofs.sentence import people_of

Name = tuple[str, ...]
"""A relation: `argument` and its id, `contradiction` or `restatement` and its claims, or `answers`, a claim and
a question.
"""

SHORT = 52
"""Letters of a claim whose words are in those of a relation."""
SHORTER = (40, 30, 22, 16)
"""The same, where there is no room for so many."""
PLACE = 80
"""Stands for the numbers of pages that are not known yet."""
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
    """Yield the arguments, contradictions, restatements and answers of a view."""
    map = view.map
    here = {*view.claims, *view.inside}
    for id_ in view.arguments:
        argument = map.arguments[id_]
        right, loops = _ends(map, argument)
        plain = not loops and argument.target != id_ and (argument.premises != (argument.target,))
        yield Relation(("argument", id_), argument.premises, right, plain)
    for kind, pairs in (("contradiction", map.contradictions), ("restatement", map.restatements)):
        for one, other in dict.fromkeys((p.left, p.right) for p in pairs):
            if one in here and other in here:
                yield Relation((kind, *sorted((one, other))), (one,), (other,), one != other)
    asked = frozenset(view.questions)
    for claim, question in answered(map):
        if claim in here and question in asked:
            yield Relation(("answers", claim, question), (claim,), ())


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
    pairs |= {("answers", claim, q) for claim, box, q in book.answers if box == f"{CLAIM}{claim}"}
    return {
        r.name for r in found
        if (r.plain and r.name[1] in book.own if r.name[0] == "argument" else r.name in pairs)
    }  # fmt: skip


def told(map: ArgumentMap, relation: Relation, from_here: bool, most: int = SHORT) -> str:
    """Return a relation in words: as it is, or (where the page has the claim that it is about) the other way. Each
    claim is cut to `most` letters.
    """
    kind = relation.name[0]
    if kind == "answers":
        question = map.questions[relation.name[2]]
        words = clipped(clean(question.text) or question.id, 2 * most)
        return f"{_short(map, relation.left[0], most)} answers the question \u201c{words}\u201d"
    if kind != "argument":
        here, there = (relation.left, relation.right) if from_here else (relation.right, relation.left)
        says = "cannot both be true" if kind == "contradiction" else "the same in other words"
        return f"{_short(map, here[0], most)} and {_short(map, there[0], most)}: {says}"
    argument = map.arguments[relation.name[1]]
    several = len(argument.premises) > 1
    begin = " and ".join(_short(map, p, most) for p in argument.premises[:4])
    begin += " and others" if len(argument.premises) > 4 else ""
    begin += " together" if several else ""
    return f"{begin} {VERBS[argument.kind][several]} {_aim(map, argument.target, most)}{_whose(map, argument)}"


def _aim(map: ArgumentMap, target: str, most: int) -> str:
    if target in map.claims:
        return _short(map, target, most)
    if target in map.evidence:
        proof = map.evidence[target]
        return f"the evidence \u201c{clipped(clean(proof.quote or proof.text) or target, most)}\u201d"
    step = map.arguments[target]
    begin = " and ".join(_short(map, p, most) for p in step.premises[:2])
    if step.target in map.claims:
        return f"the step from {begin} to {_short(map, step.target, most)}"
    return f"the step from {begin}"


def _whose(map: ArgumentMap, argument: Argument) -> str:
    words = ["drawn by the mapmaker"] if argument.inferred is not None else []
    if argument.granted_by:
        words.append(f"granted by {clean(people_of(map, argument.granted_by))}")
    return f" ({'; '.join(words)})" if words else ""


def _short(map: ArgumentMap, claim: str, most: int) -> str:
    return f"\u201c{clipped(clean(map.claims[claim].text) or claim, most)}\u201d"


def entry(
    map: ArgumentMap, relation: Relation, here: Sequence[str], homes: Mapping[str, int]
) -> Entry:
    """Return a relation of a page as an entry of a list, with the pages of its claims that have no place on this one:
    `→` where it leads, `←` where it comes from. `homes` are the pages of claims, as far as they are known.
    """
    ends = [c for c in dict.fromkeys((*relation.left, *relation.right)) if c not in here]
    pages = {c: homes.get(c, PLACE + 2 * n) for n, c in enumerate(ends)}
    from_here = any(c in here for c in relation.left)
    where = _where(relation, pages, bool(here))
    words, *shorter = (f"{told(map, relation, from_here, n)} {where}".rstrip() for n in (SHORT, *SHORTER))
    return Entry(words, leads=min(pages.values(), default=0), most=4, shorter=tuple(shorter))


def _where(relation: Relation, pages: Mapping[str, int], on_page: bool) -> str:
    """Say on which pages the claims of a relation are that are not on this one, if there is one."""
    found = sorted({*pages.values()})
    if not found:
        return f"→{NO_BREAK}here" if on_page else ""
    left = sorted({pages[c] for c in relation.left if c in pages})
    right = sorted({pages[c] for c in relation.right if c in pages})
    if relation.name[0] != "argument" or not left or (not on_page and left == right):
        return f"→{NO_BREAK}{plain_ranges(found)}"
    if not on_page:
        return f"{plain_ranges(left)}{NO_BREAK}→{NO_BREAK}{plain_ranges(right)}"
    comes = f"←{NO_BREAK}{plain_ranges(left)}"
    return f"{comes} →{NO_BREAK}{plain_ranges(right)}" if right else comes


def plain_ranges(numbers: Iterable[int]) -> str:
    """Write numbers of pages: `3, 5–7`."""
    return ranges(numbers).strip("[]").replace(" ", NO_BREAK)
