"""`credence 70%`, `published October 2023`: a value in another form than the language takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.base.near import near
from argmap.base.times import fault, span
from argmap.drawing.theme import PAINTS
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import first, may_stand, parts, rewrite, stretch

if TYPE_CHECKING:
    from argmap.language.tree import Slip

LAST_MONTH = 12
_PROPER = re.compile(r"[01]?\.\d+|[01]|\d{4}(?:-\d{2}){0,2}")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d+))?\s*%$")
_COMMA = re.compile(r"([01])?[.,](\d+)$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPOKEN = re.compile(
    rf"(?:(\d{{1,2}})\.?\s+)?({'|'.join(_MONTHS)})[a-z]*\.?(?:\s+(\d{{1,2}})(?:st|nd|rd|th)?)?"
    r",?\s+(\d{4})$",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?$")
_TO = re.compile(r"\s+(?:to|until|till|and|-|–|—)\s+|\s*[–—]\s*|\.{2,}\s*|…")
_IN = re.compile(r"(?:in|on)\s+")
_FROM = re.compile(r"(?:from|between)\s+", re.IGNORECASE)
_POINTED = re.compile(r"(?:(\d{1,2})\.\s?)?(\d{1,2})\.\s?(\d{4})$")
_YEARS = re.compile(r"(\d{4})\s*[-/–]\s*(\d{2}|\d{4})$")


@slip_rule(
    "S009",
    "malformed-value",
    kind="broken",
    bad=(
        """
        claim: The United States blocked the talks.
            credence 70%
        """,
        """
        source continue: Someone wants the war to continue
            author snider
            published October 2023
            url: https://example.org/continue
        person snider: Ted Snider
        claim: The war goes on.
            evidence "The war will continue" in continue at paragraph 2
        """,
        """
        position closers: Close it.
            thesis close
            badge Closers
        claim close: The street should be closed.
        """,
        """
        position closers: Close it.
            thesis close
            colour purple
        claim close: The street should be closed.
        """,
    ),
    good=(
        """
        claim: The United States blocked the talks.
            credence 0.7
        """,
        """
        position closers: Close it.
            thesis close
            badge CL
            colour green
        claim close: The street should be closed.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A number, a date, a badge or a colour has another form than the language takes.

    `credence` is a number from 0 to 1, written with a point: `credence 0.7`. `published` is a
    date as `2023`, `2023-10` or `2023-10-05`, and so is `said`. `when` takes such a date, two of them
    with `..` between them, or `before` or `after` and one: dates of the Gregorian calendar. A date of
    another calendar is given as the days it falls on. `boxes`, in a view, is a whole number from 1.
    `badge` is one to four letters or digits: `badge TS`. `colour` is one of the colours that positions
    have: green, amber, slate, rose, brown, lime, crimson, teal.
    """
    line = first(slip)
    found = parts(line)
    if found is None or not may_stand(found.keyword, slip) or not found.rest:
        return None
    if found.keyword not in FORMS:
        return None
    read, form = FORMS[found.keyword]
    value = read(found.rest)
    if found.keyword in _TIMES and fault(value):
        value = ""
    if found.rest[0] in ":|" or (
        found.keyword not in _BADGES and _PROPER.fullmatch(found.rest)
    ):
        return None
    right = f"{found.keyword} {value}"
    return Finding(
        stretch(slip, found.start),
        f"`{found.rest}` is not what `{found.keyword}` takes",
        f"expected {form.split(',')[0].split(' such')[0]}",
        help=f"write `{right}`" if value else f"write {form}",
        fix=rewrite(slip, right, safe=_same(found.keyword, found.rest, value))
        if value
        else None,
    )


def _share(text: str) -> str:
    if percent := _PERCENT.match(text):
        value = float(f"{percent[1]}.{percent[2] or 0}") / 100
        return f"{value:g}" if value <= 1 else ""
    if comma := _COMMA.match(text):
        return f"{comma[1] or 0}.{comma[2]}"
    return ""


def _number(text: str) -> str:
    found = re.fullmatch(r"0*([1-9]\d{0,5})(?:\.0*)?(?: +box(?:es)?)?", text)
    return found[1] if found else ""


def _date(text: str) -> str:
    if (plain := _IN.sub("", text, count=1)) != text:
        return plain if _PROPER.fullmatch(plain) and len(plain) >= len("2024") else _date(plain)
    if spoken := _SPOKEN.match(text):
        month = _MONTHS.index(spoken[2].lower()[:3]) + 1
        day = spoken[1] or spoken[3]
        return f"{spoken[4]}-{month:02}" + (f"-{int(day):02}" if day else "")
    if dotted := _DOTTED.match(text):
        year, *rest = (part for part in dotted.groups() if part)
        return "-".join([year, *(f"{int(part):02}" for part in rest)])
    pointed = _POINTED.match(text)
    # Of two small numbers either may be the month.
    if pointed and (pointed[1] is None or int(pointed[1]) > LAST_MONTH):
        days = f"-{int(pointed[1]):02}" if pointed[1] else ""
        return f"{pointed[3]}-{int(pointed[2]):02}{days}"
    return ""


def _period(text: str) -> str:
    side, _, rest = text.partition(" ")
    sides = {"before": "before", "after": "after", "until": "before", "since": "after"}
    if side.lower() in sides and not fault(day := _day(rest.strip())):
        return f"{sides[side.lower()]} {_previous(day) if side.lower() == 'since' else day}"
    text = _FROM.sub("", text, count=1)
    if (years := _YEARS.match(text)) and (len(years[2]) > 2 or int(years[2]) > LAST_MONTH):
        return f"{years[1]}..{years[1][: -len(years[2])]}{years[2]}"
    ends = [_day(part) for part in _TO.split(text, maxsplit=1)]
    return "..".join(ends) if all(ends) else ""


def _previous(day: str) -> str:
    """Return the year, month or day before one, since `after` leaves out the one that it names."""
    first = span(day)
    if first is None or first.first is None or first.first == date.min:
        return ""
    return (first.first - date.resolution).isoformat()[: len(day)]


def _day(text: str) -> str:
    return text if re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", text) else _date(text)


def _same(keyword: str, written: str, value: str) -> bool:
    """Whether a value in the right form says what is written, and no more or less."""
    if keyword in _BADGES:
        return re.sub(r"[\s\"'“”‘’.,;]", "", written).lower() == value.lower()
    # Whether “until May” has May in it, nobody knows.
    return not written.lower().startswith("until")


def _letters(text: str) -> str:
    """Return at most four letters of words: their first ones, or those of a single word."""
    words = re.findall(r"[^\W_]+", text)
    return (words[0] if len(words) == 1 else "".join(word[0] for word in words))[:4]


def _paint(text: str) -> str:
    words = text.strip("\"'“”‘’.,;").lower()
    if words in PAINTS:
        return words
    if words in _OTHER_PAINTS:
        return _OTHER_PAINTS[words]
    named = [word for word in re.findall(r"[a-z]+", words) if word in PAINTS]
    return next(iter((*named, *near(words, PAINTS))), "")


_OTHER_PAINTS = {
    "yellow": "amber", "orange": "amber", "gold": "amber", "grey": "slate", "gray": "slate",
    "black": "slate", "pink": "rose", "red": "crimson", "purple": "crimson", "violet": "crimson",
    "blue": "teal", "cyan": "teal", "turquoise": "teal",
}  # fmt: skip
"""Other colours, and which of the eight is nearest."""
_BADGES = ("badge", "colour")
_TIMES = ("published", "said", "when")


FORMS: Mapping[str, tuple[Callable[[str], str], str]] = {
    "credence": (_share, "a number from 0 to 1, such as `credence 0.7`"),
    "badge": (_letters, "one to four letters or digits, such as `badge TS`"),
    "colour": (_paint, f"a colour of positions, such as `colour green` (or {', '.join(PAINTS[1:])})"),
    "boxes": (_number, "a whole number from 1, such as `boxes 40`"),
    "published": (_date, "a date such as `published 2023-10`"),
    "said": (_day, "a date such as `said 2023-09-10`"),
    "when": (
        _period,
        "a time such as `when 2022-03`, `when 2022-02..2022-04` or `when before 2022-02-24`",
    ),
}
"""Keywords with a fixed form of value: how to read another form, and what is expected."""
