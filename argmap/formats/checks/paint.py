"""Colour for the terminal, and none when it is not asked for."""

from __future__ import annotations

from collections.abc import Callable

from argmap.base.diagnostics import Severity

Paint = Callable[[str, str], str]
"""(text, style) → text; styles are `error`, `warning`, `info`, `gutter`, `help`, `bold`."""

STYLES = {
    Severity.ERROR.value: "1;31",
    Severity.WARNING.value: "1;33",
    Severity.INFO.value: "1;36",
    "gutter": "1;34",
    "help": "1;32",
    "bold": "1",
}


def painter(color: bool) -> Paint:
    """Return the function that colours text, or one that leaves it as it is."""
    return _coloured if color else _plain


def _coloured(text: str, style: str) -> str:
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if text else text


def _plain(text: str, style: str) -> str:  # noqa: ARG001  # same shape as the other
    return text
