"""The changes in what follows from two maps: one file for each thing compared, found by listing
this folder.

A file holds one function with `@outcome`, from a `Side` (one of the two maps) to `Fact`s, and a
function that puts a `Shift` between two facts into words. Adding one changes no other file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any, TypeAlias

from argmap.base.values import dataclass, field
from argmap.model import ArgumentMap
from argmap.reasoning.analyses import find as analysis
from argmap.reasoning.difference.change import Thing
from argmap.reasoning.difference.compare import Difference
from argmap.reasoning.difference.pairing import Matching
from argmap.reasoning.difference.phrase import Phrase
from argmap.reasoning.proofs import Debate, debate


@dataclass(frozen=True)
class Side:
    """One of the two maps, with what follows from it, computed once. `states` says how quotations
    compare with their sources, by evidence, in the words of `argmap.quotes.copies.State`; empty if
    nothing was looked up.
    """

    map: ArgumentMap
    states: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def debate(self) -> Debate:
        """Return the debate between all positions of the map."""
        return debate(self.map)

    def found(self, name: str) -> Any:
        """Return the answer of the analysis of that name, see `argmap.reasoning.analyses`."""
        return analysis(name).run(self.debate)


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding in a map about `nodes` (claims, arguments, evidence) and `positions`. One with a
    `value` is reported only when both maps have it, with different values.
    """

    nodes: tuple[str, ...]
    positions: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """A fact of the old map and one of the new map about the same things; `before` is `None` when
    it holds only now, `after` when it no longer holds. All ids are those of the new map.
    """

    old: Side
    new: Side
    before: Fact | None
    after: Fact | None
    nodes: tuple[str, ...]
    positions: tuple[str, ...]


_Key: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
Finder: TypeAlias = Callable[[Side], Iterable[Fact]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kind of finding that is compared. With `of_new`, findings about things that only the new
    map has are reported too; findings about things and positions that are gone never are. With
    `each`, facts are about each of several claims that say the same, not only about the one that
    was named.
    """

    name: str
    of_new: bool
    each: bool
    find: Finder
    say: Callable[[Shift], Phrase]


@dataclass(frozen=True, slots=True)
class Told:
    """A shift in words, with the name of its outcome."""

    outcome: str
    shift: Shift
    says: Phrase


def outcome(
    name: str, *, say: Callable[[Shift], Phrase], of_new: bool = True, each: bool = False
) -> Callable[[Finder], Outcome]:
    """Make an outcome of a function."""

    def made(find: Finder) -> Outcome:
        return Outcome(name, of_new, each, find, say)

    return made


@cache
def all_outcomes() -> tuple[Outcome, ...]:
    """Return every outcome, by name."""
    modules = sorted(m.name for m in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{module}").find for module in modules)


def outcomes(
    difference: Difference,
    states: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {}),
) -> tuple[Told, ...]:
    """Return the changes in what follows from the two maps; `states` as in `Side`."""
    old, new = Side(difference.old, states[0]), Side(difference.new, states[1])
    return tuple(
        Told(one.name, shift, one.say(shift))
        for one in all_outcomes()
        for shift in _shifts(one, old, new, difference.matching)
    )


def _shifts(one: Outcome, old: Side, new: Side, matching: Matching) -> Iterator[Shift]:
    def key(nodes: tuple[str, ...], positions: tuple[str, ...]) -> _Key:
        same = nodes if one.each else tuple(min(new.debate.all_of(node)) for node in nodes)
        return same, positions

    was: dict[_Key, Fact] = {}
    for fact in one.find(old):
        nodes = matching.all_new(Thing.CLAIM, fact.nodes)
        positions = matching.all_new(Thing.POSITION, fact.positions)
        was[key(nodes, positions)] = Fact(nodes, positions, fact.value)
    now = {key(fact.nodes, fact.positions): fact for fact in one.find(new)}
    nodes_kept = {
        id
        for kind in (Thing.CLAIM, Thing.ARGUMENT, Thing.EVIDENCE)
        for id in matching.pairs[kind].values()
    }
    there = {*new.map.claims, *new.map.arguments, *new.map.evidence} if one.of_new else nodes_kept
    positions_kept = set(matching.pairs[Thing.POSITION].values())
    for about in dict.fromkeys((*now, *was)):
        before, after = was.get(about), now.get(about)
        if (shown := after or before) is None:
            continue
        values = {fact.value for fact in (before, after) if fact}
        same = len(values) == 1 and ((before and after) or values != {""})
        kept = there.issuperset(shown.nodes) and positions_kept.issuperset(shown.positions)
        if kept and not same:
            yield Shift(old, new, before, after, shown.nodes, shown.positions)
