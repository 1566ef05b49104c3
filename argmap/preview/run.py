"""A preview from its start to its end: the port, the file that tells of it, the threads, Ctrl-C."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from argmap.following import Signature
from argmap.preview.editor import editor_command, start_editor
from argmap.preview.follow import follow
from argmap.preview.running import Running, forget, keep_running
from argmap.preview.server import ADDRESS, Server
from argmap.preview.shown import MakePage, Shown
from argmap.reading import Reading

PORT = 8427
"""The port of a preview when none is asked for and no other program has it."""


def listen(port: int) -> socket.socket:
    """Return a socket that listens at a port of this machine (0: a free one). Raises `OSError`."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A port that was in use until just now; elsewhere this would share it with others.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((ADDRESS, port))
        listening.listen(128)
    except BaseException:
        listening.close()
        raise
    return listening


def preview(
    path: str,
    shown: Shown,
    listening: socket.socket,
    read: Callable[[Reading], Reading],
    make_page: MakePage,
    before: Signature,
    ready: Callable[[Server], object],
) -> None:
    """Show a map until Ctrl-C, which raises `KeyboardInterrupt`.

    `ready` is called once the page can be asked for.
    """
    port = listening.getsockname()[1]
    server = Server(shown, port, _open_at)
    running = Running(os.path.realpath(path), port, server.secret, os.getpid())
    kept, ended = "", Event()

    async def main() -> None:
        nonlocal kept
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        assert task
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(NotImplementedError, AttributeError, ValueError, RuntimeError):
                number = getattr(signal, name)
                if signal.getsignal(number) is signal.SIG_DFL:  # not below `nohup`
                    loop.add_signal_handler(number, task.cancel)
        serving = asyncio.ensure_future(server.serve(listening))
        kept = keep_running(running)

        def tell(shown: Shown) -> None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(server.show, shown)

        followed = (path, shown, read, make_page, tell, before, ended)
        Thread(target=follow, args=followed, daemon=True).start()
        ready(server)
        await serving

    try:
        asyncio.run(main())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
    finally:
        ended.set()
        listening.close()
        if kept:
            forget(kept)


def _open_at(file: str, line: int, column: int) -> str:
    command = editor_command(file, line, column, os.environ)
    return command if isinstance(command, str) else start_editor(command)
