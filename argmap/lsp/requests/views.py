"""Requests for what an editor shows of a whole text."""

from __future__ import annotations

from lsprotocol import types as t

from argmap.base.text import Place
from argmap.lsp.abilities import folding, hints, symbols, tokens
from argmap.lsp.abilities.links import links
from argmap.lsp.server import Server
from argmap.lsp.session import Session
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.wire import Wire

MOST_FOUND = 500
"""Most symbols that a search over all files gives."""


def register(server: Server) -> None:
    """Add these to a server."""

    @server.feature(t.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(params: t.DocumentSymbolParams) -> list[t.DocumentSymbol]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.DocumentSymbol]:
            return [wire.symbol(s) for s in symbols.document_symbols(snapshot)]

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(t.WORKSPACE_SYMBOL)
    async def searched(params: t.WorkspaceSymbolParams) -> list[t.WorkspaceSymbol]:
        found: dict[Place, t.WorkspaceSymbol] = {}

        def make(snapshot: Snapshot, wire: Wire, _: Session) -> None:
            for one in symbols.workspace_symbols(snapshot, params.query):
                if len(found) < MOST_FOUND:
                    symbol, where = wire.symbol(one), wire.location(one.name_place)
                    found[one.name_place] = t.WorkspaceSymbol(
                        where, symbol.name, symbol.kind, container_name=symbol.detail
                    )

        for path in list(server.session.texts):
            await server.ask_all(server.addresses.uri(path), make, None)
        return list(found.values())

    @server.feature(t.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folded(params: t.FoldingRangeParams) -> list[t.FoldingRange]:
        comment = t.FoldingRangeKind.Comment

        def make(snapshot: Snapshot, _: Wire) -> list[t.FoldingRange]:
            return [
                t.FoldingRange(first - 1, last - 1, kind=comment if kind == "comment" else None)
                for first, last, kind in folding.folding(snapshot)
            ]

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(t.TEXT_DOCUMENT_SELECTION_RANGE)
    async def grown(params: t.SelectionRangeParams) -> list[t.SelectionRange]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.SelectionRange]:
            found = []
            for position in params.positions:
                around: t.SelectionRange | None = None
                offset = wire.offset(snapshot.document, position)
                for start, end in reversed(folding.selection(snapshot, offset)):
                    around = t.SelectionRange(wire.range(Place(snapshot.path, start, end)), around)
                found.append(around or t.SelectionRange(t.Range(position, position)))
            return found

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(t.TEXT_DOCUMENT_DOCUMENT_LINK)
    async def linked(params: t.DocumentLinkParams) -> list[t.DocumentLink]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.DocumentLink]:
            return [
                t.DocumentLink(wire.range(place), url or wire.addresses.uri(path))
                for place, path, url in links(snapshot)
            ]

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(t.TEXT_DOCUMENT_INLAY_HINT)
    async def hinted(params: t.InlayHintParams) -> list[t.InlayHint]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.InlayHint]:
            start, end = wire.stretch(snapshot.document, params.range)
            found: list[hints.Hint] = []
            if server.settings["words"]:
                found += hints.words_of_names(snapshot, start, end)
            if server.settings["generatedNames"]:
                found += hints.generated_names(snapshot, start, end)
            return [
                t.InlayHint(
                    wire.position(snapshot.document, h.offset), f"“{h.words}”" if h.whole else h.words,
                    padding_left=True, tooltip=h.whole or None,
                )
                for h in found
            ]  # fmt: skip

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(t.TEXT_DOCUMENT_CODE_LENS)
    async def counted(params: t.CodeLensParams) -> list[t.CodeLens]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.CodeLens]:
            return [
                t.CodeLens(
                    wire.range(Place(snapshot.path, h.offset, h.offset)), t.Command(h.words, "")
                )
                for h in hints.counts(snapshot)
            ]

        if not server.settings["counts"]:
            return []
        return await server.ask(params.text_document.uri, make, [])

    legend = t.SemanticTokensLegend(list(tokens.TYPES), ["declaration"])

    @server.feature(t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, legend)
    async def coloured(params: t.SemanticTokensParams) -> t.SemanticTokens:
        def make(snapshot: Snapshot, wire: Wire) -> t.SemanticTokens:
            data: list[int] = []
            line = column = 0
            for token in tokens.tokens(snapshot):
                start = wire.position(snapshot.document, token.start)
                end = wire.position(snapshot.document, token.end)
                step = start.line - line
                before = 0 if step else column
                data += (step, start.character - before, end.character - start.character,
                         tokens.TYPES.index(token.type), int(token.declares))  # fmt: skip
                line, column = start.line, start.character
            return t.SemanticTokens(data)

        return await server.ask(params.text_document.uri, make, t.SemanticTokens([]))
