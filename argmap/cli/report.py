"""`argmap report`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from argmap.base.near import unknown
from argmap.cli.arguments import Parser, add_output, add_reading, choice
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.page import add_page, refuse_page_options, written_page
from argmap.cli.terminal import columns, say
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.reading import Reading
    from argmap.report.compose import Report

EXAMPLES = """
  argmap report debate.arg                          one page: who holds what, and the real disputes
  argmap report debate.arg --full                   and every section behind it
  argmap report debate.arg -o report.html           the page of the debate, opened at the report
  argmap report debate.arg --only no-reply          one section, in full
  argmap report debate.arg --positions yes,no --format text

A report says what is recorded in the map, never who is right. Its page tells of the questions of the map
that several people answer, those first in which answers conflict, and of what no question asks, below a table
of the points where positions meet. The sections of --full are meeting (that table, whole), disagreement,
common-ground, sources, no-reply, assumptions, stances, cruxes, fragility and contested.

Exit status: 0 a report was made; 1 errors in the map (what can be read is reported on); 2 a file that
cannot be read or written, or a wrong option; 3 the layout engine failed.
"""
FORMATS = ("markdown", "text", "html", "json")
MOST_POSITIONS = 60
"""The number of positions a report is about when none is named."""
SUFFIXES = {
    "md": "markdown", "markdown": "markdown", "txt": "text", "html": "html", "htm": "html",
    "json": "json",
}  # fmt: skip


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="FILE", help="a map, or -")
    parser.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        default=[],
        help="only this section, in full (may be repeated, or several with commas)",
    )
    parser.add_argument(
        "--full", action="store_true", help="the page, then all sections (json always has them)"
    )
    parser.add_argument(
        "--names", action="store_true", help="show the names of claims and steps with their words"
    )
    parser.add_argument(
        "--positions",
        metavar="P,Q",
        action="append",
        default=[],
        help="only these positions, in this order (default: all, or the first 60)",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=choice("format", *FORMATS),
        help="markdown (default), text, html or json; the suffix of OUT too",
    )
    add_output(parser, "the file to write")
    add_page(parser)
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Write the report on a map."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.output import deliver, refuse_input_as_output, written_format
    from argmap.reasoning.proofs import debate
    from argmap.report.compose import compose

    only = _sections(args.only)
    maps = Maps(args)
    reading = maps.read(args.file)
    refuse_input_as_output(args.output, reading)
    format = written_format(args, SUFFIXES, "markdown")
    if format == "html":
        _refuse_choice(args)
    else:
        refuse_page_options(args, "text")
    found = debate(reading.map, _positions(reading, args))
    full = args.full or format == "json"
    report = compose(found, only, reading.quotes.states, full=full, names=args.names)
    data = (
        written_page(reading, args, opened="report")
        if format == "html"
        else _written(report, format, args.output)
    )
    failed = say_problems(reading)
    deliver(data, args)
    return USAGE if maps.faulty else FINDINGS if failed else OK


def _refuse_choice(args: argparse.Namespace) -> None:
    """Raise `Trouble` for an option that chooses a part of the report, of which a page has all."""
    for option, given in (
        ("--only", args.only),
        ("--names", args.names),
        ("--positions", args.positions),
    ):
        if given:
            raise Trouble(
                f"{option} is for a report as text, and a page has all of it: leave it out, or write to report.md"
            )


def _listed(words: list[str]) -> list[str]:
    return [name for word in words for part in word.split(",") if (name := part.strip())]


def _sections(words: list[str]) -> list[str]:
    """Return the requested sections, each once. Raises `Trouble` for an unknown name."""
    if not words:
        return []
    from argmap.report.compose import section_names

    names = list(dict.fromkeys(_listed(words)))
    for name in names:
        if name not in section_names():
            raise Trouble(unknown("section", name, section_names()))
    if not names:
        raise Trouble(f"--only names no section (there are {', '.join(section_names())})")
    return names


def _positions(reading: Reading, args: argparse.Namespace) -> list[str]:
    """Return the requested positions. Raises `Trouble` for one that the map does not have."""
    from argmap.model.unknown_names import unknown_name

    names = _listed(args.positions)
    known = reading.map.positions
    for name in names:
        if name not in known:
            raise Trouble(unknown_name(reading.map, ("position",), name, args.file))
    if not names and len(known) > MOST_POSITIONS:
        say(
            f"{args.file} has {len(known):,} positions; the report is about the first "
            f"{MOST_POSITIONS}, since each is compared with each. --positions names others."
        )
        return list(known)[:MOST_POSITIONS]
    return names


def _written(report: Report, format: str, output: str | None) -> str:
    match format:
        case "json":
            from argmap.report.data import as_json

            return as_json(report)
        case "text":
            from argmap.report.aligned import WIDTH
            from argmap.report.text import text

            # No wider than a page also in a wide terminal, since long lines are hard to read.
            to_file = output not in (None, "-")
            return text(report, WIDTH if to_file else min(columns(), WIDTH))
        case _:
            from argmap.report.markdown import markdown

            return markdown(report)
