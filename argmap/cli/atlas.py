"""`argmap render --atlas`: a map on many pages, as a folder of SVG files or as one PDF."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.drawing.atlas.frame import Finished
    from argmap.drawing.view import View
    from argmap.formats.exports import Exporter

FILES = r"\d{2,}-[a-z0-9-]+\.svg"
"""What the files of an atlas are called."""


def check_atlas(args: argparse.Namespace, exporter: Exporter) -> None:
    """Raise `Trouble` for options that have no use with `--atlas`, and without a place for it."""
    for option, given, why in (
        ("--overview", args.overview, "has the overview on its first page"),
        ("--timeline", args.timeline, "has no time axis"),
        ("--whole", args.whole, "has every claim on some page"),
        ("--boxes", args.boxes, "has every claim on some page"),
        ("--open", args.open, "has every claim on some page"),
        ("--fold", args.fold, "has every claim on some page"),
        ("--highlight", args.highlight, "sets nothing off"),
    ):
        if given:
            raise Trouble(f"{option} has no use with --atlas, which {why}: leave one out")
    if args.atlas and not args.output and args.atlas.lower().endswith(".pdf"):
        raise Trouble(
            f"--atlas DIR names a folder: for one PDF of all pages write -o {args.atlas} --atlas"
        )
    if args.atlas == "-":
        raise Trouble("--atlas DIR names a folder, and - is none: for one PDF of all pages write "
                      "-o debate.pdf --atlas")  # fmt: skip
    if args.atlas and args.output:
        raise Trouble("--atlas DIR writes pages to a folder and -o one file: leave DIR or -o out")
    if args.atlas and args.format not in (None, "svg"):
        raise Trouble(f"the pages in {args.atlas} are SVG files: leave --format out, or have one PDF of them, "
                      "with -o debate.pdf --atlas")  # fmt: skip
    if args.atlas and args.watch:
        raise Trouble(
            "--watch draws one file again and again: name it, as in -o debate.pdf --atlas"
        )
    if not args.atlas and exporter.name != "pdf":
        raise Trouble("an atlas has many pages: name a folder for them, --atlas DIR, or one PDF, "
                      "-o debate.pdf --atlas")  # fmt: skip


def draw_atlas(view: View, args: argparse.Namespace) -> list[Finished]:
    """Return the pages of the atlas of a view. Raises `ExportError` when the engine fails."""
    from argmap.cli.terminal import say
    from argmap.drawing.atlas.draw import atlas
    from argmap.drawing.engines import EngineError
    from argmap.drawing.fit import USUAL, How
    from argmap.drawing.paper import pages
    from argmap.formats.exports.options import ExportError, Options

    how = How(args.direction, args.engine, args.deadline or Options().deadline, "", not args.no_legend,
              "marks" if args.quotes in ("auto", "none") else args.quotes)  # fmt: skip
    saved = view.map.views.get(view.selection.saved)
    word = args.fit or (saved.fit if saved is not None else "") or USUAL
    try:
        page = pages(word)[-1]  # upright, where both directions are to be had
    except ValueError as error:
        raise Trouble(str(error)) from None
    if page.enlarged:
        say(f"No claim can be read on a page of {word} mm: the atlas is for {page.name} mm.")
    theme = args.theme if args.atlas or args.theme != "auto" else "light"
    try:
        made = atlas(view, page, how, theme=theme)
    except EngineError as error:
        raise ExportError(str(error)) from error
    small = [one for one in made if one.width > page.room[0] * 1.001]
    if small:
        which = f"{len(small)} of {len(made)} pages, the first is page {small[0].number}"
        say(
            f"On {page.name} some type is smaller than 8 points ({which}): choose a larger page with --fit."
        )
    return made


def as_pdf(made: list[Finished]) -> bytes:
    """Return the pages of an atlas as one PDF. Raises `ExportError` when that fails."""
    from argmap.cli.terminal import say
    from argmap.drawing.atlas.bound import bound
    from argmap.drawing.engines import EngineError
    from argmap.formats.exports.options import ExportError

    try:
        return bound(made, say=say)
    except EngineError as error:
        raise ExportError(str(error)) from error


def write_pages(made: list[Finished], folder: str, *, quiet: bool) -> None:
    """Write the pages of an atlas to a folder, in place of those of an earlier one."""
    from argmap.base.folders import write_folder
    from argmap.cli.terminal import say
    from argmap.drawing.atlas.frame import MADE

    write_folder(folder, {one.name: one.svg for one in made}, FILES, MADE.strip())
    if not quiet:
        number = f"{len(made)} pages" if len(made) != 1 else "1 page"
        say(f"Wrote {number} to {folder}: begin with {made[0].name}.")
