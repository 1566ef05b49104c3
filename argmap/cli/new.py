"""`argmap new`."""

from __future__ import annotations

import argparse
import os

from argmap.cli.arguments import Parser
from argmap.cli.exits import OK
from argmap.cli.terminal import put, say
from argmap.cli.trouble import Trouble

EXAMPLES = """
  argmap new debate.arg      a short map with comments that say how it goes on
  argmap new - > debate.arg  the same on standard output
"""

TEMPLATE = """\
# A map of a debate. Lines that begin with # are comments: keep them or throw them away.
#
#     argmap check {file}
#     argmap render {file} -o {stem}.svg

map: Should the library open on Sundays?

question sundays: Should the town library open on Sundays?

# Positions are answers that people hold. The thesis is the claim a position stands for.

position open: Open on Sundays.
    thesis open-sundays
    answers sundays

position closed: Stay closed on Sundays.
    thesis keep-closed
    answers sundays

# A claim is a statement that can be true or false. What hangs under it is indented.
# A name such as open-sundays is needed only where another line speaks of the claim.

claim open-sundays: The library should open on Sundays.
    supported by: People who work all week can come on no other day.
        assumed: both sides say so

    rebutted by costs: A seventh day costs more than the town can pay.
        # An undercut grants the premise and attacks the step from it to the claim.
        undercut by: The county has offered to pay for a seventh day.

# Premises that work together make one argument.

argument families
    premise: Families are free on Sundays.
    premise: Families borrow most of the books.
    supports open-sundays

claim keep-closed: The library should stay closed on Sundays.
    supported by costs

keep-closed contradicts open-sundays

# Between quotation marks stand somebody's exact words, with their source:
#
#     source report: Annual report of the library
#         author librarian
#         published 2024-05
#
#     evidence "Sundays were our busiest days." in report at page 3
"""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="FILE", help="the map to make, or -")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def run(args: argparse.Namespace) -> int:
    """Write the map, unless the file exists."""
    from argmap.base.files import STREAM, write_file

    if args.file == STREAM:
        put(template("debate.arg"))
        return OK
    if os.path.lexists(args.file) and not args.force:
        msg = f"{args.file} exists already and was left alone; --force replaces it"
        raise Trouble(msg)
    write_file(args.file, template(args.file))
    say(f"Wrote {args.file}. Next: argmap check {args.file}")
    return OK


def template(path: str) -> str:
    """Return the text of a new map for the file at that path."""
    file = os.path.basename(path)
    name = file if file.isprintable() else "debate.arg"
    return TEMPLATE.format(file=name, stem=os.path.splitext(name)[0])
