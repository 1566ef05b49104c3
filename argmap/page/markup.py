"""Words and addresses of a map as HTML."""

from __future__ import annotations

from urllib.parse import quote

from argmap.base.visible import visible
from argmap.drawing.scene.words import clean, escape

__all__ = ["anchor", "counted_html", "link", "shown", "text"]

_PLAIN = frozenset("\n\t")
"""Control characters that are white space."""


def text(words: str) -> str:
    """Return words on one line, as content of an element or of a quoted attribute."""
    return escape(clean(words))


def anchor(name: str) -> str:
    """Return the address of a claim in the page, for an `href`."""
    return f"#{quote(name, safe='/+')}"


def link(name: str, words: str, more: str = "") -> str:
    """Return a link to a claim; `more` are further attributes, ready-made, with a blank before them."""
    return f'<a href="{anchor(name)}"{more}>{text(words)}</a>'


def counted_html(number: int, thing: str, things: str = "") -> str:
    """Return a number that stands out, with its noun."""
    return f"<b>{number:,}</b> {thing if number == 1 else things or f'{thing}s'}"


def shown(words: str) -> str:
    """Return words of a source as they are, with their lines; characters that a reader would not see, or that turn the
    direction of others, are written as `U+202E` and marked.
    """
    if words.isascii() and words.isprintable():
        return escape(words)
    return "".join(_shown(char) for char in words)


def _shown(char: str) -> str:
    if char in _PLAIN or (made := visible(char)) == char:
        return escape(char)
    return f'<span class="control">{escape(made.strip("<>"))}</span>'
