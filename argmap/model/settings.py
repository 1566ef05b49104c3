"""Settings of a project for rules and texts, in `argmap.toml` or `pyproject.toml`.

    select = ["names", "quotes"] # only these areas or rules (reading errors are always shown)
    extend = ["formal"]          # these besides the usual ones
    texts = ["sources"]          # folders with local copies of sources

    [rules]                      # [tool.argmap.rules] in pyproject.toml
    long-claim = "off"           # error, warning, info or off; a rule, its code or its area

Nothing here knows which rules exist: `argmap.rules.unknown_names` says that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from argmap.base import disk
from argmap.base.diagnostics import Severity
from argmap.base.near import unknown
from argmap.base.values import dataclass, field

MOST_PARTS = 500
"""Most dots in a line outside of quotation marks."""
MOST_SENTENCES = 200
"""Most unknown settings, and most wrong levels, that get a sentence of their own."""
_KEYS = ("rules", "select", "extend", "texts")
_LEVELS = tuple(str(level) for level in Severity)


@dataclass(frozen=True)
class Settings:
    """The content of a settings file; the defaults without one.

    `levels` maps a rule's name, code or area to its level. `select` empty means every rule that is
    not opt-in. `texts` are folders, relative to `path`'s. `path` is the file read, or `None`.
    """

    levels: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    path: Path | None = None

    @property
    def rule_names(self) -> tuple[str, ...]:
        """Return every name of a rule or an area in the settings."""
        return tuple(dict.fromkeys((*self.levels, *self.select, *self.extend)))


def find_settings(start: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings that apply to `start`, a map or a folder, and sentences on what is wrong
    there.

    The nearest folder upward with an `argmap.toml`, or a `pyproject.toml` that has a
    `[tool.argmap]` table, decides.
    """
    try:
        here = start.absolute()
        folders = [here, *here.parents] if disk.is_folder(str(here)) else list(here.parents)
    except OSError:
        return Settings(), ()
    for folder in folders:
        for name in ("argmap.toml", "pyproject.toml"):
            path = folder / name
            try:
                if not disk.is_file(str(path)):
                    continue
                raw = disk.content(str(path))
                if name == "pyproject.toml" and b"argmap" not in raw:
                    continue
                text = raw.decode("utf-8-sig")
                whole = toml(text)
            except (OSError, ValueError, RecursionError) as error:
                if name == "pyproject.toml":
                    continue
                return Settings(path=path), (f"{path} cannot be read: {_reason(error)}",)
            table = whole if name == "argmap.toml" else _inner(whole)
            if table is not None:
                settings, wrong = read_settings(table, path)
                return settings, tuple(f"{path}: {sentence}" for sentence in wrong)
    return Settings(), ()


def read_settings(table: object, path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Read settings from a table as `tomllib` returns it; return them with sentences on what is
    wrong. The right part is kept.
    """
    if not isinstance(table, dict):
        return Settings(path=path), ("`argmap` must be a table",)
    strange = [key for key in table if key not in _KEYS]
    wrong = [unknown("setting", key, _KEYS) for key in strange[:MOST_SENTENCES]]
    if len(strange) > MOST_SENTENCES:
        wrong.append(
            f"there are {len(strange) - MOST_SENTENCES:,} more settings that it does not know"
        )
    settings = Settings(
        levels=MappingProxyType(_levels(table.get("rules", {}), wrong)),
        select=_names(table, "select", wrong),
        extend=_names(table, "extend", wrong),
        texts=_names(table, "texts", wrong),
        path=path,
    )
    return settings, tuple(wrong)


def _levels(value: object, wrong: list[str]) -> dict[str, Severity]:
    if not isinstance(value, dict):
        wrong.append('`rules` must be a table such as `long-claim = "off"`')
        return {}
    levels: dict[str, Severity] = {}
    bad: list[str] = []
    for name, level in value.items():
        if level is False:
            levels[name] = Severity.OFF
        elif isinstance(level, str) and level.lower() in _LEVELS:
            levels[name] = Severity(level.lower())
        else:
            bad.append(name)
    one_of = f"must be one of {_listed(_LEVELS)}"
    wrong += [f"the level of `{name}` {one_of}" for name in bad[:MOST_SENTENCES]]
    if len(bad) > MOST_SENTENCES:
        wrong.append(f"the level of {len(bad) - MOST_SENTENCES} more rules {one_of}")
    return levels


def _names(table: Mapping[str, object], key: str, wrong: list[str]) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    wrong.append(f'`{key}` must be a list of words in quotation marks, such as `{key} = ["…"]`')
    return ()


def toml(text: str) -> dict[str, Any]:
    """Read a TOML file. Raises `ValueError`, and `RecursionError` when it nests too deep or has a
    key of hundreds of parts (`a.a.a…`), for which `tomllib` takes quadratic time.
    """
    import tomllib

    for line in text.split("\n"):
        if line.count(".") > MOST_PARTS:
            bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", line)
            if bare.count(".") > MOST_PARTS:
                raise RecursionError
    return tomllib.loads(text)


def _inner(whole: Mapping[str, object]) -> object:
    tool = whole.get("tool")
    return tool.get("argmap") if isinstance(tool, dict) else None


def _reason(error: BaseException) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    if isinstance(error, OSError):
        return (error.strerror or "it could not be opened").lower()
    if isinstance(error, RecursionError):
        return "it nests too deep"
    return str(error).rstrip(".")


def _listed(words: tuple[str, ...]) -> str:
    quoted = [f"`{word}`" for word in words]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"
