"""`argmap preview`."""

from __future__ import annotations

import argparse
import os
import re
from functools import partial
from typing import TYPE_CHECKING

from argmap.base.files import STREAM
from argmap.cli.arguments import Parser, add_reading
from argmap.cli.exits import FINDINGS, OK
from argmap.cli.terminal import say
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    import socket

    from argmap.preview.server import Server

EXAMPLES = """
  argmap preview debate.arg              the page in your browser, drawn again at each save
  argmap preview debate.arg --no-open    only say where the page is
  argmap preview --at debate.arg:12      move the page to what is written in line 12

Lines that cannot be read are shown on top of the page, with the cure; the last good state stays.
⌖ in the page opens the editor at the line: with ARGMAP_OPEN, as in 'code -g {file}:{line}', or with
EDITOR if that opens a window. In your editor, let the key or the event that you like run --at.

The page is for this machine and for whoever knows its address, which has a secret in it.
Ctrl-C ends the preview. Exit status: 130 ended by Ctrl-C, 0 it is running already, or --at found a
preview, 1 --at found none, 2 a file that cannot be read, a port that is taken, a wrong option.
"""

_AT = re.compile(r"(.+?):([0-9]{1,9})(?::[0-9]{1,9})?:?", re.DOTALL)


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a map")
    parser.add_argument(
        "--port", metavar="N", type=_port, help="the port of the page (0: any that is free)"
    )
    parser.add_argument(
        "--no-open", dest="open", action="store_false", help="do not open the browser"
    )
    parser.add_argument(
        "--at",
        metavar="FILE:LINE",
        type=_place,
        help="move the page of a running preview to what is written there, and end",
    )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Serve the page of a map until Ctrl-C, or move the page that is served."""
    if args.at:
        return _move(args)
    if args.file is None:
        msg = "there is no FILE (`argmap preview --help` shows how)"
        raise Trouble(msg)
    if args.file == STREAM:
        msg = "preview follows a file as it is saved; standard input is none"
        raise Trouble(msg)
    if args.port is None and _runs_already(args.file):
        return OK
    _serve(args)
    return OK


def _move(args: argparse.Namespace) -> int:
    from argmap.preview.at_line import move_to

    file, line = args.at
    moved = move_to(file, line, os.path.realpath(args.file) if args.file else "")
    if moved.previews:
        return OK
    of = f"of {args.file} " if args.file else ""
    which = args.file or "MAP"
    say(f"No preview {of}is running that has {file}; `argmap preview {which}` starts one.")
    return FINDINGS


def _runs_already(path: str) -> bool:
    from argmap.preview.at_line import answering

    running = next(answering(os.path.realpath(path)), None)
    if running:
        say(f"A preview of {path} is running already: {running.address}")
        say("--port N starts another one (0: at any free port).")
    return running is not None


def _serve(args: argparse.Namespace) -> None:
    from argmap.cli.maps import Maps
    from argmap.following import files_of, signature
    from argmap.preview.page import page_of
    from argmap.preview.run import preview
    from argmap.preview.shown import first_shown

    maps = Maps(args)
    make_page = partial(page_of, context="paragraph" if args.texts else "lock")
    before = signature([os.path.abspath(args.file)])
    reading = maps.read(args.file)
    before = {**signature(files_of(args.file, reading)), **before}
    shown = first_shown(reading, make_page)
    with _listening(args.port) as listening:

        def ready(server: Server) -> None:
            say(f"{args.file} is at {server.address}")
            say("It is drawn again at each save. Ctrl-C ends it.")
            if args.open:
                _open(server.ticket())

        preview(
            args.file,
            shown,
            listening,
            lambda former: maps.read(args.file, former),
            make_page,
            before,
            ready,
        )


def _listening(port: int | None) -> socket.socket:
    from argmap.preview.run import PORT, listen

    try:
        return listen(PORT if port is None else port)
    except OSError as error:
        if port is not None:
            why = (error.strerror or str(error)).lower()
            msg = f"port {port} cannot be used: {why}; --port 0 takes one that is free"
            raise Trouble(msg) from None
    listening = listen(0)
    say(f"Port {PORT} is taken; the page is at port {listening.getsockname()[1]}.")
    return listening


def _open(address: str) -> None:
    """Open the browser; where there is none, the address that was printed has to do."""
    from threading import Thread

    from argmap.preview.browser import open_page

    def opening() -> None:
        if why := open_page(address):
            say(why)

    # Some browsers are programs that end when their window is closed.
    Thread(target=opening, daemon=True).start()


def _port(word: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", word) or int(word) > 65535:
        msg = f"`{word[:40]}` is not a port: a number up to 65535"
        raise argparse.ArgumentTypeError(msg)
    return int(word)


def _place(word: str) -> tuple[str, int]:
    found = _AT.fullmatch(word)
    if not found:
        msg = f"`{word[:80]}` is not FILE:LINE, as in debate.arg:12"
        raise argparse.ArgumentTypeError(msg)
    return found[1], int(found[2])
