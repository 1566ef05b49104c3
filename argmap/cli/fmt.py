"""`argmap fmt`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.terminal import complain, is_terminal, put, say, wants_color

if TYPE_CHECKING:
    from argmap.language import Slip


EXAMPLES = """
  argmap fmt debate.arg           rewrite the file in the canonical form
  argmap fmt maps/                every *.arg file below a folder
  argmap fmt --diff debate.arg    show what would change, write nothing
  argmap fmt --check maps/        say which files would change, write nothing
  argmap fmt - < debate.arg       from standard input to standard output

Comments stay. A file with lines that cannot be read is left alone, and its lines are shown.
Exit status: 0 done, 1 a file was left alone or (with --check, --diff) would change,
2 a file that cannot be read or written.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a map, a folder, or -")
    parser.add_argument("--check", action="store_true", help="only say which files would change")
    parser.add_argument("--diff", action="store_true", help="only show what would change")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not say what was done")


def run(args: argparse.Namespace) -> int:
    """Format each file; one that cannot be formatted does not stop the others."""
    from argmap.base.files import STREAM, FileTrouble, read_bytes, write_file
    from argmap.base.text import read_text
    from argmap.cli.fixing import restored
    from argmap.cli.paths import map_files

    status, changed, same = OK, 0, 0
    for path in map_files(args.paths):
        try:
            raw = read_bytes(path)
            try:
                text = read_text(raw)
            except ValueError as error:
                raise FileTrouble(path, str(error)) from None
            new = _canonical(text, path)
            if new is None:
                status = max(status, FINDINGS)
                continue
            output = restored(new, raw)
            differs = output != raw
            changed, same = changed + differs, same + (not differs)
            if args.check or args.diff:
                status = max(status, FINDINGS if differs else OK)
                if differs and args.diff and new != text:
                    put("".join(_difference(text, new, path, args)))
                elif differs:
                    put(f"{path}\n")
            elif path == STREAM:
                put(output)
            else:
                write_file(path, output)
        except FileTrouble as trouble:
            complain(trouble.sentence)
            status = USAGE
    if not args.quiet and (changed or same) and args.paths != [STREAM]:
        verb = "would change" if args.check or args.diff else "formatted"
        say(f"{_files(changed)} {verb}, {same} in the canonical form already.")
    return status


def _canonical(text: str, path: str) -> str | None:
    """Return the canonical form, or `None` after showing the slips of a text that has some."""
    from argmap.cli.trouble import Trouble
    from argmap.language.reader import parse
    from argmap.language.writer import write

    tree = parse(text, path)
    # An unusual name is read as it is written; everything else is a guess at what is meant.
    slips = [slip for slip in tree.slips if slip.kind != "name"]
    if slips:
        _show_slips(text, path, slips)
        return None
    new = write(tree)
    again = parse(new, path)
    if again != tree or write(again) != new:
        msg = f"{path} was left alone: its canonical form would not read the same. That is a fault"
        raise Trouble(f"{msg} of argmap; please report it with the file")
    return new


def _show_slips(text: str, path: str, slips: Sequence[Slip]) -> None:
    from argmap.base.text import Document
    from argmap.formats.checks import render
    from argmap.model import ArgumentMap
    from argmap.rules import run as run_rules

    documents = {path: Document(path, text)}
    empty = ArgumentMap("", "", "", (), documents)
    diagnostics = run_rules(empty, slips, select=("syntax",))
    say(render(diagnostics, documents, "full", color=False).rstrip("\n"))
    complain(f"{path} was left alone: it has lines that cannot be read as they are")


def _difference(old: str, new: str, path: str, args: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of a unified diff; for a terminal, coloured and safe to print."""
    from difflib import unified_diff

    from argmap.base.visible import visible
    from argmap.formats.checks.paint import painter

    color = wants_color(args.color, sys.stdout)
    paint, terminal = painter(color), is_terminal(sys.stdout)
    styles = {"+": "help", "-": "error", "@": "gutter"}
    lines = unified_diff(_lines(old), _lines(new), path, f"{path} (formatted)", lineterm="")
    for line in lines:
        shown = line
        if terminal or color:
            shown = "\n".join(map(visible, line.split("\n")))
        yield f"{paint(shown, styles[line[0]]) if line[:1] in styles else shown}\n"


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    end = lines.pop()
    return [*lines, f"{end}\n\\ No newline at end of file"] if end else lines


def _files(number: int) -> str:
    return f"{number} {'file' if number == 1 else 'files'}"
