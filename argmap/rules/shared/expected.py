"""The judges of `expect` lines: one function for each outcome that the language has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.base.diagnostics import Severity
from argmap.quotes.copies import State
from argmap.rules.shared.quoting import known

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Expectation
    from argmap.quotes.copies import Quotes

Failure: TypeAlias = tuple[str, str, Severity | None]
"""The reason why an expectation does not hold: message, help, and level if not the rule's own."""
Judge: TypeAlias = Callable[["Asked", "Expectation"], Failure | None]


class Asked:
    """A map and its quotations, with the results worked out so far for its expectations."""

    def __init__(self, map: ArgumentMap, quotes: Quotes) -> None:
        self.map = map
        self.quotes = quotes
        self._found: dict[str, Any] = {}

    def analysis(self, name: str) -> Any:
        """Return the answer of an analysis about all positions."""
        from argmap.reasoning.analyses import find
        from argmap.reasoning.proofs import debate

        if "debate" not in self._found:
            self._found["debate"] = debate(self.map)
        if name not in self._found:
            self._found[name] = find(name).run(self._found["debate"])
        return self._found[name]

    def all_of(self, claim: str) -> tuple[str, ...]:
        """Return a claim and all claims that say the same."""
        self.analysis("cruxes")
        same: tuple[str, ...] = self._found["debate"].all_of(claim)
        return same

    def status(self, name: str) -> str:
        """Return the status of a claim or argument: `stands`, `defeated` or `undecided`."""
        from argmap.reasoning.status.compile import compile_map
        from argmap.reasoning.status.grounded import grounded

        if "labels" not in self._found:
            self._found["labels"] = grounded(compile_map(self.map))
        return str(self._found["labels"].status(name))


def _status(asked: Asked, expectation: Expectation) -> Failure | None:
    subject = expectation.subject
    found = asked.status(subject)
    if found == expectation.outcome:
        return None
    verb = "stands" if found == "stands" else f"is {found}"
    help = f"`argmap why MAP {subject}` says why"
    return f"`{subject}` {verb} in this map", help, None


def _crux(asked: Asked, expectation: Expectation) -> Failure | None:
    wanted = set(asked.all_of(expectation.subject))
    theses = [t for t in asked.analysis("cruxes").theses if t.position == expectation.of]
    if any(crux.claim in wanted for thesis in theses for crux in thesis.cruxes):
        return None
    help = "`argmap report MAP --only cruxes` lists the cruxes that there are"
    return f"`{expectation.subject}` is no crux of `{expectation.of}` in this map", help, None


def _without_reply(asked: Asked, expectation: Expectation) -> Failure | None:
    subject = expectation.subject
    wanted = {subject, *asked.all_of(subject)}
    for attack in asked.analysis("no-reply").attacks:
        step = asked.map.arguments.get(attack.attack)
        if attack.attack in wanted or (step and wanted & set(step.premises)):
            return None
    help = "`argmap report MAP --only no-reply` lists what has no reply in this map"
    return f"`{subject}` is no attack that is without reply in this map", help, None


def _single_source(asked: Asked, expectation: Expectation) -> Failure | None:
    wanted = set(asked.all_of(expectation.subject))
    if any(wanted & set(rests.single) for rests in asked.analysis("sources").positions):
        return None
    help = "`argmap report MAP --only sources` says whose word each position rests on"
    what = "is no claim of a position's case that rests on one voice alone in this map"
    return f"`{expectation.subject}` {what}", help, None


def _common_ground(asked: Asked, expectation: Expectation) -> Failure | None:
    wanted = set(asked.all_of(expectation.subject))
    if any(
        shared.all and shared.claim in wanted for shared in asked.analysis("common-ground").shared
    ):
        return None
    help = "`argmap report MAP --only common-ground` says who grants what"
    return f"`{expectation.subject}` is not held by all positions in this map", help, None


def _quotes_match(asked: Asked, expectation: Expectation) -> Failure | None:
    del expectation
    states = Counter(checked.state for _, checked in known(asked.map, asked.quotes))
    if wrong := states[State.NOT_FOUND]:
        what = "1 quotation does" if wrong == 1 else f"{wrong} quotations do"
        return f"{what} not stand in the source", "correct the quotations that are reported", None
    if unknown := states[State.UNCHECKED]:
        what = "1 quotation is" if unknown == 1 else f"{unknown} quotations are"
        help = "name the folder with your copies (`--texts DIR`), or keep a lock (`argmap lock`)"
        return f"{what} not looked up, so nobody can tell", help, Severity.WARNING
    return None


JUDGES: Mapping[str, Judge] = {
    "stands": _status,
    "defeated": _status,
    "undecided": _status,
    "crux of": _crux,
    "without reply": _without_reply,
    "single-source": _single_source,
    "common ground": _common_ground,
    "quotes match": _quotes_match,
}
"""The judge for each outcome of an `expect` line."""
