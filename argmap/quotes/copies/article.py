"""A source as an HTML page: the article with the map's quotations marked, and the claims next to
it.

The page is one file without scripts. It contains the source's text, so it is only for people who
may have that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from argmap.model import ArgumentMap
from argmap.quotes.copies.coverage import Coverage, Paragraph
from argmap.quotes.copies.states import Quotes, State

STYLE = """
:root { color-scheme: light dark; --ink: #1b2228; --paper: #fff; --muted: #55606b; --frame: #c9d0d7;
  --quoted: #fde9b8; --pointed: #e8eef4; --aim: #d9480f; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f4; --paper: #14181d; --muted: #b3bcc6;
  --frame: #3d4853; --quoted: #5a4512; --pointed: #1f2830; --aim: #ff8a3d; } }
body { margin: 0 auto; padding: 2rem 1.25rem 6rem; max-width: 76rem; color: var(--ink);
  background: var(--paper); font: 17px/1.6 Georgia, "Liberation Serif", serif; }
header, nav, aside, h2, .n { font-family: system-ui, "Liberation Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 3rem 0 .2rem; }
header p, h2 + p { color: var(--muted); font-size: .95rem; margin: 0 0 1.2rem; }
.p { display: grid; grid-template-columns: 2.2rem minmax(0, 1fr) 21rem; gap: 0 1.1rem;
  border-top: 1px solid var(--frame); padding: .6rem 0; }
.n { color: var(--muted); font-size: .8rem; padding-top: .25rem; text-align: right; }
.p.none .t { color: var(--muted); }
.t { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--quoted); color: inherit; padding: .05em 0; border-radius: 2px; }
mark a { color: inherit; text-decoration: none; }
mark sup { font: 600 .65em system-ui, "Liberation Sans", sans-serif; padding-left: .15em; }
aside ol { margin: 0; padding: 0; list-style: none; font-size: .86rem; line-height: 1.4; }
aside li { margin: 0 0 .5rem; padding-left: 1.6rem; text-indent: -1.6rem; scroll-margin-top: 2rem; }
aside li > * { text-indent: 0; }
aside b { display: inline-block; width: 1.6rem; text-indent: 0; font-weight: 600; }
aside small { display: block; color: var(--muted); }
:target { outline: 2px solid var(--aim); outline-offset: 3px; }
@media (max-width: 60rem) { .p { grid-template-columns: 2.2rem minmax(0, 1fr); }
  aside { grid-column: 2; margin-top: .4rem; } }
@media print { .p { break-inside: avoid; } }
"""


def page(map: ArgumentMap, quotes: Quotes, covered: Iterable[Coverage]) -> str:
    """Return an HTML page with each source, its paragraphs, and their evidence and claims in the
    map.
    """
    title = escape(map.title or "A map")
    body = "".join(piece for one in covered for piece in _source(map, quotes, one))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>Coverage: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1><p>What this map speaks of in its sources. Quoted words are "
        "marked; beside them stand the claims for which they are evidence.</p></header>\n"
        f"{body}</body>\n</html>\n"
    )


def _source(map: ArgumentMap, quotes: Quotes, covered: Coverage) -> Iterator[str]:
    source = map.sources[covered.source]
    authors = ", ".join(map.persons[a].name for a in source.author if a in map.persons)
    by = f"{escape(authors)}, " if authors else ""
    count = f"{covered.touched} of {len(covered.paragraphs)} paragraphs are spoken of"
    yield f'<h2 id="{_id(covered.source)}">{escape(source.title or source.id)}</h2>\n<p>{by}{count}</p>\n'
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
        f'<li id="{_id(source)}-note-{label}"><b>{label}</b>{escape(claims)}'
        f"<small>{escape(told)}</small></li>"
    )


def _marked(paragraph: Paragraph, notes: dict[str, int], source: str) -> str:
    """Return the words of a paragraph with quotations marked; overlaps are marked piece by
    piece.
    """
    text = paragraph.text
    cuts = sorted({0, len(text), *(at for m in paragraph.quoted for at in (m.start, m.end))})
    out = []
    for start, end in pairwise(cuts):
        words = escape(text[start:end])
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
    return "s-" + escape(name, quote=True)
