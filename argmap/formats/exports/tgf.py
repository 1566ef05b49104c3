"""The attacks of a map as Trivial Graph Format: names, a line `#`, then attacker and attacked.

`argmap.reasoning.status.framework` explains how a map becomes a framework. Each name is alone on
its line, without the words of the claim, because solvers take a whole line for the name.
"""

from __future__ import annotations

from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import Options
from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.framework import framework


@exporter("tgf", suffixes=(".tgf",), purpose="convert", summary="attacks alone, as a trivial graph")
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """Return the whole map (not only the view) as TGF with a final line end."""
    made = framework(compile_map(view.map))
    names = made.names
    lines = [*names, "#", *(f"{names[start]} {names[end]}" for start, end in made.attacks)]
    return "\n".join(lines) + "\n"
