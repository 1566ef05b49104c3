"""The claims that several positions accept: what they hold, and what they grant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.model import Argument, Kind
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.because import GRANTED, HELD
from argmap.reasoning.proofs.holdings import unnamed
from argmap.reasoning.proofs.sentence import names_of


@dataclass(frozen=True, slots=True)
class Shared:
    """A claim that several positions hold or grant; `same` are others that say the same. `forms`,
    `why` and `granted` follow the order of `positions`: the claim that each accepts itself, the reason
    to count it so (see `Stand`), and whether it grants and does not hold it. `all` is true when every
    examined position accepts it.
    """

    claim: str
    same: tuple[str, ...]
    positions: tuple[str, ...]
    forms: tuple[str, ...]
    why: tuple[str, ...]
    all: bool
    place: Place
    granted: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Concession:
    """A claim that `position` holds (or with `granted` grants), and that is a premise on the way to the
    thesis of `towards`, which `position` does not accept.

    `steps` are the supporting arguments in which it is a premise. `parting` is true when the
    position accepts the conclusion of none of them: it leaves the other's way there.
    """

    position: str
    claim: str
    towards: str
    steps: tuple[str, ...]
    parting: bool
    place: Place
    granted: bool = False


@dataclass(frozen=True, slots=True)
class CommonGround:
    """In source order: the shared claims, and what one position accepts that another argues from."""

    shared: tuple[Shared, ...]
    concessions: tuple[Concession, ...]


def _say(debate: Debate, found: CommonGround) -> Iterator[Line]:
    both = [one for one in found.shared if one.all]
    if not both:
        who = "both positions" if len(debate.positions) == 2 else "all positions"
        yield Line(f"No claim in this map is held or granted by {who}.")
    premises: dict[str, dict[str, None]] = {}
    for conceded in found.concessions:
        if conceded.parting:
            premises.setdefault(debate.one(conceded.claim), {})[conceded.towards] = None
    for one in both:
        yield _shared(debate, one, premises)
    groups: dict[tuple[str, ...], list[Shared]] = {}
    for one in found.shared:
        if not one.all:
            groups.setdefault(one.positions, []).append(one)
    for positions, several in groups.items():
        yield Line(
            f"{'Held or granted' if any(any(one.granted) for one in several) else 'Held'} by "
            f"{len(positions)} of {len(debate.positions)}: {names_of(debate.map, positions)}",
            under=tuple(_shared(debate, one, premises) for one in several),
        )
    shared = {(debate.one(one.claim), p) for one in found.shared for p in one.positions}
    ways: dict[tuple[str, str, bool], list[Concession]] = {}
    for conceded in found.concessions:
        claim = debate.one(conceded.claim)
        known = {(claim, conceded.position), (claim, conceded.towards)} <= shared
        if conceded.parting and not known:
            key = (conceded.position, conceded.towards, conceded.granted)
            ways.setdefault(key, []).append(conceded)
    for (position, towards, granted), conceding in ways.items():
        one_name, other = name_of(debate.map, position), name_of(debate.map, towards)
        verb = "grants" if granted else "holds, too,"
        yield Line(
            f"{one_name} {verb} what is a reason for: {other}",
            under=tuple(_concession(debate, c) for c in conceding),
        )


def _shared(debate: Debate, one: Shared, premises: Mapping[str, Iterable[str]]) -> Line:
    """Return a shared claim, its holders, and the positions for whose thesis it is a premise."""
    under = []
    for position, form, why, granted in zip(
        one.positions, one.forms, one.why, one.granted, strict=True
    ):
        reason = GRANTED[why] if granted else HELD[why]
        told = f"{name_of(debate.map, position)} ({reason})"
        if form == one.claim:
            under.append(Line(told))
        else:
            notes = tuple(Line(f"Note: {note}") for note in debate.map.claims[form].notes)
            under.append(Line(f"{told}, in other words", (form,), under=notes))
    builds = [p for p in premises.get(debate.one(one.claim), ()) if p in one.positions]
    if builds:
        under.append(Line(f"A reason for: {names_of(debate.map, builds)}"))
    return Line(claims=(one.claim,), under=tuple(under))


def _concession(debate: Debate, one: Concession) -> Line:
    together = all(len(debate.map.arguments[id].premises) > 1 for id in one.steps)
    targets = dict.fromkeys(debate.map.arguments[id].target for id in one.steps)
    under = [Line("With others it supports" if together else "It supports", tuple(targets))]
    own = debate.stands[one.position].steps
    against = (a for id in one.steps for a in debate.map.into.get(id, ()) if a.id in own)
    if answer := tuple(dict.fromkeys(p for a in against for p in a.premises)):
        under.append(Line("It answers that step with", answer))
    return Line("", (one.claim,), quotes=debate.first_evidence(one.claim), under=tuple(under))


@analysis(
    "common-ground",
    "What both grant",
    "What do the positions both accept, and what does one grant the other?",
    tab="Both",
    least=2,
    say=_say,
    examples=(
        (
            """
            position yes: Yes.
                thesis close
                holds half
            position no: No.
                thesis open
                holds one-in-two
            claim close: The street should be closed.
            claim open: The street should stay open.
            claim half: Half of the accidents happen there.
            claim one-in-two: Every second accident is in that street.
                restates half
            """,
            {
                "shared": [{"claim": "half", "same": ["one-in-two"], "positions": ["yes", "no"],
                            "forms": ["half", "one-in-two"], "why": ["holds", "holds"], "all": True}],
                "concessions": [],
            },
        ),
        (
            """
            position yes: Yes.
                thesis close
            position no: No.
                thesis open
                holds noise
            claim close: The street should be closed.
                supported by noise
            claim open: The street should stay open.
            claim noise: It is loud.
            """,
            {
                "shared": [],
                "concessions": [
                    {"position": "no", "claim": "noise", "towards": "yes",
                     "steps": ["noise/supports/close"], "parting": True}
                ],
            },
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
                by ann
                rebutted by shops: The shops live on cars.
                    granted by ann
            claim open: The street should stay open.
                by ben
                supported by shops
                    by ben
            """,
            {
                "shared": [{"claim": "shops", "why": ["granted", "premise"],
                            "granted": [True, False]}],
                "concessions": [{"position": "yes", "claim": "shops", "towards": "no",
                                 "granted": True}],
            },
        ),
    ),
)  # fmt: skip
def find(debate: Debate) -> CommonGround:
    """Find the claims that several positions hold or grant, and the concessions of one to another.

    Claims that restate each other are one. A reason in nobody's name, which counts with every
    position that holds its conclusion, is not common ground, and neither is a claim that a position
    both accepts and rejects. A *concession* of a position is a claim that it holds or grants and that is a
    premise, over any number of supporting arguments of that position or in nobody's name, towards a
    thesis of another position that it does not accept; its own theses are none. The theory of dialogue calls this a commitment that the other side may
    build upon (Walton and Krabbe, Commitment in Dialogue, 1995).
    """
    granted = {p: _granted(debate, p) for p in debate.positions}
    shared = []
    for claim in dict.fromkeys(debate.one(c) for c in debate.map.claims):
        holders = tuple(p for p in debate.positions if claim in granted[p])
        if len(holders) > 1:
            stands = {p: debate.stands[p] for p in holders}
            forms = {p: debate.shown(claim, p) for p in holders}
            shown = forms[holders[0]]
            shared.append(
                Shared(
                    shown,
                    tuple(c for c in debate.all_of(claim) if c != shown),
                    holders,
                    tuple(forms.values()),
                    tuple(s.held.get(forms[p]) or s.granted[forms[p]] for p, s in stands.items()),
                    len(holders) == len(debate.positions),
                    debate.map.claims[shown].place,
                    tuple(forms[p] not in s.held for p, s in stands.items()),
                )
            )
    return CommonGround(tuple(shared), tuple(_concessions(debate, granted)))


