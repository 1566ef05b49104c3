"""A debate as frozen values, and the way from syntax trees to them."""

from __future__ import annotations

from argmap.model.lines import (
    Expectation,
    SavedView,
    Scheme,
    SchemePart,
    Selector,
    Silence,
)
from argmap.model.map import (
    Answered,
    Argument,
    ArgumentMap,
    Claim,
    Evidence,
    Extra,
    Group,
    Kind,
    Person,
    Position,
    Question,
    Source,
)
from argmap.model.pairs import Contradiction, Restatement

__all__ = [
    "Answered",
    "Argument",
    "ArgumentMap",
    "Claim",
    "Contradiction",
    "Evidence",
    "Expectation",
    "Extra",
    "Group",
    "Kind",
    "Person",
    "Position",
    "Question",
    "Restatement",
    "SavedView",
    "Scheme",
    "SchemePart",
    "Selector",
    "Silence",
    "Source",
]
