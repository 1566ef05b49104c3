"""Destination and format of a picture or a data file."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.base import disk
from argmap.base.files import STREAM, write_file
from argmap.base.near import unknown
from argmap.cli.terminal import is_terminal, noted_as, put, say
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.formats.exports import Exporter
    from argmap.reading import Reading

COMMANDS = {"render": "pictures", "convert": "data"}
PAGE = "html"
"""The format of a page, which both of them write; it is no exporter, since it shows more than a view."""
PAGES = (".html", ".htm")
"""Suffixes of a page."""


def is_page(name: str | None, output: str | None) -> bool:
    """Whether a page of HTML is asked for, by a format's name or else by the suffix of the output."""
    suffix = os.path.splitext(output or "")[1].lower()
    return name == PAGE if name else suffix in PAGES


def chosen_format(
    name: str | None, output: str | None, purpose: str, default: str | None
) -> Exporter:
    """Return the format of the option, else the one for the output's suffix, else the default.

    Raises `Trouble` with advice for an unknown name or suffix, or for a format that belongs to the
    other command.
    """
    from argmap.formats.exports import by_suffix, exporter_for, exporter_names

    suffix = os.path.splitext(output or "")[1]
    if name:
        if name not in exporter_names():
            raise Trouble(unknown("format", name, _formats(purpose)))
        chosen = exporter_for(name)
    elif output in {None, STREAM}:
        if default is None:
            formats = ", ".join(_formats(purpose))
            msg = f"say what to make: --to FORMAT or -o OUT, where FORMAT is one of {formats}"
            raise Trouble(msg)
        chosen = exporter_for(default)
    else:
        found = by_suffix(suffix) if suffix else None
        if found is None:
            raise _no_suffix(suffix, str(output), purpose)
        chosen = found
    if chosen.purpose != purpose:
        other = next(c for c in COMMANDS if c != purpose)
        msg = f"{chosen.name} is for {COMMANDS[other]}: use `argmap {other}`"
        raise Trouble(msg)
    return chosen


def written_format(args: argparse.Namespace, suffixes: Mapping[str, str], default: str) -> str:
    """Return the format of `--format`, else the one for the output's suffix, else the default.

    `suffixes` map a suffix such as `md` to a format such as `markdown`; an output without a suffix
    gets the default. Raises `Trouble` for any other suffix.
    """
    suffix = os.path.splitext(args.output or "")[1]
    if args.format or not suffix:
        return str(args.format or default)
    if (plain := suffix[1:].lower()) in suffixes:
        return suffixes[plain]
    raise Trouble(unknown("format with the suffix", suffix, [f".{ending}" for ending in suffixes]))


def _formats(purpose: str) -> list[str]:
    from argmap.formats.exports import all_exporters

    return [*(e.name for e in all_exporters() if e.purpose == purpose), PAGE]


def _no_suffix(suffix: str, output: str, purpose: str) -> Trouble:
    from argmap.formats.exports import all_exporters

    if not suffix:
        names = ", ".join(f"`{name}`" for name in _formats(purpose))
        return Trouble(f"{output} has no suffix that says its format (there are {names})")
    suffixes = [
        *(s for e in all_exporters() if e.purpose == purpose for s in e.suffixes),
        *PAGES[:1],
    ]
    return Trouble(unknown("format with the suffix", suffix, suffixes))


def refuse_input_as_output(output: str | None, reading: Reading) -> None:
    """Raise `Trouble` when the output would overwrite the map it is made from."""
    if output in {None, STREAM}:
        return
    target = disk.real(str(output))
    if any(target == disk.real(path) for path in reading.map.documents):
        msg = f"{output} is a file of the map itself; name another one after -o"
        raise Trouble(msg)


def deliver(
    data: str | bytes | Iterable[str], args: argparse.Namespace, *, is_map: bool = False
) -> None:
    """Write the product, whole or in pieces, to the output file or to standard output.

    Raises `Trouble` where a map would be replaced by a product that is none.
    """
    if args.output in {None, STREAM}:
        if isinstance(data, bytes) and args.output is None and is_terminal(sys.stdout):
            msg = "this format is not text for a terminal; name a file with -o OUT"
            raise Trouble(msg)
        put(data)
        return
    if not is_map and args.output.lower().endswith(".arg") and disk.kind(args.output):
        msg = f"{args.output} is there and may be a map; name another file after -o"
        raise Trouble(msg)
    if isinstance(data, str | bytes):
        raw = data.encode(errors="backslashreplace") if isinstance(data, str) else data
        write_product(args.output, raw, quiet=args.quiet)
    else:
        _say_written(args.output, write_file(args.output, data), quiet=args.quiet)


def write_product(path: str, raw: bytes, *, quiet: bool) -> None:
    """Write a product to its file, and report that."""
    with noted_as(("file", path, raw, quiet)):
        _say_written(path, write_file(path, raw, again=True), quiet=quiet)


def _say_written(path: str, written: bool, *, quiet: bool) -> None:
    if not quiet:
        say(f"Wrote {path}." if written else f"{path} is up to date.")
