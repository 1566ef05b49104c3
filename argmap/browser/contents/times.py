"""The times of a map: of what time its claims speak, and when its evidence was said."""

from __future__ import annotations

from datetime import date

from argmap.base.times import Span, in_words, span
from argmap.model import ArgumentMap

ANY = "any"
"""In place of a time: everything that has one."""


def times(map: ArgumentMap) -> dict[str, str]:
    """Map the ids of claims and evidence to their times as written: `when` of a claim, the day of a
    statement, else that on which its source came out.
    """
    found = {claim.id: claim.when for claim in map.claims.values() if claim.when}
    for proof in map.evidence.values():
        source = map.sources.get(proof.source)
        said = proof.said or (source.published if source else "")
        if span(said):
            found[proof.id] = said
    return found


def meeting(map: ArgumentMap, time: str) -> dict[str, str]:
    """Return those of `times` that meet a time, or all of them for `ANY`, in the order of their first
    days; what is open at its beginning comes first.
    """
    asked = Span(None, None) if time == ANY else span(time)
    found = times(map)
    spans = {id_: days for id_, said in found.items() if (days := span(said)) and asked}
    fits = [id_ for id_, days in spans.items() if asked and days.meets(asked)]
    fits.sort(key=lambda id_: (spans[id_].first or date.min, spans[id_].last or date.max))
    return {id_: in_words(found[id_]) for id_ in fits}
