"""The card: everything about the thing in focus, with every name as a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.message import Message

from argmap.base.visible import narrow, visible, width
from argmap.browser.bindings import bindings
from argmap.browser.widgets.lines import Line, Lines, Piece
from argmap.contents.card import Link


class Paragraph(NamedTuple):
    """Words that are wrapped together.

    `indent` is in columns, and lines after the first are indented by `hang` more. A piece's link is
    the number of a `Link` of the page.
    """

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    hang: int = 0


class Page(NamedTuple):
    """The content of a card: paragraphs and the links in them.

    A piece that belongs to several links has as its link the number of links plus the index of its
    entry in `shared`.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()
    shared: tuple[tuple[int, ...], ...] = ()

    def of(self, piece: Piece) -> tuple[int, ...]:
        """Return the numbers of the links that a piece belongs to."""
        if piece.link < len(self.links):
            return (piece.link,) if piece.link >= 0 else ()
        return self.shared[piece.link - len(self.links)]


class CardView(Lines):
    """A page to read. The arrow keys go from line to line and from name to name."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("card")

    class Followed(Message):
        """A name is to be followed."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.page = Page()
        self.lines: list[Line] = []
        self.begins: list[int] = []
        self.mark = -1
        self.cursor = -1
        self._wrapped_at = 0

    @property
    def count(self) -> int:
        return len(self.lines)

    def line(self, y: int) -> Line:
        line = self.lines[y]
        if self.mark < 0 or not self.has_focus:
            return line
        of = self.page.of
        return tuple(p._replace(look="marked") if self.mark in of(p) else p for p in line)

    @property
    def marked(self) -> Link | None:
        """The marked name."""
        return self.page.links[self.mark] if 0 <= self.mark < len(self.page.links) else None

    def show_page(self, page: Page, *, keep: bool = False) -> None:
        """Show another page from its beginning, with its first name marked.

        With `keep`, show it from the place where the last page was read.
        """
        if page == self.page:
            return
        self.page = page
        self.mark = min(max(0, self.mark) if keep else 0, len(page.links) - 1)
        self._wrap()
        if not keep:
            self.scroll_to(y=0, animate=False)

    def return_to(self, mark: int) -> None:
        """Mark the name that was followed from here."""
        if 0 <= mark < len(self.page.links):
            self._mark(mark)

    def on_resize(self) -> None:
        if self._room() != self._wrapped_at:
            self._wrap()

    def on_focus(self) -> None:
        """Show the mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the mark."""
        self.refresh()

    def clicked(self, y: int, link: int) -> None:  # noqa: ARG002
        if links := self.page.of(Piece("", link=link)):
            self.mark = links[-1]
            self.action_follow()

    def action_follow(self) -> None:
        """Follow the marked name."""
        if self.marked:
            self.post_message(self.Followed(self.marked))

    def action_next_link(self) -> None:
        """Mark the next name."""
        self._mark(self.mark + 1)

    def action_previous_link(self) -> None:
        """Mark the previous name."""
        self._mark(self.mark - 1)

    def action_down(self) -> None:
        """Go to the next line with a name; without one in sight, scroll."""
        self._step(1)

    def action_up(self) -> None:
        """Go to the previous line with a name; without one in sight, scroll."""
        self._step(-1)

    def action_page_down(self) -> None:
        """Scroll one page."""
        self.scroll_relative(y=max(1, self.size.height - 1), animate=False)
        self._mark_in_sight()

    def action_page_up(self) -> None:
        """Scroll one page back."""
        self.scroll_relative(y=-max(1, self.size.height - 1), animate=False)
        self._mark_in_sight()

    def action_first(self) -> None:
        """Go to the beginning."""
        self.scroll_to(y=0, animate=False)
        self._mark_in_sight()

    def action_last(self) -> None:
        """Go to the end."""
        self.scroll_to(y=self.count, animate=False)
        if self.page.links:
            self.mark = len(self.page.links) - 1
            self.refresh()

    def _room(self) -> int:
        return max(10, self.scrollable_content_region.width - 1)

    def _wrap(self) -> None:
        self._wrapped_at = self._room()
        self._take(*wrapped(self.page, self._wrapped_at))

    def _take(self, lines: list[Line], begins: list[int]) -> None:
        """Show lines; `begins` are the first lines of the links."""
        self.lines, self.begins = lines, begins
        self.changed()

    def _mark(self, link: int) -> None:
        if self.page.links:
            self.mark = max(0, min(link, len(self.page.links) - 1))
            self.show(self._line_of(self.mark))
            self.refresh()

    def _step(self, by: int) -> None:
        """Mark the first name on another line that way, if it is near; else scroll a line."""
        here = self._line_of(self.mark)
        top, height = round(self.scroll_y), self.size.height
        y = here + by
        reach = range(top - 1, top + height + 1)
        while 0 <= y < self.count and y in reach:
            links = [p.link for p in self.lines[y] if p.link >= 0 and p.link != self.mark]
            if links:
                self._mark(links[0])
                return
            y += by
        self.scroll_relative(y=by, animate=False)

    def _mark_in_sight(self) -> None:
        top = round(self.scroll_y)
        seen = (
            link for y in range(top, min(self.count, top + self.size.height))
            for p in self.lines[y] for link in self.page.of(p)
        )  # fmt: skip
        self.mark = next(seen, self.mark)
        self.refresh()

    def _line_of(self, link: int) -> int:
        return self.begins[link] if 0 <= link < len(self.begins) else round(self.scroll_y)


