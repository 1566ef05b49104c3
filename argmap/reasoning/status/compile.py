"""From a map to the graph that is labelled.

Statements of the map without an argument become steps, too:

* `a contradicts b`: each of the two rebuts the other.
* `a restates b`: one node. What speaks for or against one of them speaks for or against both, so both
  have the same status.
* Rival answers to one question (`answers`, or the thesis of a position that answers it): an answer
  that stands and is backed by evidence, `assumed` or an accepted support rebuts its rivals, so two
  backed answers leave each other undecided. Answers are no rivals when one supports the other or one
  position holds both; these are one camp.
* A piece of evidence that is undercut is a node without premises, and backs its claims as a step does. Other
  evidence is only counted.
"""

from __future__ import annotations

from itertools import count, pairwise

from argmap.model import ArgumentMap, Kind
from argmap.reasoning.status.graph import Graph, Rivals
from argmap.reasoning.status.labels import Standard


def compile_map(
    map: ArgumentMap, standard: Standard = Standard.OBJECTIONS, *, rivals: bool = True
) -> Graph:
    """Compile a map into its graph; `rivals=False` ignores rivalry between answers."""
    making = _Making(map, standard is Standard.EVIDENCE)
    making.claims()
    making.steps()
    making.backing()
    making.contradictions()
    if rivals:
        making.rival_answers()
    return making.graph()


