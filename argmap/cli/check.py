"""`argmap check`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from argmap.base import disk
from argmap.cli.arguments import Parser, add_reading, choice
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.terminal import complain, put, say, wants_color

if TYPE_CHECKING:
    from argmap.base.diagnostics import Diagnostic
    from argmap.base.text import Document
    from argmap.cli.maps import Maps

_real = cache(disk.real)

EXAMPLES = """
  argmap check debate.arg                 one map, with every file it uses
  argmap check maps/                      every *.arg file below a folder, each on its own
  argmap check --fix debate.arg           repair what can be repaired safely
  argmap check --strict --format github maps/      in a workflow: warnings fail, too
  cat debate.arg | argmap check -         standard input

Exit status: 0 no errors, 1 errors (with --strict: or warnings; infos never), 2 a file that
cannot be read, or a wrong option or setting.
"""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.spellings |= {"--fix=safe": "--fix", "--fix=unsafe": "--unsafe-fixes"}
    formats = ("full", "short", "json", "github", "sarif")
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a map, a folder, or -")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=choice("format", *formats),
        default="full",
        help=f"{', '.join(formats)} (default: full)",
    )
    parser.add_argument(
        "--fix",
        action="store_const",
        const="safe",
        help="apply safe fixes, then check; --fix=unsafe: also those that may change the meaning",
    )
    parser.add_argument(
        "--unsafe-fixes",
        dest="fix",
        action="store_const",
        const="unsafe",
        help="the same as --fix=unsafe",
    )
    parser.add_argument("--strict", action="store_true", help="warnings fail, too (infos never)")
    parser.add_argument("-q", "--quiet", action="store_true", help="no line of counts at the end")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="under each finding about a quotation: the pattern of words that spoke",
    )
    rules = parser.add_argument_group("rules (names, codes or areas, with commas)")
    for option, words in (
        ("--select", "only these"),
        ("--extend", "these besides the usual ones, as in --extend formal"),
        ("--ignore", "not these"),
    ):
        rules.add_argument(
            option, metavar="RULES", action="extend", type=_names, default=[], help=words
        )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Check each path on its own; a diagnostic that two of them share is shown once."""
    from argmap.base.files import STREAM, FileTrouble
    from argmap.cli.maps import Maps, failing, kept_until_the_end
    from argmap.cli.paths import map_files
    from argmap.formats.checks import render_pieces, summary

    maps, status, fixed = Maps(args), OK, 0
    found: dict[tuple[object, ...], Diagnostic] = {}
    diagnostics: tuple[Diagnostic, ...] = ()
    documents: dict[str, Document] = {}
    files = map_files(args.paths)
    tell = cache(complain)  # fixing and checking may stumble over the same file
    if args.fix and STREAM in files:
        complain("--fix changes files; standard input cannot be changed")
        return USAGE
    if args.fix:
        fixed, status = _fix(files, maps, tell, unsafe=args.fix == "unsafe")
    for path in files:
        try:
            reading = maps.read(path)
        except FileTrouble as trouble:
            tell(trouble.sentence)
            status = USAGE
            continue
        if len(files) > 1:
            for diagnostic in reading.diagnostics:
                found.setdefault(_key(diagnostic), diagnostic)
        else:
            with kept_until_the_end():
                diagnostics = tuple(_distinct(reading.diagnostics))
        documents |= reading.documents
    diagnostics = diagnostics or tuple(found.values())
    if diagnostics or args.format not in {"full", "short"}:
        color = wants_color(args.color, sys.stdout)
        put(render_pieces(diagnostics, documents, args.format, color, explain=args.explain))
    if not args.quiet:
        if fixed:
            say(f"Fixed {fixed} {'problem' if fixed == 1 else 'problems'}.")
        if args.format in {"full", "short"} and (diagnostics or status == OK):
            say(f"{summary(diagnostics)}{_fixable(diagnostics, args.fix)}.")
    if maps.faulty:
        status = USAGE
    return status or (FINDINGS if failing(diagnostics, strict=args.strict) else OK)


def _fix(
    files: Iterable[str], maps: Maps, tell: Callable[[str], None], *, unsafe: bool
) -> tuple[int, int]:
    """Fix each map. Return the number of problems fixed and the exit status so far."""
    from argmap.base.files import FileTrouble
    from argmap.cli.fixing import fix_map

    fixed, status = 0, OK
    for path in files:
        try:
            fixed += fix_map(path, maps, unsafe=unsafe)
        except FileTrouble as trouble:
            tell(trouble.sentence)
            status = USAGE
    return fixed, status


def _distinct(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics of one map, which are sorted by place, each once."""
    seen: set[str] = set()
    last: tuple[object, ...] = ()
    for diagnostic in diagnostics:
        here = (diagnostic.code, diagnostic.place)
        if here != last:
            last, seen = here, set()
        if diagnostic.message not in seen:
            seen.add(diagnostic.message)
            yield diagnostic


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    """A key that is equal for the same diagnostic, whichever path led to its file."""
    place = diagnostic.place
    return (diagnostic.code, _real(place.file), place[1:], diagnostic.message)


def _fixable(diagnostics: Iterable[Diagnostic], done: str | None) -> str:
    """Return the rest of a sentence on what can be repaired, after what has been `done`.

    What was fixed in one run is bounded (`fixing.ROUNDS`), so that some of it may be left.
    """
    fixes = [d.fix for d in diagnostics if d.fix]
    safe = sum(fix.safe for fix in fixes)
    left = len(fixes) if done == "unsafe" else safe
    if left and done:
        again = "--fix=unsafe" if done == "unsafe" else "--fix"
        return f"; {again} repairs {left} more when it is run again"
    if safe and not done:
        return f"; --fix repairs {safe} of them"
    if fixes and done != "unsafe":
        return f"; --fix=unsafe repairs {len(fixes)} of them"
    return ""


def _names(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]
