"""A question that nobody answered, and on which a thesis hangs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model.schemes.questions import put
from argmap.reasoning.proofs import debate
from argmap.reasoning.proofs.needed import needed_steps
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named, short

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "M606",
    "open-critical-question",
    Severity.INFO,
    bad=(
        """
        position yes: Close it.
            thesis close
        claim close: The town should close the market street to cars.
            supported by engineer-says: An engineer of the town says that the street must be closed.
                scheme expert-opinion
                answered field: Streets are what engineers of a town know about.
                answered opinion: The engineer says so in a report.
        """,
    ),
    good=(
        """
        position yes: Close it.
            thesis close
        claim close: The town should close the market street to cars.
            supported by counted: The office that keeps the count says that cars hurt people there.
                scheme position-to-know
                answered knows: Each accident is reported to that office.
                answered honesty: Its head counts accidents of every street.
                answered record by counted
        """,
        """
        position yes: Close it.
            thesis close
        claim close: The town should close the market street to cars.
            supported by engineer-says: An engineer of the town says that the street must be closed.
                scheme expert-opinion
            supported by noise: The street is too loud to sleep in.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A critical question is open, and a position cannot derive its thesis without that argument.

    A scheme says what to ask of an argument. Most of these questions matter little. This remark is
    made only of an argument that every proof of a position's thesis in this map uses, so that the
    thesis or a crux of it depends on the answer. `argmap questions` lists all of them.

    Record the sources' answer: `answered QUESTION: reason` under the argument, or `answered
    QUESTION by NAME` with the claim, argument or evidence that answers it. If there is none, that
    is a finding about the debate.
    """
    if not map.positions:
        return
    waiting = [one for one in put(map) if one.open and one.argument.id not in map.uncertain]
    if not waiting:
        return
    needed = needed_steps(debate(map))
    for one in waiting:
        if (positions := needed.get(one.argument.id)) is None:
            continue
        names = [asked.question.name for asked in one.open]
        first = short(one.open[0].question.text, 100)
        what = "question is" if len(names) == 1 else "questions are"
        yield Finding(
            one.argument.place,
            f"the thesis of {named(positions)} hangs on this argument, and {len(names)} critical {what} "
            f"open: {named(names)}",
            f"{one.argument.scheme}",
            help=f"`{names[0]}` asks: “{first}” Write `answered {names[0]}: reason`, or `by` and the name "
            "of what answers it",
        )
