"""A source with its authors' names, as a reference list has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

from argmap.base.values import dataclass
from argmap.drawing.view import View
from argmap.formats.references.fields import FIELDS
from argmap.formats.references.names import PersonName, name_in_parts
from argmap.model import ArgumentMap, Extra, Source

_KEY = re.compile(r"[^\s{}(),=\"#%'\\~@|]+")
_ORDER = {field.key: number for number, field in enumerate(FIELDS)}
_DOI = "https://doi.org/"
_DOI_NAME = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """One source. `extra` holds its `x-` lines: what other formats have fields for, and more.

    `published` is as the language takes it; `kind` is a word; `via` are ids of other references.
    """

    id: str
    title: str = ""
    authors: tuple[PersonName, ...] = ()
    published: str = ""
    kind: str = ""
    url: str = ""
    text: str = ""
    via: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    extra: Extra = ()

    def first(self, key: str) -> str:
        """Return the words of the first `x-` line with that key, or nothing."""
        return next((words for name, words in self.extra if name == key), "")


def references_of(view: View) -> tuple[Reference, ...]:
    """Return the sources of a view: those of the map not cited by hidden evidence alone."""
    map = view.map
    cited = {proof.source for proof in map.evidence.values()}
    shown = {map.evidence[id_].source for id_ in view.evidence}
    wanted = {id_ for id_ in map.sources if id_ in shown or id_ not in cited}
    waiting = list(wanted)
    while waiting:
        new = set(map.sources[waiting.pop()].via) - wanted
        wanted |= new
        waiting += new
    return tuple(_reference(map, map.sources[id_]) for id_ in map.sources if id_ in wanted)


def _reference(map: ArgumentMap, source: Source) -> Reference:
    authors = []
    for id_ in source.author:
        person = map.persons.get(id_)
        told = dict(person.extra).get("family", "") if person else ""
        authors.append(name_in_parts(person.name or id_ if person else id_, told))
    # A source without words is shown by its id, which is no title.
    title = "" if source.title == source.id else source.title
    return Reference(
        source.id, title, tuple(authors), source.published, source.kind, source.url,
        source.text, source.via, source.notes, source.extra,
    )  # fmt: skip


def doi_address(doi: str) -> str:
    """Return the address of a DOI, however it is written; empty for other words."""
    found = _DOI_NAME.fullmatch(doi.strip())
    return _DOI + quote(unquote(found[1]), safe="/:;().,_-+~") if found else ""


def doi_in(url: str) -> str:
    """Return the digital object identifier that an address leads to, or nothing."""
    name = unquote(url.removeprefix(_DOI)) if url.startswith(_DOI) else ""
    return name if name and doi_address(name) == url else ""


def carried(reference: Reference, keys: Mapping[str, str]) -> Extra:
    """Return the lines that a format keeps in custom fields, if it has no better place for them.

    These are the `x-` lines, the local copy, and the sources it goes back to under their citekeys,
    in the order of the fields.
    """
    via = ", ".join(keys.get(id_, id_) for id_ in reference.via)
    used = ("citekey", keys.get(reference.id, ""))
    more = (("text", reference.text), ("via", via))
    found = (pair for pair in (*reference.extra, *more) if pair[1] and pair != used)
    return tuple(sorted(found, key=lambda pair: (_ORDER.get(pair[0], len(_ORDER)), pair[0])))


def citekeys(references: Iterable[Reference]) -> Mapping[str, str]:
    """Return for each id the key under which others cite the source.

    It is the `x-citekey` line, if that is a valid key and used only once; else the id.
    """
    references = tuple(references)
    taken = {reference.id for reference in references}
    keys: dict[str, str] = {}
    for reference in references:
        wish = reference.first("citekey")
        good = wish not in taken and _KEY.fullmatch(wish)
        keys[reference.id] = wish if good else reference.id
        taken.add(keys[reference.id])
    return keys
