"""A map as an abstract framework: arguments that attack each other, and nothing else.

The translation below makes the grounded extension of the framework hold exactly the claims that
stand in the map, and its attacks reach exactly those that are defeated:

* Every claim is an argument with the claim's id. Claims that restate each other have the same
  attackers; the first of them attacks for all.
* A step with one premise and no undercut is that premise: `a rebuts b` becomes an attack of a on b.
* Any other step that bears on a claim or is undercut is an argument with the step's id. It is
  attacked by its undercuts and, for each premise p that can fail, by an argument `not/p`, which p
  attacks: the step is in only when all of its premises are.
* A piece of evidence that is undercut is an argument with its id, attacked by its undercuts.
* A contradiction is two attacks. Rival answers attack each other through arguments that represent
  their being backed (`backed/p`, and `rival` where several come together); `unless/p` attacks what
  needs backing and is attacked by each step that gives it.

Support has no meaning in a framework of attacks and is left out, except where rivals need it. The
translation is that of premises and of disjunction in abstract dialectical frameworks (Brewka,
Dunne, Woltran, "Relating the semantics of abstract dialectical frameworks and standard AFs", IJCAI
2011), kept linear in the size of the map. Frameworks: Dung, Artificial Intelligence 77, 1995.
"""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.reasoning.status.graph import Graph


@dataclass(frozen=True)
class Framework:
    """Arguments by name, and attacks as (attacker, attacked), by number, from 0."""

    names: tuple[str, ...]
    attacks: tuple[tuple[int, int], ...]


def framework(graph: Graph) -> Framework:
    """Translate a compiled map into a framework: claims first, in source order, then what they
    need.
    """
    making = _Making(graph)
    for node in range(graph.claims):
        making.argument(node)
    for node in making.bearing():
        if making.stands_for(node) == node:
            making.argument(node)
    making.attackers()
    making.copies()
    return Framework(tuple(making.names), tuple(dict.fromkeys(making.attacks)))


class _Making:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.names: list[str] = []
        self.numbers: dict[int, int] = {}
        self.attacks: list[tuple[int, int]] = []
        self.taken = set(graph.index)
        self.opposites: dict[int, int] = {}
        self.backed = {b: a for r in graph.rivals for a, b in r.backing.items()}

    def new(self, name: str) -> int:
        """Add an argument of that name, or of a similar free one; return its number."""
        free, count = name, 1
        while free in self.taken:
            count += 1
            free = f"{name}/{count}"
        self.taken.add(free)
        self.names.append(free)
        return len(self.names) - 1

    def argument(self, node: int) -> None:
        graph = self.graph
        if name := graph.names[node]:
            self.numbers[node] = len(self.names)
            self.names.append(name)
        elif node in self.backed:
            self.numbers[node] = self.new(f"backed/{graph.names[self.backed[node]]}")
        else:
            self.numbers[node] = self.new("rival")

    def bearing(self) -> list[int]:
        """Return the steps and hidden nodes that bear on a claim's label or are undercut, in
        order.
        """
        graph = self.graph
        seen = set(range(graph.claims))
        found = list(seen)
        for node in range(graph.claims, len(graph.names)):
            if graph.against[node]:
                seen.add(node)
                found.append(node)
        for node in found:
            for other in graph.inputs(node):
                if other not in seen:
                    seen.add(other)
                    found.append(other)
        return sorted(node for node in found if node >= graph.claims)

    def stands_for(self, node: int) -> int:
        """Return the node that always has the same label: itself, or its only premise's, and so
        on.
        """
        graph = self.graph
        while len(graph.premises[node]) == 1 and not graph.against[node] and not graph.needs[node]:
            node = graph.premises[node][0]
        return node

    def attackers(self) -> None:
        """Add every attack on the arguments; `not` and `unless` are made on the way."""
        graph = self.graph
        for node, number in list(self.numbers.items()):
            for step in graph.against[node]:
                self.attacks.append((self.numbers[self.stands_for(step)], number))
            for premise in graph.premises[node]:
                source = self.stands_for(premise)
                if self.can_fail(source):
                    self.attacks.append((self.opposite(source), number))
            if graph.open_need(node):
                unless = self.new(f"unless/{self.names[number]}")
                self.attacks.append((unless, number))
                for step in graph.support[node]:
                    self.attacks.append((self.numbers[self.stands_for(step)], unless))

    def can_fail(self, node: int) -> bool:
        graph = self.graph
        return bool(graph.against[node] or graph.premises[node] or graph.open_need(node))

    def opposite(self, node: int) -> int:
        """Return the argument that is in when that of the node is out."""
        if node not in self.opposites:
            number = self.numbers[node]
            self.opposites[node] = self.new(f"not/{self.names[number]}")
            self.attacks.append((number, self.opposites[node]))
        return self.opposites[node]

    def copies(self) -> None:
        """Add arguments for the other claims of a node, with the same attackers."""
        attackers: dict[int, list[int]] = {}
        for start, end in self.attacks:
            attackers.setdefault(end, []).append(start)
        for node, members in self.graph.members.items():
            for name in members[1:]:
                self.names.append(name)
                number = len(self.names) - 1
                self.attacks += [(start, number) for start in attackers.get(self.numbers[node], ())]
