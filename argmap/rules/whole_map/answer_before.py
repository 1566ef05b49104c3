"""An answer that was given before what it is said to answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.base.times import Span, after_of, span
from argmap.model import Kind
from argmap.model.dates import said_on
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap


@rule(
    "M609",
    "answer-before",
    Severity.INFO,
    bad=(
        """
        person price: Ned Price
        person bennett: Naftali Bennett
        source briefing: A briefing
            kind transcript
            author price
            published 2022-02-25
            url: https://example.org/b
        source interview: An interview
            kind transcript
            author bennett
            published 2023-02-02
            url: https://example.org/i
        claim chance: The talks had a good chance.
            by bennett
            evidence "there was a good chance" in interview at minute 3
        claim gun: Talks at the barrel of a gun are no diplomacy.
            by price
            evidence "at the barrel of a gun" in briefing at page 1
            rebuts chance
                by price
        """,
    ),
    good=(
        """
        person price: Ned Price
        person bennett: Naftali Bennett
        source briefing: A briefing
            kind transcript
            author price
            published 2022-02-25
            url: https://example.org/b
        source interview: An interview
            kind transcript
            author bennett
            published 2023-02-02
            url: https://example.org/i
        claim chance: The talks had a good chance.
            by bennett
            evidence "there was a good chance" in interview at minute 3
        claim gun: Talks at the barrel of a gun are no diplomacy.
            by price
            evidence "at the barrel of a gun" in briefing at page 1
            rebuts chance
                inferred: Price spoke a year before Bennett.
        """,
        """
        person price: Ned Price
        person bennett: Naftali Bennett
        person snider: Ted Snider
        source letter: A letter
            author price
            published 2022-02-25
            url: https://example.org/b
        source talks: Why the talks failed
            author snider
            published 2023-08-16
            url: https://example.org/t
        claim chance: The talks had a good chance.
            by bennett
            evidence "there was a good chance" said by bennett in talks at paragraph 3
        claim gun: Talks at the barrel of a gun are no diplomacy.
            by price
            evidence "at the barrel of a gun" in letter at page 1
            rebuts chance
                by price
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Somebody is said to answer a statement that was made only later.

    The dates are those of the evidence (`said`, else `published` of the source in which the speaker says it; a text that
    reports somebody else's words does not date them). Who spoke before another may have said what speaks against him, but
    did not answer him.

    Write `inferred` under the step, if it is the mapmaker who puts one against the other, or put the dates right.
    """
    for step in map.arguments.values():
        if step.kind is Kind.SUPPORT or not step.by or step.target not in map.claims:
            continue
        answer, said = _said(map, step.premises), _said(map, (step.target,))
        if not answer or not said:
            continue
        last, first = max(answer, key=_end), min(said, key=_begin)
        if last[0].ends_before(first[0]):
            yield Finding(
                step.place,
                f"the answer is of {after_of(last[1])}, what it answers of {after_of(first[1])}",
                "said to answer it",
                (Label(map.claims[step.target].place, f"of {after_of(first[1])}"),),
                "write `inferred` under the step if the mapmaker draws it, or put the dates right",
            )


def _said(map: ArgumentMap, claims: Iterable[str]) -> list[tuple[Span, str]]:
    """Return when the evidence of some claims was said; nothing if that is not known of all."""
    found = []
    for claim in claims:
        for proof in map.evidence_for.get(claim, ()):
            written = said_on(map, proof)
            days = span(written)
            if days is None:
                return []
            found.append((days, written))
    return found


def _end(dated: tuple[Span, str]) -> int:
    return dated[0].last.toordinal() if dated[0].last else 1 << 30


def _begin(dated: tuple[Span, str]) -> int:
    return dated[0].first.toordinal() if dated[0].first else 0
