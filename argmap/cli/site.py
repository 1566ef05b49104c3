"""`argmap render FOLDER -o SITE/`: the pages of a folder of maps, and an index of them."""

from __future__ import annotations

import argparse
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.base import disk
from argmap.base.files import STREAM, FileTrouble, reason
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.page import page_options
from argmap.cli.terminal import complain, say
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.reading import Reading

MAP = ".arg"
FILES = r"[^/\\]+\.html"
"""What the files of a site are called."""
LONGEST = 120
"""Characters of a page's name, before its suffix: no file system takes more than 255 bytes."""
INDEX = "index.html"
_ODD = re.compile(r"[^\w.-]+")


def render_folder(args: argparse.Namespace) -> int:
    """Write the page of every map right in a folder, with links where one uses another, and an index."""
    from argmap.base.folders import write_folder
    from argmap.cli.maps import Maps, say_problems
    from argmap.page.assets import OF_A_SITE
    from argmap.page.document import page
    from argmap.page.index import Listed, index
    from argmap.report.compose import title_of

    folder = args.file
    if args.output in {None, STREAM}:
        raise Trouble(f"{folder} is a folder: name one for the pages of its maps, such as -o site/")
    if args.watch or args.embed:
        option = "--watch" if args.watch else "--embed"
        raise Trouble(
            f"{option} is for the page of one map, and {folder} is a folder: name a map in it"
        )
    if disk.real(args.output) == disk.real(folder):
        raise Trouble(f"{folder} has the maps themselves: name another folder for their pages")
    try:
        found = (n for n in sorted(disk.names(folder)) if n.endswith(MAP) and not n.startswith("."))
        files = [os.path.join(folder, n) for n in found]
    except (OSError, ValueError) as error:
        raise FileTrouble(folder, reason(error, "read")) from None
    maps, readings, failed = Maps(args), dict[str, "Reading"](), False
    room = os.path.join(disk.real(folder), "")
    for file in files:
        if not disk.real(file).startswith(room):
            complain(f"{file} leads to a file outside the folder, and has no page")
            failed = True
            continue
        try:
            reading = maps.read(file)
        except FileTrouble as trouble:
            complain(trouble.sentence)
            failed = True
            continue
        if reading.map.claims or reading.broken:
            readings[file] = reading
            failed |= say_problems(reading)
    if not readings:
        raise Trouble(f"{folder} has no map with a claim in it (files that end with {MAP})")
    names = _names(readings)
    titles = {file: title_of(readings[file].map, names[file]) for file in readings}
    pages: dict[str, str] = {}
    for file, reading in readings.items():
        beside = _beside(file, readings, names, titles)
        pages[names[file]] = page(reading, replace(page_options(args), beside=beside, index=INDEX))
    listed = [Listed(names[f], r.map, len(r.errors)) for f, r in readings.items()]
    title = os.path.basename(os.path.abspath(folder)).capitalize()
    write_folder(args.output, {INDEX: index(title, listed), **pages}, FILES, OF_A_SITE)
    if not args.quiet:
        say(
            f"Wrote {len(pages)} page{'s' if len(pages) > 1 else ''} to {args.output}: begin with {INDEX}."
        )
    return USAGE if maps.faulty else FINDINGS if failed else OK


def _names(readings: dict[str, Reading]) -> dict[str, str]:
    """Return the file name of the page of each map, all different, also where capitals do not count."""
    names: dict[str, str] = {}
    taken = {INDEX}
    for file in readings:
        stem = _ODD.sub("-", os.path.basename(file).removesuffix(MAP)).strip("-.")
        while len(stem.encode(errors="replace")) > LONGEST:
            stem = stem[:-1]
        stem = stem or "map"
        name, number = f"{stem}.html", 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}.html"
        taken.add(name.lower())
        names[file] = name
    return names


def _beside(
    file: str, readings: dict[str, Reading], names: dict[str, str], titles: dict[str, str]
) -> tuple[tuple[str, str, str], ...]:
    """Return the pages of the maps that a map uses, and of those that use it."""
    real = {disk.real(other): other for other in readings}
    used = {
        f: {real.get(disk.real(p)) for p in r.map.documents} - {f, None}
        for f, r in readings.items()
    }
    uses = [("uses", names[o], titles[o]) for o in readings if o in used[file]]
    return (*uses, *(("used in", names[o], titles[o]) for o in readings if file in used[o]))
