"""The parts of a map that are drawn one at a time: the whole, what is inside a box, what had no room."""

from __future__ import annotations

from dataclasses import replace

from argmap.base.values import dataclass
from argmap.drawing.folding.ledger import QUESTION
from argmap.drawing.selection import Selection
from argmap.drawing.view import ARGUMENT, CLAIM, View, narrowed, select
from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Part:
    """Some claims of a map (`None`: all of them), and how the drawing of them is called; `root` is the box that they
    are inside of, a claim or `question ID`, and `opened` are claims whose reasons the reader wants to see.
    """

    words: str
    claims: frozenset[str] | None = None
    root: str = ""
    opened: tuple[str, ...] = ()

    def toggled(self, claim: str) -> Part:
        """Return the part with a claim opened or, if it was open, as before."""
        opened = tuple(c for c in self.opened if c != claim)
        return replace(self, opened=opened if claim in self.opened else (*opened, claim))


WHOLE = Part("The whole map")
LEFT_OUT = "What is left out"


def view_of(map: ArgumentMap, part: Part) -> View:
    """Return the view of a part."""
    view, _ = select(map, Selection(focus=(part.root,) if part.root in map.claims else ()))
    if part.claims is None:
        return view
    everything, _ = select(map)
    claims = {c for c in part.claims if c in map.claims}
    made = narrowed(everything, claims)
    return replace(
        made, selection=view.selection, claims=tuple(c for c in made.claims if c in claims),
        questions=tuple(q for q in everything.questions if part.root == f"{QUESTION}{q}"),
    )  # fmt: skip


def within(part: Part, shown: View, box: str) -> Part | None:
    """Return the part that is inside a box of what is shown of another part: a claim with all that is folded into it.

    Where this would be the same again, since only that claim had room, the claim itself is left out. `None` if
    nothing is folded into the box.
    """
    map = shown.map
    if box.startswith(QUESTION):
        question = map.questions.get(box.removeprefix(QUESTION))
        found = frozenset(_under(map, question.id)) if question else frozenset()
        return Part(question.text or box, found, box) if question and found and found != part.claims else None
    kind = CLAIM if box in map.claims else ARGUMENT
    claims = {claim for claim, host in shown.inside.items() if host == f"{kind}{box}"}
    if kind == CLAIM:
        words, root = map.claims[box].text or box, box
        alone = not claims and (box not in map.evidence_for or bool(shown.evidence))
    else:
        step = next((a for a in map.arguments.values() if box in (a.id, a.part_of)), None)
        words, root = (step.text if step else "") or box, ""
        alone = not claims
    if alone:
        return None
    found = frozenset({*claims, *([box] if root else [])})
    if found == part.claims and root:
        found, root = found - {box}, ""
    return Part(words, found, root) if found and found != part.claims else None


def _under(map: ArgumentMap, question: str) -> dict[str, None]:
    """Return the claims that answer a question, and all that bear on these."""
    found = {c.id: None for c in map.claims.values() if question in c.answers}
    for position in map.positions.values():
        if question in position.answers:
            found.update(dict.fromkeys(position.thesis))
    waiting = [*found]
    while waiting:
        for step in map.bearing.get(waiting.pop(), ()):
            new = [p for p in step.premises if p not in found]
            found.update(dict.fromkeys(new))
            waiting += new
    return found


def left_out(part: Part, shown: View) -> Part | None:
    """Return the part that bears on nothing that is shown of another part, and so is not folded into any of it."""
    claims = part.claims if part.claims is not None else frozenset(shown.map.claims)
    rest = claims.difference(shown.own, shown.inside)
    return Part(LEFT_OUT, rest) if rest and rest != part.claims else None
