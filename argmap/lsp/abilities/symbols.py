"""What is declared, for the outline of an editor and for its search over all files."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.language.tree import Declaration, Quotation, Statement
from argmap.lsp.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something declared: its `kind` is the keyword, `place` all of it, `name_place` its name or words, `detail` its words."""

    name: str
    detail: str
    kind: str
    place: Place
    name_place: Place
    under: tuple[Symbol, ...] = ()


def document_symbols(snapshot: Snapshot) -> tuple[Symbol, ...]:
    """Return what a file declares, what stands under it inside."""
    return tuple(
        s for at, item in snapshot.tree.located() for s in _symbols(snapshot.path, at, item)
    )


def workspace_symbols(snapshot: Snapshot, words: str) -> tuple[Symbol, ...]:
    """Return what all files of the map declare with all of `words` in name or words."""
    asked = words.lower().split()
    found = []
    for path in snapshot.reading.trees:
        waiting = list(document_symbols(Snapshot(snapshot.reading, path)))
        while waiting:
            symbol = waiting.pop(0)
            text = f"{symbol.name} {symbol.detail}".lower()
            if all(word in text for word in asked):
                found.append(symbol)
            waiting = [*symbol.under, *waiting]
    return tuple(found)


def _symbols(path: str, at: int, item: Statement) -> Iterator[Symbol]:
    under = tuple(s for line in getattr(item, "body", ()) for s in _symbols(path, at, line))
    if isinstance(item, Declaration):
        words = item.words.text if item.words else ""
        name = item.name.text if item.name else words
        span = item.name.span if item.name else item.words.span if item.words else item.span
        keyword = item.keyword
    elif isinstance(item, Quotation):
        words, name, span, keyword = (
            item.quote.text,
            item.name.text if item.name else f"“{item.quote.text}”",
            item.quote.span,
            "evidence",
        )
    else:
        yield from under
        return
    whole = Place(path, at + item.span[0], at + end_of(item))
    detail = words if name != words else ""
    yield Symbol(
        name or keyword, detail, keyword, whole, Place(path, at + span[0], at + span[1]), under
    )


def end_of(item: Statement) -> int:
    """Return the offset at which a statement ends, with everything under it."""
    end = item.span[1]
    while body := getattr(item, "body", ()):
        item = body[-1]
        end = max(end, item.span[1])
    return end
