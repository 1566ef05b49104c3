"""The rules of a folder, known without loading them: stored by the run that loaded them last, or, for
the first run, by the wheel.
"""

from __future__ import annotations

import importlib
import marshal
import os
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from argmap.base.cache import drop, keep, kept
from argmap.base.diagnostics import Severity
from argmap.base.digest import SIZE, digest
from argmap.base.program import files, mark

BROUGHT = "listed.rules"
"""The file in a package of rules that a wheel contains (`grammars/build_hook.py` makes it): a checksum, a
digest of all modules of the package, and what is known of its rules.
"""
_MARSHAL = 4
"""The version of marshal's format, which every Python from 3.11 on reads."""


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

    __slots__ = ("module", "run")

    def __init__(self, module: str) -> None:
        self.module = module
        self.run: Callable[..., Any] | None = None

    def __call__(self, *args: Any) -> Any:
        if self.run is None:
            self.run = importlib.import_module(self.module).check.run
        return self.run(*args)


def listed(package: str, folder: str, known: Callable[[str, object], Known | None]) -> list[Known]:
    """Return the rules in the folders of a package, by code.

    They are those stored by this very program, or those that the wheel lists. Otherwise each module is
    loaded, and `known` is asked what its `check` is.
    """
    try:
        name = f"rules-{digest(mark(), package.encode()).hex()[:32]}"
    except OSError:
        name = ""
    if name and (data := kept(name)) is not None:
        if found := _read(data):
            return found
        drop(name)
    rules = _brought(folder)
    if rules is None:
        rules = loaded(package, folder, known)
    if name:
        keep(name, packed(rules))
    return rules


def loaded(package: str, folder: str, known: Callable[[str, object], Known | None]) -> list[Known]:
    """Return the rules in the folders of a package, by code, from their modules."""
    modules = sorted(_modules(package, folder))
    checks = ((m, getattr(importlib.import_module(m), "check", None)) for m in modules)
    rules = [rule for module, check in checks if (rule := known(module, check)) is not None]
    rules.sort(key=lambda rule: rule.code)
    return rules


def for_wheel(package: str, folder: str, known: Callable[[str, object], Known | None]) -> bytes:
    """Return the content of the file `BROUGHT`."""
    data = contents(folder) + packed(loaded(package, folder, known))
    return digest(data) + data


def packed(rules: list[Known]) -> bytes:
    """Return the rules as bytes."""
    return marshal.dumps([tuple(rule) for rule in rules], _MARSHAL)


def contents(folder: str) -> bytes:
    """Return a digest of all modules in the folders of a package. Raises `OSError`."""
    parts = [b"modules"]
    for path, _, size in sorted(files(folder)):
        if path.endswith(".py"):
            name = path[len(folder) + 1 :].replace(os.sep, "/")
            parts += name.encode(), _content(path, size)
    return digest(*parts)


def _content(path: str, size: int) -> bytes:
    """Return the content of a file of so many bytes, in half the time that `open` takes for a small
    one. Raises `OSError`.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(descriptor, size + 1)
    finally:
        os.close(descriptor)


def _brought(folder: str) -> list[Known] | None:
    """Return what the wheel knows of the rules, if they are as they were in it."""
    try:
        with open(os.path.join(folder, BROUGHT), "rb") as file:
            data = file.read()
        whole = data[:SIZE] == digest(data[SIZE:])
        if not whole or data[SIZE : 2 * SIZE] != contents(folder):
            return None
    except OSError:
        return None
    return _read(data[2 * SIZE :])


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
