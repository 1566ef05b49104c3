"""Lines of several scripts as separate texts, one for each script.

Programs that turn SVG into pixels choose one font for a whole text, and draw empty boxes, or
letters in the wrong order, where it has not every character.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.drawing.scene.graphemes import graphemes
from argmap.drawing.scene.measure import covers, text_width
from argmap.drawing.scene.words import escape
from argmap.drawing.svg.bidi import in_order, levels
from argmap.drawing.svg.scripts import EMOJI, Script, script_of

_TEXT = re.compile(r'<text x="(-?[\d.]+)" y="(-?[\d.]+)"([^>]*)>([^<]*)</text>')
_PLACING = re.compile(r' (?:textLength|lengthAdjust|text-anchor|direction|font-family)="[^"]*"')
_SIZE = re.compile(r'\bfont-size="([\d.]+)"')
_ISOLATE, _END = "\u2067", "\u2069"


class Stretch(NamedTuple):
    """Words of one script and weight, as they are drawn."""

    words: str
    script: Script
    bold: bool = False


Widths = Mapping[Stretch, float]
"""How wide words are drawn, in em; for others, the estimate is taken."""


class Run(NamedTuple):
    """A stretch of a line in one script; `None` is the font that comes with argmap."""

    text: str
    script: Script | None
    level: int


def runs(words: str) -> list[Run]:
    """Split a line into stretches of one script and direction, from left to right. Blanks between
    words of one script belong to it.
    """
    base = 1 if words.startswith(_ISOLATE) else 0
    units = list(graphemes(words.removeprefix(_ISOLATE).removesuffix(_END)))
    scripts = [script_of(unit) for unit in units]
    for at in range(1, len(units) - 1):
        if units[at] == " " and scripts[at - 1] == scripts[at + 1] != EMOJI:
            scripts[at] = scripts[at - 1]
    found: list[Run] = []
    for unit, script, level in zip(units, scripts, levels(units, base), strict=True):
        if found and found[-1][1:] == (script, level):
            found[-1] = found[-1]._replace(text=found[-1].text + unit)
        else:
            found.append(Run(unit, script, level))
    return [found[at] for at in in_order([run.level for run in found])]


def uncovered(svg: str) -> Iterator[tuple[str, bool]]:
    """Yield each line that has a character outside the font that comes with argmap, and whether it
    is bold.
    """
    for found in _TEXT.finditer(svg):
        words = html.unescape(found[4])
        if not covers(words.strip(_ISOLATE + _END)):
            yield words, _bold(found[3])


def split(svg: str, widths: Widths, own: str) -> str:
    """Return the SVG with each line of several scripts split; `own` is the family of the font that
    comes with argmap.
    """
    size = _SIZE.search(svg)
    usual = float(size[1]) if size else 16.0

    def each(found: re.Match[str]) -> str:
        words = html.unescape(found[4])
        if covers(words.strip(_ISOLATE + _END)):
            return found[0]
        return _line(float(found[1]), found[2], found[3], words, usual, widths, own)

    return _TEXT.sub(each, svg)


def _line(
    x: float, y: str, attributes: str, words: str, usual: float, widths: Widths, own: str
) -> str:
    size = _SIZE.search(attributes)
    em, bold = float(size[1]) if size else usual, _bold(attributes)
    more = _PLACING.sub("", attributes)
    parts = [(run, _width(run, bold, widths) * em) for run in runs(words)]
    whole = sum(width for _, width in parts)
    if 'text-anchor="middle"' in attributes:
        x -= whole / 2
    elif 'text-anchor="end"' in attributes:
        x -= whole
    drawn = []
    for run, width in parts:
        drawn.append(_run(run, x, y, width, em, bold, more, own))
        x += width
    return "".join(drawn)


def _width(run: Run, bold: bool, widths: Widths) -> float:
    if run.script is not None:
        drawn = widths.get(Stretch(run.text.strip(), run.script, bold))
        if drawn is not None:
            blanks = len(run.text) - len(run.text.strip())
            return drawn + text_width(" " * blanks, 1, bold)
    return text_width(run.text, 1, bold)


def _run(
    run: Run, x: float, y: str, width: float, em: float, bold: bool, more: str, own: str
) -> str:
    """Draw one stretch, `width` px wide."""
    words = run.text.strip()
    if not words:
        return ""
    leftward = run.level % 2
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    if leftward:  # from the right, so that right sides of lines are even
        x += width - text_width(before, em, bold)
        more += ' text-anchor="end"'
        words = f"{_ISOLATE}{words}{_END}"
    else:
        x += text_width(before, em, bold)
    families = [*(run.script.fonts if run.script else ()), own]
    listed = ", ".join(f"'{family}'" for family in families)
    if run.script is not None:
        more += f' data-script="{run.script.name}"'
    return f'<text x="{x:.2f}" y="{y}" font-family="{listed}"{more}>{escape(words)}</text>'


def _bold(attributes: str) -> bool:
    return 'font-weight="bold"' in attributes
