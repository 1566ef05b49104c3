"""The page as one document: its parts, its style, its scripts, and the rule that it may do nothing else.

The overview is plain HTML, painted before any script runs. Every claim with its quotations is in a `<noscript>`: without scripts
that is the outline with its cards, with scripts it is one inert text from which single claims are read. So words are in
the file once, and a claim costs nothing until somebody looks at it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from argmap.contents.below import Below
from argmap.page.assets import allowed, generator, script, style
from argmap.page.markup import text
from argmap.page.numbers import numbers
from argmap.page.options import PageOptions
from argmap.page.overview import overview_html
from argmap.page.people import people_html
from argmap.page.pictures import pictures
from argmap.page.problems import problems_html
from argmap.page.records import records
from argmap.page.sources import sources_html
from argmap.page.still import still_picture
from argmap.page.turns import brief_html, sections_html
from argmap.page.words_around import Around
from argmap.reading import Reading
from argmap.reasoning.analyses import find
from argmap.reasoning.analyses.meeting import Meeting
from argmap.reasoning.proofs import Debate, debate
from argmap.reasoning.proofs.sentence import counted
from argmap.report.compose import compose, title_of

SCRIPTS = (
    "dom", "debate", "state", "overview", "rows", "outline", "folds", "card", "copying", "find",
    "picture-lines", "picture-signs", "picture-boxes", "picture-words", "picture-places", "picture",
    "keys", "main",
)  # fmt: skip
"""The files in `scripts/`, in the order in which they are joined."""
LIVE = ("renew", "renew-picture", "preview")
"""Those of a live page, before the last one of `SCRIPTS`."""
LOOK = ("base", "overview", "outline", "card", "find", "picture", "print")
"""The files in `look/`, in the order in which they are joined."""
MOST_POSITIONS = 60
"""Positions that are compared with each other."""


def page(reading: Reading, options: PageOptions | None = None) -> str:
    """Return the page of a map: a whole document, or with `embed` a fragment for another page.

    Raises `EngineError` when no layout can be made for its pictures.
    """
    options = options or PageOptions()
    body = "".join(_body(reading, options))
    look = style(*LOOK, *(("preview",) if options.live else ()))
    code = script(*SCRIPTS[:-1], *(LIVE if options.live else ()), SCRIPTS[-1])
    if options.embed:
        return (
            f"<!-- For a Content-Security-Policy: script-src {allowed(code)}; style-src {' '.join(_styles(look, body))} -->\n"
            f'<div class="argmap"><template shadowrootmode="open"><style>{look}</style>\n{body}</template></div>'
            f"<script>{code}</script>\n"
        )
    map = reading.map
    title = text(title_of(map))
    language = text(map.language) or "en"
    asks = "; connect-src 'self'" if options.live else ""
    policy = (
        f"default-src 'none'; script-src {allowed(code)}; style-src {' '.join(_styles(look, body))}; "
        f"img-src data:; base-uri 'none'; form-action 'none'{asks}"
    )
    opened = f' data-opened="{options.opened}"' if options.opened else ""
    opened += f' data-number="{options.number}"' if options.live else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"{opened}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'{generator(site=bool(options.index))}<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{look}</style>\n</head>\n<body>\n{body}"
        f"<script>{code}</script>\n</body>\n</html>\n"
    )


def _body(reading: Reading, options: PageOptions) -> Iterator[str]:
    map = reading.map
    looked_at = debate(map, list(map.positions)[:MOST_POSITIONS])
    met = find("meeting").run(looked_at)
    below = Below(map)
    title = text(title_of(map))
    yield '<div class="page">\n'
    if not options.embed:
        yield '<a class="skip" href="#~main">To the debate</a>\n'
    if not options.live:  # its reader is told while reading
        yield from problems_html(reading)
    yield from _beside(options)
    yield f'<header><h1 id="~title" dir="auto"><a href="#">{title}</a></h1>\n<nav id="~views" aria-label="Views">'
    for view in ("overview", "outline", "picture"):
        yield f'<a href="#;view={view}" data-view="{view}">{view.capitalize()}</a> '
    yield (
        '</nav><noscript><nav aria-label="Parts"><a href="#~overview">Overview</a> <a href="#~turns">What it turns on</a> '
        '<a href="#~outline">Outline</a> <a href="#~picture">Picture</a></nav></noscript>'
    )
    yield '<div id="~find"></div></header>\n<main id="~main">\n<div id="~found" hidden></div>\n'
    yield '<section class="view" id="~overview" aria-label="Overview">\n'
    if options.overview:
        yield from _overview(reading, looked_at, met)
    yield "</section>\n"
    yield '<section class="view" id="~outline" aria-label="Outline">\n<noscript id="~records"><h2>Outline</h2>\n'
    around = Around(map, reading.quotes, options.context)
    statuses = _statuses(reading) if options.status else {}
    yield from records(map, below, around, statuses, places=options.live)
    yield '</noscript></section>\n<section class="view" id="~picture" aria-label="Picture">\n'
    if options.pictures and map.claims and not options.live:
        yield f'<noscript class="still"><h2>Picture</h2>\n{still_picture(reading)}</noscript>\n'
    yield '</section>\n<aside id="~card" aria-label="The chosen claim" hidden></aside>\n</main>\n'
    data = json.dumps(numbers(map, below, met), ensure_ascii=False, separators=(",", ":"))
    yield f'<script type="application/json" id="~numbers">{clean_json(data)}</script>\n'
    drawn = pictures(map, options.progress, folds=options.folds) if options.pictures else None
    data = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    yield f'<script type="application/json" id="~pictures">{clean_json(data)}</script>\n</div>\n'


def _beside(options: PageOptions) -> Iterator[str]:
    """Yield links to the pages of other maps."""
    if not options.index:
        return
    yield f'<nav class="beside" aria-label="Other maps"><a href="{text(options.index)}">All maps</a>'
    for relation, address, title in options.beside:
        yield f' <small>{relation}</small> <a href="{text(address)}">{text(title)}</a>'
    yield "</nav>"


def _overview(reading: Reading, looked_at: Debate, met: Meeting) -> Iterator[str]:
    report = compose(looked_at, (), reading.quotes.states)
    yield from overview_html(reading.map, looked_at, met)
    yield '<section id="~turns"><h2>What it turns on</h2>\n'
    yield from brief_html(report)
    yield '<noscript class="sections">'
    yield from sections_html(report)
    yield "</noscript></section>\n"
    yield from sources_html(reading.map)
    yield from people_html(reading.map)
    yield f'<p class="foot">{_foot(reading)}</p>'


def clean_json(data: str) -> str:
    """Return JSON that ends no script, and without lone surrogates, which no file can hold."""
    data = data.replace("<", "\\u003c")
    return data.encode(errors="replace").decode() if not data.isascii() else data


def _foot(reading: Reading) -> str:
    map = reading.map
    made = [counted(len(map.claims), "claim"), counted(len(map.arguments), "argument")]
    made.append(counted(len(map.evidence), "piece of evidence", "pieces of evidence"))
    drawn = sum(1 for a in map.arguments.values() if a.inferred is not None)
    words = f"A map of {', '.join(made[:-1])} and {made[-1]}."
    if drawn:
        words += f" {counted(drawn, 'argument is', 'arguments are')} drawn by the mapmaker, and marked so."
    return f"{text(words)} It records who says what, and not who is right; what is not in it may still have been said."


def _statuses(reading: Reading) -> dict[str, str]:
    from argmap.reasoning.status.compile import compile_map
    from argmap.reasoning.status.grounded import grounded

    labelling = grounded(compile_map(reading.map))
    return {id: str(labelling.status(id)) for id in reading.map.claims}


def _styles(look: str, body: str) -> Iterator[str]:
    """Yield what allows the page's style, and that of the still picture."""
    yield allowed(look)
    begin = body.find("<style>")
    if begin >= 0:
        yield allowed(body[begin + len("<style>") : body.index("</style>", begin)])
