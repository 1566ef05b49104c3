"""The two requests with an effect: open the editor at something, and move the page to something."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from argmap.base.visible import visible
from argmap.preview.shown import Shown, claim_on, file_named, written

MOST_LINES = 10**9


def opened(
    shown: Shown, asked: Mapping[str, object], open_at: Callable[[str, int, int], str]
) -> dict[str, object]:
    """Open the editor at a name of the map, or at a line of one of its files.

    The answer has the place, to be shown and copied, and why the editor was not opened.
    """
    match asked:
        case {"name": str(name)}:
            place = written(shown.reading, name)
        case {"file": str(file), "line": int(line)}:
            column = asked.get("column", 1)
            place = (file, line, column if type(column) is int else 1)
        case _:
            place = None
    if place is None:
        return {"place": "", "why": "nothing in the map has this name by now"}
    file, line, column = place
    if file not in shown.reading.map.documents:
        return {"place": "", "why": "this is no file of the map"}
    line, column = (min(max(number, 1), MOST_LINES) for number in (line, column))
    return {"place": f"{visible(file)}:{line}", "why": open_at(file, line, column)}


def at(shown: Shown, asked: Mapping[str, object]) -> dict[str, object]:
    """Find the claim that a line is about; `mine` says whether its file belongs to the map."""
    match asked:
        case {"file": str(path), "line": int(line)}:
            file = file_named(shown.reading, path)
            return {"mine": bool(file), "claim": claim_on(shown.reading, file, line) if file else ""}
    return {"mine": False, "claim": ""}
