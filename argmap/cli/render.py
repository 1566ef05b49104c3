"""`argmap render`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from shlex import quote
from stat import S_ISDIR
from typing import TYPE_CHECKING

from argmap.base import disk
from argmap.base.files import STREAM
from argmap.cli.arguments import Parser, add_output, add_reading, choice, number
from argmap.cli.atlas import as_pdf, check_atlas, draw_atlas, write_pages
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.page import add_page, refuse_page_options, written_page
from argmap.cli.terminal import columns, complain
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.drawing.view import View
    from argmap.formats.exports import Exporter
    from argmap.model import ArgumentMap
    from argmap.reading import Reading

EXAMPLES = """
  argmap render debate.arg -o debate.svg               the whole map
  argmap render debate.arg -o debate.svg --watch       again whenever a file of it is saved
  argmap render debate.arg --format txt                drawn in characters, here in the terminal
  argmap render debate.arg -o part.png --focus us-blocked --depth 2
  argmap render debate.arg -o both.svg --position yes --position no --theme dark
  argmap render debate.arg -o parts.svg --highlight disagreement
  argmap render debate.arg -o more.svg --boxes 80 --open us-blocked
  argmap render debate.arg -o when.svg --timeline      claims and statements along their times
  argmap render debate.arg -o debate.pdf --overview    who holds what, and where they meet, on one page
  argmap render debate.arg -o debate.pdf --atlas       all of it, on as many pages as it needs
  argmap render debate.arg -o debate.html              all of it in one file, to fold, search and link into
  argmap render maps/ -o site/                         a page for each map of a folder, and an index

