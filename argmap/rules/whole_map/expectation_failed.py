"""An `expect` line that does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import quote_rule
from argmap.rules.shared.expected import JUDGES, Asked

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


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
        """
        claim close: The street should be closed to cars.
            rebutted by trade: The shops live on customers who come by car.
        expect close stands
        """,
        """
        claim close: The street should be closed to cars.
            supported by noise: The street is too loud to sleep in.
            supported by safety: Half of the accidents in town happen there.
        position closers: Close it.
            thesis close
        expect noise crux of closers
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
        """
        claim close: The street should be closed to cars.
            rebutted by trade: The shops live on customers who come by car.
                rebutted by counted: Most customers come on foot, the town counted.
        expect close stands
        expect trade defeated
        """,
        """
        claim close: The street should be closed to cars.
            supported by noise: The street is too loud to sleep in.
        position closers: Close it.
            thesis close
        expect noise crux of closers
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """An `expect` line says what should hold of the map, and it does not.

    `stands`, `defeated` and `undecided` are statuses (`argmap status`), the others are findings of
    the analyses (`argmap report`). `quotes match` fails when a quotation is not in its source; when
    one could not be looked up and no lock attests it, that is a warning, since the answer is
    unknown.

    Correct the map, or change the expectation.
    """
    asked = Asked(map, quotes)
    for expectation in map.expectations:
        failure = JUDGES[expectation.outcome](asked, expectation)
        if failure:
            message, help, level = failure
            yield Finding(expectation.place, message, help=help, level=level)
