"""Boxes as SVG. Every shape takes its box, its top left corner and the paint."""

from __future__ import annotations

from argmap.drawing.layout.places import straight
from argmap.drawing.scene import boxes as sizes
from argmap.drawing.scene.bundles import BETWEEN, IN_A_ROW, ROW, SIGN, SIGNED
from argmap.drawing.scene.bundles import ROUND as ROUND_SIGN
from argmap.drawing.scene.measure import same_everywhere
from argmap.drawing.scene.scene import Badge, Box, Cell, Mark
from argmap.drawing.scene.words import Line, escape, leans_right
from argmap.drawing.svg.edges import draw_line, half
from argmap.drawing.svg.halo import FADED
from argmap.drawing.svg.paint import Paint

ROUND = 5.0


def text(
    x: float, y: float, line: Line, more: str = "", *, middle: bool = False, rtl: bool = False,
    end: bool = False,
) -> str:  # fmt: skip
    """Draw one line of words that begins at `x`, or has its middle or its `end` there.

    Words of which every program draws letters of the same width are held to the measured width, so
    that another font cannot make them leave their box. Others are not, since that would stretch
    them: their box has room for wide fonts. Right-to-left words end at `x` and are isolated, so
    that their points stand on the proper side in programs that ignore `direction`.
    """
    if middle or rtl or end:
        more += f' text-anchor="{"middle" if middle else "end"}"'
    words = f"\u2067{line.text}\u2069" if rtl else line.text
    held = ""
    if same_everywhere(line.text):
        held = f' textLength="{line.width:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{held}{more}>{escape(words)}</text>'


def draw_box(box: Box, x: float, y: float, paint: Paint) -> str:
    """Draw a box with its top left corner at x, y, as one group with a title."""
    classes = f"{box.shape} thesis" if box.thesis else box.shape
    if box.shape == "junction":
        classes = f"argument {box.shape} {box.relation}"
    drawn = _SHAPES[box.shape](box, x, y, paint)
    inner = f"<title>{escape(box.title)}</title>{drawn}"
    if box.href:
        away = ' target="_blank" rel="noopener"' if ":" in box.href else ""
        inner = f'<a href="{escape(box.href)}"{away}>{inner}</a>'
    faded = FADED if box.muted else ""
    numbers = f' data-folded="{box.folded}"' if box.folded else ""
    return f'<g id="{box.id}" class="{classes}"{box.attributes}{numbers}{faded}>{inner}</g>'


def badge(mark: Badge, x: float, y: float, paint: Paint) -> str:
    """Draw initials on a position's colour."""
    letters = Line(mark.letters, mark.width - 12)
    more = f' font-size="12" font-weight="bold"{paint(f"{mark.paint}t")}'
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{mark.width:.1f}" height="{sizes.BADGE:.0f}" rx="4"'
        f"{paint(mark.paint)}/>{text(x + mark.width / 2, y + 12, letters, more, middle=True)}"
    )


def pill(mark: Mark, x: float, y: float, paint: Paint) -> str:
    """Draw a mark: small words in an outlined capsule, or the initials of who grants the claim."""
    if mark.kind == "granted":
        return _grantor(mark, x, y, paint)
    words = Line(mark.text, mark.width - 12)
    more = f' font-size="12"{paint("muted")}'
    return (
        f'<rect x="{x:.1f}" y="{y + 0.5:.1f}" width="{mark.width:.1f}" height="15" rx="7.5"'
        f"{paint('none', 'line')}/>{text(x + mark.width / 2, y + 12, words, more, middle=True)}"
    )


def _grantor(mark: Mark, x: float, y: float, paint: Paint) -> str:
    """Draw initials in an outlined badge after a half-filled circle; without initials, the circle."""
    circle = half(x + 9, y + 8, 4.5, "muted", paint)
    if not mark.paint:
        return circle
    letters = Line(mark.text, mark.width - sizes.HALF - 12)
    more = f' font-size="12" font-weight="bold"{paint("ink")}'
    return (
        f'<rect x="{x + 0.75:.1f}" y="{y + 0.75:.1f}" width="{mark.width - 1.5:.1f}" height="14.5" '
        f'rx="4" stroke-width="1.5"{paint("none", mark.paint)}/>{circle}'
        f"{text(x + sizes.HALF + letters.width / 2 + 3, y + 12, letters, more, middle=True)}"
    )


