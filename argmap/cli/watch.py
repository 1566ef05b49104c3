"""Draw again whenever a file of the map is saved."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.base.files import STREAM, FileTrouble
from argmap.cli.terminal import complain, say
from argmap.cli.trouble import Trouble
from argmap.following import Signature, files_of, signature

if TYPE_CHECKING:
    from argmap.cli.maps import Maps
    from argmap.reading import Reading

PAUSE = 0.3
"""Seconds between two looks at the files when no notice of changes comes."""

SETTLE = 0.05
"""Seconds to wait after a change: editors write in several steps."""

Draw = Callable[["Reading"], str | bytes]
"""Makes the picture of a map."""


def watch(args: argparse.Namespace, maps: Maps, draw: Draw) -> int:
    """Draw, then draw again after each change, until Ctrl-C (exit status 130).

    When a picture cannot be made, the last good one is kept.
    """
    if args.file == STREAM or args.output in {None, STREAM}:
        msg = "--watch needs a file to watch and a file to write (-o OUT)"
        raise Trouble(msg)
    files = [os.path.abspath(args.file)]
    while True:
        before = signature(files)
        try:
            reading = maps.read(args.file)
        except FileTrouble as trouble:
            complain(f"{trouble.sentence} (the last picture stays)")
        else:
            files = files_of(args.file, reading)
            # A file that came into the map with this reading counts from now on.
            before = {**signature(files), **{f: s for f, s in before.items() if f in files}}
            _redraw(args, reading, draw)
        wait(before)


def _redraw(args: argparse.Namespace, reading: Reading, draw: Draw) -> None:
    """Draw, and report the result in one line."""
    from argmap.base.diagnostics import Severity
    from argmap.base.files import write_file
    from argmap.formats.exports.options import ExportError

    if not reading.map.claims and reading.slips:
        complain(f"nothing in {args.file} can be read (the last picture stays)")
        return
    try:
        written = write_file(args.output, draw(reading))
    except (Trouble, FileTrouble, ExportError) as trouble:
        complain(f"{trouble} (the last picture stays)")
        return
    errors = [d for d in reading.diagnostics if d.severity is Severity.ERROR]
    words = f"Drew {args.output}" if written else f"{args.output} is up to date"
    if errors:
        from argmap.formats.checks.short import point

        first = f"{point(errors[0].place, reading.map.documents)}: {errors[0].message}"
        count = f"{len(errors)} {'error' if len(errors) == 1 else 'errors'}"
        words += f" without what cannot be read ({count}; {first})"
    say(f"{words}.")


def wait(before: Signature) -> None:
    """Return once the files differ from `before` and no longer change."""
    try:
        _wait_told(before)
    except ImportError:
        while signature(before) == before:
            time.sleep(PAUSE)
    now = signature(before)
    while True:
        time.sleep(SETTLE)
        later = signature(before)
        if later == now:
            return
        now = later


def _wait_told(before: Signature) -> None:
    """Wait for the system's notices about the folders; also look at the files once a second."""
    from watchfiles import watch as changes

    folders = {os.path.dirname(os.path.abspath(file)) for file in before}
    existing = sorted(folder for folder in folders if os.path.isdir(folder))
    told = changes(
        *existing,
        watch_filter=None,
        recursive=False,
        debounce=100,
        step=20,
        rust_timeout=1000,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    for _ in told:
        if signature(before) != before:
            return
