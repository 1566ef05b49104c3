"""Where a picture or a data file goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.cli.terminal import is_terminal, put, say
from argmap.cli.trouble import Trouble
from argmap.files import STREAM, write_file
from argmap.near import near

if TYPE_CHECKING:
    from argmap.analysis import Reading
    from argmap.exporters import Exporter

COMMANDS = {"render": "pictures", "convert": "data"}


def chosen_format(
    name: str | None, output: str | None, purpose: str, default: str | None
) -> Exporter:
    """The format asked for by name, else by the suffix of the output, else the default.

    Raises `Trouble` with advice for an unknown name or suffix, or one of the other command.
    """
    from argmap.exporters import all_exporters, by_suffix, exporter_for, exporter_names

    suffix = os.path.splitext(output or "")[1]
    if name:
        if name not in exporter_names():
            raise _unknown(f"there is no format {name}", name, purpose)
        chosen = exporter_for(name)
    elif output in {None, STREAM}:
        if default is None:
            formats = ", ".join(e.name for e in all_exporters() if e.purpose == purpose)
            msg = f"say what to make: --to FORMAT or -o OUT, where FORMAT is one of {formats}"
            raise Trouble(msg)
        chosen = exporter_for(default)
    else:
        found = by_suffix(suffix) if suffix else None
        if found is None:
            what = f"no format has the suffix {suffix}" if suffix else f"{output} has no suffix"
            raise _unknown(what, suffix.removeprefix("."), purpose)
        chosen = found
    if chosen.purpose != purpose:
        other = next(c for c in COMMANDS if c != purpose)
        msg = f"{chosen.name} is for {COMMANDS[other]}: use `argmap {other}`"
        raise Trouble(msg)
    return chosen


def written_format(args: argparse.Namespace, suffixes: Mapping[str, str], default: str) -> str:
    """The format that `--format` names, else the one that the suffix of the output stands for, else
    the default, also for an output without a suffix.

    `suffixes` go from `md` to `markdown`. Raises `Trouble` for a suffix that is not among them.
    """
    suffix = os.path.splitext(args.output or "")[1]
    if args.format or not suffix:
        return str(args.format or default)
    if (plain := suffix[1:].lower()) in suffixes:
        return suffixes[plain]
    formats = ", ".join(dict.fromkeys(suffixes.values()))
    endings = ", ".join(f".{ending}" for ending in suffixes)
    msg = f"{args.output}: the suffix {suffix} is none of those that are written here ({endings})"
    raise Trouble(f"{msg}; take one of them, or say --format FORMAT, which is one of {formats}")


def _unknown(what: str, word: str, purpose: str) -> Trouble:
    from argmap.exporters import all_exporters

    names = [e.name for e in all_exporters() if e.purpose == purpose]
    likely = near(word, names, likeness=0.5)
    meant = f"did you mean {likely[0]}?" if likely else f"there are {', '.join(names)}"
    return Trouble(f"{what}; {meant}")


def refuse_input_as_output(output: str | None, reading: Reading) -> None:
    """A map is never written over by what is made from it."""
    if output in {None, STREAM}:
        return
    target = os.path.realpath(str(output))
    if any(target == os.path.realpath(path) for path in reading.map.documents):
        msg = f"{output} is a file of the map itself; name another one after -o"
        raise Trouble(msg)


def deliver(data: str | bytes, args: argparse.Namespace) -> None:
    """Write the product to the file asked for, or to standard output."""
    if args.output in {None, STREAM}:
        if isinstance(data, bytes) and args.output is None and is_terminal(sys.stdout):
            msg = "this format is not text for a terminal; name a file with -o OUT"
            raise Trouble(msg)
        put(data)
        return
    written = write_file(args.output, data)
    if not args.quiet:
        say(f"Wrote {args.output}." if written else f"{args.output} is up to date.")
