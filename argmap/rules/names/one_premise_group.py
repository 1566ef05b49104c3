"""An `argument` that says no more than a relation would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model import Kind
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


_DECLARED = re.compile(r"^[ \t]*argument[ \t]+([^\s:]+)", re.MULTILINE)
_VERBS = {Kind.SUPPORT: "supports", Kind.REBUT: "rebuts", Kind.UNDERCUT: "undercuts"}


@rule(
    "N110",
    "one-premise-group",
    Severity.INFO,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
        claim no-conditions: Washington set no conditions.
        argument from-conditions
            premise no-conditions
            supports us-blocked
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        claim no-conditions: Washington set no conditions.
        argument from-conditions: Talks without conditions are no talks.
            premise no-conditions
            supports us-blocked
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """An `argument` gathers only one premise and says nothing else.

    An `argument` is there for premises that work together, for several steps, and for steps that
    have a title, a scheme, an owner or an undercut. With one premise and none of these it is a
    relation in four lines. Often the second premise, the one taken for granted, is missing.

    Add the premise that goes without saying, or write `PREMISE supports CLAIM`.
    """
    declared: set[str] | None = None
    for argument in map.arguments.values():
        if len(argument.premises) != 1 or argument.generated or argument.part_of:
            continue
        if argument.text or argument.scheme or argument.tags or argument.notes or argument.extra:
            continue
        if argument.id in map.into or argument.id in map.uncertain:
            continue
        if declared is None:
            declared = {n for d in map.documents.values() for n in _DECLARED.findall(d.text)}
        if argument.id.rsplit(".", 1)[-1] in declared:
            line = f"{argument.premises[0]} {_VERBS[argument.kind]} {argument.target}"
            yield Finding(
                argument.place,
                f"the argument `{argument.id}` has one premise and says nothing else",
                help=f"add the premise that goes without saying, or write `{line}`",
            )
