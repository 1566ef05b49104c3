"""The attacks of a map as facts for ASPARTIX: `arg(a).` and `att(a,b).`, a attacks b.

Names become constants of answer set programming (a small Latin letter, then such letters, digits
and `_`); a comment `% constant = name` says so where they differ.
`argmap.reasoning.status.framework` explains how a map becomes a framework.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import Options
from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.framework import framework


@exporter("apx", suffixes=(".apx",), purpose="convert", summary="attacks alone, for ASPARTIX")
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """Return the whole map (not only the view) as APX with a final line end."""
    made = framework(compile_map(view.map))
    constants = _constants(made.names)
    renamed = zip(constants, made.names, strict=True)
    lines = [f"% {constant} = {name}" for constant, name in renamed if constant != name]
    lines += (f"arg({constant})." for constant in constants)
    lines += (f"att({constants[start]},{constants[end]})." for start, end in made.attacks)
    return "\n".join(lines) + "\n" if lines else ""


def _constants(names: Iterable[str]) -> list[str]:
    """Return a constant for each name, all different."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    found = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
        constant = re.sub("[^a-z0-9]+", "_", plain).strip("_")
        if not constant or not constant[0].isalpha():
            constant = f"a_{constant}".rstrip("_")
        free = constant
        while free in taken:
            counts[constant] = counts.get(constant, 1) + 1
            free = f"{constant}_{counts[constant]}"
        taken.add(free)
        found.append(free)
    return found
