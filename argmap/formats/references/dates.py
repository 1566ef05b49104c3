"""Dates of publication, and the dates that the language has no form for.

`published` takes a year, a month or a day. Everything else that reference lists know (stretches,
seasons, uncertain years) is kept in an `x-date:` line, written as EDTF (ISO 8601-2) writes it where
that is possible.
"""

from __future__ import annotations

import re
from calendar import monthrange

from argmap.base.values import dataclass

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SLASHED = re.compile(r"(\d{4})(?:[/.-](\d{1,2})?(?:[/.-](\d{1,2})?)?)?[/.]?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b\.?", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_BEGINNING = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?=[/~?%.]|T\d|-\d{2}$)")
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][\d:.]+(?:Z|[+-][\d:]+)?")


@dataclass(frozen=True, slots=True)
class Date:
    """A date of publication.

    `published` is as the language takes it, or empty; `rest` is the whole date when `published`
    does not say all of it.
    """

    published: str = ""
    rest: str = ""


def published_of(year: int, month: int = 0, day: int = 0) -> str:
    """Return a year, month or day as the language writes it; empty when there is no such date."""
    if not 1 <= year <= 9999 or not 0 <= month <= 12 or (day and not month):
        return ""
    if day and not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def month_of(text: str) -> int:
    """Return the number of a month's name or number; 0 when it is neither."""
    text = text.strip().strip(".")
    if text.isdecimal():
        return int(text) if 1 <= int(text[:4]) <= 12 else 0
    found = _NAMED.fullmatch(text)
    return _MONTHS.index(found[1].lower()) + 1 if found else 0


def date_of(text: str) -> Date:
    """Return the date that some words express, as far as they express one."""
    text = " ".join(text.split())
    if not text:
        return Date()
    if plain := _numbers(text):
        return Date(plain)
    if timed := _TIMED.fullmatch(text):
        return Date(_numbers(timed[1]), "" if _numbers(timed[1]) else text)
    if spoken := _spoken(text):
        return Date(spoken)
    if begun := _BEGINNING.match(text):
        return Date(_numbers(begun[1]) or _numbers(begun[1][:4]), text)
    years = _YEAR.findall(text)
    return Date(years[0] if len(years) == 1 and years[0] > "0000" else "", text)


def _numbers(text: str) -> str:
    found = _PLAIN.fullmatch(text) or _SLASHED.fullmatch(text)
    if not found:
        return ""
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return published_of(year, month, day)


def _spoken(text: str) -> str:
    """Parse dates such as `5 October 2023`, `October 5, 2023`, `Oct. 2023`."""
    months, years = _NAMED.findall(text), _YEAR.findall(text)
    if len(months) != 1 or len(years) != 1:
        return ""
    left = _YEAR.sub(" ", _NAMED.sub(" ", text, count=1), count=1)
    days = _DAY.findall(left)
    if len(days) > 1 or re.sub(r"[\s,.]", "", _DAY.sub("", left)):
        return ""
    return published_of(int(years[0]), month_of(months[0]), int(days[0]) if days else 0)


def stretch_of(text: str) -> tuple[str, str] | None:
    """Return the ends of a stretch of time (`2020-01/2020-03`), each as `published` takes it."""
    start, slash, end = text.partition("/")
    plain = _PLAIN.fullmatch(start) and _PLAIN.fullmatch(end)
    return (start, end) if slash and plain and _numbers(start) and _numbers(end) else None
