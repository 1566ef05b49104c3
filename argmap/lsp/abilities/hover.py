"""What is at a place, in Markdown: a name with all that matters of it, a quotation in its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.text import Place
from argmap.contents.passage import Reach
from argmap.contents.quotations import Looked, standing
from argmap.language.tree import Quotation
from argmap.lsp.abilities.language import said_of_keywords, where
from argmap.lsp.snapshot import Snapshot
from argmap.model import ArgumentMap, Kind
from argmap.quotes.citation import cited
from argmap.reasoning.proofs.sentence import people_of
from argmap.rules.shared.slips import parts

AROUND = Reach(400, 0)
"""Characters of a quotation's paragraph on either side."""


def hover(snapshot: Snapshot, offset: int) -> tuple[Place, str] | None:
    """Return the place that is told about, and what is said of it; `None` where there is nothing to say."""
    name = snapshot.name_at(offset)
    if name is not None:
        told = "\n\n".join(_thing(snapshot, snapshot.kind_of(name.space, name.id), name.id))
        return (name.place, told) if told else None
    return _quotation(snapshot, offset) or _keyword(snapshot, offset)


def _keyword(snapshot: Snapshot, offset: int) -> tuple[Place, str] | None:
    """Return the keyword that begins the line of an offset, with what the language reference says of it."""
    text = snapshot.document.text
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[begin : end if end >= 0 else len(text)]
    found = parts(line.lstrip())
    if found is None:
        return None
    start = begin + len(line) - len(line.lstrip())
    stop = start + len(text[start : start + found.start].rstrip())
    if not start <= offset <= stop:
        return None
    told = [f"**{found.keyword}**", said_of_keywords().get(found.keyword, ""), where(found.keyword)]
    return Place(snapshot.path, start, stop), "\n\n".join(part for part in told if part)


def _thing(snapshot: Snapshot, kind: str, id: str) -> Iterator[str]:
    map = snapshot.map
    match kind:
        case "claim":
            yield from _claim(snapshot, id)
        case "step":
            step = map.arguments[id]
            if step.text:
                yield f"**{_plain(step.text)}**"
            yield from (f"- {_plain(map.claims[p].text or p)}" for p in step.premises)
            yield f"_{step.kind.value}s_ {_plain(_words(map, step.target))}"
        case "evidence":
            yield from _evidence(snapshot, id)
        case "person":
            person = map.persons[id]
            yield f"**{_plain(person.name or id)}**{f', {_plain(person.role)}' if person.role else ''}"
        case "source":
            source = map.sources[id]
            by = f"{people_of(map, source.author)}: " if source.author else ""
            yield f"{_plain(by)}**{_plain(source.title or id)}**{f', {source.published}' if source.published else ''}"
        case "position":
            position = map.positions[id]
            yield f"**{_plain(position.text or id)}**"
            if position.held_by:
                yield f"held by {_plain(people_of(map, position.held_by))}"
            yield from (f"- {_plain(map.claims[c].text or c)}" for c in position.thesis)
        case "question" | "group":
            words = map.questions[id].text if kind == "question" else map.groups[id].text
            yield f"**{_plain(words or id)}**"


def _claim(snapshot: Snapshot, id: str) -> Iterator[str]:
    map = snapshot.map
    claim = map.claims[id]
    yield f"**{_plain(claim.text or id)}**"
    held = [map.positions[p].text or p for p in map.held_by.get(id, ())]
    if held:
        yield f"held by {_plain('; '.join(held))}"
    if claim.by:
        yield f"said by {_plain(people_of(map, claim.by))}"
    steps = map.into.get(id, ())
    number = {kind: sum(1 for s in steps if s.kind is kind) for kind in Kind}
    told = [
        f"{n} {word}"
        for n, word in ((number[Kind.SUPPORT], "for"), (number[Kind.REBUT], "against"))
        if n
    ]
    if told:
        yield " · ".join(told)
    for proof in map.evidence_for.get(id, ()):
        yield from _evidence(snapshot, proof.id)


def _evidence(snapshot: Snapshot, id: str) -> Iterator[str]:
    map = snapshot.map
    proof = map.evidence[id]
    words = f"“{proof.quote}”" if proof.quote else proof.text
    state = snapshot.reading.quotes.state(id)
    place = cited(map, proof)
    yield f"> {_plain(words or id)}  \n> {_plain(place)}{f' _({state})_' if state else ''}"


def _quotation(snapshot: Snapshot, offset: int) -> tuple[Place, str] | None:
    """Return a quotation with its paragraph, when an offset is in its words."""
    at, way = snapshot.way_to(offset)
    line = way[-1] if way else None
    if not isinstance(line, Quotation):
        return None
    start, end = line.quote.span[0] + at, line.quote.span[1] + at
    if not start <= offset <= end:
        return None
    map = snapshot.map
    proof = next(
        (
            e
            for e in map.evidence.values()
            if e.place.file == snapshot.path and start <= e.words_place.start <= end
        ),
        None,
    )
    if proof is None:
        return None
    found = standing(Looked(map, snapshot.reading.quotes), map, proof.id, AROUND)
    if found is None:
        return None
    parts = [f"_{found.state}_"]
    parts += [f"- {_plain(concern)}" for concern in found.concerns]
    for part in found.passage:
        words = "".join(
            f"**{_plain(w.text.strip())}** " if w.marks else _plain(w.text) for w in part.words
        )
        parts.append(f"> {words}" + (f"  \n> paragraph {part.number}" if part.number else ""))
    return Place(snapshot.path, start, end), "\n\n".join(parts)


def _words(map: ArgumentMap, id: str) -> str:
    for things in (map.claims, map.arguments):
        if id in things:
            return things[id].text or id
    return id


def _plain(words: str) -> str:
    """Return words that Markdown takes as they are."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|&" else c for c in " ".join(words.split()))
