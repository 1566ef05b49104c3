"""Runs the tables of the grammar over a text, token by token.

lark's own loop makes a rich token, keeps a line count and looks every rule up by its hash for
each step, and gives up at the first mistake. This one does only what is needed here, so it reads
several times as fast, and can be cut back to where a line began.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from typing import Any

from argmap.language.build import Builder
from argmap.language.grammar import tables

Build = Callable[[list[Any]], Any]
Match = Callable[[str, int], "re.Match[str] | None"]

BLANKS = " \t"
"""Whatever separates tokens and has no meaning."""


class Token:
    """A stretch of text: its terminal, the text itself, and its offsets."""

    __slots__ = ("end_pos", "start_pos", "type", "value")

    def __init__(self, kind: str, value: str, start: int, end: int) -> None:
        self.type = kind
        self.value = value
        self.start_pos = start
        self.end_pos = end


class Stuck(Exception):
    """Raised where nothing that the grammar allows begins; `expected` are the terminals that it
    allows.
    """

    def __init__(self, at: int, expected: Iterable[str]) -> None:
        super().__init__(at)
        self.at = at
        self.expected = frozenset(expected)


class Reduction:
    """The effect of a rule: it takes `size` values away and puts the result of `build` in their
    place, under the name of the rule's origin.
    """

    __slots__ = ("build", "origin", "size")

    def __init__(self, origin: str, size: int, parts: list[tuple[int, bool]]) -> None:
        self.origin = origin
        self.size = size
        self.build = _builder(origin, size, parts)


class Row(dict[str, "Row | Reduction"]):
    """A state of the automaton, which maps each symbol to the next state or to a reduction."""

    __slots__ = ("lexer", "match", "onward")

    def __init__(self, lexer: int) -> None:
        super().__init__()
        self.lexer = lexer
        self.match: Match = self._compile
        """Finds the next token in this state, with the blanks before it."""
        self.onward: dict[tuple[str, str], tuple[Row, tuple[Build, ...]]] = {}

    def _compile(self, text: str, at: int) -> re.Match[str] | None:
        """Replace `match` at its first call by the compiled pattern, and call that."""
        self.match = _compiled(self.lexer)
        return self.match(text, at)

    def after(self, origin: str, ahead: str) -> tuple[Row, tuple[Build, ...]]:
        """Return the state after a value of `origin` when a terminal is ahead, and the functions
        that build the value on the way there: rules that take one value are applied in one step.
        """
        row, builds = self[origin], []
        assert isinstance(row, Row)
        while isinstance(action := row.get(ahead), Reduction) and action.size == 1:
            if action.build is not _first:
                builds.append(action.build)
            row = self[action.origin]
            assert isinstance(row, Row)
        self.onward[origin, ahead] = found = (row, tuple(builds))
        return found


def _builder(origin: str, size: int, parts: list[tuple[int, bool]]) -> Build:
    """Return the function that makes a rule's value. A `_rule` makes a list, any other rule calls
    `Builder`.
    """
    arrange = _arrangement(size, parts)
    if origin.startswith("_"):
        return arrange or _same
    make: Build = getattr(Builder, origin)
    if arrange is None:
        return make
    return lambda children: make(arrange(children))


def _arrangement(size: int, parts: list[tuple[int, bool]]) -> Build | None:
    """Return the function that selects the values that a rule hands on; `None` when these are all
    values unchanged.

    The first list that is spliced in grows in place: nothing else refers to it, and a long one
    would otherwise be copied at every step.
    """
    indexes, last = [i for i, _ in parts], len(parts) - 1
    spliced = [i for i, (_, splice) in enumerate(parts) if splice]
    if not spliced:
        if len(parts) == size:
            return None
        return lambda children: [children[i] for i in indexes]
    if last == 0:
        return _first if indexes == [0] else itemgetter(*indexes)
    if indexes == [0, 1] and spliced == [0]:
        return _appended
    if indexes == [0, 1] and spliced == [0, 1]:
        return _extended
    if spliced == [last] and indexes == list(range(last + 1)):
        return lambda children: [*children[:last], *children[last]]
    return lambda children: _spliced(children, parts)


_first = itemgetter(0)


def _same(children: list[Any]) -> list[Any]:
    return children


def _appended(children: list[Any]) -> list[Any]:
    kept: list[Any] = children[0]
    kept.append(children[1])
    return kept


def _extended(children: list[Any]) -> list[Any]:
    kept: list[Any] = children[0]
    kept += children[1]
    return kept


def _spliced(children: list[Any], parts: list[tuple[int, bool]]) -> list[Any]:
    kept: list[Any] = []
    for i, splice in parts:
        if not splice:
            kept.append(children[i])
        elif kept:
            kept += children[i]
        else:
            kept = children[i]
    return kept


@cache
def _rows() -> tuple[Row, Row]:
    """Return the first state and the last one; all others are reached from the first."""
    made = tables()
    rows = [Row(lexer) for lexer in made.lexers]
    rules = [Reduction(*rule) for rule in made.rules]
    for row, actions in zip(rows, made.actions, strict=True):
        row.update({k: rows[a] if a >= 0 else rules[-1 - a] for k, a in actions.items()})
    return rows[made.start], rows[made.end]


@cache
def _compiled(lexer: int) -> Match:
    return re.compile(f"[{BLANKS}]*+(?:{tables().patterns[lexer]})").match


class Machine:
    """One run: a stack of states and a stack of values."""

    def __init__(self) -> None:
        start, self.end = _rows()
        self.states = [start]
        self.values: list[Any] = []

    def feed(self, kind: str, value: Any, at: int) -> None:
        """Take in one terminal. Raises `Stuck` when it does not fit; it is not taken in then."""
        states, values = self.states, self.values
        action = states[-1].get(kind)
        while action.__class__ is Reduction:
            action = self.reduce(action, kind)
        if action is None:
            raise Stuck(at, states[-1])
        states.append(action)  # type: ignore[arg-type]
        values.append(value)

    def finish(self, at: int) -> Any:
        """Return the value of the whole at the end of the text. Raises `Stuck` when the text is
        incomplete.
        """
        states = self.states
        while states[-1] is not self.end:
            action = states[-1].get("$END")
            if not isinstance(action, Reduction):
                raise Stuck(at, states[-1])
            self.reduce(action, "$END")
        return self.values[-1]

    def cut(self, depth: int) -> None:
        """Forget everything above the first `depth` states."""
        del self.states[depth:]
        del self.values[depth - 1 :]

    def reduce(self, reduction: Reduction, ahead: str) -> Row | Reduction | None:
        """Apply a rule; return the next action."""
        states, values = self.states, self.values
        size, origin = reduction.size, reduction.origin
        if size:
            children = values[-size:]
            del states[-size:]
            del values[-size:]
        else:
            children = []
        value = reduction.build(children)
        below = states[-1]
        row, builds = below.onward.get((origin, ahead)) or below.after(origin, ahead)
        for build in builds:
            value = build([value])
        states.append(row)
        values.append(value)
        return row.get(ahead)
