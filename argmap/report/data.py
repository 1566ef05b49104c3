"""The report as JSON: the findings as data, the same in lines, and the words of all ids in them.

The top level: `version` (1), `title`, `brief`, `about`, `questions` (with the claims that are their `answers`), `positions` (those compared, in
order), `sections`, and `claims`, `arguments`, `evidence`, which have every id that a section or the
brief names. `brief` is the page in brief as it is shown, or null where sections are asked for by
name: `opening`, and `parts` with `heading`, `remarks`, `table` and `entries`, which have `lead`, `text`,
`quote` (an id of evidence, or empty) and `under`. A section has `name`, `heading`, `question`, `lines` (each with `text` and, where it has some,
`claims`, `arguments`, `evidence` and `under`), a `table` and `answer`: the value that the analysis gave, as
its module documents it. Nothing is cut there. A `table`, where there is one (of the points where positions meet), has `columns`, each with a `position` and the
short `name` of who holds it, `rows`, each with a `claim`, its `text` as it is shown, `stances` in the order of the
columns (`word` and `manner`, as the analysis `meeting` has them) and the arguments `unanswered`, and `key`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from argmap.base.text import Place
from argmap.model import ArgumentMap
from argmap.reasoning.analyses import data
from argmap.reasoning.proofs import Line
from argmap.report.brief import Brief, Entry
from argmap.report.compose import Report
from argmap.report.points import Points


def _brief(page: Brief | None) -> dict[str, Any] | None:
    if page is None:
        return None
    parts = [
        {
            "heading": p.heading,
            "remarks": list(p.remarks),
            **_points(p.table),
            "entries": [_entry(e) for e in p.entries],
        }
        for p in page.parts
    ]
    return {"opening": list(page.opening), "parts": parts}


def _points(points: Points | None) -> dict[str, Any]:
    if points is None:
        return {}
    rows = [
        {
            "claim": row.claim,
            "text": row.words,
            "stances": [{"word": s.word, "manner": s.manner} for s in row.stances],
            "unanswered": list(row.unanswered),
        }
        for row in points.rows
    ]
    columns = [{"position": c.position, "name": c.name} for c in points.columns]
    return {"table": {"columns": columns, "rows": rows, "key": points.key}}


def _entry(entry: Entry) -> dict[str, Any]:
    told = {"lead": entry.lead, "text": entry.text, "quote": entry.quote}
    return told | {"under": [_entry(other) for other in entry.under]}


def table(report: Report) -> dict[str, Any]:
    """Return a report as plain data."""
    map = report.map
    named: dict[str, None] = {}
    for section in report.sections:
        for line in section.lines:
            named.update(dict.fromkeys(_ids(line)))
        named.update(dict.fromkeys(_strings(data(section.answer))))
    tables = [section.table for section in report.sections]
    if report.brief:
        named.update(dict.fromkeys((*report.brief.claims, *report.brief.evidence)))
        tables += [part.table for part in report.brief.parts]
    for row in (row for points in tables if points for row in points.rows):
        named.update(dict.fromkeys((row.claim, *row.unanswered)))
    named.update(dict.fromkeys(answer.id for item in report.asked for answer in item.under))
    for position in report.debate.positions:
        named.update(dict.fromkeys(map.positions[position].thesis))
    # The claims of a step are listed too, so that it can be read without the map.
    for id in list(named):
        if id in map.arguments:
            step = map.arguments[id]
            named.update(dict.fromkeys((*step.premises, step.target)))
    return {
        "version": 1,
        "title": report.title,
        "about": map.about,
        "questions": [
            {"id": q.id, "text": q.text, "answers": [answer.id for answer in item.under]}
            for q, item in zip(map.questions.values(), report.asked, strict=True)
        ],
        "positions": [
            {
                "id": p.id,
                "text": p.text,
                "thesis": list(p.thesis),
                "held-by": [
                    {"id": h, "name": map.persons[h].name if h in map.persons else h}
                    for h in p.held_by
                ],
            }
            for p in (map.positions[id] for id in report.debate.positions)
        ],
        "brief": _brief(report.brief),
        "sections": [
            {
                "name": section.analysis.name,
                "heading": section.analysis.heading,
                "question": section.analysis.question,
                "lines": [_line(line) for line in section.lines],
                **_points(section.table),
                "answer": data(section.answer),
            }
            for section in report.sections
        ],
        "claims": {
            c.id: {"text": c.text, **_where(map, c.place)}
            for c in map.claims.values()
            if c.id in named
        },
        "arguments": {
            a.id: {
                "kind": a.kind.value,
                "premises": list(a.premises),
                "target": a.target,
                "by": list(a.by),
                **_where(map, a.place),
            }
            for a in map.arguments.values()
            if a.id in named
        },
        "evidence": {
            e.id: {
                "quote": e.quote,
                "text": e.text,
                "voice": e.voice,
                "source": e.source,
                "at": e.at,
                "state": report.states.get(e.id, ""),
                **_where(map, e.place),
            }
            for e in map.evidence.values()
            if e.id in named
        },
    }


def as_json(report: Report) -> str:
    """Return a report as JSON text."""
    return json.dumps(table(report), ensure_ascii=False, indent=2) + "\n"


def _line(line: Line) -> dict[str, Any]:
    made: dict[str, Any] = {"text": line.text}
    for key, ids in (
        ("claims", line.claims),
        ("arguments", line.steps),
        ("evidence", line.quotes),
    ):
        if ids:
            made[key] = list(ids)
    if line.under:
        made["under"] = [_line(other) for other in line.under]
    return made


def _ids(line: Line) -> Iterable[str]:
    yield from (*line.claims, *line.steps, *line.quotes)
    for other in line.under:
        yield from _ids(other)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _where(map: ArgumentMap, place: Place) -> dict[str, Any]:
    document = map.documents.get(place.file)
    return {"file": place.file, "line": document.position(place.start).line if document else 0}
