"""What a page is told while it is open, as Server-Sent Events."""

from __future__ import annotations

import json
from dataclasses import asdict

from argmap.base.values import dataclass
from argmap.preview.problems import Problems
from argmap.preview.shown import Shown


@dataclass(frozen=True, slots=True)
class News:
    """The state that pages are told of: numbers of the page, what is wrong, the last move."""

    number: int = 0
    words: int = 0
    problems: Problems | None = None
    kept: bool = False
    trouble: str = ""
    moves: int = 0
    claim: str = ""

    def since(self, before: News) -> bytes:
        """Return the events that lead here from another state."""
        events = b""
        if self.number != before.number:
            events += _event("page", {"number": self.number, "part": ""})
        if self.words != before.words and self.words > self.number:
            events += _event("page", {"number": self.words, "part": "words"})
        if self._wrong != before._wrong:
            events += _event("strip", self._strip)
        if self.moves != before.moves:
            events += _event("move", {"claim": self.claim})
        return events

    @property
    def _wrong(self) -> tuple[object, ...]:
        return self.problems, self.kept, self.trouble

    @property
    def _strip(self) -> dict[str, object]:
        problems = self.problems or Problems()
        return {
            "kept": self.kept,
            "trouble": self.trouble,
            "problems": [asdict(problem) for problem in problems.shown],
            "more": problems.more,
        }


def news_of(shown: Shown, moves: int, claim: str) -> News:
    """Return the state to tell of."""
    return News(
        shown.number, shown.words_number, shown.problems, shown.kept, shown.trouble, moves, claim
    )


def _event(name: str, data: dict[str, object]) -> bytes:
    """Write an event. JSON in ASCII has no line ends, so nothing in a map can begin another one."""
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode("ascii")
