"""The actions of the browser, in one table.

Bindings, footer, help screen, palette and `argmap browse --help` are made from it. Nothing here
needs Textual. `argmap.browser.own_keys` lets users change the keys.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress

from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """An action of the browser.

    `id` is stable and used in `keys.toml`; the method that does it is `action_` and the id with `_`
    for `-`. `keys` are Textual's names. `label` is a word for the footer (empty: not shown there).
    `where` says which part handles it: `app`, `outline`, `card`, `drawing`, `lines` (every list and
    page), `screen` (every screen above the walk) or a screen's name.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    part: str
    where: str
    label: str = ""

    @property
    def method(self) -> str:
        """The action's name as Textual calls it."""
        return self.id.replace("-", "_")


def _part(part: str, where: str, *rows: tuple[str, str, str, str]) -> tuple[Action, ...]:
    return tuple(Action(i, tuple(k.split()), w, part, where, s) for i, k, w, s in rows)


ACTIONS: tuple[Action, ...] = (
    *_part(
        "Lines", "lines",
        ("down", "down j", "one line down", ""),
        ("up", "up k", "one line up", ""),
        ("page-down", "pagedown ctrl+f", "one page down", ""),
        ("page-up", "pageup ctrl+b", "one page up", ""),
        ("first", "home g", "to the first line", ""),
        ("last", "end G", "to the last line", ""),
    ),
    *_part(
        "In the outline", "outline",
        ("open-branch", "right l", "open the branch, then go into it", ""),
        ("close-branch", "left h", "close the branch, then go to what it bears on", ""),
        ("toggle-branch", "enter space", "open or close the branch; at ↺ go to where it began", "open"),
        ("open-below", "asterisk", "open everything below", ""),
        ("close-all", "minus", "close every branch", ""),
        ("next-place", "o", "the next place where this claim stands (◫)", "other place"),
    ),
    *_part(
        "On the card", "card",
        ("follow", "enter", "follow the marked name", "follow"),
        ("next-link", "right l n", "mark the next name; in an article, what is quoted next", ""),
        ("previous-link", "left h N", "mark the name before; in an article, what is quoted before", ""),
    ),
    *_part(
        "From place to place", "app",
        ("next-pane", "tab", "to the next pane", "pane"),
        ("previous-pane", "shift+tab", "to the pane before", ""),
        ("back", "backspace left_square_bracket alt+left", "back to where you were", "back"),
        ("forward", "right_square_bracket alt+right", "forward again", ""),
    ),
    *_part(
        "Finding", "app",
        ("find", "slash", "search words, names, people, sources; filters", "find"),
        ("by-time", "T", "claims and statements in the order of their times", ""),
        ("problems", "p", "what `argmap check` finds", "problems"),
        ("sides", "s", "positions side by side", "sides"),
        ("findings", "i", "what the debate turns on: the analyses of a report", "turns on"),
        ("picture", "m", "the whole map, drawn", "map"),
        ("article", "a", "the article a quotation stands in, with all that the map quotes", "article"),
        ("choose-map", "M", "another map", ""),
    ),
    *_part(
        "Looking", "app",
        ("drawing", "d", "show or hide the drawing of what is near", "drawing"),
        ("nearer", "comma", "draw one argument less around the claim", ""),
        ("further", "full_stop", "draw one argument more around the claim", ""),
        ("whole", "w", "the paragraphs around a quotation whole, or the nearest words", ""),
        ("status", "v", "show or hide what stands in this map, and how strongly", "status"),
        ("zoom", "z", "this pane alone, or all panes", ""),
        ("theme", "t", "dark or light", ""),
    ),
    *_part(
        "Drawings", "drawing",
        ("pan-down", "down j", "down", ""),
        ("pan-up", "up k", "up", ""),
        ("pan-left", "left h", "to the left", ""),
        ("pan-right", "right l", "to the right", ""),
        ("half-right", "L shift+right", "half a screen to the right", ""),
        ("half-left", "H shift+left", "half a screen to the left", ""),
        ("centre", "c", "to the claim in focus", "centre"),
    ),
    *_part(
        "The whole map, as many boxes as there is room for", "boxes",
        ("box-left", "left h", "to the next box on the left", ""),
        ("box-right", "right l", "to the next box on the right", ""),
        ("box-up", "up k", "to the next box above", ""),
        ("box-down", "down j", "to the next box below", ""),
        ("into", "enter", "draw what is folded into the box", "what is in it"),
        ("out", "backspace minus u", "back to the drawing before", "back"),
        ("open-box", "space", "show the reasons of the box first, or as before", "open"),
        ("rest", "n", "draw what is left out", "left out"),
        ("to-outline", "o", "to this claim in the outline", "outline"),
    ),
    *_part(
        "The whole map, as many boxes as there is room for", "picture",
        ("canvas", "w", "everything on one large sheet, to be panned; or what fits", "large sheet"),
    ),
    *_part(
        "The file", "app",
        ("edit", "e", "open the file at this line in $EDITOR", "edit"),
        ("reload", "r", "read the file again (it is followed anyway)", ""),
        ("copy", "y", "copy the name, the words, the quotation with its reference", "copy"),
        ("export", "x", "write what is shown to a file: SVG, PNG, text, Markdown", "export"),
    ),
    *_part(
        "Everything else", "app",
        ("help", "question_mark f1", "the keys", "help"),
        ("command-palette", "ctrl+p", "everything by name", ""),
        ("quit", "q ctrl+q", "leave; the place is kept", "quit"),
    ),
    *_part(
        "Everything else", "screen",
        ("close", "escape q", "back to the outline", "close"),
    ),
    *_part(
        "Everything else", "typing",
        ("leave", "escape", "leave the search or the question", ""),
    ),
    *_part(
        "Everything else", "list",
        ("take", "enter", "take the marked line", "go there"),
    ),
    *_part(
        "Positions side by side", "sides",
        ("other-left", "1", "the next position on the left", "left"),
        ("other-right", "2", "the next position on the right", "right"),
        ("only-split", "space", "all claims, or only where they part", "only where they part"),
    ),
    *_part(
        "What the debate turns on", "findings",
        ("next-section", "right l tab", "the next tab", "next tab"),
        ("previous-section", "left h shift+tab", "the tab before", ""),
        ("to-section", "1 2 3 4 5 6 7 8 9", "the tab of that number", ""),
    ),
    *_part(
        "Articles", "article",
        ("other-article", "o", "another article", "other article"),
    ),
)  # fmt: skip

