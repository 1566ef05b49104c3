"""The table `patterns.toml`: words that negate, limit or report a quotation, or that it hides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from argmap.quotes.context import conditions
from argmap.quotes.context.run import Group, Pattern, Sense, elements, form
from argmap.quotes.tables import BadTable, read

PATTERNS = Path(__file__).with_name("patterns.toml")
_SHORT = re.compile(r"(\$\w+)")
PARTS = {
    "name": str,
    "meaning": str,
    "form": (str, list),
    "odd": bool,
    "first": str,
    "last": str,
    "has": str,
    "when": str,
}
"""The fields of a pattern, and what is written in them."""
_PATTERN = {"name": str, "meaning": str, "concern": str} | PARTS
_SENSE = {"first": str, "second": str, "loses": str, "meaning": str, "in": str}


class Table(NamedTuple):
    """Groups of patterns by name, all patterns by name, senses by where they apply, and the names of
    what gives weak concerns.
    """

    groups: Mapping[str, Group]
    named: Mapping[str, Pattern]
    senses: Mapping[str, tuple[Sense, ...]]
    weak: frozenset[str] = frozenset()


def group(name: str) -> Group:
    """Return a group of patterns."""
    return table().groups[name]


def named(name: str) -> Pattern:
    """Return a pattern."""
    return table().named[name]


def senses(where: str) -> tuple[Sense, ...]:
    """Return the senses of two words `before` or `behind` a quotation, or in its `gaps`."""
    return table().senses[where]


@cache
def table(path: Path = PATTERNS) -> Table:
    """Return the table, read at the first call."""
    written = read(path)
    short, lines = written.pop("short", {}), written.pop("sense", [])
    weak = written.pop("weak", [])
    if not _texts(weak):
        raise BadTable(f"{path.name}: weak must be a list of names")
    if not isinstance(short, dict) or not all(map(_texts, short.values())):
        raise BadTable(f"{path.name}: short must be a table of lists")
    groups: dict[str, Group] = {}
    known: dict[str, Pattern] = {}
    for name, listed in written.items():
        where = f"{path.name}: {name}"
        found = rows(where, listed, _PATTERN, ("name", "meaning"))
        patterns = tuple(pattern(where, row, short) for row in found)
        for each in patterns:
            if each.name in known:
                raise BadTable(f"{where}: there are two patterns called “{each.name}”")
            known[each.name] = each
        groups[name] = Group(patterns)
    pairs: dict[str, tuple[Sense, ...]] = {"before": (), "behind": (), "gaps": ()}
    for number, row in enumerate(rows(f"{path.name}: sense", lines, _SENSE, (*_SENSE,)), 1):
        where = f"{path.name}: sense, row {number}"
        for key, allowed in (("loses", {"first", "second", "both"}), ("in", {*pairs})):
            if not {*row[key].split()} <= allowed:
                raise BadTable(f"{where}: {key} must be of {', '.join(sorted(allowed))}")
        try:
            sense = Sense(row["first"], row["second"], row["loses"])
        except KeyError as unknown:
            raise BadTable(f"{where} has {unknown}, which is no role") from None
        for place in row["in"].split():
            pairs[place] += (sense,)
    return Table(groups, known, pairs, frozenset(weak))


def rows(
    where: str, listed: Any, fields: Mapping[str, Any], needed: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the rows of one part of a table when all their fields are known and of their kind, and
    none that is needed is missing.
    """
    if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
        raise BadTable(
            f"{where} must be written as [[{where.rsplit(maxsplit=1)[-1]}]], once for each row"
        )
    for number, row in enumerate(listed, 1):
        here = f"{where}, {row.get('name', f'row {number}')}"
        for key, value in row.items():
            if key not in fields:
                raise BadTable(f"{here}: {key} is none of {', '.join(fields)}")
            if not isinstance(value, fields[key]) or (type(value) is list and not _texts(value)):
                raise BadTable(
                    f"{here}: {key} is not of the form that the head of the file describes"
                )
        missing = [key for key in needed if row.get(key, "") == ""]
        if missing:
            raise BadTable(f"{here}: {missing[0]} is missing")
    return listed


def pattern(where: str, row: dict[str, Any], short: Mapping[str, list[str]]) -> Pattern:
    """Return the pattern in a row of a table."""
    where = f"{where}, {row['name']}"
    written = row.get("form", [])
    try:
        forms = [form(each) for part in _listed(written) for each in _spelled_out(part, short)]
        asked_of = [key for key in ("first", "last", "has") if key in row]
        inside = tuple((key, elements(row[key])[0]) for key in asked_of)
    except KeyError as unknown:
        raise BadTable(
            f"{where}: form has {unknown}, which is no role, mark or short form"
        ) from None
    for asked in row.get("when", "").replace("!", "").split():
        condition = vars(conditions).get(asked)
        if getattr(condition, "__module__", "") != conditions.__name__:
            raise BadTable(f"{where}: when is {asked}, which conditions.py does not have")
    return Pattern(
        row["name"],
        row["meaning"],
        row.get("concern", ""),
        tuple(forms),
        row.get("odd", False),
        inside,
        tuple(
            (vars(conditions)[asked.removeprefix("!")], not asked.startswith("!"))
            for asked in row.get("when", "").split()
        ),
    )


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _listed(written: str | list[str]) -> list[str]:
    return [written] if isinstance(written, str) else written


def _spelled_out(written: str, short: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield a form with each of the ways to read its `$name`s."""
    parts = _SHORT.split(written)
    ways = [short[part[1:]] if part.startswith("$") else [part] for part in parts]
    for way in product(*ways):
        yield "".join(way)
