"""The user's own keys, from `keys.toml` in the folder for settings.

find = "f,/"
back = "b"
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from argmap.base.near import unknown
from argmap.browser.keys import ACTIONS, SHOWN, Action, keys_of, shown
from argmap.model.settings import toml

HELD = ("ctrl", "shift", "alt", "super", "meta")
NAMED = {
    **{sign.lower(): name for name, sign in SHOWN.items()},
    **{name: name for name in (*SHOWN, "insert", "delete", "backtab")},
}
"""Keys by what people may call them."""
TOGETHER = (
    {"app", "outline"}, {"app", "card"}, {"app", "drawing"}, {"app", "lines"},
    {"lines", "outline"}, {"lines", "card"}, {"lines", "list"},
    {"article", "lines"}, {"article", "card"}, {"article", "app"}, {"article", "screen"},
    {"findings", "lines"}, {"findings", "list"}, {"findings", "screen"},
    {"sides", "list"}, {"sides", "lines"}, {"sides", "screen"}, {"sides", "app"},
    {"list", "screen"}, {"list", "app"}, {"lines", "screen"}, {"card", "screen"},
    {"drawing", "screen"}, {"drawing", "picture"}, {"boxes", "picture"}, {"boxes", "screen"},
    {"picture", "screen"},
)  # fmt: skip
"""Places with keys that work at the same time."""


def config_file() -> Path:
    """The path of the file with the user's own keys; `ARGMAP_KEYS` names another."""
    if named := os.environ.get("ARGMAP_KEYS"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home()) / "argmap" / "keys.toml"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "argmap/keys.toml"


def own_keys(path: Path | None = None) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the user's own keys by action id, and sentences on what is wrong in their file.

    An action with a wrong entry keeps its default keys.
    """
    path = path or config_file()
    try:
        table = toml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError, RecursionError) as error:
        return {}, (f"{path} cannot be read: {error or 'it nests too deep'}",)
    known = [action.id for action in ACTIONS]
    keys: dict[str, str] = {}
    wrong: list[str] = []
    for name, value in table.items():
        named = _keys(value)
        if name not in known:
            listed = "`argmap browse --help` lists them"
            wrong.append(unknown("action", name, known, listed=listed))
        elif not named:
            wrong.append(f"the keys of {name} must be words such as “f,ctrl+f”")
        elif missing := [key for key, textual in named.items() if not textual]:
            wrong.append(f"{name} has a key that there is not: {missing[0]}")
        else:
            keys[name] = ",".join(dict.fromkeys(named.values()))
    wrong += _clashes(keys)
    return keys, tuple(f"{path.name}: {sentence}" for sentence in wrong)


def first_key(name: str, own: Mapping[str, str]) -> str:
    """Return the first key of an action as people read it; `own` are the user's keys."""
    action = next(action for action in ACTIONS if action.id == name)
    return keys_of(action, own).split(" ")[0]


def _keys(value: object) -> Mapping[str, str]:
    """Return the keys of an entry, each with Textual's name for it; empty for a wrong entry."""
    if not isinstance(value, str) or not value.strip():
        return {}
    parts = (part.strip() or "," for part in value.split(","))
    return {part: _textual(part) for part in parts}


def _textual(key: str) -> str:
    """Return a key by Textual's name, empty when there is no such key.

    `Ctrl+P`, `Esc` and signs may be written as they are shown.
    """
    sign = key.endswith("+")
    *held, last = (key[:-1] + "plus").split("+") if sign else key.split("+")
    held = [word.lower() for word in held]
    if set(held) - set(HELD):
        return ""
    if len(last) == 1:
        last = last.lower() if "ctrl" in held else NAMED.get(last) or _sign_name(last)
    else:
        low = last.lower()
        last = NAMED.get(low, low if re.fullmatch("f[1-9][0-9]?", low) or _is_sign(low) else "")
    return "+".join([*held, last]) if last else ""


def _sign_name(sign: str) -> str:
    if sign.isalnum():
        return sign
    return unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")


def _is_sign(name: str) -> bool:
    with suppress(KeyError):
        return bool(unicodedata.lookup(name.replace("_", " ")))
    return False


def _clashes(own: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each of the user's keys that two actions of one place would share."""
    for at, one in enumerate(ACTIONS):
        for other in ACTIONS[at + 1 :]:
            meet = one.where == other.where or {one.where, other.where} in TOGETHER
            if meet and (one.id in own or other.id in own):
                for key in sorted(_of(one, own) & _of(other, own)):
                    yield f"{shown(key)} is a key of both {one.id} and {other.id}"


def _of(action: Action, own: Mapping[str, str]) -> set[str]:
    return set(own[action.id].split(",") if action.id in own else action.keys)
