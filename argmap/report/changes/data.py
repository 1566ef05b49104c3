"""Changes as JSON.

The top level: `version` (1), `old` and `new` (where the maps are from), `changes` and `outcomes`. A change has
`what`, `thing`, `old` and `new` (ids, `null` where there is none), `field`, `before` and `after` (lists),
`of` (the claim that a stance is on), `file` and `line` (in the new map, or in the old one for what was
removed; `null` when unknown) and `says`, the same as a sentence. An outcome has `outcome`, `nodes`, `positions`,
`before` and `after` (`null` when it does not hold there, else its value or `true`) and `says`.
"""

from __future__ import annotations

import json
from typing import Any

from argmap.reasoning.difference import Change, Difference, What
from argmap.reasoning.difference.outcomes import Fact, Told
from argmap.reasoning.difference.phrase import Phrase
from argmap.reasoning.difference.sentences import entry
from argmap.report.changes import Changes


def table(changes: Changes) -> dict[str, Any]:
    """Return the changes as plain data."""
    return {
        "version": 1,
        "old": changes.old,
        "new": changes.new,
        "changes": [_change(changes.difference, change) for change in changes.difference.changes],
        "outcomes": [_outcome(told) for told in changes.told],
    }


def as_json(changes: Changes) -> str:
    """Return the changes as JSON text."""
    return json.dumps(table(changes), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _change(difference: Difference, change: Change) -> dict[str, Any]:
    map = difference.old if change.what is What.REMOVED else difference.new
    file = line = None
    if change.place is not None and (document := map.documents.get(change.place.file)):
        file, line = document.path, document.position(change.place.start).line
    return {
        "what": change.what.value,
        "thing": change.thing.value,
        "old": change.old or None,
        "new": change.new or None,
        "field": change.field or None,
        "before": list(change.before),
        "after": list(change.after),
        "of": change.of or None,
        "file": file,
        "line": line,
        "says": _plain(entry(difference, change).says),
    }


def _outcome(told: Told) -> dict[str, Any]:
    return {
        "outcome": told.outcome,
        "nodes": list(told.shift.nodes),
        "positions": list(told.shift.positions),
        "before": _value(told.shift.before),
        "after": _value(told.shift.after),
        "says": _plain(told.says),
    }


def _value(fact: Fact | None) -> str | bool | None:
    return None if fact is None else fact.value or True


def _plain(said: Phrase) -> str:
    return "".join(piece.text for piece in said)
