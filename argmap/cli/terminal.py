"""Standard output for the product, standard error for talk."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO


def put(data: str | bytes) -> None:
    """Write a command's product to standard output, text as UTF-8.

    A reader that has left (`| head -1`) is no error: the rest is dropped and the command's own
    exit status stands. A full disk behind it raises `OSError`.
    """
    from argmap.text import utf8

    stream = sys.stdout
    buffer = getattr(stream, "buffer", None)
    raw = utf8(data) if isinstance(data, str) else data
    try:
        if buffer is None:
            stream.write(raw.decode(errors="replace"))
        else:
            stream.flush()
            buffer.write(raw)
            buffer.flush()
    except BrokenPipeError:
        _abandon(stream)
    except OSError:
        _abandon(stream)
        raise


def flush() -> None:
    """Bring out what is still held back, so that a failure shows while it can be told."""
    put(b"")


def say(text: str) -> None:
    """Talk to the user on standard error; nothing in it can drive the terminal."""
    from argmap.report.visible import visible

    with suppress(OSError, ValueError):
        for line in text.split("\n"):
            print(visible(line).rstrip(), file=sys.stderr)
        sys.stderr.flush()


def complain(sentence: str) -> None:
    """Say what went wrong."""
    say(f"error: {sentence}")


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether to colour what goes to `stream`; `choice` is `auto`, `always` or `never`."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def _abandon(stream: TextIO) -> None:
    """Let what is left in the buffers go nowhere, also when the interpreter ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
