"""`argmap flip`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from argmap.cli.arguments import Parser
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.statuses import add_labelling, as_json, known, label, opening

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.reasoning.status.flip import Flips

EXAMPLES = """
  argmap flip debate.arg close                       what would change its status if it were withdrawn
  argmap flip debate.arg close --pairs               also what would only together
  argmap flip debate.arg close --standard evidence   evidence that everything hangs on, too

Withdrawn are single claims (with every step from them), single steps, single pieces of evidence.

Exit status: 0 the map was read; 1 errors in the map; 2 a file that cannot be read, a name that does
not exist, or a wrong option.
"""
WORDS = 88
"""Columns for the words of a claim."""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="MAP", help="a map, or -")
    parser.add_argument(
        "name", metavar="NAME", help="a claim, an argument, or evidence that is undercut"
    )
    parser.add_argument("--pairs", action="store_true", help="also two withdrawals together")
    add_labelling(parser)


def run(args: argparse.Namespace) -> int:
    """Report what would change a claim's status if it were withdrawn."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.terminal import put
    from argmap.reasoning.status.flip import flips

    maps = Maps(args)
    reading = maps.read(args.file)
    known(reading.map, [args.name], args.file, steps=True)
    found = flips(label(reading, args.standard), args.name, pairs=args.pairs)
    if args.format == "json":
        put(as_json(_table(reading.map, found, args)))
    else:
        put("\n".join(_lines(reading.map, found, pairs=args.pairs, standard=args.standard)) + "\n")
    failed = say_problems(reading)
    return USAGE if maps.faulty else FINDINGS if failed else OK


def _lines(map: ArgumentMap, found: Flips, *, pairs: bool, standard: str) -> Iterator[str]:
    from argmap.base.visible import one_line
    from argmap.reasoning.status.sentences import headline, in_words, withdrawn_in_words

    words = in_words(map, found.name)
    comma = "," if standard == "evidence" else ""
    yield f"{opening(standard)[:-1]}{comma} {found.name} {headline(found.status)}."
    yield f"    {one_line(words, WORDS)}"
    yield ""
    if not found.flips:
        what = "No withdrawal of one or two things" if pairs else "No single withdrawal"
        yield f"{what} would change that." if not found.capped else f"{what} that was tried would."
    width = 0
    for flip in found.flips:
        if len(flip.withdrawn) != width:
            width = len(flip.withdrawn)
            yield "It would change without:" if width == 1 else "Or without two together:"
        things = [withdrawn_in_words(map, name) for name in flip.withdrawn]
        yield f"  {one_line(' and '.join(things), 200)}: then {found.name} {headline(flip.status)}"
        for name in flip.withdrawn:
            if name in map.claims and map.claims[name].text:
                yield f"      {one_line(map.claims[name].text, WORDS)}"
            elif name in map.evidence:
                yield f"      {one_line(in_words(map, name), WORDS)}"
    if found.capped:
        yield ""
        yield "The search was broken off: there may be more."


def _table(map: ArgumentMap, found: Flips, args: argparse.Namespace) -> dict[str, Any]:
    def kind(name: str) -> str:
        return (
            "claim" if name in map.claims else "argument" if name in map.arguments else "evidence"
        )

    return {
        "version": 1,
        "name": found.name,
        "status": str(found.status),
        "standard": args.standard,
        "pairs": args.pairs,
        "capped": found.capped,
        "flips": [
            {
                "without": [{"name": name, "kind": kind(name)} for name in flip.withdrawn],
                "status": str(flip.status),
            }
            for flip in found.flips
        ],
    }
