"""What is found by listing a folder: each file there is one of them, and has its file's name.

A file that is none, for lack of its decorator, would be passed over in silence.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from types import ModuleType

import pytest

import argmap.cli
import argmap.formats.exports
import argmap.formats.imports
import argmap.model.schemes
import argmap.reasoning.analyses
import argmap.reasoning.difference.outcomes
import argmap.reasoning.status.strength
from argmap.cli import COMMANDS
from argmap.formats.exports import all_exporters
from argmap.formats.imports import all_importers
from argmap.model.schemes import all_schemes
from argmap.reasoning.analyses import analysis_names, find
from argmap.reasoning.difference.outcomes import all_outcomes
from argmap.reasoning.status.strength import all_semantics

FOUND: Mapping[ModuleType, tuple[str, ...]] = {
    argmap.formats.exports: tuple(e.name for e in all_exporters()),
    argmap.formats.imports: tuple(i.name for i in all_importers()),
    argmap.model.schemes: tuple(scheme.name for scheme in all_schemes()),
    argmap.reasoning.analyses: tuple(find(name).name for name in analysis_names()),
    argmap.reasoning.difference.outcomes: tuple(o.name for o in all_outcomes()),
}
OTHER_FILES = {"options"}
"""What an exporter is given."""


def modules(package: ModuleType) -> list[str]:
    names = (m.name for m in pkgutil.iter_modules(package.__path__) if not m.ispkg)
    return sorted(name for name in names if name[0] != "_" and name not in OTHER_FILES)


@pytest.mark.parametrize("package", FOUND, ids=lambda package: package.__name__)
def test_each_file_is_one_and_has_its_name(package: ModuleType) -> None:
    assert sorted(name.replace("-", "_") for name in FOUND[package]) == modules(package)


def test_each_way_of_reckoning_strength_is_found() -> None:
    assert len(all_semantics()) == len(modules(argmap.reasoning.status.strength))


def test_each_command_has_its_file_and_its_line_in_the_help() -> None:
    loaded = (f"argmap.cli.{name}" for name in modules(argmap.cli))
    commands = [
        name.rpartition(".")[2]
        for name in loaded
        if hasattr(pkgutil.resolve_name(name), "configure")
    ]
    assert sorted(COMMANDS) == commands, "name it in COMMANDS of cli/__init__.py"
