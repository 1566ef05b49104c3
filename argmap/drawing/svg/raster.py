"""From SVG to pixels and to a page for print.

Words are set in Argmap Sans (Liberation Sans by another name), which comes with argmap, so that the
same map gives the same picture everywhere. The machine's own fonts are loaded only for a picture
with characters that it lacks, and set these alone: such a picture differs between machines.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

from argmap.base.values import dataclass
from argmap.drawing.engines import EngineError
from argmap.drawing.scene.measure import covers
from argmap.drawing.svg import pixels
from argmap.drawing.svg.overlay import lifted
from argmap.drawing.svg.runs import Stretch, runs, split, uncovered
from argmap.drawing.svg.scripts import SCRIPTS, Script

LARGEST = 120_000_000
"""Largest picture that can be made, in pixels."""

COMFORTABLE = 25_000_000
"""Largest picture made unless a scale is given, in pixels: drawing takes time."""

_SIZE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)(mm)?[^"]*"[^>]*?\bheight="([\d.]+)')
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?![a-zA-Z])")
_PX_IN_MM = 96 / 25.4
_FAMILY = "Argmap Sans"
_UNSEEN = re.compile(r"<(title|desc|style|metadata)\b[^>]*>.*?</\1>|<[^>]*>", re.DOTALL)
_SETTING = re.compile(r'(font-family(?:="|:\s*))[^;"}]*')


def _fonts() -> Path:
    return Path(str(resources.files("argmap.drawing") / "fonts"))


def _with_own_font(svg: str) -> str:
    """Put the font that comes with argmap first in every list of font families of the SVG."""
    return _SETTING.sub(rf"\g<1>'{_FAMILY}', sans-serif", svg)


def _own_font_is_enough(svg: str) -> bool:
    return covers(html.unescape(_UNSEEN.sub("", svg)).replace("\u2067", "").replace("\u2069", ""))


def _with_fonts(svg: str, say: Callable[[str], object] | None) -> str:
    """Return the SVG with a font for every stretch of words; `say` gets a sentence when there is
    none for some.
    """
    svg = _with_own_font(svg)
    if _own_font_is_enough(svg):
        return svg
    stretches = [
        Stretch(run.text.strip(), run.script, bold)
        for words, bold in uncovered(svg)
        for run in runs(words)
        if run.script is not None
    ]
    letters = {
        (letter, each.script) for each in stretches for letter in each.words if _shown(letter)
    }
    try:
        without = pixels.undrawable(letters, str(_fonts()), _FAMILY)
        unknown = {letter for letter, _ in without}
        drawable = [each for each in stretches if not unknown.intersection(each.words)]
        widths = pixels.advances(drawable, str(_fonts()), _FAMILY)
    except (ImportError, ValueError):  # what draws PNG is not needed for PDF
        without, widths = frozenset(), {}
    if say is not None and without:
        say(_what_to_install(without))
    return split(svg, widths, _FAMILY)


def _shown(letter: str) -> bool:
    """Whether a letter is drawn by itself, as no mark or joiner is, and not in our own font."""
    kind = unicodedata.category(letter)
    return kind not in ("Mn", "Mc", "Me", "Cf", "Cc", "Zs") and not covers(letter)


def _what_to_install(lacking: frozenset[pixels.Letter]) -> str:
    """Return the sentence on letters that no font of this machine has."""
    found: dict[Script, str] = {}
    for letter, script in sorted(lacking):
        if script not in found or (letter.isalpha() and not found[script].isalpha()):
            found[script] = letter
    *names, last = [f"{script.name} (such as {letter})" for script, letter in found.items()]
    named = f"{', '.join(names)} and {last}" if names else last
    packages = " ".join(sorted({script.package for script in found}))
    return (
        f"No font of this machine has these letters of the picture, which are empty boxes: {named}. "
        f"Fonts that have them: `apt install {packages}`, or Noto from fonts.google.com/noto."
    )


def scripts_drawn() -> tuple[list[Script], list[Script]]:
    """Return the scripts for which this machine has a font that PNG can be drawn with, and those
    for which it has none.

    Raises `ImportError` when PNG cannot be drawn at all.
    """
    letters = [(script.letter, script) for script in SCRIPTS]
    without = pixels.undrawable(letters, str(_fonts()), _FAMILY)
    return (
        [script for letter, script in letters if (letter, script) not in without],
        [script for letter, script in letters if (letter, script) in without],
    )


def _size(svg: str) -> tuple[float, float]:
    """Return width and height of an SVG in px of 1/96 inch. Raises `EngineError` when it has none."""
    found = _SIZE.search(svg)
    if found is None:
        raise EngineError("the picture has no size")
    unit = _PX_IN_MM if found[2] else 1.0
    return float(found[1]) * unit, float(found[3]) * unit


def to_png(
    svg: str, *, scale: float | None = None, background: str | None = None,
    say: Callable[[str], object] | None = None,
) -> bytes:  # fmt: skip
    """Render the picture with `scale` pixels per unit, on a background colour or on none. The
    default scale is 2, less for a picture of more than `COMFORTABLE` pixels. `say` gets a sentence
    on letters for which there is no font.

    Raises `EngineError` for a picture larger than `LARGEST` pixels, and when it cannot be drawn.
    """
    try:
        import resvg_py
    except ImportError:
        raise EngineError("drawing PNG needs resvg: pip install resvg-py") from None

    wide, high = _size(svg)
    if scale is None:
        scale = max(1.0, min(2.0, (COMFORTABLE / max(wide * high, 1)) ** 0.5))
    width, height = wide * scale, high * scale
    if width * height > LARGEST:
        fitting = scale * (LARGEST / (width * height)) ** 0.5
        raise EngineError(
            f"the picture would be {width:.0f} × {height:.0f} pixels; ask for --scale "
            f"{max(int(fitting * 10) / 10, 0.1):g} or less, or draw less of the map"
        )
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=_with_fonts(svg, say),
                background=background,
                zoom=scale,
                dpi=96,
                skip_system_fonts=_own_font_is_enough(svg),
                font_dirs=[str(_fonts())],
                font_family=_FAMILY,
                sans_serif_family=_FAMILY,
            )
        )
    except ValueError as error:
        raise EngineError(f"the picture could not be drawn as PNG: {error}") from None


_LINE = b"""
#let line(it) = {
  set text(font: it.fonts, size: it.size * 1pt, weight: if it.bold { 700 } else { 400 })
  set text(fill: rgb(it.fill).transparentize(it.clear * 1%), dir: if it.rtl { rtl } else { ltr })
  set text(top-edge: "baseline", bottom-edge: "baseline")
  box(it.words)
}
#let over(lines) = for it in lines {
  context {
    let start = it.x * 1pt - if it.end { measure(line(it)).width } else { 0pt }
    place(top + left, dx: start, dy: it.y * 1pt, line(it))
  }
}
"""
_PAGE = b"""#set document(date: none)
#set page(width: eval(sys.inputs.width), height: eval(sys.inputs.height), margin: 0pt)
#place(top + left, image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%))
#over(json(bytes(sys.inputs.lines)))
"""


def to_pdf(svg: str, *, say: Callable[[str], object] | None = None) -> bytes:
    """Make one page as large as the picture (a px is 0.75 pt), with words as text. `say` gets a
    sentence on letters for which there is no font.

    Raises `EngineError` when typst is not installed or cannot draw the picture.
    """
    wide, high = _size(svg)
    picture, lines = lifted(_with_fonts(svg, say), wide * 0.75)
    inputs = {
        "svg": picture,
        "lines": json.dumps(lines),
        "width": f"{wide * 0.75:f}pt",
        "height": f"{high * 0.75:f}pt",
    }
    return _typeset(_PAGE, inputs, own_fonts=_own_font_is_enough(svg))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a PDF of several: its SVG, its bookmark and how deep that is, and links: left, top, width and height as
    parts of the page, and the number of a page or an address.
    """

    svg: str
    bookmark: str
    depth: int
    links: tuple[tuple[float, float, float, float, int | str], ...]


