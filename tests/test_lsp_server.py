"""The server as editors have it: a process, spoken to over its standard input and output."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from editing import CAST, DEBATE
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import BaseLanguageClient

from argmap.lsp.serving import make_server
from argmap.reading import read

ROOT = Path(__file__).parents[1]
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


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "people.arg").write_text(CAST, encoding="utf-8")
    (tmp_path / "debate.arg").write_text(DEBATE, encoding="utf-8")
    return tmp_path


def test_the_main_requests_of_an_editor(folder):
    async def use():
        async with Editor(folder) as one:
            client = one.client
            one.open("debate.arg", DEBATE)
            assert await one.diagnostics(version=1) is not None
            place = one.at(DEBATE, "close\n    by")
            told = await client.text_document_hover_async(t.HoverParams(**place))
            assert "The town should close" in told.contents.value
            (found,) = await client.text_document_definition_async(t.DefinitionParams(**place))
            assert found.range.start.line == 5
            several = await client.text_document_references_async(
                t.ReferenceParams(t.ReferenceContext(include_declaration=True), **place)
            )
            assert len(several) == 3
            lit = await client.text_document_document_highlight_async(t.DocumentHighlightParams(**place))
            assert [x.kind for x in lit].count(t.DocumentHighlightKind.Write) == 1
            ready = await client.text_document_prepare_rename_async(t.PrepareRenameParams(**place))
            assert ready.placeholder == "close"
            edit = await client.text_document_rename_async(t.RenameParams(new_name="shut", **place))
            (several,) = edit.document_changes
            assert len(several.edits) == 3
            assert several.text_document.version == 1
            with pytest.raises(JsonRpcException, match="is taken by another claim"):
                await client.text_document_rename_async(t.RenameParams(new_name="bus", **place))
            outline = await client.text_document_document_symbol_async(t.DocumentSymbolParams(one.doc()))
            assert [x.name for x in outline] == ["street", "close", "bus", "closers"]
            found = await client.workspace_symbol_async(t.WorkspaceSymbolParams("shopkeeper"))
            assert [(x.name, Path(x.location.uri).name) for x in found] == [("ann", "people.arg")]
            (claim,) = await client.text_document_prepare_call_hierarchy_async(
                t.CallHierarchyPrepareParams(**place)
            )
            coming = await client.call_hierarchy_incoming_calls_async(t.CallHierarchyIncomingCallsParams(claim))
            assert "A bus stops there." in [x.from_.name for x in coming]
            going = await client.call_hierarchy_outgoing_calls_async(t.CallHierarchyOutgoingCallsParams(claim))
            assert going is None or list(going) == []
            whole = t.Range(t.Position(0, 0), t.Position(99, 0))
            hints = await client.text_document_inlay_hint_async(t.InlayHintParams(one.doc(), whole))
            assert "other-towns-so" in [x.label for x in hints]
            lenses = await client.text_document_code_lens_async(t.CodeLensParams(one.doc()))
            assert "2 for · 1 against" in [x.command.title for x in lenses]
            folds = await client.text_document_folding_range_async(t.FoldingRangeParams(one.doc()))
            assert (1, 2) in [(x.start_line, x.end_line) for x in folds]
            grown = await client.text_document_selection_range_async(
                t.SelectionRangeParams(one.doc(), [place["position"]])
            )
            assert grown[0].parent.parent is not None
            links = await client.text_document_document_link_async(t.DocumentLinkParams(one.doc()))
            assert [x.target for x in links] == [one.uri("people.arg")]
            data = (await client.text_document_semantic_tokens_full_async(t.SemanticTokensParams(one.doc()))).data
            assert data
            assert len(data) % 5 == 0
            options = t.FormattingOptions(4, insert_spaces=True)
            edits = await client.text_document_formatting_async(t.DocumentFormattingParams(one.doc(), options))
            assert {x.new_text for x in edits} == {"\n"}

    asyncio.run(use())


def test_what_is_typed_is_completed_checked_and_fixed(folder):
    async def use():
        async with Editor(folder) as one:
            client = one.client
            one.open("debate.arg", DEBATE)
            one.open("people.arg", CAST)
            await one.diagnostics(version=1)
            last = DEBATE.count("\n")
            one.put("debate.arg", last, 0, "claim x: X.\n    suports no")
            text = DEBATE + "claim x: X.\n    suports no"
            found = await one.diagnostics(version=2)
            assert [d.range.start.line for d in found if d.code.startswith("S")] == [last + 1]
            (wrong,) = (d for d in found if d.code.startswith("S"))
            offered = await client.text_document_code_action_async(
                t.CodeActionParams(one.doc(), wrong.range, t.CodeActionContext([wrong], only=["quickfix"]))
            )
            (edit,) = offered[0].edit.document_changes[0].edits
            assert edit.new_text.startswith("supports")
            one.put("debate.arg", last + 1, 4, "supports no", to=(last + 1, 14))
            text = text.replace("suports", "supports")
            items = (await client.text_document_completion_async(
                t.CompletionParams(**one.at(text, "supports no", 11)))).items  # fmt: skip
            assert [x.label for x in items][:1] == ["noise"]
            assert items[0].text_edit.range.start.character == 13
            one.put("debate.arg", last + 1, 13, "noise", to=(last + 1, 15))
            # What is not saved in one file is seen in the other one.
            one.put("people.arg", 0, 7, "eve", to=(0, 10))
            await one.diagnostics("people.arg", version=2)
            await one.until(lambda names: "undefined-name" in names)
            client.text_document_did_close(t.DidCloseTextDocumentParams(one.doc("people.arg")))
            await one.until(lambda names: "undefined-name" not in names)

    asyncio.run(use())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_count_in_the_units_of_the_editor(folder, encoding):
    text = DEBATE.replace("A bus stops", "🚌🚌 ї stops") + "claim x: 😀😀 X.\n    note: 😀\nbus rebuts nobody-ї\n"

    async def use():
        async with Editor(folder, encoding) as one:
            one.open("debate.arg", text)
            found = await one.diagnostics(version=1)
            (wrong,) = (d for d in found if "nobody-ї" in d.message)
            assert wrong.range.start == one.at(text, "nobody-ї")["position"]
            assert wrong.range.end == one.at(text, "nobody-ї", 8)["position"]
            one.put("debate.arg", text.count("\n") - 3, one.at(text, " X.")["position"].character, " 👩‍🌾")
            one.put("debate.arg", text.count("\n") - 1, wrong.range.start.character, "close",
                    to=(text.count("\n") - 1, wrong.range.end.character))  # fmt: skip
            found = await one.diagnostics(version=3)
            assert not [d for d in found if d.severity == t.DiagnosticSeverity.Error]
            outline = await one.client.text_document_document_symbol_async(t.DocumentSymbolParams(one.doc()))
            assert "😀😀 👩‍🌾 X." in [x.detail for x in outline]

    asyncio.run(use())


def test_after_many_random_edits_the_server_says_what_a_fresh_read_says(folder):
    dice, text = random.Random(4), DEBATE + "claim smile: 😀 smiles.\n"
    pieces = ["", "x", "😀", "\n", "claim y: Y.\n", "    supports close\n", '"', ":", "\r\n"]

    async def use():
        nonlocal text
        async with Editor(folder) as one:
            one.open("debate.arg", text)
            for _ in range(300):
                start = dice.randint(0, len(text))
                end = min(len(text), start + dice.choice([0, 0, 1, 2, 20]))
                if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
                    continue
                new = dice.choice(pieces)
                points = []
                for offset in (start, end):
                    line = text[:offset].rsplit("\n", 1)[-1]
                    points.append((text.count("\n", 0, offset), len(line.encode("utf-16-le")) // 2))
                one.put("debate.arg", *points[0], new, to=points[1])
                text = text[:start] + new + text[end:]
            found = await one.diagnostics(version=one.versions["debate.arg"])
            (folder / "debate.arg").write_text(text, encoding="utf-8", newline="")
            reading = read([str(folder / "debate.arg")])
            document = reading.documents[str(folder / "debate.arg")]
            fresh = [d for d in reading.diagnostics if d.place.file == str(folder / "debate.arg")]
            assert [(d.code, d.range.start.line + 1) for d in found] == [
                (d.code, document.position(d.place.start).line) for d in fresh
            ]

    asyncio.run(use())


def test_edits_out_of_range_and_of_unknown_texts_are_taken_as_well_as_can_be(folder):
    async def use():
        async with Editor(folder) as one:
            one.open("debate.arg", "claim a: A.\n")
            one.put("debate.arg", 400, 9999, "claim b: B.\n", to=(2, 1))
            one.versions["people.arg"] = 0
            one.put("people.arg", 3, 3, "person eve: Eve\n")
            await one.diagnostics(version=2)
            outline = await one.client.text_document_document_symbol_async(t.DocumentSymbolParams(one.doc()))
            assert [x.name for x in outline] == ["a", "b"]
            nowhere = t.DocumentSymbolParams(one.doc("nowhere.arg"))
            assert not await one.client.text_document_document_symbol_async(nowhere)
            far = t.HoverParams(one.doc(), t.Position(4000, 4000))
            assert await one.client.text_document_hover_async(far) is None

    asyncio.run(use())


def test_files_that_somebody_else_renames_or_changes_are_seen(folder):
    async def use():
        async with Editor(folder) as one:
            one.open("debate.arg", DEBATE)
            await one.diagnostics(version=1)
            (folder / "people.arg").rename(folder / "cast.arg")
            gone = t.FileEvent(one.uri("people.arg"), t.FileChangeType.Deleted)
            one.client.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([gone]))
            await one.until(lambda names: "use-not-found" in names)
            (folder / "people.arg").write_text(CAST.replace("ann", "eve"))
            saved = t.DidSaveTextDocumentParams(one.doc())  # an editor that watches no files
            one.client.text_document_did_save(saved)
            await one.until(lambda names: "use-not-found" not in names and "undefined-name" in names)

    asyncio.run(use())


def test_a_file_that_uses_the_open_one_is_told_of_though_nobody_opened_it(folder):
    async def use():
        async with Editor(folder) as one:
            one.open("people.arg", CAST)
            one.put("people.arg", 0, 7, "eve", to=(0, 10))
            await one.diagnostics("people.arg", version=2)
            found = await one.diagnostics("debate.arg")
            assert "undefined-name" in [d.data["name"] for d in found]
            one.put("people.arg", 0, 7, "ann", to=(0, 10))
            await one.until(lambda names: "undefined-name" not in names)
            place = {"text_document": one.doc("people.arg"), "position": t.Position(0, 8)}
            edit = await one.client.text_document_rename_async(t.RenameParams(new_name="anna", **place))
            files = {Path(c.text_document.uri).name: c.text_document.version for c in edit.document_changes}
            assert files == {"people.arg": 3, "debate.arg": None}

    asyncio.run(use())


def test_a_text_without_a_file_is_a_map_too(folder):
    async def use():
        async with Editor(folder) as one:
            item = t.TextDocumentItem("untitled:Untitled-1", "argmap", 1, "claim a: A.\na rebuts b\n")
            one.client.text_document_did_open(t.DidOpenTextDocumentParams(item))
            found = await one.diagnostics("untitled:Untitled-1", version=1)
            assert "`b`" in " ".join(d.message for d in found)

    asyncio.run(use())


async def until(holds):
    for _ in range(PATIENCE * 100):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError


def test_requests_are_answered_while_rules_run_and_the_newest_text_is_the_one_told_of(folder):
    begun, gate, said = threading.Event(), threading.Event(), []

    def checked(*_):
        begun.set()
        gate.wait(PATIENCE)
        return []

    async def use():
        server = make_server()
        server.text_document_publish_diagnostics = said.append
        server._found = checked
        uri = (folder / "debate.arg").as_uri()
        server.opened(t.TextDocumentItem(uri, "argmap", 1, DEBATE))
        await until(begun.is_set)
        for version in (2, 3):
            change = t.TextDocumentContentChangeWholeDocument(text=DEBATE + "claim x: X.\n" * (version == 3))
            one = t.VersionedTextDocumentIdentifier(uri=uri, version=version)
            server.changed(t.DidChangeTextDocumentParams(one, [change]))
        answer = await server.ask(uri, lambda snapshot, _: "x" in snapshot.map.claims, none=False)
        newest = await server.ask_latest(uri, lambda _, wire, text: text.endswith("X.\n"), none=False)
        assert (answer, newest, said) == (True, True, [])
        gate.set()
        await until(lambda: said)
        assert [one.version for one in said if one.uri == uri] == [3]
        server.shutdown()

    asyncio.run(asyncio.wait_for(use(), PATIENCE))


def test_a_request_that_fails_fails_alone(folder):
    async def use():
        server = make_server()
        server.text_document_publish_diagnostics = lambda _: None
        uri = (folder / "debate.arg").as_uri()
        server.opened(t.TextDocumentItem(uri, "argmap", 1, DEBATE))
        with pytest.raises(ZeroDivisionError):
            await server.ask(uri, lambda *_: 1 / 0, None)
        assert await server.ask(uri, lambda *_: 1, None) == 1
        server.shutdown()

    asyncio.run(use())


def message(method, params, number=None):
    body = {"jsonrpc": "2.0", "method": method, "params": params}
    if number is not None:
        body["id"] = number
    return framed(json.dumps(body).encode())


def framed(body):
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


HELLO = message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
BYE = message("shutdown", None, 9) + message("exit", None)


def talk(*said, args=()):
    """What a server answers to bytes, by the number of the request, and how it ends."""
    done = subprocess.run([*ARGMAP, *args], input=b"".join(said), capture_output=True, timeout=PATIENCE, check=False)
    answers, rest = {}, done.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        size = int(head.split(b":")[1].split(b"\r\n")[0])
        body, rest = json.loads(rest[:size]), rest[size:]
        if "id" in body:
            answers[body["id"]] = body
    return answers, done


GARBAGE = [
    b"what is this\r\n\r\n",
    framed(b"{nonsense"),
    framed(b"\xff\xfe\x00"),
    framed(b"[1, 2]"),
    framed(b"null"),
    framed(b'{"jsonrpc": "2.0", "id": 5}'),
    framed(b'{"jsonrpc": "1.0", "id": 5, "method": "x"}'),
    message("no/such/thing", {}, 5),
    message("textDocument/hover", {"nothing": 1}, 5),
    message("textDocument/hover", {"textDocument": {"uri": 7}, "position": {"line": "x", "character": -1}}, 5),
    message("textDocument/didOpen", {}),
    message("textDocument/didChange", {"textDocument": {"uri": "file:///a.arg", "version": 1}, "contentChanges": [{}]}),
    message("textDocument/rename", {"textDocument": {"uri": "http://x/y"}, "position": {"line": 0, "character": 0}, "newName": "a"}, 5),
    message("workspace/didChangeConfiguration", {"settings": [1]}),
    message("$/cancelRequest", {"id": 77}),
]  # fmt: skip


def test_garbage_is_survived_and_what_comes_after_it_answered():
    place = {"textDocument": {"uri": "file:///nowhere/x.arg"}, "position": {"line": 0, "character": 0}}
    said = []
    for number, garbage in enumerate(GARBAGE, 100):
        said += [garbage, message("textDocument/hover", place, number)]
    answers, done = talk(HELLO, *said, BYE)
    assert "result" in answers[1]
    assert {n for n in answers if isinstance(n, int)} >= {*range(100, 100 + len(GARBAGE))}
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("said", [b"", HELLO, HELLO + b"Content-Length: 500\r\n\r\n{", HELLO + message("exit", None)])
def test_an_editor_that_goes_away_without_a_word_ends_the_server(said):
    _, done = talk(said)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_log_says_what_happened(tmp_path):
    log = tmp_path / "lsp.log"
    talk(HELLO, framed(b"{nonsense"), BYE, args=["--log", str(log)])
    assert "nonsense" in log.read_text() or "JSON" in log.read_text()
    _, done = talk(BYE, args=["--log", str(tmp_path / "no" / "lsp.log")])
    assert done.returncode == 2
    assert b"No such file" in done.stderr


@pytest.mark.skipif(not shutil.which("nvim"), reason="needs Neovim")
def test_neovim(folder):
    """Neovim's own client shows problems, completes, explains, jumps and renames."""
    script = Path(__file__).with_name("neovim.lua")
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-c", f"luafile {script}"], cwd=folder, timeout=PATIENCE,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "ARGMAP": json.dumps(ARGMAP)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert json.loads((folder / "seen.json").read_text()) == {
        "definition": "person ann: Ann, a shopkeeper", "hover": True, "completed": True, "wrong": True,
        "renamed": 3, "here": 3,
    }, done.stderr  # fmt: skip
