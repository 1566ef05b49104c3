"""Every field of the things of a map, in every face: shown there, or not shown for a reason given here.

A new field of a `Claim` is therefore asked for by name wherever it is forgotten.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from handmade import (
    HERE,
    argument,
    claim,
    evidence,
    group,
    make,
    person,
    position,
    question,
    source,
)

from argmap.browser.card_page import page_of
from argmap.contents.card import card
from argmap.contents.search import Index
from argmap.drawing.scene.build import build
from argmap.drawing.svg.legend import legend
from argmap.drawing.svg.paint import Paint
from argmap.drawing.view import select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.model import (
    Answered,
    Argument,
    ArgumentMap,
    Claim,
    Evidence,
    Group,
    Kind,
    Person,
    Position,
    Question,
    Source,
)
from argmap.model.settings import Settings
from argmap.page import PageOptions
from argmap.page.document import page as document
from argmap.reading import Reading, read_text
from argmap.reasoning.difference.colouring import links, own
from argmap.reasoning.difference.compare import compare

THINGS = {
    thing.id: thing
    for thing in (
        question("q", "Which?"),
        question("r", "Why?"),
        person("ann", "Ann"),
        person("ben", "Ben"),
        source("s", "S", "ann", "https://example.org/s"),
        source("t", "T", "ben"),
        position("p", "Yes.", "c"),
        position("o", "No.", "d"),
        claim("c", group="g"),
        claim("d"),
        claim("f"),
        group("g", "G"),
        group("h", "H"),
        argument("w", "support", "c", "d", part_of="w"),
        argument("a", "support", "d f", "c"),
        evidence("e", "c", quote="loud", source="s", at="page 1", voice="ben"),
        evidence("n", "c", text="A count.", source="s"),
    )
}
SAMPLES = {
    Claim: "c", Argument: "a", Evidence: "e", Source: "s", Person: "ann", Position: "p",
    Question: "q", Group: "g",
}  # fmt: skip
"""The thing of each kind whose fields are changed one by one."""
OTHER = {
    "extra": (("page", "seven"),), "credence": 0.25, "group": "h", "parent": "h", "voice": "ben",
    "Argument.kind": Kind.REBUT, "kind": "figure", "target": "d", "premises": ("d", "c"),
    "source": "t", "supports": ("d",), "by": ("ben",), "held_by": ("ann",), "answers": ("q",),
    "thesis": ("f",), "holds": ("f",), "denies": ("f",), "via": ("t",), "author": ("ben",),
    "scheme": "analogy", "part_of": "w", "url": "https://example.org/other",
    "answered": (Answered("proven", "Seen.", ("f",), HERE),), "published": "2024", "tags": ("zeal",),
    "assumed": "zeal", "granted_by": ("ben",), "grants": ("f",), "when": "2022-03", "said": "2023-09",
    "Evidence.via": ("ann",), "Evidence.voice": "ann", "colour": "crimson",
}  # fmt: skip
"""Another value for a field, where other words will not do."""
NOT_CONTENT = {"id", "place", "words_place", "generated"}
"""What says where a thing stands and how it got its name, not what the map says."""


def changed(kind: type, field: str) -> tuple[ArgumentMap, ArgumentMap]:
    """The map without and with another value in a field."""
    id_ = SAMPLES[kind]
    if kind is Evidence and field == "text":  # evidence has either a quotation or words
        id_ = "n"
    old = THINGS[id_]
    value = OTHER.get(f"{kind.__name__}.{field}", OTHER.get(field))
    if value is None:
        annotation = next(f.type for f in fields(kind) if f.name == field)
        value = ("zeal",) if "tuple" in annotation else "zeal"
    new = [replace(t, **{field: value}) if t is old else t for t in THINGS.values()]
    return make(*THINGS.values()), make(*new)


def browser(map: ArgumentMap, kind: type) -> str:
    """The browser's pages of the things of a kind."""
    name = "step" if kind is Argument else kind.__name__.lower()
    ids = [id_ for id_, thing in THINGS.items() if isinstance(thing, kind)]
    pages = (page_of(card(map, id_, name), "", map) for id_ in ids)
    return "\n".join(
        p.text for page in pages for paragraph in page.paragraphs for p in paragraph.pieces
    )


def picture(map: ArgumentMap, _: type) -> str:
    """What is drawn, with the legend, before anything has its place."""
    scene = build(select(map)[0])
    return f"{scene}\n{legend(scene, 0, 0, 800, Paint('light'))}"


