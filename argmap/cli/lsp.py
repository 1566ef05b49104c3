"""`argmap lsp`."""

from __future__ import annotations

import logging
import sys

from argmap.cli.arguments import Parser
from argmap.cli.exits import OK
from argmap.cli.trouble import Trouble

EXAMPLES = """
  argmap lsp                       an editor starts it and talks to it over standard input and output
  argmap lsp --log argmap-lsp.log  and it writes what happens to a file

It checks, completes, explains, finds and renames while you write. How an editor is told to start it
is in the README.

Exit status: 0 the editor said goodbye; 1 it went away without; 2 a wrong option.
"""

_GONE = 1
"""The editor went away without a word."""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("--log", metavar="FILE", help="write what happens to this file")
    parser.add_argument("--stdio", action="store_true", help="as without it; some editors say so")


def run(args: object) -> int:
    """Serve one editor until it is done."""
    file = getattr(args, "log", None)
    try:
        handler = logging.FileHandler(file, encoding="utf-8") if file else logging.NullHandler()
    except OSError as error:
        raise Trouble(f"--log {file}: {error.strerror or error}") from None
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger("argmap.lsp").setLevel(logging.INFO)
    if sys.stdin is None or sys.stdout is None:  # closed: nobody is there
        return _GONE
    from argmap.lsp.serving import serve

    return OK if serve() else _GONE
