"""What the scripts of a page need beside the words: who bears on what, as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from argmap.contents.below import DOES, Below
from argmap.contents.lists import known
from argmap.drawing.scene.badges import badges_of
from argmap.drawing.scene.boxes import badges_for
from argmap.drawing.scene.words import clean
from argmap.model import Argument, ArgumentMap
from argmap.page.facts import step_clauses
from argmap.reasoning.analyses.meeting import Meeting

KINDS = ("supports", "rebuts", "undercuts")
"""The kinds of steps, by number; a step with `EVIDENCE` added is against the evidence of its target."""
EVIDENCE = 3
INFERRED, GRANTED, ROW = 1, 2, 4
"""Flags of a step: the mapmaker draws it, somebody grants it, it has a line of its own in the outline."""
THESIS, ASSUMED, CONTESTED, UNANSWERED = 1, 2, 4, 8
"""Flags of a claim."""


def numbers(map: ArgumentMap, below: Below, met: Meeting) -> dict[str, Any]:
    """Return the relations of a map as numbers, for JSON.

    Claims are numbered in source order. A step is `[kind, target, flags, title, premise, …]`, with the target a claim, or for
    an undercut -1 minus the number of the step. `roots` are lines of the outline: a claim or, for steps, questions and headings,
    a list of kind, number or words, and the claims below.
    """
    claim = {id: n for n, id in enumerate(map.claims)}
    step = {id: n for n, id in enumerate(map.arguments)}
    holders, badges = _badges(map)
    return {
        "names": " ".join(map.claims),
        "flags": _flags(map, met),
        "evidence": [len(map.evidence_for.get(id, ())) for id in map.claims],
        "badges": badges,
        "holders": holders,
        "steps": [_step(map, below, a, claim, step) for a in map.arguments.values()],
        "facts": {
            str(n): "; ".join(told) for n, a in enumerate(map.arguments.values())
            if (told := [clean(words) for words in step_clauses(map, a) if words])
        },
        "contradicts": [n for pair in map.contradictions for n in (claim[pair.left], claim[pair.right])],
        "restates": [n for pair in map.restatements for n in (claim[pair.left], claim[pair.right])],
        "roots": [_root(map, below, name, claim, step) for name in below.roots],
        "groups": [clean(group.text) or group.id for group in map.groups.values()],
        "group": _groups(map),
        "filters": _filters(map, claim),
    }  # fmt: skip


def _badges(map: ArgumentMap) -> tuple[list[list[int]], list[list[str]]]:
    """Return the numbers of the badges of each claim, and the badges: letters, colour, whose."""
    all_badges, number, used = badges_of(map), dict[Any, int](), list[list[str]]()
    held = map.held_by
    found = []
    for claim in map.claims.values():
        mine = []
        for badge in badges_for(claim, held, all_badges):
            if badge not in number:
                number[badge] = len(used)
                used.append([badge.letters, badge.paint, badge.words])
            mine.append(number[badge])
        found.append(mine)
    return found, used


def _flags(map: ArgumentMap, met: Meeting) -> str:
    """Return a digit of base 16 for each claim."""
    contested = {c for p in met.points if p.contested for c in (p.claim, *p.same)}
    unanswered = {c for p in met.points if p.unanswered for c in (p.claim, *p.same)}
    return "".join(
        f"{(THESIS if id in map.theses else 0) | (ASSUMED if c.assumed is not None else 0) | (CONTESTED if id in contested else 0) | (UNANSWERED if id in unanswered else 0):x}"
        for id, c in map.claims.items()
    )


def _step(
    map: ArgumentMap,
    below: Below,
    argument: Argument,
    claim: Mapping[str, int],
    step: Mapping[str, int],
) -> list[Any]:
    kind = KINDS.index(DOES[argument.kind])
    flags = INFERRED if argument.inferred is not None else 0
    flags |= GRANTED if argument.granted_by else 0
    flags |= ROW if below.is_row(argument) else 0
    if argument.target in claim:
        target = claim[argument.target]
    elif argument.target in step:
        target = -1 - step[argument.target]
    else:
        kind += EVIDENCE
        target = next((claim[c] for c in map.evidence[argument.target].supports if c in claim), -1)
    premises = list(dict.fromkeys(claim[p] for p in argument.premises))
    return [kind, target, flags, clean(argument.text) or 0, *premises]


def _root(
    map: ArgumentMap, below: Below, name: str, claim: Mapping[str, int], step: Mapping[str, int]
) -> Any:
    entry = below.entry(name)
    if entry.kind == "claim":
        return claim[name]
    if entry.kind == "step":
        return ["step", step[name]]
    if entry.kind == "evidence":
        return ["heading", clean(map.evidence[name].quote or map.evidence[name].text), []]
    words = (
        clean(map.questions[entry.id].text) or entry.id
        if entry.kind == "question"
        else name.capitalize()
    )
    lines = [
        ["step", step[e.id]] if e.kind == "step" else claim[e.id]
        for e in below.entries(name) if e.kind in ("claim", "step")
    ]  # fmt: skip
    return [entry.kind, words, lines]


def _groups(map: ArgumentMap) -> list[int]:
    """Return the number of each claim's group, -1 for none."""
    number = {id: n for n, id in enumerate(map.groups)}
    return [number[c.group] if c.group else -1 for c in map.claims.values()]


def _filters(map: ArgumentMap, claim: Mapping[str, int]) -> dict[str, list[list[Any]]]:
    """Return what a reader may look for: for each position, person, source and tag its name, its words, and its claims."""
    lists, held = known(map), dict[str, list[int]]()
    for id in map.claims:
        for position in map.held_by.get(id, ()):
            held.setdefault(position, []).append(claim[id])
    spoken = {
        person: [c for e in proofs for c in map.evidence[e].supports if c in claim]
        for person, proofs in lists.spoken.items()
    }
    people = {p: [*lists.said.get(p, ()), *spoken.get(p, ())] for p in map.persons}
    return {
        "position": _options((p.id, p.text, held.get(p.id, ())) for p in map.positions.values()),
        "person": _options(
            (p.id, p.name, _sorted(claim, people[p.id])) for p in map.persons.values()
        ),
        "source": _options(
            (s.id, s.title, _sorted(claim, lists.resting.get(s.id, ())))
            for s in map.sources.values()
        ),
        "tag": _options(
            (tag, tag, _sorted(claim, ids)) for tag, ids in lists.tagged_claims.items()
        ),
    }


def _sorted(claim: Mapping[str, int], ids: Iterable[str]) -> list[int]:
    return sorted({claim[id] for id in ids if id in claim})


def _options(rows: Iterable[tuple[str, str, Sequence[int]]]) -> list[list[Any]]:
    """Return those with claims: name, words (nothing where they are the name), and each number less the one before."""
    found = []
    for name, words, claims in rows:
        if claims:
            steps = [claims[0], *(b - a for a, b in pairwise(claims))]
            found.append([name, clean(words) if clean(words) != name else 0, steps])
    return found
