"""What lark makes of `grammars/argmap.lark`: tables of plain values, kept between runs.

Working them out takes some 0.3 s, and so they are kept (see `argmap.base.cache`) in a form that needs
neither lark nor any code to be read back.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.base.cache import drop, keep, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORM = 1
"""Raised whenever `Tables` changes."""


@dataclass(frozen=True)
class Tables:
    """An LALR automaton with its lexer.

    `actions[state]` goes from a symbol to the next state, or to `-1 - rule` for a reduction.
    A rule is its origin, the length of its expansion, and which parts of it are kept: pairs of
    index and whether that part is a list to be spliced in. `patterns[lexers[state]]` matches
    whatever can stand in a state; the group that matched names the terminal.
    """

    start: int
    end: int
    actions: list[dict[str, int]]
    rules: list[tuple[str, int, list[tuple[int, bool]]]]
    lexers: list[int]
    patterns: list[str]

    def check(self) -> None:
        """Raise `ValueError` or `TypeError` unless every number is one of a state, a rule or a
        pattern that there is.
        """
        states, rules = len(self.actions), len(self.rules)
        good = (
            0 <= self.start < states
            and 0 <= self.end < states
            and len(self.lexers) == states
            and all(0 <= lexer < len(self.patterns) for lexer in self.lexers)
            and all(type(pattern) is str for pattern in self.patterns)
            and all(type(symbol) is str for row in self.actions for symbol in row)
            and all(-1 - rules < min(r.values()) and max(r.values()) < states
                    for r in self.actions if r)
            and all(
                type(origin) is str and all(0 <= at < length for at, _ in parts)
                for origin, length, parts in self.rules
            )
        )  # fmt: skip
        if not good:
            raise ValueError("these are no tables of a grammar")


class _Layout:
    """Tells lark that a line may end anywhere; `reader` makes indentation from the line ends."""

    always_accept = ("_NL",)

    @staticmethod
    def process(stream: Iterator[Any]) -> Iterator[Any]:
        """Pass the tokens through."""
        return stream


def grammar_text() -> str:
    """The grammar: beside the package in a checkout, inside it once installed."""
    beside = Path(__file__).parents[2] / "grammars" / "argmap.lark"
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    inside = Path(__file__).parents[1] / "grammars" / "argmap.lark"
    return inside.read_text(encoding="utf-8")


@cache
def tables() -> Tables:
    """The tables of the language, from the last run if the grammar is still the same."""
    text = grammar_text()
    name = f"grammar-{_key(text)}.tables"
    if (data := kept(name)) is not None:
        try:
            found = Tables(*marshal.loads(data))  # noqa: S302  # whole, and written by us
            found.check()
        except (ValueError, EOFError, TypeError, AttributeError):
            drop(name)  # what another program kept there
        else:
            return found
    built = build(text)
    plain = (built.start, built.end, built.actions, built.rules, built.lexers, built.patterns)
    keep(name, marshal.dumps(plain))
    return built


def _key(text: str) -> str:
    parts = f"{_FORM} {marshal.version} {text}"
    return sha256(parts.encode()).hexdigest()[:16]


def build(text: str) -> Tables:
    """Have lark work out the tables of a grammar."""
    import lark

    frontend: Any = lark.Lark(
        text, parser="lalr", postlex=_Layout(), maybe_placeholders=False
    ).parser
    table = frontend.parser.parser.parse_table
    numbers = {rule: i for i, rule in enumerate(frontend.parser_conf.rules)}
    rules = [
        (str(rule.origin.name), len(rule.expansion), _kept_parts(rule.expansion))
        for rule in numbers
    ]
    order = {state: i for i, state in enumerate(table.states)}
    actions: list[dict[str, int]] = []
    for state in order:
        row = {}
        for symbol, (action, argument) in table.states[state].items():
            shift = action.name == "Shift"
            row[str(symbol)] = order[argument] if shift else -1 - numbers[argument]
        actions.append(row)
    patterns: dict[str, int] = {}
    lexers = []
    for state in order:
        pattern = _pattern(frontend.lexer.lexer.lexers[state])
        lexers.append(patterns.setdefault(pattern, len(patterns)))
    start, end = order[table.start_states["start"]], order[table.end_states["start"]]
    return Tables(start, end, actions, rules, lexers, list(patterns))


def _kept_parts(expansion: list[Any]) -> list[tuple[int, bool]]:
    """What a rule hands on: not its punctuation, and the parts of a `_rule` one by one."""
    return [
        (i, not symbol.is_term and symbol.name.startswith("_"))
        for i, symbol in enumerate(expansion)
        if not (symbol.is_term and symbol.filter_out)
    ]


def _pattern(lexer: Any) -> str:
    """One pattern for every terminal of a state, in lark's order of preference."""
    ignored = lexer.ignore_types
    return "|".join(
        f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})"
        for terminal in lexer.terminals
        if terminal.name not in ignored
    )
