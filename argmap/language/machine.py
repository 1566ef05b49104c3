"""Runs the tables of the grammar over a text, token by token.

lark's own loop makes a rich token, keeps a line count and looks every rule up by its hash for
each step, and gives up at the first mistake. This one does only what is needed here, so it reads
twice as fast, and can be cut back to where a line began.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from argmap.language.build import Builder
from argmap.language.grammar import tables

Rule = tuple[int, Callable[[list[Any]], Any], str]
Match = Callable[[str, int], "re.Match[str] | None"]


class Token:
    """A stretch of text: its terminal, the text itself, and where it stands."""

    __slots__ = ("end_pos", "start_pos", "type", "value")

    def __init__(self, kind: str, value: str, start: int, end: int) -> None:
        self.type = kind
        self.value = value
        self.start_pos = start
        self.end_pos = end


class Stuck(Exception):
    """Nothing the grammar allows stands here; `expected` are terminals that would do."""

    def __init__(self, at: int, expected: Iterable[str]) -> None:
        super().__init__(at)
        self.at = at
        self.expected = frozenset(expected)


def _rule(origin: str, size: int, parts: list[tuple[int, bool]]) -> Rule:
    """How to make a rule's value. A `_rule` makes a list, any other what `Builder` makes."""
    make = _same if origin.startswith("_") else getattr(Builder, origin)
    indexes = [i for i, _ in parts]
    if any(spliced for _, spliced in parts):
        return size, lambda children: make(_spliced(children, parts)), origin
    if indexes != list(range(size)):
        return size, lambda children: make([children[i] for i in indexes]), origin
    return size, make, origin


def _same(children: list[Any]) -> list[Any]:
    return children


def _spliced(children: list[Any], parts: list[tuple[int, bool]]) -> list[Any]:
    """The parts of an expansion that are kept. The first list grows in place: nobody else has
    it, and a long list would otherwise be copied at every step.
    """
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
def _rules() -> list[Rule]:
    return [_rule(*rule) for rule in tables().rules]


@cache
def _matches() -> list[Match | None]:
    """For each state its pattern, compiled when first needed."""
    return [None] * len(tables().lexers)


@cache
def _compiled(lexer: int) -> Match:
    return re.compile(tables().patterns[lexer]).match


class Machine:
    """One run: a stack of states and a stack of values."""

    def __init__(self) -> None:
        made = tables()
        self.actions = made.actions
        self.rules = _rules()
        self.matches = _matches()
        self.end = made.end
        self.states = [made.start]
        self.values: list[Any] = []

    def next(self, text: str, at: int) -> Token:
        """The token at `at`, where no blank stands. Raises `Stuck`."""
        state = self.states[-1]
        match = self.matches[state]
        if match is None:
            match = self.matches[state] = _compiled(tables().lexers[state])
        found = match(text, at)
        if found is None:
            raise Stuck(at, self.actions[state])
        return Token(found.lastgroup or "", found.group(), at, found.end())

    def feed(self, token: Token) -> None:
        """Take one token in. Raises `Stuck` when it does not fit; the token is not taken then."""
        states, actions = self.states, self.actions
        kind = token.type
        while True:
            action = actions[states[-1]].get(kind)
            if action is None:
                raise Stuck(token.start_pos, actions[states[-1]])
            if action >= 0:
                states.append(action)
                self.values.append(token)
                return
            self._reduce(self.rules[-1 - action])

    def finish(self, at: int) -> Any:
        """The value of the whole, at the end of the text."""
        while self.states[-1] != self.end:
            action = self.actions[self.states[-1]].get("$END", 0)
            if action >= 0:
                raise Stuck(at, self.actions[self.states[-1]])
            self._reduce(self.rules[-1 - action])
        return self.values[-1]

    def cut(self, depth: int) -> None:
        """Forget everything above the first `depth` states."""
        del self.states[depth:]
        del self.values[depth - 1 :]

    def _reduce(self, rule: Rule) -> None:
        size, build, origin = rule
        states, values = self.states, self.values
        if size:
            children = values[-size:]
            del states[-size:]
            del values[-size:]
        else:
            children = []
        values.append(build(children))
        states.append(self.actions[states[-1]][origin])
