"""What the debate turns on: the page of the report, then its sections, each line leading to its claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.page.markup import link, text
from argmap.quotes.address import evidence_address
from argmap.report.brief import Entry, Part
from argmap.report.compose import Item, Report

_COMMAND = re.compile(r"; --only [\w-]+ lists them all$")
"""What a reader of a page cannot type."""
SKIPPED = ("meeting",)
"""Sections that stand in the overview already."""


def brief_html(report: Report) -> Iterator[str]:
    """Yield the parts of the one-page report, without its table."""
    if report.brief is None:
        return
    yield from (f"<p>{text(sentence)}</p>\n" for sentence in report.brief.opening)
    for part in report.brief.parts:
        if part.entries:
            yield from _part(report, part)


def sections_html(report: Report) -> Iterator[str]:
    """Yield the sections of the report, each to be unfolded."""
    for section in report.read:
        analysis = section.analysis
        if analysis.name in SKIPPED:
            continue
        yield (
            f'<details id="~{analysis.name}"><summary><h3>{text(analysis.heading)}</h3> '
            f"<small>{text(analysis.question)}</small></summary>\n"
        )
        yield "<ul>"
        for item in section.items:
            yield from _item(report, item)
        yield "</ul></details>\n"


def _part(report: Report, part: Part) -> Iterator[str]:
    yield f"<section><h3>{text(part.heading)}</h3>\n"
    yield from (f'<p class="foot">{text(remark)}</p>\n' for remark in part.remarks)
    yield f"<ul>{''.join(_entry(report, entry) for entry in part.entries)}</ul></section>\n"


def _entry(report: Report, entry: Entry) -> str:
    parts = [f"<b>{text(entry.lead)}:</b>"] if entry.lead else []
    proof = report.map.evidence.get(entry.quote)
    if entry.text:
        claims = proof.supports if proof else ()
        parts.append(link(claims[0], entry.text) if claims else text(entry.text))
    if entry.quoted and proof:
        parts.append(_quoted(report, entry.quote, f"“{text(entry.quoted)}”", entry.reference))
        if not entry.text and proof.supports:  # the words alone say what is held
            parts.append(link(proof.supports[0], "its claim"))
    under = "".join(_entry(report, other) for other in entry.under)
    return f'<li dir="auto">{" ".join(parts)}{f"<ul>{under}</ul>" if under else ""}</li>\n'


def _item(report: Report, item: Item) -> Iterator[str]:
    parts = [text(_COMMAND.sub("", item.text))] if item.text else []
    if item.id in report.map.claims:
        parts.append(link(item.id, item.words or item.id))
    elif item.words:
        parts.append(text(item.words))
    if item.quote:
        said = f"“{text(item.quote.words)}”" if item.quote.exact else text(item.quote.words)
        parts.append(_quoted(report, item.quote.id, said, item.quote.reference))
    yield f'<li dir="auto">{" ".join(parts)}'
    if item.under:
        yield "<ul>"
        for other in item.under:
            yield from _item(report, other)
        yield "</ul>"
    yield "</li>\n"


def _quoted(report: Report, evidence: str, said: str, reference: str) -> str:
    url = evidence_address(report.map, report.map.evidence[evidence])
    linked = f'<a href="{text(url)}" rel="noopener noreferrer">{said}</a>' if url else said
    return f"{linked} <cite>{text(reference)}</cite>" if reference else linked
