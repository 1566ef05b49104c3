"""Ways to compute strength: one file each, found by listing this folder.

A file holds one value made by `semantics(...)` over an influence function; its docstring names the
origin of the definition. The value's name is the name that people type.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from argmap.reasoning.status.gradual import Influence, Semantics

DEFAULT = "dfquad"


def semantics(name: str, *, summary: str, base: float) -> Callable[[Influence], Semantics]:
    """Make a semantics of an influence function."""

    def declare(influence: Influence) -> Semantics:
        return Semantics(name, summary, base, influence)

    return declare


@cache
def all_semantics() -> Mapping[str, Semantics]:
    """Return every semantics by name, the default first, then in alphabetical order."""
    modules = (import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    values = [v for module in modules for v in vars(module).values() if isinstance(v, Semantics)]
    return {s.name: s for s in sorted(values, key=lambda s: (s.name != DEFAULT, s.name))}
