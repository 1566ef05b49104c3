"""What of a map has room in a picture, and what is said of the rest; for `argmap render`."""

from __future__ import annotations

import argparse
from shlex import quote
from typing import TYPE_CHECKING

from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.drawing.fit import Fitted
    from argmap.drawing.folding.fold import Wanted
    from argmap.drawing.overview.draw import Sheet
    from argmap.drawing.paper import Page
    from argmap.drawing.view import View
    from argmap.formats.exports import Exporter


def overview_on(view: View, pages: tuple[Page, ...], args: argparse.Namespace) -> Sheet:
    """Return the overview laid out for one of the pages; say so when it cannot be read there."""
    from argmap.cli.terminal import say
    from argmap.drawing.overview.draw import laid_out
    from argmap.drawing.paper import LEAST_TYPE

    sheet = laid_out(view, legend=not args.no_legend, pages=pages)
    if sheet.zoom < 1:
        say(
            f"On this page the overview's smallest type has {LEAST_TYPE * sheet.zoom:.1f} points, less than the "
            f"{LEAST_TYPE:.0f} that can be read: it needs a larger page."
        )
    return sheet


def pages_of(args: argparse.Namespace) -> tuple[Page, ...]:
    """Return the pages for an overview or a timeline. Raises `Trouble` for a word that is no page."""
    from argmap.drawing.paper import pages

    try:
        return pages(args.fit) if args.fit and (args.overview or args.timeline) else ()
    except ValueError as error:
        raise Trouble(str(error)) from None


def into_room(
    view: View, exporter: Exporter, args: argparse.Namespace
) -> tuple[View, Fitted | None]:
    """Return the view with what has no room folded, and its layout if it is for a page; say so."""
    from argmap.cli.terminal import say
    from argmap.drawing.engines import EngineError
    from argmap.drawing.fit import How, in_room
    from argmap.drawing.paper import LEAST_SIDE, LEAST_TYPE
    from argmap.formats.exports.options import LAID_OUT, ExportError, Options

    deadline = args.deadline or Options().deadline
    how = How(args.direction, args.engine, deadline, "", not args.no_legend, args.quotes)
    asked = len(view.questions)
    try:
        view, made = in_room(
            view, _wanted(args), how if exporter.name in LAID_OUT else None, args.fit or ""
        )
    except ValueError as error:
        raise Trouble(str(error)) from None
    except EngineError as error:
        raise ExportError(str(error)) from error
    _say_folded(view, asked, args)
    if made and made.page.enlarged:
        say(
            f"No claim can be read on a page of {args.fit} mm: it is drawn for {made.page.name} mm. Sides of "
            f"{LEAST_SIDE:.0f} mm and more have room for one."
        )
    if made and not made.fits:
        say(
            f"On {made.page.name} its smallest type has {LEAST_TYPE * made.room.zoom:.1f} points, less than the "
            f"{LEAST_TYPE:.0f} that can be read: draw less of the map, or for a larger page."
        )
    return view, made


def _wanted(args: argparse.Namespace) -> Wanted:
    from argmap.drawing.folding.fold import Wanted

    return Wanted(args.boxes, args.whole, tuple(args.open), tuple(args.fold))


def _say_folded(made: View, questions: int, args: argparse.Namespace) -> None:
    """Say how much of a view is folded, and how many of its questions are left out; and the options that show more."""
    from argmap.cli.terminal import say
    from argmap.drawing.folding.ledger import count_boxes

    said = []
    if made.folded:
        all_ = len(made.claims) + made.folded
        said.append(f"Folded: {made.folded} of {all_} claims have no box of their own.")
    if left := questions - len(made.questions):
        said.append(f"Left out: {left} of {questions} questions.")
    if not said or args.whole:
        return
    more = 2 * max(args.boxes or 0, count_boxes(made))
    ways = [f"with `--boxes {more}` more have boxes", "with `--whole` all"]
    if some := _to_open(made, args):
        ways.insert(0, f"with `--open {quote(some)}` what is in it is drawn")
    told = ", ".join(ways)
    said.append(f"{told[:1].upper()}{told[1:]}.")
    say(" ".join(said))


def _to_open(made: View, args: argparse.Namespace) -> str:
    """Return the first claim, else the first group, that has something in it and is not open already."""
    saved = made.map.views.get(made.selection.saved)
    done = {*args.open, *args.fold, *(saved.open if saved else ()), *(saved.fold if saved else ())}
    full = {*made.inside.values()}
    names = [name for name in made.claims if f"claim {name}" in full]
    names += [name for name in made.map.groups if f"group {name}" in full]
    return next((name for name in names if name not in done), "")
