"""Requests about the name at a place."""

from __future__ import annotations

from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from argmap.lsp.abilities import hierarchy
from argmap.lsp.abilities.definition import definition
from argmap.lsp.abilities.hover import hover
from argmap.lsp.abilities.references import highlights, references
from argmap.lsp.abilities.rename import Refused, renamable, rename
from argmap.lsp.server import Server
from argmap.lsp.session import Session
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.wire import Wire

REFUSED = -32803
"""The protocol's number for a request that is understood and cannot be done."""


def register(server: Server) -> None:
    """Add these to a server."""

    @server.feature(t.TEXT_DOCUMENT_HOVER)
    async def hovered(params: t.HoverParams) -> t.Hover | None:
        def make(snapshot: Snapshot, wire: Wire) -> t.Hover | None:
            told = hover(snapshot, wire.offset(snapshot.document, params.position))
            if told is None:
                return None
            return t.Hover(t.MarkupContent(t.MarkupKind.Markdown, told[1]), wire.range(told[0]))

        return await server.ask(params.text_document.uri, make, None)

    @server.feature(t.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: t.DefinitionParams) -> list[t.Location]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.Location]:
            offset = wire.offset(snapshot.document, params.position)
            return [wire.location(place) for place in definition(snapshot, offset)]

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(t.TEXT_DOCUMENT_REFERENCES)
    async def referred(params: t.ReferenceParams) -> list[t.Location]:
        def make(snapshot: Snapshot, wire: Wire, session: Session) -> list[t.Location]:
            offset = wire.offset(snapshot.document, params.position)
            wanted = params.context.include_declaration
            found = {
                place: wire.location(place)
                for place in references(snapshot, offset, declarations=wanted)
            }
            name = snapshot.name_at(offset)
            home = snapshot.home(name) if name else None
            for other in session.maps_with(home.file) if home else ():
                there = other.declared_at(home) if home else None
                for one in other.places_of(there.space, there.id) if there else ():
                    if one.place not in found and (wanted or not one.declares):
                        found[one.place] = server.wire(other.reading).location(one.place)
            return list(found.values())

        return await server.ask_all(params.text_document.uri, make, [])

    @server.feature(t.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def highlighted(params: t.DocumentHighlightParams) -> list[t.DocumentHighlight]:
        kinds = t.DocumentHighlightKind

        def make(snapshot: Snapshot, wire: Wire) -> list[t.DocumentHighlight]:
            found = highlights(snapshot, wire.offset(snapshot.document, params.position))
            return [
                t.DocumentHighlight(wire.range(place), kinds.Write if declares else kinds.Read)
                for place, declares in found
            ]

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(t.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepared(params: t.PrepareRenameParams) -> t.PrepareRenamePlaceholder | None:
        def make(snapshot: Snapshot, wire: Wire) -> t.PrepareRenamePlaceholder | None:
            found = renamable(snapshot, wire.offset(snapshot.document, params.position))
            return t.PrepareRenamePlaceholder(wire.range(found[0]), found[1]) if found else None

        return await server.ask(params.text_document.uri, make, None)

    @server.feature(t.TEXT_DOCUMENT_RENAME, t.RenameOptions(prepare_provider=True))
    async def renamed(params: t.RenameParams) -> t.WorkspaceEdit | None:
        def make(snapshot: Snapshot, wire: Wire, session: Session) -> t.WorkspaceEdit | None:
            offset = wire.offset(snapshot.document, params.position)
            name = snapshot.name_at(offset)
            home = snapshot.home(name) if name else None
            others = session.maps_with(home.file) if home else ()
            edits = rename(snapshot, offset, params.new_name, others)
            documents = dict(wire.documents)
            for other in others:
                documents.update(other.reading.documents)
            return Wire(documents, server.encoding, server.addresses).edit(edits)

        try:
            return await server.ask_all(params.text_document.uri, make, None)
        except Refused as refused:
            raise JsonRpcException(message=str(refused), code=REFUSED) from None

    @server.feature(t.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY)
    async def called(params: t.CallHierarchyPrepareParams) -> list[t.CallHierarchyItem] | None:
        def make(snapshot: Snapshot, wire: Wire, _: Session) -> list[t.CallHierarchyItem] | None:
            claim = hierarchy.claim_at(snapshot, wire.offset(snapshot.document, params.position))
            return [_item(snapshot, wire, claim)] if claim else None

        return await server.ask_all(params.text_document.uri, make, None)

    @server.feature(t.CALL_HIERARCHY_INCOMING_CALLS)
    async def incoming(
        params: t.CallHierarchyIncomingCallsParams,
    ) -> list[t.CallHierarchyIncomingCall]:
        def make(snapshot: Snapshot, wire: Wire, _: Session) -> list[t.CallHierarchyIncomingCall]:
            return [
                t.CallHierarchyIncomingCall(item, [item.selection_range])
                for one in hierarchy.incoming(snapshot, str(_data(params.item)[1]))
                for item in [_item(snapshot, wire, one.claim, one.relation)]
            ]

        return await server.ask_all(_data(params.item)[0], make, [])

    @server.feature(t.CALL_HIERARCHY_OUTGOING_CALLS)
    async def outgoing(
        params: t.CallHierarchyOutgoingCallsParams,
    ) -> list[t.CallHierarchyOutgoingCall]:
        def make(snapshot: Snapshot, wire: Wire, _: Session) -> list[t.CallHierarchyOutgoingCall]:
            return [
                t.CallHierarchyOutgoingCall(
                    _item(snapshot, wire, one.claim, one.relation), [params.item.selection_range]
                )
                for one in hierarchy.outgoing(snapshot, str(_data(params.item)[1]))
            ]

        return await server.ask_all(_data(params.item)[0], make, [])


def _data(item: t.CallHierarchyItem) -> tuple[str, str]:
    """Return the address of the map in which a claim has an id, and the id."""
    match item.data:
        case [str(uri), str(claim)]:
            return uri, claim
        case _:
            return item.uri, ""


def _item(snapshot: Snapshot, wire: Wire, claim: str, relation: str = "") -> t.CallHierarchyItem:
    value = snapshot.map.claims[claim]
    where = wire.range(value.words_place)
    root = wire.addresses.uri(snapshot.path)
    return t.CallHierarchyItem(
        value.text or claim, t.SymbolKind.Constant, wire.addresses.uri(value.words_place.file), where, where,
        detail=relation or None, data=[root, claim],
    )  # fmt: skip
