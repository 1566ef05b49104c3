"""What can be done about a problem at a place: the fixes that rules offer, one by one and all at once."""

from __future__ import annotations

from argmap.base.diagnostics import Diagnostic, Edit
from argmap.base.values import dataclass
from argmap.lsp.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do: its `title`, its edits, the diagnostic that it answers, and whether it keeps the meaning of the map."""

    title: str
    edits: tuple[Edit, ...]
    answers: Diagnostic | None = None
    safe: bool = False


def quick_fixes(snapshot: Snapshot, start: int, end: int) -> tuple[Action, ...]:
    """Return the fixes of the problems that touch a stretch of the file."""
    return tuple(
        Action(one.fix.title, one.fix.edits, one, one.fix.safe)
        for one in snapshot.reading.diagnostics
        if one.fix
        and one.place.file == snapshot.path
        and one.place.start <= end
        and one.place.end >= start
    )


def fix_all(snapshot: Snapshot) -> Action | None:
    """Return all safe fixes of the file that do not overlap as one action; `None` when there are none."""
    edits: list[Edit] = []
    for one in snapshot.reading.diagnostics:
        if one.fix and one.fix.safe and all(e.place.file == snapshot.path for e in one.fix.edits):
            taken = [e.place for e in edits]
            free = all(
                e.place.end <= p.start or e.place.start >= p.end
                for e in one.fix.edits
                for p in taken
            )
            if free:
                edits += one.fix.edits
    return (
        Action("Fix all that can be fixed without changing the meaning", tuple(edits), safe=True)
        if edits
        else None
    )
