"""What lark makes of `grammars/argmap.lark`: tables of plain values, kept between runs.

Working them out takes some 0.3 s. An installed argmap brings them along, made when its wheel was built; a checkout
keeps them between runs (see `argmap.base.cache`). Either way their form needs neither lark nor any code to be read back.
"""

from __future__ import annotations

import marshal
import os
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.base.cache import drop, keep, kept
from argmap.base.digest import SIZE, digest
from argmap.base.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

BROUGHT = os.path.join(os.path.dirname(os.path.dirname(__file__)), "grammars", "argmap.tables")
"""The tables that a wheel brings along."""

_FORM = 2
"""Raised whenever `Tables` changes."""
_MARSHAL = 4
"""The version of marshal's format, which every Python from 3.11 on reads."""


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

    def hold(self) -> bool:
        """Whether every number is one of a state, a rule or a pattern that there is."""
        try:
            return self._hold()
        except (TypeError, ValueError, AttributeError):
            return False

    def _hold(self) -> bool:
        states, rules = len(self.actions), len(self.rules)
        return (
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


class _Layout:
    """Tells lark that a line may end anywhere; `reader` makes indentation from the line ends."""

    always_accept = ("_NL",)

    @staticmethod
    def process(stream: Iterator[Any]) -> Iterator[Any]:
        """Pass the tokens through."""
        return stream


def grammar_text() -> str:
    """Return the grammar: next to the package in a checkout, inside it once installed."""
    here = os.path.dirname(os.path.dirname(__file__))
    for folder in (os.path.dirname(here), here):
        path = os.path.join(folder, "grammars", "argmap.lark")
        if os.path.isfile(path):
            break
    with open(path, encoding="utf-8") as file:
        return file.read()


@cache
def tables() -> Tables:
    """The tables of the language: those brought along or kept, if they are of this grammar."""
    text = grammar_text()
    key = _key(text)
    if (brought := _brought()) and (found := unpacked(brought, key)):
        return found  # written by nobody but whoever installed argmap
    name = f"grammar-{key.hex()[:16]}.tables"
    if (data := kept(name)) is not None:
        if (found := unpacked(data, key)) and found.hold():
            return found
        drop(name)  # what another program kept there
    built = build(text)
    keep(name, packed(built, text))
    return built


def packed(built: Tables, text: str) -> bytes:
    """The tables of a grammar as bytes, behind the mark of that grammar and a checksum."""
    plain = (built.start, built.end, built.actions, built.rules, built.lexers, built.patterns)
    data = marshal.dumps(plain, _MARSHAL)
    return _key(text) + digest(data) + data


def unpacked(packed: bytes, key: bytes) -> Tables | None:
    """Tables from their bytes, unless these are damaged or another grammar's."""
    head, data = packed[: 2 * SIZE], packed[2 * SIZE :]
    if head != key + digest(data):
        return None
    try:
        return Tables(*marshal.loads(data))  # noqa: S302  # whole, and written by us
    except (ValueError, EOFError, TypeError):
        return None


def _brought() -> bytes | None:
    """The file that the wheel has; a checkout has none."""
    try:
        with open(BROUGHT, "rb") as file:
            return file.read()
    except OSError:
        return None


def _key(text: str) -> bytes:
    return digest(f"{_FORM} {_MARSHAL} {text}".encode())


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
    order = _numbered(table)
    actions: list[dict[str, int]] = []
    for state in order:
        row = {}
        for symbol, (action, argument) in sorted(table.states[state].items()):
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


def _numbered(table: Any) -> dict[Any, int]:
    """The states in the order in which they are met from the start on: lark's own order is another
    one each time.
    """
    first = table.start_states["start"]
    order, waiting = {first: 0}, [first]
    for state in waiting:
        for _, (action, argument) in sorted(table.states[state].items()):
            if action.name == "Shift" and argument not in order:
                order[argument] = len(order)
                waiting.append(argument)
    return order


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
