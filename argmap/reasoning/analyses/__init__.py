"""What a debate turns on: analyses, one file each, found by listing this folder.

An analysis file holds one function with `@analysis`, from a `Debate` (a map and the positions to
look at) to a frozen value with ids of the map, and a function that says the same in `Line`s.
Its docstring has the definition and where that comes from; its examples stand beside it, and
one generic test runs them. Adding an analysis edits no other file.

Every answer is about what is recorded in the map, never about the world: there are no winners and no
probabilities in it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.base.near import unknown
from argmap.base.text import Place
from argmap.base.values import dataclass

if TYPE_CHECKING:
    from argmap.reasoning.proofs import Debate, Line

Example: TypeAlias = tuple[str, Mapping[str, Any]]
"""The text of a map, and what `data` of the answer must have in it."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis. `question` is what it answers, `heading` the same in a few words, `tab` in one, `least`
    how many positions it takes to ask it. `run` is pure; `say` puts its answer into plain words.
    """

    name: str
    heading: str
    question: str
    tab: str
    least: int
    run: Callable[[Debate], Any]
    say: Callable[[Debate, Any], Iterable[Line]]
    examples: tuple[Example, ...]

    @property
    def doc(self) -> str:
        """The definition, and where it comes from; Markdown, its first line a summary."""
        from inspect import cleandoc

        return cleandoc(self.run.__doc__ or "")

    def lines(self, debate: Debate, answer: Any) -> tuple[Line, ...]:
        """The answer of `run` in plain words; a sentence when there are too few positions to ask."""
        from argmap.reasoning.proofs import Line

        if len(debate.positions) >= self.least:
            return tuple(self.say(debate, answer))
        wanted = "two positions" if self.least > 1 else "a position"
        there = "one is" if debate.positions else "none is"
        return (
            Line(
                f"This takes {wanted}, and {there} looked at. A position is written "
                "`position NAME: words`, with `thesis CLAIM` under it."
            ),
        )


def analysis(
    name: str,
    heading: str,
    question: str,
    *,
    tab: str,
    least: int,
    say: Callable[[Debate, Any], Iterable[Line]],
    examples: tuple[Example, ...],
) -> Callable[[Callable[[Debate], Any]], Analysis]:
    """Make an analysis of a function; its docstring is the documentation."""

    def made(run: Callable[[Debate], Any]) -> Analysis:
        return Analysis(name, heading, question, tab, least, run, say, examples)

    return made


def analysis_names() -> tuple[str, ...]:
    """The names of all analyses, in alphabetical order, without loading any."""
    found = (m.name for m in pkgutil.iter_modules(__path__) if not m.ispkg)
    return tuple(sorted(name.replace("_", "-") for name in found))


@cache
def find(name: str) -> Analysis:
    """The analysis of that name. Raises `LookupError` with a sentence when there is none."""
    names = analysis_names()
    if name not in names:
        raise LookupError(unknown("analysis", name, names))
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    found: Analysis = module.find
    return found


def all_analyses() -> tuple[Analysis, ...]:
    """Every analysis, by name; loads all of them."""
    return tuple(find(name) for name in analysis_names())


def data(value: Any) -> Any:
    """An answer as plain data, for JSON: field names with `-`, places left out."""
    if is_dataclass(value) and not isinstance(value, type):
        items = ((f.name, getattr(value, f.name)) for f in fields(value))
        return {k.replace("_", "-"): data(v) for k, v in items if not isinstance(v, Place)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(k): data(v) for k, v in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [data(item) for item in value]
    return value
