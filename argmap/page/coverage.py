"""The sources of a map as a page: each with the map's quotations marked, and the claims next to them.

The page has no scripts. It contains the text of the sources, so it is only for people who may have that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from argmap.drawing.scene.words import clean, escape
from argmap.model import ArgumentMap
from argmap.page.assets import allowed, style
from argmap.page.markup import shown
from argmap.quotes.copies.coverage import Coverage, Paragraph
from argmap.quotes.copies.states import Quotes, State


def page(map: ArgumentMap, quotes: Quotes, covered: Iterable[Coverage]) -> str:
    """Return an HTML page with each source, its paragraphs, and their evidence and claims in the
    map.
    """
    title = escape(clean(map.title)) or "A map"
    look = style("base", "coverage")
    body = "".join(piece for one in covered for piece in _source(map, quotes, one))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src {allowed(look)}; base-uri 'none'; form-action 'none'\">\n"
        f'<meta name="color-scheme" content="light dark">\n<title>Coverage: {title}</title>\n<style>{look}</style>\n'
        f'</head>\n<body>\n<div class="page">\n<header><h1>{title}</h1></header>\n<main class="covered">\n'
        "<p>What this map speaks of in its sources. Quoted words are marked; next to them are the claims for which "
        f"they are evidence.</p>\n{body}</main></div></body>\n</html>\n"
    )


def _source(map: ArgumentMap, quotes: Quotes, covered: Coverage) -> Iterator[str]:
    source = map.sources[covered.source]
    authors = ", ".join(map.persons[a].name for a in source.author if a in map.persons)
    by = f"{escape(clean(authors))}, " if authors else ""
    count = f"{covered.touched} of {len(covered.paragraphs)} paragraphs are spoken of"
    yield f'<h2 id="{_id(covered.source)}">{escape(clean(source.title) or source.id)}</h2>\n<p>{by}{count}</p>\n'
    number = 0
    for paragraph in covered.paragraphs:
        notes = {id: number + n for n, id in enumerate(paragraph.evidence, 1)}
        number += len(notes)
        kind = "" if notes else " none"
        here = f"{_id(covered.source)}-{paragraph.number}"
        yield (
            f'<section class="p{kind}" id="{here}"><span class="n">{paragraph.number}</span>'
            f'<p class="t">{_marked(paragraph, notes, covered.source)}</p>'
        )
        yield "<aside><ol>" if notes else "<aside>"
        for id, label in notes.items():
            yield _note(map, quotes, covered.source, id, label)
        yield "</ol></aside></section>\n" if notes else "</aside></section>\n"


def _note(map: ArgumentMap, quotes: Quotes, source: str, id: str, label: int) -> str:
    proof = map.evidence[id]
    claims = "; ".join(map.claims[c].text for c in proof.supports if c in map.claims)
    voice = map.persons[proof.voice].name if proof.voice in map.persons else ""
    state = quotes.state(id)
    how = f"{state}{' its source' if state is State.MATCHES else ''}" if state else ""
    told = ", ".join(
        part for part in (f"said by {voice}" if voice else "",
                          how or "in the mapmaker’s words: " + proof.text) if part
    )  # fmt: skip
    return (
        f'<li id="{_id(source)}-note-{label}"><b>{label}</b>{escape(clean(claims))}'
        f"<small>{escape(clean(told))}</small></li>"
    )


def _marked(paragraph: Paragraph, notes: dict[str, int], source: str) -> str:
    """Return the words of a paragraph with quotations marked; overlaps are marked piece by
    piece.
    """
    text = paragraph.text
    cuts = sorted({0, len(text), *(at for m in paragraph.quoted for at in (m.start, m.end))})
    out = []
    for start, end in pairwise(cuts):
        words = shown(text[start:end])
        here = [m for m in paragraph.quoted if m.start <= start and end <= m.end]
        if not here:
            out.append(words)
            continue
        labels = [notes[m.evidence] for m in here if m.end == end]
        signs = "".join(
            f'<sup><a href="#{_id(source)}-note-{label}">{label}</a></sup>' for label in labels
        )
        out.append(f"<mark>{words}{signs}</mark>")
    return "".join(out)


def _id(name: str) -> str:
    return "s-" + escape(name)
