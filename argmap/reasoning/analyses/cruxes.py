"""The claims that a position's thesis cannot do without."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.sentence import THESIS, names_of, share
from argmap.reasoning.proofs.thesis import Argued, argued, why_not


@dataclass(frozen=True, slots=True)
class Crux:
    """A claim without which the thesis is not derivable; `same` are others that say the same.

    `also_of` are other positions for whose thesis it is a crux too; `denial_of` are those with a
    crux that contradicts it. With either of them it is a double crux.
    """

    claim: str
    same: tuple[str, ...]
    also_of: tuple[str, ...]
    denial_of: tuple[str, ...]
    place: Place

    @property
    def double(self) -> bool:
        """Whether it is a crux for another position, too."""
        return bool(self.also_of or self.denial_of)


@dataclass(frozen=True, slots=True)
class Load:
    """The share, in [0, 1], of the thesis' proofs that use a claim; `None` when counting takes too
    long.
    """

    claim: str
    load: float | None


@dataclass(frozen=True, slots=True)
class ThesisCruxes:
    """The cruxes of one thesis, in source order. `loads` are the heaviest claims that are not
    cruxes, heaviest first.
    """

    position: str
    thesis: str
    argued: Argued
    cruxes: tuple[Crux, ...]
    loads: tuple[Load, ...]


@dataclass(frozen=True, slots=True)
class Cruxes:
    """Every thesis of the examined positions."""

    theses: tuple[ThesisCruxes, ...]


_LOOKED_AT = 400
"""Most claims for which loads are worked out; a larger case has loads for the first reasons
only.
"""
_SHOWN = 5


def _say(debate: Debate, found: Cruxes) -> Iterator[Line]:
    for one in found.theses:
        name = name_of(debate.map, one.position)
        thesis = Line(THESIS, (one.thesis,))
        if one.argued is not Argued.DERIVED:
            yield Line(f"{name}: {why_not(one.argued)}", under=(thesis,))
        elif not one.cruxes:
            loads = tuple(_load(load) for load in one.loads[:_SHOWN] if load.load is not None)
            yield Line(
                f"{name}: no single claim is needed for all of the ways to derive this thesis in this map",
                under=(thesis, *loads),
            )
        else:
            yield Line(
                f"{name}: in this map this thesis cannot be derived without what follows here",
                under=(thesis, *(_crux(debate, crux) for crux in one.cruxes)),
            )
    if not found.theses:
        yield Line("No position that is looked at has a thesis: write “thesis CLAIM” under it.")


def _crux(debate: Debate, crux: Crux) -> Line:
    under = []
    if crux.also_of:
        under.append(Line(f"The same holds for: {names_of(debate.map, crux.also_of)}"))
    if crux.denial_of:
        who = names_of(debate.map, crux.denial_of)
        under.append(Line(f"Its contrary is one for: {who}"))
    return Line(claims=(crux.claim,), quotes=debate.first_evidence(crux.claim), under=tuple(under))


def _load(load: Load) -> Line:
    assert load.load is not None
    return Line(f"Used in {share(load.load)} it", (load.claim,))


@analysis(
    "cruxes",
    "What would change the answer",
    "Without what can a position not derive its thesis?",
    tab="Crux",
    least=1,
    say=_say,
    examples=(
        (
            """
            position yes: Yes.
                thesis close
            claim close: The street should be closed.
                supported by fewer: Closing it would prevent accidents.
                    supported by half: Half of the accidents happen there.
                    supported by school: The school counts accidents there, too.
            """,
            {"theses": [{"argued": "derived", "cruxes": [{"claim": "fewer"}]}]},
        ),
        (
            """
            position yes: Yes.
                thesis close
            position no: No.
                thesis open
            claim close: The street should be closed.
                supported by fewer: Closing it would prevent accidents.
            claim open: The street should stay open.
                supported by not-fewer: Closing it would prevent none.
            fewer contradicts not-fewer
            """,
            {
                "theses": [
                    {"position": "yes", "cruxes": [{"claim": "fewer", "denial-of": ["no"]}]},
                    {"position": "no", "cruxes": [{"claim": "not-fewer", "denial-of": ["yes"]}]},
                ]
            },
        ),
        (
            """
            position yes: Yes.
                thesis close
            claim close: The street should be closed.
                supported by noise: It is loud.
                supported by half: Half of the accidents happen there.
            """,
            {
                "theses": [
                    {"cruxes": [], "loads": [{"claim": "noise", "load": 0.5},
                                             {"claim": "half", "load": 0.5}]}
                ]
            },
        ),
    ),
)  # fmt: skip
def find(debate: Debate) -> Cruxes:
    """Find the claims without which a thesis cannot be derived from its position's arguments.

    A position's *ground* is what it holds without a supporting argument of its own. A claim is a crux
    when the thesis is no longer derivable from the ground by the position's own supporting arguments
    if that claim can neither be taken nor concluded. The thesis itself is left out. It is a
    *double crux*, a word of the Center for Applied Rationality for what two people should talk
    about first, when it is a crux of another position, too, or when a claim that contradicts it is (and
    speaks of a time that meets its own). Steps that the mapmaker draws and what is only granted are no
    part of a position's case.

    The *load* of a claim is the share of the thesis' proofs that use it; that of a crux is 1. With two
    independent arguments there is often no crux: see `fragility`.
    """
    found = []
    cruxes: dict[str, frozenset[str]] = {}
    for position in debate.map.positions:
        theses = [(t, debate.proofs(position, t)) for t in debate.theses(position)]
        needed = [proofs.unavoidable - {thesis} for thesis, proofs in theses]
        cruxes[position] = frozenset().union(*needed)
    contradicts: dict[str, set[str]] = {}
    for pair in debate.conflicts:
        left, right = debate.one(pair.left), debate.one(pair.right)
        contradicts.setdefault(left, set()).add(right)
        contradicts.setdefault(right, set()).add(left)
    for position in debate.positions:
        for thesis in debate.theses(position):
            needed_here = debate.proofs(position, thesis).unavoidable - {thesis}
            made = []
            for claim in debate.map.claims:
                if claim not in needed_here:
                    continue
                others = [p for p in debate.positions if p != position]
                against = contradicts.get(claim, set())
                shown = debate.shown(claim, position)
                made.append(
                    Crux(
                        shown,
                        tuple(c for c in debate.all_of(claim) if c != shown),
                        tuple(p for p in others if claim in cruxes[p]),
                        tuple(p for p in others if not against.isdisjoint(cruxes[p])),
                        debate.map.claims[shown].place,
                    )
                )
            state = argued(debate, position, thesis)
            loads = _loads(debate, position, thesis) if state is Argued.DERIVED else ()
            shown = debate.shown(thesis, position)
            found.append(ThesisCruxes(position, shown, state, tuple(made), loads))
    return Cruxes(tuple(found))


def _loads(debate: Debate, position: str, thesis: str) -> tuple[Load, ...]:
    proofs = debate.proofs(position, thesis)
    nodes = list(proofs.usable)
    if len(nodes) > _LOOKED_AT:
        steps = proofs.steps.steps
        nodes = list(dict.fromkeys(p for i in proofs.usable[thesis] for p in steps[i].premises))
    inside = set(nodes) - proofs.unavoidable
    order = [c for c in debate.map.claims if c in inside]
    loads = proofs.loads(order)
    order.sort(key=lambda c: -(loads[c] or 0.0))
    return tuple(Load(debate.shown(c, position), loads[c]) for c in order)