SHOWN = {
    "question_mark": "?",
    "asterisk": "*",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "escape": "Esc",
    "backspace": "⌫",
    "underscore": "_",
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "plus": "+",
}
"""Signs for keys with names in Textual that say little."""


def shown(key: str) -> str:
    """Return a key as people read it: `ctrl+p` is `Ctrl+P`, `slash` is `/`."""
    *held, last = key.split("+")
    name = SHOWN.get(last) or _sign(last) or (last.upper() if held or last[1:] else last)
    return "+".join([*(h.capitalize() for h in held), name])


def _sign(name: str) -> str:
    """Return the sign that Textual calls by its Unicode name, such as `semicolon`; else nothing."""
    with suppress(KeyError):
        return unicodedata.lookup(name.replace("_", " ")) if name[1:] else ""
    return ""


def keys_of(action: Action, changed: Mapping[str, str]) -> str:
    """Return the keys of an action as people read them, with the user's own keys applied."""
    keys = changed[action.id].split(",") if action.id in changed else action.keys
    return " ".join(shown(key.strip()) for key in keys)


def of(*wheres: str) -> tuple[Action, ...]:
    """Return the actions of some places, in the table's order."""
    return tuple(a for a in ACTIONS if a.where in wheres)


def parts() -> Iterable[tuple[str, tuple[Action, ...]]]:
    """Group the table by its headings."""
    for part in dict.fromkeys(a.part for a in ACTIONS):
        yield part, tuple(a for a in ACTIONS if a.part == part)


def page(changed: Mapping[str, str] | None = None) -> str:
    """Return the table as plain lines, for `argmap browse --help`."""
    changed = changed or {}
    rows: list[str] = []
    for part, actions in parts():
        rows += ["", f"  {part}"]
        rows += [f"    {keys_of(a, changed):<22} {a.words}" for a in actions]
    return "\n".join(rows).lstrip("\n")
