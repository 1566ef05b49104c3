"""Answers that are repeated as long as nothing they depend on has changed.

An answer consists of a command's output, its messages, the files it wrote and its exit status. It
is stored under a key (the program itself, the command line, the environment, the terminal),
together with the result of every look at the disk that the command took. Before an answer is
repeated, all of these looks are taken again; if one result differs, the command runs as usual.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Sequence

from argmap.base import cache, disk
from argmap.base.digest import digest
from argmap.base.program import mark
from argmap.cli.terminal import MOST, Act, begin_acts, end_acts, is_terminal, put, say

COMMANDS = {"check", "render"}
"""Commands with answers that are stored: they look at files only through `argmap.base.disk`."""

_FORM = 1
_PREFIXES = ("ARGMAP_", "LC_", "PYTHON", "XDG_")
_VARIABLES = ("COLUMNS", "HOME", "LANG", "LANGUAGE", "LINES", "LOCALAPPDATA", "NO_COLOR", "TERM",
              "UNICODE_VERSION")  # fmt: skip
"""Parts of the environment that an answer may depend on.

PATH is among them because it leads to other programs, and their answers are not stored.
"""


def with_memory(argv: Sequence[str], run: Callable[[], int]) -> int:
    """Repeat the stored answer to this command line, or run the command and store its answer."""
    if argv[0] not in COMMANDS or cache.cache_folder() is None:
        return run()
    try:
        key = _key(argv)
    except (OSError, ValueError):  # a folder that is gone, a terminal that says no size
        return run()
    name = f"answer-{digest(key).hex()[:32]}"
    if (answer := _read(cache.kept(name), name)) and answer[0] == key and disk.same(answer[1]):
        _give(answer[2])
        return answer[3]
    notes, acts = disk.begin(), begin_acts()
    try:
        status = run()
    finally:
        disk.end()
        end_acts()
    if notes.good:
        data = marshal.dumps((_FORM, key, notes.listed(), acts, status))
        if len(data) <= MOST:
            cache.keep(name, data)
    return status


def _give(acts: list[Act]) -> None:
    """Repeat the output, the messages and the files of an answer."""
    for act in acts:
        match act:
            case ("out", bytes(raw)):
                put(raw)
            case ("err", str(text)):
                say(text)
            case ("file", str(path), bytes(raw), bool(quiet)):
                from argmap.cli.output import write_product

                write_product(path, raw, quiet=quiet)


def _read(data: bytes | None, name: str) -> tuple[bytes, list[disk.Note], list[Act], int] | None:
    """Read an answer from a stored entry, which is deleted if it has another form."""
    if data is None:
        return None
    try:
        answer = marshal.loads(data)  # noqa: S302  # whole, and written by us
        match answer:
            case (int(form), bytes(key), list(notes), list(acts), int(status)) if form == _FORM:
                if all(map(_is_note, notes)) and all(map(_is_act, acts)) and 0 <= status <= 3:
                    return key, notes, acts, status
    except (ValueError, EOFError, TypeError):
        pass
    cache.drop(name)
    return None


def _is_note(note: object) -> bool:
    match note:
        case (str(), str(), bytes()):
            return True
    return False


def _is_act(act: object) -> bool:
    match act:
        case ("out", bytes()) | ("err", str()) | ("file", str(), bytes(), bool()):
            return True
    return False


def _key(argv: Sequence[str]) -> bytes:
    """Return a key for everything that an answer may depend on, except the files of the map."""
    environment = sorted(
        (name, value)
        for name, value in os.environ.items()
        if name != "ARGMAP_CACHE" and (name.startswith(_PREFIXES) or name in _VARIABLES)
    )
    terminals = [is_terminal(stream) for stream in (sys.stdout, sys.stderr)]
    size = os.get_terminal_size(sys.stdout.fileno()) if terminals[0] else None
    parts = (list(argv), os.getcwd(), environment, terminals, size and tuple(size), mark())
    return digest(repr(parts).encode("utf-8", "backslashreplace"))
