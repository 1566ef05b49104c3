"""What may be written at a place: keywords, names by what the place takes, and quotations as they stand in their source."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.base.near import near
from argmap.base.text import Place
from argmap.language.keywords import TOP
from argmap.lsp.abilities.context import SHOWN, Context, context, may_stand
from argmap.lsp.snapshot import Snapshot
from argmap.model import ArgumentMap
from argmap.model.workspace import Unreadable
from argmap.quotes.copies import Copy
from argmap.rules.shared.slips import MUST_HAVE_NAME, RELATING

MOST = 200
"""Most proposals at a time; the editor asks again when more is typed."""
LEAST = 2
"""Words of a quotation from which on it is searched for."""
MOST_QUOTED = 12
"""Most quotations that are proposed."""
OUTCOMES = (
    "stands",
    "defeated",
    "undecided",
    "crux of",
    "without reply",
    "single-source",
    "common ground",
)
_CLAUSE = re.compile(r"[,;:]\s|\s[–—]\s")
_SENTENCE = re.compile(r"[.!?][”\"’)]*(?:\s|$)")


class Proposal(NamedTuple):
    """Something to write: its `label`, its kind (`keyword` or that of a thing), its `detail`, the `text` that replaces `place`."""

    label: str
    kind: str
    detail: str
    text: str
    place: Place
    filter: str = ""


def completion(snapshot: Snapshot, text: str, offset: int) -> tuple[Proposal, ...]:
    """Return what may be written at an offset of a text, which may be newer than the snapshot; the best first, at most `MOST`."""
    found = context(text, offset)
    place = Place(snapshot.path, found.start, offset)
    made = list(_proposals(snapshot, found, place))
    if found.typed and found.kind != "quote":
        made = _fitting(made, found.typed)
    return tuple(made[:MOST])


def _proposals(snapshot: Snapshot, found: Context, place: Place) -> Iterator[Proposal]:
    match found.kind:
        case "keyword":
            for keyword in may_stand(found.under):
                yield Proposal(keyword, "keyword", "", _with_space(keyword), place)
            if found.under == TOP:
                yield from _named(snapshot.map, ("claim",), place)
        case "relation":
            for keyword in RELATING:
                yield Proposal(keyword, "keyword", "", f"{keyword} ", place)
        case "names":
            yield from _named(snapshot.map, found.spaces, place)
        case "shown":
            for word in (*SHOWN, "whole", "when"):
                yield Proposal(word, "keyword", "", f"{word} ", place)
        case "outcome":
            for word in OUTCOMES:
                yield Proposal(word, "keyword", "", word, place)
        case "rule":
            from argmap.rules.catalogue import all_rules

            for rule in all_rules():
                yield Proposal(rule.name, "rule", rule.summary, rule.name, place)
        case "use":
            yield from _files(snapshot, place)
        case "quote":
            yield from _quotations(snapshot, found.typed, place)


def _with_space(keyword: str) -> str:
    return (
        f"{keyword} "
        if keyword in MUST_HAVE_NAME or keyword not in ("note", "map")
        else f"{keyword}: "
    )


def _named(map: ArgumentMap, kinds: Iterable[str], place: Place) -> Iterator[Proposal]:
    """Yield the names of things of some kinds, with their words."""
    for kind in kinds:
        for id, words in _things(map, kind):
            yield Proposal(id, kind, words, id, place)


def _things(map: ArgumentMap, kind: str) -> Iterator[tuple[str, str]]:
    match kind:
        case "claim":
            yield from ((c.id, c.text) for c in map.claims.values() if not c.generated)
        case "step":
            for a in (a for a in map.arguments.values() if "/" not in a.id):
                words = a.text or " + ".join(map.claims[p].text for p in a.premises)
                yield a.id, words
        case "evidence":
            yield from (
                (e.id, f"“{e.quote}”" if e.quote else e.text)
                for e in map.evidence.values()
                if not e.generated
            )
        case "person":
            yield from ((p.id, p.name) for p in map.persons.values())
        case "source":
            yield from ((s.id, s.title) for s in map.sources.values())
        case "question":
            yield from ((q.id, q.text) for q in map.questions.values())
        case "position":
            yield from ((p.id, p.text) for p in map.positions.values())
        case "group":
            yield from ((g.id, g.text) for g in map.groups.values())
        case "scheme":
            from argmap.model.schemes import all_schemes

            yield from ((s.id, s.text) for s in map.schemes.values())
            yield from ((p.name, p.title) for p in all_schemes() if p.name not in map.schemes)
        case "tag":
            tagged = (
                *(c.tags for c in map.claims.values()),
                *(a.tags for a in map.arguments.values()),
                *(e.tags for e in map.evidence.values()),
            )
            yield from ((tag, "") for tag in dict.fromkeys(tag for tags in tagged for tag in tags))


def _fitting(made: list[Proposal], typed: str) -> list[Proposal]:
    """Return the proposals that begin with what is typed, those that have it, and those with words that have it; for a name
    that is misspelt, the likely ones.
    """
    low = typed.lower()
    begins, has, words = list[Proposal](), list[Proposal](), list[Proposal]()
    for one in made:
        label = one.label.lower()
        if label.startswith(low):
            begins.append(one)
        elif low in label:
            has.append(one)
        elif low in one.detail.lower():
            words.append(one)
    found = [*begins, *has, *words]
    if not found:
        likely = near(low, [p.label for p in made], 5, 0.6)
        found = [p for name in likely for p in made if p.label == name]
    return [Proposal(p.label, p.kind, p.detail, p.text, p.place, typed) for p in found[:MOST]]


def _files(snapshot: Snapshot, place: Place) -> Iterator[Proposal]:
    folder = os.path.dirname(snapshot.path)
    names = snapshot.reading.loader.names(folder or ".")
    for name in () if isinstance(names, Unreadable) else names:
        if name.endswith(".arg") and name != os.path.basename(snapshot.path):
            yield Proposal(name, "file", "", name, place)


def _quotations(snapshot: Snapshot, typed: str, place: Place) -> Iterator[Proposal]:
    """Yield clauses of the sources that begin with the typed words, with their source and paragraph."""
    words = re.findall(r"\w+", typed)
    if len(words) < LEAST:
        return
    pattern = re.compile(
        r"\b" + r"\W+".join(re.escape(word) for word in words) + r"\w*", re.IGNORECASE
    )
    sources, number, seen = snapshot.map.sources, 0, set[str]()
    for source, copy in snapshot.reading.quotes.texts.items():
        if not isinstance(copy, Copy) or copy.path in seen:
            continue
        seen.add(copy.path)
        for paragraph, (start, end) in enumerate(copy.text.paragraphs, 1):
            body = " ".join(
                copy.text.text[copy.text.original(start) : copy.text.original(end - 1) + 1].split()
            )
            for hit in pattern.finditer(body):
                for clause in _clauses(body, hit.start()):
                    label = clause if len(clause) < 80 else f"{clause[:78]}…"
                    title = sources[source].title or source
                    text = f'{clause}" in {source} at paragraph {paragraph}'
                    yield Proposal(
                        label, "quotation", f"{title}, paragraph {paragraph}", text, place, typed
                    )
                    number += 1
                    if number >= MOST_QUOTED:
                        return


def _clauses(body: str, start: int) -> Iterator[str]:
    """Yield what begins at an offset: up to the end of its clause, and of its sentence."""
    stop = _SENTENCE.search(body, start)
    sentence = body[start : stop.start() if stop else len(body)]
    clause = _CLAUSE.search(sentence)
    if clause and clause.start() > 12:
        yield sentence[: clause.start()].replace('"', "”")
    yield sentence.replace('"', "”")
