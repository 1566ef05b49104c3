"""The whole map as JSON: everything the model holds, with places in the text.

The shape is versioned; `map.schema.json` beside this file documents every key. New keys may be
added under the same version, so a reader should ignore keys it does not know.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from argmap.base.text import Document, Place, whole
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import Options
from argmap.model import ArgumentMap, Evidence
from argmap.model.unresolved import Problem
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
_RENAMED = {"supports": "for"}


@exporter(
    "json",
    suffixes=(".json",),
    purpose="convert",
    summary="everything in the map, for other programs",
)
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """The whole map (not only what the view shows) as a JSON document with a final line end."""
    return (
        whole(json.dumps(as_data(view.map), ensure_ascii=False, indent=2, allow_nan=False)) + "\n"
    )


def as_data(map: ArgumentMap) -> dict[str, Any]:
    """The map as plain dicts, lists, strings and numbers, in the documented shape."""
    plain = _Plain(map)
    data: dict[str, Any] = {
        "version": VERSION,
        "title": map.title,
        "about": map.about,
        "language": map.language,
        "by": list(map.by),
        "files": list(map.documents),
    }
    for name in _LISTS:
        values = getattr(map, name)
        data[name] = plain.entries(values.values() if isinstance(values, Mapping) else values)
    data["uncertain"] = sorted(map.uncertain)
    return data


class _Plain:
    """Turns the model's values into JSON's; knows the map, to count lines and follow names."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.documents = map.documents

    def entries(self, values: Iterable[Any]) -> list[dict[str, Any]]:
        return [self.entry(value) for value in values]

    def entry(self, value: Any) -> dict[str, Any]:
        """One dataclass value: its fields in order, with the two shapes that differ."""
        data: dict[str, Any] = {}
        if isinstance(value, Problem):
            data["problem"] = _hyphened(type(value).__name__)
        for field in fields(value):
            content = getattr(value, field.name)
            name = _RENAMED.get(field.name, field.name)
            if name == "extra":
                data[name] = [{"key": key, "words": words} for key, words in content]
            elif name == "assumed":
                data[name] = content is not None
                data["assumed_because"] = content or ""
            else:
                data[name] = self.plain(content)
        if isinstance(value, Evidence):
            data["link"] = evidence_address(self.map, value)
        return data

    def plain(self, content: Any) -> Any:
        if isinstance(content, Place):
            return self.place(content)
        if isinstance(content, tuple):
            return [self.plain(part) for part in content]
        if hasattr(content, "__dataclass_fields__"):
            return self.entry(content)
        return str(content) if isinstance(content, str) else content

    def place(self, place: Place) -> dict[str, Any]:
        """File, and line and column of both ends, counted from 1; the end is exclusive."""
        document = self.documents.get(place.file) or Document(place.file, "")
        start, end = document.position(place.start), document.position(place.end)
        return {
            "file": place.file,
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
        }


def _hyphened(name: str) -> str:
    """`UndefinedName` as `undefined-name`, which is also the rule that puts it in words."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