def wrapped(page: Page, room: int) -> tuple[list[Line], list[int]]:
    """Wrap a page to `room` columns; return its lines, and the first line of each link."""
    lines = [line for paragraph in page.paragraphs for line in wrap(paragraph, room)]
    begins = [-1] * len(page.links)
    for y, line in enumerate(lines):
        for piece in line:
            for link in page.of(piece):
                if begins[link] < 0:
                    begins[link] = y
    return lines, begins


def wrap(paragraph: Paragraph, room: int) -> list[Line]:
    """Wrap a paragraph to `room` columns. Words longer than a line are cut."""
    lines: list[list[Piece]] = []
    indent = min(paragraph.indent, room // 3)
    hang = min(indent + paragraph.hang, room // 2)
    line: list[Piece] = [Piece(" " * indent)] if indent else []
    left, fresh = room - indent, True

    def end() -> None:
        nonlocal line, left, fresh
        lines.append(line)
        line, left, fresh = ([Piece(" " * hang)] if hang else []), room - hang, True

    for piece in paragraph.pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                end()
            for word in _runs(visible(text), left, room - hang):
                rest = word
                if fresh and lines:
                    rest = rest.lstrip(" ")
                wide = width(rest.rstrip(" "))
                # A word that no line has room for begins where most of one is left.
                if left < wide and not fresh and (wide <= room - hang or left < room // 2):
                    end()
                    rest = rest.lstrip(" ")
                while wide > left:
                    part = _fitting(rest, left)
                    line.append(piece._replace(text=part))
                    rest = rest[len(part) :]
                    wide = width(rest.rstrip(" "))
                    end()
                if rest:
                    line.append(piece._replace(text=rest))
                    left, fresh = left - width(rest), False
    lines.append(line)
    return [_joined(line) for line in lines]


def _runs(text: str, left: int, room: int) -> Iterator[str]:
    """Yield runs of words that are not split between lines, each with the blanks after it.

    `left` is the room on the first line, `room` that on the others. Where runs cannot be found,
    single words are yielded.
    """
    if len(text) <= left and width(text) <= left:
        yield text
        return
    at = 0
    if narrow(text) and "  " not in text and text[:1] != " ":
        while len(text) - at > left:
            end = text.rfind(" ", at, at + left + 1) + 1
            if end:
                yield text[at:end]
                at = end
            elif left == room or text.find(" ", at, at + room + 1) < 0:
                break
            left = room
        else:
            yield text[at:]
            return
    *words, last = text[at:].split(" ")
    yield from (f"{word} " for word in words)
    yield last


def _fitting(text: str, room: int) -> str:
    """Return the longest beginning that fits into `room` columns, at least one character."""
    if text.isascii():
        return text[: max(1, room)]
    end, used = 0, 0
    for character in text:
        used += width(character)
        if used > room and end:
            break
        end += 1
    return text[:end]


def _joined(line: Sequence[Piece]) -> Line:
    """Join neighbouring pieces of the same look into one, so that painting is quick."""
    joined: list[Piece] = []
    for piece in line:
        if joined and joined[-1][1:] == piece[1:]:
            joined[-1] = piece._replace(text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)
