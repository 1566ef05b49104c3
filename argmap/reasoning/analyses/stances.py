"""The claims that each position holds, and those it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from argmap.base.text import Place
from argmap.base.times import Span, span
from argmap.base.values import dataclass
from argmap.model import Kind
from argmap.model.dates import said_on
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.holdings import Stand, unnamed
from argmap.reasoning.proofs.sentence import counted, names_of


@dataclass(frozen=True, slots=True)
class Stances:
    """A claim, and for each examined position `holds`, `grants`, `denies`, `both` or nothing.

    `why` gives the reasons to count it so, as in `Stand`; for `both`, two with a `+` between.
    `written` is true where the map itself says so, or the position's own people argue against the claim.
    """

    claim: str
    stances: tuple[str, ...]
    why: tuple[str, ...]
    written: tuple[bool, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that matters to others, and to which the map ties nothing of a position's.

    `thesis_of`, `crux_of` and `held_by` are examined positions: it is a thesis of the first, a crux
    of the second, and held by the third although somebody speaks against it.
    """

    position: str
    claim: str
    thesis_of: tuple[str, ...]
    crux_of: tuple[str, ...]
    held_by: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class AllStances:
    """The claims on which an examined position has a stance, and those to which the map ties nothing of
    it; both in source order. `positions` are the columns; `barely_known` are those of which too little is
    known to miss anything.
    """

    positions: tuple[str, ...]
    claims: tuple[Stances, ...]
    silences: tuple[LeftOut, ...]
    barely_known: tuple[str, ...] = ()


def _say(debate: Debate, found: AllStances) -> Iterator[Line]:
    for position in debate.positions:
        name = name_of(debate.map, position)
        own = [s for s in found.silences if s.position == position]
        own.sort(key=lambda s: (not s.thesis_of, not s.crux_of))
        if own:
            number = counted(len(own), "claim")
            yield Line(
                f"{name}: the map ties nothing of theirs to {number} that matter{'s' * (len(own) == 1)} to others",
                under=tuple(_left_out(debate, one) for one in own),
            )
        elif position in found.barely_known:
            yield Line(f"{name}: too little of theirs is in the map for such a list")
        elif len(debate.positions) > 1:
            yield Line(f"{name}: the map ties something of theirs to all that matters to the others")
    for i, position in enumerate(debate.positions):
        stances = [(c.stances[i], c.written[i]) for c in found.claims if c.stances[i]]
        parts = [
            f"{word} {len(of):,}{_inferred(sum(not w for w in of), len(of))}"
            for word, stance in (
                ("holds", "holds"),
                ("grants", "grants"),
                ("rejects", "denies"),
                ("accepts and rejects", "both"),
            )
            if (of := [written for s, written in stances if s == stance])
        ]
        if parts:
            told = ", ".join(parts)
            yield Line(f"{name_of(debate.map, position)}, claims in this map: {told}")


def _inferred(number: int, of: int) -> str:
    some = "" if number == of else f"{number:,} of them "
    return f" ({some}by inference)" if number else ""


def _left_out(debate: Debate, one: LeftOut) -> Line:
    told = [
        f"{words}: {names_of(debate.map, positions)}"
        for words, positions in (
            ("A thesis of", one.thesis_of),
            ("A crux of a thesis of", one.crux_of),
            ("Held against objections by", one.held_by),
        )
        if positions
    ]
    return Line("", (one.claim,), under=tuple(map(Line, told)))


@analysis(
    "stances",
    "What is not tied together",
    "To which claims that matter to others does the map tie nothing of a position’s?",
    tab="Gaps",
    least=1,
    say=_say,
    examples=(
        (
            """
            position yes: Yes.
                thesis close
                denies ruin
            position no: No.
                thesis open
            claim close: The street should be closed.
                supported by noise: It is loud.
            claim open: The street should stay open.
                supported by ruin: Closing it would ruin the shops.
            """,
            {
                "positions": ["yes", "no"],
                "claims": [
                    {"claim": "close", "stances": ["holds", ""], "written": [True, False]},
                    {"claim": "noise", "stances": ["holds", ""], "why": ["reason", ""],
                     "written": [False, False]},
                    {"claim": "open", "stances": ["", "holds"]},
                    {"claim": "ruin", "stances": ["denies", "holds"]},
                ],
                "silences": [
                    {"position": "yes", "claim": "open", "thesis-of": ["no"]},
                    {"position": "no", "claim": "close", "thesis-of": ["yes"]},
                    {"position": "no", "claim": "noise", "crux-of": ["yes"]},
                ],
            },
        ),
        (
            """
            person ann: Ann
            person ben: Ben
            source gazette: The Gazette
                author ann
            position yes: Yes.
                thesis close
                held by ann
                grants trade
            position no: No.
                thesis open
                held by ben
            claim close: The street should be closed.
                supported by noise: It is loud.
            claim a: One.
                by ann
            claim b: Two.
                by ann
            claim c: Three.
                by ann
            claim open: The street should stay open.
                by ben
                evidence "open" said by ben via ann in gazette
                supported by trade: The shops live on cars.
                    by ben
            """,
            {"barely-known": ["no"], "silences": [{"position": "yes", "claim": "open"}]},
        ),
    ),
)  # fmt: skip
def find(debate: Debate) -> AllStances:
    """Find the stance of each position on each claim, and what the map does not tie to it.

    A position holds, grants and rejects what its `Stand` has: a written stance wins over an inferred one;
    what the mapmaker alone sets against something is no stance. The map ties nothing of a position to a claim when
    the position has no stance on it, attacks no argument for it and makes none, and the mapmaker draws no step between
    the claim and what it holds. Nothing is missed of who is known through others only, or by fewer than five claims
    that are their own, denied or granted by them, and nothing on a claim of a time after all that the map has of a
    position's people. It is told where others part, or where their case depends on a claim: of the theses and cruxes
    of other positions, and of what they hold against objections (a rebuttal of it, a position that rejects it).
    Nobody need speak to everything, and what the map does not have may still have been said.
    """
    rows = []
    for id, claim in debate.map.claims.items():
        stands = [debate.stands[p] for p in debate.positions]
        if any(s.stance(id) for s in stands):
            reasons = [_reasons(s, id) for s in stands]
            rows.append(
                Stances(
                    id,
                    tuple(s.stance(id) for s in stands),
                    tuple("+".join(filter(None, pair)) for pair in reasons),
                    tuple(s.written(id) or _argued(s, id) for s in stands),
                    claim.place,
                )
            )
    barely = tuple(p for p in debate.positions if debate.barely_known(p))
    silences = tuple(one for one in _silences(debate) if one.position not in barely)
    return AllStances(debate.positions, tuple(rows), silences, barely)