def hexagon(x: float, y: float, width: float, height: float, cut: float) -> str:
    """Return the `d` of a hexagon that points left and right."""
    return (
        f"M{x + cut:.1f} {y:.1f}H{x + width - cut:.1f}L{x + width:.1f} {y + height / 2:.1f}"
        f"L{x + width - cut:.1f} {y + height:.1f}H{x + cut:.1f}L{x:.1f} {y + height / 2:.1f}Z"
    )


def note(x: float, y: float, width: float, height: float, fold: float, paint: Paint) -> str:
    """Draw a sheet of paper with a folded corner."""
    right, bottom = x + width, y + height
    return (
        f'<path d="M{x:.1f} {y:.1f}H{right - fold:.1f}L{right:.1f} {y + fold:.1f}'
        f'V{bottom:.1f}H{x:.1f}Z"{paint("note", "edge")}/>'
        f'<path d="M{right - fold:.1f} {y:.1f}V{y + fold:.1f}H{right:.1f}Z"'
        f"{paint('fold', 'edge')}/>"
    )


def stripe(
    badges: tuple[Badge, ...], x: float, y: float, height: float, paint: Paint, *, way: int = 1
) -> str:
    """Draw the border at the side where reading starts: one stretch for each badge. `x` is its
    outer side; `way` is -1 for a right border.
    """
    r, wide, part = ROUND * way, sizes.STRIPE * way, height / len(badges)
    drawn = []
    for number, mark in enumerate(badges):
        top, end = y + number * part, y + (number + 1) * part
        above = r if number == 0 else 0.0
        below = r if number == len(badges) - 1 else 0.0
        drawn.append(
            f'<path d="M{x + wide:.1f} {top:.1f}V{end:.1f}H{x + below:.1f}'
            f"Q{x:.1f} {end:.1f} {x:.1f} {end - abs(below):.1f}V{top + abs(above):.1f}"
            f'Q{x:.1f} {top:.1f} {x + above:.1f} {top:.1f}Z"{paint(mark.paint)}/>'
        )
    return "".join(drawn)


def _claim(box: Box, x: float, y: float, paint: Paint) -> str:
    sheet = sizes.SHEET if box.folded else 0.0
    width, height = box.width - sheet, box.height - sheet
    border = ' stroke-width="2.6"' if box.thesis else ""
    colour = paint("box", "ink" if box.thesis else "edge")
    size = f'width="{width:.1f}" height="{height:.1f}" rx="{ROUND:.0f}"'
    drawn = [f'<rect x="{x:.1f}" y="{y:.1f}" {size}{border}{colour}/>']
    if box.folded:
        behind = f'<rect x="{x + sheet:.1f}" y="{y + sheet:.1f}" {size}{paint("area", "line")}/>'
        drawn.insert(0, behind)
    inset = 1.3 if box.thesis else 0.0
    rtl = sizes.right_to_left(box)
    way, start = (-1, x + width) if rtl else (1, x)
    if box.badges:
        side = start + way * inset
        drawn.append(stripe(box.badges, side, y + inset, height - 2 * inset, paint, way=way))
    top = y + sizes.ABOVE
    if box.badges or box.marks:
        at = start + way * sizes.LEFT
        for mark in box.badges:
            drawn.append(badge(mark, at - mark.width if rtl else at, top, paint))
            at += way * (mark.width + sizes.GAP)
        if box.names:
            more = f' font-size="12"{paint("muted")}'
            drawn.append(text(at, top + 12, box.names, more, end=rtl))
        marks = box.marks
        at = start + way * (width - sizes.RIGHT)
        if box.split:
            if marks[-1].kind == "pages":
                drawn.append(pill(marks[-1], at if rtl else at - marks[-1].width, top, paint))
                marks = marks[:-1]
            top += sizes.HEAD
        for sign in reversed(marks):
            drawn.append(pill(sign, at if rtl else at - sign.width, top, paint))
            at -= way * (sign.width + sizes.GAP)
        top += sizes.HEAD
    bold = ' font-weight="bold"' if box.thesis else ""
    at = start + way * sizes.LEFT
    top += 13
    for line in box.lines:
        drawn.append(text(at, top, line, bold, rtl=rtl))
        top += sizes.BODY_LEAD
    top += 2
    for line in box.small:
        more = f' font-size="12"{paint("muted")}'
        drawn.append(text(at, top, line, more, end=rtl))
        top += sizes.SMALL_LEAD
    return "".join(drawn)


