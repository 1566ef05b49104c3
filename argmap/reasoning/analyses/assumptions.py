"""The claims that positions take on trust."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.because import HELD
from argmap.reasoning.proofs.sentence import counted, listed, names_of, used


@dataclass(frozen=True, slots=True)
class Assumption:
    """A claim that a position starts from without evidence.

    `assumed` is true when the map takes it as given on purpose; `why` is the reason to count it as
    held (see `Stand`); `load` is the share, in [0, 1], of the proofs of the position's thesis that
    use it, `None` when counting takes too long; `shared` are the other examined positions that hold
    it.
    """

    position: str
    claim: str
    why: str
    assumed: bool
    load: float | None
    shared: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Starts:
    """The claims that a position starts from: those with a document, a figure or another voice behind
    them, and those with no more than the word of the position's own people. The rest has no evidence.
    """

    position: str
    documented: tuple[str, ...]
    own_word: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumptions:
    """For each examined position in turn, the heaviest first, then in source order; and what has
    evidence.
    """

    claims: tuple[Assumption, ...]
    starts: tuple[Starts, ...] = ()


def _say(debate: Debate, found: Assumptions) -> Iterator[Line]:
    nothing: list[Line] = []
    for starts in found.starts:
        name = name_of(debate.map, starts.position)
        own = [a for a in found.claims if a.position == starts.position]
        if not (own or starts.documented or starts.own_word):
            nothing.append(Line(name))
            continue
        shares = [
            (len(of), words)
            for of, words in (
                (starts.documented, "backed by a document, a figure or another voice"),
                (starts.own_word, "on the word of its own people alone"),
                (own, "without evidence"),
            )
            if of
        ]
        total = counted(sum(number for number, _ in shares), "claim")
        parts = listed(f"{number} {words}" for number, words in shares)
        told = f"{total}: {parts}" if len(shares) > 1 else f"{total} {shares[0][1]}"
        yield Line(
            f"{name}: the map has no reason of theirs for {told}",
            under=tuple(_assumption(debate, one) for one in own),
        )
    if nothing:
        yield Line("No claim that they start from is recorded in this map", under=tuple(nothing))


def _assumption(debate: Debate, one: Assumption) -> Line:
    under = []
    reason = debate.map.claims[one.claim].assumed
    if reason is not None:
        under.append(Line(f"Taken as given on purpose{': ' + reason if reason else ''}"))
    if one.why in ("premise", "reason", "restates"):
        under.append(Line(f"Held by {HELD[one.why].replace('inferred: ', 'inference: ')}"))
    if one.load:
        theses = len(debate.map.positions[one.position].thesis)
        under.append(Line(f"{used(one.load, theses)} it"))
    if one.shared:
        under.append(Line(f"Held as well by: {names_of(debate.map, one.shared)}"))
    return Line("", (one.claim,), under=tuple(under))


@analysis(
    "assumptions",
    "What is taken on trust",
    "What do the positions start from without evidence?",
    tab="Trust",
    least=1,
    say=_say,
    examples=(
        (
            """
            source gazette: What the street costs us
            position yes: Yes.
                thesis close
                holds sleep
            position no: No.
                thesis open
                holds sleep
            claim close: The street should be closed.
            claim noise: It is loud.
                evidence "too loud" in gazette
            claim sleep: People sleep there.
                assumed
            noise supports close with sleep
            claim open: The street should stay open.
                evidence "we need the street" in gazette
            """,
            {
                "claims": [
                    {"position": "yes", "claim": "sleep", "why": "holds", "assumed": True,
                     "load": 1.0, "shared": ["no"]},
                    {"position": "no", "claim": "sleep", "load": 0.0, "shared": ["yes"]},
                ],
                "starts": [
                    {"position": "yes", "documented": ["noise"], "own-word": []},
                    {"position": "no", "documented": ["open"]},
                ],
            },
        ),
        (
            """
            person ann: Ann
            source letter: A letter to the editor
                author ann
            source register: The register of accidents
            position yes: Yes.
                thesis close
                held by ann
            claim close: The street should be closed.
                by ann
            claim noise: It is loud.
                evidence "too loud" in letter
            claim count: Half of the accidents happen there.
                evidence "every second one" in letter
                evidence: 31 of 60 accidents
                    kind figure
                    in register
            claim shops: The shops live on cars.
                granted by ann
                rebuts close
            noise supports close with count
                by ann
            """,
            {"claims": [], "starts": [{"documented": ["count"], "own-word": ["noise"]}]},
        ),
    ),
)  # fmt: skip
def find(debate: Debate) -> Assumptions:
    """Find the part of each position's ground that has no evidence, and the part that has no more than
    the word of its own people.

    The ground is what a position holds without a supporting argument of its own; evidence under a
    claim that says the same counts. What a position only grants is no part of it. Evidence is the own
    word of a position when it is no figure, document or event, and one of its people says it, or wrote
    the source and nobody else speaks. The load says how much of the case for the thesis depends on it
    in this map. That something has no evidence here does not mean that there is none.
    """
    holders: dict[str, list[str]] = {}
    for position in debate.positions:
        for claim in dict.fromkeys(map(debate.one, debate.stands[position].held)):
            holders.setdefault(claim, []).append(position)
    found = []
    for position in debate.positions:
        bare = [c for c in debate.case(position).ground if not debate.evidence(c)]
        loads = debate.loads(position, bare)
        made = []
        for claim in bare:
            shown = debate.shown(claim, position)
            made.append(
                Assumption(
                    position,
                    shown,
                    debate.stands[position].held[shown],
                    any(debate.map.claims[c].assumed is not None for c in debate.all_of(claim)),
                    loads[claim],
                    tuple(p for p in holders[claim] if p != position),
                    debate.map.claims[shown].place,
                )
            )
        found += sorted(made, key=lambda one: -(one.load or 0.0))
    return Assumptions(tuple(found), tuple(_starts(debate, p) for p in debate.positions))


def _starts(debate: Debate, position: str) -> Starts:
    backed = [c for c in debate.case(position).ground if debate.evidence(c)]
    documented = [c for c in backed if debate.documented(c, position)]
    return Starts(
        position,
        tuple(debate.shown(c, position) for c in documented),
        tuple(debate.shown(c, position) for c in backed if c not in documented),
    )
