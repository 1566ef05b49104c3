"""Blanks that look like the usual one, as they come with what is copied from a page."""

from __future__ import annotations

import re

_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_MARKS = '"“”„«»'
_HEAD = re.compile(rf"[^:#|{_MARKS}]*(?::\s*)?")
"""What is in front of a line's words or its quotation."""


def with_plain_blanks(text: str) -> str:
    """Return the text with usual blanks in the place of others, except inside words and quotations.
    It stays as long as it is.
    """
    if not _BLANK.search(text):
        return text
    return "\n".join(map(_plain, text.split("\n")))


def _plain(line: str) -> str:
    found = _HEAD.match(line)
    assert found is not None
    start, end = found.end(), len(line.rstrip())
    if line[start : start + 1] in _MARKS and ":" not in found.group():
        end = max(map(line.rfind, _MARKS)) + 1
    end = max(start, end)
    return _BLANK.sub(" ", line[:start]) + line[start:end] + _BLANK.sub(" ", line[end:])
