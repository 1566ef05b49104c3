"""The findings of an analysis as a page: lines with links to the claims they name."""

from __future__ import annotations

from argmap.base.text import unwrapped
from argmap.browser.widgets.card import Page, Paragraph
from argmap.browser.widgets.lines import Piece
from argmap.contents.card import Link
from argmap.model import ArgumentMap
from argmap.report.compose import Item, Section

MOST = 3000
"""Lines that are shown; `argmap report` writes all of them."""


def section_page(map: ArgumentMap, section: Section) -> Page:
    """Return the page for the findings of one analysis."""
    return _Page(map).of(section)


class _Page:
    """Collects paragraphs, and numbers their links."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.paragraphs: list[Paragraph] = []
        self.links: list[Link] = []
        self.told = 0
        self.left = 0

    def of(self, section: Section) -> Page:
        self.paragraphs.append(Paragraph((Piece(section.analysis.question, "muted"),)))
        for item in section.items:
            if item.under or item is section.items[0]:
                self.paragraphs.append(Paragraph())
            self._item(item, 0)
        if not section.items:
            self.paragraphs += [Paragraph(), Paragraph((Piece("There is nothing of this kind."),))]
        if self.left:
            more = f"… and {self.left:,} more: argmap report --only {section.analysis.name}"
            self.paragraphs.append(Paragraph((Piece(more, "muted"),)))
        return Page(tuple(self.paragraphs), tuple(self.links))

    def _item(self, item: Item, depth: int) -> None:
        """Add an item, and its parts indented by one more step."""
        if self.told >= MOST:
            self.left += 1
        else:
            self.told += 1
            self.paragraphs.append(Paragraph(tuple(self._pieces(item)), 2 * depth, 2))
        for other in item.under:
            self._item(other, depth + 1)

    def _pieces(self, item: Item) -> list[Piece]:
        pieces = [Piece("· ", "muted")]
        if item.text:
            pieces.append(Piece(_flat(item.text)))
        if item.id:
            pieces += [Piece(" ")] * bool(item.text)
            kind = "claim" if item.id in self.map.claims else "step"
            pieces.append(self._link(kind, item.id, item.words or item.id, "link"))
        if item.quote:
            quote = item.quote
            words = f"“{quote.words}”" if quote.exact else quote.words
            look = "note" if quote.exact else "plain"
            pieces.append(self._link("evidence", quote.id, words, look))
            if quote.reference:
                pieces.append(Piece(f" — {_flat(quote.reference)}", "muted"))
        return pieces

    def _link(self, kind: str, id: str, words: str, look: str) -> Piece:
        self.links.append(Link(kind, id, words))
        return Piece(_flat(words), look, len(self.links) - 1)


def _flat(words: str) -> str:
    """Return words on one line; wrapping makes them harmless later."""
    return unwrapped(words)
