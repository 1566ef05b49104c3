"""Quadratic energy: Potyka, "Continuous dynamical systems for weighted bipolar argumentation",
KR 2018. The values are the equilibrium of the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from argmap.reasoning.status.strength import semantics


@semantics("qe", summary="quadratic energy (Potyka 2018)", base=0.5)
def strength(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Return the strength, in [0, 1]. The energy E is the sum of the supporters less that of the
    attackers. The base score moves by the share E² / (1 + E²) of the way to 1 when E is positive,
    to 0 when it is negative.
    """
    energy = fsum([*supporters, *(-value for value in attackers)])
    share = energy**2 / (1 + energy**2)
    return base + (1 - base) * share if energy > 0 else base - base * share
