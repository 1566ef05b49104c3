"""The list of sources, with who wrote each, when, and how much of the map rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from argmap.base.addresses import safe_address
from argmap.base.times import in_words
from argmap.contents.lists import known
from argmap.model import ArgumentMap
from argmap.page.facts import below_html, source_clauses
from argmap.page.markup import counted_html, text


def sources_html(map: ArgumentMap) -> Iterator[str]:
    """Yield the sources in the map's order; nothing for a map without any."""
    if not map.sources:
        return
    yield f'<details id="~references"><summary><h2>Sources</h2> <small>{len(map.sources):,}</small></summary>\n<ol>'
    for source in map.sources.values():
        people = ", ".join(map.persons[p].name or p for p in source.author)
        url = safe_address(source.url)
        title = text(source.title or source.id)
        title = f'<a href="{text(url)}" rel="noopener noreferrer">{title}</a>' if url else title
        parts = [f"{text(people)}: " if people else "", title]
        if source.published:
            parts.append(f", {text(in_words(source.published))}")
        if source.via:
            through = "; ".join(map.sources[s].title or s for s in source.via)
            parts.append(f" <small>read in: {text(through)}</small>")
        if proofs := known(map).drawn.get(source.id, ()):
            number = counted_html(len(proofs), "passage")
            parts.append(f' <a href="#;view=outline;source={quote(source.id)}">{number}</a>')
        told = below_html(source_clauses(source), source.notes)
        yield f'<li dir="auto">{"".join(parts)}{told}</li>\n'
    yield "</ol></details>\n"
