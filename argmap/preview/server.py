"""The server of a preview: one page, news about it, and two requests, on this machine alone."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress

from argmap.preview.asked import at, opened
from argmap.preview.guard import stranger, wanted
from argmap.preview.http import JSON, MOST_HEAD, Answer, Request, parse, refused
from argmap.preview.news import News, news_of
from argmap.preview.shown import Shown

ADDRESS = "127.0.0.1"
MOST_CONNECTIONS = 64
"""Connections at a time; more are turned away at once."""
MOST_STREAMS = 24
"""Pages that are told news at a time."""
PATIENCE = 5.0
"""Seconds in which a request must have come, and in which a page must take a piece of an answer."""
PULSE = 15.0
"""Seconds between signs of life to a page, by which the server notices that it has gone."""
PIECE = 64 << 10
"""Bytes of an answer that are handed over at a time."""
PAGE = "text/html; charset=utf-8"

OpenAt = Callable[[str, int, int], str]
"""Opens a file at a line and column; returns a sentence on what went wrong."""


class Server:
    """What is shown, and the connections of those who look at it."""

    def __init__(self, shown: Shown, port: int, open_at: OpenAt) -> None:
        self.shown = shown
        self.port = port
        self.secret = secrets.token_urlsafe(24)
        self._open_at = open_at
        self._ticket = ""
        self._moves = 0
        self._claim = ""
        self._connections = 0
        self._streams = 0
        self._changed = asyncio.Event()

    @property
    def address(self) -> str:
        """Where the page is, secret included."""
        return f"http://{ADDRESS}:{self.port}/{self.secret}/"

    def ticket(self) -> str:
        """Return an address that leads to the page once.

        A browser is given it on its command line, which other users of the machine can read.
        """
        self._ticket = secrets.token_urlsafe(24)
        return f"http://{ADDRESS}:{self.port}/{self._ticket}"

    def show(self, shown: Shown) -> None:
        """Show something else from now on."""
        self.shown = shown
        self._tell()

    def move(self, claim: str) -> None:
        """Move every page that follows the editor to a claim."""
        self._moves += 1
        self._claim = claim
        self._tell()

    def _tell(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def serve(self, listening: socket.socket) -> None:
        """Answer requests until it is cancelled."""
        server = await asyncio.start_server(self._connected, sock=listening, limit=MOST_HEAD)
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            server.close()  # without waiting for those who still look at the page

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections += 1
        try:
            if self._connections > MOST_CONNECTIONS:
                await _send(writer, refused(503, "Too many connections."))
            else:
                await self._talk(reader, writer)
        except (OSError, TimeoutError, asyncio.CancelledError):
            pass  # whoever asked has gone, or the preview ends
        finally:
            self._connections -= 1
            writer.close()
            with suppress(OSError):
                await asyncio.wait_for(writer.wait_closed(), 1)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request, body = await asyncio.wait_for(_received(reader), PATIENCE)
        except asyncio.LimitOverrunError:
            request, body = refused(431, "The request is too large."), b""
        except TimeoutError:
            request, body = refused(408, "The request took too long."), b""
        except (asyncio.IncompleteReadError, OSError):
            return
        if isinstance(request, Answer):
            await _send(writer, request)
            return
        part = self._redeemed(request) or wanted(request, self.secret, self.port)
        if part == "events" and self._streams < MOST_STREAMS:
            self._streams += 1
            try:
                await self._stream(reader, writer)
            finally:
                self._streams -= 1
        else:
            answer = part if isinstance(part, Answer) else await self._answer(part, body)
            await _send(writer, answer, body=request.method != "HEAD")

    def _redeemed(self, request: Request) -> Answer | None:
        """Lead a browser that has the ticket to the page; the ticket is good for one request."""
        given, self_ticket = request.path[1:], self._ticket
        if request.method != "GET" or stranger(request, self.port) or not self_ticket:
            return None
        if not secrets.compare_digest(given.encode("latin-1"), self_ticket.encode()):
            return None
        self._ticket = ""
        return Answer(303, more=(("Location", f"/{self.secret}/"),))

    async def _answer(self, part: str, body: bytes) -> Answer:
        shown = self.shown
        match part:
            case "":
                return Answer(200, shown.page, PAGE)
            case "words":
                return Answer(200, shown.words or shown.page, PAGE)
            case "events":
                return refused(503, "Too many pages look at this preview.")
        try:
            asked = json.loads(body)
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict):
            return refused(400, "The body is not what the preview expects.")
        loop = asyncio.get_running_loop()
        if part == "open":
            return _json(await loop.run_in_executor(None, opened, shown, asked, self._open_at))
        found = await loop.run_in_executor(None, at, shown, asked)
        if claim := found.get("claim"):
            self.move(str(claim))
        return _json({**found, "pages": self._streams})

    async def _stream(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Tell a page what is new, and only the newest, for as long as it is there."""
        writer.write(Answer(200, kind="text/event-stream").head(length=False))
        gone = asyncio.ensure_future(reader.read(1))
        before = News(moves=self._moves)
        try:
            while not gone.done():
                changed = self._changed
                now = news_of(self.shown, self._moves, self._claim)
                writer.write(now.since(before) or b": still here\n\n")
                await asyncio.wait_for(writer.drain(), PATIENCE)
                before = now
                waiting = asyncio.ensure_future(changed.wait())
                await asyncio.wait((waiting, gone), timeout=PULSE,
                                   return_when=asyncio.FIRST_COMPLETED)  # fmt: skip
                waiting.cancel()
        finally:
            gone.cancel()


async def _received(reader: asyncio.StreamReader) -> tuple[Request | Answer, bytes]:
    """Read a request with its body."""
    request = parse(await reader.readuntil(b"\r\n\r\n"))
    if isinstance(request, Answer) or not request.length:
        return request, b""
    return request, await reader.readexactly(request.length)


async def _send(writer: asyncio.StreamWriter, answer: Answer, *, body: bool = True) -> None:
    """Send an answer piece by piece, so that no more of it waits in memory for a slow reader."""
    writer.write(answer.head())
    for start in range(0, len(answer.body) if body else 0, PIECE):
        writer.write(answer.body[start : start + PIECE])
        await asyncio.wait_for(writer.drain(), PATIENCE)
    await asyncio.wait_for(writer.drain(), PATIENCE)


def _json(table: Mapping[str, object]) -> Answer:
    return Answer(200, json.dumps(table).encode("ascii"), JSON)
