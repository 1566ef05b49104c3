"""The page in lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.report.aligned import WIDTH, plain, table, wrapped
from argmap.report.brief.page import Brief, Entry, Part


def in_lines(page: Brief, width: int = WIDTH, *, closing: bool = True) -> list[str]:
    """Return a page in lines of at most `width` characters, except for longer single words."""
    found = [*wrapped(page.title, width=width), "=" * min(width, len(plain(page.title))), ""]
    for sentence in page.opening:
        found += [*wrapped(sentence, width=width), ""]
    for part in page.parts:
        found += _part(part, width)
    if closing and page.closing:
        found += wrapped(page.closing, width=width)
    return found


def _part(part: Part, width: int) -> Iterator[str]:
    yield from wrapped(part.heading.upper(), width=width)
    for remark in part.remarks:
        yield from wrapped(remark, width=width)
    if part.table:
        yield from table(part.table, width)
    for entry in part.entries:
        yield from _entry(entry, 0, width)
    yield ""


def _entry(entry: Entry, depth: int, width: int) -> Iterator[str]:
    parts = [f"{entry.lead}:"] if entry.lead else []
    parts += [entry.text] if entry.text else []
    if entry.quoted:
        parts.append(f"“{entry.quoted}” ({entry.reference})")
    yield from wrapped(" ".join(parts), f"{'  ' * depth}- ", width)
    for other in entry.under:
        yield from _entry(other, depth + 1, width)
