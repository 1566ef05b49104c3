"""One BibTeX entry as a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from bibtexparser.splitter import Splitter

from argmap.base.diagnostics import Finding
from argmap.base.text import Document, Place
from argmap.formats.imports._tex import LONGEST_STRING, joined, left_out, untex
from argmap.formats.references import (
    FIELDS,
    Date,
    Draft,
    PersonName,
    Reference,
    date_of,
    is_others,
    listed,
    published_of,
    said_kind,
)
from argmap.formats.references.dates import month_of
from argmap.language.names import better_name

if TYPE_CHECKING:
    from bibtexparser.model import Entry, Field

_FIELDS = {field.bibtex: field for field in FIELDS}
_SAME = {
    "journaltitle": "journal", "booktitle": "journal", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "location": "place", "issue": "issue",
    "note": "note", "annote": "note", "annotation": "note",
}  # fmt: skip
_OWN = frozenset({"author", "title", "url", "doi", "type", "year", "month", "day", "date"})
_DATES = ("date", "year", "month", "day")
_INHERITED = frozenset(
    ["booktitle", "year", "month", "date", "publisher", "address", "location", "editor", "series",
     "volume", "number", "organization", "institution", "school", "edition", "isbn", "issn"]
)  # fmt: skip
_LINK = re.compile(r"https?://[^\s{}\\]+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|\\par\b")


class Blocks(Splitter):
    """Splits a file into blocks, without the stack frames of errors, which would fill the memory."""

    failed: BaseException | None = None

    def _handle_entry(self, *arguments: Any) -> Any:
        if self.failed is not None:
            self.failed.__traceback__ = None
        try:
            return super()._handle_entry(*arguments)
        except Exception as error:
            self.failed = error
            raise


class Entries:
    """Reads the entries of one file; what cannot be carried over becomes a finding.

    `strings` are the file's abbreviations.
    """

    def __init__(
        self,
        document: Document,
        entries: Sequence[Entry],
        strings: Mapping[str, str],
        findings: list[Finding],
    ) -> None:
        self.document = document
        self.place = cache(partial(line_place, document))
        self.by_key = {entry.key.lower(): entry for entry in reversed(entries) if entry.key}
        self.strings = strings
        self.findings = findings

    def reference(self, entry: Entry) -> Reference:
        """Return an entry as a reference."""
        fields = self.fields(entry)
        made = Draft(id=entry.key)
        title = fields.get("title", "")
        made.title = untex(title)
        if "subtitle" in fields and title:
            made.title += f": {untex(fields.pop('subtitle'))}"
        made.url = _address(fields.get("url", ""))
        made.put("doi", _address(fields.get("doi", "")))
        for person in self.names(entry, fields.get("author", "")):
            made.author(person)
        made.date = _date({name: untex(fields.get(name, "")) for name in _DATES})
        made.kind, genre = said_kind(
            "bibtex", entry.entry_type.lower(), untex(fields.get("type", ""))
        )
        made.put("genre", genre)
        for name, value in fields.items():
            if name not in _OWN:
                self.put(entry, made, name, value)
        return made.reference()

    def fields(self, entry: Entry) -> dict[str, str]:
        """Return the fields by name, abbreviations filled in, with those of its `crossref`."""
        found: dict[str, str] = {}
        for field in entry.fields:
            name = field.key.lower()
            value = self.value(field)
            if not value.strip():
                continue
            if name not in {"url", "doi"} and (commands := left_out(value)):
                names = ", ".join(f"`{command}`" for command in commands)
                several = len(commands) > 1
                what = f"the TeX commands {names} are" if several else f"the TeX command {names} is"
                self.lost(field, f"{what} not known here and left out")
            if name not in found:
                found[name] = value
            elif found[name] != value:
                self.lost(field, f"the field `{name}` comes twice; the first one counts")
        parent = self.by_key.get(untex(found.get("crossref", "")).lower())
        if parent is not None and parent is not entry:
            inherited = {field.key.lower(): self.value(field) for field in parent.fields}
            inherited["booktitle"] = inherited.get("booktitle") or inherited.get("title", "")
            given = {
                n: v
                for n, v in inherited.items()
                if n in _INHERITED and 0 < len(v) < LONGEST_STRING
            }
            found = {**given, **found}
        if "crossref" in found:
            found["x-crossref"] = found.pop("crossref")
        return found

    def value(self, field: Field) -> str:
        """Return a value without its delimiters, its parts joined."""
        value, unknown = joined(str(field.value), self.strings)
        for name in unknown:
            self.lost(field, f"`{name}` is no abbreviation of this file; it is kept as a word")
        return value

    def put(self, entry: Entry, made: Draft, name: str, value: str) -> None:
        """Keep a field that the language has no line for."""
        known = _FIELDS.get(name)
        key = known.key if known else _SAME.get(name, "")
        if key == "note":
            made.notes += [untex(part) for part in _PARAGRAPH.split(value)]
        elif name == "howpublished" and not made.url and (link := _LINK.search(value)):
            made.url = link[0]
        elif known and known.holds == "names":
            made.put(key, listed(self.names(entry, value)))
        elif key:
            made.put(key, untex(value).replace("–", "-") if key == "pages" else untex(value), name)
        elif own := _own_key(name):
            made.put(own, untex(value))
        else:
            place = self.place(entry.start_line)
            sentence = f"`{name}` cannot be the name of a line; its words are left out"
            self.findings.append(Finding(place, sentence))

    def names(self, entry: Entry, value: str) -> Iterator[PersonName]:
        """Yield the names of a list with `and` between them."""
        from bibtexparser.middlewares.names import split_multiple_persons_names

        for name in split_multiple_persons_names(value) if value.strip() else ():
            found = _name(name)
            if found.shown:
                yield found
            elif name.strip():
                place = self.place(entry.start_line)
                sentence = f"`{name.strip()}` is no name; it is left out"
                self.findings.append(Finding(place, sentence))

    def lost(self, field: Field, sentence: str) -> None:
        line = self.place(field.start_line)
        at = self.document.text.find(field.key, line.start, line.end)
        place = Place("", at, at + len(field.key)) if at >= 0 else line
        self.findings.append(Finding(place, sentence))


@cache
def _own_key(name: str) -> str:
    """Return the key of the `x-` line for a field that argmap does not know."""
    name = name.removeprefix("x-")
    return name if re.fullmatch(r"[\w-]+", name) else better_name(name.replace(".", "-"))


def _name(name: str) -> PersonName:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if is_others(name):
        return PersonName(whole="others")
    try:
        parts = parse_single_name_into_parts(name, strict=False)
    except InvalidNameError:
        return PersonName(whole=untex(name))
    given, particle, family, suffix = (
        untex(" ".join(words)) for words in (parts.first, parts.von, parts.last, parts.jr)
    )
    if not (given or particle or suffix):
        return PersonName(whole=family)
    return PersonName(family, given, particle, suffix)


def _date(fields: Mapping[str, str]) -> Date:
    """Return the `date` of biblatex, else year, month and day."""
    if fields["date"]:
        found = date_of(fields["date"])
        return found if found.published else Date(date_of(fields["year"]).published, found.rest)
    year, month, day = (fields[name] for name in ("year", "month", "day"))
    if year.isdecimal() and len(year) == 4 and month:
        spoken = date_of(f"{day} {month} {year}")
        if not spoken.rest:
            return spoken
        number = month_of(month)
        plain = published_of(int(year), number, int(day) if day.isdecimal() else 0)
        return Date(plain) if number and plain else Date(year, f"{month} {year}")
    return date_of(year or month)


def _address(value: str) -> str:
    """Return an address, which BibTeX has as it is or with the escapes of TeX."""
    value = re.sub(r"\\url\s*\{([^{}]*)\}", r"\1", value)
    value = re.sub(r"\{?\\textasciitilde\s*(?:\{\})?\}?", "~", value)
    value = re.sub(r"\\([%&#_$~{}])", r"\1", value)
    return "".join(value.split()).strip("{}")


def line_place(document: Document, line: int | None) -> Place:
    """Return the place of the words of a line, which is counted from 0."""
    number = min((line or 0) + 1, len(document.line_starts))
    words = document.line(number)
    start = document.offset(number) + len(words) - len(words.lstrip())
    return Place("", start, document.offset(number) + len(words.rstrip()))