What can be read is drawn, also when lines are broken; the errors are then said and the exit
status is 1. Else 0; 2 a file that cannot be read or written, or a wrong option; 3 the layout
engine failed or is missing; 130 interrupted (that is how --watch ends).
"""

HIGHLIGHTS = ("disagreement", "cruxes", "common-ground", "no-reply", "sources")
"""The analyses of `argmap.report.highlight`, which is not loaded until one is asked for."""

SELECTING = (
    ("focus", "NAME", "this claim and what is near it"),
    ("position", "P", "what this position holds, and its reasons"),
    ("group", "G", "what is in this group"),
    ("person", "P", "what this person says"),
    ("source", "S", "what rests on this source"),
    ("tag", "T", "what has this tag"),
    ("when", "TIME", "what speaks of this time, such as 2022-03 or 2022-02..2022-04"),
)


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="FILE", help="a map, a folder of maps, or -")
    add_output(parser, "the file to write; its suffix gives the format")
    parser.add_argument(
        "--format", metavar="FORMAT", help="svg (default), png, pdf, dot, txt, or html for a page"
    )
    parser.add_argument(
        "--watch", action="store_true", help="draw again when a file of the map is saved"
    )
    what = parser.add_argument_group("what to show (each may be repeated; several are united)")
    for name, metavar, words in SELECTING:
        what.add_argument(f"--{name}", metavar=metavar, action="append", default=[], help=words)
    what.add_argument(
        "--depth", metavar="N", type=number(int, 0), help="arguments from --focus (default: 1)"
    )
    what.add_argument("--view", metavar="V", default="", help="a view saved in the map")
    what.add_argument("--no-evidence", action="store_true", help="leave evidence out")
    much = parser.add_argument_group("how much to show (what has no room is folded into the rest)")
    much.add_argument(
        "--boxes",
        metavar="N",
        type=number(int, 1),
        help="at most N boxes (default: what fits on a page)",
    )
    much.add_argument(
        "--open",
        metavar="NAME",
        action="append",
        default=[],
        help="show what is folded into this claim or group, or the steps of this argument one by "
        "one; `all` for every argument",
    )
    much.add_argument(
        "--fold",
        metavar="NAME",
        action="append",
        default=[],
        help="fold what bears on this claim, or this group or argument, into one box",
    )
    much.add_argument(
        "--fit",
        metavar="PAGE",
        help="fold until type is 8 points or more on this page: A5, A4, A3, A2, letter, tabloid, slide, or "
        "WIDTHxHEIGHT in mm (default for more than 40 boxes: A4)",
    )
    much.add_argument(
        "--quotes",
        metavar="WORD",
        type=choice("way to show quotations", "auto", "boxes", "marks", "none"),
        default="auto",
        help="quotations in boxes, as numbers with a list below (marks), or none: only how many "
        "(default: auto, boxes for up to 20 claims and 40 quotations, a list for up to 200)",
    )
    much.add_argument("--whole", action="store_true", help="fold nothing to save room")
    how = parser.add_argument_group("how to draw")
    how.add_argument(
        "--overview",
        action="store_true",
        help="draw the positions and a table of the points where they meet (svg, png, pdf, txt)",
    )
    how.add_argument(
        "--atlas",
        metavar="DIR",
        nargs="?",
        const="",
        help="draw every claim on pages that can be read (default: A4), from the overview to the quotations and "
        "sources: SVG files in a folder DIR, or one PDF (-o debate.pdf --atlas)",
    )
    how.add_argument(
        "--timeline",
        action="store_true",
        help="draw claims and statements along their times (svg, png, pdf, txt)",
    )
    how.add_argument(
        "--highlight",
        metavar="NAME",
        type=choice("highlight", *HIGHLIGHTS),
        help=f"set off what an analysis points at: {', '.join(HIGHLIGHTS)}",
    )
    for option, kind, choices, ends in (
        ("--direction", "direction", ("up", "down", "left", "right"), "where conclusions are"),
        (
            "--theme",
            "theme",
            ("auto", "light", "dark", "classic"),
            "auto follows the reader's setting",
        ),
        (
            "--engine",
            "layout engine",
            ("auto", "wasm", "native", "dot"),
            "what computes the layout",
        ),
    ):
        listed = f"{', '.join(choices)} (default: {choices[0]}): {ends}"
        how.add_argument(
            option, metavar="WORD", type=choice(kind, *choices), default=choices[0], help=listed
        )
    how.add_argument(
        "--width",
        metavar="N",
        type=number(int, 40),
        help="columns of text (txt; default: the terminal's, $COLUMNS, or 80)",
    )
    how.add_argument("--no-legend", action="store_true", help="leave the legend out")
    how.add_argument(
        "--scale",
        metavar="N",
        type=number(float, 0, above=True),
        help="pixels per unit (png; default: 2)",
    )
    how.add_argument(
        "--deadline",
        metavar="S",
        type=number(float, 0, above=True),
        help="seconds the layout may take (default: 60)",
    )
    add_page(parser)
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Draw once, or again at every change."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.output import chosen_format, deliver, is_page
    from argmap.formats.exports.options import LAID_OUT

    if args.file != STREAM and S_ISDIR(disk.kind(args.file)):
        from argmap.cli.site import render_folder

        _refuse_picture(args)
        return render_folder(args)
    if is_page(args.format, args.output):
        return _page(args)
    refuse_page_options(args, "a picture")
    exporter = chosen_format(args.format, args.output, "render", "svg")
    if args.atlas is not None:
        check_atlas(args, exporter)
    if args.whole and args.boxes:
        raise Trouble("--whole draws everything and --boxes so many boxes: leave one out")
    other = "--overview" if args.overview else "--timeline" if args.timeline else ""
    if args.overview and args.timeline:
        raise Trouble("an overview has no time axis: leave out --overview or --timeline")
    if other and (option := _of_a_graph(args)):
        raise Trouble(f"{option} has no use with {other}, which draws no steps: leave one out")
    if other and exporter.name == "dot":
        raise Trouble(f"what {other} draws is no graph: draw it as svg, png, pdf or txt")
    if exporter.name in LAID_OUT and not other:
        from argmap.drawing.engines import prepare

        prepare(args.engine)
    maps = Maps(args)
    if args.watch:
        from argmap.cli.watch import watch

        return watch(args, maps, lambda reading: draw(reading, exporter, args))
    reading = maps.read(args.file)
    if args.atlas:
        leaves = draw_atlas(selected(reading, args), args)
        failed = say_problems(reading)
        write_pages(leaves, args.atlas, quiet=args.quiet)
    else:
        data = draw(reading, exporter, args)
        failed = say_problems(reading)
        deliver(data, args)
    return USAGE if maps.faulty else FINDINGS if failed else OK


def _page(args: argparse.Namespace) -> int:
    """Write a page once, or again at every change."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.output import deliver

    _refuse_picture(args)
    maps = Maps(args)
    if args.watch:
        from argmap.cli.watch import watch

        return watch(args, maps, lambda reading: written_page(reading, args))
    reading = maps.read(args.file)
    data = written_page(reading, args)
    failed = say_problems(reading)
    deliver(data, args)
    return USAGE if maps.faulty else FINDINGS if failed else OK


def selected(reading: Reading, args: argparse.Namespace) -> View:
    """Return the part of the map that the options select. Raises `Trouble` for a name that is not in the map."""
    from argmap.drawing.view import Selection, select

    selection = Selection(
        focus=tuple(args.focus),
        depth=args.depth,
        positions=tuple(args.position),
        groups=tuple(args.group),
        persons=tuple(args.person),
        sources=tuple(args.source),
        tags=tuple(args.tag),
        times=tuple(args.when),
        saved=args.view,
        evidence=not args.no_evidence and args.quotes != "none",
    )
    view, missing = select(reading.map, selection, args.file)
    missing += _not_there(reading.map, args)
    if missing:
        for sentence in missing[:-1]:
            complain(sentence)
        raise Trouble(missing[-1])
    if view.evidence:
        view = replace(view, states=reading.quotes.states)
    return view


