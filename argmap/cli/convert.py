"""`argmap convert`."""

from __future__ import annotations

import argparse

from argmap.cli import FINDINGS, OK, USAGE
from argmap.cli.arguments import Parser, add_output, add_reading

EXAMPLES = """
  argmap convert debate.arg --to json           on standard output
  argmap convert debate.arg -o debate.graphml   the suffix gives the format
  argmap convert debate.arg --to markdown -o README.md

What can be read is written, also when lines are broken; the errors are then said and the exit
status is 1. Else 0; 2 a file that cannot be read or written, or a wrong option.
"""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="FILE", help="a map, or -")
    parser.add_argument("--to", metavar="FORMAT", help="json, graphml, mermaid or markdown")
    add_output(parser, "the file to write; its suffix gives the format")
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Write the whole map as data."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.output import chosen_format, deliver, refuse_input_as_output
    from argmap.exporters.options import Options
    from argmap.view import select

    exporter = chosen_format(args.to, args.output, "convert", None)
    maps = Maps(args)
    reading = maps.read(args.file)
    refuse_input_as_output(args.output, reading)
    view, _ = select(reading.map)
    quotes = reading.quotes if exporter.asks_quotes else None
    data = exporter.export(view, Options(quotes=quotes))
    failed = say_problems(reading)
    deliver(data, args)
    return USAGE if maps.faulty else FINDINGS if failed else OK
