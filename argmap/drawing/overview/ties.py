"""The words of a relation between two positions, and what its drawing tells."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.drawing.overview.content import Card
from argmap.drawing.scene.words import escape, safe
from argmap.reasoning.analyses.meeting import Between

SAYS = {
    "support": "supports",
    "rebut": "rebuts",
    "undercut": "undercuts a step or evidence",
    "contradiction": "cannot both be true",
    "restatement": "the same in other words",
}
"""The words of each kind, in the legend's order."""


def tie_group(tie: Between, cards: Mapping[str, Card], drawn: str) -> str:
    """Return the drawing of a relation as one group with its tooltip."""
    whose = " (drawn by the mapmaker)" if tie.drawn else ""
    title = f"{tie.number} × {cards[tie.source].name} {SAYS[tie.relation]}: {cards[tie.target].name}{whose}"
    return (
        f'<g class="tie {tie.relation}" data-from="position-{safe(tie.source)}" '
        f'data-to="position-{safe(tie.target)}" data-count="{tie.number}"><title>{escape(title)}</title>'
        f"{drawn}</g>\n"
    )