def draw(reading: Reading, exporter: Exporter, args: argparse.Namespace) -> str | bytes:
    """Draw the part of the map that the options select.

    Raises `Trouble` for a name that is not in the map, and `ExportError` when the engine fails.
    """
    from argmap.cli.output import refuse_input_as_output
    from argmap.cli.rooms import into_room, overview_on, pages_of
    from argmap.cli.terminal import say
    from argmap.formats.exports.options import LAID_OUT, Options

    refuse_input_as_output(args.output, reading)
    view = selected(reading, args)
    if args.atlas is not None:
        return as_pdf(draw_atlas(view, args))
    defaults, pages = Options(), pages_of(args)
    if args.timeline and exporter.name in LAID_OUT:
        _say_when_empty(view)
    if args.highlight:
        view = _highlighted(view, args.highlight)
    laid_out = bool(pages) and exporter.name in LAID_OUT
    sheet = overview_on(view, pages, args) if laid_out and args.overview else None
    fitted = None
    if not args.timeline and not args.overview:
        view, fitted = into_room(view, exporter, args)
    options = Options(
        theme=args.theme,
        direction=args.direction,
        engine=args.engine,
        deadline=args.deadline or defaults.deadline,
        legend=not args.no_legend,
        scale=args.scale or defaults.scale,
        width=args.width or columns(),
        quotes=reading.quotes if exporter.asks_quotes else None,
        timeline=args.timeline,
        overview=args.overview,
        say=say,
        quotations=args.quotes,
        pages=pages,
        sheet=sheet,
        fitted=fitted,
    )
    return exporter.export(view, options)


def _of_a_graph(args: argparse.Namespace) -> str:
    """Return an option that has no use without the steps of a map, if one was given."""
    for option, given in (
        ("--highlight", args.highlight),
        ("--open", args.open),
        ("--fold", args.fold),
        ("--boxes", args.boxes),
        ("--whole", args.whole),
        ("--direction", args.direction != "up"),
        ("--quotes", args.quotes != "auto"),
    ):
        if given:
            return option
    return ""


def _refuse_picture(args: argparse.Namespace) -> None:
    """Raise `Trouble` for an option that only pictures have."""
    if option := _of_a_picture(args):
        raise Trouble(f"{option} is for a picture, and a page has all of a map: leave it out")


def _of_a_picture(args: argparse.Namespace) -> str:
    """Return an option that only pictures have, if one was given."""
    for name, *_ in SELECTING:
        if getattr(args, name):
            return f"--{name}"
    for option, given in (
        ("--depth", args.depth is not None), ("--view", args.view), ("--no-evidence", args.no_evidence),
        ("--overview", args.overview), ("--timeline", args.timeline), ("--atlas", args.atlas is not None),
        ("--fit", args.fit), ("--theme", args.theme != "auto"), ("--width", args.width), ("--scale", args.scale),
        ("--no-legend", args.no_legend), ("--engine", args.engine != "auto"), ("--deadline", args.deadline is not None),
    ):  # fmt: skip
        if given:
            return option
    return _of_a_graph(args)


def _not_there(map: ArgumentMap, args: argparse.Namespace) -> tuple[str, ...]:
    """Return a sentence for each name after --open or --fold that can be neither."""
    from argmap.base.near import unknown
    from argmap.model.unknown_names import left_out

    wholes = {step.part_of for step in map.arguments.values() if step.part_of}
    names = [*map.claims, *map.groups, *(name for name in map.arguments if name in wholes)]
    kind = "claim, group or argument of several steps"
    listed = f"`argmap convert {quote(args.file)} --to json` lists all of them"
    return tuple(
        left_out(map, name) or unknown(kind, name, names, where=args.file, listed=listed)
        for option, given in (("--open", args.open), ("--fold", args.fold))
        for name in given
        if name not in names and (option, name) != ("--open", "all")
    )


def _say_when_empty(view: View) -> None:
    """Say what to write when a timeline has nothing to show."""
    from argmap.cli.terminal import say
    from argmap.drawing.timeline.lanes import empty, timeline

    if sentence := empty(timeline(view)):
        say(sentence)


def _highlighted(view: View, name: str) -> View:
    """Return the view with the result of an analysis highlighted; report when that is nothing."""
    from argmap.cli.terminal import say
    from argmap.reasoning.proofs import debate
    from argmap.report.highlight import highlight, remark

    looked_at = debate(view.map)
    found = highlight(looked_at, name)
    view = replace(view, highlight=found)
    if sentence := remark(looked_at, name, found, view):
        say(sentence)
    return view
