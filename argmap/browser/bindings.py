"""The table of keys in Textual's form, and the height classes shared by all screens."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from argmap.browser.keys import of

HEIGHTS = [(0, "-tiny"), (8, "-low"), (14, "-high")]
"""The least number of lines for each class of a screen."""


def bindings(*wheres: str) -> list[BindingType]:
    """Return bindings for the actions of some places; their ids let `keys.toml` change them."""
    return [
        Binding(",".join(a.keys), a.method, a.words, show=bool(a.label), id=a.id)
        for a in of(*wheres)
    ]
