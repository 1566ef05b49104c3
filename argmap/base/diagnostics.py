"""Diagnostics: what is wrong, where, and what to do about it. They are values, never exceptions."""

from __future__ import annotations

from enum import StrEnum

from argmap.base.text import Place
from argmap.base.values import dataclass


class Severity(StrEnum):
    """The weight of a diagnostic; `OFF` switches a rule off in the settings."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that explains the first ("first declared here")."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at `place` by `text`; an empty place inserts."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that removes the finding. A safe fix preserves the meaning of the map."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a rule, before it gets the rule's code, name and level.

    `message` is one sentence that says what is the case, without position or code; `label` is a few
    words shown at the caret; `help` says what to do. `level` overrides the rule's own level.
    `because` has the names and meanings of the patterns of words that matched, shown on request.
    """

    place: Place
    message: str
    label: str = ""
    labels: tuple[Label, ...] = ()
    help: str = ""
    fix: Fix | None = None
    level: Severity | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its rule's stable code, the name people type, and its level."""

    code: str
    name: str
    severity: Severity
    place: Place
    message: str
    label: str = ""
    labels: tuple[Label, ...] = ()
    help: str = ""
    fix: Fix | None = None
    because: tuple[str, ...] = ()
