"""Tables of words, roles and patterns: TOML files next to the code that uses them, read on first use."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class BadTable(ValueError):
    """A table without the form that the head of its file describes; the sentence names file and key."""


def read(path: Path) -> dict[str, Any]:
    """Read a table."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise BadTable(f"{path.name}: {wrong}") from wrong
