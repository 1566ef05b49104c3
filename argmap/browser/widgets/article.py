"""An article to read: scroll by lines, or jump from mark to mark."""

from __future__ import annotations

from textual.message import Message

from argmap.browser.in_thread import aside, begin
from argmap.browser.widgets.card import CardView, Page, wrapped

MEASURE = 100
"""Columns of a line; longer ones are hard to read."""
LONG = 3000
"""The number of pieces from which wrapping a page takes noticeable time."""


class ArticleView(CardView):
    """A page with marks in a long text as its links.

    The current mark is the one in sight, or the last one that was.
    """

    _arriving = False
    """Whether the reader has not moved since the article was opened at its mark."""
    _wrapping = False
    """Whether a long text is being wrapped."""
    _place = (0, 0.0)
    """The reading place.

    It is the line of the screen with the mark (-1: out of sight), and the share of the text above
    the screen.
    """

    class Marked(Message):
        """Another mark is the current one."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def _room(self) -> int:
        return min(super()._room(), MEASURE)

    def show_article(self, page: Page, mark: int, *, keep: bool) -> None:
        """Show an article at one of its marks; with `keep`, at the present place."""
        self._arriving = self._arriving or not keep
        self.show_page(page, keep=keep)
        self.mark = min(mark, len(page.links) - 1)
        if self._arriving:
            self.call_after_refresh(self._arrive)
        self.refresh()
        self._tell()

    def _wrap(self) -> None:
        self._wrapping = sum(len(p.pieces) for p in self.page.paragraphs) >= LONG
        if not self._wrapping:
            super()._wrap()
        else:
            self._wrapped_at = self._room()
            begin(self, self._wrap_beside, "wrap")

    async def _wrap_beside(self) -> None:
        """Wrap a long text without holding up the keyboard."""
        page, room = self.page, self._wrapped_at
        self._take(*await aside(lambda: wrapped(page, room)))
        self._wrapping = False
        self.call_after_refresh(self._arrive)

    def on_resize(self) -> None:
        """Keep the reading place, although the lines change."""
        if not self._wrapping:
            on_line = self._line_of(self.mark) - round(self.scroll_y)
            share = self.scroll_y / max(1, self.count)
            self._place = (on_line if self._in_sight() else -1, share)
        self.call_after_refresh(self._arrive)

    def _arrive(self) -> None:
        """Go to the mark, or to the place before the text was wrapped again."""
        if self._wrapping:
            return
        if self._arriving:
            self.action_to_mark()
            return
        on_line, share = self._place
        y = self._line_of(self.mark) - on_line if on_line >= 0 else round(share * self.count)
        self.scroll_to(y=max(0, y), animate=False)
        self.refresh()

    def action_to_mark(self) -> None:
        """Scroll to the mark, with some lines above it."""
        if self.mark >= 0:
            above = max(0, self.size.height // 4)
            self.scroll_to(y=max(0, self._line_of(self.mark) - above), animate=False)
        self.refresh()

    def action_down(self) -> None:
        """Scroll one line down."""
        self._scroll(1)

    def action_up(self) -> None:
        """Scroll one line up."""
        self._scroll(-1)

    def action_next_link(self) -> None:
        """Go to the next mark; when the current one is out of sight, to the first from here on."""
        self._go(self.mark + 1, self._first_from(round(self.scroll_y)))

    def action_previous_link(self) -> None:
        """Go to the previous mark; when the current one is out of sight, to the last up to here."""
        after = self._first_from(round(self.scroll_y) + self.size.height)
        self._go(self.mark - 1, after - 1)

    def _go(self, beside: int, near: int) -> None:
        self._arriving = False
        if self.page.links:
            at = beside if self._in_sight() else near
            self.mark = max(0, min(at, len(self.page.links) - 1))
            if not self._in_sight():
                self.action_to_mark()
            self.refresh()
            self._tell()

    def _scroll(self, by: int) -> None:
        self._arriving = False
        self.scroll_relative(y=by, animate=False)
        if not self._in_sight():
            self._mark_in_sight()

    def _mark_in_sight(self) -> None:
        self._arriving = False
        super()._mark_in_sight()
        self._tell()

    def action_last(self) -> None:
        """Go to the end."""
        self._arriving = False
        super().action_last()
        self._tell()

    def _in_sight(self) -> bool:
        top = round(self.scroll_y)
        return self.mark >= 0 and top <= self._line_of(self.mark) < top + self.size.height

    def _first_from(self, y: int) -> int:
        """Return the number of the first mark that begins at a line or after it."""
        begins = self.begins
        return next((at for at in range(len(self.page.links)) if begins[at] >= y), len(begins))

    def _tell(self) -> None:
        self.post_message(self.Marked(self.mark))
