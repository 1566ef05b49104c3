"""The sources of a map as BibTeX, for LaTeX and reference managers.

The text is UTF-8, as biber and newer BibTeX programs read it; only what TeX reads as a command is
escaped. Titles are in double braces, so that no style changes their capitals. `x-` lines without a
field of their own become fields by their own names, which BibTeX ignores.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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

_FIELDS = {field.key: field.bibtex for field in FIELDS}
_NAMES = frozenset(field.key for field in FIELDS if field.holds == "names")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLAIN_KEY = re.compile("[a-z][a-z0-9_-]*")
_RESERVED = frozenset(
    ["author", "title", "year", "month", "day", "date", "url", "note", "annote", "type", "crossref",
     "booktitle", "journaltitle", "institution", "school", "organization", "location", "key",
     *_FIELDS, *_FIELDS.values()]
)  # fmt: skip
_TEX = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", "`": r"{\textasciigrave}",
    "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}~^`%&$#_]|-(?=-)|'(?=')")
_UNADDRESSED = re.compile(r"[\\{}\s]")


@exporter(
    "bibtex",
    suffixes=(".bib",),
    purpose="convert",
    summary="the sources as BibTeX, for reference lists",
)
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """Return the sources of the map, one entry each."""
    references = references_of(view)
    keys = citekeys(references)
    return "\n".join(_entry(reference, keys) for reference in references)


def _entry(reference: Reference, keys: Mapping[str, str]) -> str:
    type_ = type_of_kind("bibtex", reference.kind)[0]
    fields: dict[str, str] = {}
    extra = list(carried(reference, keys))
    authors = [_name(name) for name in reference.authors]
    if others := [pair for pair in extra if pair[0] == "authors"]:
        authors.append("others")
        extra.remove(others[0])
    fields["author"] = _braced(" and ".join(authors))
    fields["title"] = _braced(_braced(_tex(reference.title)))
    fields |= _date(reference)
    extra = [pair for pair in extra if pair != ("date", reference.first("date"))]
    fields["url"] = _braced(_address(reference.url))
    fields["doi"] = _braced(_address(doi_in(reference.url)))
    genre, said = written_genre("bibtex", reference.kind, reference.first("genre"))
    fields["type"] = _braced(_tex(genre))
    if said:
        extra.remove(("genre", genre))
    fields["note"] = _braced("\n\n".join(map(_tex, reference.notes)))
    fields = {name: value for name, value in fields.items() if value}
    for key, words in extra:
        name = _field(key, type_)
        if name in fields and name == _FIELDS.get(key):
            name = f"x-{key}"
        value = _names(words) if key in _NAMES else _tex(words)
        before = fields[name][1:-1] + "; " if name in fields else ""
        fields[name] = _braced(before + value)
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{type_}{{{keys[reference.id]},\n{lines}}}\n"


def _field(key: str, type_: str) -> str:
    """Return the field for an `x-` line: the one that BibTeX has, else one by its own name."""
    if key == "journal" and type_ != "article":
        return "booktitle"
    if key == "publisher" and type_ in {"techreport", "phdthesis"}:
        return "institution" if type_ == "techreport" else "school"
    if key in _FIELDS:
        return _FIELDS[key]
    return key if _PLAIN_KEY.fullmatch(key) and key not in _RESERVED else f"x-{key}"


def _date(reference: Reference) -> dict[str, str]:
    """Return the fields for a date: year and month, and biblatex's `date` for the rest."""
    year, month, day = [*reference.published.split("-"), "", ""][:3]
    fields = {"year": _braced(year)}
    if month:
        fields["month"] = _MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else _braced(month)
    fields["date"] = _braced(_tex(reference.first("date")) or (reference.published if day else ""))
    return fields


def _name(name: PersonName) -> str:
    """Return a name as `van der Berg, Jr., Jan`, or that of a body in braces."""
    if name.whole:
        return _braced(_tex(name.whole))
    family = f"{name.particle} {_part(name.family)}".strip()
    return ", ".join(part for part in (family, _part(name.suffix), _part(name.given)) if part)


def _part(words: str) -> str:
    said = _tex(words)
    return _braced(said) if "," in said or " and " in f" {said} " else said


def _names(words: str) -> str:
    return " and ".join(map(_name, names_in(words)))


def _tex(words: str) -> str:
    return _SPECIAL.sub(lambda m: _TEX.get(m[0]) or f"{m[0]}{{}}", plain(words))


def _address(url: str) -> str:
    """Return an address; TeX takes it as it is except for braces and backslashes."""
    return _UNADDRESSED.sub(lambda m: f"%{ord(m[0]):02X}", plain(url))


def _braced(words: str) -> str:
    return f"{{{words}}}" if words else ""
