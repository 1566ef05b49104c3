"""How much room a claim takes on a page, estimated from its words before anything is laid out."""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.model import ArgumentMap, Evidence

LETTERS = 32
"""Letters on a line of a claim."""
NOTE_LETTERS = 50
"""Letters on a line of a quotation in a list."""
CELL = 258.0
"""Px across a box with the room around it."""
AROUND = 92.0
"""Px of a box's height for its frame, its badges, and the lines above and below it."""
COUNTS = 26.0
"""Px for the words that say what is folded into a box."""
NOTE = 354.0
"""Px across a column of quotations."""
QUESTION = 40_000.0
"""Px² of a question."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Estimates in px² for the things of a map."""

    map: ArgumentMap
    lines: int
    """Lines that a claim or a quotation may take."""

    def box(self, claim: str, *, folded: bool = False) -> float:
        """Return the room of a claim's box, without its quotations."""
        letters = len(self.map.claims[claim].text) or len(claim)
        rows = min(-(-letters // LETTERS), self.lines)
        return CELL * (AROUND + 17 * rows + (COUNTS if folded else 0.0))

    def note(self, evidence: Evidence) -> float:
        """Return the room of a quotation in the list below a drawing."""
        rows = min(-(-len(evidence.quote or evidence.text) // NOTE_LETTERS), self.lines)
        return NOTE * (7 + 15 * (rows + 1.3))
