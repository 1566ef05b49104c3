"""The map as GraphML, plain enough for yEd, Gephi and networkx.

Claims, questions and evidence are nodes. An argument is one edge from its premise to its target
where that says everything. It is a node of kind `argument` when it has several premises (or none),
is an undercut, is undercut itself, or would be parallel to another edge, so that nothing is merged.
Edges run from what speaks to what is spoken about: premise → (argument →) target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from argmap.base.values import dataclass
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports._answers import answers
from argmap.formats.exports.options import Options
from argmap.model import Argument, ArgumentMap, Claim, Evidence, Kind, Question

_NODE_KEYS = (
    ("label", "string"),
    ("kind", "string"),
    ("relation", "string"),
    ("text", "string"),
    ("speaker", "string"),
    ("via", "string"),
    ("said", "string"),
    ("granted_by", "string"),
    ("when", "string"),
    ("positions", "string"),
    ("granted_by_positions", "string"),
    ("thesis", "boolean"),
    ("assumed", "boolean"),
    ("credence", "double"),
    ("tags", "string"),
    ("group", "string"),
    ("inferred", "boolean"),
    ("inferred_because", "string"),
    ("scheme", "string"),
    ("part_of", "string"),
    ("source", "string"),
    ("at", "string"),
    ("evidence_kind", "string"),
    ("answered", "string"),
    ("note", "string"),
    ("x", "string"),
)
_EDGE_KEYS = (
    ("relation", "string"),
    ("argument", "string"),
    ("label", "string"),
    ("speaker", "string"),
    ("inferred", "boolean"),
    ("inferred_because", "string"),
    ("granted_by", "string"),
    ("scheme", "string"),
    ("part_of", "string"),
    ("tags", "string"),
    ("group", "string"),
    ("answered", "string"),
    ("note", "string"),
    ("x", "string"),
)
_SPACE = "http://graphml.graphdrawing.org/xmlns"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Data = dict[str, str | float | bool | None]


@dataclass(frozen=True, slots=True)
class _Edge:
    start: str
    end: str
    data: Data


@exporter(
    "graphml",
    suffixes=(".graphml",),
    purpose="convert",
    summary="nodes and edges, for yEd, Gephi and networkx",
)
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """Return the view as one directed graph."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<graphml xmlns="{_SPACE}"',
        '         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        f'         xsi:schemaLocation="{_SPACE} {_SPACE}/1.0/graphml.xsd">',
    ]
    for scope, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        lines += [
            f'  <key id="{scope}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>'
            for name, kind in keys
        ]
    lines += [
        '  <key id="graph_title" for="graph" attr.name="title" attr.type="string"/>',
        '  <graph id="map" edgedefault="directed">',
        *_data("graph", {"title": view.title}, "    "),
    ]
    stepped = _arguments_as_nodes(view)
    for id_, data in _nodes(view, stepped):
        inner = _data("node", data, "      ")
        lines += [f"    <node id={_quoted(id_)}>", *inner, "    </node>"]
    for number, edge in enumerate(_edges(view, stepped), 1):
        ends = f"source={_quoted(edge.start)} target={_quoted(edge.end)}"
        inner = _data("edge", edge.data, "      ")
        lines += [f'    <edge id="edge{number}" {ends}>', *inner, "    </edge>"]
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _arguments_as_nodes(view: View) -> frozenset[str]:
    """Return the arguments that one edge cannot represent."""
    found: set[str] = set()
    taken: set[tuple[str, str]] = set()
    shown = [view.map.arguments[id_] for id_ in view.arguments]
    for argument in shown:
        if argument.kind is Kind.UNDERCUT:
            found.add(argument.target)
        ends = (argument.premises[0] if argument.premises else "", argument.target)
        if len(argument.premises) != 1 or argument.kind is Kind.UNDERCUT or ends in taken:
            found.add(argument.id)
        else:
            taken.add(ends)
    return frozenset(found & set(view.arguments))


