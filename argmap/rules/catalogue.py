"""Every rule there is, found by listing folders, and which one a name means."""

from __future__ import annotations

import importlib
import os.path
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache

from argmap.base.near import near, unknown
from argmap.base.values import dataclass
from argmap.rules.rule import GROUPS, MapRule, QuoteRule, Rule, SlipRule

SUGGESTED = 200
"""How many unknown names of rules are compared with the known ones, at most, in a map or in settings."""


@dataclass(frozen=True, slots=True)
class UnknownRule:
    """No rule has this name; `near` are names that look like it, nearest first."""

    name: str
    near: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is the case, and what was probably meant."""
        names = (
            *GROUPS.values(),
            *(name for r in all_rules() for name in (r.name, r.code.lower())),
        )
        return unknown("rule", self.name, names, listed="`argmap explain` lists them")


def all_rules() -> tuple[Rule, ...]:
    """Every rule in the area folders, by code."""
    return tuple(sorted((*slip_rules(), *map_rules()), key=_code))


@cache
def map_rules() -> tuple[MapRule | QuoteRule, ...]:
    """Return the rules that read a map or its quotations, by code."""
    listed = pkgutil.iter_modules([os.path.dirname(__file__)])
    areas = sorted(m.name for m in listed if m.ispkg and m.name not in {"shared", "syntax"})
    packages = [importlib.import_module(f"{__package__}.{area}") for area in areas]
    found = (r for package in packages for r in _listed(package.__name__, package.__path__))
    return tuple(sorted((r for r in found if isinstance(r, MapRule | QuoteRule)), key=_code))


@cache
def slip_rules() -> tuple[SlipRule, ...]:
    """Return the rules that put lines into words that could not be read, by code."""
    from argmap.rules import syntax

    return tuple(r for r in _listed(syntax.__name__, syntax.__path__) if isinstance(r, SlipRule))


def _listed(package: str, folder: Iterable[str]) -> list[Rule]:
    """The `check` of each module of a package that has one, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(folder) if not module.ispkg)
    modules = [importlib.import_module(f"{package}.{name}") for name in names]
    found = (getattr(module, "check", None) for module in modules)
    return sorted((r for r in found if isinstance(r, Rule)), key=_code)


def _code(r: Rule) -> str:
    return r.code


@cache
def _by_name() -> Mapping[str, Rule]:
    return {key: r for r in all_rules() for key in (r.code.lower(), r.name)}


def find(name_or_code: str, *, likely: bool = True) -> Rule | UnknownRule:
    """The rule of that name or code, in whatever case; else, with `likely`, what was probably meant."""
    known = _by_name()
    wanted = name_or_code.strip().lower().replace("_", "-")
    if wanted in known:
        return known[wanted]
    if not likely:
        return UnknownRule(name_or_code, ())
    return UnknownRule(name_or_code, near(wanted, [r.name for r in all_rules()], 3))


def unknown_names(names: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each name that is neither a rule's name or code nor an area; when there are many,
    the last one only counts the rest.
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
