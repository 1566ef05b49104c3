"""A timeline in characters: words on the left, bars and dots on the right."""

from __future__ import annotations

from argmap.drawing.cells.boxes import cells, fitted, wrapped
from argmap.drawing.cells.legend import holders
from argmap.drawing.cells.page import Sheet
from argmap.drawing.scene.scene import MARKS
from argmap.drawing.timeline.axis import Axis, Size, make_axis
from argmap.drawing.timeline.chart import label, packed
from argmap.drawing.timeline.lanes import REPORTED, Lane, Row, Timeline, empty, timeline
from argmap.drawing.view import View

WIDTH = 120
NARROWEST = 40
WORDS = 44
OPEN = 4
"""Cells that a bar reaches beyond the time at which it is open."""
DOT, HOLLOW, BAR, JOINT, GAP = "●", "○", "━", "┄", "≀"


def rows(view: View, width: int | None = None, *, legend: bool = True) -> list[str]:
    """Return the timeline of a view as lines of at most `width` cells, 120 unless it is given."""
    made = timeline(view)
    room = max(width or WIDTH, NARROWEST)
    found: list[str] = []
    for text in (made.title, made.subtitle, made.scope):
        found += wrapped(text, room, 6)
    if not made.lanes:
        return [*found, "", *wrapped(empty(made), room, 6)]
    start = min(WORDS, room // 2) + 2
    opens = [r.when for lane in made.lanes for r in lane.rows if r.when and None in r.when]
    begin = start + (OPEN if any(when.first is None for when in opens) else 1)
    end = room - (OPEN if any(when.last is None for when in opens) else 1) - 1
    axis = make_axis(made.days(), Size(begin, end, 3, 6, 6))
    for lane in made.lanes:
        found += ["", _strip(lane, axis, start, room)]
        for row in lane.rows:
            found += _row(row, axis, start, room)
    return [*found, *(_legend(made, axis, room) if legend else ())]


def _strip(lane: Lane, axis: Axis, start: int, room: int) -> str:
    """Return a lane's heading, with the ticks above the axis."""
    sheet = Sheet(room, 1)
    badges = "".join(f"[{badge.letters}]" for badge in lane.badges)
    words = fitted(f"{badges} {lane.name}".strip(), start - 2)
    sheet.write(0, 0, words)
    for column in range(cells(words) + 1, room):
        sheet.rows[0][column] = "─"
    for begin, end in axis.gaps:
        sheet.write(0, round((begin + end) / 2), GAP)
    for tick in axis.labelled(
        lambda words, _: float(len(words)), after=start, apart=1.0, middle=False
    ):
        if round(tick.at) + len(tick.words) <= room:
            sheet.write(0, round(tick.at), tick.words)
    return sheet.text()[0]


def _row(row: Row, axis: Axis, start: int, room: int) -> list[str]:
    """Return the lines of a claim: its words beside its bar, and the dots of its statements."""
    text = [*wrapped(row.words, start - 6, 6)]
    granted = " ".join(f"{MARKS['granted'][0]}[{mark.text}]" for mark in row.granted)
    small = " · ".join(
        part for part in (row.time, f"with {row.others}" if row.others else "", granted) if part
    )
    text += [*wrapped(small, start - 6, 2)]
    bar = _bar(row, axis, start, room)
    dots = []
    for statement in row.said:
        middle = sum(axis.place(day.toordinal()) for day in statement.days) / 2
        at = min(max(round(middle), start), room - 1)
        words = fitted(label(statement), room - start - 4)
        left = at + 2 + cells(words) > room
        dots.append((at, words, left, statement.reported))
    lines = packed([(at - cells(w) - 1, at + 1) if left else (at, at + 2 + cells(w))
                    for at, w, left, _ in dots], 1)  # fmt: skip
    above = 1 if bar else 0
    sheet = Sheet(room, max(len(text), above + max(lines, default=-1) + 1))
    if bar:
        sheet.write(0, bar[0], bar[1])
    for begin, end in axis.gaps:
        at = round((begin + end) / 2)
        if sheet.rows[0][at] == BAR:
            sheet.write(0, at, GAP)
    for line, (at, _, _, reported) in sorted(zip(lines, dots, strict=True)):
        if bar and not reported:
            _join(sheet, above + line, bar, at)
    for line, (at, words, left, reported) in zip(lines, dots, strict=True):
        sheet.write(above + line, at, HOLLOW if reported else DOT)
        if words:
            sheet.write(above + line, at - cells(words) - 1 if left else at + 2, words)
    for number, words in enumerate(text):
        sheet.write(number, 4 if number else 2, words)
    return sheet.text()


def _bar(row: Row, axis: Axis, start: int, room: int) -> tuple[int, str] | None:
    """Return where a claim's bar begins, and its characters."""
    if row.when is None or row.when == (None, None):
        return None
    first, last = row.when
    begin = round(axis.place(first.toordinal())) if first else 0
    end = round(axis.place(last.toordinal())) + 1 if last else begin + OPEN
    begin = begin if first else end - OPEN
    begin, end = max(begin, start), min(max(end, begin + 1), room)
    drawn = list(BAR * (end - begin))
    if first is None:
        drawn[0] = "◀"
    if last is None:
        drawn[-1] = "▶"
    return begin, "".join(drawn)


def _join(sheet: Sheet, line: int, bar: tuple[int, str], at: int) -> None:
    """Draw the line from a bar to a statement that was made at another time."""
    begin, end = bar[0], bar[0] + len(bar[1]) - 1
    for column in range(end + 1, at) if at > end else range(at + 1, begin):
        sheet.rows[line][column] = JOINT


def _legend(made: Timeline, axis: Axis, room: int) -> list[str]:
    found = [row for lane in made.lanes for row in lane.rows]
    whens = [row.when for row in found if row.when]
    items = holders(made.badges)
    items += [f"{BAR * 3} the time a claim speaks of"] if whens else []
    if any(when.first is None for when in whens):
        items.append("◀━━ before that time")
    if any(when.last is None for when in whens):
        items.append("━━▶ after that time")
    reported = [(row.when, said.reported) for row in found for said in row.said]
    if any(not only for _, only in reported):
        items.append(f"{DOT} when it was said, or else published")
    if any(only for _, only in reported):
        items.append(f"{HOLLOW} {REPORTED}")
    if any(when and not only for when, only in reported):
        items.append(f"{JOINT * 3} from the time it speaks of to the time it was said")
    if any(row.granted for row in found):
        items.append(" ".join(MARKS["granted"]))
    if axis.gaps:
        items.append(f"{GAP} a stretch of time left out")
    if made.timeless:
        claims = "1 claim has" if made.timeless == 1 else f"{made.timeless} claims have"
        items.append(f"{claims} no time and no statement with one: not drawn")
    return ["", *(line for item in items for line in wrapped(item, room, 3))]
