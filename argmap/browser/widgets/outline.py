"""The outline: from questions and theses down to evidence, loaded as it is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.message import Message

from argmap.base.visible import one_line, width
from argmap.browser.bindings import bindings
from argmap.browser.outline_signs import SIGNS, STATUS_SIGNS
from argmap.browser.widgets.lines import Line, Lines, Piece, badge_piece, cut, fitted
from argmap.contents.outline import Outline, Row

if TYPE_CHECKING:
    from argmap.drawing.scene.scene import Badge

Key = tuple[str, ...]

FIRST_ROWS = 30
"""Branches are opened at the start as long as there are no more lines than this."""
MOST_BELOW = 5000
"""Lines that `open everything below` adds at most."""
DEEPEST = 16
"""Levels that are indented; deeper ones show their level as a number."""


class Entry(NamedTuple):
    """A line of the outline: its row and its depth."""

    row: Row
    depth: int


class OutlineView(Lines):
    """The opened part of an outline, with a cursor on one row."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("outline")

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    class Leaving(Message):
        """The cursor is about to leave for another place of the same thing."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.outline: Outline | None = None
        self.entries: list[Entry] = []
        self.open: set[Key] = set()
        self.badges: Mapping[str, Badge] = {}
        self.statuses: Mapping[str, str] = {}

    @property
    def count(self) -> int:
        return len(self.entries)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.entries[self.cursor].row if self.cursor < len(self.entries) else None

    def load(
        self, outline: Outline, badges: Mapping[str, Badge], opened: Iterable[Key] | None, focus: Key
    ) -> None:
        """Show an outline with these branches open (`None`: the first few).

        The cursor stays in its place, or goes to the nearest place that the outline still has.
        """
        self.outline, self.badges = outline, badges
        self.open = set(opened or ())
        self.entries = [Entry(row, 0) for row in outline.roots()]
        if opened is None:
            self._open_first()
        else:
            self.entries = self._grown(self.entries)
        self.cursor = 0
        self.changed()
        at = self._nearest(focus)
        if at < 0 and focus and outline.path_to(focus[-1]):
            self.go(focus[-1])
        else:
            self.move(max(0, at), above=3)
        if self.row:
            self.post_message(self.Moved(self.row))

    def mark(self, statuses: Mapping[str, str]) -> None:
        """Show the status of each of these claims and steps, or no status."""
        self.statuses = statuses
        self.refresh()

    def go(self, id: str) -> bool:
        """Put the cursor on a place of a claim, step or evidence; return whether there is one."""
        if self.outline is None:
            return False
        if self.row and self.row.id == id:
            return True
        path = self.outline.path_to(id)
        return bool(path) and self.go_to(path[-1].key)

    def go_to(self, key: Key, *, leaving: bool = False) -> bool:
        """Put the cursor on one place, and open the branches above it; return whether it exists.

        With `leaving`, the present place is kept as a stop to go back to.
        """
        if leaving:
            self.post_message(self.Leaving())
        keys = [key[:n] for n in range(1, len(key))]
        if not self.open.issuperset(keys):
            self.open.update(keys)
            self._again()
        at = self._index(key)
        if at >= 0:
            self.move(at, above=3)
        return at >= 0

    def line(self, y: int) -> Line:
        row, depth = self.entries[y]
        room = self.size.width - (1 if self.show_vertical_scrollbar else 0)
        deep = f"{depth}›" if depth > DEEPEST else ""
        fold = "  " if not row.children or row.cycle else "▾ " if row.key in self.open else "▸ "
        left = [Piece("  " * min(depth, DEEPEST) + deep + fold, "muted")]
        sign = ("?", "question") if row.kind == "question" else SIGNS.get(row.relation)
        if sign:
            left.append(Piece(f"{sign[0]} ", sign[1]))
        if row.kind in ("claim", "step") and row.id in self.statuses:
            left.append(Piece(f"{STATUS_SIGNS[self.statuses[row.id]]} "))
        look = (
            "title" if row.kind in ("question", "heading")
            else "strong" if row.thesis
            else "muted" if row.kind == "step"
            else "note" if row.kind == "evidence"
            else "plain"
        )  # fmt: skip
        right = self._right(row)
        tail = sum(width(p.text) for p in right)
        head = sum(width(p.text) for p in left)
        if room - head - tail < 12:
            right, tail = [], 0
        text = (row.opened if row.key in self.open else "") or row.text or row.id
        words = cut(one_line(text, 4 * room + 8), room - head - tail)
        left.append(Piece(words, look))
        gap = max(0, room - head - tail - width(words))
        return fitted([*left, Piece(" " * gap), *right], room)

    def _right(self, row: Row) -> list[Piece]:
        """Return the end of a line: marks, and who holds the claim."""
        marks: list[Piece] = []
        if row.assumed:
            marks.append(Piece(" given", "muted"))
        if row.cycle:
            marks.append(Piece(" ↺", "undercut"))
        elif row.elsewhere:
            marks.append(Piece(f" ◫{row.elsewhere}", "muted"))
        if row.children and not row.cycle and row.key not in self.open:
            marks.append(Piece(f" {row.children:,}", "muted"))
        if row.holders:
            marks.append(Piece(" ["))
            for number, holder in enumerate(row.holders[:3]):
                marks += [Piece(" ")] if number else []
                marks.append(badge_piece(self.badges.get(holder)))
            marks.append(Piece("+]" if len(row.holders) > 3 else "]"))
        return marks

    def chosen(self) -> None:
        if self.row:
            self.post_message(self.Moved(self.row))

    def clicked(self, y: int, link: int) -> None:  # noqa: ARG002
        if y == self.cursor:
            self.action_toggle_branch()
        self.move(y)

    def _grown(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries with those of the open branches below them."""
        assert self.outline is not None
        stack = list(entries)[::-1]
        found: list[Entry] = []
        while stack:
            entry = stack.pop()
            found.append(entry)
            if entry.row.key in self.open and not entry.row.cycle:
                below = self.outline.children(entry.row)
                stack += [Entry(row, entry.depth + 1) for row in reversed(below)]
        return found

    def _again(self) -> None:
        """Lay out the open branches anew, keeping the cursor on its row."""
        key = self.row.key if self.row else ()
        self.entries = self._grown(e for e in self.entries if not e.depth)
        self.changed()
        self.cursor = max(0, self._nearest(key))

    def _open_first(self) -> None:
        """Open as many branches as fit, the first ones first, level by level."""
        assert self.outline is not None
        level = [entry.row for entry in self.entries]
        count = len(level)
        while level:
            opened: list[Row] = []
            for row in level:
                if row.children and not row.cycle and count + row.children <= FIRST_ROWS:
                    opened.append(row)
                    count += row.children
            if not opened:
                break
            self.open.update(row.key for row in opened)
            whole = len(opened) == sum(bool(row.children and not row.cycle) for row in level)
            level = [r for row in opened for r in self.outline.children(row)] if whole else []
        self.entries = self._grown(e for e in self.entries if not e.depth)

    def _index(self, key: Key) -> int:
        return next((i for i, e in enumerate(self.entries) if e.row.key == key), -1)

    def _nearest(self, key: Key) -> int:
        """Return the line of a place, else of the nearest place above it that is there, else -1."""
        places = {entry.row.key: i for i, entry in enumerate(self.entries)}
        at = places.get(key, -1)
        if at >= 0 or not key:
            return at
        same = [i for k, i in places.items() if k[-1] == key[-1]]
        if same:
            return same[0]
        above = (places[key[:n]] for n in range(len(key) - 1, 0, -1) if key[:n] in places)
        return -1 if self.outline and self.outline.path_to(key[-1]) else next(above, -1)

    def _open(self, at: int) -> None:
        entry = self.entries[at]
        self.open.add(entry.row.key)
        self.entries[at : at + 1] = self._grown([entry])
        self.changed()

    def _close(self, at: int) -> None:
        entry = self.entries[at]
        self.open.discard(entry.row.key)
        end = at + 1
        while end < len(self.entries) and self.entries[end].depth > entry.depth:
            end += 1
        del self.entries[at + 1 : end]
        self.changed()

    def action_toggle_branch(self) -> None:
        """Open or close the branch; at a circle, go to where it began."""
        row = self.row
        if row is None:
            return
        if row.cycle:
            ids = [element.rpartition(" ")[2] for element in row.key]
            self.go_to(row.key[: ids.index(row.id) + 1], leaving=True)
        elif row.key in self.open:
            self._close(self.cursor)
        elif row.children:
            self._open(self.cursor)

    def action_open_branch(self) -> None:
        """Open the branch; when it is open, go into it."""
        row = self.row
        if row and row.children and not row.cycle:
            if row.key in self.open:
                self.move(self.cursor + 1)
            else:
                self._open(self.cursor)

    def action_close_branch(self) -> None:
        """Close the branch; when it is closed, go to the row above it."""
        row = self.row
        if row and row.key in self.open:
            self._close(self.cursor)
        elif row and len(row.key) > 1:
            self.move(self._index(row.key[:-1]))

    def action_open_below(self) -> None:
        """Open everything below the cursor, up to `MOST_BELOW` lines."""
        if self.row is None or self.outline is None:
            return
        level, left = [self.row], MOST_BELOW
        while level and left > 0:
            here = [row for row in level if row.children and not row.cycle]
            self.open.update(row.key for row in here)
            level = [row for above in here for row in self.outline.children(above)]
            left -= len(level)
        if left <= 0:
            self.app.notify(f"Opened the first {MOST_BELOW:,} lines.", markup=False)
        self._again()

    def action_close_all(self) -> None:
        """Close every branch; the cursor goes to the root above it."""
        root = self.row.key[:1] if self.row else ()
        self.open.clear()
        self.entries = [e for e in self.entries if not e.depth]
        self.changed()
        self.cursor = -1
        self.move(max(0, self._index(root)))

    def action_next_place(self) -> None:
        """Go to the next place of this claim."""
        if self.row is None or self.outline is None:
            return
        keys = [place[-1].key for place in self.outline.places(self.row.id)]
        if len(keys) < 2:
            self.app.notify("This is its only place.", markup=False)
            return
        at = keys.index(self.row.key) if self.row.key in keys else -1
        self.go_to(keys[(at + 1) % len(keys)], leaving=True)
