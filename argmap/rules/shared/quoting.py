"""Shared by the rules about quotations: the known quotations, and how to show their passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Label, Severity
from argmap.base.text import Place
from argmap.rules.shared.phrasing import named, text_at

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Evidence
    from argmap.quotes import Concern
    from argmap.quotes.copies import Checked, Copy, Quotes


def known(map: ArgumentMap, quotes: Quotes) -> Iterator[tuple[Evidence, Checked]]:
    """Yield every quotation of a map with its check, except those on lines that were lost."""
    for id, checked in quotes.checked.items():
        if id not in map.uncertain:
            yield map.evidence[id], checked


def concerned(
    map: ArgumentMap, quotes: Quotes, kinds: Collection[str]
) -> Iterator[tuple[Evidence, Checked, list[Concern]]]:
    """Yield the quotations with concerns of some kinds, and these concerns."""
    for proof, checked in known(map, quotes):
        found = [concern for concern in checked.concerns if concern.kind in kinds]
        if found and (checked.found is None or checked.found.matches):
            yield proof, checked, found


def reasons(concerns: Iterable[Concern]) -> tuple[str, ...]:
    """Return the patterns of words behind the concerns, and their meaning; none from a lock."""
    from argmap.quotes import explanations

    return explanations.reasons(concerns)


def level(concerns: Iterable[Concern]) -> Severity | None:
    """Return the level of a finding about some concerns that are warned of: a remark if all are weak."""
    return Severity.INFO if all(concern.weak for concern in concerns) else None


def speakers(map: ArgumentMap, proof: Evidence) -> str:
    """Return who says the words of a quotation according to the map: the author, if nobody is named."""
    source = map.sources.get(proof.source)
    by = (proof.voice,) if proof.voice else source.author if source else ()
    return named(by) or "the author"


def with_name(map: ArgumentMap, label: str) -> str:
    """Return a label with the name of the person who has it as another name: `Ann Lind (“A”)`."""
    name = next((p.name for p in map.persons.values() if label in p.also), "")
    return f"{name} (“{label}”)" if name else label


def copy_of(quotes: Quotes, proof: Evidence) -> Copy | None:
    """Return the text that a quotation was looked up in, if there is one."""
    from argmap.quotes.copies import Copy

    copy = quotes.texts.get(proof.source)
    return copy if isinstance(copy, Copy) else None


def passage(
    quotes: Quotes, proof: Evidence, checked: Checked, words: str = ""
) -> tuple[Label, ...]:
    """Return the passage that a quotation matches, for display; nothing without the text."""
    copy, found = copy_of(quotes, proof), checked.found
    if copy is None or found is None or not found.matches:
        return ()
    said = f"{words} (paragraph {found.paragraph})" if words else f"paragraph {found.paragraph}"
    return (Label(Place(copy.path, found.start, found.end), said),)


def after_line(map: ArgumentMap, proof: Evidence) -> Place | None:
    """Return the place to add `at …` to a quotation's line; `None` when its source is elsewhere."""
    place = proof.place
    if proof.at or f" in {proof.source}" not in text_at(map, place).split(proof.quote, 1)[-1]:
        return None
    return Place(place.file, place.end, place.end)


def at_place(map: ArgumentMap, proof: Evidence) -> Place | None:
    """Return the place of a quotation's locator on its line; `None` when it is elsewhere."""
    place = proof.place
    if not proof.at or not text_at(map, place).endswith(f" at {proof.at}"):
        return None
    return Place(place.file, place.end - len(proof.at), place.end)
