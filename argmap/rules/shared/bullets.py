"""A list mark in front of a line that needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.shared.slips import may_stand, parts, rewrite, stretch
from argmap.rules.shared.trying import reads

if TYPE_CHECKING:
    from argmap.language.tree import Slip


def without_bullet(slip: Slip, mark: str, words: str) -> Finding | None:
    """Return a finding when the line after the mark begins with its keyword; else `None`."""
    found = parts(words)
    keyword = found is not None and found.rest[:1] == ":" and may_stand(found.keyword, slip)
    if not keyword and not reads(slip, words):
        return None
    return Finding(
        stretch(slip, 0, len(mark)),
        f"a line begins with its keyword, not with `{mark}`",
        help=f"write `{words}`",
        fix=rewrite(slip, words, safe=True),
    )
