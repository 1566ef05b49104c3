"""The parser made from `grammars/argmap.lark`, built once and kept between runs.

Building the tables takes some 0.3 s, so they are kept in a cache folder of the user's own, which
nobody else can write to: the tables are read by `pickle`. Without such a folder they are built
each time.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark


class _Layout:
    """Tells lark that a line may end anywhere; `parse` makes indentation from the line ends."""

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


def cache_folder() -> Path | None:
    """A folder of the user's own for things that can be made again; `None` if there is none."""
    if named := os.environ.get("ARGMAP_CACHE"):
        folder = Path(named)
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "argmap"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Caches" / "argmap"
    else:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "argmap"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        private = sys.platform == "win32" or (
            folder.stat().st_uid == os.getuid() and not folder.stat().st_mode & 0o022
        )
    except (OSError, RuntimeError):
        return None
    return folder if private else None


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
    folder = cache_folder()
    if folder is None:
        return lark.Lark(text, **options)
    key = sha256(f"{lark.__version__} {sys.version_info[:2]} {text}".encode()).hexdigest()[:16]
    kept = folder / f"grammar-{key}.pickle"
    try:
        with kept.open("rb") as file:
            return _load(file, options)
    except Exception:  # noqa: BLE001  # a missing, cut or foreign file: build it again
        built = lark.Lark(text, **options)
        _keep(built, kept)
        return built


def _load(file: Any, options: dict[str, Any]) -> Lark:
    import pickle

    import lark

    data = pickle.load(file)
    loaded = lark.Lark.__new__(lark.Lark)
    return loaded._load(data, **{k: v for k, v in options.items() if k in ("postlex", "transformer")})


def _keep(built: Lark, path: Path) -> None:
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            built.save(file)
        temporary.replace(path)
    except Exception:  # noqa: BLE001  # a full or read-only disk only costs time at the next start
        temporary.unlink(missing_ok=True)
