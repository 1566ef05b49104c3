"""`argmap why`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from argmap.cli.arguments import Parser
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.statuses import add_labelling, as_json, known, label, opening

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.reasoning.status.graph import Graph
    from argmap.reasoning.status.why import Because

EXAMPLES = """
  argmap why debate.arg close                       why this claim stands, or does not
  argmap why debate.arg close --standard evidence   the same when what stands must be backed
  argmap why debate.arg accident-count              the same of an argument's step
  argmap why debate.arg close --format json         for other programs

A defeated claim is explained by the attack that defeats it, one that stands by everything against it
and what defeats that, an undecided one by the circle it waits for. Everything is explained once.

Exit status: 0 the map was read; 1 errors in the map; 2 a file that cannot be read, a name that does
not exist, or a wrong option.
"""
WORDS = 88
"""Columns for the words of a claim."""
DEEPEST = 12
"""Levels of indentation; anything deeper is shown separately below."""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="MAP", help="a map, or -")
    parser.add_argument(
        "name", metavar="NAME", help="a claim, an argument, or evidence that is undercut"
    )
    add_labelling(parser)


def run(args: argparse.Namespace) -> int:
    """Explain why a claim of a map stands, or does not."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.terminal import put
    from argmap.reasoning.status.why import why

    maps = Maps(args)
    reading = maps.read(args.file)
    known(reading.map, [args.name], args.file, steps=True)
    labelling = label(reading, args.standard)
    because = why(labelling, args.name)
    if args.format == "json":
        put(as_json(_table(reading.map, labelling.graph, because, args)))
    else:
        put("\n".join(_lines(reading.map, labelling.graph, because, args.standard)) + "\n")
    failed = say_problems(reading)
    return USAGE if maps.faulty else FINDINGS if failed else OK


def _kind(map: ArgumentMap, name: str) -> str:
    return "claim" if name in map.claims else "argument" if name in map.arguments else "evidence"


def _lines(
    map: ArgumentMap, graph: Graph, explained: Sequence[Because], standard: str
) -> Iterator[str]:
    from argmap.base.visible import one_line
    from argmap.reasoning.status.sentences import in_words, said, shown, whose

    yield opening(standard)
    yield ""
    for because in explained:
        if shown(graph, because):
            indent = "  " * min(because.depth, DEEPEST)
            words, mark = one_line(in_words(map, because.name), WORDS), whose(map, because.name)
            told = f" ({mark})" if mark else ""
            yield f"{indent}{because.name}{': ' + words if words else ''}{told}"
            yield f"{indent}    {said(map, graph, because)}"


def _table(
    map: ArgumentMap, graph: Graph, explained: Sequence[Because], args: argparse.Namespace
) -> dict[str, Any]:
    from argmap.reasoning.status.sentences import in_words, said

    return {
        "version": 1,
        "name": args.name,
        "status": str(explained[0].status),
        "standard": args.standard,
        "because": [
            {
                "name": b.name,
                "kind": _kind(map, b.name),
                "words": in_words(map, b.name),
                "status": str(b.status),
                "cause": b.cause.name.lower(),
                "sentence": f"{b.name} {said(map, graph, b)}",
                "depth": b.depth,
                "grounds": [
                    {"name": g.name, "bond": str(g.bond), "status": str(g.status)}
                    for g in b.grounds
                ],
                "backing": b.backing or None,
                "way": list(b.way),
                "circle": [
                    {"from": link.start, "bond": link.verb, "to": link.end} for link in b.circle
                ],
            }
            for b in explained
        ],
    }
