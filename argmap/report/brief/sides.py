"""One side of a point in dispute: who holds it, of what time, for what reasons, granting what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from argmap.base.times import span
from argmap.base.values import dataclass
from argmap.model import Argument, ArgumentMap, Evidence, Kind
from argmap.model.dates import said_on
from argmap.reasoning.proofs import Debate
from argmap.report.brief.disputes import holders

LOOKED_AT = 300
"""Most claims below one that are looked at when its reasons are weighed."""
LONGEST = 30
"""Most words of a quotation that is preferred."""
MANY, NEARLY = 4, 0.8
"""A quotation has nearly all words of a claim of at least so many long words if it has this share of them."""
_NEGATIONS = re.compile(r"\b(no|not|never|neither|nor|none|nobody|nothing|without|cannot)\b|n[’']t\b")


@dataclass(frozen=True, slots=True)
class Reason:
    """An argument for a side, those of its premises that are shown, and evidence for them or nothing."""

    argument: str
    premises: tuple[str, ...]
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What there is to say of one side.

    `people` hold `claim`; `said` are the dates of its statements and `about` the times it speaks
    of, both as written. `reasons` are the arguments that its people (or nobody by name) give for
    it, the best founded first; `quote` the evidence to show for the claim, or nothing.
    `granted` are claims that the people grant though they bear against it, or for an answer of
    others; `unanswered` the attacks of others on it to which they make no reply. `tellers` are those in
    whose texts alone the claim's words stand, where none of `people` wrote any of these. `opponents`
    are the others who argue against the claim or what these people support it with. With `verbatim`, the
    quotation is these people's own and has nearly all words of the claim.
    """

    claim: str
    people: tuple[str, ...]
    said: tuple[str, ...]
    about: str
    reasons: tuple[Reason, ...]
    quote: str
    granted: tuple[str, ...]
    unanswered: tuple[str, ...]
    tellers: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()
    verbatim: bool = False


def side(debate: Debate, claim: str, others: Iterable[str] = ()) -> Side:
    """Return the side of a dispute that holds a claim; `others` are the claims of the other sides."""
    map = debate.map
    people = holders(debate, claim)
    own = frozenset(people)
    steps = sorted(
        (a for a in debate.into(claim) if a.kind is Kind.SUPPORT and _theirs(a, own)),
        key=lambda a: -_weight(debate, a, own),
    )
    shown = [(a.id, _shown(debate, a, own)) for a in steps]
    reasons = tuple(Reason(a, ps, _quote(map, ps[:1], own)) for a, ps in shown)
    near = _near(debate, claim, own)
    spoken = (e for c in (claim, *debate.all_of(claim)) for e in map.evidence_for.get(c, ()))
    dates = {said_on(map, e): None for e in spoken if _speaks(map, e, own)}
    quote = _quote(map, debate.all_of(claim), own)
    return Side(
        claim,
        people,
        tuple(sorted(filter(None, dates))),
        _about(debate, claim),
        reasons,
        quote,
        tuple(dict.fromkeys((*_conceded(debate, others, own), *_granted(debate, near, own)))),
        tuple(_unanswered(debate, near, own)),
        _tellers(map, claim, own),
        tuple(dict.fromkeys(_opponents(map, near, own))),
        bool(quote) and _verbatim(map, claim, map.evidence[quote], own),
    )


def _opponents(map: ArgumentMap, near: Iterable[str], own: frozenset[str]) -> Iterator[str]:
    for id_ in near:
        for step in map.into.get(id_, ()):
            if step.kind is not Kind.SUPPORT and step.inferred is None:
                yield from (person for person in step.by if person not in own)


