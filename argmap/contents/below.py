"""The structure of an outline: which things are listed below which, and what is at its top.

Things are named by their ids. All name spaces of a map but that of questions are one, so a question
with the id of another thing is called `question ID` (no id has a blank).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from argmap.model import Argument, ArgumentMap, Kind

NOTHING = "joined to nothing"
NO_THESIS = "below no question or thesis"
DOES = {Kind.SUPPORT: "supports", Kind.REBUT: "rebuts", Kind.UNDERCUT: "undercuts"}
MUTUAL = ("contradicts", "restates")
"""Relations that hold both ways."""

_ORDER = {Kind.SUPPORT: 0, Kind.REBUT: 1, Kind.UNDERCUT: 2}


class Entry(NamedTuple):
    """An entry below another one; its fields are those of a `Row`."""

    kind: str
    id: str
    relation: str
    step: str = ""


def reading_order(map: ArgumentMap) -> tuple[str, ...]:
    """Return the claims in reading order.

    The theses come first, in the order of the positions; then what bears on them, as in the
    outline; then the others. Without positions, source order.
    """
    below = Below(map)
    theses = [c for p in map.positions.values() for c in p.thesis if c in map.claims]
    found = dict.fromkeys(theses)
    for root in (*found, *(map.claims if found else ())):
        seen: set[str] = set()
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in seen or (name in found and name != root):
                continue
            seen.add(name)
            if name in map.claims:
                found[name] = None
            waiting += reversed(below.under(name))
    return tuple(found) or tuple(map.claims)


class Below:
    """The structure of one map's outline.

    `roots` are the names at the left margin; `tops` gives the names under each heading among them.
    `above` gives for each claim or step the name just before it on a shortest way from the margin,
    and nothing for a name at the margin. `steps` are the steps with rows of their own.
    """

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        into = map.into
        self.steps = {
            a.id for a in map.arguments.values()
            if a.scheme or a.id in into or (len(a.premises) != 1 and len(set(a.premises)) != 1)
        }  # fmt: skip
        taken = (map.claims, map.arguments, map.evidence)
        self.questions = {
            f"question {id_}" if any(id_ in names for names in taken) else id_: id_
            for id_ in map.questions
        }
        self.contradicting = _partners((c.left, c.right) for c in map.contradictions)
        self.restating = _partners((r.left, r.right) for r in map.restatements)
        self.above: dict[str, str] = {}
        self.tops: dict[str, tuple[str, ...]] = {}
        answered = {claim for claims in self.answers.values() for claim in claims}
        theses = [c for p in map.positions.values() for c in p.thesis if c not in answered]
        self.roots = (*self.questions, *dict.fromkeys(theses))
        for thesis in theses:
            self.above[thesis] = ""
        self._spread(self.roots)
        self._add_tops(self._uncovered())

    @cached_property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """For each question (by its name here), the claims that answer it."""
        said: dict[str, dict[str, None]] = {id_: {} for id_ in self.map.questions}
        for position in self.map.positions.values():
            for question in position.answers:
                said.setdefault(question, {}).update(dict.fromkeys(position.thesis))
        for claim in self.map.claims.values():
            for question in claim.answers:
                said.setdefault(question, {})[claim.id] = None
        return {name: tuple(said[id_]) for name, id_ in self.questions.items()}

    def is_row(self, argument: Argument) -> bool:
        """Whether a step has a row of its own; if not, the row of its one premise replaces it."""
        return argument.id in self.steps

    def entries(self, name: str) -> Iterator[Entry]:
        """Yield the entries right below a question, heading, claim or step, in order."""
        map = self.map
        if name in map.claims:
            into = self.into(name)
            yield from _steps(self, into if len(into) < 2 else sorted(into, key=_rank))
            for other in self.contradicting.get(name, ()):
                yield Entry("claim", other, "contradicts")
            for other in self.restating.get(name, ()):
                yield Entry("claim", other, "restates")
            for evidence in map.evidence_for.get(name, ()):
                yield Entry("evidence", evidence.id, "evidence")
        elif name in map.arguments:
            for premise in dict.fromkeys(map.arguments[name].premises):
                yield Entry("claim", premise, "premise")
            yield from _steps(self, map.into.get(name, ()))
        elif name in self.questions:
            for claim in self.answers[name]:
                yield Entry("claim", claim, "answers")
        else:
            for top in self.tops.get(name, ()):
                yield self.entry(top)

    def under(self, name: str, *, contradicting: bool = True) -> list[str]:
        """Return the claims and steps among the entries of `name`, in the same order.

        Contradicting claims are left out on request. No entries are made, since this runs for
        everything in a map before its outline can be shown.
        """
        map, rows = self.map, self.steps
        into: Sequence[Argument] = map.into.get(name, ())
        found: list[str] = []
        if name in map.claims:
            into = self.into(name)
            if len(into) > 1:
                into = sorted(into, key=_rank)
        elif name in map.arguments:
            found = list(dict.fromkeys(map.arguments[name].premises))
        else:
            return [entry.id for entry in self.entries(name) if entry.kind != "evidence"]
        found += [step.id if step.id in rows else step.premises[0] for step in into]
        if contradicting and name in self.contradicting:
            found += self.contradicting[name]
        if name in self.restating:
            found += self.restating[name]
        return found

    def into(self, claim: str) -> Sequence[Argument]:
        """Return the steps that aim at a claim or at evidence under it."""
        map = self.map
        into = map.into.get(claim, ())
        doubts = [s for e in map.evidence_for.get(claim, ()) for s in map.into.get(e.id, ())]
        return (*into, *doubts) if doubts else into

    def aims(self, step: Argument) -> Sequence[str]:
        """Return the claims and steps that a step has its rows under."""
        map = self.map
        if step.target in map.evidence:
            return [c for c in map.evidence[step.target].supports if c in map.claims]
        return [step.target] if step.target in map.claims or step.target in map.arguments else []

    def count(self, name: str) -> int:
        """Return the number of entries below `name`."""
        map = self.map
        if name in map.claims:
            return (
                len(self.into(name))
                + len(self.contradicting.get(name, ()))
                + len(self.restating.get(name, ()))
                + len(map.evidence_for.get(name, ()))
            )
        if name in map.arguments:
            return len(set(map.arguments[name].premises)) + len(map.into.get(name, ()))
        return len(self.answers.get(name, ())) or len(self.tops.get(name, ()))

    def entry(self, name: str) -> Entry:
        """Return the entry of a claim, step, piece of evidence, question or heading at the top."""
        if name in self.map.claims:
            return Entry("claim", name, "")
        if name in self.map.arguments:
            return Entry("step", name, "")
        if name in self.map.evidence:
            return Entry("evidence", name, "")
        question = self.questions.get(name)
        return Entry("heading", "", "") if question is None else Entry("question", question, "")

    def parents(self, id: str) -> list[str]:
        """Return the names above a claim, step or piece of evidence, one for each of its rows.

        An empty name means the left margin.
        """
        map, found = self.map, []
        if id in map.claims:
            steps = {a.id: a for a in map.out_of.get(id, ())}
            for step in steps.values():
                if self.is_row(step):
                    found.append(step.id)
                else:
                    found += self.aims(step)
            found += self._asked.get(id, ())
            for partners in (self.contradicting, self.restating):
                # Below its partner a claim is not named again as that partner's partner.
                found += [p for p in partners.get(id, ()) if self.above.get(p) != id]
        elif id in map.arguments:
            argument = map.arguments[id]
            if self.is_row(argument):
                found += self.aims(argument)
        elif id in map.evidence:
            found += dict.fromkeys(c for c in map.evidence[id].supports if c in map.claims)
        above = self.above.get(id)
        if above is not None and (not above or above in self.tops):
            found.append(above)
        return found

    @cached_property
    def _asked(self) -> dict[str, list[str]]:
        """For each claim, return the questions (by their names here) that it answers."""
        asked: dict[str, list[str]] = {}
        for question, claims in self.answers.items():
            for claim in claims:
                asked.setdefault(claim, []).append(question)
        return asked

    def _spread(self, names: Iterable[str]) -> None:
        """Visit everything below `names` that has not been reached yet, nearest first."""
        above, waiting = self.above, deque(names)
        while waiting:
            name = waiting.popleft()
            for id_ in self.under(name):
                if id_ not in above:
                    above[id_] = name
                    waiting.append(id_)

    def _uncovered(self) -> dict[str, bool]:
        """Find the fewest things that lead to everything not yet reached, in source order.

        The value of each says whether something connected with it is already reached. No later
        thing leads to one of them: they are tops, or the first of a circle.
        """
        above = self.above
        rest = [name for name in self.map.claims if name not in above]
        rest += [id_ for id_ in self.map.arguments if id_ in self.steps and id_ not in above]
        first: set[str] = set()
        starts = [name for name in rest if self._walk(name, first)]
        owner: dict[str, str] = {}
        same = _Same()
        tops = []
        for start in reversed(starts):
            if start not in owner:
                tops.append(start)
                for name, below in self._edges(start, owner):
                    same.join(owner[name], "" if below in above else owner[below])
        for pair in self.map.contradictions:
            ends = [owner.get(c, "" if c in above else None) for c in (pair.left, pair.right)]
            if ends[0] is not None and ends[1] is not None:
                same.join(ends[0], ends[1])
        order = {name: at for at, name in enumerate(rest)}
        tops.sort(key=order.__getitem__)
        return {top: same.of(top) == same.of("") for top in tops}

    def _walk(self, start: str, seen: set[str]) -> bool:
        """Add to `seen` all unreached things below `start`; return whether `start` was new."""
        if start in seen:
            return False
        seen.add(start)
        waiting = [start]
        while waiting:
            for id_ in self.under(waiting.pop(), contradicting=False):
                if id_ not in seen and id_ not in self.above:
                    seen.add(id_)
                    waiting.append(id_)
        return True

    def _edges(self, start: str, owner: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Go down from `start` through everything without an owner; own it and yield every edge."""
        owner[start] = start
        waiting = [start]
        while waiting:
            name = waiting.pop()
            for id_ in self.under(name, contradicting=False):
                if id_ not in owner and id_ not in self.above:
                    owner[id_] = start
                    waiting.append(id_)
                yield name, id_

    def _add_tops(self, uncovered: dict[str, bool]) -> None:
        """Put what is left over under headings; at the margin when nothing else is there."""
        loose = [e.id for e in self.map.evidence.values() if not e.supports]
        if not self.roots:
            self.roots = (*uncovered, *loose)
            self.above.update(dict.fromkeys(self.roots, ""))
            self._spread(uncovered)
            return
        beside = tuple(top for top, joined in uncovered.items() if joined)
        alone = (*(top for top, joined in uncovered.items() if not joined), *loose)
        for heading, tops in ((NO_THESIS, beside), (NOTHING, alone)):
            if tops:
                self.tops[heading] = tops
                self.roots += (heading,)
                self.above.update(dict.fromkeys(tops, heading))
        self._spread(uncovered)


class _Same:
    """Sets of connected names (union and find)."""

    def __init__(self) -> None:
        self.to: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return the name that represents everything connected with `name`."""
        to = self.to
        while (up := to.get(name, name)) != name:
            to[name] = to.get(up, up)
            name = up
        return name

    def join(self, left: str, right: str) -> None:
        """Connect two names."""
        left, right = self.of(left), self.of(right)
        if left != right:
            self.to[max(left, right)] = min(left, right)


def _steps(below: Below, steps: Iterable[Argument]) -> Iterator[Entry]:
    """Yield an entry for each step, or for its one premise when the step has no row."""
    for step in steps:
        if below.is_row(step):
            yield Entry("step", step.id, DOES[step.kind])
        else:
            yield Entry("claim", step.premises[0], DOES[step.kind], step.id)


def _rank(argument: Argument) -> int:
    return _ORDER[argument.kind]


def _partners(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """For each end of a symmetric relation, return the other ends, each once."""
    found: dict[str, dict[str, None]] = {}
    for left, right in pairs:
        if left != right:
            found.setdefault(left, {})[right] = None
            found.setdefault(right, {})[left] = None
    return {end: list(others) for end, others in found.items()}
