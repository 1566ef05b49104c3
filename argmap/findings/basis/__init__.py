"""What every analysis starts from: who holds what, whose steps these are, what follows from them."""

from __future__ import annotations

from argmap.findings.basis.debate import Debate, debate
from argmap.findings.basis.line import Line, name_of
from argmap.findings.basis.stand import Stand

__all__ = ["Debate", "Line", "Stand", "debate", "name_of"]
