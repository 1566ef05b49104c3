"""Steps without which a thesis cannot be derived."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.reasoning.proofs.debate import Debate
from argmap.reasoning.proofs.proof import Proofs, Step, Steps


def needed_steps(debate: Debate) -> Mapping[str, tuple[str, ...]]:
    """Map each argument that every proof of some thesis uses to the positions with that thesis.

    Such an argument concludes the thesis or one of its cruxes, which depends on it. Only the
    examined positions of the debate count.
    """
    found: dict[str, dict[str, None]] = {}
    for position in debate.positions:
        halved = _halved(debate.case(position))
        for thesis in debate.theses(position):
            for node in Proofs(halved, thesis).unavoidable:
                if node.startswith(_MIDDLE):
                    found.setdefault(node.removeprefix(_MIDDLE), {})[position] = None
    order = (id_ for id_ in debate.map.arguments if id_ in found)
    return {id_: tuple(found[id_]) for id_ in order}


_MIDDLE = "\0"
"""Prefix of the name of a node in the middle of a step; no claim's name begins with it."""


def _halved(case: Steps) -> Steps:
    """Return the same steps with a node in the middle of each, so that the nodes common to all
    proofs include steps.
    """
    halves = []
    for step in case.steps:
        middle = f"{_MIDDLE}{step.id}"
        halves += [Step(step.id, step.premises, middle), Step(step.id, (middle,), step.target)]
    return Steps(case.ground, tuple(halves))
