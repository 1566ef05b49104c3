"""Labellings worked out from the definitions by trying everything: slow, and independent of argmap.

A framework is a number of arguments and pairs (attacker, attacked). Labels: 0 out, 1 undecided, 2 in.
"""

from __future__ import annotations

from itertools import product


def complete(count, attacks):
    """Every complete labelling (Caminada & Gabbay 2009)."""
    attackers = [[a for a, b in attacks if b == n] for n in range(count)]
    return [
        labels
        for labels in product((0, 1, 2), repeat=count)
        if all(labels[n] == wanted([labels[a] for a in attackers[n]]) for n in range(count))
    ]


def wanted(attackers):
    """The label that an argument must have in view of its attackers'."""
    if any(label == 2 for label in attackers):
        return 0
    return 2 if all(label == 0 for label in attackers) else 1


def grounded(count, attacks):
    """The grounded labelling, by asking again and again what must be in or out."""
    attackers = [[a for a, b in attacks if b == n] for n in range(count)]
    labels = [1] * count
    while True:
        new = [wanted([labels[a] for a in attackers[n]]) for n in range(count)]
        if new == labels:
            return tuple(labels)
        labels = new


def within(labels, other):
    """Whether all that one labelling decides is decided so by the other."""
    return all(a in (1, b) for a, b in zip(labels, other, strict=True))


def most(labellings):
    """Those that no other one extends."""
    return {a for a in labellings if not any(a != b and within(a, b) for b in labellings)}


class Debate:
    """A map's claims and steps with the equations of the design, read off the map itself."""

    def __init__(self, map, *, strict):
        self.map = map
        self.strict = strict
        self.same = {c: {c} for c in map.claims}
        for pair in map.restatements:
            joined = self.same[pair.left] | self.same[pair.right]
            for claim in joined:
                self.same[claim] = joined
        aimed = {a.target for a in map.arguments.values()}
        self.doubted = [e for e in map.evidence if e in aimed]
        self.names = [*map.claims, *map.arguments, *self.doubted]
        self.camps = {q: self._camps(q) for q in map.questions}

    def _camps(self, question):
        map = self.map
        answers = {c for c in map.claims if question in map.claims[c].answers}
        answers |= {c for p in map.positions.values() if question in p.answers for c in p.thesis}
        answers = {other for c in answers for other in self.same[c]}
        camps = {c: {c} for c in answers}
        joins = [(c, d) for c in answers for d in self.same[c]]
        for position in map.positions.values():
            held = position.thesis + position.holds
            joins += [(c, d) for c in held for d in held]
        joins += [
            (c, a.target) for a in map.arguments.values() if a.kind == "support" for c in a.premises
        ]
        for c, d in joins:
            for one in self.same[c] & answers:
                for other in self.same[d] & answers:
                    joined = camps[one] | camps[other]
                    for claim in joined:
                        camps[claim] = joined
        return camps

    def given(self, claim):
        """Whether a claim is assumed, or has evidence that nothing undercuts."""
        map = self.map
        return any(map.claims[c].assumed is not None for c in self.same[claim]) or any(
            set(e.supports) & self.same[claim]
            for e in map.evidence.values()
            if e.id not in self.doubted
        )

    def bearing(self, claim):
        """What may back a claim: steps that support it, and evidence that is undercut."""
        under = self.same[claim]
        pieces = [e for e in self.doubted if set(self.map.evidence[e].supports) & under]
        return [*self.aimed(claim, "support"), *pieces]

    def aimed(self, target, kind):
        same = self.same.get(target, {target})
        return [a.id for a in self.map.arguments.values() if a.kind == kind and a.target in same]

    def backed(self, claim, labels):
        if self.given(claim):
            return 2
        return max((labels[s] for s in self.bearing(claim)), default=0)

    def wanted(self, name, labels):
        """The label that a claim or step must have in view of all others'."""
        map = self.map
        if name in map.arguments:
            premises = [labels[p] for p in map.arguments[name].premises]
            return min([2, *premises, *(2 - labels[s] for s in self.aimed(name, "undercut"))])
        if name in map.evidence:
            return min([2, *(2 - labels[s] for s in self.aimed(name, "undercut"))])
        terms = [2 - labels[s] for s in self.aimed(name, "rebut")]
        for pair in map.contradictions:
            for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
                if one in self.same[name]:
                    terms.append(2 - labels[other])
        for camps in self.camps.values():
            rivals = camps.keys() - camps[name] if name in camps else ()
            terms += [2 - min(labels[r], self.backed(r, labels)) for r in rivals]
        if self.strict:
            terms.append(self.backed(name, labels))
        return min([2, *terms])

    def grounded(self):
        """The least fixpoint, by name."""
        labels = dict.fromkeys(self.names, 1)
        while True:
            new = {name: self.wanted(name, labels) for name in self.names}
            if new == labels:
                return labels
            labels = new

    def complete(self):
        """Every fixpoint in which nothing stands on itself alone, as dicts by name."""
        representatives = {name: min(self.same.get(name, {name})) for name in self.names}
        free = sorted(set(representatives.values()))
        found = []
        for values in product((0, 1, 2), repeat=len(free)):
            chosen = dict(zip(free, values, strict=True))
            labels = {name: chosen[representatives[name]] for name in self.names}
            fits = all(self.wanted(name, labels) == labels[name] for name in free)
            if fits and self.founded(labels):
                found.append(labels)
        return found

    def founded(self, labels):
        """Whether everything that stands is reached from what needs nothing, step by step."""
        reached = set()
        while True:
            new = set(reached)
            for name in self.names:
                if labels[name] != 2:
                    continue
                if name in self.map.arguments:
                    if set(self.map.arguments[name].premises) <= reached:
                        new.add(name)
                elif name in self.map.evidence or (
                    not self.strict
                    or self.given(name)
                    or set(self.bearing(name)) & reached
                ):
                    new.add(name)
            if new == reached:
                return reached == {name for name in self.names if labels[name] == 2}
            reached = new
