"""The starter set of argumentation schemes with their questions: one file each, found by listing
this folder.

A scheme file holds one value, `scheme`. Its questions are facts of the field in our own words;
`source` gives their origin. A scheme that a map declares wins over one of the same name here.
Adding a scheme changes no other file.
"""

from __future__ import annotations

import importlib
import pkgutil
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from argmap.base.near import near
from argmap.base.values import dataclass

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Scheme

COMPENDIUM = (
    "Douglas Walton, Chris Reed, Fabrizio Macagno: Argumentation Schemes, Cambridge University "
    "Press 2008, chapter 9"
)
"""The reference that describes all schemes of the starter set; the words are our own."""
BURDENS = (
    "What is a question and what an exception follows Thomas F. Gordon, Henry Prakken, Douglas "
    "Walton: The Carneades model of argument and burden of proof, Artificial Intelligence 171 "
    "(2007); for each scheme it is argmap's choice"
)
"""The reference for the difference between a question and an exception."""


class Aim(StrEnum):
    """The part of an argument that an unfavourable answer attacks."""

    PREMISE = "premise"
    STEP = "step"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class Question:
    """A critical question, or an exception, which is a statement that undercuts if it is shown.

    Those who make the argument should have an answer to a question; those who object must show an
    exception. `name` is never empty; `aim` is `None` when the map does not say what it attacks.
    """

    name: str
    text: str
    aim: Aim | None = None
    exception: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A scheme as the tools use it. `premises` are pairs of a role (which may be empty) and words;
    `conclusion` and `source` are empty for schemes that a map declares.
    """

    name: str
    title: str
    premises: tuple[tuple[str, str], ...]
    conclusion: str
    questions: tuple[Question, ...]
    source: str = ""


def premise(name: str, text: str) -> Question:
    """Make a critical question whose unfavourable answer rebuts a premise."""
    return Question(name, text, Aim.PREMISE)


def step(name: str, text: str) -> Question:
    """Make a critical question whose unfavourable answer undercuts the step."""
    return Question(name, text, Aim.STEP)


def conclusion(name: str, text: str) -> Question:
    """Make a critical question whose unfavourable answer rebuts the conclusion."""
    return Question(name, text, Aim.CONCLUSION)


def exception(name: str, text: str) -> Question:
    """Make an exception: a statement that undercuts the step if it is shown."""
    return Question(name, text, Aim.STEP, exception=True)


@cache
def scheme_names() -> tuple[str, ...]:
    """Return the names of the starter set, in alphabetical order, without loading any."""
    found = (module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return tuple(sorted(name.replace("_", "-") for name in found))


def nearest(name: str) -> tuple[str, ...]:
    """Return names of the starter set that look like `name` or share a word with it, nearest
    first.
    """
    names = scheme_names()
    words = {word for word in name.lower().split("-") if len(word) > 3}
    sharing = (known for known in names if words & set(known.split("-")))
    return tuple(dict.fromkeys((*near(name.lower(), names, 3, 0.7), *sharing)))[:3]


@cache
def find(name: str) -> Pattern | None:
    """Return the scheme of the starter set with that name, or `None`."""
    if name not in scheme_names():
        return None
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    found: Pattern = module.scheme
    return found


def all_schemes() -> tuple[Pattern, ...]:
    """Return the starter set, by name; loads all of it."""
    return tuple(pattern for name in scheme_names() if (pattern := find(name)) is not None)


def pattern(map: ArgumentMap, scheme: str) -> Pattern | None:
    """Return the scheme of an argument of the map: as the map declares it, else from the starter
    set; `None` when neither has it.
    """
    declared = map.schemes.get(scheme)
    return find(scheme) if declared is None else declared_pattern(declared)


def declared_pattern(scheme: Scheme) -> Pattern:
    """Make a pattern of a scheme that a map declares. A question without a name gets one made from
    its words.
    """
    from argmap.language.names import name_from_words

    premises, questions = [], []
    taken = {part.name for part in scheme.parts}
    for part in scheme.parts:
        if part.role == "premise":
            premises.append((part.name, part.text))
            continue
        stem = name = part.name or name_from_words(part.text)
        number = 1
        while not part.name and name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        unless = part.role == "unless"
        questions.append(Question(name, part.text, Aim.STEP if unless else None, unless))
    return Pattern(scheme.id, scheme.text, tuple(premises), "", tuple(questions))
