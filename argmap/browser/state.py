"""State kept between two visits: the place in each file, and the theme."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from argmap.base import cache
from argmap.base.values import dataclass

VERSION = 1
MOST_OPEN = 5000
"""Branches that are remembered."""
MOST_NAMES = 100_000
"""Names in the keys of these branches: a key has as many as its branch is deep."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The last place in a map.

    It has the row in focus, the open branches (`None`: never seen before), whether the drawing is
    shown, and how many arguments the drawing reaches.
    """

    focus: tuple[str, ...] = ()
    open: tuple[tuple[str, ...], ...] | None = None
    drawn: bool = False
    depth: int = 1


def last_visit(path: str) -> Visit:
    """Return the state kept for a file; a first visit when there is none, or it is damaged."""
    match _table(_name(path)):
        case {"focus": list(focus), "open": list(keys), "drawn": bool(drawn), "depth": int(depth)}:
            names = [focus, *keys]
            if all(isinstance(key, list) and all(type(n) is str for n in key) for key in names):
                opened = tuple(map(tuple, keys))
                return Visit(tuple(focus), opened, drawn, min(max(depth, 0), 9))
    return Visit()


def keep_visit(path: str, visit: Visit) -> None:
    """Keep the state of a file, written in one step; do nothing when it cannot be written."""
    if path == "-":
        return
    table = asdict(replace(visit, open=None))
    table["open"] = _outermost(visit.open or ())
    _keep(_name(path), table)


def _outermost(keys: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the branches to remember, those at the margin first, as many as are allowed."""
    found, left = [], MOST_NAMES
    for key in sorted(keys, key=lambda key: (len(key), key))[:MOST_OPEN]:
        left -= len(key)
        if left < 0:
            break
        found.append(key)
    return found


def last_theme() -> str:
    """Return the theme chosen last, or nothing."""
    name = _table("browse.json").get("theme", "")
    return name if isinstance(name, str) else ""


def keep_theme(name: str) -> None:
    """Keep the theme, for all maps."""
    _keep("browse.json", {"theme": name})


def _name(path: str) -> str:
    real = os.path.realpath(path)
    return f"browse-{hashlib.sha256(real.encode(errors='replace')).hexdigest()[:24]}.json"


def _table(name: str) -> Mapping[str, Any]:
    raw = cache.kept(name)
    try:
        table = json.loads(raw or b"{}")
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, dict) or table.get("version") != VERSION:
        if raw is not None:
            cache.drop(name)
        return {}
    return table


def _keep(name: str, table: Mapping[str, Any]) -> None:
    data = json.dumps({"version": VERSION, **table}, ensure_ascii=False)
    cache.keep(name, data.encode(errors="replace"))
