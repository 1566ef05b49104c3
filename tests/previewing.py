"""A preview in a thread of the tests, and somebody who asks it."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from argmap.following import files_of, signature
from argmap.preview.run import listen, preview
from argmap.preview.server import Server
from argmap.preview.shown import first_shown
from argmap.reading import Reading, read

STREET = """\
question street: Should the market street be closed?

claim close: The town should close the market street to cars.
    answers street
    supported by accidents: Half of the accidents in town happen there.
    rebutted by shops: The shops live on customers who come by car.
        undercut by: They do not say so.
    evidence e "loud" in gazette

# Nothing.
position yes: Close it.
    thesis close

source gazette: The Gazette
"""


def words_of(reading: Reading, number: int, stage: str, still) -> str:
    """A page that is quick to make."""
    return f"{stage} {number}\n" + "".join(f"{claim.text}\n" for claim in reading.map.claims.values())


class Asker:
    """Whoever asks a preview, politely or not."""

    def __init__(self, server: Server, loop: asyncio.AbstractEventLoop) -> None:
        self.server = server
        self.loop = loop
        self.port = server.port
        self.home = f"/{server.secret}/"

    def raw(self, data: bytes, patience: float = 10) -> bytes:
        """Everything that comes back for these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=patience) as talk:
            with suppress(ConnectionError):
                talk.sendall(data)
            found = []
            with suppress(ConnectionError):
                while more := talk.recv(1 << 20):
                    found.append(more)
            return b"".join(found)

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **fields: str) -> bytes:
        """The answer to a request; `fields` are headers, with `_` for `-`."""
        fields = {"Host": f"127.0.0.1:{self.port}", **fields}
        if body:
            fields = {"Content_Type": "application/json", "Content_Length": str(len(body)), **fields}
        lines = [f"{method} {path} HTTP/1.1"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
        return self.raw("\r\n".join([*lines, "", ""]).encode("latin-1") + body)

    def status(self, path: str, method: str = "GET", body: bytes = b"", **fields: str) -> int:
        """The number of the answer."""
        return int(self.ask(path, method, body, **fields).split()[1])

    def post(self, part: str, asked: object) -> dict[str, object]:
        """The answer to a request with an effect."""
        raw = self.ask(f"{self.home}{part}", "POST", json.dumps(asked).encode())
        return json.loads(raw.partition(b"\r\n\r\n")[2])

    def page(self) -> str:
        """The page as it is now."""
        return self.ask(self.home).partition(b"\r\n\r\n")[2].decode()

    def cut(self) -> None:
        """Break off every connection."""

        def cancel() -> None:
            for task in asyncio.all_tasks():
                if task.get_coro().__qualname__ == "Server._connected":
                    task.cancel()

        self.loop.call_soon_threadsafe(cancel)

    @contextmanager
    def listening(self):
        """The news that come, as a growing list of pairs: the name of an event and its data."""
        talk = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        news: list[tuple[str, dict[str, object]]] = []
        talk.sendall(f"GET {self.home}events HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode())

        def hear() -> None:
            with suppress(OSError), talk.makefile("r", encoding="utf-8") as lines:
                name = ""
                for line in lines:
                    if line.startswith("event: "):
                        name = line[7:].strip()
                    elif line.startswith("data: "):
                        news.append((name, json.loads(line[6:])))

        thread = threading.Thread(target=hear, daemon=True)
        thread.start()
        try:
            yield news
        finally:
            talk.shutdown(socket.SHUT_RDWR)
            talk.close()
            thread.join(10)


def until(is_so, patience: float = 20.0):
    """Wait until something is so, and return it."""
    end = time.monotonic() + patience
    while not (found := is_so()):
        assert time.monotonic() < end, "it has not happened"
        time.sleep(0.01)
    return found


@contextmanager
def running(path: Path, make_page=words_of, open_at=None, monkeypatch=None):
    """A preview of a map, until the end of the block."""
    if open_at:
        monkeypatch.setattr("argmap.preview.run._open_at", open_at)
    found: dict[str, object] = {}

    def ready(server: Server) -> None:
        found["loop"], found["task"] = asyncio.get_running_loop(), asyncio.current_task()
        found["server"] = server

    reading = read([str(path)])
    before = signature(files_of(str(path), reading))
    shown = first_shown(reading, make_page)

    def again(former: Reading) -> Reading:
        from argmap.base.files import FileTrouble

        fresh = read([str(path)], former=former)
        for file in fresh.unreadable:
            raise FileTrouble(file.path, file.why)
        return fresh

    def serve() -> None:
        with suppress(KeyboardInterrupt), listen(0) as listening:
            preview(str(path), shown, listening, again, make_page, before, ready)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    until(lambda: found.get("server"))
    try:
        yield Asker(found["server"], found["loop"])
    finally:
        found["loop"].call_soon_threadsafe(found["task"].cancel)
        thread.join(20)
        assert not thread.is_alive()


def save(path: Path, text: str) -> None:
    """Save a file as editors do, so that it is never half there."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    os.replace(fresh, path)