_PAGES = b"""#let atlas = json(bytes(sys.inputs.atlas))
#set document(title: atlas.title, date: none)
#set text(lang: atlas.language)
#show heading: it => place(hide(text(1pt, it.body)))
#for sheet in atlas.sheets {
  page(width: eval(atlas.width), height: eval(atlas.height), margin: 0pt)[
    #place(top + left, heading(level: sheet.depth, outlined: true, bookmarked: true, sheet.bookmark))
    #place(top + left, image(bytes(sheet.svg), format: "svg", width: 100%, height: 100%))
    #over(sheet.lines)
    #for (x, y, w, h, to) in sheet.links {
      place(top + left, dx: x * 100%, dy: y * 100%, link(
        if type(to) == int { (page: to, x: 0pt, y: 0pt) } else { to },
        block(width: w * 100%, height: h * 100%),
      ))
    }
  ]
}
"""


def to_pdf_pages(
    leaves: Sequence[Leaf], title: str, language: str = "en", *,
    say: Callable[[str], object] | None = None,
) -> bytes:  # fmt: skip
    """Make one PDF of several pages, as large as the first, with links and bookmarks. `say` as in `to_pdf`.

    Raises `EngineError` when typst is not installed or cannot draw a page.
    """
    wide, high = _size(leaves[0].svg)
    said: set[str] = set()

    def once(sentence: str) -> None:
        if say is not None and sentence not in said:
            said.add(sentence)
            say(sentence)

    sheets = []
    for leaf in leaves:
        picture, lines = lifted(_with_fonts(leaf.svg, once), wide * 0.75)
        sheets.append({"svg": picture, "lines": lines, "bookmark": leaf.bookmark, "depth": leaf.depth,
                       "links": leaf.links})  # fmt: skip
    atlas = {
        "title": title,
        "language": found[0].lower() if (found := _LANGUAGE.match(language)) else "en",
        "width": f"{wide * 0.75:f}pt",
        "height": f"{high * 0.75:f}pt",
        "sheets": sheets,
    }
    own = all(_own_font_is_enough(leaf.svg) for leaf in leaves)
    return _typeset(_PAGES, {"atlas": json.dumps(atlas)}, own_fonts=own)


def _typeset(source: bytes, inputs: dict[str, str], *, own_fonts: bool) -> bytes:
    """Make a PDF of a document of typst. Raises `EngineError` when that is not installed or fails."""
    try:
        import typst
    except ImportError:
        raise EngineError("drawing PDF needs typst: pip install 'argmap[pdf]'") from None

    try:
        made = typst.compile(  # type: ignore[call-overload, unused-ignore]  # a list is only read
            _LINE + source,
            font_paths=[str(_fonts())],
            ignore_system_fonts=own_fonts,
            sys_inputs=inputs,
            format="pdf",
            timestamp=0,
        )
    except Exception as error:  # noqa: BLE001  # typst raises its own class and RuntimeError
        raise EngineError(f"the picture could not be drawn as PDF: {error}") from None
    return bytes(made)
