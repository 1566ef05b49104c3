"""The neighbourhood of a claim as a picture: what bears on it below, what it bears on above, and next to it what says
the same or cannot be true with it.

Shown are the steps that the claim is part of, with all their premises, what undercuts the steps towards it and its
evidence, its contradictions and restatements, and the questions that it answers. What a box of the picture is joined to
apart from these is a number on the box. A claim that has several places in such a picture is in each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from argmap.drawing.folding.ledger import answered
from argmap.model import Argument, ArgumentMap, Evidence, Kind
from argmap.page.blocks import GAP, Lead, Line, Part, Point, Spot, band, single
from argmap.page.places import Picture, arranged, corners
from argmap.page.sizes import BOTH, DRAWN, GRANTED, HEAD, Sizes

MOST_BELOW = 36
"""Boxes below the claim in focus, about; what has no room is counted at it."""
MOST_ABOVE = 16
MOST_NEXT_TO = 8
DEEPEST = 3
"""Undercuts of undercuts that are shown."""
IN = 26
"""Px by which premises are set in below the dot where they meet."""
UNDER = 16
"""Px between a dot and its first premise."""
RISE = 28
"""Px of a line straight up to a box."""


class Neighbours:
    """Makes the pictures of a map."""

    def __init__(self, map: ArgumentMap, sizes: Sizes) -> None:
        self.map, self.sizes = map, sizes
        self.names = [*map.claims]
        self.pairs: dict[str, list[tuple[str, str]]] = {}
        seen: set[tuple[str, frozenset[str]]] = set()
        for kind, pairs in (
            ("contradiction", map.contradictions),
            ("restatement", map.restatements),
        ):
            for pair in pairs:
                both = kind, frozenset((pair.left, pair.right))
                if both not in seen and pair.left != pair.right:
                    seen.add(both)
                    self.pairs.setdefault(pair.left, []).append((kind, pair.right))
                    self.pairs.setdefault(pair.right, []).append((kind, pair.left))
        self.answers: dict[str, list[str]] = {}
        for claim, question in answered(map):
            self.answers.setdefault(claim, []).append(question)
        self.joined: Counter[str] = Counter()
        for step in map.arguments.values():
            self.joined.update(self.ends(step))
        for claim in map.claims:
            self.joined[claim] += len(self.pairs.get(claim, ())) + len(self.answers.get(claim, ()))

    def ends(self, step: Argument) -> set[str]:
        """Return the claims that a step is about: its premises, and what it aims at."""
        return {*step.premises, *self.map.aims_of(step)}

    def picture(self, focus: str) -> Picture:
        """Return the neighbourhood of a claim."""
        return _Near(self, focus).made()


def flags_of(step: Argument) -> int:
    """Return what is special about a step's line."""
    return DRAWN * (step.inferred is not None) + GRANTED * bool(step.granted_by)


