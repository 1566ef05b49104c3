"""Attacks to which a position replies nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.model import Argument, Kind
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.because import qualified, voices_of
from argmap.reasoning.proofs.holdings import unnamed
from argmap.reasoning.proofs.sentence import counted, names_of, people_of, used


@dataclass(frozen=True, slots=True)
class Unreplied:
    """An argument against what a position holds, one of its own arguments or its evidence, to which the
    map records no reply of that position.

    `target` is the claim, argument or evidence attacked; `attackers` are the positions whose argument
    it is; `replies` are arguments against it by others or the mapmaker. `load` is the share, in [0, 1],
    of the proofs of the position's thesis that use the target (a claim under which the evidence is);
    `None` when counting takes too long. `granted` is true when the position grants it, or all that it
    starts from: then it leaves it standing knowingly.
    """

    position: str
    attack: str
    target: str
    attackers: tuple[str, ...]
    replies: tuple[str, ...]
    load: float | None
    place: Place
    granted: bool = False


@dataclass(frozen=True, slots=True)
class NoReply:
    """For each examined position in turn, the heaviest first, then in source order."""

    attacks: tuple[Unreplied, ...]


def _say(debate: Debate, found: NoReply) -> Iterator[Line]:
    quiet: dict[bool, list[Line]] = {True: [], False: []}
    for position in debate.positions:
        name = name_of(debate.map, position)
        own = [a for a in found.attacks if a.position == position]
        granted = [a for a in own if a.granted]
        if not own:
            quiet[_objected_to(debate, position)].append(Line(name))
        if open_ := [a for a in own if not a.granted]:
            told = counted(len(open_), "objection")
            yield Line(
                f"{name}: {told} without a reply of theirs in this map{_why_quiet(debate, position, open_)}",
                under=tuple(_attack(debate, a) for a in open_),
            )
        if granted:
            yield Line(
                f"{name}: {counted(len(granted), 'objection')} granted and left standing",
                under=tuple(_attack(debate, a) for a in granted),
            )
    steps = debate.map.arguments.values()
    drawn = any(a.kind is not Kind.SUPPORT and a.inferred is not None for a in steps)
    rest = " (the mapmaker’s own are not counted)" if drawn else ""
    if quiet[True]:
        told = f"In this map no objection to these is without a reply{rest}"
        yield Line(told, under=tuple(quiet[True]))
    if quiet[False]:
        told = f"In this map nobody objects to these{rest}"
        yield Line(told, under=tuple(quiet[False]))


def _objected_to(debate: Debate, position: str) -> bool:
    """Whether somebody other than the position objects to it, with or without a reply; the mapmaker is nobody."""
    return any(
        attack.inferred is None
        and position not in debate.owners.get(attack.id, ())
        and aimed_at(debate, position, attack)
        for attack in debate.map.arguments.values()
    )


def _why_quiet(debate: Debate, position: str, open_: Sequence[Unreplied]) -> str:
    """Return why no reply is to be expected, as the end of a sentence: the map knows a position's people through
    others only, or all objections are comments on what they wrote.
    """
    map = debate.map
    people = map.positions[position].held_by
    through = {debate.hearsay(p, texts=True) for p in people}
    if people and () not in through:
        names = people_of(map, dict.fromkeys(p for of in through for p in of))
        return f", which knows them through {names} only"
    by = {p for one in open_ for p in map.arguments[one.attack].by}
    if by and by <= debate.commenters and not debate.commenters.intersection(people):
        return ", all by readers who comment"
    return ""


def _attack(debate: Debate, one: Unreplied) -> Line:
    map = debate.map
    attack = map.arguments[one.attack]
    under = [*qualified(map, one.attack)]
    if one.target in map.positions[one.position].thesis:
        under.append(Line("It is put against the thesis", (one.target,)))
    elif one.target in map.claims:
        under.append(Line("It is put against", (one.target,)))
    elif one.target in map.evidence:
        under.append(Line("It is put against the evidence", quotes=(one.target,)))
    else:
        under.append(Line("It is put against the step", steps=(one.target,)))
    theses = map.positions[one.position].thesis
    proof = map.evidence.get(one.target)
    if one.load and not set(proof.supports if proof else (one.target,)) & set(theses):
        what = "what it is evidence for" if proof else "that"
        under.append(Line(f"{used(one.load, len(theses))} {what}"))
    theirs = {step for p in one.attackers for step in debate.stands[p].steps}
    drawn = tuple(r for r in one.replies if map.arguments[r].inferred is not None)
    granted = {r: by for r in one.replies if (by := map.arguments[r].granted_by)}
    own = tuple(r for r in one.replies if r in theirs)
    rest = tuple(r for r in one.replies if r not in {*theirs, *drawn, *granted})
    if rest:
        under.append(Line("Others reply", steps=rest))
    for reply, by in granted.items():
        under.append(Line(f"Against it, granted by {voices_of(debate, by)}", steps=(reply,)))
    if own:
        under.append(Line("Those who make it say against it themselves", steps=own))
    for reply in drawn:
        told = "The mapmaker sets against it"
        under.append(Line(told, steps=(reply,), under=qualified(map, reply)))
    return Line(
        _from(debate, one),
        attack.premises,
        quotes=debate.first_evidence(*attack.premises),
        under=tuple(under),
    )


def _from(debate: Debate, one: Unreplied) -> str:
    """Name the owner of an attack, as far as the map gives one."""
    map = debate.map
    attack = map.arguments[one.attack]
    if attack.by:
        return f"From {voices_of(debate, attack.by)}"
    if attack.granted_by:
        return f"Granted by {voices_of(debate, attack.granted_by)}"
    if one.attackers:
        return f"From what another position holds ({names_of(map, one.attackers)})"
    said = dict.fromkeys(by for p in attack.premises for by in map.claims[p].by)
    return (
        f"From what {voices_of(debate, said)} {'say' if len(said) > 1 else 'says'}"
        if said
        else "In nobody’s name"
    )


@analysis(
    "no-reply",
    "What got no reply",
    "To which attacks does this map record no reply of the position?",
    tab="Open",
    least=1,
    say=_say,
    examples=(
        (
            """
            position yes: Yes.
                thesis close
            claim close: The street should be closed.
                rebutted by shops: The shops live on cars.
                rebutted by detour: The detour is dangerous.
                    rebutted by: It has lights.
            """,
            {"attacks": [{"position": "yes", "attack": "shops/rebuts/close", "target": "close",
                          "load": 1.0, "replies": []}]},
        ),
        (
            """
            person ann: Ann
            person ben: Ben
            position yes: Yes.
                thesis close
                held by ann
            position no: No.
                thesis open
                held by ben
            claim close: The street should be closed.
            claim open: The street should stay open.
                by ben
                rebuts close
            claim half: Nobody asked the shops.
                rebuts open
                    by ben
            """,
            {"attacks": [{"position": "yes", "attack": "open/rebuts/close",
                          "attackers": ["no"], "replies": ["half/rebuts/open"]}]},
        ),
        (
            """
            person ann: Ann
            position yes: Yes.
                thesis close
                held by ann
            claim close: The street should be closed.
                by ann
                rebutted by shops: The shops live on cars.
                    granted by ann
                rebutted by detour: The detour is dangerous.
                    granted by ann
                    undercut by lights: It has lights.
                        by ann
            claim far: Buses take people to the shops.
                rebuts close
                    inferred
            """,
            {"attacks": [{"attack": "shops/rebuts/close", "granted": True}]},
        ),
        (
            """
            person ann: Ann
            person ben: Ben
            source gazette: The Gazette
            position yes: Yes.
                thesis close
                held by ann
            claim close: The street should be closed.
                by ann
                evidence count: 31 of 60 accidents
                    in gazette
                    undercut by old: The count is old.
                        by ben
            """,
            {"attacks": [{"attack": "old/undercuts/count", "target": "count", "load": 1.0}]},
        ),
    ),
)  # fmt: skip
def find(debate: Debate) -> NoReply:
    """Find arguments against what a position holds or argues, to which it replies nowhere in the
    map.

    Attacks are rebuttals of claims that the position holds, and undercuts of its own arguments and of the
    evidence for what it holds; its own second thoughts are none, and neither are steps that the
    mapmaker draws. What the position grants and answers is answered; what it grants and leaves standing is
    told as granted. A reply is an undercut of the attack, a rebuttal of one of its
    premises, or that the position rejects one of them. A reply in nobody's name counts as everybody's; one by
    somebody else or the mapmaker is listed, and does not count. That nothing is recorded does not mean that
    nothing was said.
    """
    found = []
    for position in debate.positions:
        open_ = [*open_attacks(debate, position)]
        targets = list(dict.fromkeys(id for _, aims, _ in open_ for id in aims))
        loads = debate.loads(
            position,
            [id for id in targets if id in debate.map.claims],
            [id for id in targets if id in debate.map.arguments],
        )
        made = [
            Unreplied(
                position, a.id, a.target, debate.owners.get(a.id, ()), replies,
                _most(loads[id] for id in aims), a.place, grants(debate, position, a),
            )
            for a, aims, replies in open_
        ]  # fmt: skip
        found += sorted(made, key=lambda one: -(one.load or 0.0))
    return NoReply(tuple(found))


Open: TypeAlias = tuple[Argument, tuple[str, ...], tuple[str, ...]]
"""An attack without a reply, what it is aimed at, and the replies of others."""


def open_attacks(debate: Debate, position: str) -> Iterator[Open]:
    """Yield the attacks on a position to which it replies nowhere, in source order."""
    for attack in debate.map.arguments.values():
        if attack.inferred is None and position not in debate.owners.get(attack.id, ()):
            aims = aimed_at(debate, position, attack)
            replies = _replies(debate, position, attack) if aims else None
            if replies is not None:
                yield attack, aims, replies


def aimed_at(debate: Debate, position: str, attack: Argument) -> tuple[str, ...]:
    """Return the claims or the argument of a position that an attack is aimed at: for an undercut of
    evidence the claims with it that the position holds; nothing when it is no attack on the position.
    """
    stand = debate.stands[position]
    if attack.kind is Kind.REBUT:
        return (attack.target,) if attack.target in stand.held else ()
    if attack.kind is not Kind.UNDERCUT:
        return ()
    if proof := debate.map.evidence.get(attack.target):
        return tuple(
            c for c in proof.supports if c in stand.held and proof.id in debate.cited(c, position)
        )
    return (attack.target,) if attack.target in stand.steps else ()


def _most(loads: Iterable[float | None]) -> float | None:
    known = [load for load in loads if load is not None]
    return max(known, default=None)


def grants(debate: Debate, position: str, attack: Argument) -> bool:
    """Whether a position grants an attack, or all that it starts from."""
    people = debate.map.positions[position].held_by
    if any(person in people for person in attack.granted_by):
        return True
    stand = debate.stands[position]
    return bool(attack.premises) and all(p in stand.granted for p in attack.premises)


def _replies(debate: Debate, position: str, attack: Argument) -> tuple[str, ...] | None:
    """Return the replies of others to an attack; `None` when the position replies, or an argument
    in nobody's name does.
    """
    stand = debate.stands[position]
    if any(stand.rejects(p) for p in attack.premises):
        return None
    against = list(debate.map.into.get(attack.id, ()))
    against += [a for p in attack.premises for a in debate.into(p) if a.kind is Kind.REBUT]
    for reply in against:
        owners = debate.owners.get(reply.id, ())
        if position in owners or (unnamed(reply) and not owners):
            return None
    return tuple(dict.fromkeys(reply.id for reply in against))
