"""The names of the grammar's terminals for messages about what was expected."""

from __future__ import annotations

from collections.abc import Iterable

_SPOKEN = {
    "NAME": "a name",
    "WORDS": "`:` and words",
    "QUOTE": "a quotation",
    "NUMBER": "a number",
    "LETTERS": "one to four letters or digits",
    "PAINT": "a colour such as `green`",
    "COUNT": "a whole number from 1",
    "PAGE": "a page such as A4",
    "DATE": "a date such as 2023-10-31",
    "PERIOD": "a time such as 2022-03, 2022-02..2022-04, before 2022-02-24",
    "TIME": "a time such as 12:30",
    "UNIT": "`paragraph`, `page`, … and a number",
    "COMMA": "`,`",
    "_NL": "the end of the line",
    "EXTRA": "`x-…`",
    "WHOLE": "`everything`, `sourced`, `evidence`",
    "SELECTED": "`position`, `group`, `person`, `source`, `tag`",
    "OUTCOME": "`stands`, `defeated`, `undecided`, `without reply`, `single-source`, `common ground`",
}
_UNSPOKEN = {"_INDENT", "_DEDENT", "BROKEN", "COMMENT", "$END", "__IGNORE_0"}


def spoken(terminals: Iterable[str]) -> tuple[str, ...]:
    """Return terminal names as people read them, sorted, keywords bare (`supported by`)."""
    words = {
        _SPOKEN.get(t, t.lower().replace("_", " "))
        for t in terminals
        if t.isupper() or t == "_NL"
        if t not in _UNSPOKEN and not t.startswith("__")
    }
    return tuple(sorted(words))
