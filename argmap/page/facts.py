"""What is said of a thing beside its words: as clauses, and as HTML below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.contents.card import card
from argmap.contents.outline import scheme_name
from argmap.model import Argument, ArgumentMap, Evidence, Person, Source
from argmap.page.markup import text

Labelled = Iterable[tuple[str, str]]


def step_clauses(map: ArgumentMap, step: Argument) -> Iterator[str]:
    """Yield who makes a step, unless all of its premises are theirs, its scheme, the answers to what that asks, and notes."""
    said = [set(map.claims[p].by) for p in step.premises if p in map.claims]
    if step.by and not all(set(step.by) <= by for by in said):
        yield f"made by {', '.join(map.persons[p].name or p for p in step.by)}"
    if step.scheme:
        yield f"scheme: {scheme_name(map, step.scheme)}"
    yield from (f"{label}: {words}" for label, words in card(map, step.id, "step").facts)
    if step.tags:
        yield f"tagged {', '.join(step.tags)}"
    yield from step.notes


def evidence_clauses(proof: Evidence) -> Iterator[str]:
    """Yield what kind of evidence it is, how sure, its tags and the writer's own lines."""
    if proof.kind not in ("", "quote"):
        yield proof.kind
    if proof.credence is not None:
        yield f"credence {proof.credence:g}"
    if proof.tags:
        yield f"tagged {', '.join(proof.tags)}"
    yield from (f"{label}: {words}" for label, words in proof.extra)


def source_clauses(source: Source) -> Iterator[str]:
    """Yield the kind of a source and the writer's own lines."""
    if source.kind:
        yield source.kind
    yield from (f"{label}: {words}" for label, words in source.extra)


def person_clauses(person: Person) -> Iterator[str]:
    """Yield the role of a person, other names, and the writer's own lines."""
    if person.role:
        yield person.role
    if person.also:
        yield f"also {', '.join(person.also)}"
    yield from (f"{label}: {words}" for label, words in person.extra)


def below_html(clauses: Iterable[str], notes: Iterable[str] = (), labelled: Labelled = ()) -> str:
    """Return clauses as one line below a thing, and each note on a line of its own."""
    told = "; ".join(filter(None, clauses))
    lines = [f'<p class="note" dir="auto">{text(told)}</p>'] if told else []
    lines += [f'<p class="note" dir="auto">{text(note)}</p>' for note in notes]
    lines += [
        f'<p class="note" dir="auto"><b>{text(label)}</b> {text(words)}</p>'
        for label, words in labelled
    ]
    return "".join(lines)
