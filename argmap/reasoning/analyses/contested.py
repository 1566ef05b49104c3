"""The claims that are disputed most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from argmap.base.text import Place
from argmap.base.values import dataclass, field
from argmap.model import Kind
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line
from argmap.reasoning.proofs.holdings import WRITTEN
from argmap.reasoning.proofs.sentence import counted, listed, name_of, people_of


@dataclass(frozen=True, slots=True)
class Side:
    """The distinct owners on one side: people, and positions that count in their place."""

    people: tuple[str, ...]
    positions: tuple[str, ...]

    @property
    def size(self) -> int:
        """Return the number of owners."""
        return len(self.people) + len(self.positions)


@dataclass(frozen=True, slots=True)
class Fought:
    """A claim, with those who speak for and against it; `same` are others that say the same. Anyone
    who does both, like an author who states a case and answers it, is in `both` alone.
    """

    claim: str
    same: tuple[str, ...]
    pro: Side
    con: Side
    both: Side
    place: Place


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
        yield Line("", (one.claim,), under=under)


def _names(debate: Debate, side: Side) -> str:
    people = [people_of(debate.map, [p]) for p in side.people]
    positions = [f"the position “{name_of(debate.map, p)}”" for p in side.positions]
    return listed([*people, *positions])


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
    ),
)  # fmt: skip
def find(debate: Debate) -> MostContested:
    """Rank claims by the number of distinct owners on the smaller side, then on both together.

    For a claim are the people who assert it or make a supporting argument for it, and those of the
    positions that hold it; against it are the people who make a rebuttal of it and those of the
    positions that reject it. An undercut is against a step and not against the claim. A position
    without people counts as one owner, and so does one that is on a side only by inference: its
    people have not said so. Ranking by the smaller side, as discussion sites do for controversial
    posts, keeps a claim that one person attacks and everybody else holds from the top. The whole
    map counts, not only the examined positions. The number of voices says nothing about who is
    right.
    """
    map = debate.map
    owners = {debate.one(c): _Owners() for c in map.claims}
    for claim in map.claims.values():
        owners[debate.one(claim.id)].pro.update(("person", p) for p in claim.by)
    for argument in map.arguments.values():
        if argument.kind is not Kind.UNDERCUT:
            both = owners[debate.one(argument.target)]
            side = both.pro if argument.kind is Kind.SUPPORT else both.con
            answered = {p for a in map.into.get(argument.id, ()) for p in a.by}
            side.update(("person", p) for p in argument.by if p not in answered)
    for stand in debate.stands.values():
        people = map.positions[stand.position].held_by
        own = {("person", p) for p in people} or {("position", stand.position)}
        for id, why in stand.held.items():
            if why in WRITTEN:
                owners[debate.one(id)].pro |= own
        for id, why in stand.rejected.items():
            if why in WRITTEN:
                owners[debate.one(id)].con |= own
    for stand in debate.stands.values():
        people = map.positions[stand.position].held_by
        for id in stand.held:
            owners[debate.one(id)].infer(stand.position, people, against=False)
        for id in stand.rejected:
            owners[debate.one(id)].infer(stand.position, people, against=True)
    found = []
    for first, both in owners.items():
        one, two = both.pro - both.con, both.con - both.pro
        if one and two:
            same = tuple(c for c in debate.all_of(first) if c != first)
            sides = (_side(debate, one), _side(debate, two), _side(debate, both.pro & both.con))
            found.append(Fought(first, same, *sides, map.claims[first].place))
    found.sort(key=lambda one: (-min(one.pro.size, one.con.size), -one.pro.size - one.con.size))
    return MostContested(tuple(found))


@dataclass
class _Owners:
    pro: set[tuple[str, str]] = field(default_factory=set)
    con: set[tuple[str, str]] = field(default_factory=set)

    def infer(self, position: str, people: Iterable[str], *, against: bool) -> None:
        """Count a position that is on a side by inference, unless it or its people have spoken."""
        names = {("position", position), *(("person", p) for p in people)}
        if names.isdisjoint(self.pro) and names.isdisjoint(self.con):
            (self.con if against else self.pro).add(("position", position))


def _side(debate: Debate, owners: Collection[tuple[str, str]]) -> Side:
    return Side(
        tuple(p for p in debate.map.persons if ("person", p) in owners),
        tuple(p for p in debate.map.positions if ("position", p) in owners),
    )
