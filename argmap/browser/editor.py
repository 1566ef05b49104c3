"""The user's editor at a line of a file."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Mapping, Sequence

BY_PLUS = {
    "vi", "vim", "nvim", "gvim", "mvim", "view", "nano", "pico", "emacs", "emacsclient", "mg", "jed",
    "micro", "kak", "ed", "joe", "jove", "zile", "ne", "mcedit", "gedit", "pluma", "xed",
}  # fmt: skip
BY_COLON = {"hx", "helix", "subl", "zed", "fresh"}
BY_GOTO = {"code", "codium", "cursor"}


def editor_command(path: str, line: int, environment: Mapping[str, str]) -> list[str]:
    """Return the words of a command that opens a file at a line with `$VISUAL` or `$EDITOR`."""
    wanted = environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    try:
        words = shlex.split(wanted) or ["vi"]
    except ValueError:
        words = [wanted]
    name = os.path.splitext(os.path.basename(words[0]))[0]
    path = os.path.abspath(path)
    if name in BY_GOTO:
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    if name in BY_COLON:
        return [*words, f"{path}:{line}"]
    if name in BY_PLUS:
        return [*words, f"+{line}", path]
    return [*words, path]


def at_line(command: Sequence[str], line: int) -> bool:
    """Whether a command of `editor_command` opens the file at the line (any does at line 1)."""
    return line <= 1 or command[-1].endswith(f":{line}") or f"+{line}" in command


def run_editor(command: Sequence[str]) -> str:
    """Run an editor and wait for it; return a sentence on what went wrong, or nothing.

    Never raises, since the terminal must be restored in any case. Ctrl-C goes to the editor alone.
    """
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        return (
            f"{command[0]} cannot be started: {why or error}; put the name of an editor into EDITOR"
        )
    finally:
        signal.signal(signal.SIGINT, before)
    return f"{command[0]} ended with {status}." if status else ""
