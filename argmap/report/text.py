"""The report as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from argmap.base.text import unwrapped
from argmap.base.visible import visible
from argmap.reasoning.proofs.sentence import people_of
from argmap.report.brief import Entry, Part
from argmap.report.compose import Item, Report

WIDTH = 80
NARROWEST = 30
"""Columns that are left for words however deep a line is."""


def text(report: Report) -> str:
    """Return a report in lines of at most 80 characters, except for longer single words."""
    map = report.map
    lines = [*_wrapped(report.title), "=" * min(WIDTH, len(_plain(report.title))), ""]
    if report.brief:
        for sentence in report.brief.opening:
            lines += [*_wrapped(sentence), ""]
        for part in report.brief.parts:
            lines += _part(part)
        if not report.sections:
            lines += _wrapped(report.brief.closing) if report.brief.closing else []
            return "\n".join(lines).rstrip("\n") + "\n"
    for question in map.questions.values():
        lines += [*_wrapped(f"Question: {question.text or question.id}"), ""]
    for sentence in report.opening:
        lines += [*_wrapped(sentence), ""]
    if report.debate.positions:
        lines += [*_heading("The positions"), ""]
        for id in report.debate.positions:
            position = map.positions[id]
            held = people_of(map, position.held_by)
            by = f", held by {held}" if held else ""
            named = f" [{id}]" if report.names and position.text else ""
            lines += _wrapped(f"{position.text or id}{named}{by}", "- ")
            for claim in position.thesis:
                lines += _wrapped(_words(report, map.claims[claim].text, claim), "  - ")
            for note in position.notes:
                lines += _wrapped(f"Note: {note}", "  - ")
        lines.append("")
    for section in report.read:
        lines += [*_heading(section.analysis.heading), *_wrapped(section.analysis.question), ""]
        for item in section.items:
            lines += _item(report, item, 0)
        if section.items:
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _heading(words: str) -> list[str]:
    return [words, "-" * len(words)]


def _part(part: Part) -> Iterator[str]:
    yield from _wrapped(part.heading.upper())
    for remark in part.remarks:
        yield from _wrapped(remark)
    for entry in part.entries:
        yield from _entry(entry, 0)
    yield ""


def _entry(entry: Entry, depth: int) -> Iterator[str]:
    parts = [f"{entry.lead}:"] if entry.lead else []
    parts += [entry.text] if entry.text else []
    if entry.quoted:
        parts.append(f"“{entry.quoted}” ({entry.reference})")
    yield from _wrapped(" ".join(parts), f"{'  ' * depth}- ")
    for other in entry.under:
        yield from _entry(other, depth + 1)


def _item(report: Report, item: Item, depth: int) -> Iterator[str]:
    parts = [item.text] if item.text else []
    if item.words or item.id:
        parts.append(_words(report, item.words, item.id))
    if item.quote:
        quote = item.quote
        said = f"“{quote.words}”" if quote.exact else quote.words
        parts.append(f"{said} ({quote.reference})" if quote.reference else said)
    yield from _wrapped(" ".join(filter(None, parts)), f"{'  ' * depth}- ")
    for other in item.under:
        yield from _item(report, other, depth + 1)


def _words(report: Report, words: str, id: str) -> str:
    """Return the words of a claim or step, with its name where it has none or names are shown."""
    if report.names:
        return f"{words} [{id}]" if words else f"[{id}]"
    return words or ("" if id in report.map.arguments else f"[{id}]")


def _plain(words: str) -> str:
    """Return words on one line, with control characters made harmless."""
    return visible(unwrapped(words))


def _wrapped(words: str, bullet: str = "") -> list[str]:
    wrapper = TextWrapper(
        width=max(WIDTH, len(bullet) + NARROWEST),
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(_plain(words)) or [bullet.rstrip()]
