"""The statuses and strengths of a map's claims, worked out when the browser asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.base.values import dataclass, field
from argmap.model import ArgumentMap
from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.gradual import Strengths, in_words, strengths
from argmap.reasoning.status.grounded import grounded
from argmap.reasoning.status.labels import Status
from argmap.reasoning.status.strength import DEFAULT, all_semantics


@dataclass(frozen=True)
class Statuses:
    """The status of every claim and step by id, and the strengths of the claims (DF-QuAD)."""

    labels: Mapping[str, Status]
    strengths: Strengths
    restless: frozenset[str] = field(default=frozenset())

    def said(self, id: str) -> str:
        """Return the status of a claim or step, with a claim's strength; else nothing."""
        if id not in self.labels:
            return ""
        words = f"{self.labels[id]}"
        if id in self.strengths.values:
            strong = in_words(self.strengths.values[id], self.strengths.bases[id])
            rough = "; it did not settle, so this is rough" if id in self.restless else ""
            words += f" · strength {strong} (DF-QuAD, no probability{rough})"
        return words


def statuses(map: ArgumentMap) -> Statuses:
    """Return the grounded statuses by the standard of objections, and the strengths.

    They are the ones that `argmap status --strength` shows.
    """
    labelling = grounded(compile_map(map))
    strong = strengths(map, all_semantics()[DEFAULT])
    labels = labelling.statuses((*map.claims, *map.arguments))
    return Statuses(labels, strong, frozenset(strong.restless))
