"""Drives lark's tables: the lexer's patterns and the LALR actions made from the grammar.

lark's own loop makes a rich token, keeps a line count and looks every rule up by its hash for
each step, and gives up at the first mistake. This one does only what is needed here, so it reads
twice as fast, and can be cut back to where a line began.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from argmap.syntax.grammar import parser

Reduce = tuple[int, Callable[[list[Any]], Any], str]
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


class Tables:
    """What lark worked out, one state at a time as it is needed."""

    def __init__(self) -> None:
        frontend = parser().parser
        machine = frontend.parser.parser
        table = machine.parse_table
        self._states, self._callbacks = table.states, machine.callbacks
        self._lexers = frontend.lexer.lexer.lexers
        self.start: int = table.start_states["start"]
        self.end: int = table.end_states["start"]
        self.actions: dict[int, dict[str, int | Reduce]] = {}
        self.matches: dict[int, Match] = {}

    def state(self, number: int) -> dict[str, int | Reduce]:
        """What to do in a state, by the next symbol: the state to go to, or what to reduce."""
        if number not in self.actions:
            actions: dict[str, int | Reduce] = {}
            for symbol, (action, argument) in self._states[number].items():
                if action.name == "Shift":
                    actions[symbol] = argument
                else:
                    callback = self._callbacks[argument]
                    actions[symbol] = (len(argument.expansion), callback, argument.origin.name)
            self.actions[number] = actions
        return self.actions[number]

    def match(self, number: int) -> Match:
        """The pattern of everything that can stand in a state; its group names the terminal."""
        if number not in self.matches:
            patterns = self._lexers[number].scanner._mres  # noqa: SLF001
            self.matches[number] = patterns[0].match if len(patterns) == 1 else _either(patterns)
        return self.matches[number]


def _either(patterns: list[re.Pattern[str]]) -> Match:
    def match(text: str, at: int) -> re.Match[str] | None:
        return next((m for p in patterns if (m := p.match(text, at))), None)

    return match


@cache
def tables() -> Tables:
    """The tables of the language, made once."""
    return Tables()


class Machine:
    """One run: a stack of states and a stack of values."""

    def __init__(self) -> None:
        self.tables = tables()
        self.states = [self.tables.start]
        self.values: list[Any] = []

    def next(self, text: str, at: int) -> Token:
        """The token at `at`, where no blank stands. Raises `Stuck`."""
        match = self.tables.match(self.states[-1])(text, at)
        if match is None:
            raise Stuck(at, self.tables.state(self.states[-1]))
        return Token(match.lastgroup or "", match.group(), at, match.end())

    def feed(self, token: Token) -> None:
        """Take one token in. Raises `Stuck` when it does not fit; the token is not taken then."""
        states, values, known = self.states, self.values, self.tables.actions
        kind = token.type
        while True:
            number = states[-1]
            actions = known[number] if number in known else self.tables.state(number)
            action = actions.get(kind)
            if action.__class__ is int:
                states.append(action)
                values.append(token)
                return
            if action is None:
                raise Stuck(token.start_pos, actions)
            self._reduce(action)  # type: ignore[arg-type]

    def finish(self, at: int) -> Any:
        """The value of the whole, at the end of the text."""
        while self.states[-1] != self.tables.end:
            action = self.tables.state(self.states[-1]).get("$END")
            if action is None or action.__class__ is int:
                raise Stuck(at, self.tables.state(self.states[-1]))
            self._reduce(action)  # type: ignore[arg-type]
        return self.values[-1]

    def cut(self, depth: int) -> None:
        """Forget everything above the first `depth` states."""
        del self.states[depth:]
        del self.values[depth - 1 :]

    def _reduce(self, action: Reduce) -> None:
        size, callback, origin = action
        states, values = self.states, self.values
        if size:
            children = values[-size:]
            del states[-size:]
            del values[-size:]
        else:
            children = []
        values.append(callback(children))
        states.append(self.tables.state(states[-1])[origin])  # type: ignore[arg-type]