def _reasons(stand: Stand, claim: str) -> tuple[str | None, str | None]:
    accepted = stand.held.get(claim) or stand.granted.get(claim)
    return accepted, stand.rejected[claim] if stand.rejects(claim) else None


def _argued(stand: Stand, claim: str) -> bool:
    """Whether a position's own people argue against a claim."""
    against = stand.over.get(claim, ()) if stand.rejects(claim) else ()
    return any(stand.steps.get(step) for step in against)


def _silences(debate: Debate) -> Iterator[LeftOut]:
    map = debate.map
    held, granted, rejected, theses, cruxes = {}, {}, {}, {}, {}
    for p in debate.positions:
        stand = debate.stands[p]
        held[p] = {debate.one(c) for c in stand.held}
        granted[p] = {debate.one(c) for c in stand.granted}
        rejected[p] = {debate.one(c) for c in stand.rejected if stand.rejects(c)}
        theses[p] = set(debate.theses(p))
        cruxes[p] = {c for t in theses[p] for c in debate.proofs(p, t).unavoidable - {t}}
    rebuttals = [a for a in map.arguments.values() if a.kind is Kind.REBUT and a.inferred is None]
    objected = {debate.one(a.target) for a in rebuttals}
    for stand in debate.stands.values():
        objected |= {debate.one(c) for c in stand.rejected if stand.rejects(c)}
    spoken = {
        p: held[p] | granted[p] | rejected[p] | _spoken_to(debate, p) | _related(debate, p)
        for p in debate.positions
    }
    for p in debate.positions:
        others = [q for q in debate.positions if q != p]
        last = _last_words(debate, p)
        for claim in dict.fromkeys(debate.one(c) for c in map.claims):
            if claim in spoken[p]:
                continue
            thesis_of = tuple(q for q in others if claim in theses[q])
            crux_of = tuple(q for q in others if claim in cruxes[q])
            held_by = tuple(q for q in others if claim in objected and claim in held[q])
            first = next(iter((*thesis_of, *crux_of, *held_by)), None)
            if first is not None:
                shown = debate.shown(claim, first)
                about = span(map.claims[shown].when)
                if last and about and last.ends_before(about):
                    continue
                place = map.claims[shown].place
                yield LeftOut(p, shown, thesis_of, crux_of, held_by, place)


def _related(debate: Debate, position: str) -> set[str]:
    """Return the claims that the mapmaker joins to what a position holds, by a step from the one to the other."""
    held = debate.stands[position].held
    found: set[str] = set()
    for step in debate.map.arguments.values():
        if step.inferred is None or not step.premises:
            continue
        if step.target in held:
            found.update(map(debate.one, step.premises))
        if step.target in debate.map.claims and all(p in held for p in step.premises):
            found.add(debate.one(step.target))
    return found


def _last_words(debate: Debate, position: str) -> Span | None:
    """Return the latest of the times at which the people of a position speak in the map's evidence; nothing where
    one of these is not known.
    """
    map = debate.map
    people = map.positions[position].held_by
    sources = map.sources
    spoken = [
        span(said_on(map, proof))
        for proof in map.evidence.values()
        if (proof.voice in people if proof.voice else proof.source in sources
            and not set(people).isdisjoint(sources[proof.source].author))
    ]  # fmt: skip
    known = [time for time in spoken if time and time.last]
    return max(known, key=lambda time: time.last or date.min) if len(known) == len(spoken) and known else None


def _spoken_to(debate: Debate, position: str) -> set[str]:
    """Return the claims for or against which a position argues, or against whose arguments it
    argues.
    """
    found: set[str] = set()
    for id in debate.stands[position].steps:
        target = debate.map.arguments[id].target
        seen: set[str] = set()
        while target in debate.map.arguments and target not in seen:
            seen.add(target)
            target = debate.map.arguments[target].target
        # What is said against evidence is said to the claims that it is for.
        proof = debate.map.evidence.get(target)
        aims = proof.supports if proof else (target,)
        found.update(debate.one(c) for c in aims if c in debate.map.claims)
    held = debate.stands[position].held
    for step in debate.map.arguments.values():
        theirs = step.kind is Kind.SUPPORT and unnamed(step)
        if theirs and step.premises and all(p in held for p in step.premises):
            found.add(debate.one(step.target))
    return found
