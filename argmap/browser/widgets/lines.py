"""A list that is painted line by line, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.base.visible import width
from argmap.browser.bindings import bindings
from argmap.browser.styles import style

if TYPE_CHECKING:
    from argmap.drawing.scene.scene import Badge


class Piece(NamedTuple):
    """Some words of a line.

    `look` is `plain` or a name of `looks.LOOKS`; `link` is the number of the link they are (-1:
    none).
    """

    text: str
    look: str = "plain"
    link: int = -1


Line = tuple[Piece, ...]


def badge_piece(badge: Badge | None) -> Piece:
    """Return the letters of a badge on its colour."""
    return Piece(badge.letters, f"badge {badge.paint}") if badge else Piece("?")


class Lines(ScrollView, can_focus=True):
    """Lines with a cursor. Subclasses give `count` and `line(y)`; words must be safe to show."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("lines")

    cursor = 0
    """The number of the marked line; -1 when no line is ever marked."""

    @property
    def count(self) -> int:
        """The number of lines."""
        raise NotImplementedError

    def line(self, y: int) -> Line:
        """Return the pieces of a line."""
        raise NotImplementedError

    def widest(self) -> int:
        """The width of the widest line in columns; 0 when lines are cut at the edge."""
        return 0

    def chosen(self) -> None:
        """React to another line being marked."""

    def clicked(self, y: int, link: int) -> None:
        """React to a click on a line, and maybe on a link in it."""

    def changed(self) -> None:
        """Measure and paint again, after the lines have changed."""
        self.virtual_size = Size(self.widest(), self.count)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the marked line in sight."""
        if self.cursor >= 0:
            self.show(self.cursor)

    def move(self, y: int, *, above: int = 0) -> None:
        """Mark a line, and keep `above` lines over it in sight."""
        y = max(0, min(y, self.count - 1))
        before, self.cursor = self.cursor, y
        self.show(max(0, y - above))
        self.show(y)
        if before != y:
            self.refresh_line(before)
            self.refresh_line(y)
            self.chosen()

    def show(self, y: int) -> None:
        """Scroll a line into sight."""
        top, height = round(self.scroll_y), self.scrollable_content_region.height
        if y < top:
            self.scroll_to(y=y, animate=False)
        elif height and y >= top + height:
            self.scroll_to(y=y - height + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        """Paint a line in sight."""
        left, top = self.scroll_offset
        y += top
        base, room = self.rich_style, self.size.width
        if y >= self.count:
            return Strip.blank(room, base)
        if y == self.cursor:
            base += self._style("focused cursor" if self.has_focus else "cursor")
        segments = [self._segment(piece, base) for piece in self.line(y) if piece.text]
        return Strip(segments).crop_extend(left, left + room, base)

    def _segment(self, piece: Piece, base: Style) -> Segment:
        found = base if piece.look == "plain" else base + self._style(piece.look)
        if piece.link >= 0:
            found += Style.from_meta({"link": piece.link})
        return Segment(piece.text, found)

    def _style(self, look: str) -> Style:
        app = self.app
        return style(look, app.theme_variables, colours=not app.no_color)

    def on_click(self, event: Click) -> None:
        """Mark the line that was clicked, and call `clicked`."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        y = spot.y + self.scroll_offset.y
        if 0 <= y < self.count:
            link = event.style.meta.get("link", -1)
            self.clicked(y, link)

    def action_down(self) -> None:
        """Go one line down."""
        self.move(self.cursor + 1)

    def action_up(self) -> None:
        """Go one line up."""
        self.move(self.cursor - 1)

    def action_page_down(self) -> None:
        """Go one page down."""
        self.move(self.cursor + max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """Go one page up."""
        self.move(self.cursor - max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Go to the first line."""
        self.move(0)

    def action_last(self) -> None:
        """Go to the last line."""
        self.move(self.count - 1)


def fitted(pieces: Iterable[Piece], room: int) -> Line:
    """Cut pieces to `room` columns, with `…` where something is missing."""
    taken: list[Piece] = []
    for piece in pieces:
        wide = width(piece.text)
        if wide > room:
            taken.append(piece._replace(text=cut(piece.text, room)))
            break
        taken.append(piece)
        room -= wide
    return tuple(taken)


def cut(text: str, room: int) -> str:
    """Cut text to `room` columns, ending in `…` when it is longer."""
    if room <= 0:
        return ""
    text = text[: room + 1] if text.isascii() else text[: 4 * room + 8]
    if width(text) <= room:
        return text
    end = len(text)
    while end and width(text[:end]) > room - 1:
        end = min(end - 1, room - 1) if text.isascii() else end - 1
    return f"{text[:end].rstrip()}…"


__all__ = ["Line", "Lines", "Piece", "cut", "fitted"]
