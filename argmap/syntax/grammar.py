"""The parser made from `grammars/argmap.lark`, built once and kept between runs.

Building the tables takes some 0.3 s, so they are kept (see `argmap.cache`).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cache import keep, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark


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
    return (resources.files("argmap") / "grammars" / "argmap.lark").read_text(encoding="utf-8")


@cache
def parser() -> Lark:
    """The LALR parser with its contextual lexer; callbacks build tree nodes."""
    import lark

    from argmap.syntax.build import Builder

    text = grammar_text()
    options: dict[str, Any] = {
        "parser": "lalr",
        "postlex": _Layout(),
        "maybe_placeholders": False,
        "transformer": Builder,
    }
    key = sha256(f"{lark.__version__} {sys.version_info[:2]} {text}".encode()).hexdigest()[:16]
    name = f"grammar-{key}.pickle"
    data = kept(name)
    if data is not None:
        with suppress(Exception):  # a cut or foreign file: build the tables again
            return _load(data, options)
    built = lark.Lark(text, **options)
    buffer = BytesIO()
    built.save(buffer)
    keep(name, buffer.getvalue())
    return built


def _load(data: bytes, options: dict[str, Any]) -> Lark:
    import pickle

    import lark

    loaded = lark.Lark.__new__(lark.Lark)
    given = {key: options[key] for key in ("postlex", "transformer")}
    return loaded._load(pickle.loads(data), **given)  # noqa: S301, SLF001  # our own file
