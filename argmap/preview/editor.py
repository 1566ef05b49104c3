"""The user's editor, started from the page: a command that opens a file at a line.

A preview has no screen of its own that an editor could use, so only editors with windows will do.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from threading import Thread

from argmap.base.visible import one_line

OPEN = "ARGMAP_OPEN"
"""The variable with the command that opens a file from the page."""

ADVICE = f"Put a command into {OPEN}, as in {OPEN}='code -g {{file}}:{{line}}'"

WINDOWED: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "cursor", "windsurf"),
        ("--goto", "{file}:{line}:{column}"),
    ),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "fresh"), ("{file}:{line}:{column}",)),
    **dict.fromkeys(("gvim", "mvim", "gedit", "pluma", "xed"), ("+{line}", "{file}")),
    **dict.fromkeys(("kate", "kwrite"), ("--line", "{line}", "--column", "{column}", "{file}")),
    **dict.fromkeys(("idea", "pycharm", "webstorm"), ("--line", "{line}", "{file}")),
    "mate": ("--line", "{line}:{column}", "{file}"),
    "bbedit": ("+{line}", "{file}"),
    "gnome-text-editor": ("{file}",),
    "mousepad": ("--line={line}", "{file}"),
    "notepad++": ("-n{line}", "-c{column}", "{file}"),
    "notepad": ("{file}",),
}  # fmt: skip
"""Editors with windows of their own, and how each is told a line."""

WAITING = {"--wait", "-w", "--nofork", "-f", "--block", "-b"}
"""Options with which git and the like have an editor wait; the page does not."""


def editor_command(
    path: str, line: int, column: int, environment: Mapping[str, str]
) -> list[str] | str:
    """Return the words of a command that opens a file at a line, or why there is none.

    It is that of `ARGMAP_OPEN`, with `{file}`, `{line}` and `{column}` in it, else of `VISUAL` or
    `EDITOR`, if that is known to open a window. No shell has a part in it.
    """
    own = environment.get(OPEN, "").strip()
    wanted = own or environment.get("VISUAL") or environment.get("EDITOR") or ""
    named = OPEN if own else "EDITOR"
    try:
        words = shlex.split(wanted)
    except ValueError:
        return f"{named} cannot be read as a command: a quotation mark in it is not closed"
    if not words:
        return f"no editor is named. {ADVICE}"
    name = os.path.splitext(os.path.basename(words[0]))[0].lower()
    values = {"file": os.path.abspath(path), "line": str(line), "column": str(column)}
    if own and any("{file}" in word for word in words[1:]):
        return [_filled(word, values) for word in words]
    if name in WINDOWED:
        words = [words[0], *(word for word in words[1:] if word not in WAITING)]
        return [*words, *(_filled(word, values) for word in WINDOWED[name])]
    if own:
        return f"{OPEN} does not say where the file goes. {ADVICE}"
    return f"{one_line(name)} needs a terminal, or is not known to open a window. {ADVICE}"


def _filled(word: str, values: Mapping[str, str]) -> str:
    """Put values into a word, each where it is named; what is in a value stays as it is."""
    pieces = word.split("{")
    filled = pieces[0]
    for piece in pieces[1:]:
        name, brace, rest = piece.partition("}")
        filled += values[name] + rest if brace and name in values else "{" + piece
    return filled


def start_editor(command: Sequence[str]) -> str:
    """Start an editor and do not wait for it; return a sentence on what went wrong, or nothing."""
    try:
        running = subprocess.Popen(  # noqa: S603  # the user's own command, without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        return f"{one_line(command[0])} cannot be started: {why or error}. {ADVICE}"
    # Whoever ends is waited for, so that no dead process stays behind.
    Thread(target=running.wait, daemon=True).start()
    return ""
