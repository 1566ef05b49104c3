"""`argmap convert`."""

from __future__ import annotations

import argparse

from argmap.cli.arguments import Parser, add_output, add_reading
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.page import add_page, refuse_page_options, written_page
from argmap.cli.trouble import Trouble

EXAMPLES = """
  argmap convert debate.arg --to json           on standard output
  argmap convert debate.arg -o debate.graphml   the suffix gives the format
  argmap convert debate.arg --to markdown -o README.md
  argmap convert debate.arg -o debate.bib       its sources: bibtex, ris or csl (CSL-JSON)
  argmap convert debate.arg --to annotations    its quotations as W3C Web Annotations
  argmap convert debate.arg -o debate.af        its attacks for solvers: af, tgf or apx
  argmap convert refs.bib -o sources.arg        a list of sources as a map to `use`
  argmap convert - --from ris --to arg          the same from standard input

What can be read is written, also when lines are broken or cannot be carried over; that is then
said and the exit status is 1. Else 0; 2 a file that cannot be read or written, or a wrong option.
"""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "file", metavar="FILE", help="a map, a list of sources, a graph of attacks, or -"
    )
    parser.add_argument(
        "--to",
        metavar="FORMAT",
        help="json, graphml, mermaid, markdown, bibtex, ris, csl, annotations, "
        "af, tgf, apx; html for a page; or arg, the language",
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="FORMAT",
        help="how FILE is to be read, when its suffix does not say: arg, bibtex, ris, csl, af, "
        "tgf or apx",
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a map that is there by an imported one"
    )
    add_output(parser, "the file to write; its suffix gives the format")
    add_page(parser)
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Write the whole map as data, or a foreign file as a map."""
    from argmap.cli.importing import (
        LANGUAGE,
        carry_over,
        deliver_map,
        importers_for,
        refuse_itself,
    )
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.output import chosen_format, deliver, is_page, refuse_input_as_output
    from argmap.cli.terminal import say
    from argmap.drawing.view import select
    from argmap.formats.exports.options import Options

    importers = importers_for(args.file, args.source)
    if args.to == LANGUAGE or (args.to is None and str(args.output).endswith(".arg")):
        if not importers:
            msg = f"{args.file} is read as a map in the language itself; use `argmap fmt`"
            raise Trouble(msg)
        refuse_itself(args.file, args.output)
        text, failed = carry_over(args.file, importers)
        deliver_map(text, args)
        return FINDINGS if failed else OK
    as_page = is_page(args.to, args.output)
    if not as_page:
        refuse_page_options(args, "data")
        exporter = chosen_format(args.to, args.output, "convert", None)
    maps = Maps(args)
    failed = False
    if importers:
        refuse_itself(args.file, args.output)
        text, failed = carry_over(args.file, importers)
        reading = maps.read_text(text, args.file)
    else:
        reading = maps.read(args.file)
        refuse_input_as_output(args.output, reading)
    if as_page:
        page = written_page(reading, args)
        failed |= say_problems(reading)
        deliver(page, args)
        return USAGE if maps.faulty else FINDINGS if failed else OK
    view, _ = select(reading.map)
    quotes = reading.quotes if exporter.asks_quotes else None
    options = Options(quotes=quotes)
    if exporter.fitted:
        view = exporter.fitted(view, options)
        if view.folded:
            say(
                f"{view.scope} {exporter.name.capitalize()} has no room for more; `argmap render "
                f"{args.file} --whole` draws all."
            )
    export = exporter.pieces or exporter.export
    data = export(view, options)
    failed |= say_problems(reading)
    deliver(data, args)
    return USAGE if maps.faulty else FINDINGS if failed else OK
