"""The parts of a scene that are highlighted or muted, and their tooltips."""

from __future__ import annotations

from argmap.drawing.scene.builder import Builder
from argmap.drawing.scene.scene import Box, Link
from argmap.drawing.scene.words import clean
from argmap.drawing.view import Highlight
from argmap.model import Argument, Kind

JOINED = "joined to what is highlighted"
"""What boxes are that are neither lit nor muted, and not in a highlight by themselves."""


def set_off(builder: Builder, highlight: Highlight) -> None:
    """Light the boxes and edges that a highlight names, and mute the rest.

    These are neither lit nor muted: claims that a lit argument joins, evidence for lit claims, the
    highlight's `beside` claims, and edges between two boxes that are not muted. If the picture
    shows nothing that the highlight names, nothing is muted.
    """
    scene, map = builder.scene, builder.map
    kept: set[str] = set()
    for id_, why in highlight.why.items():
        if id_ in map.arguments:
            if id_ in builder.view.arguments:
                kept |= _light_argument(builder, map.arguments[id_], clean(why))
        else:
            for box in _boxes(builder, id_):
                _light(box, clean(why))
    lit = {box.key for box in scene.boxes if box.lit}
    scene.lit = clean(highlight.words), clean(highlight.beside_words)
    if not lit and not any(link.lit for link in scene.links):
        scene.lit = clean(f"nothing in this picture ({highlight.words})"), ""
        return
    beside: set[str] = set()
    for id_, words in highlight.beside.items():
        for box in _boxes(builder, id_):
            beside.add(box.key)
            if not box.lit:
                _add_words(box, clean(words))
    kept |= lit | beside
    kept |= {k.source for k in scene.links if k.relation == "evidence" and k.target in kept}
    for box in scene.boxes:
        box.muted = box.key not in kept
    for link in scene.links:
        link.muted = not link.lit and not {link.source, link.target} <= kept
    plain = {b.key for b in scene.boxes if not (b.lit or b.muted or b.shape == "junction")}
    full = [scene.lit[1]] if plain & beside else []
    full += [JOINED] if plain - beside else []
    scene.lit = scene.lit[0], " or ".join(full)


def _boxes(builder: Builder, claim: str) -> list[Box]:
    """Return the box of a claim; if it is drawn inside arguments, the boxes of these."""
    if (box := builder.claim(claim)) is not None:
        return [box]
    if claim not in builder.view.claims:
        return []
    map = builder.map
    around = (*map.into.get(claim, ()), *map.out_of.get(claim, ()))
    found = (builder.node.get(f"argument {a.id}") for a in around)
    return list({b.key: b for b in found if b is not None and b.shape == "argument"}.values())


def _light_argument(builder: Builder, argument: Argument, why: str) -> set[str]:
    """Light an argument's box and its edges, and return the keys of the boxes it joins."""
    links = builder.scene.links
    own = builder.node.get(f"argument {argument.id}")
    target = builder.claim(argument.target) or builder.node.get(f"argument {argument.target}")
    if own is not None:
        _light(own, why)
        edges = [
            k for k in links if k.source == own.key or (k.target == own.key and k.heads == "none")
        ]
        if own.shape == "argument" and target is not None:
            edges = [k for k in edges if k.target in (own.key, target.key)]
    else:
        premise = builder.claim(argument.premises[0]) if argument.premises else None
        if premise is None or target is None:
            return set()
        edges = [k for k in links if _is(k, argument.kind, premise.key, target.key)]
    for link in edges:
        _light(link, why)
    return {key for link in edges for key in (link.source, link.target)}


def _is(link: Link, kind: Kind, source: str, target: str) -> bool:
    """Whether an edge represents an argument of one premise; one edge may represent two that go
    both ways.
    """
    ends = (link.source, link.target)
    there = ends == (source, target) or (link.heads == "both" and ends == (target, source))
    return there and link.relation == kind.value


def _light(drawn: Box | Link, why: str) -> None:
    drawn.lit = True
    _add_words(drawn, why)


def _add_words(drawn: Box | Link, words: str) -> None:
    """Append a line to a tooltip, once."""
    if words and words not in drawn.title.split("\n"):
        drawn.title += f"\n{words}"
