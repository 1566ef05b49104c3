"""Where each relation of a map is in a picture: a line between two boxes, or in one count of a box.

A relation is an argument, a contradiction, a restatement, evidence under a claim or an answer to a
question. One with an end in the picture is drawn (`Ledger.own`, `crossing`, `answers`, `pairs`,
`evidence`), counted in the box that it is inside of, or counted next to the box where it would begin
or end if everything were shown. An attack on a step that is a line of several counts at the box to
which the step leads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from argmap.base.values import dataclass, field
from argmap.drawing.folding.wholes import last_of, premises_of, wholes_of
from argmap.drawing.view import ARGUMENT, CLAIM, EVIDENCE, View
from argmap.model import Argument, ArgumentMap, Kind

QUESTION = "question "


@dataclass(slots=True)
class Tally:
    """What is counted at a box. `inside` has the relations in it, by kind, `beside` those to what is
    not in the picture; `claims` and `quotations` (different ones) are in it; `unanswered` are those
    of its objections that nothing in the map attacks. `unseen` is the evidence of its own claim when
    evidence is left out.
    """

    inside: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    quotations: set[str] = field(default_factory=set)
    unanswered: int = 0
    unseen: int = 0

    @property
    def objections(self) -> int:
        """Return the number of rebuttals and undercuts in the box."""
        return self.inside["rebut"] + self.inside["undercut"]

    @property
    def hidden(self) -> int:
        """Return the number of relations to what is not in the picture."""
        return sum(self.beside.values())


@dataclass(frozen=True, slots=True)
class Crossing:
    """An argument between boxes of which at least one stands for more than its own claim."""

    argument: Argument
    sources: tuple[str, ...]
    target: str


@dataclass(slots=True)
class Ledger:
    """The relations of a map in a picture. `own` are arguments each of which is a line or a junction
    of its own, `junctions` those of them with a junction; `wholes` are arguments of several steps as
    one box, and `leaving` says where those of their steps end that lead out of it. `answers` (claim,
    box, question), `pairs` (relation and claims) and `evidence` (claims and their boxes, by evidence)
    are the other relations that are drawn.
    """

    view: View
    wholes: dict[str, list[Argument]]
    own: set[str] = field(default_factory=set)
    junctions: set[str] = field(default_factory=set)
    crossing: list[Crossing] = field(default_factory=list)
    answers: list[tuple[str, str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str, str]] = field(default_factory=list)
    evidence: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    leaving: dict[str, str] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def tally(self, box: str) -> Tally:
        """Return what is counted at a box."""
        found = self.tallies.get(box)
        if found is None:
            found = self.tallies[box] = Tally()
        return found

    def only_own(self) -> None:
        """Leave out what leads into boxes with claims inside them, and the counts of what is not in the picture:
        a page of an atlas shows what is between its own claims, and the rest has a place on another page.
        """
        own = self.view.own
        self.crossing.clear()
        self.pairs = [pair for pair in self.pairs if own.issuperset(pair[1:])]
        self.answers = [answer for answer in self.answers if answer[0] in own]
        ends = {id_: [end for end in found if end[0] in own] for id_, found in self.evidence.items()}
        self.evidence = {id_: found for id_, found in ends.items() if found}
        for tally in self.tallies.values():
            tally.beside.clear()
            tally.unseen = 0


def ledger(view: View) -> Ledger:
    """Return where each relation of the map is in the picture of a view."""
    return _Bookkeeping(view).kept()


def count_boxes(view: View, *, scattered: bool = True) -> int:
    """Return the number of boxes and junctions of a view, without its quotations; or also without the
    junctions of arguments whose premises are all folded, into several boxes.
    """
    books = _Bookkeeping(view)
    books.find_own()
    book, map = books.book, view.map
    met: set[tuple[object, ...]] = set()
    for id_ in view.arguments:
        argument = map.arguments[id_]
        if len(argument.premises) > 1 and id_ not in book.own and id_ not in books.whole:
            sources, target = books.between(argument)
            if len(sources) > 1 and (scattered or not view.own.isdisjoint(argument.premises)):
                met.add((frozenset(sources), target, argument.kind, *manner(argument)))
    number = len(view.claims) + len(view.questions) + len(view.collapsed) + len(book.wholes)
    return number + len(book.junctions) + len(met)


def has_junction(map: ArgumentMap, argument: Argument) -> bool:
    """Whether a step with a line of its own has a junction on it."""
    return len(argument.premises) != 1 or bool(argument.scheme) or argument.id in map.into


def manner(argument: Argument) -> tuple[bool, bool]:
    """Return whether the mapmaker draws a step, and whether somebody grants it."""
    return argument.inferred is not None, bool(argument.granted_by)


def answered(map: ArgumentMap) -> Iterator[tuple[str, str]]:
    """Yield each claim with a question that it answers, by its own line or by that of a position
    whose thesis it is.
    """
    pairs = [(c.id, q) for c in map.claims.values() for q in c.answers]
    pairs += [(t, q) for p in map.positions.values() for t in p.thesis for q in p.answers]
    yield from dict.fromkeys(pairs)


class _Bookkeeping:
    def __init__(self, view: View) -> None:
        self.view, self.map = view, view.map
        self.shown = view.shown
        self.book = Ledger(view, wholes_of(view))
        self.whole = {s.id: w for w, steps in self.book.wholes.items() for s in steps}
        self.proofs = frozenset(view.evidence)
        self.aims: dict[str, str | None] = {}
        self.homes = {**view.inside, **{claim: f"{CLAIM}{claim}" for claim in view.claims}}

    def kept(self) -> Ledger:
        book = self.book
        for box, claims in Counter(self.view.inside.values()).items():
            book.tally(box).claims = claims
        self.find_own()
        for argument in self.outside_boxes():
            if argument.id not in self.shown:
                self.beside(argument)
            elif argument.id in self.whole:
                self.step_of_whole(argument)
            elif argument.id in book.own:
                self.drawn(argument)
            else:
                self.cross(argument)
        self.evidence()
        self.answers()
        self.pairs()
        return book

    def home(self, claim: str) -> str | None:
        return self.homes.get(claim)

    def drawn_evidence(self, id_: str) -> bool:
        own = self.view.own
        return id_ in self.proofs and any(c in own for c in self.map.evidence[id_].supports)

    def find_own(self) -> None:
        """Find the arguments with all ends in boxes of their own; one that undercuts a step has to
        end at a step that has a line or box of its own.
        """
        map, own, book = self.map, self.view.own, self.book
        for a in (a for c in own for a in map.out_of.get(c, ())):
            if a.id not in self.shown or a.id in self.whole or not own.issuperset(a.premises):
                continue
            ends = a.target in own or a.target in self.shown
            if ends or (a.target in map.evidence and self.drawn_evidence(a.target)):
                book.own.add(a.id)
        waiting = [
            a for a in book.own
            if (t := map.arguments[a].target) in self.shown
            and t not in book.own and t not in self.whole
        ]  # fmt: skip
        while waiting:
            lost = waiting.pop()
            if lost in book.own:
                book.own.discard(lost)
                waiting += [a.id for a in map.into.get(lost, ()) if a.id in book.own]
        book.junctions = {
            a for a in book.own if has_junction(map, map.arguments[a])
        }  # fmt: skip

    def aim(self, target: str) -> str | None:
        """Return the box at which an argument against or for `target` ends, if it is there."""
        way: dict[str, None] = {}
        while target in self.map.arguments and target not in self.aims and target not in way:
            way[target] = None
            if self.ends_at(target) is not None:
                break
            target = self.map.arguments[target].target
        box = self.aims[target] if target in self.aims else self.ends_at(target) or None
        self.aims.update(dict.fromkeys(way, box))
        return box

    def ends_at(self, target: str) -> str | None:
        """Return the box of a step, of a claim or of evidence; an empty text for what is not in the
        picture, and `None` for a step that has no place of its own.
        """
        map = self.map
        if target in map.arguments:
            if target not in self.shown:
                return ""
            if target in self.whole:
                return f"{ARGUMENT}{self.whole[target]}"
            return f"{ARGUMENT}{target}" if target in self.book.junctions else None
        if target not in map.evidence:
            return self.home(target)
        if self.drawn_evidence(target):
            return f"{EVIDENCE}{target}"
        return self.under(target) if target in self.proofs else None

    def under(self, evidence: str) -> str | None:
        """Return the first box in the picture with a claim that a piece of evidence is for."""
        boxes = (self.home(c) for c in self.map.evidence[evidence].supports)
        return next((box for box in boxes if box), None)

    def put_inside(self, box: str, argument: Argument) -> None:
        tally = self.book.tally(box)
        tally.inside[argument.kind.value] += 1
        if argument.id in self.map.unanswered:
            tally.unanswered += 1

    def beside(self, argument: Argument) -> None:
        """Count an argument that is not in the view where it would end, or else where it would
        begin.
        """
        box = self.aim(argument.target)
        begins = next((b for p in argument.premises if (b := self.home(p))), None)
        if box is None and begins and argument.target in self.map.evidence:
            box = self.under(argument.target)
        if box or begins:
            self.book.tally(box or begins or "").beside[argument.kind.value] += 1

    def drawn(self, argument: Argument) -> None:
        """Count a line of its own that would lead from a box to itself."""
        box = self.aim(argument.target)
        if argument.id in self.book.junctions:
            if box == f"{ARGUMENT}{argument.id}":
                self.put_inside(box, argument)
        elif box == self.home(argument.premises[0]):
            self.put_inside(box or "", argument)

    def step_of_whole(self, step: Argument) -> None:
        """Count a step that ends inside the box of its argument."""
        box = f"{ARGUMENT}{self.whole[step.id]}"
        target = self.aim(step.target)
        if target is None or target == box:
            self.put_inside(box, step)
        else:
            self.book.leaving[step.id] = target

    def outside_boxes(self) -> Iterator[Argument]:
        """Yield the arguments with an end outside the box of their target. All others, nearly all those of a
        large map on a page, are counted here.
        """
        homes, shown, whole, own = self.homes, self.shown, self.whole, self.book.own
        alone, unanswered = self.map.unanswered, Counter[str]()
        counts: dict[str, Counter[str]] = {kind.value: Counter() for kind in Kind}
        of_kind = {kind: counts[kind.value] for kind in Kind}
        others: list[Argument] = []
        for argument in self.map.arguments.values():
            id_ = argument.id
            box = homes.get(argument.target)
            if box is None or id_ not in shown or id_ in whole or id_ in own:
                others.append(argument)
                continue
            for premise in argument.premises:
                if homes.get(premise) != box:
                    others.append(argument)
                    break
            else:
                of_kind[argument.kind][box] += 1
                if id_ in alone:
                    unanswered[box] += 1
        for kind, found in counts.items():
            for box, number in found.items():
                self.book.tally(box).inside[kind] += number
        for box, number in unanswered.items():
            self.book.tally(box).unanswered += number
        yield from others

    def between(self, argument: Argument) -> tuple[dict[str, None], str]:
        """Return the boxes where an argument begins, and the one where it ends."""
        target = self.aim(argument.target) or self.home(argument.premises[0]) or ""
        sources = dict.fromkeys(b for p in argument.premises if (b := self.home(p)))
        sources.pop(target, None)
        return sources, target

    def cross(self, argument: Argument) -> None:
        """Note an argument between boxes, or count it in the box that has all of its ends."""
        target = self.homes.get(argument.target, "")
        source = self.homes.get(argument.premises[0]) if len(argument.premises) == 1 else None
        if source and target.startswith(CLAIM):
            self.book.crossing.append(Crossing(argument, (source,), target))
            return
        sources, target = self.between(argument)
        if sources.keys() <= self.ends(target):
            self.put_inside(target, argument)
        else:
            self.book.crossing.append(Crossing(argument, tuple(sources), target))

    def ends(self, box: str) -> set[str]:
        """Return the boxes that a junction or a piece of evidence is drawn next to: what is folded
        into them and bears on it is counted at it.
        """
        if box.startswith(EVIDENCE):
            supports = self.map.evidence[box.removeprefix(EVIDENCE)].supports
            return {b for c in supports if (b := self.home(c))}
        if not box.startswith(ARGUMENT):
            return set()
        name = box.removeprefix(ARGUMENT)
        steps: Sequence[Argument] = self.book.wholes.get(name, ())
        last = last_of(name, steps) if steps else self.map.arguments[name]
        begins: Iterable[str] = premises_of(steps) if steps else last.premises
        end = self.aim(last.target)
        return {b for p in begins if (b := self.home(p))} | ({end} if end else set())

    def evidence(self) -> None:
        book, own = self.book, self.view.own
        inside, proofs = self.view.inside, self.proofs
        in_boxes: dict[str, list[str]] = {}
        for id_, evidence in self.map.evidence.items():
            supports = evidence.supports
            if len(supports) == 1:
                box = inside.get(supports[0])
                if box is not None:
                    if box not in in_boxes:
                        in_boxes[box] = []
                    in_boxes[box].append(id_)
                    continue
                if not proofs and supports[0] not in own:
                    continue
            drawn = self.drawn_evidence(id_)
            for claim in dict.fromkeys(supports):
                box = self.home(claim)
                if drawn and box:
                    book.evidence.setdefault(id_, []).append((claim, box))
                elif not box and id_ in self.proofs:
                    there = f"{EVIDENCE}{id_}" if drawn else self.under(id_)
                    book.tally(there or "").beside["evidence"] += 1
                elif box and claim in own:
                    book.tally(box).unseen += 1
                elif box:
                    book.tally(box).inside["evidence"] += 1
                    book.tally(box).quotations.add(id_)
        for box, ids in in_boxes.items():
            book.tally(box).inside["evidence"] += len(ids)
            book.tally(box).quotations.update(ids)

    def answers(self) -> None:
        book, asked = self.book, frozenset(self.view.questions)
        for claim, question in answered(self.map):
            box = self.home(claim)
            if box and question in asked:
                book.answers.append((claim, box, question))
            elif box:
                book.tally(box).beside["answers"] += 1
            elif question in asked:
                book.tally(f"{QUESTION}{question}").beside["answers"] += 1

    def pairs(self) -> None:
        book = self.book
        for relation, pairs in (
            ("contradiction", self.map.contradictions), ("restatement", self.map.restatements),
        ):  # fmt: skip
            seen: set[frozenset[str]] = set()
            for pair in pairs:
                both = frozenset((pair.left, pair.right))
                if both in seen:
                    continue
                seen.add(both)
                left, right = self.home(pair.left), self.home(pair.right)
                if left and left == right:
                    book.tally(left).inside[relation] += 1
                elif left and right:
                    book.pairs.append((relation, pair.left, pair.right))
                elif box := left or right:
                    book.tally(box).beside[relation] += 1
