"""The styles of words, by the names used in `Piece.look`.

They are kept out of the style sheet: Textual works out each style there for each widget, which
takes half of the time until the first screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from string import Template

from rich.style import Style

from argmap.drawing.theme import PAINTS

_BADGES = (*(f"p{number}" for number in range(len(PAINTS))), "pn")
"""The paints of badges: of positions, and of people."""
LOOKS = {
    "muted": "$quiet",
    "strong": "bold",
    "title": "bold",
    "for": "$support",
    "against": "$rebut",
    "undercut": "$undercut",
    "note": "italic",
    "link": "$ink underline",
    "marked": "$canvas on $support",
    "cursor": "on $fold",
    "focused cursor": "on $chosen",
    "error": "$rebut bold",
    "warning": "$undercut",
    "info": "$quiet",
    "holder": "$p0t on $p0",
    **{f"badge {paint}": f"${paint}t on ${paint}" for paint in _BADGES},
    "question": "bold",
    "find": "bold underline",
    "quoted": "$ink on $quoted",
}
"""Each look in the words of Rich, with the variables of `themes.variables`."""
COLOURLESS = {
    "cursor": "bold underline",
    "focused cursor": "reverse",
    "marked": "reverse",
    "quoted": "bold underline",
    **{f"badge {paint}": "bold" for paint in _BADGES},
}
"""Looks that differ where there are no colours."""


def style(look: str, variables: Mapping[str, str], *, colours: bool) -> Style:
    """Return the style of a look in a theme. Raises `KeyError` for an unknown look."""
    words = LOOKS[look] if colours else COLOURLESS.get(look, LOOKS[look])
    return _parsed(Template(words).substitute(variables))


@lru_cache(maxsize=256)
def _parsed(words: str) -> Style:
    return Style.parse(words)
