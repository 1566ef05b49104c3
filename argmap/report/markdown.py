"""The report as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.drawing.cells.boxes import cells
from argmap.formats.exports._commonmark import words
from argmap.reasoning.proofs.sentence import people_of
from argmap.report.brief import Entry, Part
from argmap.report.compose import DRAWN_ALONE, Item, Report
from argmap.report.points import POINT, Points


def markdown(report: Report) -> str:
    """Return a report in CommonMark; nothing in a map's words is markup."""
    map = report.map
    blocks = [f"# {words(report.title)}"]
    if report.brief:
        blocks += [words(s) for s in report.brief.opening]
        blocks += [block for part in report.brief.parts for block in _part(part)]
        if not report.sections:
            blocks += [words(report.brief.closing)] if report.brief.closing else []
            return "\n\n".join(blocks) + "\n"
    for item in report.asked:
        blocks.append(f"**Question:** {words(item.text)}")
        if item.under:
            blocks.append("\n".join(line for one in item.under for line in _item(report, one, 0)))
    blocks += [words(s) for s in report.opening]
    if report.debate.positions:
        lines = []
        for id in report.debate.positions:
            position = map.positions[id]
            held = people_of(map, position.held_by)
            by = f", held by {words(held)}" if held else ""
            named = f" (`{id}`)" if report.names and position.text else ""
            lines.append(f"- **{words(position.text or id)}**{named}{by}")
            lines += [f"    - {_words(report, map.claims[c].text, c)}" for c in position.thesis]
            lines += [f"    - Note: {words(note)}" for note in position.notes]
        blocks += ["## The positions", "\n".join(lines)]
    for section in report.read:
        blocks.append(f"## {section.analysis.heading}")
        blocks.append(f"*{section.analysis.question}*")
        if section.table:
            blocks += _table(section.table)
            if section.drawn:
                lines = [line for item in section.drawn for line in _item(report, item, 0)]
                blocks += [DRAWN_ALONE, "\n".join(lines)]
        elif bullets := [line for item in section.items for line in _item(report, item, 0)]:
            blocks.append("\n".join(bullets))
    return "\n\n".join(blocks) + "\n"


def _part(part: Part) -> Iterator[str]:
    yield f"## {words(part.heading)}"
    yield from (f"*{words(remark)}*" for remark in part.remarks)
    if part.table:
        yield from _table(part.table)
    if bullets := [line for entry in part.entries for line in _entry(entry, 0)]:
        yield "\n".join(bullets)


def _table(points: Points) -> Iterator[str]:
    """Yield a table and its key. A cell is as wide as its column, so the table can be read as it is written."""
    rows = [
        (f"{_cell(row.words)} (`{row.name}`)" if row.name else _cell(row.words), *points.cells(row))
        for row in points.rows
    ]
    told = [(POINT, *map(_cell, points.heads)), *rows]
    wide = [max(cells(row[i]) for row in told) for i in range(1, len(told[0]))]

    def line(row: tuple[str, ...]) -> str:
        behind = (f"{c}{' ' * (w - cells(c))}" for c, w in zip(row[1:], wide, strict=True))
        return f"|{row[0]}|{'|'.join(behind)}|"

    rule = "|".join("-" * max(w, 3) for w in (len(POINT), *wide))
    yield "\n".join([line(told[0]), f"|{rule}|", *map(line, told[1:])])
    if points.key:
        yield f"*{words(points.key)}*"


def _cell(text: str) -> str:
    """Return words for a cell: GitHub takes every backslash before a `|` for its escape, also an escaped one."""
    return words(text).replace("\\\\", "&#92;")


def _entry(entry: Entry, depth: int) -> Iterator[str]:
    parts = [f"**{words(entry.lead)}:**"] if entry.lead else []
    parts += [words(entry.text)] if entry.text else []
    if entry.quoted:
        parts.append(f"“{words(entry.quoted)}” ({words(entry.reference)})")
    yield f"{'    ' * depth}- {' '.join(parts)}"
    for other in entry.under:
        yield from _entry(other, depth + 1)


def _item(report: Report, item: Item, depth: int) -> Iterator[str]:
    parts = [words(item.text)] if item.text else []
    if item.words or item.id:
        parts.append(_words(report, item.words, item.id))
    if item.quote:
        quote = item.quote
        said = f"“{words(quote.words)}”" if quote.exact else words(quote.words)
        parts.append(f"{said} ({words(quote.reference)})" if quote.reference else said)
    yield f"{'    ' * depth}- {' '.join(filter(None, parts))}"
    for other in item.under:
        yield from _item(report, other, depth + 1)


def _words(report: Report, text: str, id: str) -> str:
    """Return the words of a claim or step, with its name where it has none or names are shown."""
    if report.names:
        return f"{words(text)} (`{id}`)" if text else f"`{id}`"
    return words(text) or ("" if id in report.map.arguments else f"`{id}`")
