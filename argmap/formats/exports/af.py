"""The attacks of a map as an abstract framework in the format of the solver competitions.

`p af N`, then a line `i j` for each attack of argument i on argument j, counted from 1 (ICCMA 2023,
iccma2023.github.io/rules.html). Comments `# i = name` say which argument is which.
`argmap.reasoning.status.framework` explains how a map becomes a framework.
"""

from __future__ import annotations

from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import Options
from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.framework import framework


@exporter(
    "af", suffixes=(".af",), purpose="convert", summary="attacks alone, for solvers (ICCMA 2023)"
)
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """Return the whole map (not only the view) as a `p af` text with a final line end."""
    made = framework(compile_map(view.map))
    lines = [f"p af {len(made.names)}"]
    lines += (f"# {number} = {name}" for number, name in enumerate(made.names, 1))
    lines += (f"{start + 1} {end + 1}" for start, end in made.attacks)
    return "\n".join(lines) + "\n"
