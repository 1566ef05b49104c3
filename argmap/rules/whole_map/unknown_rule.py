"""`allow` with a name that no rule has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.base.text import Place
from argmap.rules.catalogue import SUGGESTED, UnknownRule, find
from argmap.rules.rule import rule
from argmap.rules.shared.likely import only_one

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "M602",
    "unknown-rule",
    Severity.WARNING,
    bad=(
        """
        claim: Did the United States block the talks?
            allow question-as-claim: the title of the article, discussed as such
            allow question-as-clam: the title of the article, discussed as such
        """,
    ),
    good=(
        """
        claim: Did the United States block the talks?
            allow question-as-claim: the title of the article, discussed as such
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """An `allow` line names a rule that does not exist.

    Such a line silences nothing. `argmap explain` lists the rules.

    Correct the name, or remove the line.
    """
    unknown = 0
    for silence in map.silences:
        for name in silence.rules:
            if isinstance(answer := find(name, likely=unknown < SUGGESTED), UnknownRule):
                unknown += 1
                yield _finding(map, silence.place, name, answer)


def _finding(map: ArgumentMap, line: Place, name: str, answer: UnknownRule) -> Finding:
    document = map.documents.get(line.file)
    at = document.text.find(name, line.start) if document else -1
    place = Place(line.file, at, at + len(name)) if at >= 0 else line
    near = answer.near[0] if answer.near else ""
    meant = only_one(name, answer.near)
    return Finding(
        place,
        f"there is no rule `{name}`",
        help=f"did you mean `{near}`?" if near else "`argmap explain` lists the rules",
        fix=Fix(f"write `{meant}`", (Edit(place, meant),)) if meant and at >= 0 else None,
    )
