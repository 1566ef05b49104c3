"""A name that nothing declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.base.lookalike import how_different, look
from argmap.model.unresolved import UndefinedName
from argmap.rules.rule import rule
from argmap.rules.shared.likely import only_one
from argmap.rules.shared.phrasing import an, named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

_ADVICE = {
    ("claim", "argument"): "name a claim; to attack the argument's step write `undercuts`",
    ("claim", "evidence"): "evidence stands under a claim; name that claim",
    ("person", "source"): "name the person; the source goes behind `in`",
    ("source", "person"): "name the source; who says it goes behind `said by`",
    ("person", "position"): "name the people; a position names them with `held by`",
    ("claim", "position"): "name the position's thesis, which is a claim",
    ("question", "claim"): "name a question; to join two claims write `supports` or `rebuts`",
    ("claim", "question"): "a claim `answers` a question; name a claim here",
    ("argument", "claim"): "name an argument",
    (
        "argument",
        "evidence",
    ): "evidence has no step to undercut: undercut an argument for its claim, "
    "or say in a claim what the evidence shows and write `rebuts` for that claim",
    ("claim", "source"): "a source supports through what is quoted from it: write "
    '`evidence "…" in SOURCE` under the claim',
    ("evidence", "source"): 'a source stands behind a quotation: write `evidence "…" in SOURCE`',
    ("claim", "person"): "name a claim; who asserts it goes behind `by`",
}
_LABELS: dict[str, str] = {}
"""The words at the caret, by what is wanted: one text for all findings."""


@rule(
    "N102",
    "undefined-name",
    Severity.ERROR,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
        claim no-conditions: Washington set no conditions.
            supports us-bloked
        """,
        """
        claim us-blocked: The United States blocked the talks.
            by snyder
        person snider: Ted Snider
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        claim no-conditions: Washington set no conditions.
            supports us-blocked
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A name is used that no line declares.

    A misspelt name would otherwise become a new, empty claim and the map would fall apart without
    anybody noticing. A name may be used before it is declared, and also when it is declared in
    another file that `use` brings in.

    Correct the name, or declare it: `claim NAME: words`.
    """
    for problem in map.unresolved:
        if isinstance(problem, UndefinedName):
            yield _finding(problem)


def _finding(problem: UndefinedName) -> Finding:
    wanted = " or ".join(problem.wanted) or "thing"
    if problem.found:
        advice = next(
            (
                text
                for (w, f), text in _ADVICE.items()
                if w in problem.wanted and f == problem.found
            ),
            f"name {an(wanted)}",
        )
        return Finding(
            problem.place,
            f"`{problem.name}` is {an(problem.found)}, and {an(wanted)} is expected here",
            f"expected {an(wanted)}",
            help=f"{advice}{_near(problem)}",
        )
    fix = None
    if problem.near and look(problem.near[0]) == look(problem.name):
        meant = problem.near[0]
        return Finding(
            problem.place,
            f"nothing in this map is called `{problem.name}`; there is only a name that looks like "
            "it",
            f"no such {wanted}",
            help=f"write the name as it is declared, `{meant}`: {how_different(problem.name, meant)}",
            fix=Fix("write the name as it is declared", (Edit(problem.place, meant),)),
        )
    if problem.near:
        if meant := only_one(problem.name, problem.near):
            fix = Fix(f"write `{meant}`", (Edit(problem.place, meant),))
        advice = f"did you mean {named(problem.near, 'or')}?"
    else:
        kind = problem.wanted[0] if problem.wanted else "claim"
        advice = f"declare it with `{kind} {problem.name}: words`, or correct the name"
    return Finding(
        problem.place,
        f"nothing in this map is called `{problem.name}`",
        _LABELS.setdefault(wanted, f"no such {wanted}"),
        help=advice,
        fix=fix,
    )


def _near(problem: UndefinedName) -> str:
    return f" (such as {named(problem.near, 'or')})" if problem.near else ""
