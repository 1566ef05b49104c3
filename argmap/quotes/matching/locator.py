"""Locators: the place that `at paragraph 4` gives."""

from __future__ import annotations

import re

_PARAGRAPHS = re.compile(
    r"(?:^|[\s,;(])(?:paragraphs?|paras?\.?|pars?\.?|¶{1,2}|absatz|абзац[иы]?)\s*"
    r"(\d+)(?:\s*(?:-|–|to|and|,)\s*(\d+))?",
    re.IGNORECASE,
)


def paragraphs(at: str) -> tuple[int, int] | None:
    """Return the first and the last paragraph that a locator names, counted from 1.

    `None` for locators that a plain text cannot answer (pages, minutes, chapters).
    """
    found = _PARAGRAPHS.search(at)
    if found is None:
        return None
    first = int(found[1][:9])
    last = int((found[2] or found[1])[:9])
    return min(first, last), max(first, last)
