"""An editor for tests: pygls' client with a server of ours as its process."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from lsprotocol import types as t
from pygls.lsp.client import BaseLanguageClient

ARGMAP = (sys.executable, "-m", "argmap", "lsp")
PATIENCE = 60
"""Seconds that an answer may take on a machine with much to do; none takes a tenth."""


class Editor:
    """An editor with a server."""

    def __init__(self, folder, encoding="utf-16"):
        self.folder, self.encoding = folder, encoding
        self.client = BaseLanguageClient("test", "1")
        self.found, self.told = {}, asyncio.Condition()
        self.versions = {}

        @self.client.feature(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params):
            async with self.told:
                self.found[Path(params.uri).name] = params
                self.told.notify_all()

    async def __aenter__(self):
        await self.client.start_io(*ARGMAP)
        general = t.GeneralClientCapabilities(position_encodings=[self.encoding])
        answer = await self.client.initialize_async(
            t.InitializeParams(
                t.ClientCapabilities(general=general), root_uri=self.folder.as_uri(),
                initialization_options={"generatedNames": True, "counts": True, "texts": 3},
            )
        )  # fmt: skip
        assert answer.capabilities.position_encoding == self.encoding
        self.client.initialized(t.InitializedParams())
        return self

    async def __aexit__(self, *_):
        if self.client._server and self.client._server.returncode is None:
            await self.client.shutdown_async(None)
            self.client.exit(None)
        await self.client.stop()

    def uri(self, name):
        return (self.folder / name).as_uri()

    def doc(self, name="debate.arg"):
        return t.TextDocumentIdentifier(self.uri(name))

    def open(self, name, text):
        self.versions[name] = 1
        item = t.TextDocumentItem(self.uri(name), "argmap", 1, text)
        self.client.text_document_did_open(t.DidOpenTextDocumentParams(item))

    def change(self, name, *changes):
        self.versions[name] += 1
        one = t.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self.versions[name])
        self.client.text_document_did_change(t.DidChangeTextDocumentParams(one, list(changes)))

    def put(self, name, line, column, text, *, to=None):
        start = t.Position(line, column)
        where = t.Range(start, t.Position(*to) if to else start)
        self.change(name, t.TextDocumentContentChangePartial(range=where, text=text))

    async def diagnostics(self, name="debate.arg", version=None):
        """What is said of a file, once it is said of this version of it."""

        def said():
            one = self.found.get(name)
            return one is not None and (version is None or one.version == version)

        async with self.told:
            await asyncio.wait_for(self.told.wait_for(said), PATIENCE)
        return self.found[name].diagnostics

    async def until(self, holds):
        """Wait until something holds of the names of what is said of the debate."""

        def said():
            return holds([d.data["name"] for d in self.found["debate.arg"].diagnostics])

        async with self.told:
            await asyncio.wait_for(self.told.wait_for(said), PATIENCE)

    def at(self, text, words, after=0):
        """The request for a place of the debate."""
        offset = text.index(words) + after
        line = text.count("\n", 0, offset)
        column = text[text.rfind("\n", 0, offset) + 1 : offset]
        size = {"utf-8": len(column.encode()), "utf-16": len(column.encode("utf-16-le")) // 2}
        return {
            "text_document": self.doc(),
            "position": t.Position(line, size.get(self.encoding, len(column))),
        }
