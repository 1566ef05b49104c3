"""The points at which positions meet."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from argmap.base.text import Place
from argmap.base.values import dataclass, field
from argmap.model import Argument, Kind
from argmap.reasoning.analyses import analysis
from argmap.reasoning.analyses.no_reply import grants, open_attacks
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.holdings import WRITTEN, Stand

FOR = ("thesis", "holds", "for")
"""Stances that speak for a point."""
AGAINST = ("against", "undercuts")
"""Stances that speak against a point, or against a step towards it or evidence for it."""


@dataclass(frozen=True, slots=True)
class Stance:
    """What one position has to do with a point.

    `word` is `thesis`, `holds`, `grants`, `both` (it accepts and rejects it), `against`, `for` (it argues
    for it without holding it), `undercuts` (it attacks a step towards it, or evidence for it), or empty:
    the position says nothing of it. `manner` is `written` where the map itself says so, or the position's own people make the step; `follows` where it
    follows from what is written (its people argue from it, or say it in other words), `drawn` where only the mapmaker
    draws it, or draws the step that is undercut. `over` are the arguments and claims by
    which it is for, against, or undercuts.
    """

    word: str = ""
    manner: str = ""
    over: tuple[str, ...] = ()


SILENT = Stance()


@dataclass(frozen=True, slots=True)
class Point:
    """A claim that two or more positions have to do with; `same` are others that say the same.

    `stances` go with the examined positions. It is `contested` when one position is for it and another against;
    `drawn` then says that only the mapmaker sets them against each other. `unanswered` are the attacks on it, on
    steps towards it and on evidence for it that got no reply by the analysis `no-reply`: the position that they are put
    to neither answers nor grants them. What the mapmaker draws is neither an attack nor attacked.
    """

    claim: str
    same: tuple[str, ...]
    stances: tuple[Stance, ...]
    contested: bool
    drawn: bool
    unanswered: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Between:
    """How often what one position holds bears on what another one holds: `relation` is `support`,
    `rebut`, `undercut`, `contradiction` or `restatement` (the last two are told once, from the position that
    comes first). With `drawn`, only the mapmaker draws these steps.
    """

    source: str
    target: str
    relation: str
    drawn: bool
    number: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """The points where positions meet, the most contested first, and how often each two meet."""

    positions: tuple[str, ...]
    points: tuple[Point, ...]
    between: tuple[Between, ...]


def _say(debate: Debate, found: Meeting) -> Iterator[Line]:
    if not found.points:
        yield Line("No two positions in this map have to do with the same claim.")
    for point in found.points:
        under = [
            Line(f"{_WORDS[stance.word]}: {name_of(debate.map, position)}{_MANNERS[stance.manner]}")
            for position, stance in zip(found.positions, point.stances, strict=True)
            if stance.word
        ]
        if point.unanswered:
            steps = (debate.map.arguments[a] for a in point.unanswered)
            premises = tuple(dict.fromkeys(p for step in steps for p in step.premises))
            under.append(Line("Put against it, without a reply of those concerned in this map", premises))
        yield Line("", (point.claim,), under=tuple(under))


_WORDS = {
    "thesis": "The thesis of",
    "holds": "Held by",
    "grants": "Granted by",
    "both": "Accepted and rejected by",
    "against": "Against it",
    "for": "For it",
    "undercuts": "Against a step towards it, or its evidence",
}
_MANNERS = {"written": "", "follows": " (this follows from what is written)",
            "drawn": " (drawn by the mapmaker)"}  # fmt: skip


@analysis(
    "meeting",
    "Where they meet",
    "On which points have two or more positions something to say?",
    tab="Meet",
    least=2,
    say=_say,
    examples=(
        (
            """
            person ann: Ann
            person ben: Ben
            person cid: Cid
            position yes: Yes.
                thesis close
                held by ann
            position no: No.
                thesis open
                held by ben
                grants loud
            position late: Later.
                thesis wait
                held by cid
            claim close: The street should be closed.
                by ann
                supported by loud: It is loud.
                    by ann
            claim open: The street should stay open.
                by ben
                supported by trade: The shops live on cars.
                    by ben
            claim wait: Wait for the count.
                by cid
                rebuts close
                    inferred: Both cannot be done at once.
            open rebuts close
                by ben
            """,
            {
                "points": [
                    {"claim": "close", "contested": True, "drawn": False,
                     "stances": [{"word": "thesis"}, {"word": "against", "manner": "written"},
                                 {"word": "against", "manner": "drawn"}],
                     "unanswered": ["open/rebuts/close"]},
                    {"claim": "loud", "contested": False,
                     "stances": [{"word": "holds", "manner": "written"}, {"word": "grants"}, {"word": ""}]},
                ],
                "between": [
                    {"source": "no", "target": "yes", "relation": "rebut", "drawn": False, "number": 1},
                    {"source": "late", "target": "yes", "relation": "rebut", "drawn": True, "number": 1},
                ],
            },
        ),
        (
            """
            position yes: Yes.
                thesis close
            position no: No.
                thesis open
            claim close: The street should be closed.
            claim open: The street should stay open.
                contradicts close
            """,
            {"points": [{"claim": "close", "stances": [{"word": "thesis"}, {"word": "against"}]},
                        {"claim": "open"}],
             "between": [{"source": "yes", "target": "no", "relation": "contradiction",
                          "number": 1}]},
        ),
    ),
)  # fmt: skip
def find(debate: Debate) -> Meeting:
    """Find the claims that two or more positions hold, grant, deny, or argue for or against.

    Claims that say the same are one point. A position is against a point when it rejects it, and undercuts
    it when it attacks a step towards it or a piece of evidence for it. What only the mapmaker draws is told as
    such: a step of his from what a position holds. An empty stance is silence and no agreement. The
    points come in this order: those on which positions with most people of their own are on both sides, then those on
    which more positions speak, theses first, then in the order of the map. Positions known by comments alone
    count after the others.

    Between two positions are counted the steps from what the one holds to what the other holds and itself does
    not: a table of who meets whom, as in a matrix of a graph (Ghoniem, Fekete and Castagliola 2005, who found
    such tables easier to read than lines above twenty nodes).
    """
    reader = _Reader(debate)
    points = [p for first in reader.firsts() if (p := reader.point(first))]
    order = {c: i for i, c in enumerate(debate.map.claims)}
    points.sort(key=lambda p: (*reader.rank(p), order[p.claim]))
    return Meeting(debate.positions, tuple(points), tuple(reader.between()))


def by_comments(debate: Debate, position: str) -> bool:
    """Whether a position is held by people who do no more than comment."""
    people = debate.map.positions[position].held_by
    return bool(people) and all(p in debate.commenters for p in people)


def columns(debate: Debate, points: Iterable[Point], most: int) -> tuple[str, ...]:
    """Return the positions to show, `most` of them: those of people who do more than comment first, then those
    that meet others most often; all of them in the order of the debate within these two.
    """
    met = dict.fromkeys(debate.positions, 0)
    for point in points:
        for position, stance in zip(debate.positions, point.stances, strict=True):
            met[position] += bool(stance.word)
    places = {p: i for i, p in enumerate(debate.positions)}
    comments = {p: by_comments(debate, p) for p in debate.positions}
    kept = sorted(met, key=lambda p: (comments[p], -met[p], places[p]))[:most]
    return tuple(sorted(kept, key=lambda p: (comments[p], places[p])))


@dataclass
class _Reader:
    """What is worked out once for all points."""

    debate: Debate
    drawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: tuple[Argument, ...] = ()

    def __post_init__(self) -> None:
        """Map each step of the mapmaker's to the examined positions that hold all that it starts from."""
        map, stands = self.debate.map, self.debate.stands
        self.drawn = {
            a.id: tuple(
                p
                for p in self.debate.positions
                if a.premises and all(c in stands[p].held for c in a.premises)
            )
            for a in map.arguments.values()
            if a.inferred is not None and not a.by
        }
        self.main = frozenset(p for p in self.debate.positions if not by_comments(self.debate, p))
        put = ((p, attack) for p in self.debate.positions for attack, _, _ in open_attacks(self.debate, p))
        open_ = (a for p, a in put if a.premises and not grants(self.debate, p, a))
        self.open = tuple({a.id: a for a in open_}.values())

    def firsts(self) -> Iterator[str]:
        """Yield the first of the claims that say the same, for each point."""
        yield from dict.fromkeys(map(self.debate.one, self.debate.map.claims))

    def point(self, first: str) -> Point | None:
        """Return a point that two or more positions have to do with."""
        debate = self.debate
        forms = debate.all_of(first)
        stances = [self._stance(debate.stands[p], forms) for p in debate.positions]
        speaking = [p for p, s in zip(debate.positions, stances, strict=True) if s.word]
        if len(speaking) < 2:
            return None
        pairs = list(zip(debate.positions, stances, strict=True))
        pro = [(p, s) for p, s in pairs if s.word in (*FOR, "both")]
        con = [(p, s) for p, s in pairs if s.word in (*AGAINST, "both")]
        contested = any(p != q for p, _ in pro for q, _ in con)
        drawn = contested and all(
            "drawn" in (s.manner, t.manner) for p, s in pro for q, t in con if p != q
        )
        holders = [p for p, s in pro if s.word in ("thesis", "holds")]
        shown = debate.shown(first, (holders or speaking)[0])
        for i, (p, stance) in enumerate(pairs):
            if stance.word == "holds" and debate.stands[p].held.get(shown) not in WRITTEN:
                stances[i] = replace(stance, manner="follows")
        return Point(
            shown, tuple(c for c in forms if c != shown), tuple(stances), contested, drawn,
            tuple(self._unanswered(forms)), debate.map.claims[shown].place,
        )  # fmt: skip

    def _stance(self, stand: Stand, forms: tuple[str, ...]) -> Stance:
        held = [stand.held[c] for c in forms if c in stand.held]
        rejected = [c for c in forms if stand.rejects(c)]
        against = dict.fromkeys(
            o for c in rejected for o in stand.over.get(c, ()) if o not in forms
        )
        if held:
            word = "thesis" if "thesis" in held else "both" if rejected else "holds"
            written = any(why in WRITTEN for why in held)
            return Stance(word, "written" if written else "follows", tuple(against))
        granted = [stand.granted[c] for c in forms if c in stand.granted]
        if granted:
            return Stance("both" if rejected else "grants", "written", tuple(against))
        if rejected:
            written = any(stand.rejected[c] in WRITTEN for c in rejected)
            written = written or any(stand.steps.get(step) for step in against)
            return Stance("against", "written" if written else "follows", tuple(against))
        for own in (True, False):
            for word, steps in (
                ("for", self._towards(forms)),
                ("undercuts", self._undercuts(forms)),
            ):
                found = tuple(
                    a.id
                    for a in steps
                    if (a.id in stand.steps if own else stand.position in self.drawn.get(a.id, ()))
                )
                if found:
                    made = any(stand.steps.get(step) for step in found)
                    theirs = own and not all(self._at_drawn(step) for step in found)
                    return Stance(word, "drawn" if not theirs else "written" if made else "follows", found)
            if own and any(c in stand.rejected for c in forms):
                over = dict.fromkeys(o for c in forms for o in stand.over.get(c, ()))
                return Stance("against", "drawn", tuple(o for o in over if o not in forms))
        return SILENT

    def _towards(self, forms: tuple[str, ...]) -> Iterator[Argument]:
        for claim in forms:
            for step in self.debate.map.into.get(claim, ()):
                if step.kind is Kind.SUPPORT and step.premises:
                    yield step

    def _undercuts(self, forms: tuple[str, ...]) -> Iterator[Argument]:
        map = self.debate.map
        for claim in forms:
            aims = [a.id for a in map.into.get(claim, ()) if a.kind is Kind.SUPPORT]
            aims += [e.id for e in map.evidence_for.get(claim, ())]
            for aim in aims:
                yield from map.into.get(aim, ())

    def _at_drawn(self, step: str) -> bool:
        """Whether a step is aimed at one that only the mapmaker draws."""
        target = self.debate.map.arguments.get(self.debate.map.arguments[step].target)
        return target is not None and target.inferred is not None

    def _unanswered(self, forms: tuple[str, ...]) -> Iterator[str]:
        undercuts = {a.id for a in self._undercuts(forms)}
        for attack in self.open:
            if attack.id in undercuts or (attack.kind is Kind.REBUT and attack.target in forms):
                yield attack.id

    def rank(self, point: Point) -> tuple[int, ...]:
        """Return the sort key of a point."""
        pairs = list(zip(self.debate.positions, point.stances, strict=True))
        pro = [p for p, s in pairs if s.word in (*FOR, "both")]
        con = [p for p, s in pairs if s.word in (*AGAINST, "both")]
        main = min(len(self.main.intersection(pro)), len(self.main.intersection(con)))
        theses = sum(s.word == "thesis" for _, s in pairs)
        speaking = sum(bool(s.word) for _, s in pairs)
        weight = sum(s.word != "" and p in self.main for p, s in pairs)
        return (-main, -min(len(pro), len(con)), -weight, -speaking, -theses)

    def between(self) -> Iterator[Between]:
        """Yield how often each two positions meet, in their order."""
        map, stands = self.debate.map, self.debate.stands
        counts: dict[tuple[str, str, str, bool], set[str]] = {}
        for step in map.arguments.values():
            sources = self.debate.owners.get(step.id, ()) or self.drawn.get(step.id, ())
            aims = self._aims(step)
            for p in sources:
                if p not in self.debate.positions:
                    continue
                for q in self.debate.positions:
                    if q != p and any(c in stands[q].held for c in aims):
                        if any(c in stands[p].held for c in aims):
                            continue
                        key = (p, q, step.kind.value, step.id in self.drawn)
                        counts.setdefault(key, set()).add(step.id)
        pairs = [("contradiction", x.left, x.right) for x in self.debate.conflicts]
        pairs += [("restatement", x.left, x.right) for x in map.restatements]
        # what each holds as such, and not because another claim says the same
        itself = {
            p: {c for c, why in stands[p].held.items() if why != "restates"}
            for p in self.debate.positions
        }
        for relation, left, right in pairs:
            for i, p in enumerate(self.debate.positions):
                for q in self.debate.positions[i + 1 :]:
                    one: Container[str] = stands[p].held
                    two: Container[str] = stands[q].held
                    if relation == "restatement":
                        one, two = itself[p], itself[q]
                    if (left in one and right in two) or (right in one and left in two):
                        key = (p, q, relation, False)
                        counts.setdefault(key, set()).add(f"{left} {right}")
        place = {p: i for i, p in enumerate(self.debate.positions)}
        order = ("support", "rebut", "undercut", "contradiction", "restatement")
        for key in sorted(
            counts, key=lambda k: (place[k[0]], place[k[1]], order.index(k[2]), k[3])
        ):
            yield Between(*key, len(counts[key]))

    def _aims(self, step: Argument) -> tuple[str, ...]:
        """Return the claims that a step bears on: its target, or the conclusion of the step or the claims of the
        evidence that it undercuts.
        """
        map, target, seen = self.debate.map, step.target, {step.id}
        while target in map.arguments and target not in seen:
            seen.add(target)
            target = map.arguments[target].target
        if target in map.evidence:
            return map.evidence[target].supports
        return (target,) if target in map.claims else ()
