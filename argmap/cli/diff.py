"""`argmap diff`."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from argmap.base.files import STREAM, FileTrouble
from argmap.cli.arguments import Parser, add_reading, choice
from argmap.cli.exits import OK, USAGE
from argmap.cli.terminal import put, say, wants_color
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.cli.maps import Maps
    from argmap.reading import Reading
    from argmap.report.changes import Changes

EXAMPLES = """
  argmap diff old.arg new.arg              what changed from one map to the other
  argmap diff --git HEAD debate.arg        what changed since the last commit
  argmap diff --git v1.0 debate.arg --format markdown -o changes.md
  argmap diff old.arg new.arg --quiet      say nothing; the exit status tells

Things are compared by name; what was only renamed is told as that. Order, layout, comments, `allow` lines
and typography are no changes. Words that changed stand in [-…-] and {+…+}.

In git itself: `*.arg diff=argmap` in .gitattributes, and
  git config diff.argmap.command "argmap diff --git-driver"

Exit status: 0 nothing changed; 1 something did; 2 a file or revision that cannot be read, or a wrong
option. Lines with errors are compared as they stand. --git-driver ends with 0, as git wants it.
"""
FORMATS = ("text", "markdown", "json")
SUFFIXES = {"txt": "text", "md": "markdown", "markdown": "markdown", "json": "json"}
CHANGED = 1
"""The exit status when something changed."""
_DRIVEN = "--git-driver is for git, which gives it seven words: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE"
_NOTHING = "/dev/null"
"""The file that git gives for a map that was added or removed, also on Windows."""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "files",
        metavar="OLD NEW",
        nargs="*",
        help="two maps (one of them may be -), or one with --git",
    )
    parser.add_argument(
        "--git", metavar="REV", help="compare one map with what it was at this revision"
    )
    parser.add_argument(
        "--no-analyses",
        action="store_true",
        help="leave out what changed in status, cruxes, replies and the other analyses",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=choice("format", *FORMATS),
        help="text (default), markdown or json; the suffix of OUT too",
    )
    parser.add_argument(
        "--git-driver",
        action="store_true",
        help="be called by git with the seven words of an external diff",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write")
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="say nothing; the exit status tells"
    )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Report what changed from one map to another."""
    if args.git_driver:
        return _driven(args)
    from argmap.cli.maps import Maps
    from argmap.cli.output import deliver, refuse_input_as_output, written_format

    maps = Maps(args)
    (old_name, old), (new_name, new) = _sides(args, maps)
    for reading in (old, new):
        refuse_input_as_output(args.output, reading)
    format = written_format(args, SUFFIXES, "text")
    for name, reading in () if args.quiet else ((old_name, old), (new_name, new)):
        _say_errors(name, reading)
    changes = _compared((old_name, old), (new_name, new), analyses=not args.no_analyses)
    if args.output not in {None, STREAM} or not args.quiet:
        deliver(_written(changes, format, args), args)
    return USAGE if maps.faulty else CHANGED if changes.any else OK


def _sides(args: argparse.Namespace, maps: Maps) -> tuple[tuple[str, Reading], tuple[str, Reading]]:
    """Both maps, each with the name to show for it."""
    files: list[str] = args.files
    if args.git is not None:
        if len(files) != 1 or files == [STREAM]:
            raise Trouble("--git REV takes one map, a file: argmap diff --git HEAD debate.arg")
        (path,) = files
        new = maps.read(path)
        return (f"{path} at {args.git}", _at(args, maps, path)), (path, new)
    if len(files) != 2:
        msg = "this takes two maps: `argmap diff OLD NEW`, or `argmap diff --git REV MAP`"
        raise Trouble(f"{msg} (`argmap diff --help` shows how)")
    if files == [STREAM, STREAM]:
        raise Trouble("only one of the two maps can be standard input")
    first, second = files
    old, new = maps.read(first), maps.read(second)
    if (
        not args.quiet
        and STREAM not in files
        and os.path.realpath(first) == os.path.realpath(second)
    ):
        say(f"{first} and {second} are the same file.")
    return (_shown(first), old), (_shown(second), new)


def _shown(path: str) -> str:
    return "standard input" if path == STREAM else path


def _at(args: argparse.Namespace, maps: Maps, path: str) -> Reading:
    """Read the map, and every file it used then, as they were at the requested revision."""
    from argmap.cli.revision import Revision
    from argmap.reading import Files, read

    settings = maps.settings(path)
    here = os.path.dirname(settings.path or "")
    own = (os.path.join(here, folder) for folder in settings.texts)
    folders = (*maps.allow, *maps.texts, *own)
    loader = Revision(path, args.git, Files(), folders)
    reading = read([path], loader=loader, settings=settings, allow=maps.allow, texts=maps.texts)
    for file in reading.unreadable:
        raise FileTrouble(file.path, file.why)
    return reading