def _question(box: Box, x: float, y: float, paint: Paint) -> str:
    shape = hexagon(x, y, box.width, box.height, sizes.HEXAGON)
    drawn = [f'<path d="{shape}"{paint("question")}/>']
    top = y + 14 + 15
    more = f' font-size="15" font-weight="bold"{paint("asked")}'
    for line in box.lines:
        drawn.append(text(x + box.width / 2, top, line, more, middle=True,
                          rtl=sizes.right_to_left(box)))  # fmt: skip
        top += sizes.LARGE_LEAD
    more = f' font-size="12"{paint("asked")}'
    drawn += [text(x + box.width / 2, top, line, more, middle=True) for line in box.small]
    return "".join(drawn)


def _evidence(box: Box, x: float, y: float, paint: Paint) -> str:
    drawn = [note(x, y, box.width, box.height, sizes.FOLD, paint)]
    rtl = sizes.right_to_left(box)
    left, top = x + 12, y + sizes.ABOVE + 10
    right = x + box.width - 12
    at = right - sizes.FOLD if rtl else left
    if box.names:
        more = f' font-size="12" font-weight="bold"{paint("muted")}'
        drawn.append(text(at, top, box.names, more, end=rtl))
        if box.href:
            there = at - box.names.width - 13 if rtl else at + box.names.width + 6
            drawn.append(away(there, top, paint))
    if box.sign:
        place = left if rtl else x + box.width - sizes.FOLD - 20
        drawn.append(sign(box.sign, place, top - 4, paint))
    top += sizes.SMALL_LEAD + 4
    at = right if rtl else left
    for line in box.lines:
        drawn.append(text(at, top, line, ' font-size="12"', rtl=rtl))
        top += sizes.NOTE_LEAD
    top += 3
    cited = rtl and leans_right(" ".join(line.text for line in box.small))
    for line in box.small:
        drawn.append(text(at, top, line, f' font-size="12"{paint("muted")}', rtl=cited, end=rtl))
        top += sizes.SMALL_LEAD
    return "".join(drawn)


def sign(kind: str, x: float, y: float, paint: Paint) -> str:
    """Draw one of `scene.SIGNS`, its middle at y, as lines: not every font has it."""
    if kind == "✓":
        path = f"M{x:.1f} {y:.1f}l3.5 4l7 -8.5"
    elif kind == "~":
        path = f"M{x:.1f} {y + 2:.1f}q2.5 -6 5 -2t5 -2"
    elif kind == "✗":
        path = f"M{x + 1:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"
    else:
        path = f"M{x + 5:.1f} {y - 5:.1f}v6.5m0 2.6v0.6"
    return f'<path d="{path}" stroke-width="2" stroke-linecap="round"{paint("none", "ink")}/>'


def away(x: float, y: float, paint: Paint) -> str:
    """Draw a small arrow that marks a box as a link."""
    return (
        f'<path d="M{x:.1f} {y:.1f}L{x + 6.5:.1f} {y - 6.5:.1f}M{x + 1.5:.1f} {y - 7:.1f}'
        f'H{x + 7:.1f}V{y - 1.5:.1f}" stroke-width="1.4"{paint("none", "muted")}/>'
    )


