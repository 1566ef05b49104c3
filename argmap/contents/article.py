"""A whole source to read next to its map: paragraphs, quotations in the map, and their claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.base.values import dataclass
from argmap.contents.card import Card
from argmap.contents.links import Link, link, links
from argmap.contents.passage import Stretch, Words, marked
from argmap.model import ArgumentMap
from argmap.quotes.copies import Copy, Quotes
from argmap.quotes.copies.coverage import Coverage, coverage


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that the map takes from the text for `claims`: some words, or whole paragraphs.

    `paragraph` is the first one, counted from 1; 0 when it is not found. `words` are those of the
    map.
    """

    evidence: tuple[str, ...]
    claims: tuple[Link, ...]
    paragraph: int
    quoted: bool
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its number.

    The marks of its words are numbers of stops; `pointed` are the stops that refer to it without
    its words. `spoken` says whether the map refers to it at all.
    """

    number: int
    words: tuple[Words, ...]
    pointed: tuple[int, ...]
    spoken: bool


@dataclass(frozen=True, slots=True)
class Article:
    """The text at `path`, with the `sources` that are read in it.

    The stops are in the order of the text; those not found in it come last.
    """

    sources: tuple[Link, ...]
    path: str
    paragraphs: tuple[Paragraph, ...]
    stops: tuple[Stop, ...]

    @property
    def share(self) -> str:
        """Say how much of the text the map refers to."""
        total = len(self.paragraphs)
        spoken = sum(paragraph.spoken for paragraph in self.paragraphs)
        return f"{spoken:,} of {total:,} paragraph{'' if total == 1 else 's'} spoken of"

    def stop_of(self, evidence: str) -> int:
        """Return the number of the stop for a piece of evidence; -1 when it has none here."""
        return next((n for n, stop in enumerate(self.stops) if evidence in stop.evidence), -1)


MOST_LOOKED_AT = 1000
"""Quotations of a card that are examined for their sources."""


def sources_of(map: ArgumentMap, shown: Card, marked: Link | None = None) -> Mapping[str, str]:
    """The sources that the card on screen refers to, each with the evidence to begin at.

    They are in the card's order; the evidence is empty when reading starts at the beginning. One of
    the card's names may be marked. The result is empty for a card without sources.
    """
    for kind, id in ((marked.kind, marked.id) if marked else ("", ""), (shown.kind, shown.id)):
        if kind == "source":
            return {id: ""}
        if kind == "evidence" and id in map.evidence and map.evidence[id].source:
            return {map.evidence[id].source: id}
    found: dict[str, str] = {}
    for proof in shown.evidence[:MOST_LOOKED_AT]:
        if proof.source:
            found.setdefault(proof.source.id, proof.link.id)
    return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """A text with the sources read in it, or sources without a text (then `path` is empty)."""

    sources: tuple[Link, ...]
    path: str


def shelves(map: ArgumentMap, quotes: Quotes, sources: Iterable[str] = ()) -> tuple[Shelf, ...]:
    """Return the texts of some sources, in the map's order.

    Each text comes once, with the sources read in it. When no source is named, the texts of all
    sources of evidence are returned.
    """
    wanted = set(sources) or {proof.source for proof in map.evidence.values()}
    by_text: dict[str, list[str]] = {}
    for id, copy in quotes.texts.items():
        if id in wanted:
            by_text.setdefault(copy.path if isinstance(copy, Copy) else f"\0{id}", []).append(id)
    return tuple(
        Shelf(tuple(links(map, "source", ids)), "" if path.startswith("\0") else path)
        for path, ids in by_text.items()
    )


def article(map: ArgumentMap, quotes: Quotes, source: str) -> Article | None:
    """Return the text of a source, with everything the map takes from it through any source.

    `None` when no text is available.
    """
    copy = quotes.texts.get(source)
    if not isinstance(copy, Copy):
        return None
    found = (id for id, c in quotes.texts.items() if isinstance(c, Copy) and c.path == copy.path)
    same = list(dict.fromkeys((source, *found)))
    (covered,) = coverage(map, quotes, only=same)
    spots = _spots(covered)
    order = sorted(spots)
    stops = tuple(_stop(map, key, spots[key]) for key in order)
    stops += tuple(_stop(map, ((0, 0, 1),), (id,)) for id in covered.lost)
    numbers = {key: n for n, key in enumerate(order)}
    marks: dict[int, list[Stretch]] = {}
    pointed: dict[int, list[int]] = {}
    for key in order:
        for number, start, end in key:
            if end:
                marks.setdefault(number, []).append(Stretch(start, end, numbers[key]))
            else:
                pointed.setdefault(number, []).append(numbers[key])
    paragraphs = (
        Paragraph(
            p.number,
            marked(p.text, marks.get(p.number, ())),
            tuple(pointed.get(p.number, ())),
            bool(p.evidence),
        )
        for p in covered.paragraphs
    )
    return Article(tuple(links(map, "source", same)), copy.path, tuple(paragraphs), stops)


Spot = tuple[tuple[int, int, int], ...]
"""A place: paragraphs, each with a start and an end (0 without words)."""


def _spots(covered: Coverage) -> Mapping[Spot, list[str]]:
    """Group the evidence by its place in the text."""
    places: dict[str, list[tuple[int, int, int]]] = {}
    for paragraph in covered.paragraphs:
        for mark in paragraph.quoted:
            spot = (paragraph.number, mark.start, mark.end)
            places.setdefault(mark.evidence, []).append(spot)
        for id in paragraph.located:
            if id not in covered.lost:
                places.setdefault(id, []).append((paragraph.number, 0, 0))
    found: dict[Spot, list[str]] = {}
    for id, spots in places.items():
        found.setdefault(tuple(spots), []).append(id)
    return found


def _stop(map: ArgumentMap, spot: Spot, evidence: Sequence[str]) -> Stop:
    words = link(map, "evidence", evidence[0]).text
    return Stop(tuple(evidence), _claims(map, evidence), spot[0][0], bool(spot[0][2]), words)


def _claims(map: ArgumentMap, evidence: Iterable[str]) -> tuple[Link, ...]:
    """Return links to the claims that evidence is for; without any, to the evidence itself."""
    ids = list(evidence)
    claims = dict.fromkeys(c for id in ids for c in map.evidence[id].supports if c in map.claims)
    if not claims:
        return tuple(link(map, "evidence", id) for id in ids)
    return tuple(links(map, "claim", claims))
