"""The questions that the schemes of a map's arguments ask, and the map's answers. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.base.values import dataclass
from argmap.model import Kind
from argmap.model.schemes import Pattern, Question, pattern

if TYPE_CHECKING:
    from argmap.model import Answered, Argument, ArgumentMap


class State(StrEnum):
    """The state of a question in the map. An exception that nobody raised is not open."""

    OPEN = "open"
    ANSWERED = "answered"
    NOT_RAISED = "not raised"


class Bearing(StrEnum):
    """The way in which an answer to a question bears on the argument it is put to."""

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
    """One question put to an argument. `answers` are the map's answers, in source order."""

    question: Question
    answers: tuple[Answered, ...]

    @property
    def state(self) -> State:
        """Return whether it is open, answered, or an exception that nobody raised."""
        if self.answers:
            return State.ANSWERED
        return State.NOT_RAISED if self.question.exception else State.OPEN


@dataclass(frozen=True, slots=True)
class Put:
    """An argument with its scheme and the questions of that. `pattern` is `None` for an unknown
    scheme; `unknown` are answers to questions that the scheme does not ask.
    """

    argument: Argument
    pattern: Pattern | None
    asked: tuple[Asked, ...]
    unknown: tuple[Answered, ...]

    @property
    def open(self) -> tuple[Asked, ...]:
        """Return the questions that the map does not answer."""
        return tuple(one for one in self.asked if one.state is State.OPEN)


def put(map: ArgumentMap) -> tuple[Put, ...]:
    """Return every argument that has a scheme, or answers questions without one, in source
    order.
    """
    steps = (a for a in map.arguments.values() if a.scheme or a.answered)
    return tuple(put_to(map, argument) for argument in steps)


def put_to(map: ArgumentMap, argument: Argument) -> Put:
    """Return the questions of one argument's scheme, and the map's answers to them."""
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
    """Return the most direct way in which a claim, an argument or evidence bears on an argument,
    attacks first.
    """
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
