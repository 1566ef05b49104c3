"""The report as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.proofs.sentence import people_of
from argmap.report.aligned import WIDTH, plain, table, wrapped
from argmap.report.brief.in_lines import in_lines
from argmap.report.compose import DRAWN_ALONE, Item, Report


def text(report: Report, width: int = WIDTH) -> str:
    """Return a report in lines of at most `width` characters, except for longer single words."""
    lines = [*_lines(report, width)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _lines(report: Report, width: int) -> Iterator[str]:
    map = report.map
    if report.brief:
        yield from in_lines(report.brief, width, closing=not report.sections)
        if not report.sections:
            return
    else:
        yield from wrapped(report.title, width=width)
        yield from ("=" * min(width, len(plain(report.title))), "")
    for item in report.asked:
        yield from wrapped(f"Question: {item.text}", width=width)
        for answer in item.under:
            yield from _item(report, answer, 0, width)
        yield ""
    for sentence in report.opening:
        yield from wrapped(sentence, width=width)
        yield ""
    if report.debate.positions:
        yield from _heading("The positions")
        yield ""
        for id in report.debate.positions:
            position = map.positions[id]
            held = people_of(map, position.held_by)
            by = f", held by {held}" if held else ""
            named = f" [{id}]" if report.names and position.text else ""
            yield from wrapped(f"{position.text or id}{named}{by}", "- ", width)
            for claim in position.thesis:
                yield from wrapped(_words(report, map.claims[claim].text, claim), "  - ", width)
            for note in position.notes:
                yield from wrapped(f"Note: {note}", "  - ", width)
        yield ""
    for section in report.read:
        yield from _heading(section.analysis.heading)
        yield from wrapped(section.analysis.question, width=width)
        yield ""
        if section.table:
            yield from table(section.table, width)
            if section.drawn:
                yield ""
                yield from wrapped(DRAWN_ALONE, width=width)
            for item in section.drawn:
                yield from _item(report, item, 0, width)
        else:
            for item in section.items:
                yield from _item(report, item, 0, width)
        yield ""


def _heading(words: str) -> list[str]:
    return [words, "-" * len(words)]


def _item(report: Report, item: Item, depth: int, width: int) -> Iterator[str]:
    parts = [item.text] if item.text else []
    if item.words or item.id:
        parts.append(_words(report, item.words, item.id))
    if item.quote:
        quote = item.quote
        said = f"“{quote.words}”" if quote.exact else quote.words
        parts.append(f"{said} ({quote.reference})" if quote.reference else said)
    yield from wrapped(" ".join(filter(None, parts)), f"{'  ' * depth}- ", width)
    for other in item.under:
        yield from _item(report, other, depth + 1, width)


def _words(report: Report, words: str, id: str) -> str:
    """Return the words of a claim or step, with its name where it has none or names are shown."""
    if report.names:
        return f"{words} [{id}]" if words else f"[{id}]"
    return words or ("" if id in report.map.arguments else f"[{id}]")
