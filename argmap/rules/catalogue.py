"""The list of all rules, found by listing folders, and the search for a rule by name."""

from __future__ import annotations

import importlib
import os.path
from collections.abc import Iterable, Mapping
from functools import cache

from argmap.base.diagnostics import Severity
from argmap.base.near import near, unknown
from argmap.base.values import dataclass
from argmap.rules.listing import Known, Late, for_wheel, listed
from argmap.rules.rule import GROUPS, MapRule, QuoteRule, Rule, SlipRule, Written

SUGGESTED = 200
"""The number of unknown rule names in a map or in settings that are compared with known ones."""


@dataclass(frozen=True, slots=True)
class UnknownRule:
    """The answer for an unknown rule; `near` are names that look like it, nearest first."""

    name: str
    near: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Say that there is no such rule, and what was probably meant."""
        names = (
            *GROUPS.values(),
            *_by_name(),
        )
        return unknown("rule", self.name, names, listed="`argmap explain` lists them")


def all_rules() -> tuple[Rule, ...]:
    """Return every rule in the area folders, by code."""
    return tuple(map(_whole, sorted((*slip_rules(), *map_rules()), key=lambda r: r.code)))


@cache
def map_rules() -> tuple[MapRule | QuoteRule, ...]:
    """Return the rules that read a map or its quotations, by code."""
    return tuple(r for r in _listed() if isinstance(r, MapRule | QuoteRule))


@cache
def slip_rules() -> tuple[SlipRule, ...]:
    """Return the rules that explain lines that could not be read, by code."""
    return tuple(r for r in _listed() if isinstance(r, SlipRule))


_FOLDER = os.path.dirname(__file__)


@cache
def _listed() -> tuple[Rule, ...]:
    return tuple(map(_late, listed(__package__, _FOLDER, _known)))


def list_for_wheel() -> bytes:
    """Return the content of the file that lists the rules in a wheel."""
    return for_wheel(__package__, _FOLDER, _known)


def _known(module: str, check: object) -> Known | None:
    """Return what is known of a module's `check`, if it is a rule."""
    if not isinstance(check, Rule):
        return None
    kind = check.kind if isinstance(check, SlipRule) else ""
    form = type(check).__name__
    return Known(module, form, check.code, check.name, str(check.level), check.opt_in, kind)


def _late(known: Known) -> Rule:
    """Return a rule that loads its module when it runs; `_whole` has its documentation."""
    run, level, nothing = Late(known.module), Severity(known.level), Written("", (), ())
    if known.form == "SlipRule":
        return SlipRule(known.code, known.name, level, nothing, known.opt_in, known.kind, run)
    form = QuoteRule if known.form == "QuoteRule" else MapRule
    return form(known.code, known.name, level, nothing, known.opt_in, run)


def _whole(late: Rule) -> Rule:
    run: Late = late.run  # type: ignore[attr-defined]
    whole: Rule = importlib.import_module(run.module).check
    return whole


@cache
def _by_name() -> Mapping[str, Rule]:
    return {key: r for r in (*slip_rules(), *map_rules()) for key in (r.code.lower(), r.name)}


def find(name_or_code: str, *, likely: bool = True) -> Rule | UnknownRule:
    """Find a rule by name or code, in any case; with `likely`, suggest one for an unknown name."""
    known = _by_name()
    wanted = name_or_code.strip().lower().replace("_", "-")
    if wanted in known:
        return _whole(known[wanted])
    if not likely:
        return UnknownRule(name_or_code, ())
    names = [r.name for r in sorted(set(known.values()), key=lambda r: r.code)]
    return UnknownRule(name_or_code, near(wanted, names, 3))


def unknown_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each name that is neither a rule's name or code nor an area.

    When there are many, the last sentence only counts the rest.
    """
    missing = [
        name
        for name in names
        if name not in GROUPS.values() and isinstance(find(name, likely=False), UnknownRule)
    ]
    wrong = [UnknownRule(name, ()).sentence for name in missing[:SUGGESTED]]
    if len(missing) > SUGGESTED:
        wrong.append(f"there are no rules of {len(missing) - SUGGESTED:,} other names, either")
    return tuple(wrong)
