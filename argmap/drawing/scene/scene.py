"""The data of a picture, measured and without coordinates.

Lengths are in px at natural size. Keys (`n1`, `c1`) are safe in any language; ids are those of the
SVG elements.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.base.values import dataclass, field
from argmap.drawing.scene.words import Line


@dataclass(frozen=True, slots=True)
class Badge:
    """A holder of a claim: initials on a colour. `paint` names the fill in the theme; the name of
    its text colour has a `t` at the end.
    """

    letters: str
    paint: str
    width: float
    words: str


SIGNS = {
    "✓": "words and speaker match",
    "~": "words match, speaker not confirmed",
    "!": "words that match with care",
    "✗": "words not found in their source",
}
"""The sign drawn on evidence whose quotation was looked up, and its words in the legend."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A small capsule on the right of a claim's head row: one of `MARKS`, its words, and its
    width. `paint` names the outline of one that has initials.
    """

    kind: str
    text: str
    width: float
    paint: str = ""


MARKS = {
    "quoted": ("[1]", "its quotations, in the list below"),
    "granted": ("◐", "granted (conceded, not argued from)"),
    "when": ("2022", "the time it speaks of"),
    "assumed": ("assumed", "taken as given"),
    "unseen": ("“n”", "evidence for it, not shown"),
    "hidden": ("+n", "next to it, not shown"),
    "pages": ("→ 7", "the page where it goes on, or (←) where it comes from"),
    "again": ("↓", "on this page again, further down or (↑) up"),
}
"""Each kind of mark, in the legend's order: its sign in the legend, and its words there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A kind of lines on a plate: whether they lead `up` into the box that the plate hangs below, their heads as
    in `Link`, their number, and the words and the width of their place.
    """

    relation: str
    up: bool
    heads: str
    count: int
    words: str
    width: float
    drawn: bool
    granted: bool


@dataclass(slots=True)
class Box:
    """A node: claim, question, evidence, argument (several steps as one), group (collapsed),
    junction (where premises meet), or bundle (the plate on lines of several kinds, one of `cells` for each).

    `title` is the tooltip. `lines` are the words in the box at the shape's size, `small` the muted
    lines below them. `head` is the row above: badges, then `names`, and marks on the right.
    `relation` colours a junction. `attributes` is ready-made XML, `href` a checked address.
    `under` is the key of the first note of a claim that this one hangs below. `drawn` junctions are of steps that the mapmaker draws; `split` claims have
    their marks in a row of their own below the badges. `sign` is one of `SIGNS`, on evidence whose quotation was looked up. `lit`
    boxes are highlighted, `muted` ones fade. `folded` is the number of claims inside this box,
    `holds` the number of relations inside it, by kind, `missing` those to what is not in the picture,
    by kind; `unseen` is the evidence of a claim when evidence is left out. `counts` are the words
    that say so. A `cut` one has not all words of its claim or evidence.
    """

    key: str
    id: str
    shape: str
    width: float
    height: float
    title: str
    lines: tuple[Line, ...] = ()
    small: tuple[Line, ...] = ()
    badges: tuple[Badge, ...] = ()
    names: Line | None = None
    marks: tuple[Mark, ...] = ()
    thesis: bool = False
    relation: str = ""
    attributes: str = ""
    href: str = ""
    area: str | None = None
    under: str = ""
    sign: str = ""
    drawn: bool = False
    split: bool = False
    lit: bool = False
    muted: bool = False
    folded: int = 0
    holds: Mapping[str, int] = field(default_factory=dict)
    missing: Mapping[str, int] = field(default_factory=dict)
    unseen: int = 0
    counts: str = ""
    cells: tuple[Cell, ...] = ()
    cut: bool = False


@dataclass(slots=True)
class Link:
    """An edge. `relation` is support, rebut, undercut, answers, evidence, contradiction,
    restatement, or bundle, for several kinds; `heads` is `none`, `end` or `both`. A `free` edge does not decide which box is
    higher; a `long` one leaves room for a junction next to it. A `drawn` one is a step that the mapmaker
    draws, a `granted` one a step that somebody concedes. `lit` and `muted` as in `Box`. `count` is the
    number of relations of the map that the edge stands for; it is 0 for one that leads to a junction or
    to an argument of several steps, and is a part of that.
    """

    id: str
    source: str
    target: str
    relation: str
    title: str
    heads: str = "end"
    free: bool = False
    long: bool = False
    drawn: bool = False
    granted: bool = False
    lit: bool = False
    muted: bool = False
    count: int = 1

    @property
    def numbered(self) -> bool:
        """Whether the number of relations is on the edge: two rebuttals both ways have none."""
        return self.count > (2 if self.heads == "both" else 1)


@dataclass(frozen=True, slots=True)
class Area:
    """A group drawn around its claims."""

    key: str
    id: str
    title: str
    parent: str | None


APART = 22.0
"""Px between two blocks next to each other, unless a page says otherwise."""
RANK = 38.0
"""Px between two ranks of blocks."""
RATIO = 1.41
"""Proportion of a sheet of paper on its side, width to height."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room for a drawing on a page, in px, and what it is made of: the width of a claim's words, and
    the px between two blocks next to each other and between two ranks; rows of questions have `less` width. Boxes
    are put as if the room were `lower` than it is: `height` is what they have.
    """

    width: float
    height: float
    column: float
    apart: float = 20.0
    rank: float = 28.0
    less: float = 0.0
    lower: float = 0.0


@dataclass(frozen=True, slots=True)
class Note:
    """A quotation or other evidence in the list below a picture: its number, its words, the sign of its
    state (one of `SIGNS`, or empty), its citation, its tooltip, and a checked address or nothing. What is cut in its
    box is in a list as well, without a number.
    """

    number: int
    id: str
    words: str
    sign: str
    credit: str
    title: str
    href: str


@dataclass(slots=True)
class Scene:
    """Everything to be drawn. `levels` are keys of boxes at the same height. `badges` are those in
    use, in the legend's order. `notes` are the quotations in a list below, `whole` the claims and quotations that are cut in
    their boxes; a picture for `paper`, where nothing has a tooltip, has these in a list, too. `lit` are the legend's words for the highlighted parts, and for
    those that are neither highlighted nor muted, where there are any; `None` without a highlight. `ratio` is the wanted
    proportion of the picture, width to height; `sheet` the room that it has, if it is for a page; one without room for a
    `legend` has none.
    """

    title: str
    subtitle: str
    scope: str
    language: str
    direction: str
    boxes: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    levels: list[tuple[str, ...]] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    lit: tuple[str, str] | None = None
    notes: list[Note] = field(default_factory=list)
    whole: list[Note] = field(default_factory=list)
    ratio: float = RATIO
    sheet: Sheet | None = None
    legend: bool = True
    paper: bool = False

    @property
    def marks(self) -> list[str]:
        """Return the kinds of marks in use, in the legend's order."""
        used = {mark.kind for box in self.boxes for mark in box.marks}
        used |= {"granted" for link in self.links if link.granted}
        used |= {"granted" for box in self.boxes if any(cell.granted for cell in box.cells)}
        used |= {"hidden" for box in self.boxes if box.missing}
        return sorted(used, key=list(MARKS).index)

    @property
    def signs(self) -> list[str]:
        """Return the signs of quotations in use, in boxes and in the list below, in the legend's order."""
        used = {box.sign for box in self.boxes} | {note.sign for note in self.notes}
        return [sign for sign in SIGNS if sign in used]

    @property
    def apart(self) -> float:
        """Return the px between two blocks next to each other."""
        return self.sheet.apart if self.sheet else APART

    @property
    def rank(self) -> float:
        """Return the px between two ranks of blocks."""
        return self.sheet.rank if self.sheet else RANK

    @property
    def doubts_evidence(self) -> bool:
        """Whether an undercut ends at a piece of evidence."""
        notes = {box.key for box in self.boxes if box.shape == "evidence"}
        return any(link.target in notes for link in self.links)

    @property
    def upright(self) -> bool:
        """Whether conclusions are above or below their premises, not to the left or right of
        them.
        """
        return self.direction in ("up", "down")

    @property
    def large(self) -> bool:
        """Whether the picture needs the settings for large graphs."""
        return len(self.boxes) > LARGE

    @property
    def huge(self) -> bool:
        """Whether the picture is too large for any engine."""
        return len(self.boxes) > HUGE or len(self.links) > 2 * HUGE

    @property
    def fine(self) -> bool:
        """Whether the picture is small enough for the settings that look best."""
        return len(self.boxes) <= FINE


UNMATCHED = "Nothing in the map matches this selection."
"""Words of a picture without anything in it, where the map has something."""
LARGE = 1500
"""Number of boxes above which a picture is laid out faster, with straight edges."""
HUGE = 20_000
"""Number of boxes above which they are put in plain rows without an engine."""
FINE = 400
"""Number of boxes up to which reasons are put in rows; nobody reads a larger picture as a whole."""
