"""The rules of a folder, known without loading them: stored by the run that loaded them last."""

from __future__ import annotations

import importlib
import marshal
import os.path
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from argmap.base.cache import drop, keep, kept
from argmap.base.diagnostics import Severity
from argmap.base.digest import digest
from argmap.base.program import mark


class Known(NamedTuple):
    """Facts about a rule, known before its module is loaded.

    `form` is the name of its class, `kind` that of the slips it answers for, if it does.
    """

    module: str
    form: str
    code: str
    name: str
    level: str
    opt_in: bool
    kind: str


class Late:
    """A rule's function, loaded when it is first called."""

    __slots__ = ("module",)

    def __init__(self, module: str) -> None:
        self.module = module

    def __call__(self, *args: Any) -> Any:
        return importlib.import_module(self.module).check.run(*args)


def listed(package: str, folder: str, known: Callable[[str, object], Known | None]) -> list[Known]:
    """Return the rules in the folders of a package, by code.

    They are those stored by this very program, if there are any. Otherwise each module is loaded,
    and `known` is asked what its `check` is.
    """
    try:
        name = f"rules-{digest(mark(), package.encode()).hex()[:32]}"
    except OSError:
        name = ""
    if name and (data := kept(name)) is not None:
        if found := _read(data):
            return found
        drop(name)
    modules = sorted(_modules(package, folder))
    checks = ((m, getattr(importlib.import_module(m), "check", None)) for m in modules)
    rules = [rule for module, check in checks if (rule := known(module, check)) is not None]
    rules.sort(key=lambda rule: rule.code)
    if name:
        keep(name, marshal.dumps([tuple(rule) for rule in rules]))
    return rules


def _modules(package: str, folder: str) -> Iterator[str]:
    """Yield the modules in the area folders of a package."""
    for area in pkgutil.iter_modules([folder]):
        if area.ispkg:
            for module in pkgutil.iter_modules([os.path.join(folder, area.name)]):
                yield f"{package}.{area.name}.{module.name}"


def _read(data: bytes) -> list[Known] | None:
    """Return the rules from the stored data, if it has the form of rules."""
    try:
        rows = marshal.loads(data)  # noqa: S302  # whole, and written by us
        rules = [Known(*row) for row in rows]
        for rule in rules:
            Severity(rule.level)
            if type(rule.opt_in) is not bool or not all(type(x) is str for x in rule[:5]):
                return None
    except (ValueError, EOFError, TypeError):
        return None
    return rules
