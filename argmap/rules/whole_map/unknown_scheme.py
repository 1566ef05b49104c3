"""A scheme that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.model.unresolved import UnknownScheme
from argmap.rules.rule import rule
from argmap.rules.shared.likely import only_one
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "M604",
    "unknown-scheme",
    Severity.WARNING,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by bennett-says: Bennett says that they were blocked.
                scheme posiiton-to-know
        """,
        """
        claim us-blocked: The United States blocked the talks.
            supported by habit: The United States has blocked talks before.
                scheme old-habit
        scheme old-habits: From what somebody always does
            asks habit: Has it been so always?
        """,
        """
        claim us-blocked: The United States blocked the talks.
            supported by dream: Somebody dreamt of it.
                scheme oneiromancy
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by bennett-says: Bennett says that they were blocked.
                scheme position-to-know
        """,
        """
        claim us-blocked: The United States blocked the talks.
            supported by dream: Somebody dreamt of it.
                scheme oneiromancy
        scheme oneiromancy: From a dream
            asks whose: Whose dream was it?
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A scheme is named that neither the map nor argmap's own set has.

    Such a name is only a label: its questions are unknown, and a misspelt name is kept apart from
    the correct one. `argmap explain` lists the set. A scheme of your own needs a declaration, which
    may be anywhere in the map.

    Correct the name, or declare the scheme: `scheme NAME: words`, with its questions under it.
    """
    for problem in map.unresolved:
        if isinstance(problem, UnknownScheme):
            yield _finding(problem)


def _finding(problem: UnknownScheme) -> Finding:
    fix = None
    advice = f"`argmap explain` lists the known ones; declare your own with `scheme {problem.name}: words`"
    if problem.near:
        if meant := only_one(problem.name, problem.near):
            fix = Fix(f"write `{meant}`", (Edit(problem.place, meant),))
        advice = (
            f"did you mean {named(problem.near, 'or')}? A scheme of your own is declared with "
            f"`scheme {problem.name}: words`"
        )
    return Finding(
        problem.place,
        f"there is no scheme `{problem.name}`",
        "no such scheme",
        help=advice,
        fix=fix,
    )
