"""What the page tells beyond what it has to, in the order in which it is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.report.brief.disputes import MOST

MAIN = 3
"""Points that are told in full before anything else."""
MOST_ALIKE = 2
"""Most groups of people of whom it is told what they hold alike."""
SPEAKERS = 12
"""Most people, or groups of them, that are listed as holding something."""
LEAST_ROWS, MOST_ROWS = 1, 6
"""Rows of the table that are always there, and most of them."""

Wish = tuple[str, int | str]
"""Something more to tell, and the number of the point or ground, or the id of the position, that it
belongs to.
"""


def wishes(
    conflicts: Sequence[bool], grounds: int, positions: Sequence[str], rows: int, alike: int = 0
) -> Iterator[Wish]:
    """Yield what more could be told, the most useful first; of a large map, no more than may find room
    on a page. `conflicts` says of each point, in order, whether answers conflict; `alike` is the number of groups
    of people who hold something alike.
    """
    points = points_in_order(conflicts)
    plain = [i for i in points[:MAIN] if any(conflicts) and not conflicts[i]]
    yield from (("point", i) for i in points[:MAIN] if i)
    told = [i for i in points[:MAIN] if i not in plain]
    yield from ((what, i) for i in told[:1] for what in ("reason", "quote"))
    yield from (("more sides", i) for i in plain)
    yield from (("agreed", i) for i in range(min(alike, MOST_ALIKE)))
    yield from (("ground", i) for i in range(1, min(grounds, MAIN)))
    yield from (("grants", i) for i in points[:MAIN])
    yield from ((what, i) for i in told[1:] for what in ("reason", "quote"))
    yield from ((what, i) for i in plain for what in ("reason", "quote"))
    yield from (("row", i) for i in range(LEAST_ROWS, min(rows, MOST_ROWS)))
    for i in points[MAIN:]:
        yield from ((what, i) for what in ("point", "reason", "quote", "grants"))
    for what in ("more sides", "note", "unanswered", "second premise", "second reason"):
        yield from ((what, i) for i in points)
    yield "trust", 0
    yield from (("ground", i) for i in range(MAIN, min(grounds, SPEAKERS)))
    yield from (("speaker note", position) for position in positions[:SPEAKERS])


def points_in_order(conflicts: Sequence[bool]) -> list[int]:
    """Return the points to tell, the first one first: those with a conflict, and after two of them one
    that several answer without any.
    """
    found = [i for i, conflict in enumerate(conflicts) if conflict]
    plain = [i for i, conflict in enumerate(conflicts) if not conflict]
    return [*found[: MAIN - 1], *plain[:1], *found[MAIN - 1 :], *plain[1:]][:MOST]
