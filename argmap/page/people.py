"""The list of people: who they are, and how much of the map is said by each."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from argmap.contents.lists import known
from argmap.model import ArgumentMap
from argmap.page.facts import below_html, person_clauses
from argmap.page.markup import counted_html, text


def people_html(map: ArgumentMap) -> Iterator[str]:
    """Yield the people in the map's order; nothing for a map without any."""
    if not map.persons:
        return
    yield f'<details id="~people"><summary><h2>People</h2> <small>{len(map.persons):,}</small></summary>\n<ul>'
    lists = known(map)
    for id, person in map.persons.items():
        said = {c for c in lists.said.get(id, ()) if c in map.claims}
        said |= {
            c for e in lists.spoken.get(id, ()) for c in map.evidence[e].supports if c in map.claims
        }
        number = (
            f' <a href="#;view=outline;person={quote(id)}">{counted_html(len(said), "claim")}</a>'
            if said
            else ""
        )
        yield f'<li dir="auto">{text(person.name or id)}{number}{below_html(person_clauses(person), person.notes)}</li>\n'
    yield "</ul></details>\n"
