"""Parts of the sentences in findings, and places inside a claim's words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.base.text import Place

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim


def named(words: Iterable[str], last: str = "and") -> str:
    """Return names or words of the language as a list: "`a`, `b` and `c`"."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def an(word: str) -> str:
    """Return the word with its article: "a claim", "an argument", "a piece of evidence"."""
    if word == "evidence":
        return "a piece of evidence"
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def short(text: str, limit: int = 60) -> str:
    """Cut the text at a word when it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    cut = text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:")
    return f"{cut}…"


def within(map: ArgumentMap, claim: Claim, start: int, end: int) -> Place:
    """Return the place of `claim.text[start:end]`, or of all words if they span several lines."""
    place = claim.words_place
    document = map.documents.get(place.file)
    if document is None or not document.text.startswith(claim.text, place.start):
        return place
    return Place(place.file, place.start + start, place.start + end)


def text_at(map: ArgumentMap, place: Place) -> str:
    """Return the text at a place."""
    document = map.documents.get(place.file)
    return document.text[place.start : place.end] if document else ""


def whole_line(map: ArgumentMap, place: Place) -> tuple[Place, str] | None:
    """Return the line on which the place begins, with its line end, and the line's words.

    `None` when there are lines under it or lines that continue it.
    """
    document = map.documents.get(place.file)
    if document is None:
        return None
    text = document.text
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.start) + 1 or len(text)
    line = text[start:end]
    follows = text[end : text.find("\n", end) + 1 or len(text)]
    if follows.strip() and _indent(follows) > _indent(line):
        return None
    return Place(place.file, start, end), line.strip()


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \t|"))


def in_marks(text: str, at: int) -> bool:
    """Whether a place in the text is between quotation marks."""
    before = text[:at]
    if before.count('"') % 2:
        return True
    opened = max(before.rfind(mark) for mark in "“„«‘")
    return opened >= 0 and not any(mark in before[opened + 1 :] for mark in "”»’“")


def either(parts: list[str]) -> str:
    """Join parts of a sentence by "and no": "`author`, no `url` or `text`"."""
    return ", no ".join(parts)
