"""How large the boxes of the page's pictures are, and the words in them that no claim has."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.base.times import in_short
from argmap.base.values import dataclass, field
from argmap.drawing.folding.ledger import Tally
from argmap.drawing.scene import boxes
from argmap.drawing.scene.badges import badges_of
from argmap.drawing.scene.scene import Box
from argmap.drawing.scene.words import clean, clipped, safe
from argmap.model import Argument, ArgumentMap
from argmap.page.blocks import Spot

QUESTION, GROUP, JUNCTION, BUNDLE, ARGUMENT, EVIDENCE = -1, -2, -3, -4, -5, -6
"""What a box is that is not that of a claim."""
OF_SHAPE = {
    "question": QUESTION, "group": GROUP, "junction": JUNCTION, "bundle": BUNDLE,
    "argument": ARGUMENT, "evidence": EVIDENCE,
}  # fmt: skip
SPLIT, ASSUMED, THESIS = 1, 2, 4
"""What is special about a claim's box: its marks have a row of their own, it is taken as given, it is a thesis."""
QUOTED = 240
"""Letters of a quotation in a box."""
_NOTHING = Tally()


@dataclass
class Words:
    """Words that occur in pictures and are those of no claim, each once; number 0 is none."""

    known: dict[str, int] = field(default_factory=lambda: {"": 0})

    def number(self, words: str) -> int:
        """Return the number of some words."""
        return self.known.setdefault(words, len(self.known))

    def listed(self) -> list[str]:
        """Return all of them by number."""
        return [*self.known]


class Sizes:
    """The boxes of a map's claims and questions, each measured once."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.words = Words()
        self.badges = badges_of(map)
        self.number = {id_: n for n, id_ in enumerate(map.claims)}
        self.steps = {id_: n for n, id_ in enumerate(map.arguments)}
        self.asked = {id_: n for n, id_ in enumerate(map.questions)}
        self.drawn = {f"claim-{safe(id_)}": n for id_, n in self.number.items()}
        self.drawn |= {f"argument-{safe(id_)}": n for id_, n in self.steps.items()}
        self.drawn |= {f"question-{safe(id_)}": n for id_, n in self.asked.items()}
        self.folds = {f"argument-{safe(id_)}": f"argument {id_}" for id_ in map.steps}
        self.held_by, self.theses, self.evidence = map.held_by, map.theses, map.evidence_for
        self._names: dict[tuple[str, ...], str] = {}
        self.claims = [self._claim(id_) for id_ in map.claims]
        self.granted = [boxes.grantors(map, id_, self.badges) for id_ in map.claims]

    def _claim(self, id_: str) -> Box:
        map = self.map
        claim = map.claims[id_]
        return boxes.claim_box(
            claim, key="", id_="", badges=boxes.badges_for(claim, self.held_by, self.badges),
            granted=boxes.grantors(map, id_, self.badges), names=self.said_by(id_),
            thesis=id_ in self.theses, tally=Tally(unseen=len(self.evidence.get(id_, ()))), tooltip="",
        )  # fmt: skip

    def said_by(self, id_: str) -> str:
        """Return the names of those who assert a claim."""
        by = self.map.claims[id_].by
        return boxes.names_of(self.map, by, self._names) if by else ""

    def claim(self, id_: str) -> Spot:
        """Return the box of a claim, without a place."""
        number = self.number[id_]
        box = self.claims[number]
        return Spot(number, round(box.width), round(box.height))

    def question(self, id_: str) -> Spot:
        """Return the box of a question."""
        box = boxes.question_box(self.map.questions[id_], _NOTHING, key="", id_="")
        more = (self.asked[id_], len(box.lines), self.asks(id_))
        return Spot(QUESTION, _even(box.width), round(box.height), more=more)

    def asks(self, id_: str) -> int:
        """Return the number of the words of a question."""
        return self.words.number(clean(self.map.questions[id_].text) or id_)

    def junction(self, step: Argument) -> Spot:
        """Return the box where premises meet: a dot, or its words in a capsule."""
        words = self.label(step)
        box = boxes.junction_box(words, step.kind, _NOTHING, key="", id_="", tooltip="")
        more = (self.steps[step.id], self.words.number(words), len(box.lines))
        return Spot(
            JUNCTION, _even(box.width), round(box.height) if words else _even(box.width), more=more
        )

    def label(self, step: Argument) -> str:
        """Return the words at a junction: the scheme's name, or the step's title."""
        if step.scheme:
            scheme = self.map.schemes.get(step.scheme)
            return clean(scheme.text if scheme and scheme.text else step.scheme.replace("-", " "))
        return clean(step.text)

    def proof(self, id_: str) -> Spot:
        """Return the box of a piece of evidence."""
        evidence = self.map.evidence[id_]
        box = boxes.evidence_box(self.map, evidence, _NOTHING, key="", id_="")
        said = clipped(clean(evidence.quote or evidence.text) or evidence.id, QUOTED)
        words = f"\u201c{said}\u201d" if evidence.quote else said
        origin = boxes.credit(self.map, evidence)
        claim = next((self.number[c] for c in evidence.supports if c in self.number), -1)
        more = (claim, self.words.number(words), len(box.lines), self.words.number(origin), len(box.small),
                self.words.number(box.names.text if box.names else ""))  # fmt: skip
        return Spot(EVIDENCE, _even(box.width), round(box.height), more=more)

    def table(self) -> list[list[object]]:
        """Return for each claim the height of its box and what its head says: lines of words, what is special, who
        asserts it, its time, its quotations, and who grants it. What is empty at the end is left out.
        """
        found: list[list[object]] = []
        for id_, box, granted in zip(self.map.claims, self.claims, self.granted, strict=True):
            claim = self.map.claims[id_]
            special = SPLIT * box.split + ASSUMED * (claim.assumed is not None)
            special += THESIS * (id_ in self.theses)
            who = [[badge.letters, badge.paint, badge.words] for badge in granted]
            when = clean(in_short(claim.when)) if claim.when else ""
            row: list[object] = [
                round(box.height), len(box.lines), special, self.words.number(self.said_by(id_)),
                self.words.number(when), len(self.evidence.get(id_, ())), who,
            ]  # fmt: skip
            while not row[-1]:
                row.pop()
            found.append(row)
        return found


def _even(length: float) -> int:
    """Return a length in whole px that is large enough and has a half."""
    return -int(-length // 2) * 2


LINES: Mapping[str, int] = {
    "support": 0, "rebut": 1, "undercut": 2, "contradiction": 3, "restatement": 4, "answers": 5,
    "evidence": 6, "bundle": 7,
}  # fmt: skip
"""The code of each kind of line."""
DRAWN, GRANTED, HEAD, BOTH, SIGN, COUNT = 1, 2, 4, 8, 16, 32
"""What is said of a line: the mapmaker draws it, somebody grants it, it has a head, or one at both ends; the place of its
sign, and how many relations it stands for, come before its points.
"""
