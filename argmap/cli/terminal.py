"""Standard output for the product, standard error for messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EBADF
from typing import TextIO

from argmap.base import disk


def hold_streams() -> None:
    """Send a stream that the caller has closed to the null device.

    Otherwise the next file opened would take the place of standard output, and printed text would
    go into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


Act = tuple[str, bytes] | tuple[str, str] | tuple[str, str, bytes, bool]
"""A recorded act: `out`, `err` or `file`, and its content."""

MOST = 4 << 20
"""Bytes of a product above which it is not recorded, nor any other act of its command."""

_acts: list[list[Act]] = []


def begin_acts() -> list[Act]:
    """Begin to record output, messages and written files; return the list that they go to."""
    _acts.append([])
    return _acts[-1]


def end_acts() -> None:
    """Stop recording."""
    _acts.pop()


@contextmanager
def noted_as(act: Act) -> Iterator[None]:
    """Record one act in place of everything that happens inside."""
    for acts in _acts:
        acts.append(act)
    paused, _acts[:] = _acts[:], []
    try:
        yield
    finally:
        _acts[:] = paused


def put(data: str | bytes | Iterable[str]) -> None:
    """Write a command's product to standard output, text as UTF-8.

    A reader that has gone away (`| head -1`) is not an error: the rest is dropped and the command
    keeps its own exit status. A full disk, or no standard output at all, raises `OSError`, unless
    there is nothing to write.
    """
    from argmap.base.text import utf8

    if data in ("", b""):
        return
    stream: TextIO | None = sys.stdout
    if stream is None or stream.closed:
        raise OSError(EBADF, "it is closed")
    buffer = getattr(stream, "buffer", None)
    pieces = (data,) if isinstance(data, str | bytes) else data
    try:
        if buffer is not None:
            stream.flush()
        size = 0
        for piece in pieces:
            raw = utf8(piece) if isinstance(piece, str) else piece
            size += len(raw)
            if _acts and size > MOST:
                disk.spoil()
            for acts in _acts:
                if size > MOST:
                    acts.clear()
                else:
                    acts.append(("out", raw))
            if buffer is None:
                stream.write(raw.decode(errors="replace"))
            else:
                buffer.write(raw)
        if buffer is not None:
            buffer.flush()
    except BrokenPipeError:
        _abandon(stream)
    except OSError:
        _abandon(stream)
        raise


def flush() -> None:
    """Write out what is still buffered, so that a failure can still be reported."""
    stream: TextIO | None = sys.stdout
    if stream is None or stream.closed:
        return
    try:
        stream.flush()
    except BrokenPipeError:
        _abandon(stream)
    except OSError:
        _abandon(stream)
        raise


def say(text: str) -> None:
    """Print a message on standard error, with control characters made harmless."""
    from argmap.base.visible import visible

    for acts in _acts:
        acts.append(("err", text))
    stream: TextIO | None = sys.stderr
    if stream is None or stream.closed:
        return
    try:
        for line in text.split("\n"):
            print(visible(line).rstrip(), file=stream)
        stream.flush()
    except (OSError, ValueError):
        _abandon(stream)


def complain(sentence: str) -> None:
    """Report what went wrong."""
    say(f"error: {sentence}")


def wants_color(choice: str, stream: TextIO | None) -> bool:
    """Whether to colour what goes to `stream`; `choice` is `auto`, `always` or `never`."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(stream)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; a closed stream is not."""
    return stream is not None and not stream.closed and stream.isatty()


def columns() -> int:
    """Return the width of the terminal that standard output goes to, or of $COLUMNS, else 80."""
    import shutil

    if is_terminal(sys.stdout) or os.environ.get("COLUMNS", "").isdigit():
        return shutil.get_terminal_size().columns
    return 80


def _abandon(stream: TextIO) -> None:
    """Discard what is left in the buffers, also when the interpreter ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
