"""Changes as Markdown, for a comment on a change or a list of changes."""

from __future__ import annotations

from argmap.formats.exports._commonmark import words
from argmap.reasoning.difference.phrase import Phrase, Piece, Style
from argmap.report.changes import Changes

_MARKS = {"+": "**+**", "-": "**−**", "~": "**~**"}


def markdown(changes: Changes) -> str:
    """Return the changes, by heading, in CommonMark with `<del>` and `<ins>` for words."""
    blocks = [f"# {words(changes.title)}", words(changes.summary)]
    for section in changes.sections:
        lines = []
        for entry in section.entries:
            lines.append(f"- {_MARKS[entry.mark]} {_said(entry.says)}")
            lines += [f"    - {label}: {_said(said)}" for label, said in entry.under]
        blocks += [f"## {section.heading}", "\n".join(lines)]
    return "\n\n".join(blocks) + "\n"


def _said(said: Phrase) -> str:
    return "".join(map(_piece, said))


def _piece(piece: Piece) -> str:
    text = piece.text
    if piece.style is Style.NAME:
        return words(text) if "`" in text else f"`{text}`"
    if piece.style is Style.PLAIN:
        return text
    # Blanks at the ends separate a piece from its neighbours.
    left = " " * (len(text) - len(text.lstrip()))
    right = " " * (len(text) - len(text.rstrip())) if text.strip() else ""
    shown = words(text)
    if piece.style is Style.GONE:
        shown = f"<del>{shown}</del>"
    elif piece.style is Style.COME:
        shown = f"<ins>{shown}</ins>"
    return f"{left}{shown}{right}"
