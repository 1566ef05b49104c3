"""The command line. `main` finds the command and loads only that command's file.

A command is one module of this package with `EXAMPLES`, `configure(parser)` and `run(args) -> int`,
and one line in `COMMANDS`. Its product goes to standard output, its messages go to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from argmap.cli.exits import INTERRUPTED, OK, USAGE

COMMANDS = {
    "new": "make a short map to start from",
    "check": "say what is wrong in maps, where, and what to write instead",
    "lock": "keep what was found of a map's quotations in their sources",
    "fmt": "bring maps into the one canonical form",
    "render": "draw a map (svg, png, pdf, dot, txt)",
    "convert": "write a map as data (json, markdown, bibtex, …), read lists of sources",
    "browse": "walk a map in the terminal",
    "lsp": "serve an editor: check, complete, find, rename while writing",
    "preview": "show a map as a page in your browser, drawn again at each save",
    "report": "say where the positions of a map part, and what they rest on",
    "coverage": "say which paragraphs of its sources a map speaks of",
    "status": "say what stands in a map, what is defeated, what is undecided",
    "why": "say why a claim stands in a map, or does not",
    "flip": "say what would change a claim's status if it were withdrawn",
    "questions": "say what the schemes of a map ask, and what it answers",
    "diff": "say what changed from one map to another, or since a git revision",
    "explain": "explain a rule or a scheme, or list all of them",
    "doctor": "show versions, layout engines, what is kept, settings",
}
"""Each command's name and what it does, in the order in which help lists them."""

HELP = """\
argmap: write a debate as plain text, check it, draw it.

  argmap new debate.arg                    a short map to start from
  argmap check debate.arg                  what is wrong, and what to write instead
  argmap render debate.arg -o debate.svg   a picture of it
  argmap render debate.arg -o debate.svg --watch

Commands:
{commands}

  argmap COMMAND --help shows examples and options of a command.

Options:
  -h, --help     show this and stop
  -V, --version  show the version and stop
"""


def program() -> int:
    """Run the command of `sys.argv` and end the process.

    The interpreter is not shut down in order, since freeing a large map value by value takes a
    tenth of the time of reading it. Only when the run is measured or traced is it shut down as
    usual.
    """
    status = main()
    if sys.getprofile() or sys.gettrace():
        return status
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command (`sys.argv` without the program's name) and return its exit status."""
    from argmap.cli.terminal import flush, hold_streams, say

    hold_streams()
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        flush()
    except KeyboardInterrupt:
        say("Interrupted.")
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OK
    except Exception as error:  # noqa: BLE001  # the last resort: a sentence, never a traceback
        from argmap.cli.trouble import answer

        return answer(error)
    return status


def _run(argv: list[str]) -> int:
    from argmap.cli.terminal import put, say

    first = argv[0] if argv else ""
    if first == "help":
        argv = [*argv[1:2], "--help"]
        first = argv[0]
    if first in {"-h", "--help"}:
        put(help_text())
        return OK
    if first in {"-V", "--version"}:
        from argmap import __version__

        put(f"argmap {__version__}\n")
        return OK
    if not first:
        say(help_text())
        return USAGE
    if first not in COMMANDS:
        from argmap.cli.trouble import unknown_command

        raise unknown_command(argv, COMMANDS)
    from argmap.cli.replay import with_memory

    return with_memory(argv, lambda: _command(argv))


def _command(argv: Sequence[str]) -> int:
    """Load a command's file, read its options, and run it."""
    from importlib import import_module

    from argmap.cli.arguments import Parser

    first = argv[0]
    command = import_module(f"argmap.cli.{first}")
    parser = Parser(first, COMMANDS[first], command.EXAMPLES)
    command.configure(parser)
    status: int = command.run(parser.read(argv[1:]))
    return status


def help_text() -> str:
    """Return the text of `argmap --help`."""
    widest = max(map(len, COMMANDS))
    rows = (f"  {name:<{widest}}  {summary}" for name, summary in COMMANDS.items())
    return HELP.format(commands="\n".join(rows))
