"""The canonical form of a file, as edits."""

from __future__ import annotations

from difflib import SequenceMatcher

from argmap.base.diagnostics import Edit
from argmap.base.text import Place
from argmap.language import parse, write
from argmap.lsp.snapshot import Snapshot


def formatting(snapshot: Snapshot, start: int = 0, end: int | None = None) -> tuple[Edit, ...]:
    """Return edits that bring a file into its canonical form, those alone that touch a stretch if one is given. A file with lines
    that cannot be read is left as it is.
    """
    tree = snapshot.tree
    if tree.slips:
        return ()
    text, new = tree.text, write(tree)
    if parse(new).items != tree.items:
        return ()
    end = len(text) if end is None else end
    old_lines, new_lines = text.splitlines(keepends=True), new.splitlines(keepends=True)
    offsets = [0]
    for line in old_lines:
        offsets.append(offsets[-1] + len(line))
    edits = []
    for tag, a, b, c, d in SequenceMatcher(
        None, old_lines, new_lines, autojunk=False
    ).get_opcodes():
        if tag != "equal" and offsets[a] <= end and offsets[b] >= start:
            edits.append(
                Edit(Place(snapshot.path, offsets[a], offsets[b]), "".join(new_lines[c:d]))
            )
    return tuple(edits)