class _Near:
    def __init__(self, around: Neighbours, focus: str) -> None:
        self.around, self.map, self.sizes, self.focus = around, around.map, around.sizes, focus
        self.drawn: set[str] = set()
        self.counted: Counter[str] = Counter()
        self.boxes = 0

    def made(self) -> Picture:
        """Return the picture."""
        focus = self.claim(self.focus)
        mutual, into, out = self.steps()
        asides = list(self.next_to(mutual))
        above = list(self.taken(out, self.above, MOST_ABOVE))
        above += self.asked()
        below = list(self.taken([*into, *self.doubted()], self.below, MOST_BELOW))
        above.sort(key=lambda part: part.lead.apart)
        below.sort(key=lambda part: part.lead.apart)
        made = arranged(focus, band(above, up=True), band(below, up=False), asides)
        made.drawn = self.drawn
        for step in self.drawn:
            self.counted.update(self.around.ends(self.map.arguments[step]))
        for spot in made.spots:
            if spot.what >= 0:
                name = self.around.names[spot.what]
                if more := self.around.joined[name] - self.counted[name]:
                    made.hidden[spot.what] = more
        return made

    def claim(self, id_: str) -> Spot:
        """Return a box for a claim."""
        self.boxes += 1
        return self.sizes.claim(id_)

    def steps(self) -> tuple[list[Argument], list[Argument], list[Argument]]:
        """Return rebuttals both ways, the steps towards the claim in focus, and those that it is part of."""
        map, focus = self.map, self.focus
        into = [a for a in map.into.get(focus, ()) if focus not in a.premises]
        out = [a for a in map.out_of.get(focus, ()) if a.target != focus]
        plain = {(a.premises[0], *_manner(a)): a for a in into if self.is_plain(a)}
        mutual = [
            a for a in out
            if self.is_plain(a) and (a.target, *_manner(a)) in plain and a.premises == (focus,)
        ]  # fmt: skip
        both = {a.id for a in mutual} | {plain[a.target, *_manner(a)].id for a in mutual}
        self.drawn |= both
        return mutual, [a for a in into if a.id not in both], [a for a in out if a.id not in both]

    def is_plain(self, step: Argument) -> bool:
        """Whether a step may be one half of a line with two heads."""
        return (
            step.kind is Kind.REBUT and len(step.premises) == 1 and not step.scheme
            and not step.granted_by and step.id not in self.map.into
        )  # fmt: skip

    def taken(
        self,
        steps: Sequence[Argument | Evidence],
        make: Callable[[Argument | Evidence], Part],
        most: int,
    ) -> Iterator[Part]:
        """Yield the parts of steps, for and against in turn, as long as there is room."""
        start = self.boxes
        for step in _in_turn(steps):
            if self.boxes - start >= most:
                return
            yield make(step)

    def next_to(self, mutual: Sequence[Argument]) -> Iterator[Part]:
        """Yield what contradicts or restates the claim in focus, and rebuts it while it rebuts that."""
        for step in mutual:
            lead = Lead("rebut", flags_of(step) | BOTH, 0)
            yield single(self.claim(step.target), lead, up=False)
        for kind, other in self.around.pairs.get(self.focus, ())[:MOST_NEXT_TO]:
            self.counted.update((self.focus, other))
            yield single(self.claim(other), Lead(kind, 0, 1 + (kind == "restatement")), up=False)

    def asked(self) -> Iterator[Part]:
        """Yield the questions that the claim in focus answers."""
        for question in self.around.answers.get(self.focus, ()):
            self.counted[self.focus] += 1
            yield single(self.sizes.question(question), Lead("answers", 0, 1), up=True)

    def doubted(self) -> list[Evidence]:
        """Return the evidence for the claim in focus that something undercuts."""
        proofs = self.map.evidence_for.get(self.focus, ())
        return [proof for proof in dict.fromkeys(proofs) if proof.id in self.map.into]

    def below(self, one: Argument | Evidence) -> Part:
        """Return a step towards the claim in focus, or a doubted piece of evidence for it."""
        if isinstance(one, Evidence):
            spot = self.sizes.proof(one.id)
            self.boxes += 1
            part = single(spot, Lead("evidence", HEAD, 2), up=False)
            return self.attacked(part, (spot.width, spot.height // 2), self.undercuts(one.id, 1))
        return self.step(one, 1)

    def step(self, step: Argument, depth: int) -> Part:
        """Return a step, with what undercuts it."""
        self.drawn.add(step.id)
        against = self.undercuts(step.id, depth)
        lead = Lead(step.kind.value, flags_of(step) | HEAD, 3 * (step.kind is not Kind.SUPPORT))
        if len(step.premises) == 1 and not step.scheme and not against:
            return single(self.claim(step.premises[0]), lead, up=False)
        dot = self.sizes.junction(step)
        part = self.hung(step, dot, step.premises, lead)
        spine = _spine(dot)
        part.alone = [(spine, 0)]
        return self.attacked(part, (dot.width, dot.height // 2), against)

    def undercuts(self, id_: str, depth: int) -> list[Part]:
        """Return what undercuts a step or a piece of evidence."""
        if depth > DEEPEST:
            return []
        return [
            self.step(step, depth + 1)
            for step in self.map.into.get(id_, ())
            if step.id not in self.drawn and self.boxes < MOST_BELOW + MOST_ABOVE
        ]

    def hung(self, step: Argument, dot: Spot, premises: Iterable[str], lead: Lead) -> Part:
        """Return the dot of a step with premises hung below it."""
        spine = _spine(dot)
        part = Part(dot.width, dot.height, dot, (0, dot.height // 2), lead, [dot])
        y = dot.height + UNDER
        for premise in dict.fromkeys(premises):
            spot = self.claim(premise)
            spot.x, spot.y = spine + IN - 6, y
            way = [(spot.x, spot.middle), (spine, spot.middle), (spine, dot.height)]
            part.spots.append(spot)
            part.lines.append(Line(step.kind.value, flags_of(step) & DRAWN, spot, dot, way))
            part.width = max(part.width, spot.x + spot.width)
            part.height = y + spot.height
            y += spot.height + GAP
        return part

    def attacked(self, part: Part, at: Point, against: Sequence[Part]) -> Part:
        """Return a part with what undercuts it to the right; the lines end at a point of `touch`."""
        if not against:
            return part
        attack = band(against, up=False, narrow=True)
        attack.move(part.width + 24, at[1] + UNDER)
        order = sorted(
            zip(attack.ways, attack.parts, strict=True), key=lambda pair: -pair[0][-1][0]
        )
        leads = list(dict.fromkeys(one.lead for _, one in order))
        for way, one in order:
            # Those from further right end higher, so that none is on another or crosses it.
            level = at[1] + (2 * leads.index(one.lead) - len(leads) + 1) * 4 // max(
                len(leads) - 1, 1
            )
            path = corners([*way, (way[-1][0], level), (at[0], level)])
            part.lines += [
                *one.lines,
                Line(one.lead.kind, one.lead.flags, one.touch, part.touch, path),
            ]
            part.spots += one.spots
        part.width += 24 + attack.width
        part.height = max(part.height, at[1] + UNDER + attack.height)
        if len(part.spots) > 1 and part.touch.what < 0 and part.lead.kind == "evidence":
            part.alone = None
        return part

    def above(self, step: Argument | Evidence) -> Part:
        """Return a step that the claim in focus is a premise of, up to what it is about."""
        assert isinstance(step, Argument)
        self.drawn.add(step.id)
        side = 0 if step.kind is Kind.SUPPORT else 2
        if len(step.premises) == 1 and not step.scheme:
            return self.aim(step.target, Lead(step.kind.value, flags_of(step) | HEAD, side), 1)
        return self.upwards(
            step, Lead(step.kind.value, flags_of(step) & DRAWN, side), 1, self.focus
        )

    def aim(self, target: str, lead: Lead, depth: int) -> Part:
        """Return what a step aims at: a claim, a piece of evidence with its claim, or another step."""
        map = self.map
        if target in map.claims:
            return single(self.claim(target), lead, up=True)
        if target in map.evidence:
            return self.proof(target, lead)
        self.drawn.add(target)
        return self.upwards(map.arguments[target], lead, depth + 1)

    def proof(self, id_: str, lead: Lead) -> Part:
        """Return a piece of evidence below its claim."""
        spot = self.sizes.proof(id_)
        self.boxes += 1
        about = self.map.evidence[id_].supports[:1]
        if not about:
            return single(spot, lead, up=True)
        claim = self.claim(about[0])
        spot.x, spot.y = 14, claim.height + RISE
        middle = spot.x + spot.width // 2
        line = Line("evidence", HEAD, spot, claim, [(middle, spot.y), (middle, claim.height)])
        wide = max(claim.width, spot.x + spot.width)
        high = spot.y + spot.height
        return Part(wide, high, spot, (spot.x, spot.middle), lead, [claim, spot], [line])

    def upwards(self, step: Argument, lead: Lead, depth: int, without: str = "") -> Part:
        """Return a step with what it aims at above it, or at its right where that is another step, and with its
        premises below its dot, except one.
        """
        dot = self.sizes.junction(step)
        premises = [p for p in step.premises if p != without]
        part = self.hung(step, dot, premises, lead)
        head = Lead(step.kind.value, flags_of(step) | HEAD)
        if step.target in self.map.claims or depth > DEEPEST:
            aim = self.map.aims_of(step)[:1]
            if aim:
                target = self.claim(aim[0])
                left = 10
                part.move(left, target.height + RISE)
                spine = dot.x + _spine(dot)
                way = [(spine, dot.y), (spine, target.height)]
                part.lines.append(Line(head.kind, head.flags, dot, target, way))
                part.spots.insert(0, target)
                part.width = max(part.width + left, target.width)
                part.height += target.height + RISE
        else:
            other = self.aim(step.target, head, depth)
            right = part.width + 40
            other.move(right, 0)
            down = max(other.entry[1] - dot.height // 2, 0)
            part.move(0, down)
            way = corners([(dot.width, dot.middle), (right - 20, dot.middle),
                           (right - 20, other.entry[1]), other.entry])  # fmt: skip
            part.lines += [*other.lines, Line(head.kind, head.flags, dot, other.touch, way)]
            part.spots += other.spots
            part.width = right + other.width
            part.height = max(part.height + down, other.height)
        if without:
            spine = dot.x + _spine(dot)
            part.alone = [(spine, dot.y + dot.height), (spine, part.height)]
        return part


def _spine(dot: Spot) -> int:
    """Return how far from the left of a dot, or of its capsule, the line through it is."""
    return dot.width // 2 if dot.width < 20 else 11


def _manner(step: Argument) -> tuple[bool, bool]:
    return step.inferred is not None, bool(step.granted_by)


def _in_turn(steps: Sequence[Argument | Evidence]) -> Iterator[Argument | Evidence]:
    """Yield steps for and against in turn."""
    first = [s for s in steps if isinstance(s, Argument) and s.kind is Kind.SUPPORT]
    chosen = {s.id for s in first}
    rest = [s for s in steps if s.id not in chosen]
    for n in range(max(len(first), len(rest))):
        yield from first[n : n + 1]
        yield from rest[n : n + 1]
