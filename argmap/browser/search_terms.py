"""The line typed into the search: words, and filters such as `person:name`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from argmap.base.near import unknown
from argmap.base.times import fault
from argmap.contents.search import Filter
from argmap.contents.times import ANY
from argmap.model import ArgumentMap
from argmap.model.unknown_names import names_of, unknown_name

FILTERS = ("position", "person", "source", "tag", "kind", "group", "view", "when")
KINDS = ("claim", "step", "evidence", "question", "position", "person", "source", "group")


MOST_TOLD = 8
"""Names that are listed when a filter fits more than one."""


class Asked(NamedTuple):
    """The words to look for, the filter, and a sentence on a wrong filter (else empty).

    `filter` leaves out the part that is wrong.
    """

    words: str
    filter: Filter
    wrong: str


def asked(text: str, map: ArgumentMap) -> Asked:
    """Parse a typed line.

    A filter and its value may be shortened (`pers:sn`) where only one fits; case makes no
    difference. `when:2022-03` and `when:before 2022` take a time; without one, everything that has a
    time is found.
    """
    words: list[str] = []
    chosen, wrong = Filter(), ""
    for word in _whole_times(text.split()):
        name, colon, value = word.partition(":")
        filters = [f for f in FILTERS if f.startswith(name.lower())]
        if not (colon and name and filters):
            words.append(word)
            continue
        filter_ = name.lower() if name.lower() in FILTERS else filters[0]
        if filter_ == "when":
            why = fault(value) if value else ""
            wrong = f"`{value}` {why}" if why else wrong
            chosen = chosen if why else replace(chosen, when=value or ANY)
            continue
        if not value:
            continue
        fits = fitting(value, names(map, filter_))
        if filter_ != name.lower() and len(filters) > 1:
            wrong = f"{name}: may be {' or '.join(f'{f}:' for f in filters)}"
        elif not fits:
            wrong = _no_such(map, filter_, value)
        elif len(fits) > 1:
            more = f" and {len(fits) - MOST_TOLD} more" if len(fits) > MOST_TOLD else ""
            told = f"{' '.join(fits[:MOST_TOLD])}{more}"
            wrong = f"{len(fits)} begin with {filter_}:{value}: {told}; type more of one"
        else:
            chosen = replace(chosen, **{filter_: fits[0]})
    return Asked(" ".join(words), chosen, wrong)


def _whole_times(words: Sequence[str]) -> list[str]:
    """Return the words with those that make up a time, such as `when:before` and `2022`, as one."""
    found: list[str] = []
    for word in words:
        head, colon, begun = found[-1].partition(":") if found else ("", "", "")
        open_ = (
            colon and "when".startswith(head.lower() or " ") and begun in ("", "before", "after")
        )
        whole = f"{begun} {word}".strip()
        if open_ and not fault(whole):
            found[-1] = f"{head}:{whole}"
        else:
            found.append(word)
    return found


def fitting(value: str, known: Sequence[str]) -> Sequence[str]:
    """Return the names that are meant by a typed one.

    It is the name itself, else names that differ only in case, else names that begin with it.
    """
    if value in known:
        return [value]
    low = value.casefold()
    same = [name for name in known if name.casefold() == low]
    return same or [name for name in known if name.casefold().startswith(low)]


def completed(text: str, map: ArgumentMap) -> str | None:
    """Complete the filter at the end of the line; `None` when there is nothing to add."""
    before, _, last = text.rpartition(" ")
    head = f"{before} " if before else ""
    name, colon, value = last.partition(":")
    if not name:
        return None
    if not colon:
        fits = [f"{f}:" for f in FILTERS if f.startswith(name.lower()) and len(name) > 1]
    elif name.lower() in FILTERS:
        known = names(map, name.lower())
        low = value.casefold()
        fits = [f"{name}:{n}" for n in known if n.casefold().startswith(low) and n != value]
    else:
        fits = []
    return head + fits[0] if fits else None


def names(map: ArgumentMap, filter_: str) -> Sequence[str]:
    """Return the possible values of a filter."""
    if filter_ == "when":
        return []
    return KINDS if filter_ == "kind" else list(names_of(map, filter_))


def _no_such(map: ArgumentMap, filter_: str, value: str) -> str:
    if filter_ == "kind":
        return unknown("kind", value, KINDS)
    return unknown_name(map, (filter_,), value, listed="→ completes a name")
