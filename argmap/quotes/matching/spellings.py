"""The table of spellings in `spellings.toml`, which explains itself; read at the first text that may need it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from argmap.quotes.tables import BadTable, read

SPELLINGS = Path(__file__).with_name("spellings.toml")


class Spellings(NamedTuple):
    """The lists of the table."""

    umlauts: frozenset[str]
    yo: frozenset[str]
    units: frozenset[str]
    stopped: tuple[str, ...]
    spaced: tuple[str, ...]


@cache
def spellings(path: Path = SPELLINGS) -> Spellings:
    """Return the table."""
    written = read(path)
    for name in Spellings._fields:
        kind = list if name == "spaced" else str
        if not isinstance(written.get(name), kind):
            raise BadTable(f"{path.name}: {name} must be a {'list' if kind is list else 'text'}")
    umlauts = (entry.partition(":") for entry in written["umlauts"].split())
    return Spellings(
        frozenset(stem + ending for stem, _, endings in umlauts for ending in endings.split(",")),
        frozenset(written["yo"].split()),
        frozenset(written["units"].split()),
        tuple(sorted(written["stopped"].split(), key=len, reverse=True)),
        tuple(written["spaced"]),
    )
