"""A card as a page to read: headings, wrapped words, numbered links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from argmap.base.visible import one_line
from argmap.browser.article_page import standing_lines
from argmap.browser.widgets.card import Page, Paragraph
from argmap.browser.widgets.lines import Piece
from argmap.contents.card import Card, Link, Proof, Reason
from argmap.contents.outline import Row
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.contents.quotations import Standing

SIGNS = {"supports": ("+", "for"), "rebuts": ("−", "against"), "undercuts": ("⊘", "undercut")}
LONGEST = 240
"""Characters of a claim's words in the card of another claim."""
MOST = 300
"""Links in one section; a claim with 5,000 reasons is walked in the outline."""


def page_of(
    card: Card,
    written: str,
    map: ArgumentMap,
    known: Callable[[str], Standing | None] = lambda _: None,
    status: str = "",
) -> Page:
    """Return the page of a card.

    `written` gives the place of something in the text, `known` the result of looking up each
    quotation by its evidence, and `status` the words on the card's status in this map.
    """
    return _Page(map, known).of(card, written, status)


def heading_page(row: Row) -> Page:
    """Return the page for a heading, a row that is not about a thing of the map."""
    below = f"{row.children:,} below"
    return Page((Paragraph((Piece(row.text, "strong"),)), Paragraph((Piece(below, "muted"),))))