def index(map: ArgumentMap, _: type) -> str:
    made = Index(map)
    return f"{made.names}\n{made.words}"


def exported(format: str):
    def export(map: ArgumentMap, _: type) -> str:
        return exporter_for(format).export(select(map)[0], Options())

    return export


def page(map: ArgumentMap, _: type) -> str:
    reading = Reading(map, {}, (), Settings())
    reading.__dict__["errors"] = ()  # a map made by hand has no text with places in it
    return document(reading, PageOptions(pictures=False))


FACES = {
    "browser": browser,
    "page": page,
    "markdown": exported("markdown"),
    "graphml": exported("graphml"),
    "mermaid": exported("mermaid"),
    "json": exported("json"),
    "picture": picture,
    "search": index,
}
"""What each face says of a map, as text."""
_PAPERS = "a source is named by its title; JSON, BibTeX, RIS and CSL-JSON have the rest"
_PEOPLE = "people are named; a list of who they are is not what the format is for"
_GLANCE = "a picture has what is taken in at a glance; the browser's card has the rest"
_IDS = "groups and positions are named by their ids, without entries of their own"
_OWN = "x- lines are the writer's own; JSON, GraphML and the browser's card have them"
_BY_REASONS = "the document is ordered by reasons, not by groups and steps"
_BADGE = "a badge is for pictures; the browser's card and JSON have the line"
_NAMED = "a group is named on the cards of its claims; its frame is in the picture"
_ALONE = "a group of one claim, as here, gets no frame; tests/pictures has larger ones"
_FILTERED = "it is asked for by a filter, or found where the other thing is"
NOT_SHOWN: dict[str, dict[str, str]] = {
    "browser": {},
    "page": {
        "Source.text": "where a copy is at hand concerns one machine",
        "Argument.part_of": _BY_REASONS, "Argument.group": _NAMED, "Evidence.group": _NAMED, "Group.parent": _NAMED, "Group.notes": _NAMED,
        "Group.extra": _NAMED, "Person.badge": "the badge of a position is shown for its people",
    },
    "markdown": {
        "badge": _BADGE, "colour": _BADGE, "extra": _OWN, "group": _BY_REASONS, "Group.text": _BY_REASONS, "Group.parent": _BY_REASONS,
        "Group.notes": _BY_REASONS, "Argument.part_of": _BY_REASONS, "Person.role": _PEOPLE,
        "Person.also": _PEOPLE, "Person.notes": _PEOPLE,
        "Source.text": "where a copy is at hand concerns one machine",
    },
    "graphml": {
        "badge": _BADGE, "colour": _BADGE,
        "Source.published": _PAPERS, "Source.url": _PAPERS, "Source.text": _PAPERS,
        "Source.via": _PAPERS, "Source.kind": _PAPERS, "Source.notes": _PAPERS,
        "Source.extra": _PAPERS, "Person.role": _PEOPLE, "Person.also": _PEOPLE,
        "Person.notes": _PEOPLE, "Person.extra": _PEOPLE, "Position.text": _IDS,
        "Position.held_by": _IDS, "Position.denies": _IDS, "Position.notes": _IDS,
        "Position.extra": _IDS, "Group.text": _IDS, "Group.parent": _IDS, "Group.notes": _IDS,
        "Group.extra": _IDS,
    },
    "mermaid": {
        "badge": _BADGE, "colour": _BADGE,
        "tags": _GLANCE, "credence": _GLANCE, "notes": _GLANCE, "extra": _GLANCE,
        "Argument.by": _GLANCE, "Argument.answered": _GLANCE, "Argument.part_of": _GLANCE,
        "Evidence.kind": _GLANCE, "Source.published": _PAPERS, "Source.url": _PAPERS,
        "Source.text": _PAPERS, "Source.via": _PAPERS, "Source.kind": _PAPERS,
        "Person.role": _PEOPLE, "Person.also": _PEOPLE, "Position.held_by": _GLANCE,
        "Position.holds": _GLANCE, "Position.denies": _GLANCE,
    },
    "json": {},
    "picture": {
        "tags": _GLANCE, "credence": _GLANCE, "extra": _GLANCE, "Argument.by": _GLANCE,
        "Argument.group": "a junction is in the frame that all of its premises are in",
        "Argument.answered": _GLANCE, "Evidence.group": "evidence is in the frame of its claim",
        "Source.published": _PAPERS, "Source.text": _PAPERS, "Source.via": _PAPERS,
        "Source.kind": _PAPERS, "Source.notes": _PAPERS, "Person.role": _PEOPLE,
        "Person.also": _PEOPLE, "Person.notes": _PEOPLE, "Position.held_by": _GLANCE,
        "Position.denies": _GLANCE, "Position.notes": _GLANCE, "Question.notes": _GLANCE,
        "Group.notes": _GLANCE, "Claim.group": _ALONE, "Group.text": _ALONE, "Group.parent": _ALONE,
        "Person.badge": "the badge of a position is shown for its people",
    },
    "search": {
        "badge": _BADGE, "colour": _BADGE,
        "answers": _FILTERED, "group": _FILTERED, "credence": "a number is no word",
        "Argument.kind": _FILTERED, "Argument.premises": _FILTERED, "Argument.target": _FILTERED,
        "Argument.part_of": _FILTERED, "Evidence.supports": _FILTERED, "Source.via": _FILTERED,
        "Source.text": "the name of a file on one machine", "Position.thesis": _FILTERED,
        "Position.holds": _FILTERED, "Position.denies": _FILTERED, "Position.grants": _FILTERED, "Group.parent": _FILTERED,
    },
}  # fmt: skip
"""For each face what it leaves out, by `Class.field` or for all classes by `field`, and why."""
FIELDS = [
    (kind, field.name)
    for kind in SAMPLES
    for field in fields(kind)
    if field.name not in NOT_CONTENT
]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda x: getattr(x, "__name__", x))
def test_every_field_is_shown_or_left_out_for_a_reason(kind: type, field: str, face: str) -> None:
    without, with_ = changed(kind, field)
    shown = FACES[face](without, kind) != FACES[face](with_, kind)
    reasons = NOT_SHOWN[face]
    left_out = reasons.get(f"{kind.__name__}.{field}", reasons.get(field))
    if shown:
        assert not left_out, f"{face} shows {kind.__name__}.{field}; take it off the list"
    else:
        assert left_out, f"{face} lacks {kind.__name__}.{field}: show it, or say here why not"


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda x: getattr(x, "__name__", x))
def test_every_field_is_compared(kind: type, field: str) -> None:
    old, new = changed(kind, field)
    assert compare(old, new).changes
    assert compare(new, old).changes


