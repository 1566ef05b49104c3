"""Everything that a map says about one thing, with every name as a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from argmap.base.times import after_of
from argmap.base.values import dataclass
from argmap.contents.links import (
    NOWHERE,
    Link,
    Proof,
    Reason,
    Spot,
    link,
    links,
    listed,
    proof,
    proofs,
    reason,
    reasons,
    spot,
)
from argmap.contents.lists import known
from argmap.contents.outline import scheme_name
from argmap.model import (
    Argument,
    ArgumentMap,
    Claim,
    Contradiction,
    Evidence,
    Kind,
    Position,
    Restatement,
)
from argmap.model.schemes import pattern

__all__ = ["Card", "Link", "Proof", "Reason", "Spot", "card", "link"]

_SUPPORT, _REBUT = Kind.SUPPORT, Kind.REBUT


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a map says about one thing. `kind` is as in `Link`, and empty for an unknown id.

    `holders` are the positions that hold a claim, answer a question or are held by a person.
    `deniers` are the positions that deny a claim. `asserted_by` are the people who say a claim or a
    piece of evidence, or make a step.

    `for_` and `against` are the steps on a claim. `on_step` are the steps that undercut one of
    them; for a step, those that undercut it. `bears_on` are the steps that a claim is a premise of.
    `as_step` is a step as seen from itself; `steps` are the other steps of its argument, or those
    that a person makes or that have a scheme or tag.

    `theses`, `holds` and `denies` are claims of a position. `claims` are the claims that answer a
    question, that a person asserts, that rest on a piece of evidence or a source, that a step
    starts from, or that are in a group or have a tag. `people` hold a position or wrote a source.
    `sources` are those a person wrote, or those through which a source was read. `facts` are pairs
    of label and words.

    Lists know their length, and make their elements only when they are read. So the card of a
    person who says 30,000 things costs no more than the part of it that is shown.
    """

    kind: str
    id: str
    words: str
    holders: Sequence[Link] = ()
    asserted_by: Sequence[Link] = ()
    deniers: Sequence[Link] = ()
    granted_by: Sequence[Link] = ()
    inferred: str | None = None
    when: str = ""
    for_: Sequence[Reason] = ()
    against: Sequence[Reason] = ()
    on_step: Sequence[Reason] = ()
    bears_on: Sequence[Reason] = ()
    as_step: Reason | None = None
    evidence: Sequence[Proof] = ()
    contradicts: Sequence[Link] = ()
    restates: Sequence[Link] = ()
    answers: Sequence[Link] = ()
    theses: Sequence[Link] = ()
    holds: Sequence[Link] = ()
    denies: Sequence[Link] = ()
    grants: Sequence[Link] = ()
    claims: Sequence[Link] = ()
    steps: Sequence[Link] = ()
    people: Sequence[Link] = ()
    sources: Sequence[Link] = ()
    tags: Sequence[Link] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    thesis: bool = False
    assumed: str | None = None
    credence: float | None = None
    group: Link | None = None
    url: str = ""
    place: Spot = NOWHERE


def card(map: ArgumentMap, id: str, kind: str = "") -> Card:
    """Return what the map says about `id`.

    Without `kind`, the first that fits is taken in the order claim, step, evidence, question,
    position, person, source, group, scheme, tag.
    """
    for name, make in _MAKERS.items():
        if kind in ("", name):
            made = make(map, id)
            if made is not None:
                return made
    return Card("", id, "")


def _claim(map: ArgumentMap, id: str) -> Card | None:
    claim = map.claims.get(id)
    if claim is None:
        return None
    into = map.into.get(id, ())
    return Card(
        "claim", id, claim.text or id,
        holders=links(map, "position", map.held_by.get(id, ())),
        asserted_by=links(map, "person", claim.by),
        deniers=listed(map, "position", known(map).denied.get(id, ())),
        granted_by=_grantors(map, claim),
        when=after_of(claim.when),
        for_=reasons(map, [a.id for a in into if a.kind is _SUPPORT]),
        against=reasons(map, [a.id for a in into if a.kind is _REBUT]),
        on_step=reasons(map, known(map).undercutting.get(id, ())),
        bears_on=_bears_on(map, id),
        evidence=proofs(map, [e.id for e in map.evidence_for.get(id, ())]),
        contradicts=_others(map, id, map.contradictions),
        restates=_others(map, id, map.restatements),
        answers=links(map, "question", claim.answers),
        tags=links(map, "tag", claim.tags),
        notes=claim.notes, facts=claim.extra, thesis=id in map.theses,
        assumed=claim.assumed, credence=claim.credence,
        group=link(map, "group", claim.group) if claim.group else None,
        place=spot(map, claim.place),
    )  # fmt: skip