def _compared(old: tuple[str, Reading], new: tuple[str, Reading], *, analyses: bool) -> Changes:
    from argmap.reasoning.difference import compare
    from argmap.reasoning.difference.outcomes import outcomes
    from argmap.report.changes import Changes

    before, after = old[1], new[1]
    difference = compare(before.map, after.map, (_faulty(before), _faulty(after)))
    states = (before.quotes.states, after.quotes.states) if analyses else ({}, {})
    told = outcomes(difference, states) if analyses else ()
    return Changes(old[0], new[0], difference, told)


def _faulty(reading: Reading) -> tuple[str, ...]:
    """The lines of a map that could not be read, or that name something missing."""
    from argmap.model.unresolved import LeftOut, UnknownScheme

    lines = {slip.place: slip.line for slip in reading.slips if slip.kind == "broken"}
    for problem in reading.map.unresolved:
        document = reading.map.documents.get(problem.place.file)
        if document is not None and not isinstance(problem, LeftOut | UnknownScheme):
            number = document.position(problem.place.start).line
            start = document.offset(number)
            lines[problem.place._replace(start=start, end=start)] = document.line(number)
    return tuple(lines.values())


def _say_errors(name: str, reading: Reading) -> None:
    if number := len(_faulty(reading)):
        lines = "1 line that cannot" if number == 1 else f"{number} lines that cannot"
        here = " (argmap check shows more)" if name in reading.roots else ""
        verb = "names" if number == 1 else "name"
        say(f"{name} has {lines} be read or {verb} what is not there; the rest is compared{here}.")


def _written(changes: Changes, format: str, args: argparse.Namespace) -> str:
    match format:
        case "json":
            from argmap.report.changes.data import as_json

            return as_json(changes)
        case "markdown":
            from argmap.report.changes.markdown import markdown

            return markdown(changes)
        case _:
            from argmap.report.changes.text import text

            to_terminal = args.output in {None, STREAM}
            return text(changes, color=to_terminal and wants_color(args.color, sys.stdout))


# ---- called by git ----


def _driven(args: argparse.Namespace) -> int:
    """Answer git. Trouble is reported but gives exit status 0, since git stops at any other."""
    from argmap.base.visible import one_line

    words: list[str] = args.files
    if len(words) == 1:
        put(f"{one_line(words[0])} is not merged: it has no two versions to compare.\n")
        return OK
    if len(words) not in (7, 9):
        raise Trouble(_DRIVEN)
    path, old_file, _, _, new_file, _, _ = words[:7]
    now = words[7] if len(words) == 9 else path
    try:
        put(_answer(args, (path, old_file), (now, new_file)))
    except (Trouble, FileTrouble) as trouble:
        put(f"{one_line(trouble.sentence)}\n\n")
    return OK


def _answer(args: argparse.Namespace, old: tuple[str, str], new: tuple[str, str]) -> str:
    """Return the difference between two versions of a map that git keeps in temporary files.

    The files they `use` are read as they are now, next to the map, so each file reports only its
    own changes.
    """
    from argmap.cli.maps import Maps
    from argmap.report.changes.text import text

    maps = Maps(args)
    readings = [_version(maps, *old, "before"), _version(maps, *new, "now")]
    names = [
        f"{path} ({what})" if file == _NOTHING else path
        for (path, file), what in ((old, "not there before"), (new, "not there any more"))
    ]
    changes = _compared(
        (names[0], readings[0]), (names[1], readings[1]), analyses=not args.no_analyses
    )
    paged = bool(os.environ.get("GIT_PAGER_IN_USE")) and not os.environ.get("NO_COLOR")
    color = wants_color(args.color, sys.stdout) or (args.color == "auto" and paged)
    said = text(changes, color=color)
    past = new[1] != _NOTHING and os.path.realpath(new[1]) != os.path.realpath(new[0])
    if past and any(any(reading.uses.values()) for reading in readings):
        said += "The files that it uses were read as they are now.\n"
    return said + "\n"


def _version(maps: Maps, path: str, file: str, when: str) -> Reading:
    from argmap.base.files import read_file

    try:
        text = "" if file in {_NOTHING, os.devnull} else read_file(file)
    except FileTrouble as trouble:
        # The file may be git's copy, under a name that nobody has seen.
        raise FileTrouble(f"{path} ({when})", trouble.why) from None
    return maps.read_text(text, path)
