"""Citations of evidence in one order for every face: speaker, source, title, place."""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.base.text import NO_BREAK, unwrapped
from argmap.base.times import in_words
from argmap.model import ArgumentMap, Evidence

_BEFORE_NUMBER = re.compile(r"[ \t]+(?=\d)")


class Part(NamedTuple):
    """A part of a citation: `before` joins it to what it follows. `kind` is `person`, `date`, `source` or `at`;
    `id` names the person or source.
    """

    before: str
    kind: str
    id: str
    words: str


def citation(map: ArgumentMap, evidence: Evidence, longest: int = 0) -> tuple[Part, ...]:
    """Return the parts of `Bo Ek, as Cy Day tells it, May 2023, in Ann Lee, “Title”, paragraph 2`, without
    `Bo Ek, in` when the author speaks, and without anything unknown.

    A no-break space keeps a word such as “paragraph” and its number on one line. A title is cut to
    `longest` characters, unless that is 0.
    """
    source = map.sources.get(evidence.source)
    authors = list(dict.fromkeys(source.author)) if source else []
    other = bool(evidence.voice) and evidence.voice not in authors
    parts: list[Part] = []
    for person in [evidence.voice] if evidence.voice else authors:
        parts.append(_person(map, ", " if parts else "", person))
    parts += _through(map, evidence)
    if parts and evidence.said:
        parts.append(Part(", ", "date", "", in_words(evidence.said)))
    joint = ", in " if other else ", " if parts else ""
    for person in authors if other else ():
        parts.append(_person(map, joint, person))
        joint = ", "
    if source:
        title = _title(source.title, longest) or source.id
        parts.append(Part(joint, "source", source.id, title))
    if place := unbroken(evidence.at):
        parts.append(Part(", " if parts else "", "at", "", place))
    return tuple(parts)


def cited(map: ArgumentMap, evidence: Evidence, longest: int = 0) -> str:
    """Return the citation on one line."""
    return "".join(part.before + part.words for part in citation(map, evidence, longest))


def unbroken(place: str) -> str:
    """Put a place on one line, with no-break spaces before its numbers."""
    return _BEFORE_NUMBER.sub(NO_BREAK, unwrapped(place))


def _through(map: ArgumentMap, evidence: Evidence) -> list[Part]:
    """Return `, as Bo Ek and Cy Day tell it` for those through whom the words are known."""
    people = [p for p in evidence.via if p != evidence.voice]
    if not people or not evidence.voice:
        return []
    befores = [", as ", *[", "] * (len(people) - 2), *[" and "] * (len(people) > 1)]
    parts = [_person(map, before, p) for before, p in zip(befores, people, strict=True)]
    tell = "tell it" if len(people) > 1 else "tells it"
    return [*parts[:-1], parts[-1]._replace(words=f"{parts[-1].words} {tell}")]


def _person(map: ArgumentMap, before: str, id: str) -> Part:
    known = map.persons.get(id)
    return Part(before, "person", id, (unwrapped(known.name) if known else "") or id)


def _title(title: str, longest: int) -> str:
    words = unwrapped(title)
    if longest and len(words) > longest:
        words = f"{words[: longest - 1].rstrip()}…"
    return f"“{words}”" if words else ""
