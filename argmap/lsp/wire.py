"""Values of argmap as the protocol has them, and back. Columns count in the units that the client asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, unquote, urlsplit

from lsprotocol import types as t

from argmap.base.diagnostics import Diagnostic, Edit, Severity
from argmap.base.text import Document, Place
from argmap.lsp.abilities.symbols import Symbol
from argmap.lsp.texts import index

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")
UNITS: Mapping[t.PositionEncodingKind, Callable[[str], int]] = {
    t.PositionEncodingKind.Utf8: lambda text: len(text.encode(errors="surrogatepass")),
    t.PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    t.PositionEncodingKind.Utf32: len,
}
"""How long a text is, by encoding."""
SEVERITIES = {
    Severity.ERROR: t.DiagnosticSeverity.Error,
    Severity.WARNING: t.DiagnosticSeverity.Warning,
    Severity.INFO: t.DiagnosticSeverity.Information,
}
KINDS = {
    "claim": t.CompletionItemKind.Value, "step": t.CompletionItemKind.Operator, "evidence": t.CompletionItemKind.Text,
    "person": t.CompletionItemKind.Class, "source": t.CompletionItemKind.Module, "question": t.CompletionItemKind.Event,
    "position": t.CompletionItemKind.Struct, "group": t.CompletionItemKind.Folder, "scheme": t.CompletionItemKind.Interface,
    "tag": t.CompletionItemKind.EnumMember, "keyword": t.CompletionItemKind.Keyword, "quotation": t.CompletionItemKind.Snippet,
    "file": t.CompletionItemKind.File, "rule": t.CompletionItemKind.Constant,
}  # fmt: skip
SYMBOLS = {
    "person": t.SymbolKind.Class, "source": t.SymbolKind.Module, "position": t.SymbolKind.Struct, "question": t.SymbolKind.Event,
    "group": t.SymbolKind.Namespace, "argument": t.SymbolKind.Operator, "evidence": t.SymbolKind.String,
    "scheme": t.SymbolKind.Interface, "view": t.SymbolKind.Object, "map": t.SymbolKind.File,
}  # fmt: skip


class Addresses:
    """The addresses and versions of the texts that the editor has, by path."""

    def __init__(self) -> None:
        self.versions: dict[str, int | None] = {}
        self._uris: dict[str, str] = {}

    def opened(self, uri: str, version: int | None) -> str:
        """Note the address and version of an open text, and return its path."""
        path = path_of(uri)
        self._uris[path], self.versions[path] = uri, version
        return path

    def closed(self, uri: str) -> str:
        """Forget a text, and return its path."""
        path = path_of(uri)
        self._uris.pop(path, None)
        self.versions.pop(path, None)
        return path

    def path(self, uri: str) -> str:
        """Return the path of an address."""
        return path_of(uri)

    def uri(self, path: str) -> str:
        """Return the address of a path, as the editor wrote it if it did."""
        return self._uris.get(path) or uri_of(path)


class Wire:
    """Converts values of a reading: `documents` are its texts, `encoding` says in which units columns count."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        encoding: t.PositionEncodingKind | str,
        addresses: Addresses,
    ) -> None:
        self.documents, self.addresses = documents, addresses
        self.encoding = t.PositionEncodingKind(encoding)

    def of(self, path: str, text: str) -> Wire:
        """Return the same for a text that is newer than the reading."""
        documents = {**self.documents, path: Document(path, text)}
        return Wire(documents, self.encoding, self.addresses)

    def offset(self, document: Document, position: t.Position) -> int:
        """Return the offset of a position; one past the end of a line or text counts as that end."""
        starts = document.line_starts
        if position.line >= len(starts):
            return len(document.text)
        line = document.line(position.line + 1)
        return starts[position.line] + index(line, position.character, UNITS[self.encoding])

    def stretch(self, document: Document, range: t.Range) -> tuple[int, int]:
        """Return the offsets at which a range begins and ends."""
        return self.offset(document, range.start), self.offset(document, range.end)

    def position(self, document: Document, offset: int) -> t.Position:
        """Return the position of an offset."""
        line, column = document.position(offset)
        text = document.line(line)[: column - 1]
        return t.Position(line - 1, len(text) if text.isascii() else UNITS[self.encoding](text))

    def range(self, place: Place) -> t.Range:
        """Return the range of a place; the beginning of the file where its text is not known."""
        document = self.documents.get(place.file)
        if document is None:
            return t.Range(t.Position(0, 0), t.Position(0, 0))
        return t.Range(self.position(document, place.start), self.position(document, place.end))

    def location(self, place: Place) -> t.Location:
        """Return a place with its file."""
        return t.Location(self.addresses.uri(place.file), self.range(place))

    def diagnostic(self, one: Diagnostic) -> t.Diagnostic:
        """Return a diagnostic, with its help and the places that explain it. The code is what `argmap explain` takes."""
        message = one.message if not one.help else f"{one.message}\n{one.help}"
        related = [
            t.DiagnosticRelatedInformation(self.location(label.place), label.message)
            for label in one.labels
        ]
        unused = [t.DiagnosticTag.Unnecessary] if one.name.startswith("unused") else None
        return t.Diagnostic(
            self.range(one.place), message, SEVERITIES.get(one.severity, t.DiagnosticSeverity.Hint), one.code,
            source="argmap", related_information=related or None, tags=unused, data={"name": one.name},
        )  # fmt: skip

    def edits(self, edits: Iterable[Edit]) -> list[t.TextEdit]:
        """Return edits of one file."""
        return [t.TextEdit(self.range(one.place), one.text) for one in edits]

    def edit(self, edits: Iterable[Edit]) -> t.WorkspaceEdit:
        """Return edits by file, for the versions of the texts that they were made for."""
        by_file: dict[str, list[t.TextEdit]] = {}
        for one in edits:
            by_file.setdefault(one.place.file, []).append(
                t.TextEdit(self.range(one.place), one.text)
            )
        return t.WorkspaceEdit(
            document_changes=[
                t.TextDocumentEdit(
                    t.OptionalVersionedTextDocumentIdentifier(
                        self.addresses.uri(file), self.addresses.versions.get(file)
                    ),
                    list(several),
                )
                for file, several in by_file.items()
            ]
        )

    def symbol(self, one: Symbol) -> t.DocumentSymbol:
        """Return a symbol with those inside it."""
        return t.DocumentSymbol(
            one.name[:200], SYMBOLS.get(one.kind, t.SymbolKind.Constant), self.range(one.place), self.range(one.name_place),
            one.detail[:200] or None, children=[self.symbol(s) for s in one.under],
        )  # fmt: skip


def uri_of(path: str) -> str:
    """Return the address of a file; of a text that is no file, the path is the address."""
    if _SCHEME.match(path) and not os.path.isabs(path):
        return path
    return (
        f"file://{quote(path)}" if os.sep == "/" else f"file:///{quote(path.replace(os.sep, '/'))}"
    )


def path_of(uri: str) -> str:
    """Return the normal path of a file's address; of a text that is no file, the address in such a form."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return os.path.normpath(uri)
    path = unquote(parts.path)
    if os.sep != "/" and path[2:3] == ":":
        path = path[1:]
    return os.path.normpath(path)
