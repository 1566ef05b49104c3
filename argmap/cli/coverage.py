"""`argmap coverage`."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from argmap.cli.arguments import Parser, add_output, add_reading, choice
from argmap.cli.exits import FINDINGS, OK, USAGE

if TYPE_CHECKING:
    from argmap.quotes.copies.coverage import Coverage
    from argmap.reading import Reading

EXAMPLES = """
  argmap coverage debate.arg --texts articles            which paragraphs the map speaks of
  argmap coverage debate.arg --texts articles --missing  only those that it does not
  argmap coverage debate.arg --texts articles -o coverage.html   the articles, marked

Sources are read from local copies: beside the map, or in the folders that --texts, ARGMAP_TEXTS or
the settings name. A page of HTML holds the text of the sources: keep it where these may be.

Exit status: 0 the sources were read; 1 a source has no text at hand, or errors in the map; 2 a file
that cannot be read or written, or a wrong option.
"""
FORMATS = ("text", "json", "html")
SUFFIXES = {"txt": "text", "json": "json", "html": "html", "htm": "html"}
FIRST_WORDS = 66
"""Columns for the first words of a paragraph."""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="FILE", help="a map, or -")
    parser.add_argument("--source", metavar="NAME", help="only this source")
    parser.add_argument(
        "--missing", action="store_true", help="only paragraphs that the map does not speak of"
    )
    parser.add_argument(
        "--format",
        type=choice("format", *FORMATS),
        help="text (default), json or html; the suffix of OUT too",
    )
    add_output(parser, "the file to write")
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Report which paragraphs of its sources a map refers to."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.output import deliver, refuse_input_as_output, written_format
    from argmap.cli.trouble import Trouble
    from argmap.model.unknown_names import unknown_name
    from argmap.quotes.copies.coverage import coverage

    maps = Maps(args)
    reading = maps.read(args.file)
    refuse_input_as_output(args.output, reading)
    format = written_format(args, SUFFIXES, "text")
    if args.source and args.source not in reading.map.sources:
        raise Trouble(unknown_name(reading.map, ("source",), args.source, args.file))
    covered = [
        c for c in coverage(reading.map, reading.quotes) if args.source in (None, *c.sources)
    ]
    if not covered and format != "json":
        _say_missing(reading, args.source)
        say_problems(reading)
        return USAGE if maps.faulty else FINDINGS
    deliver(_written(reading, covered, format, missing=args.missing), args)
    missing = _say_missing(reading, args.source)
    failed = say_problems(reading) or missing
    return USAGE if maps.faulty else FINDINGS if failed else OK


def _written(reading: Reading, covered: list[Coverage], format: str, *, missing: bool) -> str:
    match format:
        case "json":
            return json.dumps(_table(covered, missing=missing), ensure_ascii=False, indent=2) + "\n"
        case "html":
            from argmap.page.coverage import page

            return page(reading.map, reading.quotes, covered)
        case _:
            return "\n".join(_lines(reading, c, missing=missing) for c in covered)


def _lines(reading: Reading, covered: Coverage, *, missing: bool) -> str:
    from argmap.base.visible import one_line

    source = reading.map.sources[covered.source]
    total = len(covered.paragraphs)
    names = covered.sources[:1]
    if len(covered.sources) > 1:
        names = (*names, f"with {len(covered.sources) - 1} more sources read in it")
    rows = [
        f"{one_line(source.title or source.id)} ({', '.join(names)}; {one_line(covered.path)})",
        f"The map speaks of {covered.touched} of {total} paragraphs.",
        "",
    ]
    for paragraph in covered.paragraphs:
        count = len(paragraph.evidence)
        if missing and count:
            continue
        mark = f"{count:>3}" if count else "  ·"
        words = one_line(" ".join(paragraph.text.split()), FIRST_WORDS)
        rows.append(f"{paragraph.number:>5} {mark}  {words}")
    if covered.lost:
        rows += ["", f"Not found in it: {', '.join(covered.lost)} (see argmap check)"]
    return "\n".join(rows) + "\n"


def _table(covered: list[Coverage], *, missing: bool) -> dict[str, object]:
    return {
        "version": 1,
        "sources": [
            {
                "sources": list(c.sources),
                "text": c.path,
                "paragraphs": len(c.paragraphs),
                "touched": c.touched,
                "not-found": list(c.lost),
                "each": [
                    {
                        "paragraph": p.number,
                        "words": " ".join(p.text.split()[:12]),
                        "evidence": list(p.evidence),
                    }
                    for p in c.paragraphs
                    if not (missing and p.evidence)
                ],
            }
            for c in covered
        ],
    }


def _say_missing(reading: Reading, only: str | None) -> bool:
    """Report the sources without a text, and how to get one; return whether there are any."""
    from argmap.cli.terminal import say
    from argmap.quotes.copies import Missing

    gone = {
        id: copy
        for id, copy in reading.quotes.texts.items()
        if isinstance(copy, Missing) and only in (None, id)
    }
    for id, copy in gone.items():
        say(f"the source {id} cannot be read: {copy.case}; {copy.advice}")
    if not reading.quotes.texts:
        say("no evidence in this map names a source")
        return True
    return bool(gone)
