"""The words that colours know, from the language's own tables."""

from __future__ import annotations

import re

from argmap.language.keywords import PARENTS

KEYWORDS = tuple(
    sorted((k for k in PARENTS if k not in ("relation", "scheme line")), key=lambda k: (-len(k), k))
)
"""Words that begin a line, the longer ones first."""
RELATING = ("supports", "rebuts", "undercuts", "restates", "contradicts")
"""Words between two names."""
INNER = ("said by", "via", "with", "in", "at", "by", "to depth", "crux of")
"""Words inside a line."""
DECLARING = (
    "claim", "argument", "evidence", "question", "person", "source", "position", "group", "scheme", "view",
    "supported by", "rebutted by", "undercut by", "premise", "therefore", "thesis", "use",
)  # fmt: skip
"""Words before a name that is declared."""
ATTACKS = ("rebuts", "undercuts", "contradicts", "rebutted by", "undercut by", "denies")
"""Words against something, where a highlighter has a colour for that."""
NAME = r"[^\W_][^\s:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*"
"""A name, as a pattern that all of them understand but for `\\W`."""


def alternatives(words: tuple[str, ...], blank: str = " +") -> str:
    """Return words as alternatives of a pattern, with any number of blanks between the parts of one."""
    return "|".join(re.escape(word).replace("\\ ", " ").replace(" ", blank) for word in words)
