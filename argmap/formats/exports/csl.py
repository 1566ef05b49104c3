"""The sources of a map as CSL-JSON, which pandoc, Zotero and citation processors read.

Fields are those of the Citation Style Language 1.0.2. `x-` lines without a field of their own, the
local copy and `via` are in `custom`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import Options
from argmap.formats.references import (
    FIELDS,
    PersonName,
    Reference,
    carried,
    citekeys,
    date_of,
    doi_in,
    names_in,
    references_of,
    stretch_of,
    type_of_kind,
    written_genre,
)

_FIELDS = {field.key: field for field in FIELDS}
_ABOUT = re.compile(r"(\d{4}(?:-\d{2}){0,2})~")


@exporter(
    "csl", suffixes=(), purpose="convert", summary="the sources as CSL-JSON, for reference lists"
)
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """Return the sources of the map as a JSON array."""
    references = references_of(view)
    keys = citekeys(references)
    items = [_item(reference, keys) for reference in references]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference, keys: Mapping[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": keys[reference.id],
        "type": type_of_kind("csl", reference.kind)[0],
    }
    if reference.title:
        item["title"] = reference.title
    authors = _names(reference.authors)
    extra = [*carried(reference, keys)]
    if others := [pair for pair in extra if pair[0] == "authors"]:
        authors.append({"literal": "et al."})
        extra.remove(others[0])
    if authors:
        item["author"] = authors
    rest = reference.first("date")
    if reference.published or rest:
        item["issued"] = _date(reference.published, rest)
        extra = [pair for pair in extra if pair != ("date", rest)]
    if reference.url:
        item["URL"] = reference.url
    if doi := doi_in(reference.url):
        item["DOI"] = doi
    genre, said = written_genre("csl", reference.kind, reference.first("genre"))
    if genre:
        item["genre"] = genre
    if said:
        extra.remove(("genre", genre))
    if reference.notes:
        item["note"] = "\n".join(reference.notes)
    for key, words in extra:
        _put(item, key, words)
    return item


def _put(item: dict[str, Any], key: str, words: str) -> None:
    """Put an `x-` line in its field, or in `custom` when it has none or the field is taken."""
    field = _FIELDS.get(key)
    if field and field.csl not in item:
        if field.holds == "names":
            item[field.csl] = _names(names_in(words))
        elif field.holds == "date":
            date = date_of(words)
            item[field.csl] = _date(*(("", words) if date.rest else (date.published, "")))
        else:
            item[field.csl] = words
        return
    custom = item.setdefault("custom", {})
    custom[key] = [*custom[key], words] if key in custom else [words]


def _names(names: Iterable[PersonName]) -> list[dict[str, str]]:
    parts = []
    for name in names:
        given = {
            "literal": name.whole, "family": name.family, "given": name.given,
            "non-dropping-particle": name.particle, "suffix": name.suffix,
        }  # fmt: skip
        parts.append({key: words for key, words in given.items() if words})
    return parts


def _date(published: str, rest: str) -> dict[str, Any]:
    """Return a date; `rest` says more than `published`: a stretch, about when, or words."""
    stretch = stretch_of(rest)
    if stretch and stretch[0] == published:
        return {"date-parts": [_parts(part) for part in stretch]}
    made: dict[str, Any] = {"date-parts": [_parts(published)]} if published else {}
    about = _ABOUT.fullmatch(rest)
    if about and about[1] == published:
        return {**made, "circa": True}
    return {**made, "literal": rest} if rest else made


def _parts(published: str) -> list[int]:
    return [int(part) for part in published.split("-")]
