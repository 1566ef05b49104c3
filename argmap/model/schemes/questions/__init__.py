"""What the schemes of a map's arguments ask, and what the map says to it. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.base.values import dataclass
from argmap.model import Kind
from argmap.model.schemes import Pattern, Question, pattern

if TYPE_CHECKING:
    from argmap.model import Answered, Argument, ArgumentMap


class State(StrEnum):
    """Whether the map says anything to a question. An exception that nobody raised is not open."""

    OPEN = "open"
    ANSWERED = "answered"
    NOT_RAISED = "not raised"


class Bearing(StrEnum):
    """How something that answers a question bears on the argument that it is put to."""

    UNDERCUTS = "undercuts the step"
    REBUTS_PREMISE = "rebuts a premise"
    SUPPORTS_PREMISE = "supports a premise"
    REBUTS_CONCLUSION = "rebuts the conclusion"
    SUPPORTS_CONCLUSION = "supports the conclusion"
    PREMISE = "is a premise"
    EVIDENCE = "is evidence"
    BESIDE = "stands beside it"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question put to an argument. `answers` are what the map says to it, in source order."""

    question: Question
    answers: tuple[Answered, ...]

    @property
    def state(self) -> State:
        """Open, answered, or an exception that nobody raised."""
        if self.answers:
            return State.ANSWERED
        return State.NOT_RAISED if self.question.exception else State.OPEN


@dataclass(frozen=True, slots=True)
class Put:
    """An argument with its scheme and what that asks. `pattern` is `None` for an unknown scheme;
    `unknown` are answers to questions that the scheme does not ask.
    """

    argument: Argument
    pattern: Pattern | None
    asked: tuple[Asked, ...]
    unknown: tuple[Answered, ...]

    @property
    def open(self) -> tuple[Asked, ...]:
        """The questions to which the map says nothing."""
        return tuple(one for one in self.asked if one.state is State.OPEN)


def put(map: ArgumentMap) -> tuple[Put, ...]:
    """Every argument that has a scheme, or answers questions without one, in source order."""
    steps = (a for a in map.arguments.values() if a.scheme or a.answered)
    return tuple(put_to(map, argument) for argument in steps)


def put_to(map: ArgumentMap, argument: Argument) -> Put:
    """What the scheme of one argument asks, and what the map says to it."""
    known = pattern(map, argument.scheme) if argument.scheme else None
    questions = known.questions if known else ()
    answers: dict[str, list[Answered]] = {}
    for answered in argument.answered:
        answers.setdefault(answered.question, []).append(answered)
    asked = tuple(Asked(q, tuple(answers.get(q.name, ()))) for q in questions)
    names = {q.name for q in questions}
    unknown = tuple(a for a in argument.answered if a.question not in names)
    return Put(argument, known, asked, unknown)


def bearing(map: ArgumentMap, argument: Argument, answer: str) -> Bearing:
    """How a claim, an argument or evidence bears on an argument: the most direct way, attacks first."""
    if answer in map.evidence:
        return Bearing.EVIDENCE
    if answer in argument.premises:
        return Bearing.PREMISE
    steps = (map.arguments[answer],) if answer in map.arguments else map.out_of.get(answer, ())
    ways = {_way(argument, step) for step in steps}
    return next((way for way in Bearing if way in ways), Bearing.BESIDE)


def _way(argument: Argument, step: Argument) -> Bearing | None:
    if step.kind is Kind.UNDERCUT:
        return Bearing.UNDERCUTS if step.target == argument.id else None
    rebuts = step.kind is Kind.REBUT
    if step.target in argument.premises:
        return Bearing.REBUTS_PREMISE if rebuts else Bearing.SUPPORTS_PREMISE
    if step.target == argument.target and step.id != argument.id:
        return Bearing.REBUTS_CONCLUSION if rebuts else Bearing.SUPPORTS_CONCLUSION
    return None
