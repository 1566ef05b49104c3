"""The same argument twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Label, Severity
from argmap.model import Argument, Kind
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named, whole_line

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


_VERBS = {Kind.SUPPORT: "supports", Kind.REBUT: "rebuts", Kind.UNDERCUT: "undercuts"}
_PASSIVE = {
    Kind.SUPPORT: "supported by",
    Kind.REBUT: "rebutted by",
    Kind.UNDERCUT: "undercut by",
}


@rule(
    "N106",
    "duplicate-argument",
    Severity.ERROR,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by no-conditions: Washington set no conditions.
        no-conditions supports us-blocked
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by no-conditions: Washington set no conditions.
            rebutted by neither-ready: Neither side was ready.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """The same premises do the same to the same target twice.

    An argument that is written twice is drawn twice and would count twice. Arguments of two people,
    or under two schemes, are not the same.

    Remove one of the two. When two people make the argument, write both after `by`.
    """
    first: dict[object, Argument] = {}
    for argument in map.arguments.values():
        premises = argument.premises
        same = premises[0] if len(premises) == 1 else frozenset(premises)
        owners = argument.by if len(argument.by) < 2 else frozenset(argument.by)
        key = (argument.kind, argument.target, same, owners, argument.scheme)
        earlier = first.setdefault(key, argument)
        if earlier is not argument:
            verb = _VERBS[argument.kind]
            plural = verb if len(premises) == 1 else verb.removesuffix("s")
            yield Finding(
                argument.place,
                f"{named(premises)} {plural} `{argument.target}` twice",
                "said again here",
                (Label(earlier.place, "first said here"),),
                "remove one of the two; when two people say so, write both behind `by`",
                _removal(map, argument, verb),
            )


def _removal(map: ArgumentMap, argument: Argument, verb: str) -> Fix | None:
    """Return a fix that removes the line, if it says nothing else and has no lines under it."""
    line = whole_line(map, argument.place)
    if line is None or not argument.generated:
        return None
    words = line[1].split()
    active = [[verb, argument.target], [*argument.premises, verb, argument.target]]
    if words in active or words == [*_PASSIVE[argument.kind].split(), *argument.premises]:
        return Fix("remove the line", (Edit(line[0], ""),), safe=True)
    return None
