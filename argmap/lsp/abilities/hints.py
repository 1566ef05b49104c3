"""What an editor may show between the lines: the words of bare names, names that argmap made, counts above claims."""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.language.tree import Link
from argmap.lsp.snapshot import Snapshot
from argmap.model import Kind
from argmap.model.resolve.scopes import NODE

LONGEST = 60
"""Characters of a claim's words between the lines."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Words to show at an offset, and the whole words where they are cut."""

    offset: int
    words: str
    whole: str = ""


def words_of_names(snapshot: Snapshot, start: int, end: int) -> tuple[Hint, ...]:
    """Return, behind each name of a relation or thesis in a stretch of the file, the words of its claim."""
    bare = set()
    for at, way in snapshot.statements():
        item = way[-1]
        if isinstance(item, Link):
            refs = (item.subject, *item.targets, *item.together)
            bare |= {at + ref.span[0] for ref in refs if ref is not None}
    found = []
    for one in snapshot.names:
        claim = snapshot.map.claims.get(one.id) if one.space == NODE else None
        if claim and claim.text and one.place.start in bare and start <= one.place.start <= end:
            short = claim.text if len(claim.text) <= LONGEST else f"{claim.text[: LONGEST - 1]}…"
            found.append(Hint(one.place.end, short, claim.text))
    return tuple(found)


def generated_names(snapshot: Snapshot, start: int, end: int) -> tuple[Hint, ...]:
    """Return, before the words of each claim without a written name, the name that argmap made."""
    return tuple(
        Hint(claim.words_place.start, claim.id)
        for claim in snapshot.map.claims.values()
        if claim.generated
        and claim.words_place.file == snapshot.path
        and start <= claim.words_place.start <= end
    )


def counts(snapshot: Snapshot) -> tuple[Hint, ...]:
    """Return, for each claim that something bears on, how much is for and against it."""
    found = []
    for claim in snapshot.map.claims.values():
        steps = snapshot.map.into.get(claim.id, ())
        if claim.place.file == snapshot.path and steps:
            for_ = sum(step.kind is Kind.SUPPORT for step in steps)
            found.append(Hint(claim.place.start, f"{for_} for · {len(steps) - for_} against"))
    return tuple(found)
