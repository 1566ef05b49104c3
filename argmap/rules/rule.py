"""The types of rules, and the decorators that make a rule of a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from argmap.base.diagnostics import Finding, Severity
from argmap.base.values import dataclass

if TYPE_CHECKING:
    from argmap.language.tree import Slip
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes

GROUPS: Mapping[str, str] = {
    "S": "syntax",
    "U": "files",
    "N": "names",
    "W": "wording",
    "E": "evidence",
    "Q": "quotes",
    "P": "positions",
    "M": "map",
    "F": "formal",
}
"""The area for the first letter of a code."""


class Written(NamedTuple):
    """A rule's documentation and examples as they are in its file, indented."""

    doc: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The common part of all rules.

    `name` is what people type to silence it; `opt_in` rules run only when the settings ask.
    """

    code: str
    name: str
    level: Severity
    written: Written
    opt_in: bool

    @property
    def doc(self) -> str:
        """The documentation, Markdown; its first line is a summary."""
        from inspect import cleandoc

        return cleandoc(self.written.doc)

    @property
    def bad(self) -> tuple[str, ...]:
        """Maps that give a finding of this rule, and of no other."""
        return tuple(map(_text, self.written.bad))

    @property
    def good(self) -> tuple[str, ...]:
        """Maps that give no finding of this rule; most are corrected forms of the bad ones."""
        return tuple(map(_text, self.written.good))

    @property
    def group(self) -> str:
        """The area, a word that settings take: `syntax`, `wording`, `formal`, …"""
        return GROUPS[self.code[0]]

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.split("\n", 1)[0]

    @property
    def always(self) -> bool:
        """Whether the rule can be neither silenced nor given another level."""
        return False


@dataclass(frozen=True, slots=True)
class MapRule(Rule):
    """A rule that reads the whole map."""

    run: Callable[[ArgumentMap], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class QuoteRule(Rule):
    """A rule that reads the whole map and its looked-up quotations."""

    run: Callable[[ArgumentMap, Quotes], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class SlipRule(Rule):
    """A rule that explains lines that could not be read as they are; `kind` is the slip's."""

    kind: str
    run: Callable[[Slip], Finding | None]

    @property
    def always(self) -> bool:
        """Whether its lines could not be read, which is an error whatever the settings say."""
        return self.kind in ("broken", "conflict")


def rule(
    code: str,
    name: str,
    level: Severity,
    *,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    opt_in: bool = False,
) -> Callable[[Callable[[ArgumentMap], Iterable[Finding]]], MapRule]:
    """Make a rule of a function from a map to findings; its docstring is the documentation."""

    def made(run: Callable[[ArgumentMap], Iterable[Finding]]) -> MapRule:
        return MapRule(code, name, level, Written(run.__doc__ or "", bad, good), opt_in, run)

    return made


def quote_rule(
    code: str,
    name: str,
    level: Severity,
    *,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    opt_in: bool = False,
) -> Callable[[Callable[[ArgumentMap, Quotes], Iterable[Finding]]], QuoteRule]:
    """Make a rule of a function from a map and its quotations to findings.

    In its examples, a line `--- NAME` begins the text of another file (see `parts`).
    """

    def made(run: Callable[[ArgumentMap, Quotes], Iterable[Finding]]) -> QuoteRule:
        return QuoteRule(code, name, level, Written(run.__doc__ or "", bad, good), opt_in, run)

    return made


def slip_rule(
    code: str,
    name: str,
    *,
    kind: str,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    level: Severity = Severity.ERROR,
) -> Callable[[Callable[[Slip], Finding | None]], SlipRule]:
    """Make a rule of a function that answers for a slip, or returns `None` to pass it on."""

    def made(run: Callable[[Slip], Finding | None]) -> SlipRule:
        return SlipRule(code, name, level, Written(run.__doc__ or "", bad, good), False, kind, run)

    return made


def parts(example: str) -> tuple[str, dict[str, str]]:
    """Return the map of an example, and the files next to it, by name."""
    import re

    text, *rest = re.split(r"^--- (\S+)\n", example, flags=re.MULTILINE)
    return text, dict(zip(rest[::2], rest[1::2], strict=True))


def _text(example: str) -> str:
    from textwrap import dedent

    return dedent(example).strip("\n") + "\n"
