"""The form for people: the line, a caret row under it, what explains it, and what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from argmap.base.diagnostics import Diagnostic, Fix
from argmap.base.text import Document, Place
from argmap.base.visible import one_line, visible
from argmap.formats.checks.excerpt import Mark, Row, marks_of, rows_of
from argmap.formats.checks.paint import Paint, painter
from argmap.formats.checks.short import point
from argmap.formats.checks.suggestion import suggested

MOST = 500
"""The number of problems shown for one rule; nobody reads more, and the rest is counted."""


def write(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], color: bool) -> str:
    """Return each diagnostic as a block followed by an empty line."""
    paint = painter(color)
    shown: dict[str, int] = {}
    blocks = []
    for diagnostic in diagnostics:
        number = shown[diagnostic.name] = shown.get(diagnostic.name, 0) + 1
        if number <= MOST:
            blocks.append("\n".join((*_block(diagnostic, documents, paint), "", "")))
    blocks += [
        f"{number - MOST:,} more of {name} are not shown here; `--format short` lists all.\n\n"
        for name, number in shown.items()
        if number > MOST
    ]
    return "".join(blocks)


def _block(
    diagnostic: Diagnostic, documents: Mapping[str, Document], paint: Paint
) -> Iterator[str]:
    severity = diagnostic.severity.value
    head = paint(f"{severity}[{diagnostic.code}]", severity)
    yield f"{head} {paint(f'{diagnostic.name}: {one_line(diagnostic.message)}', 'bold')}"
    excerpts = list(_excerpts(diagnostic, documents))
    fix = list(_fix_rows(diagnostic.fix, documents)) if diagnostic.fix else []
    numbers = [row.number for _, rows in excerpts for row in rows] + [row.number for row in fix]
    gutter = len(str(max(numbers, default=0)))

    def left(number: str, sign: str) -> str:
        return paint(f"{number:>{gutter}} {sign}", "gutter")

    for i, (where, rows) in enumerate(excerpts):
        arrow = ":::" if i else "-->"
        yield f"{paint(' ' * gutter + arrow, 'gutter')} {where}"
        if rows:
            yield left("", "|")
        for row in rows:
            yield _row(row, left, paint, severity, gutter)
    if diagnostic.help or diagnostic.fix or diagnostic.because:
        yield left("", "|")
    if diagnostic.help:
        indent = " " * (gutter + len(" = help: "))
        words = f"\n{indent}".join(one_line(line) for line in diagnostic.help.splitlines())
        yield f"{left('', '=')} {paint('help', 'help')}: {words}"
    for pattern in diagnostic.because:
        yield f"{left('', '=')} {paint('pattern', 'help')}: {one_line(pattern)}"
    if diagnostic.fix:
        how = "--fix" if diagnostic.fix.safe else "--fix=unsafe"
        title = one_line(diagnostic.fix.title)
        yield f"{left('', '=')} {paint('fix', 'help')}: {title} (`{how}` does it)"
        for row in fix:
            yield _row(row, left, paint, "help", gutter)


def _row(
    row: Row, left: Callable[[str, str], str], paint: Paint, severity: str, gutter: int
) -> str:
    if row.sign == "...":
        return paint("." * max(gutter, 3), "gutter")
    if row.carets:
        words = paint(row.text, severity if row.primary else "gutter")
        return f"{left('', '|')} {' ' * row.shift}{words}"
    text = paint(row.text, "help") if row.sign == "+" else row.text
    return f"{left(str(row.number), row.sign)} {text}".rstrip()


def _excerpts(
    diagnostic: Diagnostic, documents: Mapping[str, Document]
) -> Iterator[tuple[str, list[Row]]]:
    """Yield name and rows of each file with something to show, the diagnostic's own first."""
    by_file: dict[str, list[Mark]] = {}
    first: dict[str, Place] = {}
    places = [(diagnostic.place, diagnostic.label, True)]
    places += [(label.place, label.message, False) for label in diagnostic.labels]
    for place, words, primary in places:
        first.setdefault(place.file, place)
        found = by_file.setdefault(place.file, [])
        if document := documents.get(place.file):
            found += marks_of(place, one_line(words), primary, document)
        elif words:
            yield f"{visible(place.file)}: {one_line(words)}", []
            del by_file[place.file]
    for file, marks in by_file.items():
        yield point(first[file], documents), rows_of(marks, documents[file]) if marks else []


def _fix_rows(fix: Fix, documents: Mapping[str, Document]) -> Iterator[Row]:
    for file in dict.fromkeys(edit.place.file for edit in fix.edits):
        if document := documents.get(file):
            yield from suggested([e for e in fix.edits if e.place.file == file], document)
