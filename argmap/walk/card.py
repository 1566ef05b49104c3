"""Everything that a map says about one thing, with every name in it ready to be followed."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import ArgumentMap


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
    """A step as seen from one of its ends. `relation` is `supports`, `rebuts` or `undercuts`;
    `undercut_by` are the claims from which the step itself is attacked.
    """

    step: Link
    relation: str
    premises: tuple[Link, ...]
    target: Link
    scheme: Link | None = None
    by: tuple[Link, ...] = ()
    undercut_by: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence. Either `quote`, somebody's exact words without quotation marks, or
    `text`. `voice` is who speaks (the source's author when nobody is named).
    """

    link: Link
    quote: str
    text: str
    voice: tuple[Link, ...]
    source: Link | None
    at: str
    url: str
    kind: str

    @property
    def reference(self) -> str:
        """Voice, source and locator on one line, as far as they are known."""
        parts = [", ".join(v.text for v in self.voice), self.source.text if self.source else ""]
        return ", ".join(part for part in (*parts, self.at) if part)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is written; `line` counts from 1, and is 0 when the text is not at hand."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one thing. `kind` is as in `Link`, and empty for an unknown id.

    `holders` are positions that hold a claim (the positions of a person); `asserted_by` the
    people who say it or make the step; `deniers` positions that deny it. `for_` and `against`
    are steps on it, `on_step` what undercuts them (for a step: what undercuts it), `bears_on`
    the steps it is a premise of; a step's own `Reason` is `as_step`. `theses`, `holds` and `denies` are claims of a
    position; `claims` are the claims that answer a question, that a person asserts, that rest
    on a source, or that are in a group or have a tag. `people` hold a position or wrote a source,
    `sources` are by a person or the way by which a source was read. `facts` are pairs of label and words.
    """

    kind: str
    id: str
    words: str
    holders: tuple[Link, ...] = ()
    asserted_by: tuple[Link, ...] = ()
    deniers: tuple[Link, ...] = ()
    for_: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    on_step: tuple[Reason, ...] = ()
    bears_on: tuple[Reason, ...] = ()
    as_step: Reason | None = None
    evidence: tuple[Proof, ...] = ()
    contradicts: tuple[Link, ...] = ()
    restates: tuple[Link, ...] = ()
    answers: tuple[Link, ...] = ()
    theses: tuple[Link, ...] = ()
    holds: tuple[Link, ...] = ()
    denies: tuple[Link, ...] = ()
    claims: tuple[Link, ...] = ()
    people: tuple[Link, ...] = ()
    sources: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    thesis: bool = False
    assumed: str | None = None
    credence: float | None = None
    group: Link | None = None
    url: str = ""
    place: Spot = Spot("", 0)


def card(map: ArgumentMap, id: str, kind: str = "") -> Card:
    """What the map says about `id`. Without `kind`, the first that fits in the order claim, step,
    evidence, question, position, person, source, group, scheme, tag.
    """
    raise NotImplementedError