def _nodes(view: View, stepped: frozenset[str]) -> Iterator[tuple[str, Data]]:
    map_ = view.map
    for id_ in view.questions:
        question = map_.questions[id_]
        text = question.text
        label = {"label": text or id_, "kind": "question", "text": text}
        yield f"question:{id_}", {**label, **_remarks(question)}
    for id_ in view.claims:
        claim = map_.claims[id_]
        yield (
            id_,
            {
                "label": claim.text or id_,
                "kind": "claim",
                "text": claim.text,
                "speaker": _names(map_, claim.by),
                "granted_by": _names(map_, claim.granted_by),
                "when": claim.when,
                "positions": ", ".join(map_.held_by.get(id_, ())),
                "granted_by_positions": ", ".join(map_.granting.get(id_, ())),
                "thesis": id_ in map_.theses,
                "assumed": claim.assumed is not None,
                "credence": claim.credence,
                "tags": ", ".join(claim.tags),
                "group": claim.group,
                **_remarks(claim),
            },
        )
    for id_ in view.arguments:
        if id_ in stepped:
            argument = map_.arguments[id_]
            yield (
                id_,
                {
                    "label": argument.text or argument.scheme or argument.kind,
                    "kind": "argument",
                    "relation": argument.kind,
                    "text": argument.text,
                    "speaker": _names(map_, argument.by),
                    **_whose(map_, argument),
                    "tags": ", ".join(argument.tags),
                    "group": argument.group,
                    "scheme": argument.scheme,
                    "part_of": argument.part_of,
                    "answered": _answered(argument),
                    **_remarks(argument),
                },
            )
    for id_ in view.evidence:
        evidence = map_.evidence[id_]
        source = map_.sources.get(evidence.source)
        voice = (evidence.voice,) if evidence.voice else source.author if source else ()
        words = f"“{evidence.quote}”" if evidence.quote else evidence.text
        yield (
            id_,
            {
                "label": words or id_,
                "kind": "evidence",
                "text": words,
                "speaker": _names(map_, voice),
                "via": _names(map_, evidence.via),
                "said": evidence.said,
                "credence": evidence.credence,
                "tags": ", ".join(evidence.tags),
                "group": evidence.group,
                "source": (source.title or source.id) if source else "",
                "at": evidence.at,
                "evidence_kind": evidence.kind,
                **_remarks(evidence),
            },
        )


def _edges(view: View, stepped: frozenset[str]) -> Iterator[_Edge]:
    map_ = view.map
    claims = set(view.claims)
    aims = claims | set(view.arguments) | set(view.evidence)
    for id_ in view.arguments:
        argument = map_.arguments[id_]
        if id_ in stepped:
            for premise in argument.premises:
                if premise in claims:
                    yield _Edge(premise, id_, {"relation": "premise", "argument": id_})
            if argument.target in aims:
                yield _Edge(id_, argument.target, _relation(map_, argument))
        elif argument.premises[0] in claims and argument.target in claims:
            yield _Edge(argument.premises[0], argument.target, _relation(map_, argument))
    for id_ in view.evidence:
        for claim in map_.evidence[id_].supports:
            if claim in claims:
                yield _Edge(id_, claim, {"relation": "evidence"})
    for claim, question in answers(view):
        yield _Edge(claim, f"question:{question}", {"relation": "answers"})
    pairs = [("contradicts", p.left, p.right) for p in map_.contradictions]
    pairs += [("restates", p.left, p.right) for p in map_.restatements]
    for relation, left, right in pairs:
        if left in claims and right in claims:
            yield _Edge(left, right, {"relation": relation})


def _relation(map_: ArgumentMap, argument: Argument) -> Data:
    return {
        "relation": argument.kind,
        "argument": argument.id,
        "label": argument.text,
        "speaker": _names(map_, argument.by),
        **_whose(map_, argument),
        "scheme": argument.scheme,
        "part_of": argument.part_of,
        "tags": ", ".join(argument.tags),
        "group": argument.group,
        "answered": _answered(argument),
        **_remarks(argument),
    }


def _whose(map_: ArgumentMap, argument: Argument) -> Data:
    """Return who grants a step, and whether the mapmaker draws it."""
    drawn = {"inferred": True, "inferred_because": argument.inferred}
    return {
        "granted_by": _names(map_, argument.granted_by),
        **(drawn if argument.inferred is not None else {}),
    }


def _remarks(of: Question | Claim | Argument | Evidence) -> Data:
    """Return notes and `x-` lines, one a line."""
    extra = "\n".join(f"{key}: {words}" for key, words in of.extra)
    return {"note": "\n".join(of.notes), "x": extra}


def _answered(argument: Argument) -> str:
    """Return the answers to critical questions, one a line: `proven by a, b: the reason`."""
    return "\n".join(
        answered.question
        + (f" by {', '.join(answered.by)}" if answered.by else "")
        + (f": {answered.text}" if answered.text else "")
        for answered in argument.answered
    )


def _names(map_: ArgumentMap, persons: tuple[str, ...]) -> str:
    return ", ".join(map_.persons[p].name if p in map_.persons else p for p in persons)


def _data(scope: str, data: Data, indent: str) -> list[str]:
    """Return `data` elements; empty values are left out."""
    return [
        f'{indent}<data key="{scope}_{key}">{_written(value)}</data>'
        for key, value in data.items()
        if value not in ("", None)
    ]


def _written(value: str | float | bool | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(_UNWRITABLE.sub("�", str(value)))


def _quoted(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub("�", text))
