"""One-line bars: the path to the current place, tabs, and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from argmap.base.visible import one_line, width
from argmap.browser.keys import Action, keys_of
from argmap.browser.widgets.lines import cut

BETWEEN = " › "
SHORTEST = 8
"""Columns below which a heading is a number alone."""


class PathBar(Widget):
    """The path to the current row: words from the root down, the farthest left out if needed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.steps: tuple[str, ...] = ()
        self.message = ""

    def show(self, steps: Sequence[str]) -> None:
        """Show another path."""
        if tuple(steps) != self.steps:
            self.steps = tuple(steps)
            self.refresh()

    def tell(self, message: str) -> None:
        """Show a message in front of the path; an empty message removes it."""
        if message != self.message:
            self.message = message
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        base, room = self.rich_style, self.size.width
        front = f" {one_line(self.message)} " if self.message else " "
        segments = [Segment(cut(front, room), base + Style(bold=True, reverse=bool(self.message)))]
        rest = room - width(front)
        segments.append(Segment(fitted_path(self.steps, max(0, rest)), base))
        return Strip(segments).adjust_cell_length(room, base)


class TabBar(Widget):
    """Numbered headings on one line, one of them open; each can be clicked.

    Each heading has a long form, for wide terminals, and a form of one word.
    """

    def __init__(self, headings: Sequence[tuple[str, str]]) -> None:
        super().__init__(id="tabs")
        self.headings = tuple(headings)
        self.at = 0

    def show(self, at: int) -> None:
        """Open another tab."""
        self.at = at
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        base, room = self.rich_style, self.size.width
        segments: list[Segment] = []
        for number, words in enumerate(fitted_tabs(self.headings, self.at, room)):
            open_ = Style(bold=True, reverse=True) if number == self.at else Style()
            press = Style.from_meta({"@click": f"screen.open_section({number})"})
            segments.append(Segment(words, base + open_ + press))
        return Strip(segments).adjust_cell_length(room, base)


class KeyBar(Widget):
    """The keys that matter here, as many as fit, the most wanted first; each can be clicked."""

    def __init__(self, actions: Callable[[], Sequence[tuple[Action, str]]]) -> None:
        super().__init__(id="keys")
        self._actions = actions

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        base, room = self.rich_style, self.size.width
        segments: list[Segment] = []
        own = getattr(self.app, "own_keys", {})
        for action, target in self._actions():
            key = keys_of(action, own).split(" ")[0]
            wide = width(key) + 1 + len(action.label) + 2
            if wide > room:
                continue
            room -= wide
            press = Style.from_meta({"@click": f"{target}.{action.method}"})
            segments.append(Segment(f" {key}", base + Style(bold=True) + press))
            segments.append(Segment(f" {action.label} ", base + press))
        return Strip(segments).adjust_cell_length(self.size.width, base)


def fitted_tabs(headings: Sequence[tuple[str, str]], at: int, room: int) -> list[str]:
    """Fit numbered headings, each with a long and a short form, into `room` columns.

    All are long, or all are short, or the open one is whole and the others are cut or left out. The
    numbers alone may need more room.
    """
    for which, end in ((0, " "), (1, " "), (1, "")):
        tabs = [f" {number} {words[which]}{end}" for number, words in enumerate(headings, 1)]
        if sum(map(width, tabs)) <= room:
            return tabs
    bare = [f" {number} " for number in range(1, len(tabs) + 1)]
    least = sum(map(width, bare)) - width(bare[at])
    mine = cut(tabs[at], max(width(bare[at]), room - least))
    share = (room - width(mine)) // max(1, len(tabs) - 1) - width(bare[-1])
    others = (
        f"{number}{cut(words, share - 1)} " if share >= SHORTEST else number
        for number, (_, words) in zip(bare, headings, strict=True)
    )
    return [mine if place == at else tab for place, tab in enumerate(others)]


def fitted_path(steps: Sequence[str], room: int) -> str:
    """Join steps in at most `room` columns: each is shortened, then the farthest are left out."""
    if not steps or room < 4:
        return ""
    most = max(1, room // 14)
    words = [one_line(step) for step in steps[-most:]]
    left = f"…{BETWEEN}" if len(steps) > most else ""
    share = max(4, (room - len(left)) // len(words) - len(BETWEEN))
    spare = room - len(left) - sum(min(width(w), share) + len(BETWEEN) for w in words)
    shown = []
    for word in reversed(words):
        wide = min(width(word), share + max(0, spare))
        spare -= max(0, wide - share)
        shown.append(cut(word, wide))
    return cut(left + BETWEEN.join(reversed(shown)), room)
