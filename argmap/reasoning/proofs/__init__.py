"""The basis of every analysis: what positions hold, which steps are theirs, and what follows."""

from __future__ import annotations

from argmap.reasoning.proofs.debate import Debate, debate
from argmap.reasoning.proofs.holdings import Stand
from argmap.reasoning.proofs.sentence import Line, name_of

__all__ = ["Debate", "Line", "Stand", "debate", "name_of"]
