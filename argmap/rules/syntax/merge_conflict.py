"""Both sides of a merge, and the lines of marks between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label
from argmap.base.text import Place
from argmap.language.conflicts import MARK
from argmap.rules.rule import slip_rule
from argmap.rules.shared.phrasing import short

if TYPE_CHECKING:
    from argmap.language.tree import Slip


@slip_rule(
    "S027",
    "merge-conflict",
    kind="conflict",
    bad=(
        """
        claim close: The town should close the street.
        <<<<<<< HEAD
            supported by safe: Fewer people would be hurt.
        =======
            supported by quiet: The nights would be quieter.
        >>>>>>> evening
        """,
        """
        claim close: The town should close the street.
        <<<<<<< ours
        claim loss: The shops would lose customers.
        ||||||| before
        claim loss: The shops would lose.
        =======
        claim loss: The shops would win customers.
        >>>>>>> theirs
        """,
        """
        claim close: The town should close the street.
        >>>>>>> evening
        """,
    ),
    good=(
        """
        claim close: The town should close the street.
            supported by safe: Fewer people would be hurt.
            supported by quiet: The nights would be quieter.
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """A merge of two versions of the file left both sides of a place in it.

    The lines between `<<<<<<<` and `=======` are one side, those between `=======` and `>>>>>>>` the
    other; what is behind `|||||||` is how the place was before. Until somebody has decided, the lines
    of both sides are read, and nothing else is said of them.

    Keep one side, or of both what is right, and remove the lines of marks. argmap does not choose.
    """
    marks = list(MARK.finditer(slip.line))
    first, last = (_place(slip, mark.start(), mark.end()) for mark in (marks[0], marks[-1]))
    if len(marks) == 1:
        return Finding(
            first,
            f"a line of marks is left over from a merge: `{marks[0][0][:7]}`",
            help="see whether both sides of the merge are still here, then remove the line",
        )
    one, two = (short(mark[0][7:].strip()) for mark in (marks[0], marks[-1]))
    begins = {"|": "how it was before", "=": f"the other side{_named(two)}"}
    labels = [
        Label(_place(slip, mark.start(), mark.end()), f"{begins[mark[0][0]]} is from here")
        for mark in marks[1:-1]
    ]
    return Finding(
        first,
        f"a merge left both sides here{f': `{one}` and `{two}`' if one and two else ''}",
        f"one side{_named(one)} is from here",
        (*labels, Label(last, "down to here")),
        "keep one side, or of both what is right, and remove the lines of marks",
    )


def _place(slip: Slip, start: int, end: int) -> Place:
    return Place(slip.place.file, slip.place.start + start, slip.place.start + end)


def _named(side: str) -> str:
    return f", `{side}`," if side else ""
