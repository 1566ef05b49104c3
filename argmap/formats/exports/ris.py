"""The sources of a map as RIS, which reference managers and libraries exchange.

One tag a line. Anything without a tag in RIS is written as notes that begin with `x-` and a key, so
that nothing is lost on the way back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import Options
from argmap.formats.references import (
    FIELDS,
    PersonName,
    Reference,
    carried,
    citekeys,
    doi_in,
    names_in,
    plain,
    references_of,
    type_of_kind,
    written_genre,
)

_FIELDS = {field.key: field for field in FIELDS if field.ris} | {
    field.key: field._replace(ris="SN") for field in FIELDS if field.key == "issn"
}
_TAG = re.compile("[a-z][a-z0-9]")
_SPAN = re.compile(r"(\d+)-(\d+)")
KNOWN = frozenset(
    "TY ER ID TI T1 CT AU A1 PY Y1 DA UR N1 N2 AB EP M3 JO JF JA BT ED".split()  # noqa: SIM905
    + [field.ris for field in FIELDS]
)
"""Tags with a meaning of their own; others are `x-` lines."""


@exporter(
    "ris", suffixes=(".ris",), purpose="convert", summary="the sources as RIS, for reference lists"
)
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """Return the sources of the map, one record each."""
    references = references_of(view)
    keys = citekeys(references)
    records = (_record(reference, keys) for reference in references)
    return "\n".join("".join(f"{tag}  - {said}\n" for tag, said in record) for record in records)


def _record(reference: Reference, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "TY", type_of_kind("ris", reference.kind)[0]
    yield "ID", keys[reference.id]
    extra = list(carried(reference, keys))
    if reference.title:
        yield "TI", plain(reference.title)
    for name in reference.authors:
        yield "AU", _name(name)
    if others := [pair for pair in extra if pair[0] == "authors"]:
        yield "AU", "et al."
        extra.remove(others[0])
    rest = reference.first("date")
    if reference.published:
        yield "PY", reference.published[:4]
    if rest or len(reference.published) > 4:
        yield "DA", plain(rest) or _slashed(reference.published)
        extra = [pair for pair in extra if pair != ("date", rest)]
    if reference.url:
        yield "UR", plain(reference.url)
    if doi := doi_in(reference.url):
        yield "DO", plain(doi)
    genre, said = written_genre("ris", reference.kind, reference.first("genre"))
    if genre:
        yield "M3", genre
    if said:
        extra.remove(("genre", genre))
    for note in reference.notes:
        yield "N1", plain(note)
    seen = {"DO"} if doi else set()
    for key, words in extra:
        yield from _tagged(key, plain(words), seen)
    yield "ER", ""


def _tagged(key: str, words: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Yield an `x-` line under its tag; as a note when it has none, or the tag is used already."""
    field = _FIELDS.get(key)
    if field and (key not in seen and field.ris not in seen):
        seen |= {key} if key in {"isbn", "issn"} else {key, field.ris}
        if field.holds == "names":
            yield from ((field.ris, _name(name)) for name in names_in(words))
        elif key == "keywords":
            yield from ((field.ris, word) for word in words.split("; "))
        elif key == "pages" and (span := _SPAN.fullmatch(words)):
            yield "SP", span[1]
            yield "EP", span[2]
        else:
            yield field.ris, words
    elif _TAG.fullmatch(key) and key.upper() not in KNOWN:
        yield key.upper(), words
    else:
        yield "N1", f"x-{key}: {words}"


def _name(name: PersonName) -> str:
    """Return a name as `Berg, Jan van der, Jr.`; in a body's name the first comma is doubled."""
    if name.whole:
        return plain(name.whole).replace(",", ",,", 1)
    family = f"{name.particle} {name.family}".strip()
    return plain(", ".join(part for part in (family, name.given, name.suffix) if part))


def _slashed(published: str) -> str:
    year, month, day = [*published.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}"