_FEW = "too few differ in it alone; what they are joined to tells them apart"
NOT_COLOURED = {
    "notes": _FEW, "extra": _FEW, "Argument.tags": _FEW, "Argument.answered": _FEW,
    "Evidence.tags": _FEW, "Evidence.credence": _FEW,
}  # fmt: skip
"""What does not tell nodes without a name apart when two maps are compared, and why."""
NODES = [(kind, field) for kind, field in FIELDS if kind in (Claim, Argument, Evidence)]


@pytest.mark.parametrize(("kind", "field"), NODES, ids=lambda x: getattr(x, "__name__", x))
def test_every_field_tells_nodes_without_a_name_apart_or_not_for_a_reason(
    kind: type, field: str
) -> None:
    without, with_ = changed(kind, field)
    told = (own(without), links(without)) != (own(with_), links(with_))
    reason = NOT_COLOURED.get(f"{kind.__name__}.{field}", NOT_COLOURED.get(field))
    assert told != bool(reason), f"colouring.py and {kind.__name__}.{field}: {reason}"


def test_what_is_left_out_exists() -> None:
    known = {name for kind, field in FIELDS for name in (field, f"{kind.__name__}.{field}")}
    for face, reasons in NOT_SHOWN.items():
        assert known.issuperset(reasons), face


WRITTEN = (Path(__file__).parent / "corpus" / "every-field.arg").read_text(encoding="utf-8")


def test_every_field_can_be_written() -> None:
    """A text with each line of the language that says something of a thing fills each field."""
    reading = read_text(WRITTEN)
    assert not reading.map.unresolved
    map = reading.map
    things = {kind: [] for kind in SAMPLES}
    for field in fields(map):
        values = getattr(map, field.name)
        for thing in values.values() if hasattr(values, "values") else ():
            things.get(type(thing), []).append(thing)
    empty = ("", (), None)
    lacking = [
        f"{kind.__name__}.{field}"
        for kind, field in FIELDS
        if all(getattr(thing, field) in empty for thing in things[kind])
    ]
    assert not lacking
