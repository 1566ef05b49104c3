"""Small random debates between two positions, and what the analyses must say of them, by trying
everything: slow, and independent of argmap.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import chain, combinations, product

from handmade import (
    argument,
    claim,
    contradiction,
    evidence,
    make,
    person,
    position,
    restatement,
    source,
)
from hypothesis import strategies as st

from argmap.model import ArgumentMap


@st.composite
def debates(draw, claims=6, steps=8):
    """A map of a few claims and steps, two people and the positions that they hold."""
    names = [f"c{n}" for n in range(draw(st.integers(1, claims)))]
    some = st.sampled_from(names)
    by = st.sampled_from([(), (), ("ann",), ("ben",), ("cid",)])
    things = [person("ann", "Ann"), person("ben", "Ben"), person("cid", "Cid")]
    things += [source("s", "S", "ann"), source("t", "T", "ben")]
    when = st.sampled_from(["", "", "2022-03", "2022", "2023"])
    granted = st.sampled_from([(), (), (), ("ann",), ("ben",)])
    things += [claim(name, by=draw(by), assumed=draw(st.sampled_from([None, None, ""])),
                     when=draw(when), granted_by=draw(granted))
               for name in names]  # fmt: skip
    ids = []
    for number in range(draw(st.integers(0, steps))):
        kind = draw(st.sampled_from(["support", "support", "support", "rebut", "undercut"]))
        if kind == "undercut" and not ids:
            kind = "support"
        premises = draw(st.lists(some, min_size=1, max_size=2, unique=True))
        target = draw(st.sampled_from(ids) if kind == "undercut" else some)
        ids.append(f"s{number}")
        made = draw(by)
        whose = draw(st.sampled_from(["", "", "", "inferred", "granted"]))
        more = {
            "inferred": "" if whose == "inferred" and not made else None,
            "granted_by": draw(by) if whose == "granted" else (),
        }
        things.append(argument(ids[-1], kind, " ".join(premises), target, by=made, **more))
    proofs = []
    for number, name in enumerate(draw(st.lists(some, max_size=2))):
        where = draw(st.sampled_from(["", "s", "t"]))
        proofs.append(f"e{number}")
        voice, via = draw(st.sampled_from([("", ()), ("ann", ()), ("ann", ("cid",))]))
        things.append(
            evidence(proofs[-1], name, text="Something.", source=where, voice=voice, via=via)
        )
    for place, thing in enumerate(things):
        if proofs and getattr(thing, "kind", None) == "undercut" and draw(st.booleans()):
            things[place] = replace(thing, target=draw(st.sampled_from(proofs)))
    pairs = st.lists(st.tuples(some, some), max_size=2)
    things += [contradiction(*pair) for pair in draw(pairs)]
    things += [restatement(*pair) for pair in draw(pairs)]
    few = st.lists(some, max_size=2, unique=True).map(tuple)
    for name, people in (("p", "ann"), ("q", "ben")):
        more = {"holds": draw(few), "denies": draw(few), "grants": draw(few)}
        thesis = draw(st.sampled_from([*names, ""]))
        things.append(position(name, name.upper(), thesis, people, **more))
    return make(*things)


def shuffled(map: ArgumentMap, seed: int) -> ArgumentMap:
    """The same map with its declarations in another order."""
    chance = random.Random(seed)

    def mixed(items):
        items = list(items)
        chance.shuffle(items)
        return items

    return replace(
        map,
        **{name: dict(mixed(getattr(map, name).items()))
           for name in ("claims", "arguments", "evidence", "positions", "sources")},
        contradictions=tuple(mixed(map.contradictions)),
        restatements=tuple(mixed(map.restatements)),
    )  # fmt: skip


def renamed(map: ArgumentMap, to: str) -> ArgumentMap:
    """The same map in which every claim, argument and piece of evidence has `to` before its name."""

    def new(names):
        return tuple(to + name for name in names)

    claims = {to + c.id: replace(c, id=to + c.id) for c in map.claims.values()}
    return replace(
        map,
        claims=claims,
        arguments={
            to + a.id: replace(a, id=to + a.id, premises=new(a.premises), target=to + a.target)
            for a in map.arguments.values()
        },
        evidence={to + e.id: replace(e, id=to + e.id, supports=new(e.supports))
                  for e in map.evidence.values()},
        positions={
            p.id: replace(
                p,
                thesis=new(p.thesis),
                holds=new(p.holds),
                denies=new(p.denies),
                grants=new(p.grants),
            )
            for p in map.positions.values()
        },
        contradictions=tuple(replace(c, left=to + c.left, right=to + c.right)
                             for c in map.contradictions),
        restatements=tuple(replace(c, left=to + c.left, right=to + c.right)
                           for c in map.restatements),
    )  # fmt: skip


def same_as(map: ArgumentMap, one: str) -> frozenset[str]:
    """Every claim that says the same."""
    found = {one}
    for _ in map.claims:
        for pair in map.restatements:
            if {pair.left, pair.right} & found:
                found |= {pair.left, pair.right}
    return frozenset(found)


def held_and_rejected(
    map: ArgumentMap, name: str
) -> tuple[set[str], set[str], set[str], set[str], set[str]]:
    """What a position holds and rejects, its own steps, what it grants, and what it rejects through
    steps of the mapmaker only, straight from the definitions.
    """
    own = map.positions[name]
    denied = set(own.denies)
    said = {c.id for c in map.claims.values() if set(c.by) & set(own.held_by)}
    conceded = [a for a in map.arguments.values() if set(a.granted_by) & set(own.held_by)]
    granted = set(own.grants) | {p for a in conceded for p in a.premises}
    granted |= {c.id for c in map.claims.values() if set(c.granted_by) & set(own.held_by)}
    written = set(own.thesis) | set(own.holds) | (said - denied - granted)
    made = {a.id for a in map.arguments.values() if set(a.by) & set(own.held_by)}
    held = written | {p for a in made for p in map.arguments[a].premises if p not in denied}
    held |= {d for c in set(held) for d in same_as(map, c)} - denied
    everybody = {c.id for c in map.claims.values() if c.by}
    everybody |= {c for p in map.positions.values() for c in (*p.thesis, *p.holds)}
    everybody |= {p for a in map.arguments.values() if a.by or a.granted_by for p in a.premises}
    everybody |= {c.id for c in map.claims.values() if c.granted_by}
    everybody |= {c for p in map.positions.values() for c in p.grants}
    everybody = {d for c in everybody for d in same_as(map, c)}
    nobody = [
        a for a in map.arguments.values() if not a.by and a.inferred is None and not a.granted_by
    ]
    steps = set(made)
    for _ in range(len(map.claims) + len(map.arguments) + 1):
        for a in nobody:
            if a.kind == "support" and a.target in held:
                nobodys = {p for p in a.premises if p not in everybody and p not in denied}
                if all(p in held or p in nobodys for p in a.premises):
                    steps.add(a.id)
                    held |= {d for p in nobodys for d in same_as(map, p)} - denied
    steps |= {
        a.id
        for a in nobody
        if a.kind != "support" and set(a.premises) <= held
    }
    against = {map.arguments[s].target for s in steps if map.arguments[s].kind == "rebut"}
    never = ({"2022-03", "2023"}, {"2022", "2023"})
    meet = [
        c
        for c in map.contradictions
        if {map.claims[c.left].when, map.claims[c.right].when} not in never
    ]
    against |= {c.right for c in meet if c.left in held}
    against |= {c.left for c in meet if c.right in held}
    kept = {c for c in written | granted if c not in denied}
    rejected = denied | (against - kept)
    rejected |= {d for c in rejected for d in same_as(map, c)} - kept
    drawn = {
        a.target
        for a in map.arguments.values()
        if a.inferred is not None and a.kind == "rebut" and set(a.premises) <= held
    } - kept
    drawn |= {d for c in drawn - rejected for d in same_as(map, c)} - kept
    granted = {d for c in granted for d in same_as(map, c)} - held
    return held, rejected, steps, granted, drawn - rejected


def case(map: ArgumentMap, name: str):
    """(ground, steps) of a position; claims that say the same are one set of names."""
    held, _, own, _, _ = held_and_rejected(map, name)
    supports = [map.arguments[s] for s in own if map.arguments[s].kind == "support"]
    steps = [({same_as(map, p) for p in a.premises}, same_as(map, a.target)) for a in supports]
    argued = {target for _, target in steps}
    return {same_as(map, c) for c in held} - argued, steps


def derivable(ground, steps, without=frozenset()):
    """Everything that follows, by going round until nothing is new."""
    found = {g for g in ground if g not in without}
    while True:
        new = {t for ps, t in steps if ps <= found and t not in without} - found
        if not new:
            return found
        found |= new


def cruxes(ground, steps, goal):
    """By leaving out each node in turn."""
    if goal not in derivable(ground, steps):
        return set()
    nodes = set(ground) | {t for _, t in steps}
    return {n for n in nodes - {goal} if goal not in derivable(ground, steps, {n})}


def fragility(ground, steps, goal):
    """The smallest sets of up to three of the ground, by trying all."""
    for size in (1, 2, 3):
        found = {
            frozenset(chosen)
            for chosen in combinations(ground, size)
            if goal not in derivable(ground, steps, chosen)
        }
        if found:
            return found
    return set()


def proofs(ground, steps, goal, above=frozenset()):
    """Every proof tree as the set of nodes in it, none standing above itself; a list."""
    if goal in above:
        return []
    if goal in ground:
        return [{goal}]
    trees = []
    for premises, target in steps:
        if target == goal:
            below = [proofs(ground, steps, p, above | {goal}) for p in premises]
            trees += [set(chain({goal}, *parts)) for parts in product(*below)]
    return trees
