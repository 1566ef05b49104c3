"""Analyses of a debate, one file each, found by listing this folder.

An analysis file holds one function with `@analysis`, from a `Debate` (a map and the positions to
examine) to a frozen value with ids of the map, and a function that puts that value into `Line`s.
Its docstring has the definition and its origin; its examples are in the same file, and one generic
test runs them. Adding an analysis changes no other file.

Every answer is about what is recorded in the map, never about the world, so it has no winners and
no probabilities.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.base.near import unknown
from argmap.base.text import Place
from argmap.base.values import dataclass

if TYPE_CHECKING:
    from argmap.reasoning.proofs import Debate, Line

Example: TypeAlias = tuple[str, Mapping[str, Any]]
"""The text of a map, and what `data` of the answer must contain."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis. `question` is the question it answers, `heading` the same in a few words, `tab`
    in one word; `least` is the smallest number of positions it needs. `run` is pure; `say` puts its
    answer into plain words.
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
        """Return the definition and its origin: Markdown with a summary in the first line."""
        from inspect import cleandoc

        return cleandoc(self.run.__doc__ or "")

    def lines(self, debate: Debate, answer: Any) -> tuple[Line, ...]:
        """Put the answer of `run` into plain words; return a sentence when there are too few
        positions.
        """
        from argmap.reasoning.proofs import Line

        if len(debate.positions) >= self.least:
            return tuple(self.say(debate, answer))
        wanted = "two positions" if self.least > 1 else "a position"
        there = "one is" if debate.positions else "none is"
        return (
            Line(
                f"This takes {wanted}, and {there} looked at. A position is written "
                "“position NAME: words”, with “thesis CLAIM” under it."
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
    """Make an analysis of a function; its docstring is the documentation.

    It is asked for several times of one debate, by the report and by the page, and worked out once.
    """

    def made(run: Callable[[Debate], Any]) -> Analysis:
        @wraps(run)
        def once(debate: Debate) -> Any:
            if name not in debate.answers:
                debate.answers[name] = run(debate)
            return debate.answers[name]

        return Analysis(name, heading, question, tab, least, once, say, examples)

    return made


def analysis_names() -> tuple[str, ...]:
    """Return the names of all analyses, in alphabetical order, without loading any."""
    found = (m.name for m in pkgutil.iter_modules(__path__) if not m.ispkg)
    return tuple(sorted(name.replace("_", "-") for name in found))


@cache
def find(name: str) -> Analysis:
    """Return the analysis of that name. Raises `LookupError` with a sentence when there is none."""
    names = analysis_names()
    if name not in names:
        raise LookupError(unknown("analysis", name, names))
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    found: Analysis = module.find
    return found


def all_analyses() -> tuple[Analysis, ...]:
    """Return every analysis, by name; loads all of them."""
    return tuple(find(name) for name in analysis_names())


def data(value: Any) -> Any:
    """Convert an answer to plain data for JSON: field names with `-`, places left out."""
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
