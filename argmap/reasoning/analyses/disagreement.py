"""The points at which two positions part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import combinations

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.model import Kind
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.because import against_lines, held_line, qualified, rejection
from argmap.reasoning.proofs.drawn import Drawn


class About(StrEnum):
    """The kind of thing that two positions part over."""

    REASON = "no-reason"
    EVIDENCE = "evidence"
    INFERENCE = "inference"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim, or with `step` an argument, on which two positions part.

    `same` are other claims that say the same. `holder` holds the claim or owns the argument, and
    `why` is the reason to count it so (see `Stand`; empty for an argument); `rejecter` rejects it
    for the reason `because`, through the arguments or claims in `over`. `frontier` is true when it
    is drawn from nothing that the two contest; then `about` says what they part over. With `because`
    `drawn`, only the mapmaker sets the two against each other, and it is never on the frontier.
    """

    id: str
    step: bool
    same: tuple[str, ...]
    holder: str
    why: str
    rejecter: str
    because: str
    over: tuple[str, ...]
    frontier: bool
    about: About | None
    place: Place


@dataclass(frozen=True, slots=True)
class Parting:
    """Everything contested between two positions, in source order."""

    positions: tuple[str, str]
    contested: tuple[Contested, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Every pair of the examined positions."""

    pairs: tuple[Parting, ...]


def _say(debate: Debate, found: Disagreement) -> Iterator[Line]:
    if len(found.pairs) == 1 and found.pairs[0].contested:
        yield from _pair(debate, found.pairs[0])
        return
    for pair in found.pairs:
        if pair.contested:
            yield Line(_names(debate, pair), under=tuple(_pair(debate, pair)))
    if apart := [pair for pair in found.pairs if not pair.contested]:
        yield Line(
            "In this map neither rejects anything that the other holds",
            under=tuple(Line(_names(debate, pair)) for pair in apart),
        )


def _names(debate: Debate, pair: Parting) -> str:
    one, two = (name_of(debate.map, p) for p in pair.positions)
    return f"{one} / {two}"


def _pair(debate: Debate, pair: Parting) -> Iterator[Line]:
    for one in pair.contested:
        if one.frontier:
            yield _contested(debate, one)
    drawn = [c for c in pair.contested if c.because == "drawn"]
    if above := [c for c in pair.contested if not c.frontier and c.because != "drawn"]:
        yield Line(
            "Contested with these, and drawn from them",
            tuple(c.id for c in above if not c.step),
            tuple(c.id for c in above if c.step),
        )
    if drawn:
        told = "Set against each other by the mapmaker, not by those whose words they are"
        yield Line(told, under=tuple(_contested(debate, one) for one in drawn))


_ABOUT = {
    About.REASON: "This map records no further reason of the side that holds it.",
    About.EVIDENCE: "A matter of evidence: both sides cite more than their own people's word.",
    About.INFERENCE: "A matter of inference: both accept what it is drawn from.",
}


def _what(debate: Debate, one: Contested) -> tuple[Line, ...]:
    """Return the line that says what two positions part over, if anything can be said."""
    if one.about is None:
        return ()
    if one.step:
        return (
            Line("A matter of inference: what is denied is the step, not what it starts from."),
        )
    if one.about is not About.SILENCE:
        return (Line(_ABOUT[one.about]),)
    reasons = _reasons(debate, one)
    heard = any(_speaks(debate, one.rejecter, c) for step in reasons for c in step)
    name = name_of(debate.map, one.rejecter)
    some = "on some of the reasons for it, not on all" if heard else "on the reasons for it"
    return (Line(f"This map has {'something' if heard else 'nothing'} of “{name}” {some}."),)


def _contested(debate: Debate, one: Contested) -> Line:
    map = debate.map
    about = _what(debate, one)
    if not one.step:
        under = (
            *about,
            held_line(debate, one.holder, one.id),
            *against_lines(debate, one.rejecter, debate.all_of(one.id)),
            *_doubts(debate, one),
        )
        return Line(claims=(one.id,), quotes=debate.first_evidence(one.id), under=under)
    whose = "made by" if debate.stands[one.holder].steps[one.id] else "counted with"
    under = (
        *about,
        *qualified(map, one.id),
        Line(f"The step is {whose}: {name_of(map, one.holder)}"),
        *(
            Line(_against(debate, one.rejecter, id), map.arguments[id].premises, under=qualified(map, id))
            for id in one.over
        ),
    )
    return Line(steps=(one.id,), under=under)


def _against(debate: Debate, position: str, undercut: str) -> str:
    made = debate.stands[position].steps[undercut]
    name = name_of(debate.map, position)
    if made:
        return f"Against the step: {name}, whose argument is"
    return f"Put against the step in nobody's name, and held by: {name}"


def _doubts(debate: Debate, one: Contested) -> Iterator[Line]:
    """Yield what the other side puts against the holder's evidence for a claim."""
    own = debate.stands[one.rejecter].steps
    for proof in debate.cited(one.id, one.holder):
        for attack in debate.map.into.get(proof, ()):
            if attack.id in own:
                told = (
                    f"Against the evidence: {name_of(debate.map, one.rejecter)}, whose argument is"
                )
                yield Line(told, attack.premises, quotes=(proof,))


@analysis(
    "disagreement",
    "Where they part",
    "Where exactly do two positions part?",
    tab="Split",
    least=2,
    say=_say,
    examples=(
        (
            """
            position close-it: Close the street.
                thesis close
            position keep-it: Keep it open.
                thesis open
            claim close: The street should be closed.
                contradicts open
                supported by accidents: Half of the accidents happen there.
            claim open: The street should stay open.
                supported by lights: The new lights have ended the accidents.
            lights rebuts accidents
            """,
            {
                "pairs": [
                    {
                        "positions": ["close-it", "keep-it"],
                        "contested": [
                            {"id": "close", "because": "contradicts", "over": ["open"],
                             "frontier": False, "about": None},
                            {"id": "accidents", "holder": "close-it", "why": "reason",
                             "rejecter": "keep-it", "because": "rebuts",
                             "over": ["lights/rebuts/accidents"], "frontier": True,
                             "about": "no-reason"},
                            {"id": "open", "holder": "keep-it", "frontier": True,
                             "about": "silence"},
                        ],
                    }
                ]
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
                thesis late
                held by ben
            claim close: The street should be closed.
                by ann
                supported by accidents: Half of the accidents happen there.
                    id count
                    by ann
            claim late: The count is of last year.
                by ben
                undercuts count
                    by ben
            """,
            {
                "pairs": [
                    {
                        "contested": [
                            {"id": "count", "step": True, "holder": "yes", "rejecter": "no",
                             "over": ["late/undercuts/count"], "frontier": True,
                             "about": "inference"},
                        ]
                    }
                ]
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
                grants half
            claim close: The street should be closed.
                by ann
                supported by half: Half of the accidents happen there.
                    by ann
            claim open: The street should stay open.
                by ben
                rebuts close
                    by ben
            """,
            {"pairs": [{"contested": [{"id": "close", "because": "rebuts", "frontier": True,
                                       "about": "inference"}]}]},
        ),
        (
            """
            person ann: Ann
            person ben: Ben
            position yes: Yes.
                thesis blocked
                held by ann
            position no: No.
                thesis unready
                held by ben
            claim blocked: The council stopped the talks of 2022.
                by ann
                when 2022
            claim unready: Neither side is ready to talk.
                by ben
                when 2023
                contradicts blocked
                rebuts blocked
                    inferred: They speak of different years.
            """,
            {"pairs": [{"contested": [{"id": "blocked", "because": "drawn", "frontier": False,
                                       "about": None}]}]},
        ),
    ),
)  # fmt: skip
def find(debate: Debate) -> Disagreement:
    """Find the claims and steps on which positions part, and those among them that the rest come
    down to.

    Contested between two positions are the claims that one holds and the other rejects, and the
    arguments of one that the other undercuts. The frontier is those of them that are drawn from
    nothing contested: the place to look first for where the two part. In a circle of support all
    contested members are on the frontier. Steps of the mapmaker draw nothing here, and what only they
    set against each other is kept apart. Claims of times that do not meet do not contradict each other.

    On the frontier the two part over *evidence* when both cite some for or against the claim itself that is
    not only the word of their own people, over *inference* when the other side accepts a whole set of
    the holder's reasons, or when the step is what is undercut. Otherwise the map says that the holder
    gives *no reason*, or that the other side does not speak to the reasons (*silence*): silence is no
    agreement. Whether a claim is a matter of fact or of judgement is not for a program to say. The
    kinds follow the old distinction between disputes of what is so and of what follows from it.
    """
    drawn = Drawn(debate)
    return Disagreement(
        tuple(_parting(debate, drawn, p, q) for p, q in combinations(debate.positions, 2))
    )


def _parting(debate: Debate, drawn: Drawn, p: str, q: str) -> Parting:
    found = [*_claims(debate, p, q), *_claims(debate, q, p)]
    found += [*_steps(debate, p, q), *_steps(debate, q, p)]
    lowest = drawn.lowest({debate.one(c.id) for c in found if c.because != "drawn"})
    order = {id: i for i, id in enumerate((*debate.map.claims, *debate.map.arguments))}
    found.sort(key=lambda c: order[c.id])
    return Parting(
        (p, q),
        tuple(
            Contested(
                c.id, c.step, c.same, c.holder, c.why, c.rejecter, c.because, c.over, True,
                _about(debate, c), c.place,
            )
            if debate.one(c.id) in lowest and c.because != "drawn" else c
            for c in found
        ),
    )  # fmt: skip


def _claims(debate: Debate, holder: str, rejecter: str) -> Iterator[Contested]:
    held, other = debate.stands[holder].held, debate.stands[rejecter]
    for claim in dict.fromkeys(debate.one(c) for c in other.rejected):
        members = debate.all_of(claim)
        if any(c in held for c in members):
            shown = debate.shown(claim, holder)
            because, over = rejection(other, members)
            same = tuple(c for c in members if c != shown)
            place = debate.map.claims[shown].place
            yield Contested(
                shown, False, same, holder, held[shown], rejecter, because, over, False, None, place
            )


def _steps(debate: Debate, owner: str, rejecter: str) -> Iterator[Contested]:
    for id in debate.stands[owner].steps:
        over = tuple(
            attack.id
            for attack in debate.map.into.get(id, ())
            if rejecter in (owners := debate.owners.get(attack.id, ())) and owner not in owners
        )
        if over:
            place = debate.map.arguments[id].place
            yield Contested(
                id, True, (), owner, "", rejecter, "undercuts", over, False, None, place
            )


def _about(debate: Debate, one: Contested) -> About:
    if one.step:
        return About.INFERENCE
    against = [
        c
        for id in one.over
        for c in (debate.map.arguments[id].premises if id in debate.map.arguments else (id,))
    ]
    held = debate.documented(one.id, one.holder)
    if held and any(debate.documented(c, one.rejecter) for c in against):
        return About.EVIDENCE
    reasons = _reasons(debate, one)
    if not reasons:
        return About.REASON
    other = debate.stands[one.rejecter]
    if any(all(_any_form(debate, c, other.accepts) for c in step) for step in reasons):
        return About.INFERENCE
    return About.SILENCE


def _reasons(debate: Debate, one: Contested) -> list[tuple[str, ...]]:
    """Return the premises of each of the holder's own arguments for a claim."""
    own = debate.stands[one.holder].steps
    into = debate.into(one.id)
    return [a.premises for a in into if a.kind is Kind.SUPPORT and a.id in own and a.premises]


def _speaks(debate: Debate, position: str, claim: str) -> bool:
    return _any_form(debate, claim, lambda c: bool(debate.stands[position].stance(c)))


def _any_form(debate: Debate, claim: str, test: Callable[[str], bool]) -> bool:
    return any(map(test, debate.all_of(claim)))
