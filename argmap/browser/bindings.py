"""The table of keys as Textual wants it."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from argmap.browser.keys import of


def bindings(*wheres: str) -> list[BindingType]:
    """Bindings for the actions of some places; their ids let `keys.toml` change them."""
    return [
        Binding(",".join(a.keys), a.method, a.words, show=bool(a.label), id=a.id)
        for a in of(*wheres)
    ]
