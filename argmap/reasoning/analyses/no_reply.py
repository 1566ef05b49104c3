"""Attacks to which a position replies nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.model import Argument, Kind
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.sentence import counted, names_of, people_of, used


@dataclass(frozen=True, slots=True)
class Unreplied:
    """An argument against what a position holds, or against one of its own arguments, to which the map
    records no reply of that position.

    `target` is the claim or argument attacked; `attackers` are the positions whose argument it is;
    `replies` are arguments against it by others. `load` is the share, in [0, 1], of the proofs of
    the position's thesis that use the target; `None` when counting takes too long.
    """

    position: str
    attack: str
    target: str
    attackers: tuple[str, ...]
    replies: tuple[str, ...]
    load: float | None
    place: Place


@dataclass(frozen=True, slots=True)
class NoReply:
    """For each examined position in turn, the heaviest first, then in source order."""

    attacks: tuple[Unreplied, ...]


def _say(debate: Debate, found: NoReply) -> Iterator[Line]:
    quiet = []
    for position in debate.positions:
        own = [a for a in found.attacks if a.position == position]
        if not own:
            quiet.append(Line(name_of(debate.map, position)))
            continue
        yield Line(
            f"{name_of(debate.map, position)}: no reply of theirs recorded in this map to "
            f"{counted(len(own), 'attack')}",
            under=tuple(_attack(debate, a) for a in own),
        )
    if quiet:
        yield Line("No attack without a reply is recorded in this map on", under=tuple(quiet))


def _attack(debate: Debate, one: Unreplied) -> Line:
    map = debate.map
    attack = map.arguments[one.attack]
    under = []
    if one.target in map.positions[one.position].thesis:
        under.append(Line("It is put against the thesis", (one.target,)))
    elif one.target in map.claims:
        under.append(Line("It is put against", (one.target,)))
    else:
        under.append(Line("It is put against the step", steps=(one.target,)))
    if one.load and one.target not in map.positions[one.position].thesis:
        theses = len(map.positions[one.position].thesis)
        under.append(Line(f"{used(one.load, theses)} that"))
    theirs = {step for p in one.attackers for step in debate.stands[p].steps}
    granted = tuple(r for r in one.replies if r in theirs)
    if others := tuple(r for r in one.replies if r not in theirs):
        under.append(Line("Others reply", steps=others))
    if granted:
        under.append(Line("Those who make it grant against it", steps=granted))
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
        return f"From {people_of(map, attack.by)}"
    if one.attackers:
        return f"From what another position holds ({names_of(map, one.attackers)})"
    said = dict.fromkeys(by for p in attack.premises for by in map.claims[p].by)
    return (
        f"From what {people_of(map, said)} {'say' if len(said) > 1 else 'says'}"
        if said
        else "In nobody’s name"
    )


@analysis(
    "no-reply",
    "What got no reply",
    "To which attacks does this map record no reply of the position?",
    tab="Replies",
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
    ),
)  # fmt: skip
def find(debate: Debate) -> NoReply:
    """Find arguments against what a position holds or argues, to which it replies nowhere in the
    map.

    Attacks are rebuttals of claims that the position holds and undercuts of its own arguments; its own
    second thoughts are none. A reply is an undercut of the attack, a rebuttal of one of its
    premises, or that the position rejects one of them. A reply in nobody's name counts as everybody's; one by
    somebody else is listed, and does not count. That nothing is recorded does not mean that
    nothing was said.
    """
    found = []
    for position in debate.positions:
        stand = debate.stands[position]
        open_ = []
        for attack in debate.map.arguments.values():
            aimed = (
                attack.target in stand.held
                if attack.kind is Kind.REBUT
                else attack.kind is Kind.UNDERCUT and attack.target in stand.steps
            )
            if not aimed or position in debate.owners.get(attack.id, ()):
                continue
            replies = _replies(debate, position, attack)
            if replies is not None:
                open_.append((attack, replies))
        loads = debate.loads(
            position,
            list(dict.fromkeys(a.target for a, _ in open_ if a.kind is Kind.REBUT)),
            list(dict.fromkeys(a.target for a, _ in open_ if a.kind is Kind.UNDERCUT)),
        )
        made = [
            Unreplied(
                position, a.id, a.target, debate.owners.get(a.id, ()), replies,
                loads[a.target], a.place,
            )
            for a, replies in open_
        ]  # fmt: skip
        found += sorted(made, key=lambda one: -(one.load or 0.0))
    return NoReply(tuple(found))


def _replies(debate: Debate, position: str, attack: Argument) -> tuple[str, ...] | None:
    """Return the replies of others to an attack; `None` when the position replies, or an argument
    in nobody's name does.
    """
    rejected = debate.stands[position].rejected
    if any(p in rejected for p in attack.premises):
        return None
    against = list(debate.map.into.get(attack.id, ()))
    against += [a for p in attack.premises for a in debate.into(p) if a.kind is Kind.REBUT]
    for reply in against:
        owners = debate.owners.get(reply.id, ())
        if position in owners or not (owners or reply.by):
            return None
    return tuple(dict.fromkeys(reply.id for reply in against))
