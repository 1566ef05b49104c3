"""An answer to a question that nobody asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.base.near import near
from argmap.model.schemes.questions import put
from argmap.rules.rule import rule
from argmap.rules.shared.likely import only_one
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import Answered, ArgumentMap
    from argmap.model.schemes import Pattern


@rule(
    "M605",
    "unknown-critical-question",
    Severity.WARNING,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by bennett-says: Bennett says that they were blocked.
                scheme position-to-know
                answered nows: Bennett was the mediator.
        """,
        """
        claim us-blocked: The United States blocked the talks.
            supported by bennett-says: Bennett says that they were blocked.
                answered knows: Bennett was the mediator.
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by bennett-says: Bennett says that they were blocked.
                scheme position-to-know
                answered knows: Bennett was the mediator.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """An `answered` line names a question that the argument's scheme does not ask.

    Such a line answers nothing. `argmap explain SCHEME` lists the questions and exceptions of a
    scheme of argmap's own set. A scheme that the map declares asks the questions under its
    declaration; one of them without a name is called by its first words.

    Correct the name of the question, or name the scheme of the argument.
    """
    seen = set()
    for one in put(map):
        if one.argument.scheme and one.pattern is None:
            continue
        for answered in one.unknown:
            if answered.place not in seen:
                seen.add(answered.place)
                yield _finding(answered, one.pattern)


def _finding(answered: Answered, pattern: Pattern | None) -> Finding:
    if pattern is None:
        return Finding(
            answered.place,
            f"`{answered.question}` is answered here, and this argument has no scheme that asks it",
            help="name the scheme: `scheme NAME`; `argmap explain` lists the known ones",
        )
    names = [question.name for question in pattern.questions]
    likely = near(answered.question.lower(), names, 3)
    meant = only_one(answered.question, likely)
    if likely:
        advice = f"did you mean `{likely[0]}`?"
    elif names:
        advice = f"it asks {named(names)}"
    else:
        advice = f"it asks nothing; write `asks NAME: words` under `scheme {pattern.name}`"
    return Finding(
        answered.place,
        f"the scheme `{pattern.name}` does not ask `{answered.question}`",
        "no such question",
        help=advice,
        fix=Fix(f"write `{meant}`", (Edit(answered.place, meant),)) if meant else None,
    )
