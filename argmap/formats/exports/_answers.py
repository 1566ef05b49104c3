"""The questions that a claim answers, by its own `answers` line or as the thesis of a position."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.drawing.view import View


def answers(view: View) -> Iterator[tuple[str, str]]:
    """Yield pairs of a shown claim and a shown question that it answers, each once."""
    shown = set(view.questions)
    positions: dict[str, list[str]] = {}
    for position in view.map.positions.values():
        for thesis in position.thesis:
            positions.setdefault(thesis, []).extend(position.answers)
    for claim in view.claims:
        for question in dict.fromkeys((*view.map.claims[claim].answers, *positions.get(claim, ()))):
            if question in shown:
                yield claim, question