def _step(map: ArgumentMap, id: str) -> Card | None:
    step = map.arguments.get(id)
    if step is None:
        return None
    parts = known(map).parts.get(step.part_of, ())
    return Card(
        "step", id, step.text or id,
        asserted_by=links(map, "person", step.by),
        granted_by=links(map, "person", step.granted_by),
        inferred=step.inferred,
        on_step=reasons(map, [u.id for u in map.into.get(id, ())]),
        as_step=reason(map, step),
        steps=links(map, "step", (part for part in parts if part != id)),
        claims=links(map, "claim", step.premises),
        tags=links(map, "tag", step.tags),
        notes=step.notes, facts=(*_answered(map, step), *step.extra),
        group=link(map, "group", step.group) if step.group else None,
        place=spot(map, step.place),
    )  # fmt: skip


def _evidence(map: ArgumentMap, id: str) -> Card | None:
    evidence = map.evidence.get(id)
    if evidence is None:
        return None
    shown = proof(map, evidence)
    return Card(
        "evidence", id, link(map, "evidence", id).text,
        asserted_by=shown.voice,
        on_step=reasons(map, [u.id for u in map.into.get(id, ())]),
        evidence=(shown,),
        sources=(shown.source,) if shown.source else (),
        claims=links(map, "claim", evidence.supports),
        tags=links(map, "tag", evidence.tags),
        notes=evidence.notes, facts=(*_kind(evidence), *evidence.extra),
        credence=evidence.credence,
        group=link(map, "group", evidence.group) if evidence.group else None,
        url=shown.url, place=spot(map, evidence.place),
    )  # fmt: skip


def _grantors(map: ArgumentMap, claim: Claim) -> Sequence[Link]:
    """Return the positions and persons who grant a claim."""
    granting = map.granting.get(claim.id, ())
    own = {h for p in granting for h in map.positions[p].held_by}
    people = (p for p in map.granted.get(claim.id, ()) if p not in own)
    return (*links(map, "position", granting), *links(map, "person", people))


def _granted(map: ArgumentMap, position: Position) -> Sequence[Link]:
    """Return the claims that a position grants, written under it or conceded by its people."""
    return links(map, "claim", (c for c, ps in map.granting.items() if position.id in ps))


def _kind(evidence: Evidence) -> Iterable[tuple[str, str]]:
    return () if evidence.kind in ("", "quote") else (("kind", evidence.kind),)


def _answered(map: ArgumentMap, step: Argument) -> Iterable[tuple[str, str]]:
    """The answers to the critical questions of a step, each labelled with the question's name."""
    for answered in step.answered:
        kinds = (("step", map.arguments), ("evidence", map.evidence))
        by = [
            link(map, next((kind for kind, things in kinds if id in things), "claim"), id).text
            for id in answered.by
        ]
        yield f"answered {answered.question}", "; ".join(filter(None, (answered.text, *by)))


def _question(map: ArgumentMap, id: str) -> Card | None:
    question = map.questions.get(id)
    if question is None:
        return None
    claims = known(map).answering.get(id, ())
    return Card(
        "question", id, question.text or id,
        holders=links(map, "position", (h for c in claims for h in map.held_by.get(c, ()))),
        claims=listed(map, "claim", claims),
        notes=question.notes, facts=question.extra, place=spot(map, question.place),
    )  # fmt: skip


