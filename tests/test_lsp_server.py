"""The server as editors have it: a process, spoken to over its standard input and output."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from editing import CAST, DEBATE
from language_client import ARGMAP, PATIENCE, Editor
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from argmap.lsp.serving import make_server
from argmap.reading import read

ROOT = Path(__file__).parents[1]
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
