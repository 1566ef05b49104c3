"""`argmap browse`."""

from __future__ import annotations

import argparse
import gc
import os
import sys

from argmap.base.files import STREAM
from argmap.browser import keys
from argmap.browser.own_keys import config_file
from argmap.cli.arguments import Parser, add_reading
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.terminal import complain, is_terminal, put, say

EXAMPLES = f"""
  argmap browse debate.arg        walk a map
  argmap browse maps/             choose one of the maps in a folder
  argmap browse                   choose one of the maps here
  argmap browse debate.arg --texts articles   with quotations in their articles

The files are followed as they change, and the place is kept until the next time.

Keys:
{keys.page()}

A file {config_file().name} in the folder for settings changes keys by their ids:
  find = "f,/"

Without an interactive terminal, each map is summed up in one line. Exit status: 0 no errors,
1 errors in a map, 2 a file that cannot be read.
"""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="maps, or folders of maps")
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Open the browser in a terminal; without a terminal, print a summary."""
    from argmap.cli.paths import map_files

    files = map_files(args.paths or ["."])
    # The screen is written to standard error.
    if (
        not all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr)))
        or os.environ.get("TERM") == "dumb"
    ):
        return _sum_up(files, args)
    if STREAM in files:
        # The keys come from there.
        complain("nothing is piped into the standard input; name a file or a folder")
        return USAGE
    if args.color == "never":
        os.environ["NO_COLOR"] = "1"
    elif args.color == "always":
        os.environ.pop("NO_COLOR", None)
    # Loading makes many objects that are kept; collecting garbage would take a third of the time.
    # The browser enables the collector again once a screen is shown.
    gc.disable()
    from argmap.browser.app import Browser
    from argmap.browser.open_map import Opener
    from argmap.cli.maps import Maps

    maps = Maps(args)
    settings = maps.settings(args.settings) if args.settings else None
    app = Browser(files, Opener(tuple(args.allow), settings, maps.texts))
    status = app.run()
    for sentence in app.told_last:
        say(sentence)
    if app.fault:
        raise app.fault
    if app.unread:
        complain(app.unread)
    return status or OK


def _sum_up(files: list[str], args: argparse.Namespace) -> int:
    from argmap.base.files import FileTrouble
    from argmap.base.visible import one_line
    from argmap.cli.maps import Maps, failing
    from argmap.formats.checks import summary

    maps, status = Maps(args), OK
    for path in files:
        try:
            reading = maps.read(path)
        except FileTrouble as trouble:
            complain(trouble.sentence)
            status = USAGE
            continue
        counted = reading.map
        what = (
            (len(counted.questions), "question"),
            (len(counted.claims), "claim"),
            (len(counted.arguments), "argument"),
            (len(counted.evidence), "evidence"),
        )
        numbers = ", ".join(
            f"{n:,} {word}{'' if n == 1 or word == 'evidence' else 's'}" for n, word in what
        )
        title = f"{counted.title}: " if counted.title else ""
        put(f"{one_line(f'{path}: {title}{numbers}')}. {summary(reading.diagnostics)}.\n")
        if failing(reading.diagnostics):
            status = status or FINDINGS
    return USAGE if maps.faulty else status
