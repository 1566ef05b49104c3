"""h-categoriser: Besnard & Hunter, "A logic-based theory of deductive arguments", Artificial
Intelligence 128, 2001; on graphs with cycles by Pu, Luo, Zhang, Luo, KSEM 2014; with base scores by
Amgoud, Ben-Naim, Doder, Vesic, "Acceptability semantics for weighted argumentation frameworks",
IJCAI 2017.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from argmap.reasoning.status.strength import semantics


@semantics("hcat", summary="h-categoriser (Besnard & Hunter 2001), attacks alone", base=1.0)
def strength(
    base: float,
    attackers: Sequence[float],
    supporters: Sequence[float],  # noqa: ARG001
) -> float:
    """Return the strength, in [0, 1]: the base score divided by 1 plus the sum of the attackers.
    Support does not count, and a claim starts from 1.
    """
    return base / (1 + fsum(attackers))
