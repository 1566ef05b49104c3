"""The changes of one thing that is in both maps, value by value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from argmap.base.text import Place
from argmap.model import (
    Argument,
    Claim,
    Evidence,
    Group,
    Person,
    Position,
    Question,
    Source,
)
from argmap.reasoning.difference.change import Change, Thing, What
from argmap.reasoning.difference.pairing import GONE
from argmap.reasoning.difference.wording import folded

Remarked = Question | Position | Claim | Argument | Evidence | Person | Source | Group
"""Values that may have notes and `x-` lines."""


class Fields:
    """Makes the changes of one thing that is in both maps."""

    def __init__(self, thing: Thing, old: str, new: str, place: Place | None) -> None:
        self.thing = thing
        self.old = old
        self.new = new
        self.place = place

    def change(
        self, field: str, before: tuple[str, ...], after: tuple[str, ...],
        what: What = What.CHANGED, of: str = "",
    ) -> Change:  # fmt: skip
        """Make a change of this thing."""
        return Change(what, self.thing, self.old, self.new, field, before, after, of, self.place)

    def words(self, old: str, new: str, field: str = "words") -> Iterator[Change]:
        """Yield the change of the words that make up the thing itself."""
        if folded(old) != folded(new):
            yield self.change(field, some(old), some(new), What.REWORDED)

    def value(self, old: str, new: str, field: str) -> Iterator[Change]:
        """Yield the change of a single value, empty when it is not there."""
        if folded(old) != folded(new):
            yield self.change(field, some(old), some(new))

    def optional(self, old: str | None, new: str | None, field: str) -> Iterator[Change]:
        """Yield the change of an optional value, which may be there and be empty."""
        if (old is None) != (new is None) or folded(old or "") != folded(new or ""):
            yield self.change(field, () if old is None else (old,), () if new is None else (new,))

    def several(self, old: Iterable[str], new: Iterable[str], field: str) -> Iterator[Change]:
        """Yield the changes of a list of words, which may contain the same words twice."""
        before, after = list(old), list(new)
        gone = without(before, after)
        come = without(after, before)
        if gone or come:
            shown = tuple(word.replace(GONE, "") for word in gone)
            yield self.change(field, shown, come)

    def tags(
        self, old: Claim | Argument | Evidence, new: Claim | Argument | Evidence
    ) -> Iterator[Change]:
        """Yield the changes of tags, which are a set."""
        yield from self.several(dict.fromkeys(old.tags), dict.fromkeys(new.tags), "tags")

    def remarks(self, old: Remarked, new: Remarked) -> Iterator[Change]:
        """Yield the changes of notes and `x-` lines."""
        yield from self.several(old.notes, new.notes, "note")
        yield from self.several(
            [f"x-{key}: {words}" for key, words in old.extra],
            [f"x-{key}: {words}" for key, words in new.extra],
            "x-",
        )


def without(these: Sequence[str], those: Iterable[str]) -> tuple[str, ...]:
    """Return the words that are in one list more often than in the other."""
    left = Counter(map(folded, those))
    kept = []
    for text in these:
        key = folded(text)
        if left[key]:
            left[key] -= 1
        else:
            kept.append(text)
    return tuple(kept)


def some(word: str) -> tuple[str, ...]:
    """Return the word in a tuple, or an empty tuple."""
    return (word,) if word else ()