def _granted(debate: Debate, position: str) -> frozenset[str]:
    stand = debate.stands[position]
    against = {debate.one(c) for c in stand.rejected if stand.rejects(c)}
    accepted = [c for c, why in stand.held.items() if why != "reason"]
    return frozenset(
        one for c in (*accepted, *stand.granted) if (one := debate.one(c)) not in against
    )


def _concessions(debate: Debate, granted: dict[str, frozenset[str]]) -> Iterator[Concession]:
    for towards in debate.positions:
        steps: dict[str, list[tuple[str, str]]] = {}
        drawn: dict[str, list[str]] = {}
        for argument in debate.map.arguments.values():
            if argument.kind is Kind.SUPPORT and _theirs(debate, argument, towards):
                target = debate.one(argument.target)
                for premise in map(debate.one, argument.premises):
                    steps.setdefault(premise, []).append((argument.id, target))
                    drawn.setdefault(target, []).append(premise)
        theses = debate.theses(towards)
        for position in debate.positions:
            if position == towards:
                continue
            stand = debate.stands[position]
            own = {debate.one(c) for c in (*stand.held, *stand.granted)}
            thesis = set(debate.theses(position))
            below = _below([t for t in theses if t not in own], drawn)
            for claim in dict.fromkeys(debate.one(c) for c in debate.map.claims):
                if claim not in granted[position] or claim in thesis:
                    continue
                ways = [(id, t) for id, t in steps.get(claim, ()) if t in below]
                if ways:
                    shown = debate.shown(claim, position)
                    yield Concession(
                        position, shown, towards, tuple(dict.fromkeys(id for id, _ in ways)),
                        all(t not in own for _, t in ways), debate.map.claims[shown].place,
                        shown not in stand.held,
                    )  # fmt: skip


def _theirs(debate: Debate, step: Argument, position: str) -> bool:
    """Whether a step is one of a position, or in nobody's name."""
    return step.id in debate.stands[position].steps or unnamed(step)


def _below(theses: list[str], drawn: dict[str, list[str]]) -> set[str]:
    """Return the theses, and everything that supports them over any number of steps."""
    found = set(theses)
    waiting = list(theses)
    while waiting:
        for premise in drawn.get(waiting.pop(), ()):
            if premise not in found:
                found.add(premise)
                waiting.append(premise)
    return found