class _Making:
    """Lists that grow until they form a graph."""

    def __init__(self, map: ArgumentMap, strict: bool) -> None:
        self.map = map
        self.strict = strict
        self.claim_names = list(map.claims)
        self.claim_count = 0
        self.names: list[str] = []
        self.index: dict[str, int] = {}
        self.premises: list[tuple[int, ...]] = []
        self.targets: list[int] = []
        self.attacks = bytearray()
        self.needs = bytearray()
        self.given: list[int] = []
        self.doubted: tuple[str, ...] = ()
        self.evidence: dict[str, tuple[int, ...]] = {}
        self.contradicting: dict[int, tuple[int, int]] = {}
        self.questions: list[Rivals] = []
        self.first_hidden = 0

    def claims(self) -> None:
        if not self.map.restatements:
            self.names = list(self.map.claims)
            self.index = {name: node for node, name in enumerate(self.names)}
        else:
            place = {name: number for number, name in enumerate(self.map.claims)}
            classes = _Classes()
            for pair in self.map.restatements:
                classes.join(place[pair.left], place[pair.right])
            for name, number in place.items():
                first = classes.first(number)
                if first == number:
                    self.index[name] = len(self.names)
                    self.names.append(name)
                else:
                    self.index[name] = self.index[self.claim_names[first]]
        self.claim_count = size = len(self.names)
        self.premises = [()] * size
        self.targets = [-1] * size
        self.attacks = bytearray(size)
        self.needs = bytearray(b"\1" * size if self.strict else size)
        self.given = [0] * size

    def steps(self) -> None:
        index, names, map = self.index, self.names, self.map
        first = len(names)
        index.update(zip(map.arguments, count(first), strict=False))
        names.extend(map.arguments)
        self.doubted = _doubted(map)
        index.update(zip(self.doubted, count(len(names)), strict=False))
        arguments = map.arguments.values()
        if map.restatements or any(_repeats(a.premises) for a in arguments if a.premises[1:]):
            self.premises += [
                tuple(dict.fromkeys([index[premise] for premise in argument.premises]))
                for argument in arguments
            ]
        else:
            self.premises += [
                (index[a.premises[0]],)
                if len(a.premises) == 1
                else tuple([index[premise] for premise in a.premises])
                for a in arguments
            ]
        self.targets += [index[argument.target] for argument in arguments]
        support = Kind.SUPPORT
        self.attacks += bytes([argument.kind is not support for argument in arguments])
        self.needs += bytes(len(arguments))
        self.given += [0] * len(arguments)
        for piece in self.doubted:
            self.node((), -1, name=piece)

    def backing(self) -> None:
        index, given = self.index, self.given
        for piece in self.map.evidence.values():
            nodes = tuple(dict.fromkeys([index[claim] for claim in piece.supports]))
            if piece.id in index:
                for node in nodes:
                    self.node((index[piece.id],), node)
                continue
            self.evidence[piece.id] = nodes
            for node in nodes:
                given[node] += 1
        for claim in [c.id for c in self.map.claims.values() if c.assumed is not None]:
            given[index[claim]] += 1
        self.first_hidden = len(self.names)

    def contradictions(self) -> None:
        for pair in self.map.contradictions:
            left, right = self.index[pair.left], self.index[pair.right]
            for start, end in dict.fromkeys(((left, right), (right, left))):
                step = self.node((start,), end, attacks=True)
                self.contradicting[step] = (start, end)

    def node(
        self,
        premises: tuple[int, ...],
        target: int,
        *,
        attacks: bool = False,
        needs: bool = False,
        name: str = "",
    ) -> int:
        """Add a node, hidden unless it has a name; return it."""
        self.names.append(name)
        self.premises.append(premises)
        self.targets.append(target)
        self.attacks.append(attacks)
        self.needs.append(needs)
        self.given.append(0)
        return len(self.names) - 1

    def rival_answers(self) -> None:
        support: dict[int, list[int]] = {}
        copies: dict[int, list[int]] = {}
        for question, camps in self.camps():
            if len(set(camps.values())) < 2:
                continue
            if not support:
                for step, target in enumerate(self.targets[: self.first_hidden]):
                    if target >= 0 and not self.attacks[step]:
                        support.setdefault(target, []).append(step)
            backing = {}
            for answer in camps:
                backed = self.node((), -1, needs=True)
                self.given[backed] = self.given[answer]
                for step in support.get(answer, ()):
                    self.node((step,), backed)
                backing[answer] = backed
                copies.setdefault(answer, []).append(backed)
            self.rebut_rivals(camps, backing)
            self.questions.append(Rivals(question, camps, backing))
        if copies:
            self.evidence = {
                id: (*nodes, *(copy for node in nodes for copy in copies.get(node, ())))
                for id, nodes in self.evidence.items()
            }

    def rebut_rivals(self, camps: dict[int, int], backing: dict[int, int]) -> None:
        """Add steps from every camp against the answers of all others.

        Chains of "some camp up to this one" and "some camp from this one on" keep their number
        linear in the number of answers.
        """
        groups: dict[int, list[int]] = {}
        for answer, camp in camps.items():
            groups.setdefault(camp, []).append(answer)
        listed = list(groups.values())
        for order in (listed, listed[::-1]):
            before = -1
            for group in order:
                if before >= 0:
                    for answer in group:
                        self.node((before,), answer, attacks=True)
                if group is order[-1]:
                    break
                some = self.node((), -1, needs=True)
                if before >= 0:
                    self.node((before,), some)
                for answer in group:
                    self.node((answer, backing[answer]), some)
                before = some

    def camps(self) -> list[tuple[str, dict[int, int]]]:
        """Return, for each question, its answers, each with the first answer of its camp."""
        map, index = self.map, self.index
        answers: dict[str, dict[int, None]] = {question: {} for question in map.questions}
        for claim in [c for c in map.claims.values() if c.answers]:
            for question in claim.answers:
                answers[question][index[claim.id]] = None
        for position in map.positions.values():
            for question in position.answers:
                answers[question].update((index[claim], None) for claim in position.thesis)
        found: list[tuple[str, dict[int, int]]] = []
        if all(len(given) < 2 for given in answers.values()):
            return found
        supported: dict[int, list[int]] = {}
        for argument in map.arguments.values():
            if argument.kind is Kind.SUPPORT:
                for premise in argument.premises:
                    supported.setdefault(index[premise], []).append(index[argument.target])
        for question, given in answers.items():
            if len(given) < 2:
                continue
            nodes = sorted(given)
            camps = _Classes()
            for position in map.positions.values():
                held = [index[c] for c in position.thesis + position.holds if index[c] in given]
                for one, other in pairwise(held):
                    camps.join(one, other)
            for node in nodes:
                for target in supported.get(node, ()):
                    if target in given:
                        camps.join(node, target)
            found.append((question, {node: camps.first(node) for node in nodes}))
        return found

    def graph(self) -> Graph:
        return Graph(
            tuple(self.names), self.claim_count, self.index, self.premises, self.targets,
            self.attacks, self.needs, self.given, self.evidence, self.contradicting,
            tuple(self.questions),
        )  # fmt: skip


def _doubted(map: ArgumentMap) -> tuple[str, ...]:
    """Return the evidence that is undercut, in source order."""
    aims = [a.target for a in map.arguments.values() if a.kind is Kind.UNDERCUT]
    found = {target for target in aims if target in map.evidence}
    return tuple(id for id in map.evidence if id in found) if found else ()


def _repeats(names: tuple[str, ...]) -> bool:
    return len(set(names)) < len(names)


class _Classes:
    """Numbers joined to classes; the least number represents its class."""

    def __init__(self) -> None:
        self.up: dict[int, int] = {}

    def first(self, number: int) -> int:
        up = self.up
        while number in up:
            above = up[number]
            if above in up:
                up[number] = up[above]
            number = above
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        if low != high:
            self.up[high] = low
