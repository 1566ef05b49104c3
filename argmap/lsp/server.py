"""The server of one editor: it takes texts, has them checked, and lets requests be answered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from argmap.lsp.session import Session, found_in
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.texts import Change, edited
from argmap.lsp.wire import UNITS, Addresses, Wire
from argmap.reading import Reading, without_pauses
from argmap.version import __version__

WAIT = 0.15
"""Seconds after the last change before a text is checked."""
LONGER = 0.5
"""Further seconds before the files that use it are."""
SETTINGS = {"words": True, "generatedNames": False, "counts": False, "texts": ()}
"""What an editor may set, as `initializationOptions` or in its section `argmap`."""
T = TypeVar("T")
log = logging.getLogger("argmap.lsp")


class Protocol(LanguageServerProtocol):
    """The protocol, but for changes of texts: those of pygls count other characters as ends of lines than editors do."""

    @lsp_method(t.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: t.DidChangeTextDocumentParams) -> None:
        """Take the changes."""
        server = self._server
        assert isinstance(server, Server)
        server.changed(params)


class Server(LanguageServer):
    """The language server of one editor.

    Changes are taken at once. What is asked about a file is answered by one thread, which reads the file and those that it uses
    when they are old. Completion has a thread of its own and takes the map as it was read last; rules run in a third one. The
    maps that use a file may be much larger: they are read and checked in a fourth one, in no other one's way. A check whose
    text has changed is given up.
    """

    def __init__(self) -> None:
        super().__init__(
            "argmap", __version__, text_document_sync_kind=t.TextDocumentSyncKind.Incremental,
            protocol_cls=Protocol,
        )  # fmt: skip
        self.session = Session()
        self.encoding = t.PositionEncodingKind.Utf16
        self.addresses = Addresses()
        self.settings: dict[str, Any] = dict(SETTINGS)
        self.goodbye = False
        self._raw: dict[str, str] = {}
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._told: set[str] = set()
        self._reader, self._completer, self._checker, self._wide = (
            ThreadPoolExecutor(1, thread_name_prefix=f"argmap-{name}")
            for name in ("reader", "completer", "checker", "wide")
        )

    def shutdown(self) -> None:
        """End, and leave what is waiting undone."""
        for pool in (self._reader, self._completer, self._checker, self._wide):
            pool.shutdown(wait=False, cancel_futures=True)
        super().shutdown()  # type: ignore[no-untyped-call]

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write down what went wrong; the editor gets an answer to its request and no window."""
        log.error("%s: %s", getattr(source, "__name__", source), error)

    def set(self, options: object) -> None:
        """Take settings of the editor; what is not known or of another kind is left out."""
        if not isinstance(options, dict):
            return
        for name, default in SETTINGS.items():
            value = options.get(name)
            if isinstance(default, bool) and isinstance(value, bool):
                self.settings[name] = value
            elif name == "texts" and isinstance(value, list):
                self.session.texts_of_sources = tuple(x for x in value if isinstance(x, str))
                self.session.outside()

    def opened(self, one: t.TextDocumentItem) -> None:
        """Take the text of a file that is opened."""
        path = self.addresses.opened(one.uri, one.version)
        self._take(path, one.text)

    def changed(self, params: t.DidChangeTextDocumentParams) -> None:
        """Take the changes of a text."""
        one = params.text_document
        path = self.addresses.opened(one.uri, one.version)
        if path not in self._raw:
            log.warning("%s is changed and was not opened", path)
        changes = []
        for change in params.content_changes:
            if isinstance(change, t.TextDocumentContentChangePartial):
                start, end = change.range.start, change.range.end
                points = (start.line, start.character), (end.line, end.character)
                changes.append(Change(change.text, *points))
            else:
                changes.append(Change(change.text))
        self._take(path, edited(self._raw.get(path, ""), changes, UNITS[self.encoding]))

    def _take(self, path: str, text: str) -> None:
        self._raw[path] = text
        self.session.change(path, text)
        self.check_soon(path)

    def closed(self, uri: str) -> None:
        """Forget a text. Nothing is said any more of what it had; what uses it is checked with the file."""
        path = self.addresses.closed(uri)
        self._raw.pop(path, None)
        self.session.close(path)
        if (running := self._checks.pop(path, None)) is not None:
            running.cancel()
        self._told.discard(path)
        self.text_document_publish_diagnostics(t.PublishDiagnosticsParams(uri, []))
        self.check_all()

    def outside(self) -> None:
        """Take notice that files were changed by somebody else."""
        self.session.outside()
        self.check_all()

    def check_all(self) -> None:
        """Check all open texts soon."""
        for path in list(self.session.texts):
            self.check_soon(path)

    def check_soon(self, path: str) -> None:
        """Check a file once nothing has changed for a moment; an earlier check of it is given up."""
        if (running := self._checks.pop(path, None)) is not None:
            running.cancel()
        self._checks[path] = asyncio.ensure_future(self._check(path))

    async def _check(self, path: str) -> None:
        """Check a file, then those that use it, and tell the editor of each as soon as it is known."""
        await asyncio.sleep(WAIT)
        try:
            await self._check_one(path, self._reader, self._checker)
            await self._in(self._reader, self._prepare, path)
            await asyncio.sleep(LONGER)
            for root in await self._in(self._wide, self.session.users, path):
                await self._check_one(root, self._wide, self._wide)
        except Exception:
            log.exception("checking %s", path)

    async def _check_one(
        self, root: str, reader: ThreadPoolExecutor, checker: ThreadPoolExecutor
    ) -> None:
        version = self.addresses.versions.get(root)
        reading = await self._in(reader, self.session.reading, root)
        found = await self._in(checker, self._found, reading, root)
        if self.addresses.versions.get(root) != version:
            return  # it is checked again
        if found or root in self.session.texts or root in self._told:
            self._told.add(root)
            uri = self.addresses.uri(root)
            self.text_document_publish_diagnostics(t.PublishDiagnosticsParams(uri, found, version))

    def _found(self, reading: Reading, path: str) -> list[t.Diagnostic]:
        wire = self.wire(reading)
        return [wire.diagnostic(one) for one in found_in(reading, path)]

    def _prepare(self, path: str) -> None:
        """Look the names of a file up, so that the next request need not."""
        snapshot = self.session.snapshot(path)
        if snapshot is not None:
            _ = snapshot.names

    async def _in(self, pool: ThreadPoolExecutor, make: Callable[..., T], *args: object) -> T:
        def made() -> T:
            with without_pauses():
                return make(*args)

        return await asyncio.get_running_loop().run_in_executor(pool, made)

    def wire(self, reading: Reading) -> Wire:
        """Return what makes values of the protocol of those of a reading."""
        return Wire(reading.documents, self.encoding, self.addresses)

    async def ask(
        self, uri: str, make: Callable[[Snapshot, Wire], T], none: T, *, rules: bool = False
    ) -> T:
        """Return what `make` answers from the map of a file; `none` for a file that cannot be read. What needs the `rules`
        waits for them elsewhere, in no other request's way.
        """
        path = self.addresses.path(uri)
        snapshot = await self._in(self._reader, self.session.snapshot, path)
        if snapshot is None:
            return none
        pool = self._checker if rules else self._reader
        return await self._in(pool, lambda: make(snapshot, self.wire(snapshot.reading)))

    async def ask_all(self, uri: str, make: Callable[[Snapshot, Wire, Session], T], none: T) -> T:
        """Return what `make` answers from the largest map with a file, and from the session, which has the other ones."""

        def answer(path: str) -> T:
            snapshot = self.session.widest(path)
            return (
                none
                if snapshot is None
                else make(snapshot, self.wire(snapshot.reading), self.session)
            )

        return await self._in(self._wide, answer, self.addresses.path(uri))

    async def ask_latest(self, uri: str, make: Callable[[Snapshot, Wire, str], T], none: T) -> T:
        """Return what `make` answers from the map of a file as it was read last, and from its text as it is now."""

        def answer(path: str) -> T:
            snapshot = self.session.latest_snapshot(path)
            text = self.session.texts.get(path)
            if snapshot is None or text is None:
                return none
            return make(snapshot, self.wire(snapshot.reading).of(path, text), text)

        return await self._in(self._completer, answer, self.addresses.path(uri))