def _tellers(map: ArgumentMap, claim: str, own: frozenset[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for proof in map.evidence_for.get(claim, ()):
        source = map.sources.get(proof.source)
        if source is None or not own.isdisjoint(source.author):
            return ()
        found.update(dict.fromkeys((*proof.via, *source.author)))
    return tuple(p for p in found if p not in own)


def _conceded(debate: Debate, others: Iterable[str], own: frozenset[str]) -> Iterator[str]:
    """Yield claims that these people grant and that the map takes for reasons for another answer."""
    map = debate.map
    for other in others:
        for step in debate.into(other):
            if step.kind is Kind.SUPPORT:
                for premise in step.premises:
                    if not own.isdisjoint(map.granted.get(premise, ())):
                        yield premise


def _theirs(step: Argument, own: frozenset[str]) -> bool:
    """Whether a step may be told as one of these people's: they make it, or nobody is named."""
    if step.inferred is not None or step.granted_by:
        return False
    return not own.isdisjoint(step.by) if step.by else True


def _weight(debate: Debate, step: Argument, own: frozenset[str]) -> int:
    """Return how much evidence there is below a step, by the steps of the same people."""
    seen: set[str] = set()
    waiting = list(step.premises)
    found = 0
    while waiting and len(seen) < LOOKED_AT:
        claim = waiting.pop()
        if claim in seen:
            continue
        seen.add(claim)
        found += len(debate.map.evidence_for.get(claim, ()))
        for below in debate.map.into.get(claim, ()):
            if below.kind is Kind.SUPPORT and _theirs(below, own):
                waiting += below.premises
    return found


def _shown(debate: Debate, step: Argument, own: frozenset[str]) -> tuple[str, ...]:
    """Return the premises of a step, of many the two that rest on most."""
    if len(step.premises) <= 2:
        return step.premises
    weights = {
        p: sum(_weight(debate, a, own) for a in debate.map.into.get(p, ()) if _theirs(a, own))
        + len(debate.map.evidence_for.get(p, ()))
        for p in step.premises
    }
    best = sorted(step.premises, key=lambda p: -weights[p])[:2]
    return tuple(p for p in step.premises if p in best)


def _near(debate: Debate, claim: str, own: frozenset[str]) -> dict[str, None]:
    """Return a claim, what says the same, and what these people support it with, near first."""
    found: dict[str, None] = {}
    waiting = list(debate.all_of(claim))
    for one in waiting:
        if one in found or len(found) >= LOOKED_AT:
            continue
        found[one] = None
        for step in debate.map.into.get(one, ()):
            if step.kind is Kind.SUPPORT and _theirs(step, own):
                found.setdefault(step.id, None)
                waiting += step.premises
    return found


def _granted(debate: Debate, near: Iterable[str], own: frozenset[str]) -> Iterator[str]:
    map = debate.map
    told: set[str] = set()
    for id_ in near:
        for step in map.into.get(id_, ()):
            if step.kind is Kind.SUPPORT or id_ == step.id:
                continue
            for premise in step.premises:
                known = not own.isdisjoint(map.granted.get(premise, ()))
                if known and debate.one(premise) not in told:
                    told.add(debate.one(premise))
                    yield premise


def _unanswered(debate: Debate, near: Iterable[str], own: frozenset[str]) -> Iterator[str]:
    """Yield attacks of others without a reply, but not those made after these people last spoke."""
    map = debate.map
    spoken = (e for e in map.evidence.values() if _speaks(map, e, own))
    last = max((d.last for e in spoken if (d := span(said_on(map, e))) and d.last), default=None)
    for id_ in near:
        for step in map.into.get(id_, ()):
            if step.kind is Kind.SUPPORT or not step.by or step.inferred is not None:
                continue
            if not own.isdisjoint(step.by) or not own.isdisjoint(step.granted_by):
                continue
            replies = (
                *map.into.get(step.id, ()),
                *(a for p in step.premises for a in debate.into(p)),
            )
            said = (e for p in step.premises for e in map.evidence_for.get(p, ()))
            firsts = [d.first for e in said if (d := span(said_on(map, e))) and d.first]
            if last is not None and firsts and min(firsts) > last:
                continue
            if not any(r.kind is not Kind.SUPPORT and not own.isdisjoint(r.by) for r in replies):
                yield step.id


def _quote(map: ArgumentMap, claims: Iterable[str], own: frozenset[str]) -> str:
    """Return the id of the quotation to show for some claims, or an empty text: in the people's own
    words before others', not too long or short before others, then the one that shares most words with
    the claims, in source order.
    """
    found = [e for c in claims for e in map.evidence_for.get(c, ()) if e.quote]
    if not found:
        return ""
    asked = {word for c in claims for word in _words(map.claims[c].text)}

    def order(proof: Evidence) -> tuple[bool, bool, bool, int]:
        said = proof.quote.split()
        shared = asked.intersection(_words(proof.quote))
        doubted = proof.id in map.into
        return not _speaks(map, proof, own), doubted, not 3 < len(said) <= LONGEST, -len(shared)

    return min(found, key=order).id


def _verbatim(map: ArgumentMap, claim: str, proof: Evidence, own: frozenset[str]) -> bool:
    """Whether a quotation can be shown in place of a claim: it is these people's own, nobody doubts it, and it has
    nearly all long words of the claim, and a “not” where the claim has one.
    """
    text = map.claims[claim].text
    asked, said = _words(text), _words(proof.quote)
    alike = len(asked) >= MANY and len(asked & said) >= NEARLY * len(asked)
    denies = {bool(_NEGATIONS.search(words.lower())) for words in (text, proof.quote)}
    return alike and len(denies) == 1 and proof.id not in map.into and _speaks(map, proof, own)


def _words(text: str) -> set[str]:
    """Return the words of a text that are long enough to tell something, without capitals."""
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def _speaks(map: ArgumentMap, proof: Evidence, own: frozenset[str]) -> bool:
    """Whether one of these people speaks in a piece of evidence."""
    if proof.voice:
        return proof.voice in own
    source = map.sources.get(proof.source)
    return source is not None and not own.isdisjoint(source.author)


def _about(debate: Debate, claim: str) -> str:
    """Return the time that a claim speaks of, as written; of a claim without one that of what says
    the same, if they agree.
    """
    map = debate.map
    if map.claims[claim].when:
        return map.claims[claim].when
    times = {map.claims[c].when for c in debate.all_of(claim)} - {""}
    return times.pop() if len(times) == 1 else ""