class _Page:
    """Collects paragraphs, and numbers their links."""

    def __init__(self, map: ArgumentMap, known: Callable[[str], Standing | None]) -> None:
        self.map = map
        self.known = known
        self.paragraphs: list[Paragraph] = []
        self.links: list[Link] = []

    def of(self, card: Card, written: str, status: str) -> Page:
        self._head(card)
        if status:
            self._gap()
            self._put(Piece("In this map: ", "muted"), Piece(status))
        if card.as_step:
            self._step(card.as_step)
        held = {"question": "Answered by", "person": "Holds"}.get(card.kind, "Held by")
        self._names(held, card.holders)
        self._names("Argued by" if card.as_step else "Said by", card.asserted_by)
        self._names("Denied by", card.deniers)
        self._names("Granted by", card.granted_by)
        self._list("Answers", card.answers)
        self._list("Thesis", card.theses)
        self._list("Holds", card.holds)
        self._list("Denies", card.denies)
        self._list("Grants", card.grants)
        self._reasons("For", card.for_)
        self._reasons("Against", card.against)
        alone = card.kind == "evidence"
        if alone:
            self._proofs(card.evidence, alone=True)
        if card.as_step or alone:  # a claim's has them with what they attack
            self._reasons("Undercut by", card.on_step)
        if not alone:
            self._proofs(card.evidence, alone=False)
        self._list("Contradicts", card.contradicts)
        self._list("Says the same", card.restates)
        self._bears(card.bears_on)
        if not card.as_step:
            self._list(_claims_heading(card.kind), card.claims)
        self._list(_steps_heading(card.kind), card.steps)
        self._names("People", card.people)
        self._names("Sources", card.sources)
        for note in card.notes:
            self._words("Note", note)
        for label, words in card.facts:
            self._words(label[:1].upper() + label[1:], words)
        if card.credence is not None:
            self._words("Credence", f"{card.credence:g}")
        self._names("Group", (card.group,) if card.group else ())
        self._names("Tags", card.tags)
        if card.url:
            self._words("Address", card.url)
        if written:
            self._gap()
            self._put(Piece(written, "muted"))
        return Page(tuple(self.paragraphs), tuple(self.links))

    def _put(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:
        self.paragraphs.append(Paragraph(pieces, indent, hang))

    def _gap(self) -> None:
        self.paragraphs.append(Paragraph())

    def _link(self, link: Link, look: str = "link") -> Piece:
        self.links.append(link)
        named = link.text and (link.kind != "step" or link.text != link.id)
        words = one_line(link.text if named else self._unnamed(link), LONGEST)
        return Piece(words, look, len(self.links) - 1)

    def _unnamed(self, link: Link) -> str:
        return step_words(self.map, link.id) if link.kind == "step" else link.id

    def _head(self, card: Card) -> None:
        marks = [card.kind, card.id]
        if card.thesis:
            marks.append("thesis")
        if card.assumed is not None:
            marks.append(f"taken as given{': ' if card.assumed else ''}{card.assumed}")
        if card.inferred is not None:
            marks.append(f"drawn by the mapmaker{': ' if card.inferred else ''}{card.inferred}")
        if card.when:
            marks.append(f"of {card.when}")
        self._put(Piece(" · ".join(m for m in marks if m), "muted"))
        words = card.words
        if card.kind == "step" and words == card.id:
            words = _capital(step_words(self.map, card.id))
        if words:
            self._put(Piece(words, "strong"))

    def _heading(self, words: str, count: int = 0) -> None:
        self._gap()
        self._put(Piece(words, "title"), Piece(f" {count:,}" if count > 1 else "", "muted"))

    def _names(self, label: str, links: Sequence[Link]) -> None:
        if not links:
            return
        pieces = [Piece(f"{label} ", "muted")]
        for link in links[:MOST]:
            pieces += [self._link(link), Piece(" · ", "muted")]
        if label.endswith("ed by") or label == "Group" or self.paragraphs[-1].hang != 2:
            self._gap()
        self._put(*pieces[:-1], hang=2)
        self._rest(len(links))

    def _list(self, label: str, links: Sequence[Link]) -> None:
        if not links:
            return
        self._heading(label, len(links))
        for link in links[:MOST]:
            self._put(Piece("· ", "muted"), self._link(link), hang=2)
        self._rest(len(links))

    def _rest(self, count: int) -> None:
        if count > MOST:
            self._put(Piece(f"… and {count - MOST:,} more, in the outline", "muted"))

    def _words(self, label: str, words: str) -> None:
        self._gap()
        self._put(Piece(f"{label} ", "muted"), Piece(words), hang=2)

    def _reasons(self, label: str, reasons: Sequence[Reason]) -> None:
        if not reasons:
            return
        self._heading(label, len(reasons))
        for reason in reasons[:MOST]:
            sign, look = SIGNS.get(reason.relation, ("·", "muted"))
            first, *others = reason.premises[:MOST] or (reason.step,)
            tail = self._tail(reason)
            self._put(Piece(f"{sign} ", look), self._link(first), *(() if others else tail), hang=2)
            for link in others:
                end = tail if link == others[-1] else ()
                self._put(Piece("and ", "muted"), self._link(link), *end, indent=2, hang=0)
            if reason.undercut_by:
                cut = [Piece("⊘ ", "undercut"), Piece("may not follow: ", "muted")]
                for link in reason.undercut_by[:MOST]:
                    cut += [self._link(link), Piece("; ", "muted")]
                self._put(*cut[:-1], indent=2, hang=2)
        self._rest(len(reasons))

    def _tail(self, reason: Reason) -> list[Piece]:
        """Return the scheme, the owners, and a link to the step if it has more to show."""
        pieces: list[Piece] = []
        if reason.scheme:
            pieces += [Piece(" · ", "muted"), self._link(reason.scheme)]
        for person in reason.by:
            pieces += [Piece(" · by ", "muted"), self._link(person)]
        for person in reason.granted_by:
            pieces += [Piece(" · granted by ", "muted"), self._link(person)]
        if reason.inferred:
            pieces.append(Piece(" · drawn by the mapmaker", "muted"))
        if len(reason.premises) > 1 or reason.undercut_by or reason.scheme:
            step = Link(reason.step.kind, reason.step.id, "step")
            pieces += [Piece(" · ", "muted"), self._link(step)]
        return pieces

    def _bears(self, reasons: Sequence[Reason]) -> None:
        if not reasons:
            return
        self._heading("Bears on", len(reasons))
        for reason in reasons[:MOST]:
            sign, look = SIGNS.get(reason.relation, ("·", "muted"))
            pieces = [Piece(f"{sign} ", look), Piece(f"{reason.relation} ", "muted")]
            self._put(*pieces, self._link(reason.target), *self._tail(reason), hang=2)
        self._rest(len(reasons))

    def _step(self, reason: Reason) -> None:
        sign, look = SIGNS.get(reason.relation, ("·", "muted"))
        self._heading("Premises that work together" if len(reason.premises) > 1 else "Premise")
        for premise in reason.premises[:MOST]:
            self._put(Piece("• ", "muted"), self._link(premise), hang=2)
        self._rest(len(reason.premises))
        self._gap()
        self._put(
            Piece(f"{sign} ", look), Piece(f"{reason.relation} ", "muted"),
            self._link(reason.target), hang=2,
        )  # fmt: skip
        self._names("Scheme", (reason.scheme,) if reason.scheme else ())

    def _proofs(self, proofs: Sequence[Proof], *, alone: bool) -> None:
        if not proofs:
            return
        if not alone:
            self._heading("Evidence", len(proofs))
        passage = False
        for proof in proofs[:MOST]:
            if passage:
                self._gap()
            if not alone:
                words = f"“{proof.quote}”" if proof.quote else proof.text
                shown = Link(proof.link.kind, proof.link.id, words)
                self.links.append(shown)
                look = "note" if proof.quote else "plain"
                self._put(Piece("❝ ", "note"), Piece(words, look, len(self.links) - 1), hang=2)
            pieces: list[Piece] = [Piece("— ", "muted")]
            for part in proof.cited:
                pieces += [Piece(part.before, "muted")] if part.before else []
                known_part = part.kind in ("person", "source")
                link = Link(part.kind, part.id, part.words)
                pieces.append(self._link(link) if known_part else Piece(part.words, "muted"))
            if proof.cited:
                self._put(*pieces, indent=2, hang=2)
            if proof.url:
                self._put(Piece(proof.url, "muted"), indent=4)
            known = self.known(proof.link.id) if proof.quote else None
            passage = bool(known and known.passage)
            if known:
                self.paragraphs += standing_lines(known, alone=alone)
        self._rest(len(proofs))


def _claims_heading(kind: str) -> str:
    return {
        "question": "Answers",
        "person": "Says",
        "source": "Rests on it",
        "group": "In this group",
        "tag": "Tagged so",
        "evidence": "Stands under",
    }.get(kind, "Claims")


def _steps_heading(kind: str) -> str:
    return {"person": "Argues", "step": "Other steps of this argument"}.get(kind, "Arguments")


def step_words(map: ArgumentMap, id: str) -> str:
    """Describe a step without words of its own by the claims it joins."""
    step = map.arguments.get(id)
    if step is None:
        return id
    premises = tuple(dict.fromkeys(step.premises))
    first = _said(map, premises[0]) if premises else ""
    more = f" and {len(premises) - 1} more" if len(premises) > 1 else ""
    others = "a piece of evidence" if step.target in map.evidence else "another step"
    target = _said(map, step.target) if step.target in map.claims else others
    return f"the step from {first}{more} to {target}" if first else f"the step to {target}"


def _said(map: ArgumentMap, claim: str) -> str:
    found = map.claims.get(claim)
    return f"“{one_line(found.text if found and found.text else claim, 80)}”"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def empty_words(map: ArgumentMap) -> str:
    """Return the words for a map that has nothing for the outline."""
    others = (
        (len(map.persons), "person", "people"),
        (len(map.sources), "source", "sources"),
        (len(map.positions), "position", "positions"),
    )
    told = [f"{count:,} {one if count == 1 else many}" for count, one, many in others if count]
    if not told:
        return "This map has no claims yet."
    *most, last = told
    listed = f"{', '.join(most)} and {last}" if most else last
    return f"This map has no claims yet. It has {listed}: the search finds them."
