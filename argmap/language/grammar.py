"""The tables that lark makes of `grammars/argmap.lark`: plain values, kept between runs.

Making them takes some 0.3 s. An installed argmap contains them, made when its wheel was built; a
checkout keeps them between runs (see `argmap.base.cache`). Either way, reading them needs neither
lark nor any code.
"""

from __future__ import annotations

import marshal
import os
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.base.cache import drop, keep, kept
from argmap.base.digest import SIZE, digest
from argmap.base.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

BROUGHT = os.path.join(os.path.dirname(os.path.dirname(__file__)), "grammars", "argmap.tables")
"""The file of tables in a wheel."""

_FORM = 2
"""The version of the tables, raised whenever `Tables` changes."""
_MARSHAL = 4
"""The version of marshal's format, which every Python from 3.11 on reads."""


@dataclass(frozen=True)
class Tables:
    """An LALR automaton with its lexer.

    `actions[state]` maps a symbol to the next state, or to `-1 - rule` for a reduction. A rule is
    its origin, the length of its expansion, and the parts of it that are kept, as pairs of an index
    and whether that part is a list to be spliced in. `patterns[lexers[state]]` matches any terminal
    possible in a state; the group that matched names the terminal.
    """

    start: int
    end: int
    actions: list[dict[str, int]]
    rules: list[tuple[str, int, list[tuple[int, bool]]]]
    lexers: list[int]
    patterns: list[str]

    def hold(self) -> bool:
        """Whether every number refers to an existing state, rule or pattern."""
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
    """Return the tables of the language: those in the wheel or kept, if made from this grammar,
    else new ones.
    """
    text = grammar_text()
    key = _key(text)
    if (brought := _brought()) and (found := unpacked(brought, key)):
        return found  # written only by the one who installed argmap
    name = f"grammar-{key.hex()[:16]}.tables"
    if (data := kept(name)) is not None:
        if (found := unpacked(data, key)) and found.hold():
            return found
        drop(name)  # kept there by another program
    built = build(text)
    keep(name, packed(built, text))
    return built


def packed(built: Tables, text: str) -> bytes:
    """Return the tables of a grammar as bytes, after the mark of that grammar and a checksum."""
    plain = (built.start, built.end, built.actions, built.rules, built.lexers, built.patterns)
    data = marshal.dumps(plain, _MARSHAL)
    return _key(text) + digest(data) + data


def unpacked(packed: bytes, key: bytes) -> Tables | None:
    """Read tables from bytes; `None` if these are damaged or from another grammar."""
    head, data = packed[: 2 * SIZE], packed[2 * SIZE :]
    if head != key + digest(data):
        return None
    try:
        return Tables(*marshal.loads(data))  # noqa: S302  # whole, and written by us
    except (ValueError, EOFError, TypeError):
        return None


def _brought() -> bytes | None:
    """Return the content of the wheel's file; `None` in a checkout."""
    try:
        with open(BROUGHT, "rb") as file:
            return file.read()
    except OSError:
        return None


def _key(text: str) -> bytes:
    return digest(f"{_FORM} {_MARSHAL} {text}".encode())


@contextmanager
def _unchecked() -> Iterator[None]:
    """Keep lark from comparing all terminals with each other, which it does where `interegular` is installed
    and which takes longer than everything else; it changes no table.
    """
    from lark import lexer

    known: Any = lexer.has_interegular
    lexer.has_interegular = False
    try:
        yield
    finally:
        lexer.has_interegular = known


def build(text: str) -> Tables:
    """Let lark make the tables of a grammar."""
    import lark

    with _unchecked():
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
    """Number the states in the order in which they are reached from the start; lark's own order
    changes every time.
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
    """Return the parts that a rule hands on: all except its punctuation, with the parts of a
    `_rule` spliced in.
    """
    return [
        (i, not symbol.is_term and symbol.name.startswith("_"))
        for i, symbol in enumerate(expansion)
        if not (symbol.is_term and symbol.filter_out)
    ]


def _pattern(lexer: Any) -> str:
    """Return one pattern for every terminal of a state, in lark's order of preference."""
    ignored = lexer.ignore_types
    return "|".join(
        f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})"
        for terminal in lexer.terminals
        if terminal.name not in ignored
    )
