"""Comparison of words: whether they are the same, how alike they are, and which of them changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from argmap.base.typography import one_blank, typographic

_TOKEN = re.compile(r"\w+(?:['’ʼ]\w+)*|[^\w\s]")
_MOST = 1500
"""Number of words up to which the changed ones are found one by one."""


class Part(NamedTuple):
    """A stretch of words, and whether it differs from the other version."""

    text: str
    changed: bool


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Return the words without the effects of typesetting: kinds of quotation marks, dashes and
    blanks, ligatures, invisible characters, line breaks, ways to compose a letter.
    """
    return one_blank(typographic(normalize("NFC", text))[0])


def tokens(text: str) -> tuple[str, ...]:
    """Return the words and marks of a text, folded, in lower case."""
    return tuple(_TOKEN.findall(folded(text).lower()))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of tokens, in [0, 1], that two texts have in common in the same order: twice
    the longest common subsequence over both lengths.
    """
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def marked(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return both texts on one line, cut into parts that stayed and parts that changed.

    Adjacent changed words are one part. In very long texts, everything between the common beginning
    and the common end counts as changed.
    """
    before, after = " ".join(before.split()), " ".join(after.split())
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    a, b = [folded(t[0]) for t in old], [folded(t[0]) for t in new]
    gone, come = [], []
    for kind, i, j, k, m in _edits(a, b):
        if kind != "equal":
            gone.append((i, j))
            come.append((k, m))
    return tuple(_parts(before, old, gone)), tuple(_parts(after, new, come))


def _edits(a: list[str], b: list[str]) -> list[tuple[str, int, int, int, int]]:
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    middle_a, middle_b = a[start : len(a) - end], b[start : len(b) - end]
    if max(len(middle_a), len(middle_b)) > _MOST:
        return [("replace", start, len(a) - end, start, len(b) - end)]
    found = SequenceMatcher(None, middle_a, middle_b, autojunk=False).get_opcodes()
    return [(kind, i + start, j + start, k + start, m + start) for kind, i, j, k, m in found]


def _parts(text: str, found: list[re.Match[str]], changed: list[tuple[int, int]]) -> Iterator[Part]:
    at = 0
    for first, last in changed:
        if first == last:
            continue
        start, end = found[first].start(), found[last - 1].end()
        if start > at:
            yield Part(text[at:start], changed=False)
        yield Part(text[start:end], changed=True)
        at = end
    if at < len(text):
        yield Part(text[at:], changed=False)
