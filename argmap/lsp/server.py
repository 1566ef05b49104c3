"""The server: requests of an editor, answered by the abilities."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, TypeVar

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer

from argmap.base.text import Document, Place
from argmap.lsp.abilities import actions, folding, hierarchy, hints, symbols, tokens
from argmap.lsp.abilities.completion import completion
from argmap.lsp.abilities.definition import definition
from argmap.lsp.abilities.formatting import formatting
from argmap.lsp.abilities.hover import hover
from argmap.lsp.abilities.links import links
from argmap.lsp.abilities.references import highlights, references
from argmap.lsp.abilities.rename import Refused, renamable, rename
from argmap.lsp.session import Session
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.wire import KINDS, Wire, path_of, uri_of
from argmap.version import __version__

WAIT = 0.15
"""Seconds after the last change before a text is checked."""
T = TypeVar("T")
log = logging.getLogger("argmap.lsp")


class Server(LanguageServer):
    """The language server of one editor."""

    def __init__(self) -> None:
        super().__init__(
            "argmap", __version__, text_document_sync_kind=t.TextDocumentSyncKind.Incremental
        )
        self.session = Session()
        self.wire = Wire(self.document)
        self.versions: dict[str, int | None] = {}
        self.checks: dict[str, asyncio.Task[None]] = {}
        self.told: set[str] = set()
        self.settings: dict[str, Any] = {}

    def document(self, path: str) -> Document | None:
        """Return the text at a path, as the editor or the last reading has it."""
        return self.session.document(path)

    def at(self, params: Any) -> tuple[Snapshot, int] | None:
        """Return the map of the file that a request is about, and the offset it asks for."""
        path = path_of(params.text_document.uri)
        snapshot = self.session.snapshot(path)
        if snapshot is None:
            return None
        return snapshot, self.wire.offset(snapshot.document, params.position)

    def of(self, params: Any) -> Snapshot | None:
        """Return the map of the file that a request is about."""
        return self.session.snapshot(path_of(params.text_document.uri))

    def took(self, uri: str, text: str, version: int | None) -> None:
        """Take a text of the editor, and check it soon."""
        path = path_of(uri)
        self.session.change(path, text)
        self.versions[path] = version
        self.check_soon(path)

    def check_soon(self, path: str) -> None:
        """Check a file once nothing has changed for a moment; an earlier check of it is given up."""
        if (running := self.checks.pop(path, None)) is not None:
            running.cancel()
        self.checks[path] = asyncio.ensure_future(self._check(path))

    async def _check(self, path: str) -> None:
        await asyncio.sleep(WAIT)
        version = self.versions.get(path)
        try:
            found = self.session.diagnostics(path)
        except Exception:
            log.exception("checking %s", path)
            return
        if self.versions.get(path) != version:
            return
        for file, several in found.items():
            if file == path or file in self.session.texts or several or file in self.told:
                self.told.add(file)
                self.text_document_publish_diagnostics(
                    t.PublishDiagnosticsParams(
                        uri_of(file),
                        [self.wire.diagnostic(one) for one in several],
                        self.versions.get(file),
                    )
                )
        self.checks.pop(path, None)


def make_server() -> Server:
    """Return a server with all that it answers."""
    server = Server()
    _documents(server)
    _names(server)
    _texts(server)
    _views(server)
    return server


def _documents(server: Server) -> None:
    """What an editor says of its texts and folders."""

    @server.feature(t.INITIALIZE)
    def initialize(params: t.InitializeParams) -> None:
        folders = params.workspace_folders or []
        server.session.folders = [path_of(f.uri) for f in folders]
        if not folders and params.root_uri:
            server.session.folders = [path_of(params.root_uri)]
        if isinstance(params.initialization_options, dict):
            server.settings = params.initialization_options
            texts = server.settings.get("texts", [])
            server.session.texts_of_sources = tuple(x for x in texts if isinstance(x, str))

    @server.feature(t.INITIALIZED)
    def initialized(_: t.InitializedParams) -> None:
        server.wire.encoding = t.PositionEncodingKind(server.workspace.position_encoding)

    @server.feature(t.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: t.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        server.took(one.uri, one.text, one.version)

    @server.feature(t.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: t.DidChangeTextDocumentParams) -> None:
        one = params.text_document
        text = server.workspace.get_text_document(one.uri).source
        server.took(one.uri, text, one.version)

    @server.feature(t.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: t.DidCloseTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        server.session.close(path)
        server.versions.pop(path, None)

    @server.feature(t.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def outside(params: t.DidChangeWatchedFilesParams) -> None:
        for change in params.changes:
            server.session.touched(path_of(change.uri))
        for path in list(server.session.texts):
            server.check_soon(path)

    @server.feature(t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders(params: t.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(f.uri) for f in params.event.removed}
        here = [f for f in server.session.folders if f not in gone]
        server.session.folders = [*here, *(path_of(f.uri) for f in params.event.added)]


def _asked(make: Callable[[Snapshot, int], T], server: Server, params: Any) -> T | None:
    found = server.at(params)
    return make(*found) if found else None


def _names(server: Server) -> None:
    """Requests about the name at a place."""
    wire = server.wire

    @server.feature(t.TEXT_DOCUMENT_HOVER)
    def hovered(params: t.HoverParams) -> t.Hover | None:
        told = _asked(hover, server, params)
        if told is None:
            return None
        return t.Hover(t.MarkupContent(t.MarkupKind.Markdown, told[1]), wire.range(told[0]))

    @server.feature(t.TEXT_DOCUMENT_DEFINITION)
    def defined(params: t.DefinitionParams) -> list[t.Location]:
        return [wire.location(p) for p in _asked(definition, server, params) or ()]

    @server.feature(t.TEXT_DOCUMENT_REFERENCES)
    def referred(params: t.ReferenceParams) -> list[t.Location]:
        path = path_of(params.text_document.uri)
        snapshot = server.session.widest(path)
        if snapshot is None:
            return []
        offset = wire.offset(snapshot.document, params.position)
        found = references(snapshot, offset, declarations=params.context.include_declaration)
        return [wire.location(place) for place in found]

    @server.feature(t.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlighted(params: t.DocumentHighlightParams) -> list[t.DocumentHighlight]:
        kinds = t.DocumentHighlightKind
        found = _asked(highlights, server, params) or ()
        return [
            t.DocumentHighlight(wire.range(place), kinds.Write if declares else kinds.Read)
            for place, declares in found
        ]

    @server.feature(t.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(params: t.PrepareRenameParams) -> t.Range | None:
        place = _asked(renamable, server, params)
        return wire.range(place) if place else None

    @server.feature(t.TEXT_DOCUMENT_RENAME, t.RenameOptions(prepare_provider=True))
    def renamed(params: t.RenameParams) -> t.WorkspaceEdit | None:
        snapshot = server.session.widest(path_of(params.text_document.uri))
        if snapshot is None:
            return None
        try:
            edits = rename(
                snapshot, wire.offset(snapshot.document, params.position), params.new_name
            )
        except Refused as refused:
            server.window_show_message(t.ShowMessageParams(t.MessageType.Warning, str(refused)))
            return None
        return wire.edit(edits, server.versions)

    @server.feature(t.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY)
    def called(params: t.CallHierarchyPrepareParams) -> list[t.CallHierarchyItem] | None:
        found = server.at(params)
        claim = hierarchy.claim_at(*found) if found else ""
        return [_item(server, found[0], claim)] if found and claim else None

    @server.feature(t.CALL_HIERARCHY_INCOMING_CALLS)
    def incoming(params: t.CallHierarchyIncomingCallsParams) -> list[t.CallHierarchyIncomingCall]:
        snapshot = server.session.widest(path_of(params.item.uri))
        if snapshot is None:
            return []
        return [
            t.CallHierarchyIncomingCall(
                _item(server, snapshot, one.claim, one.relation), [params.item.selection_range]
            )
            for one in hierarchy.incoming(snapshot, str(params.item.data))
        ]

    @server.feature(t.CALL_HIERARCHY_OUTGOING_CALLS)
    def outgoing(params: t.CallHierarchyOutgoingCallsParams) -> list[t.CallHierarchyOutgoingCall]:
        snapshot = server.session.widest(path_of(params.item.uri))
        if snapshot is None:
            return []
        return [
            t.CallHierarchyOutgoingCall(
                _item(server, snapshot, one.claim, one.relation), [params.item.selection_range]
            )
            for one in hierarchy.outgoing(snapshot, str(params.item.data))
        ]


def _item(
    server: Server, snapshot: Snapshot, claim: str, relation: str = ""
) -> t.CallHierarchyItem:
    value = snapshot.map.claims[claim]
    where = server.wire.range(value.words_place)
    return t.CallHierarchyItem(
        value.text or claim,
        t.SymbolKind.Constant,
        uri_of(value.place.file),
        where,
        where,
        detail=relation or None,
        data=claim,
    )


def _texts(server: Server) -> None:
    """Requests that change a text, or propose to."""
    wire = server.wire

    @server.feature(
        t.TEXT_DOCUMENT_COMPLETION,
        t.CompletionOptions(trigger_characters=[" ", ",", '"', "“", ".", ":"]),
    )
    def completed(params: t.CompletionParams) -> t.CompletionList:
        found = server.at(params)
        if found is None:
            return t.CompletionList(is_incomplete=False, items=[])
        snapshot, offset = found
        made = completion(snapshot, snapshot.document.text, offset)
        items = [
            t.CompletionItem(
                one.label, kind=KINDS.get(one.kind), detail=one.detail or None, sort_text=f"{n:04}",
                filter_text=one.filter or None, text_edit=t.TextEdit(wire.range(one.place), one.text),
            )
            for n, one in enumerate(made)
        ]  # fmt: skip
        return t.CompletionList(is_incomplete=True, items=items)

    @server.feature(t.TEXT_DOCUMENT_FORMATTING)
    def formatted(params: t.DocumentFormattingParams) -> list[t.TextEdit]:
        snapshot = server.of(params)
        return (
            [t.TextEdit(wire.range(e.place), e.text) for e in formatting(snapshot)]
            if snapshot
            else []
        )

    @server.feature(t.TEXT_DOCUMENT_RANGE_FORMATTING)
    def partly(params: t.DocumentRangeFormattingParams) -> list[t.TextEdit]:
        snapshot = server.of(params)
        if snapshot is None:
            return []
        start, end = (
            wire.offset(snapshot.document, p) for p in (params.range.start, params.range.end)
        )
        return [t.TextEdit(wire.range(e.place), e.text) for e in formatting(snapshot, start, end)]

    @server.feature(
        t.TEXT_DOCUMENT_CODE_ACTION,
        t.CodeActionOptions(
            code_action_kinds=[t.CodeActionKind.QuickFix, t.CodeActionKind.SourceFixAll]
        ),
    )
    def acted(params: t.CodeActionParams) -> list[t.CodeAction]:
        snapshot = server.of(params)
        if snapshot is None:
            return []
        start, end = (
            wire.offset(snapshot.document, p) for p in (params.range.start, params.range.end)
        )
        asked = params.context.only
        made = [
            t.CodeAction(
                one.title, t.CodeActionKind.QuickFix, [wire.diagnostic(one.answers)] if one.answers else None,
                is_preferred=one.safe, edit=wire.edit(one.edits, server.versions),
            )
            for one in actions.quick_fixes(snapshot, start, end)
        ]  # fmt: skip
        every = actions.fix_all(snapshot)
        if every:
            made.append(
                t.CodeAction(
                    every.title,
                    t.CodeActionKind.SourceFixAll,
                    edit=wire.edit(every.edits, server.versions),
                )
            )
        if asked:
            made = [
                one for one in made if any(str(one.kind or "").startswith(str(k)) for k in asked)
            ]
        return made


def _views(server: Server) -> None:
    """Requests for what an editor shows of a whole text."""
    wire = server.wire

    @server.feature(t.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: t.DocumentSymbolParams) -> list[t.DocumentSymbol]:
        snapshot = server.of(params)
        return [wire.symbol(s) for s in symbols.document_symbols(snapshot)] if snapshot else []

    @server.feature(t.WORKSPACE_SYMBOL)
    def searched(params: t.WorkspaceSymbolParams) -> list[t.WorkspaceSymbol]:
        found: dict[Place, t.WorkspaceSymbol] = {}
        for path in list(server.session.texts):
            snapshot = server.session.widest(path)
            for one in symbols.workspace_symbols(snapshot, params.query) if snapshot else ():
                kind = wire.symbol(one).kind
                found[one.name_place] = t.WorkspaceSymbol(
                    wire.location(one.name_place),
                    one.name[:200],
                    kind,
                    container_name=one.detail[:200] or None,
                )
        return list(found.values())[:500]

    @server.feature(t.TEXT_DOCUMENT_FOLDING_RANGE)
    def folded(params: t.FoldingRangeParams) -> list[t.FoldingRange]:
        snapshot = server.of(params)
        found = folding.folding(snapshot) if snapshot else ()
        return [
            t.FoldingRange(
                first - 1, last - 1, kind=t.FoldingRangeKind.Comment if kind == "comment" else None
            )
            for first, last, kind in found
        ]

    @server.feature(t.TEXT_DOCUMENT_SELECTION_RANGE)
    def grown(params: t.SelectionRangeParams) -> list[t.SelectionRange]:
        snapshot = server.of(params)
        found = []
        for position in params.positions if snapshot else ():
            assert snapshot is not None
            around: t.SelectionRange | None = None
            for start, end in reversed(
                folding.selection(snapshot, wire.offset(snapshot.document, position))
            ):
                around = t.SelectionRange(wire.range(Place(snapshot.path, start, end)), around)
            found.append(around or t.SelectionRange(t.Range(position, position)))
        return found

    @server.feature(t.TEXT_DOCUMENT_DOCUMENT_LINK)
    def linked(params: t.DocumentLinkParams) -> list[t.DocumentLink]:
        snapshot = server.of(params)
        return [
            t.DocumentLink(wire.range(place), url or uri_of(path))
            for place, path, url in (links(snapshot) if snapshot else ())
        ]

    @server.feature(t.TEXT_DOCUMENT_INLAY_HINT)
    def hinted(params: t.InlayHintParams) -> list[t.InlayHint]:
        snapshot = server.of(params)
        if snapshot is None:
            return []
        start, end = (
            wire.offset(snapshot.document, p) for p in (params.range.start, params.range.end)
        )
        found = (
            [*hints.words_of_names(snapshot, start, end)]
            if server.settings.get("words", True)
            else []
        )
        if server.settings.get("generatedNames", False):
            found += hints.generated_names(snapshot, start, end)
        return [
            t.InlayHint(
                wire.position(snapshot.document, h.offset),
                f"“{h.words}”" if h.whole else h.words,
                padding_left=True,
                tooltip=h.whole or None,
            )
            for h in found
        ]

    @server.feature(t.TEXT_DOCUMENT_CODE_LENS)
    def counted(params: t.CodeLensParams) -> list[t.CodeLens]:
        snapshot = server.of(params)
        if snapshot is None or not server.settings.get("counts", False):
            return []
        return [
            t.CodeLens(wire.range(Place(snapshot.path, h.offset, h.offset)), t.Command(h.words, ""))
            for h in hints.counts(snapshot)
        ]

    @server.feature(
        t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
        t.SemanticTokensLegend(list(tokens.TYPES), ["declaration"]),
    )
    def coloured(params: t.SemanticTokensParams) -> t.SemanticTokens:
        snapshot = server.of(params)
        data: list[int] = []
        line = column = 0
        for token in tokens.tokens(snapshot) if snapshot else ():
            assert snapshot is not None
            start = wire.position(snapshot.document, token.start)
            end = wire.position(snapshot.document, token.end)
            step = start.line - line
            data += (step, start.character - (0 if step else column), end.character - start.character,
                     tokens.TYPES.index(token.type), int(token.declares))  # fmt: skip
            line, column = start.line, start.character
        return t.SemanticTokens(data)
