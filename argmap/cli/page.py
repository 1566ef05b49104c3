"""A map as a page of HTML, for `render`, `convert` and `report`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from argmap.cli.terminal import is_terminal
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.page import PageOptions
    from argmap.reading import Reading


def add_page(parser: argparse.ArgumentParser) -> None:
    """Add the options of commands that write a page."""
    group = parser.add_argument_group("how to write a page (html)")
    group.add_argument(
        "--no-context", action="store_true", help="leave out the words around quotations"
    )
    group.add_argument(
        "--status", action="store_true", help="say of each claim whether it stands in the map"
    )
    group.add_argument(
        "--embed",
        action="store_true",
        help="write a fragment for another page, with a scope of its own",
    )


def asked_of_page(args: argparse.Namespace) -> str:
    """Return an option that only a page has, if one was given."""
    for option, given in (
        ("--no-context", args.no_context), ("--status", args.status), ("--embed", args.embed)
    ):  # fmt: skip
        if given:
            return option
    return ""


def refuse_page_options(args: argparse.Namespace, what: str) -> None:
    """Raise `Trouble` for an option of pages when something else is to be written."""
    if option := asked_of_page(args):
        raise Trouble(
            f"{option} is for a page of HTML, and this is {what}: leave it out, or name an output like debate.html"
        )


def written_page(reading: Reading, args: argparse.Namespace, *, opened: str = "") -> str:
    """Return the page of a map. Raises `ExportError` when an engine fails."""
    from argmap.cli.output import refuse_input_as_output
    from argmap.drawing.engines import EngineError
    from argmap.formats.exports.options import ExportError
    from argmap.page.document import page

    refuse_input_as_output(args.output, reading)
    try:
        return page(reading, page_options(args, opened))
    except EngineError as error:
        raise ExportError(str(error)) from error


def page_options(args: argparse.Namespace, opened: str = "") -> PageOptions:
    """Return what the options say of a page. With folders of `--texts` it has the paragraphs around quotations."""
    from argmap.page import PageOptions

    context = "none" if args.no_context else "paragraph" if args.texts else "lock"
    progress = None if args.quiet or not is_terminal(sys.stderr) else _show_progress
    return PageOptions(context, opened, args.status, args.embed, progress=progress)


def _show_progress(done: int, of: int) -> None:
    """Show on the terminal, on one line that goes when all is done, how far the pictures are."""
    line = f"Drawing: {done:,} of {of:,} claims"
    print(
        f"\r{line}" if done < of else f"\r{' ' * len(line)}\r", end="", file=sys.stderr, flush=True
    )
