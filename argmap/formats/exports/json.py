"""The whole map as JSON: everything the model holds, with places in the text.

The shape is versioned; `map.schema.json` next to this file documents every key. New keys may be
added under the same version, so a reader should ignore keys it does not know.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from itertools import islice
from json.encoder import encode_basestring as quoted
from typing import Any

from argmap.base.text import Document, Place, whole
from argmap.drawing.view import View
from argmap.formats.checks.uri import file_names
from argmap.formats.exports import exporter
from argmap.formats.exports.options import Options
from argmap.model import ArgumentMap, Evidence
from argmap.model.unresolved import Unresolved
from argmap.quotes.address import evidence_address

VERSION = 1

_LISTS = (
    "claims",
    "arguments",
    "evidence",
    "sources",
    "persons",
    "positions",
    "questions",
    "groups",
    "schemes",
    "contradictions",
    "restatements",
    "views",
    "expectations",
    "silences",
    "problems",
)
_FIELDS = {"problems": "unresolved"}
"""Fields of the map with lists that have another name here."""
_RENAMED = {"supports": "for"}
_OPTIONAL = frozenset({"assumed", "inferred"})
"""Fields that may be there without words: whether they are, then the words."""
_AT_ONCE = 500
"""The number of things in one piece."""


def pieces(view: View, options: Options) -> Iterator[str]:  # noqa: ARG001
    """Yield the document in pieces, so that it is never in memory as a whole."""
    map, writer = view.map, _Writer(view.map)
    head: dict[str, Any] = {
        "version": VERSION,
        "title": map.title,
        "about": map.about,
        "language": map.language,
        "by": map.by,
        "files": tuple(map.documents),
    }
    lines = (f"  {quoted(key)}: {writer.text(value, _LINE)},\n" for key, value in head.items())
    yield "{\n" + "".join(lines)
    for name in _LISTS:
        values = getattr(map, _FIELDS.get(name, name))
        values = iter(values.values() if isinstance(values, Mapping) else values)
        before = f"  {quoted(name)}: ["
        while some := list(islice(values, _AT_ONCE)):
            texts = [writer.entry(value, _ENTRY) for value in some]
            yield before + _ENTRY + f",{_ENTRY}".join(texts)
            before = ","
        yield f"{_LINE}],\n" if before == "," else f"{before}],\n"
    uncertain = tuple(sorted(map.uncertain))
    yield f'  "uncertain": {writer.text(uncertain, _LINE)}\n}}\n'


_LINE, _ENTRY = "\n  ", "\n    "
"""The line ends before a key of the document, and before an entry of one of its lists."""


@exporter(
    "json",
    suffixes=(".json",),
    purpose="convert",
    summary="everything in the map, for other programs",
    pieces=pieces,
)
def export(view: View, options: Options) -> str:
    """Return the whole map (not only the view) as a JSON document with a final line end."""
    return whole("".join(pieces(view, options)))


class _Writer:
    """Writes the model's values as JSON; it has the map, to count lines and follow names.

    Each text continues the line it is put in, and `margin` is the line end and the indentation of
    that line.
    """

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.lines = cache(self._lines)

    def entry(self, value: Any, margin: str) -> str:
        """Return one dataclass value: its fields in order, with the two shapes that differ."""
        inner = f"{margin}  "
        first, keys = _shape(value.__class__)
        parts = [first] if first else []
        for name, key in keys:
            content = getattr(value, name)
            if name in _OPTIONAL:
                given = "false" if content is None else "true"
                text = f'{given},{inner}"{name}_because": {quoted(content or "")}'
            elif content.__class__ is str:
                text = quoted(content)
            elif content == ():
                text = "[]"
            elif name == "extra":
                pairs = (_object((f'"key": {quoted(k)}', f'"words": {quoted(w)}'), f"{inner}  ")
                         for k, w in content)  # fmt: skip
                text = _array(pairs, inner)
            else:
                text = self.text(content, inner)
            parts.append(key + text)
        if isinstance(value, Evidence):
            parts.append(f'"link": {quoted(evidence_address(self.map, value))}')
        return _object(parts, margin)

    def text(self, content: Any, margin: str) -> str:
        """Return any value of a field."""
        if isinstance(content, Place):
            return self.place(content, margin)
        if isinstance(content, tuple):
            inner = f"{margin}  "
            return _array((self.text(part, inner) for part in content), margin)
        if isinstance(content, str):
            return quoted(content)
        if content is None or content is True or content is False:
            return _CONSTANTS[content]
        if isinstance(content, int | float):
            return repr(content)
        return self.entry(content, margin)

    def place(self, place: Place, margin: str) -> str:
        """Return file, and line and column of both ends, counted from 1; the end is exclusive."""
        file, starts, size = self.lines(place.file)
        start, end = min(max(place.start, 0), size), min(max(place.end, 0), size)
        line = last = bisect_right(starts, start)
        if end < start or (line < len(starts) and end >= starts[line]):
            last = bisect_right(starts, end)
        inner = f"{margin}  "
        names = f",{inner}".join(file)
        return (
            f'{{{inner}{names},{inner}"line": {line},'
            f'{inner}"column": {start - starts[line - 1] + 1},{inner}"end_line": {last},'
            f'{inner}"end_column": {end - starts[last - 1] + 1}{margin}}}'
        )

    def _lines(self, file: str) -> tuple[tuple[str, ...], Sequence[int], int]:
        """Return the fields that name a file, the beginnings of its lines, and its length."""
        document = self.map.documents.get(file) or Document(file, "")
        names = file_names(file).items()
        return (
            tuple(f'"{name}": {quoted(str(text))}' for name, text in names),
            document.line_starts,
            len(document.text),
        )


_CONSTANTS = {None: "null", True: "true", False: "false"}


@cache
def _shape(kind: type) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return how values of a class begin, if in any way, and its fields with their keys."""
    first = f'"problem": {quoted(_hyphened(kind.__name__))}' if issubclass(kind, Unresolved) else ""
    names = [field.name for field in fields(kind)]
    return first, tuple((name, f"{quoted(_RENAMED.get(name, name))}: ") for name in names)


def _object(parts: Iterable[str], margin: str) -> str:
    inner = f"{margin}  "
    return f"{{{inner}{f',{inner}'.join(parts)}{margin}}}"


def _array(parts: Iterable[str], margin: str) -> str:
    inner = f"{margin}  "
    joined = f",{inner}".join(parts)
    return f"[{inner}{joined}{margin}]" if joined else "[]"


def _hyphened(name: str) -> str:
    """Turn `UndefinedName` into `undefined-name`, which is also the name of the rule for it."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
