"""CSL-JSON, the format of sources in reference managers and pandoc."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from argmap.base.diagnostics import Finding, Severity
from argmap.base.text import Place, read_text
from argmap.formats.imports import Imported, importer
from argmap.formats.references import (
    FIELDS,
    Date,
    Draft,
    PersonName,
    date_of,
    declared,
    listed,
    published_of,
    said_kind,
)
from argmap.language.names import better_name

_FIELDS = {field.csl: field for field in FIELDS}
_STYLES = re.compile(r"<(?:(i|b|sc|sup|sub|span)(?: [^<>]*)?|/(i|b|sc|sup|sub|span))>")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_BLANK = re.compile(r"[ \t\n\r]*")
_OWN = frozenset({"id", "type", "title", "author", "issued", "URL", "note", "genre", "custom"})
_SEASONS = {"1": "21", "2": "22", "3": "23", "4": "24"}
_WORDS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}


@importer("csl", suffixes=(".json", ".csl"), summary="sources in CSL-JSON")
def run(raw: bytes) -> Imported:
    """Return the items of a JSON array (or a single item) as sources and persons."""
    try:
        text = read_text(raw)
    except ValueError as error:
        return _nothing(f"this file {error}")
    if not text.strip():
        return _nothing("this file is empty")
    try:
        entries = list(_entries(text))
    except json.JSONDecodeError as error:
        place = Place("", error.pos, min(error.pos + 1, len(text)))
        return _nothing(f"this is not JSON ({error.msg}); export the sources again", place)
    except ValueError:
        return _nothing("a number in this JSON is too long to be read")
    except RecursionError:
        return _nothing("this JSON is nested too deeply for a list of sources")
    findings: list[Finding] = []
    references = []
    for start, end, value in entries:
        if not _is_item(value):
            place = Place("", start, min(start + 1, end))
            findings.append(Finding(place, "this is no source: a source has a `type` or a `title`"))
            continue
        references.append(_Item(text, start, end, value, findings).draft().reference())
    if not references:
        return _nothing(
            "there is no source in this file; CSL-JSON is a list of items with a `type`"
        )
    return Imported(declared(references), tuple(findings))


def _nothing(sentence: str, place: Place | None = None) -> Imported:
    place = place or Place("", 0, 0)
    return Imported("", (Finding(place, sentence, level=Severity.ERROR),))


def _entries(text: str) -> Iterator[tuple[int, int, Any]]:
    """Yield each member of the list with its offsets."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    if text[at] != "[":
        value, end = decoder.raw_decode(text, at)
        _ended(text, end)
        yield at, end, value
        return
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        value, end = decoder.raw_decode(text, at)
        yield at, end, value
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            msg = "a comma or ] is missing"
            raise json.JSONDecodeError(msg, text, at)
    _ended(text, at + 1)


def _ended(text: str, at: int) -> None:
    if _skip(text, at) < len(text):
        msg = "something stands after its end"
        raise json.JSONDecodeError(msg, text, at)


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _is_item(value: object) -> bool:
    return isinstance(value, dict) and (
        isinstance(value.get("type"), str) or isinstance(value.get("title"), str)
    ) and not {"nodes", "claims"} & value.keys()  # fmt: skip


class _Item:
    """Reads one item; what cannot be carried over becomes a finding."""

    def __init__(
        self, text: str, start: int, end: int, item: dict[str, Any], findings: list[Finding]
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.item = item
        self.findings = findings
        self.made = Draft(id=_said(item.get("id")))
        self.keys: dict[str, int] | None = None

    def draft(self) -> Draft:
        """Return the draft of the item."""
        made, item = self.made, self.item
        made.title = _plain(_said(item.get("title")))
        made.url = _said(item.get("URL"))
        for name in self.people("author"):
            made.author(name)
        made.date = self.date("issued")
        genre = _plain(_said(item.get("genre")))
        made.kind, genre = said_kind("csl", _said(item.get("type")) or "document", genre)
        made.put("genre", genre)
        made.notes = _said(item.get("note")).splitlines()
        for key, value in item.items():
            if key not in _OWN and value is not None:
                self.field(key, value)
        self.custom()
        return made

    def field(self, key: str, value: object) -> None:
        """Keep a field that the language has no line for, as an `x-` line."""
        field = _FIELDS.get(key)
        name = field.key if field else better_name(key.replace(".", "-"))
        if isinstance(value, str | int | float):
            words = _plain(_said(value))
        elif isinstance(value, dict) and value.keys() & {"date-parts", "raw", "literal", "season"}:
            date = self.date(key)
            words = date.rest or date.published
        elif isinstance(value, list) and all(isinstance(part, dict) for part in value):
            words = listed(self.people(key))
        elif isinstance(value, list) and all(isinstance(part, str | int) for part in value):
            words = "; ".join(map(str, value))
        else:
            self.lost(key, f"`{key}` holds what cannot be written as words; it is left out")
            return
        if name:
            self.made.put(name, words)
        elif words:
            self.lost(key, f"`{key}` cannot be the name of a line; its words are left out")

    def custom(self) -> None:
        """Keep the fields that other programs have added."""
        custom = self.item.get("custom")
        if custom is None:
            return
        if not isinstance(custom, dict):
            self.lost("custom", "`custom` is not an object; it is left out")
            return
        for key, value in custom.items():
            name = key if re.fullmatch(r"[\w-]+", key) else better_name(key.replace(".", "-"))
            several = value if isinstance(value, list) else [value]
            if name and all(isinstance(one, str | int | float) for one in several):
                for one in several:
                    self.made.put(name, _said(one))
            else:
                self.lost(key, f"`{key}` holds what cannot be written as words; it is left out")

    def people(self, key: str) -> Iterator[PersonName]:
        """Yield the names of a list of names."""
        value = self.item.get(key)
        for part in value if isinstance(value, list) else [] if value is None else [value]:
            name = _name(part)
            if name:
                yield name
            else:
                self.lost(key, f"there is a name in `{key}` that has no `family` and no `literal`")

    def date(self, key: str) -> Date:
        """Return a date, as far as it is one."""
        value = self.item.get(key)
        if value is None:
            return Date()
        found = _date(value)
        if found == Date():
            self.lost(key, f"the date in `{key}` says no year; it is left out")
        return found

    def _find(self, key: str) -> int:
        """Return the offset of a field's name where it appears first."""
        if self.keys is None:
            self.keys = {}
            for found in _STRING.finditer(self.text, self.start, self.end):
                self.keys.setdefault(found[0][1:-1], found.start())
        return self.keys.get(key, -1)

    def lost(self, key: str, sentence: str) -> None:
        at = self._find(key)
        place = (
            Place("", self.start, self.start + 1) if at < 0 else Place("", at, at + len(key) + 2)
        )
        self.findings.append(Finding(place, sentence))


def _said(value: object) -> str:
    """Return a string or number as words."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return value if isinstance(value, str) else str(value)


def _plain(text: str) -> str:
    """Remove the marks for italics and the like, where a pair of them begins and ends."""
    if "</" not in text:
        return text
    open_: dict[str, list[tuple[int, int]]] = {}
    pairs: list[tuple[int, int]] = []
    for mark in _STYLES.finditer(text):
        begun = open_.setdefault(mark[1] or mark[2], [])
        if mark[1]:
            begun.append(mark.span())
        elif begun:
            pairs += [begun.pop(), mark.span()]
    parts, at = [], 0
    for start, end in sorted(pairs):
        parts.append(text[at:start])
        at = end
    return "".join((*parts, text[at:]))


def _name(part: object) -> PersonName | None:
    if isinstance(part, str):
        return PersonName(whole=_plain(part)) if _plain(part).strip() else None
    if not isinstance(part, dict):
        return None
    words = {key: " ".join(_plain(_said(value)).split()) for key, value in part.items()}
    if words.get("literal"):
        return PersonName(whole=words["literal"])
    family = words.get("family", "")
    if not family:
        return PersonName(whole=words["given"]) if words.get("given") else None
    particles = (words.get("dropping-particle", ""), words.get("non-dropping-particle", ""))
    particle = " ".join(filter(None, particles))
    given, suffix = words.get("given", ""), words.get("suffix", "")
    if not (given or particle or suffix):
        return PersonName(whole=family)
    return PersonName(family, given, particle, suffix)


def _date(value: object) -> Date:
    if isinstance(value, str | int):
        return date_of(str(value))
    if not isinstance(value, dict):
        return Date()
    parts = value.get("date-parts")
    dates = [_parts(part) for part in parts] if isinstance(parts, list) else []
    words = _said(value.get("raw")) or _said(value.get("literal"))
    if not dates or not dates[0]:
        return date_of(words)
    begun = dates[0]
    if words:
        return Date(begun, words)
    if len(dates) > 1 and dates[1]:
        return Date(begun, f"{begun}/{dates[1]}")
    season = _said(value.get("season"))
    number = _SEASONS.get(season) or _WORDS.get(season.lower())
    if number:
        return Date(begun[:4], f"{begun[:4]}-{number}")
    if season:
        return Date(begun, f"{season} {begun}")
    return Date(begun, f"{begun}~" if value.get("circa") else "")


def _parts(part: object) -> str:
    """Return `[2020, 5]`, or `["2020", "05"]`, as the language writes it; else nothing."""
    try:
        numbers = [int(n) for n in part] if isinstance(part, list) else []
        return published_of(*numbers[:3]) if numbers else ""
    except (ValueError, TypeError, OverflowError):
        return ""
