"""Foreign files as maps: choose the importer for a file, and report what is lost."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from argmap.base.files import STREAM, FileTrouble, read_bytes, read_file
from argmap.base.near import unknown
from argmap.cli.output import deliver
from argmap.cli.terminal import say
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.formats.imports import Imported, Importer

LANGUAGE = "arg"
"""The value of `--to` for the language itself."""

MOST = 1000
"""The number of findings of one level that are shown; nobody reads more, and the rest is counted."""


def importers_for(path: str, name: str | None) -> tuple[Importer, ...]:
    """Return the importers that may read a file: the one of that name, else those for its suffix.

    The result is empty for a map. Raises `Trouble` with advice for an unknown name.
    """
    suffix = os.path.splitext(path)[1]
    if name == LANGUAGE or (name is None and suffix in {"", ".arg"}):
        return ()
    from argmap.formats.imports import all_importers, by_suffix, importer_for

    if name is None:
        return by_suffix(suffix)
    found = importer_for(name)
    if found is None:
        names = [LANGUAGE, *(importer.name for importer in all_importers())]
        raise Trouble(unknown("format to read", name, names))
    return (found,)


def carry_over(path: str, importers: tuple[Importer, ...]) -> tuple[str, bool]:
    """Translate a foreign file into the language; report what could not be carried over.

    Returns the text of the map, and whether anything was lost. Raises `FileTrouble` for a file that
    cannot be read, and `Trouble` for one that has nothing in the format or may be in several
    formats.
    """
    raw = read_bytes(path)
    results = [(importer, importer.run(raw)) for importer in importers]
    good = [(importer, result) for importer, result in results if result.text]
    names = ", ".join(importer.name for importer, _ in good or results)
    if len(good) > 1:
        msg = f"{path} may be any of {names}; say which with --from"
        raise Trouble(msg)
    if not good and len(results) > 1:
        msg = f"{path} is none of {names}; say with --from how it is to be read, to hear why"
        raise Trouble(msg)
    importer, result = (good or results)[0]
    failed = _say(path, raw, result)
    if not result.text:
        msg = f"nothing in {path} could be read as {importer.name}; nothing was written"
        raise Trouble(msg)
    return result.text, failed


def _say(path: str, raw: bytes, result: Imported) -> bool:
    """Print the findings, one a line; return whether any is more serious than a remark."""
    from collections import Counter

    from argmap.base.diagnostics import Severity
    from argmap.base.text import Document, read_text
    from argmap.base.visible import one_line, visible
    from argmap.formats.checks.short import point

    try:
        documents = {path: Document(path, read_text(raw))}
    except ValueError:
        documents = {}
    numbers: Counter[Severity] = Counter()
    for finding in result.findings:
        level = finding.level or Severity.WARNING
        numbers[level] += 1
        if numbers[level] > MOST:
            continue
        where = point(finding.place._replace(file=path), documents)
        advice = f"; {finding.help}" if finding.help else ""
        say(f"{where}: {level}: {one_line(finding.message + advice)}")
    for level, number in numbers.items():
        if number > MOST:
            say(f"{visible(path)}: {level}: {number - MOST:,} more of this level are not shown")
    return any(finding.level is not Severity.INFO for finding in result.findings)


def deliver_map(text: str, args: argparse.Namespace) -> None:
    """Write a map made from a foreign file.

    Raises `Trouble` when another file is there already, unless `--force` is given.
    """
    if args.output not in {None, STREAM} and os.path.lexists(args.output) and not args.force:
        try:
            same = read_file(args.output) == text
        except FileTrouble:
            same = False
        if not same:
            msg = f"{args.output} exists already and was left alone; --force replaces it"
            raise Trouble(msg)
    deliver(text, args, is_map=True)


def refuse_itself(path: str, output: str | None) -> None:
    """Raise `Trouble` when the output would overwrite the foreign file it is made from."""
    if STREAM not in {path, output or STREAM} and os.path.realpath(path) == os.path.realpath(
        str(output)
    ):
        msg = f"{output} is the file that is read; name another one after -o"
        raise Trouble(msg)
