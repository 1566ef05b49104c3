"""`map.schema.json` says what the model says: each class, its fields and their types."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import EnumType
from importlib import resources
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

import pytest

from argmap import model
from argmap.base.text import Place
from argmap.drawing.view import select
from argmap.formats.exports.json import export
from argmap.formats.exports.options import Options
from argmap.model import unresolved

SCHEMA = json.loads(
    (resources.files("argmap.formats.exports") / "map.schema.json").read_text(encoding="utf-8")
)
NAMES = {
    model.Claim: "claim", model.Argument: "argument", model.Evidence: "evidence",
    model.Source: "source", model.Person: "person", model.Position: "position",
    model.Question: "question", model.Group: "group", model.Scheme: "scheme",
    model.Contradiction: "pair", model.Restatement: "pair", model.SavedView: "view",
    model.Expectation: "expectation", model.Silence: "silence",
}  # fmt: skip
"""The definition of each class in the schema."""
LATER = {
    model.Evidence: {"link"}, model.SavedView: {"fold", "open", "fit", "boxes"},
    model.Person: {"badge"}, model.Position: {"badge", "colour"},
}  # fmt: skip
"""Keys that came after files of version 1 had been written. These lack them, and are valid."""
PLAIN = {str: "string", bool: "boolean", float: "number", int: "integer", NoneType: "null"}


def shape(hint: object) -> object:
    """The schema of a field's type, without descriptions and limits."""
    if hint == model.Extra:
        return {"$ref": "#/$defs/extra"}
    if hint is Place:
        return {"$ref": "#/$defs/place"}
    if isinstance(hint, EnumType):
        return {"enum": [str(member) for member in hint]}
    if isinstance(hint, UnionType):
        return {"type": [PLAIN[part] for part in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": shape(get_args(hint)[0])}
    if is_dataclass(hint):
        keys = properties(hint)
        return {"type": "object", "required": list(keys), "properties": keys}
    return {"type": PLAIN[hint]}


def properties(of: type) -> dict[str, object]:
    """The keys of a class's entries, as `formats/exports/json.py` writes them."""
    found: dict[str, object] = {}
    for name, hint in get_type_hints(of).items():
        if name in ("assumed", "inferred"):
            found |= {name: {"type": "boolean"}, f"{name}_because": {"type": "string"}}
        else:
            found[{"supports": "for"}.get(name, name)] = shape(hint)
    if of is model.Evidence:
        found["link"] = {"type": "string"}
    return found


def bare(part: object) -> object:
    """A schema without descriptions and limits."""
    if isinstance(part, list):
        return [bare(p) for p in part]
    if not isinstance(part, dict):
        return part
    named = {"description", "minimum", "maximum"}
    return {
        key: {k: bare(v) for k, v in value.items()} if key == "properties" else bare(value)
        for key, value in part.items()
        if key not in named
    }


@pytest.mark.parametrize("of", NAMES, ids=lambda of: of.__name__)
def test_each_class_has_its_keys_types_and_words(of: type) -> None:
    definition = SCHEMA["$defs"][NAMES[of]]
    given, wanted = bare(definition["properties"]), properties(of)
    assert sorted(wanted.keys() - given.keys()) == [], "keys that map.schema.json lacks"
    assert given == wanted
    older = wanted.keys() - LATER.get(of, set())
    assert set(definition["required"]) == older, "a key that is new is not required; see LATER"
    assert definition["description"]
    for key, said in definition["properties"].items():
        assert said.get("description") or key in ("extra", "parts", "selectors"), key


def test_every_list_of_the_map_is_one_of_the_schema() -> None:
    """Each class of the model is a list of the map, a part of another class, or no content."""
    listed = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{NAMES[of]}"}}
        for name, hint in get_type_hints(model.ArgumentMap).items()
        for of in get_args(hint)
        if of in NAMES
    }
    top = bare(SCHEMA["properties"])
    assert {key: top[key] for key in listed} == listed
    assert set(NAMES) == {
        of for hint in get_type_hints(model.ArgumentMap).values() for of in get_args(hint)
        if getattr(of, "__module__", "") in ("argmap.model.map", "argmap.model.lines", "argmap.model.pairs")
    }  # fmt: skip
    empty = model.ArgumentMap("", "", "", (), {})
    written = export.export(select(empty)[0], Options())
    assert list(json.loads(written)) == SCHEMA["required"]
    assert set(SCHEMA["required"]) == SCHEMA["properties"].keys()


def test_every_problem_is_named() -> None:
    kinds = get_args(unresolved.Unresolved)
    hyphened = [
        "".join(f"-{c.lower()}" if c.isupper() else c for c in k.__name__)[1:] for k in kinds
    ]
    assert sorted(SCHEMA["$defs"]["problem"]["properties"]["problem"]["enum"]) == sorted(hyphened)
    assert all("place" in {f.name for f in fields(kind)} for kind in kinds)
