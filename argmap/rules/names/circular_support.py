"""Claims that hold each other up in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.base.cycles import knots, shortest_cycle
from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap


_SHOWN = 8


@rule(
    "N107",
    "circular-support",
    Severity.ERROR,
    bad=(
        """
        claim honest: The envoy is honest.
            supported by trusted: Everybody trusts the envoy.
        claim reliable: What the envoy says can be relied on.
            supported by honest
            supports trusted
        """,
    ),
    good=(
        """
        claim honest: The envoy is honest.
            supported by trusted: Everybody trusts the envoy.
        claim reliable: What the envoy says can be relied on.
            supported by honest
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Claims support each other in a circle.

    A circle of reasons rests on nothing: a reader who doubts one of the claims doubts all of them.
    The shortest circle is shown; when several circles share claims, only one is.

    Take out the step that nobody really makes, or name what the circle rests on instead.
    """
    if not _has_cycle(map):
        return
    steps: dict[tuple[str, str], Argument] = {}
    out: dict[str, list[str]] = {}
    for argument in map.arguments.values():
        if argument.kind is Kind.SUPPORT:
            for premise in argument.premises:
                if (premise, argument.target) not in steps:
                    steps[premise, argument.target] = argument
                    if premise == argument.target:
                        yield _finding([premise], steps)
                    else:
                        out.setdefault(premise, []).append(argument.target)
    for knot in knots(out):
        yield _finding(shortest_cycle(knot, out), steps)


def _has_cycle(map: ArgumentMap) -> bool:
    """Whether something remains after removing claims without support again and again."""
    waits: dict[str, int] = {}
    support = Kind.SUPPORT
    for argument in map.arguments.values():
        if argument.kind is support:
            target = argument.target
            waits[target] = waits.get(target, 0) + len(argument.premises)
    out_of = map.out_of
    free = [claim for claim in out_of if claim not in waits]
    while free:
        for argument in out_of.get(free.pop(), ()):
            if argument.kind is support:
                target = argument.target
                left = waits[target] - 1
                if left:
                    waits[target] = left
                else:
                    del waits[target]
                    free.append(target)
    return bool(waits)


def _finding(cycle: Sequence[str], steps: Mapping[tuple[str, str], Argument]) -> Finding:
    pairs = list(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
    first, *others = (
        Label(steps[pair].place, f"`{pair[0]}` supports `{pair[1]}`") for pair in pairs
    )
    shown = [*cycle, cycle[0]]
    if len(shown) > _SHOWN:
        shown = [*shown[: _SHOWN - 2], "…", shown[-1]]
    way = " → ".join(name if name == "…" else f"`{name}`" for name in shown)
    several = f"{len(cycle)} claims support each other in a circle"
    return Finding(
        first.place,
        f"{several if others else 'a claim supports itself'}: {way}",
        first.message,
        tuple(others[:_SHOWN]),
        "take out one of these steps, or say what the circle rests on",
    )
