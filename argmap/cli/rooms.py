"""How much of a map a picture has: what is folded, and the page that it is drawn for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.drawing.fit import Fitted
    from argmap.drawing.folding.fold import Wanted
    from argmap.drawing.paper import Page
    from argmap.drawing.view import View
    from argmap.model import ArgumentMap


def pages_for(view: View, args: argparse.Namespace) -> tuple[Page, ...]:
    """Return the pages that are asked for. Raises `Trouble` for a word that is no page."""
    from argmap.cli.terminal import say
    from argmap.drawing.paper import LEAST_SIDE, pages

    saved = view.map.views.get(view.selection.saved)
    word = args.fit or (
        saved.fit if saved is not None and not args.whole and not args.boxes else ""
    )
    if not word:
        return ()
    try:
        found = pages(word)
    except ValueError as error:
        raise Trouble(str(error)) from None
    if "x" in found[0].name and found[0].name != word.replace("×", "x").replace("mm", "").strip():
        say(
            f"No claim can be read on a page of {word} mm: it is drawn for {found[0].name} mm. Sides of "
            f"{LEAST_SIDE:.0f} mm and more have room for one."
        )
    return found


def needs_page(view: View, args: argparse.Namespace) -> bool:
    """Whether a picture for which nobody asked for a page has more boxes than can be read without one."""
    from argmap.drawing.folding.fold import boxes_by_default, boxes_of, fold, order_of
    from argmap.drawing.folding.ledger import count_boxes

    wanted = wanted_of(args)
    if args.whole or boxes_of(view, wanted):
        return False
    order = order_of(view, wanted)
    return count_boxes(fold(view, order, boxes=None)) > boxes_by_default(order)


def fitted_on(view: View, args: argparse.Namespace, pages: tuple[Page, ...]) -> Fitted:
    """Return the view laid out for a page; say what is folded, and when it cannot be read there."""
    from argmap.cli.terminal import say
    from argmap.drawing.engines import EngineError
    from argmap.drawing.fit import How, fit
    from argmap.drawing.paper import LEAST_TYPE
    from argmap.drawing.paper import pages as named
    from argmap.formats.exports.options import ExportError, Options

    how = How(args.direction, args.engine, args.deadline or Options().deadline, "", not args.no_legend,
              args.quotes)  # fmt: skip
    try:
        made = fit(view, wanted_of(args), pages or named("A4"), how)
    except EngineError as error:
        raise ExportError(str(error)) from error
    say_folded(made.view, args)
    if not made.fits:
        say(
            f"On {made.page.name} its smallest type has {LEAST_TYPE * made.room.zoom:.1f} points, less than the "
            f"{LEAST_TYPE:.0f} that can be read: draw less of the map, or for a larger page."
        )
    return made


def wanted_of(args: argparse.Namespace) -> Wanted:
    """Return what the options ask of a picture."""
    from argmap.drawing.folding.fold import Wanted

    return Wanted(args.boxes, args.whole, tuple(args.open), tuple(args.fold))


def folded(view: View, args: argparse.Namespace) -> View:
    """Return the view with what has no room folded; say so, with the options that show more."""
    from argmap.drawing.folding.fold import fold_as_wanted

    made = fold_as_wanted(view, wanted_of(args))
    say_folded(made, args)
    return made


def say_folded(made: View, args: argparse.Namespace) -> None:
    """Say how much of a view is folded, and the options that show more."""
    from argmap.cli.terminal import say
    from argmap.drawing.folding.ledger import count_boxes

    if made.folded and not args.whole:
        some = next((c for c in made.claims if f"claim {c}" in made.inside.values()), "NAME")
        more = 2 * max(args.boxes or 0, count_boxes(made))
        all_ = len(made.claims) + made.folded
        say(
            f"Folded: {made.folded} of {all_} claims have no box of their own. `argmap render {args.file} "
            f"--open {some}` opens one of them, `--boxes {more}` shows more, `--whole` draws all."
        )


def not_there(map: ArgumentMap, args: argparse.Namespace) -> tuple[str, ...]:
    """Return a sentence for each name after --open or --fold that can be neither."""
    from argmap.base.near import unknown
    from argmap.model.unknown_names import left_out

    wholes = {step.part_of for step in map.arguments.values() if step.part_of}
    names = [*map.claims, *map.groups, *(name for name in map.arguments if name in wholes)]
    kind = "claim, group or argument of several steps"
    listed = f"`argmap convert {args.file} --to json` lists all of them"
    return tuple(
        left_out(map, name) or unknown(kind, name, names, where=args.file, listed=listed)
        for option, given in (("--open", args.open), ("--fold", args.fold))
        for name in given
        if name not in names and (option, name) != ("--open", "all")
    )
