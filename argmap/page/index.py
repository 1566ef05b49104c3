"""The index of a folder of maps: one card for each, with its title, question, counts and picture in small."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.base.values import dataclass
from argmap.drawing.scene.words import clean
from argmap.model import ArgumentMap
from argmap.page.assets import allowed, generator, style
from argmap.page.markup import counted_html, text
from argmap.page.thumbnail import thumbnail
from argmap.report.compose import title_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A map in an index: its page's address, the map, and how many problems it has."""

    address: str
    map: ArgumentMap
    problems: int = 0


def index(title: str, maps: Sequence[Listed]) -> str:
    """Return a page of HTML that leads to the pages of some maps."""
    look = style("base", "index")
    cards = "".join(_card(one) for one in maps)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src {allowed(look)}; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'{generator(site=True)}<meta name="color-scheme" content="light dark">\n'
        f"<title>{text(title)}</title>\n<style>{look}</style>\n</head>\n<body>\n"
        f'<div class="page">\n<header><h1>{text(title)}</h1></header>\n<main>\n<ul class="maps">\n{cards}</ul>\n</main></div>\n</body>\n</html>\n'
    )


def _card(one: Listed) -> str:
    map = one.map
    name = clean(title_of(map, one.address.removesuffix(".html")))
    asked = next((q.text for q in map.questions.values() if q.text), "")
    counts = [counted_html(len(map.claims), "claim"), counted_html(len(map.positions), "position")]
    counts.append(counted_html(len(map.sources), "source"))
    wrong = f" · {counted_html(one.problems, 'problem')}" if one.problems else ""
    question = f'<p dir="auto">{text(asked)}</p>' if asked and clean(asked) != name else ""
    return (
        f'<li><a href="{text(one.address)}">{thumbnail(map)}<h2 dir="auto">{text(name)}</h2></a>{question}'
        f'<p class="foot">{" · ".join(counts)}{wrong}</p></li>\n'
    )
