"""Where words occur in a map."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Filter:
    """What may be found; empty means no limit. Ids, except `kind`, which is as in `Hit`."""

    position: str = ""
    person: str = ""
    source: str = ""
    tag: str = ""
    kind: str = ""
    group: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `kind` is `claim`, `step`, `evidence`, `question`, `position`, `person`,
    `source` or `group`; `named` says that the words were found in its name.
    """

    kind: str
    id: str
    text: str
    named: bool


def search(
    map: ArgumentMap, words: str, filter: Filter = Filter(), limit: int = 200
) -> tuple[Hit, ...]:
    """At most `limit` things in which every one of `words` occurs, best first."""
    raise NotImplementedError