def _position(map: ArgumentMap, id: str) -> Card | None:
    position = map.positions.get(id)
    if position is None:
        return None
    return Card(
        "position", id, position.text or id,
        people=links(map, "person", position.held_by),
        theses=links(map, "claim", position.thesis),
        holds=listed(map, "claim", known(map).held.get(id, ())),
        denies=links(map, "claim", position.denies),
        grants=_granted(map, position),
        answers=links(map, "question", position.answers),
        notes=position.notes, facts=(*_told(("badge", position.badge), ("colour", position.colour)), *position.extra),
        place=spot(map, position.place),
    )  # fmt: skip


def _told(*facts: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield those facts that the map gives."""
    return (fact for fact in facts if fact[1])


def _person(map: ArgumentMap, id: str) -> Card | None:
    person = map.persons.get(id)
    if person is None:
        return None
    written = [s.id for s in map.sources.values() if id in s.author]
    facts = _told(("role", person.role), ("also", ", ".join(person.also)), ("badge", person.badge))
    return Card(
        "person", id, person.name or id,
        holders=links(map, "position", (p.id for p in map.positions.values() if id in p.held_by)),
        claims=listed(map, "claim", known(map).said.get(id, ())),
        steps=listed(map, "step", known(map).argued.get(id, ())),
        evidence=proofs(map, known(map).spoken.get(id, ())),
        sources=links(map, "source", written),
        notes=person.notes, facts=(*facts, *person.extra),
        place=spot(map, person.place),
    )  # fmt: skip


def _source(map: ArgumentMap, id: str) -> Card | None:
    source = map.sources.get(id)
    if source is None:
        return None
    facts = [("kind", source.kind), ("published", source.published), ("copy", source.text)]
    return Card(
        "source", id, source.title or id,
        people=links(map, "person", source.author),
        sources=links(map, "source", source.via),
        evidence=proofs(map, known(map).drawn.get(id, ())),
        claims=listed(map, "claim", known(map).resting.get(id, ())),
        notes=source.notes, facts=(*(f for f in facts if f[1]), *source.extra),
        url=source.url, place=spot(map, source.place),
    )  # fmt: skip


def _group(map: ArgumentMap, id: str) -> Card | None:
    group = map.groups.get(id)
    if group is None:
        return None
    return Card(
        "group", id, group.text or id,
        claims=listed(map, "claim", known(map).grouped.get(id, ())),
        group=link(map, "group", group.parent) if group.parent else None,
        notes=group.notes, facts=group.extra, place=spot(map, group.place),
    )  # fmt: skip


def _scheme(map: ArgumentMap, id: str) -> Card | None:
    steps = known(map).fitting.get(id, ())
    scheme, known_as = map.schemes.get(id), pattern(map, id)
    if scheme is None and not steps:
        return None
    facts = [("premise", words) for _, words in known_as.premises] if known_as else []
    questions = known_as.questions if known_as else ()
    facts += [("unless" if q.exception else "asks", q.text) for q in questions]
    return Card(
        "scheme", id, scheme_name(map, id), steps=listed(map, "step", steps),
        facts=tuple(facts), place=spot(map, scheme.place) if scheme else NOWHERE,
    )  # fmt: skip


def _tag(map: ArgumentMap, id: str) -> Card | None:
    lists = known(map)
    claims, steps = lists.tagged_claims.get(id, ()), lists.tagged_steps.get(id, ())
    evidence = lists.tagged_evidence.get(id, ())
    if not (claims or steps or evidence):
        return None
    return Card("tag", id, id, claims=listed(map, "claim", claims),
                steps=listed(map, "step", steps), evidence=proofs(map, evidence))  # fmt: skip


def _bears_on(map: ArgumentMap, id: str) -> Sequence[Reason]:
    return reasons(map, tuple(dict.fromkeys(a.id for a in map.out_of.get(id, ()))))


def _others(
    map: ArgumentMap, id: str, pairs: Iterable[Contradiction | Restatement]
) -> Sequence[Link]:
    found = [p.right if p.left == id else p.left for p in pairs if id in (p.left, p.right)]
    return links(map, "claim", found)


_MAKERS: dict[str, Callable[[ArgumentMap, str], Card | None]] = {
    "claim": _claim,
    "step": _step,
    "evidence": _evidence,
    "question": _question,
    "position": _position,
    "person": _person,
    "source": _source,
    "group": _group,
    "scheme": _scheme,
    "tag": _tag,
}
