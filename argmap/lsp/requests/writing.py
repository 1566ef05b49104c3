"""Requests for what may be written, and for changes of a text."""

from __future__ import annotations

from lsprotocol import types as t

from argmap.lsp.abilities import actions
from argmap.lsp.abilities.completion import completion
from argmap.lsp.abilities.formatting import formatting
from argmap.lsp.server import Server
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.wire import KINDS, Wire

TRIGGERS = [" ", ",", '"', "“", ".", ":"]
"""Characters after which editors ask for completions."""


def register(server: Server) -> None:
    """Add these to a server."""

    @server.feature(t.TEXT_DOCUMENT_COMPLETION, t.CompletionOptions(trigger_characters=TRIGGERS))
    async def completed(params: t.CompletionParams) -> t.CompletionList:
        def make(snapshot: Snapshot, wire: Wire, text: str) -> t.CompletionList:
            document = wire.documents[snapshot.path]
            made = completion(snapshot, text, wire.offset(document, params.position))
            items = [
                t.CompletionItem(
                    one.label, kind=KINDS.get(one.kind), detail=one.detail or None, sort_text=f"{n:04}",
                    filter_text=one.filter or None, text_edit=t.TextEdit(wire.range(one.place), one.text),
                )
                for n, one in enumerate(made)
            ]  # fmt: skip
            return t.CompletionList(is_incomplete=True, items=items)

        none = t.CompletionList(is_incomplete=False, items=[])
        return await server.ask_latest(params.text_document.uri, make, none)

    @server.feature(t.TEXT_DOCUMENT_FORMATTING)
    async def formatted(params: t.DocumentFormattingParams) -> list[t.TextEdit]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.TextEdit]:
            return wire.edits(formatting(snapshot))

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(t.TEXT_DOCUMENT_RANGE_FORMATTING)
    async def partly(params: t.DocumentRangeFormattingParams) -> list[t.TextEdit]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.TextEdit]:
            return wire.edits(formatting(snapshot, *wire.stretch(snapshot.document, params.range)))

        return await server.ask(params.text_document.uri, make, [])

    @server.feature(
        t.TEXT_DOCUMENT_CODE_ACTION,
        t.CodeActionOptions([t.CodeActionKind.QuickFix, t.CodeActionKind.SourceFixAll]),
    )
    async def acted(params: t.CodeActionParams) -> list[t.CodeAction]:
        def make(snapshot: Snapshot, wire: Wire) -> list[t.CodeAction]:
            made = [
                t.CodeAction(
                    one.title, t.CodeActionKind.QuickFix, [wire.diagnostic(one.answers)] if one.answers else None,
                    is_preferred=one.safe, edit=wire.edit(one.edits),
                )
                for one in actions.quick_fixes(snapshot, *wire.stretch(snapshot.document, params.range))
            ]  # fmt: skip
            if (every := actions.fix_all(snapshot)) is not None:
                kind = t.CodeActionKind.SourceFixAll
                made.append(t.CodeAction(every.title, kind, edit=wire.edit(every.edits)))
            asked = params.context.only
            return [one for one in made if asked is None or any(_is(one.kind, k) for k in asked)]

        return await server.ask(params.text_document.uri, make, [], rules=True)


def _is(kind: t.CodeActionKind | str | None, asked: t.CodeActionKind | str) -> bool:
    """Whether a kind of action is the one asked for, or a special case of it."""
    own, wanted = (str(getattr(k, "value", k) or "") for k in (kind, asked))
    return own == wanted or own.startswith(f"{wanted}.") or not wanted
