"""Names that can be followed, and what is shown with them: steps, evidence, places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.contents.below import DOES
from argmap.contents.outline import scheme_name
from argmap.contents.sequences import Many
from argmap.model import Argument, ArgumentMap, Evidence
from argmap.quotes.citation import Part, citation


@dataclass(frozen=True, slots=True)
class Link:
    """A name that can be followed: `card(map, link.id, link.kind)`.

    `kind` is `claim`, `step`, `evidence`, `question`, `position`, `person`, `source`, `group`,
    `scheme` or `tag`; `text` is what to show.
    """

    kind: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A step as seen from one of its ends.

    `relation` is `supports`, `rebuts` or `undercuts`; `undercut_by` are the claims that attack the
    step itself, `granted_by` those who grant it; it is `inferred` where the mapmaker draws it.
    """

    step: Link
    relation: str
    premises: Sequence[Link]
    target: Link
    scheme: Link | None = None
    by: Sequence[Link] = ()
    undercut_by: Sequence[Link] = ()
    granted_by: Sequence[Link] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: either `quote`, exact words without their quotation marks, or `text`.

    `voice` is who speaks (the source's author when nobody is named).
    """

    link: Link
    quote: str
    text: str
    voice: Sequence[Link]
    source: Link | None
    at: str
    url: str
    kind: str
    cited: tuple[Part, ...] = ()

    @property
    def reference(self) -> str:
        """The citation on one line."""
        return "".join(part.before + part.words for part in self.cited)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file; `line` counts from 1, and is 0 when the text is unavailable."""

    file: str
    line: int


NOWHERE = Spot("", 0)


def link(map: ArgumentMap, kind: str, id: str) -> Link:
    """Return a link to something, with its words (the id when it has none)."""
    words = ""
    if kind == "claim" and id in map.claims:
        words = map.claims[id].text
    elif kind == "step" and id in map.arguments:
        words = map.arguments[id].text
    elif kind == "evidence" and id in map.evidence:
        evidence = map.evidence[id]
        words = f"“{evidence.quote}”" if evidence.quote else evidence.text
    elif kind == "source" and id in map.sources:
        words = map.sources[id].title
    elif kind == "person" and id in map.persons:
        words = map.persons[id].name
    elif kind == "scheme":
        words = scheme_name(map, id)
    elif kind == "question" and id in map.questions:
        words = map.questions[id].text
    elif kind == "position" and id in map.positions:
        words = map.positions[id].text
    elif kind == "group" and id in map.groups:
        words = map.groups[id].text
    return Link(kind, id, words or id)


def links(map: ArgumentMap, kind: str, ids: Iterable[str]) -> Sequence[Link]:
    """Return a link to each of several things, once."""
    return listed(map, kind, tuple(dict.fromkeys(ids)))


def listed(map: ArgumentMap, kind: str, ids: Sequence[str]) -> Sequence[Link]:
    """Return what `links` does, for ids without repetitions, and without copying them."""
    return Many(partial(link, map, kind), ids)


def reasons(map: ArgumentMap, ids: Sequence[str]) -> Sequence[Reason]:
    """Return steps, given by their ids, as they are shown on a card."""
    return Many(lambda id_: reason(map, map.arguments[id_]), ids)


def proofs(map: ArgumentMap, ids: Sequence[str]) -> Sequence[Proof]:
    """Return pieces of evidence, given by their ids, as they are shown on a card."""
    return Many(lambda id_: proof(map, map.evidence[id_]), ids)


def reason(map: ArgumentMap, step: Argument) -> Reason:
    """Return a step as it is shown on a card."""
    attacks = (p for u in map.into.get(step.id, ()) for p in u.premises)
    aims_at = "step" if step.target in map.arguments else "claim"
    if step.target in map.evidence:
        aims_at = "evidence"
    return Reason(
        link(map, "step", step.id), DOES[step.kind], links(map, "claim", step.premises),
        link(map, aims_at, step.target),
        link(map, "scheme", step.scheme) if step.scheme else None,
        links(map, "person", step.by), links(map, "claim", attacks),
        links(map, "person", step.granted_by), step.inferred is not None,
    )  # fmt: skip


def proof(map: ArgumentMap, evidence: Evidence) -> Proof:
    """Return a piece of evidence as it is shown on a card."""
    source = map.sources.get(evidence.source)
    return Proof(
        link(map, "evidence", evidence.id), evidence.quote, evidence.text,
        links(map, "person", voices(map, evidence)),
        link(map, "source", evidence.source) if evidence.source else None,
        evidence.at, source.url if source else "", evidence.kind, citation(map, evidence),
    )  # fmt: skip


def voices(map: ArgumentMap, evidence: Evidence) -> tuple[str, ...]:
    """Return the persons who speak in a piece of evidence."""
    if evidence.voice:
        return (evidence.voice,)
    source = map.sources.get(evidence.source)
    return source.author if source else ()


def spot(map: ArgumentMap, place: Place) -> Spot:
    """Return the file and line of a place."""
    document = map.documents.get(place.file)
    return Spot(place.file, document.position(place.start).line if document else 0)
