"""What the rules about quotations share: which are known, and where their passage is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Label
from argmap.base.text import Place
from argmap.rules.shared.phrasing import text_at

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Evidence
    from argmap.quotes import Concern
    from argmap.quotes.copies import Checked, Copy, Quotes


def known(map: ArgumentMap, quotes: Quotes) -> Iterator[tuple[Evidence, Checked]]:
    """Every quotation of a map with what is known of it, less those on lines that were lost."""
    for id, checked in quotes.checked.items():
        if id not in map.uncertain:
            yield map.evidence[id], checked


def concerned(
    map: ArgumentMap, quotes: Quotes, kinds: Collection[str]
) -> Iterator[tuple[Evidence, Checked, list[Concern]]]:
    """The quotations that have concerns of some kinds, with these."""
    for proof, checked in known(map, quotes):
        found = [concern for concern in checked.concerns if concern.kind in kinds]
        if found and (checked.found is None or checked.found.matches):
            yield proof, checked, found


def reasons(concerns: Iterable[Concern]) -> tuple[str, ...]:
    """The patterns of words that gave concern, with what they mean; none of what a lock attests."""
    from argmap.quotes import explained

    return explained.reasons(concerns)


def copy_of(quotes: Quotes, proof: Evidence) -> Copy | None:
    """The text that a quotation was looked up in, if there is one."""
    from argmap.quotes.copies import Copy

    copy = quotes.texts.get(proof.source)
    return copy if isinstance(copy, Copy) else None


def passage(
    quotes: Quotes, proof: Evidence, checked: Checked, words: str = ""
) -> tuple[Label, ...]:
    """The passage of the source that a quotation matches, to be shown; nothing without the text."""
    copy, found = copy_of(quotes, proof), checked.found
    if copy is None or found is None or not found.matches:
        return ()
    said = f"{words} (paragraph {found.paragraph})" if words else f"paragraph {found.paragraph}"
    return (Label(Place(copy.path, found.start, found.end), said),)


def after_line(map: ArgumentMap, proof: Evidence) -> Place | None:
    """Where `at …` may be added to a quotation's line; `None` when its source stands elsewhere."""
    place = proof.place
    if proof.at or f" in {proof.source}" not in text_at(map, place).split(proof.quote, 1)[-1]:
        return None
    return Place(place.file, place.end, place.end)


def at_place(map: ArgumentMap, proof: Evidence) -> Place | None:
    """Where the locator of a quotation stands on its line; `None` when it stands elsewhere."""
    place = proof.place
    if not proof.at or not text_at(map, place).endswith(f" at {proof.at}"):
        return None
    return Place(place.file, place.end - len(proof.at), place.end)
