"""Changes as plain text for a terminal, one line each."""

from __future__ import annotations

from argmap.base.visible import one_line, visible
from argmap.formats.checks.paint import Paint, painter
from argmap.reasoning.difference.phrase import Phrase, Style
from argmap.report.changes import Changes

_PAINTED = {
    Style.NAME: "bold",
    Style.GONE: "error",
    Style.COME: "help",
}
_MARKS = {"+": "help", "-": "error", "~": "gutter"}


def text(changes: Changes, *, color: bool = False) -> str:
    """Return the changes, by heading, with changed words in `[-…-]` and `{+…+}` as in `git`."""
    paint = painter(color)
    lines = [paint(one_line(changes.title), "bold")]
    for section in changes.sections:
        lines += ["", section.heading]
        for entry in section.entries:
            lines.append(f"  {paint(entry.mark, _MARKS[entry.mark])} {_said(entry.says, paint)}")
            widest = max((len(label) for label, _ in entry.under), default=0)
            for label, said in entry.under:
                gap = " " * (widest - len(label))
                lines.append(f"      {label}:{gap} {_said(said, paint)}")
    return "\n".join([*lines, "", changes.summary]) + "\n"


def _said(said: Phrase, paint: Paint) -> str:
    found = []
    for piece in said:
        shown = visible(piece.text)
        if piece.style is Style.GONE:
            shown = f"[-{shown}-]"
        elif piece.style is Style.COME:
            shown = f"{{+{shown}+}}"
        style = _PAINTED.get(piece.style)
        found.append(paint(shown, style) if style else shown)
    return "".join(found)
