"""Coverage: the paragraphs of a source that the map mentions, and those it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.base.values import dataclass
from argmap.model import ArgumentMap, Evidence
from argmap.quotes.copies.find import Copy
from argmap.quotes.copies.states import Quotes
from argmap.quotes.matching.locator import paragraphs as located


@dataclass(frozen=True, slots=True)
class Mark:
    """A quoted stretch of a paragraph: offsets in `Paragraph.text`, and the evidence that quotes
    it.
    """

    start: int
    end: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a source, counted from 1, as it is written.

    `quoted` are the stretches that evidence quotes, in order; they may overlap. `located` is
    evidence that points at the paragraph without quoting it.
    """

    number: int
    text: str
    quoted: tuple[Mark, ...]
    located: tuple[str, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return all evidence about it, each once."""
        return tuple(dict.fromkeys((*(mark.evidence for mark in self.quoted), *self.located)))


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one text, which lies at `path`. `sources` are all read in it, such as an
    article and the sources it reports. `lost` are quotations that are not in it.
    """

    sources: tuple[str, ...]
    path: str
    paragraphs: tuple[Paragraph, ...]
    lost: tuple[str, ...]

    @property
    def source(self) -> str:
        """Return the source that the map names first."""
        return self.sources[0]

    @property
    def touched(self) -> int:
        """Return the number of paragraphs that the map mentions."""
        return sum(bool(p.evidence) for p in self.paragraphs)


def coverage(
    map: ArgumentMap, quotes: Quotes, only: Sequence[str] | None = None
) -> tuple[Coverage, ...]:
    """Return the coverage of every available text, in the order of the map's sources; with `only`,
    of these sources, in that order.
    """
    by_source: dict[str, list[Evidence]] = {}
    for proof in map.evidence.values():
        by_source.setdefault(proof.source, []).append(proof)
    read_in: dict[str, list[str]] = {}
    copies: dict[str, Copy] = {}
    for id in quotes.texts if only is None else only:
        copy = quotes.texts.get(id)
        if isinstance(copy, Copy):
            read_in.setdefault(copy.path, []).append(id)
            copies[copy.path] = copy
    return tuple(
        _of(copies[path], tuple(ids), [e for id in ids for e in by_source.get(id, ())], quotes)
        for path, ids in read_in.items()
    )


def _of(
    copy: Copy, sources: tuple[str, ...], proofs: Iterable[Evidence], quotes: Quotes
) -> Coverage:
    text = copy.text
    spans = [(text.original(start), text.original(end - 1) + 1) for start, end in text.paragraphs]
    marks: Mapping[int, list[Mark]] = {n: [] for n in range(1, len(spans) + 1)}
    pointed: Mapping[int, list[str]] = {n: [] for n in range(1, len(spans) + 1)}
    lost = []
    for proof in proofs:
        known = quotes.checked.get(proof.id)
        found = known.found if known else None
        if found and found.matches:
            _mark(marks, spans, found.start, found.end, proof.id)
            continue
        if found:
            lost.append(proof.id)
        first, last = located(proof.at) or (1, 0)
        for number in range(max(1, first), min(last, len(spans)) + 1):
            pointed[number].append(proof.id)
    paragraphs = (
        Paragraph(
            n,
            text.text[start:end],
            tuple(sorted(marks[n], key=lambda m: (m.start, m.end))),
            tuple(pointed[n]),
        )
        for n, (start, end) in enumerate(spans, 1)
    )
    return Coverage(sources, copy.path, tuple(paragraphs), tuple(lost))


def _mark(
    marks: Mapping[int, list[Mark]],
    spans: Sequence[tuple[int, int]],
    start: int,
    end: int,
    evidence: str,
) -> None:
    """Mark a stretch in every paragraph that it covers."""
    for number, (first, last) in enumerate(spans, 1):
        if first < end and start < last:
            marks[number].append(Mark(max(start, first) - first, min(end, last) - first, evidence))
