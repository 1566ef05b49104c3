"""Steps without which a thesis cannot be derived."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.reasoning.proofs.debate import Debate
from argmap.reasoning.proofs.proof import Proofs, Step, Steps


def needed_steps(debate: Debate) -> Mapping[str, tuple[str, ...]]:
    """For each argument that every proof of some thesis uses, the positions whose thesis that is.

    Such an argument concludes the thesis or one of its cruxes: that is what hangs on it. Only the
    positions that the debate looks at count.
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
"""What the name of a node in the middle of a step begins with; no name of a claim does."""


def _halved(case: Steps) -> Steps:
    """The same steps with a node in the middle of each, so that what every proof uses has them, too."""
    halves = []
    for step in case.steps:
        middle = f"{_MIDDLE}{step.id}"
        halves += [Step(step.id, step.premises, middle), Step(step.id, (middle,), step.target)]
    return Steps(case.ground, tuple(halves))
