"""RIS, the format that reference managers and libraries exchange, one tag a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.base.diagnostics import Finding, Severity
from argmap.base.text import Place, read_text
from argmap.base.values import dataclass
from argmap.formats.imports import Imported, importer
from argmap.formats.references import (
    FIELDS,
    Date,
    Draft,
    PersonName,
    date_of,
    declared,
    listed,
    name_in_parts,
    said_kind,
)
from argmap.formats.references.names import PARTICLES

_LINE = re.compile(r"[ \t]*([A-Z][A-Z0-9]) {0,2}-(?: (.*))?$")
_FIELDS = {field.ris: field.key for field in FIELDS if field.ris}
_SAME = {
    "T1": "TI", "CT": "TI", "A1": "AU", "Y1": "PY", "JO": "T2", "JF": "T2", "JA": "T2", "BT": "T2",
    "N2": "AB", "ED": "A2", "PP": "CY", "L2": "UR", "LK": "UR",
}  # fmt: skip
_OWN_LINE = re.compile(r"x-([\w-]+): (.+)")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_NAMES = {"A2": "editor", "A4": "translator"}


@dataclass(frozen=True, slots=True)
class _Line:
    tag: str
    words: str
    start: int
    end: int


@importer("ris", suffixes=(".ris",), summary="sources in RIS")
def run(raw: bytes) -> Imported:
    """Return the records as sources and persons."""
    try:
        text = read_text(raw)
    except ValueError as error:
        return _nothing(f"this file {error}")
    if not text.strip():
        return _nothing("this file is empty")
    findings: list[Finding] = []
    records = [_draft(record, findings) for record in _records(text, findings)]
    if not records:
        return _nothing(
            "there is no record in this file; one begins with a line such as `TY  - JOUR`"
        )
    return Imported(declared(draft.reference() for draft in records), tuple(findings))


def _nothing(sentence: str) -> Imported:
    return Imported("", (Finding(Place("", 0, 0), sentence, level=Severity.ERROR),))


def _lines(text: str) -> Iterator[_Line]:
    """Yield every line with its tag, which is empty for a line without one."""
    at = 0
    for line in text.split("\n"):
        found = _LINE.match(line)
        tag, words = (found[1], found[2] or "") if found else ("", line)
        yield _Line(tag, words.strip(), at, at + len(line))
        at += len(line) + 1


def _records(text: str, findings: list[Finding]) -> Iterator[list[_Line]]:
    """Yield the lines of each record, its `TY` first; lines without a tag continue the last."""
    record: list[list[_Line]] = []  # each line with those that continue it
    for line in _lines(text):
        if line.tag == "TY":
            if record:
                yield _joined(record)
            record = [[line]]
        elif line.tag == "ER":
            if record:
                yield _joined(record)
            record = []
        elif line.tag and record:
            record.append([line])
        elif line.words and record:
            record[-1].append(line)
        elif line.words:
            place = Place("", line.start, line.end)
            findings.append(Finding(place, "this line stands in no record; it is left out"))
    if record:
        yield _joined(record)


def _joined(record: list[list[_Line]]) -> list[_Line]:
    """Return one line for each line and what continues it."""
    return [
        _Line(
            some[0].tag,
            " ".join(filter(None, (s.words for s in some))),
            some[0].start,
            some[-1].end,
        )
        for some in record
    ]


def _draft(record: list[_Line], findings: list[Finding]) -> Draft:
    made = Draft()
    told: dict[str, list[str]] = {}
    for line in record:
        tag = _SAME.get(line.tag, line.tag)
        if line.words:
            told.setdefault(tag, []).append(line.words)
        if tag in {"TI", "ID", "M3"} and len(told.get(tag, ())) > 1:
            place = Place("", line.start, line.end)
            sentence = f"`{line.tag}` says a second thing of this record; it is kept as a note"
            findings.append(Finding(place, sentence, level=Severity.INFO))
    for tag in ("TI", "ID", "M3"):
        made.notes += told.get(tag, [])[1:]
    made.id, made.title = told.pop("ID", [""])[0], told.pop("TI", [""])[0]
    made.kind, genre = said_kind("ris", told.pop("TY", ["GEN"])[0], told.pop("M3", [""])[0])
    made.put("genre", genre)
    for name in told.pop("AU", ()):
        made.author(_name(name))
    made.date = _date(told.pop("PY", []), told.pop("DA", []))
    for number, url in enumerate(told.pop("UR", ())):
        if number:
            made.put("url", url)
        else:
            made.url = url
    for note in told.pop("N1", ()):
        own = _OWN_LINE.fullmatch(note)
        if own:
            made.extra.append((own[1], own[2]))
        else:
            made.notes.append(note)
    if pages := _pages(told.pop("SP", []), told.pop("EP", [])):
        made.put("pages", pages)
    for tag, several in told.items():
        _put(made, tag, several)
    return made


def _put(made: Draft, tag: str, several: list[str]) -> None:
    """Keep the value of a tag as an `x-` line."""
    if tag in _NAMES:
        made.put(_NAMES[tag], listed(map(_name, several)))
    elif tag == "KW":
        made.put("keywords", "; ".join(several))
    elif tag == "SN":
        for number in several:
            made.put("issn" if _ISSN.fullmatch(number) else "isbn", number)
    else:
        for words in several:
            made.put(_FIELDS.get(tag, tag.lower()), words, tag.lower())


def _name(words: str) -> PersonName:
    """Parse `Berg, Jan van der, Jr.`.

    A name without a comma is read as it is spoken; two commas together mean a body.
    """
    if ",," in words:
        return PersonName(whole=words.replace(",,", ",", 1))
    family, *more = (part.strip() for part in words.rstrip(", ").split(","))
    if not more:
        spoken = name_in_parts(family)
        return PersonName(whole=family) if words.rstrip().endswith(",") else spoken
    given, suffix = more[0], ", ".join(more[1:])
    return _split(family, given, suffix)


def _split(family: str, given: str, suffix: str) -> PersonName:
    """Split the particle from the beginning of a family name."""
    words, start = family.split(), 0
    while start < len(words) - 1 and words[start] in PARTICLES:
        start += 1
    return PersonName(" ".join(words[start:]), given, " ".join(words[:start]), suffix)


def _date(years: list[str], dates: list[str]) -> Date:
    """Return the date of `DA`, or of `PY` where `DA` says less."""
    for words in dates:
        found = date_of(words)
        year = date_of(years[0]).published if years else ""
        return found if found.published else Date(year, found.rest)
    return date_of(years[0]) if years else Date()


def _pages(starts: list[str], ends: list[str]) -> str:
    start, end = (starts or [""])[0], (ends or [""])[0]
    return f"{start}-{end}" if start and end else start or end
