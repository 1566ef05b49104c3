"""DF-QuAD: Rago, Toni, Aurisicchio, Baroni, "Discontinuity-free decision support with quantitative
argumentation debates", KR 2016.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.reasoning.status.gradual import product
from argmap.reasoning.status.strength import semantics


@semantics("dfquad", summary="DF-QuAD (Rago and others 2016)", base=0.5)
def strength(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Return the strength, in [0, 1]. Attackers together count 1 − ∏(1 − σ), supporters likewise.
    The difference moves the base score by that share of the way to 1 when support is more, to 0
    when attack is.
    """
    against = 1 - product(1 - value for value in attackers)
    support = 1 - product(1 - value for value in supporters)
    if support >= against:
        return base + (1 - base) * (support - against)
    return base - base * (against - support)
