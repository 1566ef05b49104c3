"""An `expect` line that does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from argmap.diagnostics import Finding, Severity
from argmap.rules import quote_rule
from argmap.rules.quoting import known
from argmap.texts import State

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Expectation
    from argmap.texts import Quotes

Failure: TypeAlias = tuple[str, str, Severity | None]
"""Why an expectation does not hold: message, help, and level if not the rule's own."""


@quote_rule(
    "M603",
    "expectation-failed",
    Severity.ERROR,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            url: https://example.org/street
        expect quotes match
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        expect quotes match
        --- gazette.txt
        The street is too loud to sleep in.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """An `expect` line says what should hold of the map, and it does not.

    `expect quotes match` fails when a quotation does not stand in its source. When one could not
    be looked up and no lock attests it, that is a warning, for nobody can tell.

    Mend the map, or drop the expectation.
    """
    for expectation in map.expectations:
        judge = JUDGES.get(expectation.outcome)
        if judge and (failure := judge(map, quotes, expectation)):
            message, help, level = failure
            yield Finding(expectation.place, message, help=help, level=level)


def _quotes_match(map: ArgumentMap, quotes: Quotes, expectation: Expectation) -> Failure | None:
    del expectation
    states = Counter(checked.state for _, checked in known(map, quotes))
    if wrong := states[State.NOT_FOUND]:
        what = "1 quotation does" if wrong == 1 else f"{wrong} quotations do"
        return f"{what} not stand in the source", "correct the quotations that are reported", None
    if unknown := states[State.UNCHECKED]:
        what = "1 quotation is" if unknown == 1 else f"{unknown} quotations are"
        help = "name the folder with your copies (`--texts DIR`), or keep a lock (`argmap lock`)"
        return f"{what} not looked up, so nobody can tell", help, Severity.WARNING
    return None


JUDGES: Mapping[str, Callable[[ArgumentMap, Quotes, Expectation], Failure | None]] = {
    "quotes match": _quotes_match,
}
"""For each outcome of an `expect` line what judges it; outcomes that are not here are not judged."""
