"""Days, months, years and spans of them, as the language writes them.

A time is written `2022`, `2022-03`, `2022-03-29`, from one to another `2022-02-27..2022-04`, or open
on one side: `before 2022-02-24`, `after 2023-06`. It stands for all the days from its first to its last
one, in the Gregorian calendar, years 1 to 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_FORM = re.compile(r"(?:(before|after) +)?(\d{4}[\d-]*)(?:\.\.(\d{4}[\d-]*))?", re.ASCII)
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
_ONE_DAY = date.resolution


class Span(NamedTuple):
    """The first and the last day of a time; `None` where it is open."""

    first: date | None
    last: date | None

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return not (self.ends_before(other) or other.ends_before(self))

    def ends_before(self, other: Span) -> bool:
        """Whether the last day of this one is before the first day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first


def span(text: str) -> Span | None:
    """Return the days that a written time stands for, or `None` when it is no time."""
    found = _read(text)
    return found if isinstance(found, Span) else None


def fault(text: str) -> str:
    """Return what is wrong with a written time, as the rest of a sentence; empty when it is one."""
    found = _read(text)
    return "" if isinstance(found, Span) else found


def _read(text: str) -> Span | str:
    form = _FORM.fullmatch(text.strip())
    if form is None:
        return "is not a time: write a year, month or day such as `2022-03`"
    side, one, two = form.groups()
    begin = _days(one)
    if isinstance(begin, str):
        return begin
    if side and two:
        return f"says `{side}` and gives a span: leave one of the two out"
    if side == "before":
        return Span(None, _shifted(begin[0], -1))
    if side == "after":
        return Span(_shifted(begin[1], 1), None)
    end = _days(two) if two else begin
    if isinstance(end, str):
        return end
    if end[1] < begin[0]:
        return "ends before it begins"
    return Span(begin[0], end[1])


def _shifted(day: date, by: int) -> date:
    try:
        return day + by * _ONE_DAY
    except OverflowError:
        return day


def _days(text: str) -> tuple[date, date] | str:
    """Return the first and the last day of a year, month or day, or what is wrong with it."""
    form = _DAY.fullmatch(text)
    if form is None:
        return "is not a time: write a year, month or day such as `2022-03`"
    year, month, day = (int(part) if part else 0 for part in form.groups())
    if not year:
        return "has a year 0, which the calendar lacks"
    if form[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return f"has a month {form[2]}: months are 01 to 12"
    last = monthrange(year, month)[1]
    if form[3] is None:
        return date(year, month, 1), date(year, month, last)
    if not 1 <= day <= last:
        return f"has a day {form[3]}: {form[1]}-{form[2]} has the days 01 to {last}"
    return date(year, month, day), date(year, month, day)


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def in_words(text: str, *, coarse: bool = False) -> str:
    """Return a written time in English: `2022-03` is “March 2022”, `before 2022-02-24` “before
    February 24, 2022”. What is no time comes back as it is. A `coarse` one has no days.
    """
    form = _FORM.fullmatch(text.strip())
    if form is None or not isinstance(_read(text), Span):
        return text
    side, one, two = form.groups()
    if coarse:
        one, two = one[: len("2022-03")], two and two[: len("2022-03")]
    if two:
        return _between(one, two)
    return f"{side} {_spoken(one)}" if side else _spoken(one)


def after_of(text: str, *, coarse: bool = False) -> str:
    """Return a written time in English as it is put behind “of”: “the time before 2022”."""
    words = in_words(text, coarse=coarse)
    return f"the time {words}" if words.startswith(("before ", "after ")) else words


def in_short(text: str, *, coarse: bool = False) -> str:
    """Return a written time in few letters: `2022-03` is “Mar 2022”, `2022-02..2022-04` “Feb–Apr
    2022”. What is no time comes back as it is. A `coarse` one has no days.
    """
    form = _FORM.fullmatch(text.strip())
    if form is None or not isinstance(_read(text), Span):
        return text
    side, one, two = form.groups()
    if coarse:
        one, two = one[: len("2022-03")], two and two[: len("2022-03")]
    if not two or one == two:
        return f"{side} {_clipped(one)}" if side else _clipped(one)
    if one[:4] != two[:4]:
        return f"{_clipped(one)}\u2013{_clipped(two)}"
    if len(two) == len("2022"):
        return f"{_clipped(one)} to the end of {two}"
    if len(one) == len(two) == len("2022-03-29") and one[:7] == two[:7]:
        return f"{_clipped(one).split(',')[0]}\u2013{int(two[8:])}, {two[:4]}"
    begin = _clipped(one).split(",")[0].removesuffix(f" {one[:4]}")
    return (
        f"{begin}\u2013{_clipped(two)}" if len(one) > len("2022") else f"{one} to {_clipped(two)}"
    )


def _clipped(text: str) -> str:
    """Return a day, month or year with the first three letters of the month."""
    month, *rest = _spoken(text).split(" ")
    return " ".join([month[:3], *rest]) if rest else month


def _between(one: str, two: str) -> str:
    if one == two:
        return _spoken(one)
    if len(one) == len(two) == len("2022-03") and one[:4] == two[:4]:
        return f"{_MONTHS[int(one[5:]) - 1]} to {_spoken(two)}"
    return f"{_spoken(one)} to {_spoken(two)}"


def _spoken(text: str) -> str:
    year, *rest = text.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {int(rest[1])}, {year}" if len(rest) > 1 else f"{month} {year}"
