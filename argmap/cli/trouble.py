"""The errors that stop a command, in sentences."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from argmap.base.near import unknown
from argmap.cli.exits import ENGINE, USAGE
from argmap.cli.terminal import complain, say


class Trouble(Exception):
    """A sentence for the user and the exit status that goes with it."""

    def __init__(self, sentence: str, status: int = USAGE) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def answer(error: Exception) -> int:
    """Report what happened and return the exit status."""
    from argmap.base.files import FileTrouble, reason
    from argmap.formats.exports.options import ExportError

    match error:
        case Trouble():
            complain(error.sentence)
            return error.status
        case FileTrouble():
            complain(error.sentence)
        case ExportError():
            complain(str(error))
            return ENGINE
        case OSError():
            complain(f"{error.filename or 'standard output'} {reason(error, 'written')}")
        case MemoryError():
            complain("this needs more memory than there is")
        case _:
            words = f"{type(error).__name__}: {error}".rstrip(": ")
            complain(
                f"argmap stopped on something unexpected ({words[:300]}). That is a fault of "
                f"argmap; please report it{_where()} with the file, if you can share it"
            )
            if not os.environ.get("ARGMAP_DEBUG"):
                say("ARGMAP_DEBUG=1 in the environment shows where it happened.")
    if os.environ.get("ARGMAP_DEBUG"):
        import traceback

        say("".join(traceback.format_exception(error)))
    return USAGE


def _where() -> str:
    """Return the address for bug reports from the metadata of the installed package."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        addresses = metadata("argmap").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    by_label = dict(address.split(", ", 1) for address in addresses)
    found = by_label.get("Issues") or next(iter(by_label.values()), "")
    return f" at {found}" if found else ""


def unknown_command(argv: Sequence[str], commands: Iterable[str]) -> Trouble:
    """Return the trouble for a first word that is not a command."""
    word = argv[0]
    if word.startswith("-") and word != "-":
        return Trouble(
            f"there is no option `{word}` before a command (`argmap --help` lists the commands)"
        )
    if word == "-" or word.endswith(".arg") or os.path.exists(word):
        return Trouble(f"{word} is not a command; did you mean `argmap check {word}`?")
    listed = "`argmap --help` lists them"
    return Trouble(unknown("command", word, tuple(commands), listed=listed))
