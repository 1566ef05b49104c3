"""A page of an atlas as SVG: its title, heading, number and foot around what is drawn on it, and its links."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.base.values import dataclass, field
from argmap.drawing.paper import Page
from argmap.drawing.scene.words import Line, escape, fitted, leans_right, lines, width
from argmap.drawing.svg import shapes
from argmap.drawing.svg.paint import Paint
from argmap.drawing.svg.svg import MARGIN, document

MOST_HEADING = 2
MADE = "<!-- a page of an argmap atlas -->\n"
"""A comment in each file, by which a later atlas knows that it may replace it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page that leads to another page, by its number, or to an address; in px of the page."""

    x: float
    y: float
    width: float
    height: float
    page: int = 0
    href: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A page that is drawn: its number, the name of its file, its heading, its depth among bookmarks, the SVG and its
    links, both in px of a page of `width` and `height`. `title` and `language` are those of the atlas.
    """

    number: int
    name: str
    heading: str
    depth: int
    svg: str
    spots: tuple[Spot, ...]
    width: float
    height: float
    title: str
    language: str


@dataclass(slots=True)
class Frame:
    """A page while it is drawn. `names` are the files of all pages, by number."""

    title: str
    language: str
    page: Page
    number: int
    names: dict[int, str]
    paint: Paint
    zoom: float = 1.0
    drawn: list[str] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    @property
    def width(self) -> float:
        """Return the width of the page in px."""
        return self.page.room[0] / self.zoom

    @property
    def height(self) -> float:
        """Return the height of the page in px."""
        return self.page.room[1] / self.zoom

    @property
    def room(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * MARGIN

    def head(self, above: str, heading: str) -> float:
        """Draw the line above the heading, and the heading; return the y below it."""
        muted = f' font-size="12"{self.paint("muted")}'
        right = self.width - MARGIN
        self.drawn.append('<g class="head">')
        rtl = leans_right(above)
        words = fitted(above, self.room, 12.0)
        self.drawn.append(shapes.text(right if rtl else MARGIN, MARGIN + 4, words, muted, rtl=rtl))
        y = MARGIN + 10.0
        rtl = leans_right(heading)
        for line in lines(heading, self.room, MOST_HEADING, 17.0, True):
            y += 21.0
            more = ' font-size="17" font-weight="bold"'
            self.drawn.append(shapes.text(right if rtl else MARGIN, y - 4, line, more, rtl=rtl))
        self.drawn.append("</g>\n")
        return y

    def foot(self, words: Iterable[tuple[str, int]] = ()) -> None:
        """Draw the foot: words, each with the page that it leads to, and the number of the page."""
        muted = f' font-size="12"{self.paint("muted")}'
        number = f"page {self.number} of {len(self.names)}"
        shown = Line(number, width(number, 12.0))
        x, y, right = MARGIN, self.height - MARGIN + 8, self.width - MARGIN - shown.width
        self.drawn.append('<g class="foot">')
        self.drawn.append(shapes.text(right, y, shown, muted))
        for told, page in words:
            line = fitted(told, right - x - 20, 12.0)
            if not line.text or right - x < 60:
                break
            self.link(shapes.text(x, y, line, muted), Spot(x, y - 11, line.width, 15, page))
            x += line.width + 24
        self.drawn.append("</g>\n")

    def link(self, drawn: str, spot: Spot) -> None:
        """Add something drawn that leads somewhere."""
        href = self.names.get(spot.page, "") if spot.page else spot.href
        if href and spot.page != self.number:
            away = "" if spot.page else ' target="_blank" rel="noopener"'
            drawn = f'<a href="{escape(href)}"{away}>{drawn}</a>'
            self.spots.append(spot)
        self.drawn.append(drawn)

    def over(self, spot: Spot) -> None:
        """Let a place that is drawn already lead somewhere."""
        size = f'width="{spot.width:.1f}" height="{spot.height:.1f}"'
        clear = f'<rect x="{spot.x:.1f}" y="{spot.y:.1f}" {size} fill-opacity="0"/>'
        self.link(clear, spot)

    def done(self, heading: str, depth: int) -> Finished:
        """Return the finished page."""
        title = f"{self.title}: {heading}" if heading != self.title else heading
        svg = document(title, self.language, self.width, self.height, "".join(self.drawn), self.paint,
                       self.page)  # fmt: skip
        svg = svg.replace("\n<title>", f"\n{MADE}<title>", 1)
        return Finished(self.number, self.names[self.number], heading, depth, svg, tuple(self.spots),
                        self.width, self.height, self.title, self.language)  # fmt: skip
