"""`argmap lock`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from argmap.cli.arguments import Parser, add_reading
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.terminal import complain, say

if TYPE_CHECKING:
    from argmap.cli.maps import Maps
    from argmap.quotes.copies.relock import Relocked
    from argmap.reading import Reading

EXAMPLES = """
  argmap lock debate.arg                     look every quotation up and write debate.arg.lock
  argmap lock --texts ~/articles debate.arg  with copies of the sources in that folder
  argmap lock maps/                          one lock beside each map below a folder
  argmap lock --check maps/                  say which locks would change, write nothing

A lock says which quotations match their source, and where, so that a map can be checked where the
sources may not be shipped. It keeps the quotations and up to six words on either side, and no
more of the sources. A quotation whose source is not at hand keeps what is known of it.
Exit status: 0 every quotation is in the lock, 1 some are not (or, with --check, a lock would
change), 2 a map or a lock that cannot be read or written.
"""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a map or a folder")
    parser.add_argument("--check", action="store_true", help="only say which locks would change")
    parser.add_argument(
        "--no-context",
        action="store_true",
        help="keep none of the words around a quotation (a lock without them stays so)",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="do not say what was written")
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Lock each map; one that cannot be locked does not stop the others."""
    from argmap.base.files import STREAM, FileTrouble
    from argmap.cli.maps import Maps
    from argmap.cli.paths import map_files

    maps, status = Maps(args), OK
    for path in map_files(args.paths):
        if path == STREAM:
            complain("standard input has no place for a lock; name a file")
            return USAGE
        try:
            status = max(
                status, _lock(path, maps, check=args.check, bare=args.no_context, quiet=args.quiet)
            )
        except FileTrouble as trouble:
            complain(trouble.sentence)
            status = USAGE
    return USAGE if maps.faulty else status


def today() -> str:
    """Return the date for locks (ISO 8601, local time). Nothing else reads the clock."""
    from datetime import datetime

    return datetime.now().astimezone().date().isoformat()


def _lock(path: str, maps: Maps, *, check: bool, bare: bool, quiet: bool) -> int:
    """Bring one map's lock up to date and return the exit status. Raises `FileTrouble`."""
    from argmap.base.files import FileTrouble, read_file, write_file
    from argmap.quotes.copies import BadLock, Lock, lock_path, written
    from argmap.quotes.copies.relock import CONTEXT, relock

    reading = maps.read(path)
    (file,) = reading.roots
    name = lock_path(file)
    old = reading.quotes.locks.get(file)
    known = old is not None
    if isinstance(old, BadLock):
        todo = f"{old.advice[:1].upper()}{old.advice[1:]}"
        raise FileTrouble(name, f"{old.why}; it was left alone. {todo}")
    if _partial(reading, file):
        complain(
            f"{path} has lines that cannot be read or names that nothing has, so {name} was left "
            f"alone; argmap check {path} shows them"
        )
        return FINDINGS
    old = old or Lock()
    words = 0 if bare or old.bare else CONTEXT
    new = relock(reading.map, reading.quotes, file, old, today(), context=words)
    if new.foreign:
        why = "is the lock of another map: it knows none of the sources that this one quotes"
        raise FileTrouble(name, f"{why}. It was left alone; remove it if nothing needs it")
    text = written(new.marks, new.entries)
    before = read_file(name) if known else ""
    nothing = not known and not new.entries
    changes = text != before and not nothing
    if changes and not check:
        write_file(name, text)
    missing = _say_missing(reading, new)
    if not quiet:
        count = _count(len(new.entries), "quotation")
        what = f"{count} of {_count(len(new.marks), 'source')}"
        if changes:
            say(f"{name} would change: {what}." if check else f"Wrote {name}: {what}.")
        elif nothing:
            empty = f"{path} has nothing to lock."
            say(f"No quotation was locked, so {name} was not written." if missing else empty)
        else:
            say(f"{name} is up to date: {what}.")
    return FINDINGS if missing or (check and changes) else OK


def _partial(reading: Reading, file: str) -> bool:
    """Whether reading a file may have lost quotations that its lock still has."""
    from argmap.model.unresolved import UndefinedName, UseFailed

    return any(
        slip.kind in {"broken", "deep", "quote"} for slip in reading.trees[file].slips
    ) or any(isinstance(problem, (UndefinedName, UseFailed)) for problem in reading.map.unresolved)


def _say_missing(reading: Reading, new: Relocked) -> bool:
    """Report the quotations that are not in the lock; return whether there are any."""
    from argmap.formats.checks.short import point
    from argmap.quotes.copies import Missing
    from argmap.rules.shared.phrasing import short

    for id in new.not_found:
        proof = reading.map.evidence[id]
        where = point(proof.words_place, reading.map.documents)
        say(f"{where}: “{short(proof.quote)}” does not stand in {proof.source}")
    unknown: dict[str, int] = {}
    for id in new.unknown:
        source = reading.map.evidence[id].source
        unknown[source] = unknown.get(source, 0) + 1
    marks = {mark.source for mark in new.marks}
    for source, copy in reading.quotes.texts.items():
        if not isinstance(copy, Missing):
            continue
        why = f"{copy.case}; {copy.advice}"
        if source in unknown:
            what = _count(unknown[source], "quotation")
            say(f"{what} of {source} cannot be looked up: {why}")
        elif source in marks and not copy.absent:
            say(f"What the lock knows of {source} was kept, for {why}")
    return bool(new.not_found or new.unknown)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
