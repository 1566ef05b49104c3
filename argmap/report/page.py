"""The report as one page of HTML, with the picture in it, without scripts, for light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.drawing.scene.words import clean, escape
from argmap.drawing.view import Selection
from argmap.quotes.address import evidence_address
from argmap.reasoning.analyses.disagreement import Disagreement
from argmap.reasoning.proofs.sentence import people_of
from argmap.report.brief import Entry, Part
from argmap.report.compose import Item, Report
from argmap.report.points import POINT, Points

STYLE = """
:root { color-scheme: light dark; --ink: #1b2228; --paper: #fff; --muted: #55606b; --frame: #c9d0d7;
  --soft: #f4f6f8; --line: #0b6b52; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f4; --paper: #14181d; --muted: #b3bcc6;
  --frame: #3d4853; --soft: #1d242b; --line: #2fb48f; } }
body { margin: 0 auto; padding: 2rem 1.25rem 6rem; max-width: 46rem; color: var(--ink);
  background: var(--paper); font: 17px/1.55 Georgia, "Liberation Serif", serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .6rem; }
h2 { font: 600 1.25rem/1.3 system-ui, "Liberation Sans", sans-serif; margin: 2.8rem 0 .1rem;
  padding-top: .9rem; border-top: 1px solid var(--frame); }
h2 + ul { margin-top: .8rem; }
h2 + p, .foot { color: var(--muted); font-style: italic; margin: 0 0 1rem; }
.asked { font-size: 1.15rem; }
ul { margin: .2rem 0; padding-left: 1.2rem; }
li { margin: .3rem 0; overflow-wrap: anywhere; }
section > ul { padding-left: 0; list-style: none; }
section > ul > li { margin: 0 0 1.1rem; padding-left: .8rem; border-left: 3px solid var(--line); }
li li { font-size: .94rem; }
code { font: .78em ui-monospace, "Liberation Mono", monospace; color: var(--muted);
  background: var(--soft); padding: .05em .35em; border-radius: 3px; overflow-wrap: anywhere; }
.lead { color: var(--muted); font-family: system-ui, "Liberation Sans", sans-serif; font-size: .9em; }
section > ul > li > .lead { color: var(--ink); font-weight: 600; }
table { border-collapse: collapse; width: 100%; font: .88rem/1.4 system-ui, "Liberation Sans", sans-serif; }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid var(--frame); }
thead th { color: var(--muted); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 8rem; overflow-wrap: anywhere; }
@media (min-width: 40rem) { tbody th { min-width: 14rem; } }
.wide { overflow-x: auto; margin: .8rem 0 .4rem; }
@media (min-width: 64rem) { .many { margin-left: -8rem; margin-right: -8rem; } }
cite { color: var(--muted); font-style: normal; font-size: .9em; }
a { color: inherit; }
figure { margin: 1.5rem 0; }
figure div { overflow: auto; max-height: 80vh; border: 1px solid var(--frame); border-radius: 6px; }
@media (min-width: 80rem) { figure { margin: 1.5rem -14rem; } }
figure svg { display: block; margin: 0 auto; }
figcaption { color: var(--muted); font-size: .88rem; padding-top: .4rem; }
nav ul { columns: 2; font: .92rem/1.5 system-ui, "Liberation Sans", sans-serif; }
@media print { section > ul > li { break-inside: avoid; } figure div { max-height: none; } }
"""

MANY = 5
"""Columns above which a table is wider than the text, where there is room."""


def picture_of(report: Report) -> Selection:
    """Select the part of the map for the picture in the page.

    It shows the theses of the positions and the contested claims between them, or the whole map
    when there are neither.
    """
    claims = [c for p in report.debate.positions for c in report.map.positions[p].thesis]
    if report.brief and not report.sections:
        claims += report.brief.claims
    for section in report.sections:
        if isinstance(section.answer, Disagreement):
            for pair in section.answer.pairs:
                for one in pair.contested:
                    step = report.map.arguments.get(one.id)
                    claims += (
                        [one.id]
                        if step is None
                        else [c for c in (*step.premises, step.target) if c in report.map.claims]
                    )
                    for id in one.over:
                        attack = report.map.arguments.get(id)
                        claims += attack.premises if attack else ()
    return Selection(
        focus=tuple(dict.fromkeys(claims)), depth=0 if claims else None, evidence=False
    )


def page(report: Report, svg: str = "") -> str:
    """Return a report as a page of HTML.

    `svg` is a picture made by `argmap.drawing` of the selection of `picture_of`; the words of the
    map in it are already harmless.
    """
    title = _text(report.title)
    language = escape(clean(report.map.language)) or "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>Report: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"{''.join(_body(report, title, svg))}</body>\n</html>\n"
    )


def _body(report: Report, title: str, svg: str) -> Iterator[str]:
    map = report.map
    yield f"<header><h1>{title}</h1>\n"
    if report.brief:
        yield from (f"<p>{_text(sentence)}</p>\n" for sentence in report.brief.opening)
        for part in report.brief.parts:
            yield from _part(report, part)
        if not report.sections:
            yield "</header>\n"
            yield _figure(svg)
            if report.brief.closing:
                yield f'<p class="foot">{_text(report.brief.closing)}</p>\n'
            return
    for question in map.questions.values():
        yield f'<p class="asked"><b>Question:</b> {_text(question.text or question.id)}</p>\n'
    for sentence in report.opening:
        yield f"<p>{_text(sentence)}</p>\n"
    yield "</header>\n"
    if len(report.read) > 2:
        links = "".join(
            f'<li><a href="#{s.analysis.name}">{_text(s.analysis.heading)}</a></li>'
            for s in report.read
        )
        yield f"<nav><ul>{links}</ul></nav>\n"
    if report.debate.positions:
        yield "<section><h2>The positions</h2>\n<ul>"
        for id in report.debate.positions:
            position = map.positions[id]
            held = people_of(map, position.held_by)
            by = f" <cite>held by {_text(held)}</cite>" if held else ""
            named = f"<code>{_text(id)}</code>" if report.names and position.text else ""
            yield f'<li><span class="lead">{_text(position.text or id)}</span> {named}{by}'
            told = [f"<li>{_words(report, map.claims[c].text, c)}</li>" for c in position.thesis]
            told += [f"<li>Note: {_text(note)}</li>" for note in position.notes]
            yield f"<ul>{''.join(told)}</ul></li>\n" if told else "</li>\n"
        yield "</ul></section>\n"
    yield _figure(svg)
    for section in report.read:
        yield (
            f'<section id="{section.analysis.name}"><h2>{_text(section.analysis.heading)}</h2>'
            f"<p>{_text(section.analysis.question)}</p>\n"
        )
        if section.table:
            yield from _table(section.table)
        elif section.items:
            yield "<ul>"
            for item in section.items:
                yield from _item(report, item)
            yield "</ul>"
        yield "</section>\n"


def _figure(svg: str) -> str:
    if not svg:
        return ""
    drawn = re.sub(r"^<\?xml[^>]*\?>\s*", "", svg)
    return (
        f"<figure><div>{drawn}</div><figcaption>The theses, and what is contested between the "
        "positions in this map.</figcaption></figure>\n"
    )


def _part(report: Report, part: Part) -> Iterator[str]:
    yield f"<section><h2>{_text(part.heading)}</h2>\n"
    yield from (f"<p>{_text(remark)}</p>\n" for remark in part.remarks)
    if part.table:
        yield from _table(part.table)
    if part.entries:
        yield f"<ul>{''.join(_entry(report, entry) for entry in part.entries)}</ul>"
    yield "</section>\n"


def _table(points: Points) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in (POINT, *points.heads))
    wide = "wide many" if len(points.heads) > MANY else "wide"
    yield f'<div class="{wide}" tabindex="0"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n'
    for row in points.rows:
        named = f" <code>{_text(row.name)}</code>" if row.name else ""
        cells = "".join(f"<td>{_text(cell)}</td>" for cell in points.cells(row))
        yield f'<tr><th scope="row" dir="auto">{_text(row.words)}{named}</th>{cells}</tr>\n'
    yield "</tbody></table></div>\n"
    if points.key:
        yield f'<p class="foot">{_text(points.key)}</p>\n'


def _entry(report: Report, entry: Entry) -> str:
    parts = [f'<span class="lead">{_text(entry.lead)}:</span>'] if entry.lead else []
    parts += [_text(entry.text)] if entry.text else []
    if entry.quoted:
        url = evidence_address(report.map, report.map.evidence[entry.quote])
        said = f"“{_text(entry.quoted)}”"
        linked = f'<a href="{escape(url)}" rel="noopener noreferrer">{said}</a>' if url else said
        parts.append(f"{linked} <cite>{_text(entry.reference)}</cite>")
    under = "".join(_entry(report, other) for other in entry.under)
    return f"<li>{' '.join(parts)}{f'<ul>{under}</ul>' if under else ''}</li>\n"


def _item(report: Report, item: Item) -> Iterator[str]:
    parts = [f'<span class="lead">{_text(item.text)}</span>'] if item.text else []
    if item.words or item.id:
        parts.append(_words(report, item.words, item.id))
    if item.quote:
        quote = item.quote
        words = _text(quote.words)
        said = f"“{words}”" if quote.exact else words
        url = evidence_address(report.map, report.map.evidence[quote.id])
        linked = f'<a href="{escape(url)}" rel="noopener noreferrer">{said}</a>' if url else said
        parts.append(
            f"{linked} <cite>{_text(quote.reference)}</cite>" if quote.reference else linked
        )
    yield f"<li>{' '.join(filter(None, parts))}"
    if item.under:
        yield "<ul>"
        for other in item.under:
            yield from _item(report, other)
        yield "</ul>"
    yield "</li>\n"


def _words(report: Report, words: str, id: str) -> str:
    if report.names:
        return f"{_text(words)} <code>{_text(id)}</code>" if words else f"<code>{_text(id)}</code>"
    return _text(words) or ("" if id in report.map.arguments else f"<code>{_text(id)}</code>")


def _text(words: str) -> str:
    return escape(clean(words))
