"""`us-blocked` that supports itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.model.unresolved import SelfRelation
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import whole_line

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "N101",
    "self-relation",
    Severity.ERROR,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            supports us-blocked
        """,
        """
        claim us-blocked: The United States blocked the talks.
            supported by no-conditions: Washington set no conditions.
        argument talks-about-talks
            premise later: Conditions come later in talks.
            undercuts talks-about-talks
        """,
        """
        group talks: The talks
            claim us-blocked: The United States blocked the talks.
            group talks
                claim no-conditions: Washington set no conditions.
                    supports us-blocked
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
    """A relation leads from a thing to itself.

    Nothing can be a reason for itself, against itself, or a restatement of itself; no argument
    undercuts its own step, and no group is inside itself. Most often one of the two names is a slip.

    Name the other claim, argument or group, or remove the line.
    """
    for problem in map.unresolved:
        if isinstance(problem, SelfRelation):
            fix = None
            # An argument that loses its last line is about nothing.
            if problem.verb in _BETWEEN_CLAIMS and (line := whole_line(map, problem.line)):
                place, words = line
                if _alone(words, problem):
                    fix = Fix("remove the line", (Edit(place, ""),))
            yield Finding(
                problem.place,
                f"`{problem.name}` {'is ' * problem.verb.endswith(' by')}{problem.verb} itself",
                help=f"name another {_KINDS.get(problem.verb, 'claim')}, or remove the line",
                fix=fix,
            )


_KINDS = {"undercuts": "argument", "contains": "group"}
"""The kind of thing on both sides of a relation, where these are no claims."""


_BETWEEN_CLAIMS = frozenset(
    ("supports", "rebuts", "supported by", "rebutted by", "contradicts", "restates")
)


def _alone(line: str, problem: SelfRelation) -> bool:
    """Whether the line names nothing else."""
    words = line.split()
    return "," not in line and " ".join(words).endswith(f"{problem.verb} {problem.name}")
