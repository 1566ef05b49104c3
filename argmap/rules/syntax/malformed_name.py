"""A name with capitals, underscores or other signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Label, Severity
from argmap.language.names import RESERVED, better_name
from argmap.rules.rule import slip_rule

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_SHOWN = 3


@slip_rule(
    "S024",
    "malformed-name",
    kind="name",
    level=Severity.WARNING,
    bad=(
        """
        claim US_blocked: The United States blocked the talks.
        claim no-conditions: Washington set no conditions.
            supports US_blocked
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """A name breaks the rules for names.

    Names are lower-case words joined by `-`: `us-blocked`. A dot qualifies a name from a map used
    under a prefix. Words of the language cannot be names. The name was read as written.

    Write the better name here and everywhere else it is used; `--fix=unsafe` does so at every
    place.
    """
    better = slip.detail
    message = f"`{slip.line}` is not how names are written"
    if slip.line in RESERVED:
        message = f"`{slip.line}` is a word of the language and cannot be a name"
    shown = slip.others[:_SHOWN]
    labels = tuple(Label(other.place, "and here") for other in shown)
    if not better:
        return Finding(
            slip.place,
            message,
            "",
            labels,
            _taken(better_name(slip.line)),
        )
    places = [(slip.place, better), *((other.place, other.detail) for other in slip.others)]
    return Finding(
        slip.place,
        message,
        "",
        labels,
        f"write `{better}`, here and wherever the name stands",
        Fix(f"write `{better}`", tuple(Edit(place, name) for place, name in places)),
    )


def _taken(better: str) -> str:
    """Say what to write when the better spelling is a name already, or there is none."""
    if not better:
        return "use lower-case words joined by `-`"
    return (
        f"something else is called `{better}`: write that if you mean it, or else another name, of "
        "lower-case words joined by `-`"
    )