def _stack(box: Box, x: float, y: float, paint: Paint) -> str:
    """Draw two sheets, one behind the other: there is more inside."""
    colour = paint("whole", "line") if box.shape == "argument" else paint("area", "line")
    dash = "" if box.shape == "argument" else ' stroke-dasharray="5 3"'
    round_ = 9 if box.shape == "argument" else 3
    size = f'width="{box.width - 4:.1f}" height="{box.height - 4:.1f}" rx="{round_}"'
    drawn = [
        f'<rect x="{x + 4:.1f}" y="{y + 4:.1f}" {size}{dash}{colour}/>',
        f'<rect x="{x:.1f}" y="{y:.1f}" {size}{dash}{colour}/>',
    ]
    rtl = sizes.right_to_left(box)
    left, top = x + 14, y + sizes.ABOVE + 11
    at = x + box.width - 18 if rtl else left
    for line in box.lines:
        drawn.append(text(at, top, line, ' font-weight="bold"', rtl=rtl))
        top += sizes.BODY_LEAD
    more = f' font-size="12"{paint("muted")}'
    for line in box.small:
        drawn.append(text(at, top, line, more, end=rtl))
        top += sizes.SMALL_LEAD
    return "".join(drawn)


def _bundle(box: Box, x: float, y: float, paint: Paint) -> str:
    """Draw a plate with an arrow and a number for each kind of lines."""
    plate = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="8"'
        f' stroke-width="1.4"{paint("canvas", "line")}/>'
    )
    drawn = [plate]
    for turn in range(0, len(box.cells), IN_A_ROW):
        row = box.cells[turn : turn + IN_A_ROW]
        middle = y + ROW * (turn // IN_A_ROW) + ROW / 2
        at = x + (box.width - sum(c.width + BETWEEN for c in row) + BETWEEN) / 2
        for one in row:
            drawn.append(cell(one, at, middle, paint))
            at += one.width + BETWEEN
    return "".join(drawn)


def cell(one: Cell, x: float, y: float, paint: Paint) -> str:
    """Draw a kind of lines: a short one with its head, and how many there are."""
    sign = ROUND_SIGN if one.relation in SIGNED else SIGN
    low, high = (x + sign / 2, y + 10), (x + sign / 2, y - 10)
    path = straight(low, high) if one.up else straight(high, low)
    drawn = draw_line(one.relation, path, one.heads, paint, drawn=one.drawn)
    if one.granted:
        drawn += half(x + sign / 2, y, 4.0, "muted", paint)
    if one.words:
        line = Line(one.words, one.width - sign - 2)
        more = f' font-size="12" font-weight="bold"{paint("ink")}'
        drawn += text(x + sign + 2, y + 4, line, more)
    return f'<g class="{one.relation}" data-count="{one.count}">{drawn}</g>'


def _junction(box: Box, x: float, y: float, paint: Paint) -> str:
    if not box.lines:
        return _dot(x + 5.5, y + 5.5, 5.5, box, paint)
    border = "0.9" if box.drawn else "1.4"
    rtl = sizes.right_to_left(box)
    dot, at = (x + box.width - 11, x + box.width - 20) if rtl else (x + 11, x + 20)
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="10" '
        f'stroke-width="{border}"{paint("box", box.relation)}/>'
        f"{_dot(dot, y + 10, 4.5, box, paint)}"
        + "".join(
            text(at, y + 14 + sizes.SMALL_LEAD * turn, line, ' font-size="12"', rtl=rtl)
            for turn, line in enumerate(box.lines)
        )
    )


def _dot(x: float, y: float, radius: float, box: Box, paint: Paint) -> str:
    """Draw the dot of a step: filled, or a ring when the mapmaker draws it."""
    if box.drawn:
        ring = f' r="{radius - 0.6:.1f}" stroke-width="1.2"{paint("canvas", box.relation)}'
        return f'<circle cx="{x:.1f}" cy="{y:.1f}"{ring}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"{paint(box.relation)}/>'


_SHAPES = {
    "claim": _claim,
    "question": _question,
    "evidence": _evidence,
    "argument": _stack,
    "group": _stack,
    "junction": _junction,
    "bundle": _bundle,
}
