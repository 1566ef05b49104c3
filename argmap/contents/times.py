"""The times of a map: of what time its claims speak, and when its evidence was said."""

from __future__ import annotations

from datetime import date

from argmap.base.times import Span, in_words, span
from argmap.model import ArgumentMap
from argmap.model.dates import reported_on, said_on

ANY = "any"
"""In place of a time: everything that has one."""


def times(map: ArgumentMap) -> dict[str, tuple[str, str]]:
    """Map the ids of claims and evidence to their times, as written and in words: `when` of a claim,
    the day of a statement, else that on which it was reported.
    """
    found = {c.id: (c.when, in_words(c.when)) for c in map.claims.values() if c.when}
    for proof in map.evidence.values():
        if said := said_on(map, proof):
            found[proof.id] = (said, in_words(said))
        elif reported := reported_on(map, proof):
            found[proof.id] = (reported, f"reported {in_words(reported)}")
    return found


def meeting(map: ArgumentMap, time: str) -> dict[str, str]:
    """Return those of `times` that meet a time, or all of them for `ANY`, in words, in the order of
    their first days; what is open at its beginning comes first.
    """
    asked = Span(None, None) if time == ANY else span(time)
    found = times(map)
    spans = {id_: days for id_, (written, _) in found.items() if (days := span(written)) and asked}
    fits = [id_ for id_, days in spans.items() if asked and days.meets(asked)]
    fits.sort(key=lambda id_: (spans[id_].first or date.min, spans[id_].last or date.max))
    return {id_: found[id_][1] for id_ in fits}
