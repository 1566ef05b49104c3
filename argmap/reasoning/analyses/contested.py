"""The claims that are disputed most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.base.text import Place
from argmap.base.values import dataclass, field
from argmap.model import Kind
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line
from argmap.reasoning.proofs.because import voices_of
from argmap.reasoning.proofs.holdings import WRITTEN, Stand, unnamed
from argmap.reasoning.proofs.sentence import counted


@dataclass(frozen=True, slots=True)
class Side:
    """The people on one side: those who have said so, and those who are there by inference, through
    what a position of theirs holds.
    """

    people: tuple[str, ...]
    inferred: tuple[str, ...]

    @property
    def size(self) -> int:
        """Return the number of people."""
        return len(self.people) + len(self.inferred)


@dataclass(frozen=True, slots=True)
class Fought:
    """A claim, with those who speak for and against it; `same` are others that say the same. Anyone
    who does both, like an author who states a case and answers it, is in `both` alone. `granted` are
    those who grant the claim; they are counted on no side.
    """

    claim: str
    same: tuple[str, ...]
    pro: Side
    con: Side
    both: Side
    place: Place
    granted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MostContested:
    """Claims with somebody on either side, ordered by the size of the smaller side, largest
    first.
    """

    claims: tuple[Fought, ...]


def _say(debate: Debate, found: MostContested) -> Iterator[Line]:
    if not found.claims:
        yield Line("No claim in this map has somebody for and somebody against it.")
    for one in found.claims:
        under = tuple(
            Line(f"{word} ({counted(side.size, 'voice')}): {_names(debate, side)}")
            for word, side in (("For", one.pro), ("Against", one.con), ("On both sides", one.both))
            if side.size
        )
        if one.granted:
            under += (Line(f"Granted by: {voices_of(debate, one.granted)}"),)
        yield Line("", (one.claim,), under=under)


def _names(debate: Debate, side: Side) -> str:
    said = voices_of(debate, side.people) if side.people else ""
    inferred = f"by what they hold: {voices_of(debate, side.inferred)}" if side.inferred else ""
    return "; ".join(filter(None, (said, inferred)))


@analysis(
    "contested",
    "What is fought over most",
    "Which claims have the most people on both sides?",
    tab="Fought",
    least=0,
    say=_say,
    examples=(
        (
            """
            person ann: Ann
            person ben: Ben
            person cid: Cid
            claim close: The street should be closed.
                by ann
                supported by noise: It is loud.
                    by cid
                rebutted by shops: The shops live on cars.
                    by ben
            """,
            {"claims": [{"claim": "close", "pro": {"people": ["ann", "cid"]},
                         "con": {"people": ["ben"]}}]},
        ),
        ("claim: The street should be closed.\n    rebutted by: No.\n", {"claims": []}),
        (
            """
            person ann: Ann
            person ben: Ben
            person cid: Cid
            position yes: Yes.
                thesis noise
                held by ann
            position no: No.
                thesis trade
                held by ben
            claim close: The street should be closed.
                rebutted by: It is convenient.
                    granted by cid
            claim noise: It is loud.
                by ann
            claim trade: The shops live on cars.
                by ben
            noise supports close
            trade rebuts close
            claim rest: Nobody sleeps.
                by cid
                rebuts close
                    inferred
            """,
            {"claims": [{"claim": "close", "pro": {"people": [], "inferred": ["ann"]},
                         "con": {"people": [], "inferred": ["ben"]}}]},
        ),
    ),
)  # fmt: skip
def find(debate: Debate) -> MostContested:
    """Rank claims by the number of distinct owners on the smaller side, then on both together.

    For a claim are the people who assert it or make a supporting argument for it, and those of the
    positions that hold it; against it are the people who make a rebuttal of it or assert what cannot be
    true together with it, and those of the positions that reject it. A support and a rebuttal in nobody's name count alike: the people of each
    position that holds all that it starts from are on its side, by inference, unless they have spoken
    themselves. An undercut is against a step and not against the claim. Steps that the mapmaker draws or that
    somebody grants put nobody on a side. A position counts only through its people. Ranking by the smaller side, as discussion sites do for controversial
    posts, keeps a claim that one person attacks and everybody else holds from the top. The whole
    map counts, not only the examined positions. The number of voices says nothing about who is
    right.
    """
    map = debate.map
    owners = {debate.one(c): _Owners() for c in map.claims}
    for claim in map.claims.values():
        owners[debate.one(claim.id)].pro.update(p for p in claim.by if p not in claim.granted_by)
    for argument in map.arguments.values():
        if argument.kind is not Kind.UNDERCUT and argument.by:
            both = owners[debate.one(argument.target)]
            side = both.pro if argument.kind is Kind.SUPPORT else both.con
            answered = {p for a in map.into.get(argument.id, ()) for p in a.by}
            side.update(p for p in argument.by if p not in answered)
    for pair in debate.conflicts:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            speakers = map.claims[one].by
            owners[debate.one(other)].con.update(
                p for p in speakers if p not in map.claims[other].by
            )
    for stand in debate.stands.values():
        own = set(map.positions[stand.position].held_by)
        for id, why in stand.held.items():
            if why in WRITTEN:
                owners[debate.one(id)].pro |= own
        for id, why in stand.rejected.items():
            if why in WRITTEN:
                owners[debate.one(id)].con |= own
    for stand in debate.stands.values():
        people = map.positions[stand.position].held_by
        for id in (*stand.held, *_supported(debate, stand)):
            owners[debate.one(id)].infer(people, against=False)
        for id in stand.rejected:
            if stand.rejects(id):
                owners[debate.one(id)].infer(people, against=True)
    found = []
    for first, both in owners.items():
        sides = both.sides(tuple(map.persons))
        if sides[0].size and sides[1].size:
            forms = debate.all_of(first)
            same = tuple(c for c in forms if c != first)
            granted = dict.fromkeys(p for c in forms for p in map.granted.get(c, ()))
            found.append(Fought(first, same, *sides, map.claims[first].place, tuple(granted)))
    found.sort(key=lambda one: (-min(one.pro.size, one.con.size), -one.pro.size - one.con.size))
    return MostContested(tuple(found))


def _supported(debate: Debate, stand: Stand) -> Iterator[str]:
    """Yield the claims that the map supports, in nobody's name, with what a position holds."""
    for step in debate.map.arguments.values():
        supports = step.kind is Kind.SUPPORT and unnamed(step) and step.premises
        if supports and all(p in stand.held for p in step.premises):
            yield step.target


@dataclass
class _Owners:
    pro: set[str] = field(default_factory=set)
    con: set[str] = field(default_factory=set)
    inferred_pro: set[str] = field(default_factory=set)
    inferred_con: set[str] = field(default_factory=set)

    def infer(self, people: Iterable[str], *, against: bool) -> None:
        """Count people on a side by inference, unless they have spoken themselves."""
        quiet = [p for p in people if p not in self.pro and p not in self.con]
        (self.inferred_con if against else self.inferred_pro).update(quiet)

    def sides(self, order: Sequence[str]) -> tuple[Side, Side, Side]:
        """Return who is for, against, and on both sides, in the order of the persons."""
        pro, con = self.pro | self.inferred_pro, self.con | self.inferred_con
        said = self.pro | self.con

        def side(people: set[str]) -> Side:
            there = [p for p in order if p in people]
            spoken = tuple(p for p in there if p in said)
            return Side(spoken, tuple(p for p in there if p not in said))

        return side(pro - con), side(con - pro), side(pro & con)
