"""Positions side by side: what each holds and denies, and what the map has of one alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from argmap.base.visible import one_line, width
from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.keys import of
from argmap.browser.open_map import Opened
from argmap.browser.widgets.bar import KeyBar, PathBar
from argmap.browser.widgets.choice import Choice
from argmap.browser.widgets.lines import Line, Piece, badge_piece
from argmap.contents.card import Link, card
from argmap.contents.sides import SideRow, sides

STANCES = {
    "holds": ("✓", "for"), "denies": ("✗", "against"), "both": ("±", "undercut"),
    "against": ("−", "against"), "": (" ", "muted"),
}  # fmt: skip
"""The sign and look for what a position says of a claim.

`against`: it holds something that speaks against the claim, and neither holds nor denies it.
"""
_compared: WeakKeyDictionary[App[Any], tuple[str, str]] = WeakKeyDictionary()
"""The ids of the positions that each application has compared last."""


class SidesScreen(Screen[tuple[str, str] | None]):
    """Two positions, claim by claim. The screen's answer is the claim to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen", "sides")
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened
        self.pair = ("", "")
        self.only_split = False
        self.targets: list[Link | None] = []

    def compose(self) -> ComposeResult:
        yield PathBar(id="path")
        rows = Choice(id="sides")
        rows.add_class("pane")
        yield rows
        mine = [(a, "screen") for a in of("sides", "screen")]
        yield KeyBar(lambda: [*((a, "focused") for a in of("list")), *mine])

    def on_mount(self) -> None:
        """Show the two positions that were compared last, else the first two."""
        self.pair = _compared.get(self.app, self.pair)
        self.renew(self.opened)
        self.query_one(Choice).focus()

    def renew(self, opened: Opened) -> None:
        """Show another reading."""
        self.opened = opened
        names = list(opened.reading.map.positions)
        rows: list[Line] = []
        marked = self._marked()
        self.targets = []
        if not names:
            rows, self.targets = [(Piece("This map has no positions."),)], [None]
            self.query_one(Choice).fill(rows)
            return
        chosen = compared(self.pair, names)
        if not any(self.pair) and len(chosen) == 2:
            self.pair = (chosen[0], chosen[1])
        found = sides(opened.reading.map, chosen)
        shown = [badge_piece(opened.badges.get(f"position {p.id}")) for p in found.positions]
        badges = [badge.text for badge in shown]
        self.query_one(PathBar).show(
            [f"{badge} {p.text}" for badge, p in zip(badges, found.positions, strict=True)]
        )

        def put(heading: str, chosen_rows: list[SideRow]) -> None:
            if not chosen_rows:
                return
            rows.append((Piece(f"{heading} ", "title"), Piece(str(len(chosen_rows)), "muted")))
            self.targets.append(None)
            for row in chosen_rows:
                rows.append((*_marks(row, shown), Piece(one_line(row.claim.text))))
                self.targets.append(row.claim)

        rest = [r for r in found.rows if not r.thesis]
        split = [r for r in found.rows if r.split]
        put("Where they part", split)
        if not self.only_split:
            put("What they answer", [r for r in found.rows if r.thesis and not r.split])
            both = [r for r in rest if r.shared]
            put("What both hold", both)
            for at, badge in enumerate(badges):
                mine = [r for r in rest if r.stances[at] and r not in both and r not in split]
                put(f"Here from {badge} alone", [r for r in mine if sum(map(bool, r.stances)) == 1])
            for badge, left in zip(badges, found.left_out, strict=True):
                put(f"Nothing of {badge} here on", [SideRow(c, False, ("",) * len(badges)) for c in left])
        if not rows:
            rows, self.targets = [(Piece("Neither denies what the other holds."),)], [None]
        self.query_one(Choice).fill(rows, self._index(marked))

    def _marked(self) -> Link | None:
        at = self.query_one(Choice).cursor
        return self.targets[at] if 0 <= at < len(self.targets) else None

    def _index(self, marked: Link | None) -> int:
        """Return the line of the claim that was marked, else the first."""
        return self.targets.index(marked) if marked and marked in self.targets else 0

    def subject(self) -> tuple[str, str] | None:
        """The kind and id of the marked claim."""
        marked = self._marked()
        return (marked.kind, marked.id) if marked else None

    def spot(self) -> tuple[str, int] | None:
        """The file and line to open in the editor."""
        marked = self._marked()
        if marked is None:
            return None
        place = card(self.opened.reading.map, marked.id, marked.kind).place
        return (place.file, place.line) if place.line else None

    def on_choice_taken(self, message: Choice.Taken) -> None:
        """Go to a claim."""
        target = self.targets[message.at]
        if target:
            self.dismiss((target.kind, target.id))

    def action_other_left(self) -> None:
        """Show the next position on the left."""
        self._turn(0)

    def action_other_right(self) -> None:
        """Show the next position on the right."""
        self._turn(1)

    def _turn(self, side: int) -> None:
        names = list(self.opened.reading.map.positions)
        if len(names) <= 2:
            self.notify("There is no other position to put there.", markup=False)
            return
        shown = compared(self.pair, names)
        beside = shown[1 - side]
        at = names.index(shown[side]) + 1
        turned = next(name for name in names[at:] + names[:at] if name != beside)
        self.pair = (beside, turned) if side else (turned, beside)
        _compared[self.app] = self.pair
        self.renew(self.opened)

    def action_only_split(self) -> None:
        """Switch between all claims and those on which the positions part."""
        self.only_split = not self.only_split
        self.renew(self.opened)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def compared(pair: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the two positions among `names` that `pair` names.

    One that is missing is replaced by the first that is not shown already. The result is shorter
    when there are fewer than two positions.
    """
    free = [name for name in names if name not in pair]
    return [name if name in names else free.pop(0) for name in pair if name in names or free]


def _marks(row: SideRow, badges: list[Piece]) -> Line:
    """Return the badge of each position, with what it says of the claim."""
    pieces: list[Piece] = [Piece("  ")]
    against = row.against or (False,) * len(badges)
    for stance, speaks_against, badge in zip(row.stances, against, badges, strict=True):
        said = stance or ("against" if speaks_against else "")
        sign, look = STANCES[said]
        pieces.append(Piece(sign, look))
        pieces.append(badge if said else Piece(" " * width(badge.text)))
        pieces.append(Piece(" "))
    return tuple(pieces)
