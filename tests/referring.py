"""Every reference in a map, and those that lead nowhere.

`dangling` walks all fields of an `ArgumentMap`. Each field of each value of the model is in
`REFERENCES`, `NESTED` or `PLAIN`; a new field that is in none of them fails a test.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from argmap.model import lines, pairs, unresolved
from argmap.model import map as model

NODES = ("claims", "arguments", "evidence")
ANYTHING = (*NODES, "positions", "persons", "sources", "questions", "groups", "schemes", "views")

REFERENCES = {
    "ArgumentMap.by": ("persons",),
    "ArgumentMap.uncertain": ANYTHING,
    "Source.author": ("persons",),
    "Source.via": ("sources",),
    "Position.thesis": ("claims",),
    "Position.held_by": ("persons",),
    "Position.holds": ("claims",),
    "Position.denies": ("claims",),
    "Position.grants": ("claims",),
    "Position.answers": ("questions",),
    "Claim.by": ("persons",),
    "Claim.granted_by": ("persons",),
    "Claim.answers": ("questions",),
    "Claim.group": ("groups",),
    "Answered.by": NODES,
    "Argument.premises": ("claims",),
    "Argument.target": ("claims", "arguments", "evidence"),
    "Argument.by": ("persons",),
    "Argument.granted_by": ("persons",),
    "Argument.part_of": ("arguments",),
    "Argument.group": ("groups",),
    "Evidence.voice": ("persons",),
    "Evidence.via": ("persons",),
    "Evidence.source": ("sources",),
    "Evidence.supports": ("claims",),
    "Evidence.group": ("groups",),
    "Group.parent": ("groups",),
    "Contradiction.left": ("claims",),
    "Contradiction.right": ("claims",),
    "Restatement.left": ("claims",),
    "Restatement.right": ("claims",),
    "Expectation.subject": NODES,
    "Expectation.of": ("positions",),
    "SavedView.fold": ("claims", "arguments", "groups"),
    "SavedView.open": ("claims", "arguments", "groups"),
    "UndercutTargetsClaim.steps": ("arguments",),
}
"""`Class.field` → the mappings of the map in which its ids may be."""

NESTED = {
    "Argument.answered", "Scheme.parts", "SavedView.selectors",
    *(f"ArgumentMap.{f.name}" for f in dataclasses.fields(model.ArgumentMap)
      if f.name not in ("title", "about", "language", "by", "documents", "uncertain")),
}  # fmt: skip
"""Fields that hold values with fields of their own."""

PLAIN = {
    "ArgumentMap": "title about language",
    "Person": "id name role also notes extra place badge",
    "Source": "id title published url text kind notes extra place",
    "Question": "id text notes extra place",
    "Position": "id text notes extra place badge colour",
    "Claim": "id text tags credence assumed when notes extra generated place words_place",
    "Answered": "question text place",
    "Argument": "id kind inferred scheme text tags notes extra generated place",
    "Evidence": "id quote text at said kind credence tags notes extra generated place words_place",
    "Group": "id text notes extra place",
    "Contradiction": "place",
    "Restatement": "place",
    "SchemePart": "role name text",
    "Scheme": "id text place",
    "Selector": "hide what depth",
    "SavedView": "id text fit boxes place",
    "Expectation": "outcome place",
    "Silence": "rules reason scope place",
    "UndefinedName": "name wanted found near place",
    "DuplicateName": "name kind place first",
    "UndercutTargetsClaim": "name place",
    "SelfRelation": "name verb place line",
    "ArgumentWithoutTarget": "name lacks place",
    "UseFailed": "path why detail place near",
    "SecondValue": "key place first",
    "ImpossibleTime": "key written fault place",
    "UnknownScheme": "name near place",
    "LeftOut": "name why of at place",
    "ExpectationUnjudged": "name place",
}
"""Fields that hold no id: words, numbers, places, names as written, and things that may be free."""

SELECTED = {"Selector.names", "ArgumentMap.documents"}
"""Fields that `dangling` treats by hand."""

Found = tuple[str, str, str]
"""(the field, the id of what has it, the id that does not exist)."""


def classes() -> Iterator[type]:
    """The dataclasses that a map is made of."""
    for module in (model, lines, pairs, unresolved):
        for value in vars(module).values():
            if dataclasses.is_dataclass(value) and value.__module__ == module.__name__:
                yield value


def dangling(map: model.ArgumentMap) -> list[Found]:
    """References of a map that lead nowhere, and what else breaks the promises of its model."""
    found = list(_walk(map, map, ""))
    found += [("id", space, id_) for space in ANYTHING for id_, value in getattr(map, space).items()
              if value.id != id_]  # fmt: skip
    found += [("part_of", a.id, a.part_of) for a in map.arguments.values()
              if a.part_of in map.arguments and map.arguments[a.part_of].part_of != a.part_of]  # fmt: skip
    found += [("target", a.id, a.target) for a in map.arguments.values()
              if (a.target in map.claims) == (a.kind == "undercut")]  # fmt: skip
    for group in map.groups.values():
        seen, at = set(), group.id
        while at is not None and at not in seen:
            seen.add(at)
            at = map.groups[at].parent
        found += [("Group.parent", group.id, at)] if at is not None else []
    return found


def _walk(map: model.ArgumentMap, value: object, owner: str) -> Iterator[Found]:
    for field in dataclasses.fields(value):
        key = f"{type(value).__name__}.{field.name}"
        content = getattr(value, field.name)
        if key in REFERENCES:
            spaces = REFERENCES[key]
            ids = content if isinstance(content, (tuple, frozenset)) else (content,)
            for id_ in filter(None, ids):
                if not any(id_ in getattr(map, space) for space in spaces):
                    yield key, owner, id_
        elif key in NESTED:
            parts = content.values() if isinstance(content, Mapping) else content
            for part in parts:
                yield from _walk(map, part, getattr(part, "id", owner))
        elif key == "Selector.names" and value.what not in ("tag", "when"):
            space = "evidence" if value.what == "evidence" else f"{value.what}s"
            for id_ in content:
                if id_ not in getattr(map, space):
                    yield key, owner, id_
        if field.name in ("place", "first", "line", "scope", "words_place"):
            document = map.documents.get(content.file)
            if document is None or not content.start <= content.end <= len(document.text) + 1:
                yield key, owner, str(content)
