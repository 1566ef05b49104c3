"""Shared by the commands on status: options, the labelling, and errors for unknown names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.cli.arguments import Parser, add_reading, choice
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.reading import Reading
    from argmap.reasoning.status.grounded import Labelling

STANDARDS = ("objections", "evidence")
FORMATS = ("text", "json")


def add_labelling(parser: Parser) -> None:
    """Add the options of every command that labels a map."""
    parser.add_argument(
        "--standard",
        metavar="WHAT",
        type=choice("standard", *STANDARDS),
        default="objections",
        help="objections (default): a claim stands when all that is against it is defeated; "
        "evidence: it also needs evidence, `assumed`, or support that stands",
    )
    parser.add_argument(
        "--format", type=choice("format", *FORMATS), default="text", help="text (default) or json"
    )
    add_reading(parser)


def label(reading: Reading, standard: str) -> Labelling:
    """Return the grounded labelling of the map of a reading."""
    from argmap.reasoning.status.compile import compile_map
    from argmap.reasoning.status.grounded import grounded
    from argmap.reasoning.status.labels import Standard

    return grounded(compile_map(reading.map, Standard(standard)))


def known(map: ArgumentMap, names: Iterable[str], file: str, *, steps: bool = False) -> None:
    """Raise `Trouble` with advice for the first name of no claim (with `steps`, or argument, or
    evidence that is undercut).
    """
    from argmap.model.unknown_names import unknown_name

    for name in names:
        if name in map.claims or (steps and name in map.arguments):
            continue
        if steps and name in map.evidence and name in map.into:
            continue
        if name in map.arguments:
            msg = f"`{name}` is an argument in {file}; `argmap why {file} {name}` says its status"
            raise Trouble(msg)
        if name in map.evidence:
            claims = _marked(map.evidence[name].supports)
            msg = f"`{name}` is evidence in {file} and has no status; it supports {claims}"
            if name in map.into:
                msg = f"`{name}` is evidence in {file}; `argmap why {file} {name}` says its status"
            raise Trouble(msg)
        if name in map.positions:
            theses = _marked(map.positions[name].thesis)
            stands_for = f"ask for its thesis: {theses}" if theses else "it has no thesis"
            msg = f"`{name}` is a position in {file}, and only claims have a status; {stands_for}"
            raise Trouble(msg)
        kinds = ("claim", "argument") if steps else ("claim",)
        raise Trouble(unknown_name(map, kinds, name, file))


def _marked(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def opening(standard: str) -> str:
    """Return the words before an answer."""
    return "In this map, by the standard of evidence:" if standard == "evidence" else "In this map:"


def as_json(data: dict[str, Any]) -> str:
    """Return the data as a JSON document that ends with a line end."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
