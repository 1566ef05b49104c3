"""The outline with the card of every claim, as plain HTML.

A browser with scripts keeps it as one text, of which the scripts of the page read a claim at a time; so each claim begins
with `<article` at the beginning of a line and ends with `</article>`, and its first heading has its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.base.times import after_of
from argmap.contents.below import Below
from argmap.contents.lists import known
from argmap.drawing.scene.boxes import sign_of
from argmap.drawing.scene.scene import SIGNS
from argmap.model import Argument, ArgumentMap, Claim, Evidence
from argmap.page.facts import below_html, evidence_clauses, step_clauses
from argmap.page.markup import link, text
from argmap.page.order import Row, rows
from argmap.page.words_around import Around
from argmap.quotes.address import evidence_address
from argmap.quotes.citation import cited

DEEPEST = 9
"""Levels that are indented further and further."""
RELATIONS = {
    "answers": "answers",
    "supports": "for",
    "rebuts": "against",
    "undercuts": "undercuts the step",
    "premise": "premise",
    "restates": "the same in other words",
    "contradicts": "contradicts",
}
"""What a line does to the one above it, in words."""
_CLASS = {"✓": "yes", "~": "half", "!": "care", "✗": "no"}


def records(
    map: ArgumentMap, below: Below, around: Around, statuses: Mapping[str, str], *, places: bool
) -> Iterator[str]:
    """Yield the lines of the outline. `statuses` say of each claim whether it stands, if anybody asked; with `places`, each
    claim has its place in its file.
    """
    made = _Records(map, around, statuses, places=places)
    for row in rows(below):
        yield from made.line(row)


class _Records:
    def __init__(
        self, map: ArgumentMap, around: Around, statuses: Mapping[str, str], *, places: bool
    ) -> None:
        self.map, self.around, self.statuses, self.places = map, around, statuses, places

    def line(self, row: Row) -> Iterator[str]:
        level = f"l{min(row.level, DEEPEST)}"
        said = RELATIONS.get(row.relation, "")
        before = f'<small class="{row.relation}">{said}</small> ' if said else ""
        if row.kind == "question":
            yield f'<h3 class="{level} q">{text(self.map.questions[row.id].text or row.id)}</h3>\n'
        elif row.kind == "heading":
            yield f'<h3 class="{level}">{text(row.id.capitalize())}</h3>\n'
        elif row.kind == "step":
            step = self.map.arguments[row.id]
            if not row.again:
                yield f'<p class="{level}">{before}{self.step(step)}</p>\n'
        elif row.again:
            words = self.map.claims[row.id].text or row.id
            yield f'<p class="{level}">{before}{link(row.id, words)} ↺</p>\n'
        else:
            yield f'<p class="{level}">{before}</p>' if before else ""
            yield from self.claim(self.map.claims[row.id], level)

    def step(self, step: Argument) -> str:
        words = step.text or (
            f"{len(set(step.premises))} premises that work together"
            if len(set(step.premises)) > 1
            else "1 premise"
        )
        told = "; ".join(step_clauses(self.map, step))
        return f"{text(words)}{_whose_step(step)}{f' · {text(told)}' if told else ''}"

    def claim(self, claim: Claim, level: str) -> Iterator[str]:
        """Yield a claim with all that is its own."""
        by = f' data-by="{text(" ".join(claim.by))}"' if claim.by else ""
        by += f' data-when="{text(claim.when)}"' if claim.when else ""
        yield f'\n<article id="{text(claim.id)}" class="{level}"{by}>'
        yield f'<h3 dir="auto">{text(claim.text or claim.id)}</h3>'
        yield from self.whose(claim)
        if claim.id in self.statuses:
            yield f'<p class="status">In this map: {text(self.statuses[claim.id])}</p>'
        for proof in self.map.evidence_for.get(claim.id, ()):
            yield from self.evidence(proof)
        yield below_html((), claim.notes, claim.extra)
        facts = [f"credence {claim.credence:g}"] if claim.credence is not None else []
        facts += [f"tagged {', '.join(claim.tags)}"] if claim.tags else []
        if facts:
            yield f'<p class="note">{text("; ".join(facts))}</p>'
        if self.places:
            document = self.map.documents.get(claim.place.file)
            if document:
                at = document.position(claim.place.start).line
                yield f'<p class="place" data-file="{text(claim.place.file)}" data-line="{at}"></p>'
        yield "</article>\n"

    def whose(self, claim: Claim) -> Iterator[str]:
        map = self.map
        theses = [p for p in map.held_by.get(claim.id, ()) if claim.id in map.positions[p].thesis]
        held = [p for p in map.held_by.get(claim.id, ()) if p not in theses]
        parts = []
        for label, positions in (
            ("Thesis of", theses), ("Held by", held), ("Denied by", known(map).denied.get(claim.id, ())),
            ("Granted by", map.granting.get(claim.id, ())),
        ):  # fmt: skip
            if positions:
                parts.append(f"{label} {'; '.join(self._position(p) for p in positions)}")
        own = {p for id in (*theses, *held) for p in map.positions[id].held_by}
        for label, people in (
            ("Said by", [p for p in claim.by if p not in own]),
            ("Granted by", [p for p in claim.granted_by if p not in own]),
        ):
            if people:
                parts.append(f"{label} {self._people(people)}")
        if claim.when:
            parts.append(text(f"Of {after_of(claim.when)}"))
        if claim.assumed is not None:
            parts.append(text(f"Taken as given{': ' if claim.assumed else ''}{claim.assumed}"))
        if parts:
            yield f'<p class="whose">{" · ".join(parts)}</p>'

    def _position(self, id: str) -> str:
        position = self.map.positions[id]
        by = f" ({self._people(position.held_by)})" if position.held_by else ""
        return f"“{text(position.text or id)}”{by}"

    def _people(self, people: Iterable[str]) -> str:
        return text(", ".join(self.map.persons[p].name or p for p in people))

    def evidence(self, proof: Evidence) -> Iterator[str]:
        """Yield a piece of evidence: its words, with those around them, who says it and where, and how it matches."""
        map = self.map
        state = self.around.state(proof.id)
        sign = sign_of(state)
        kind = _CLASS.get(sign, "")
        data = "".join(
            f' data-{key}="{text(words)}"'
            for key, words in (("in", proof.source), ("at", proof.at), ("voice", proof.voice), ("said", proof.said)) if words
        )  # fmt: skip
        yield f'<blockquote class="{kind}"{data}>' if kind else f"<blockquote{data}>"
        if proof.quote:
            before, after = self.around.words(proof.id)
            yield (
                f'<p dir="auto">{_small(before, " ")}<q>{text(proof.quote)}</q>{_small(after, "", " ")}</p>'
            )
        else:
            yield f'<p dir="auto">{text(proof.text or proof.id)}</p>'
        said = text(cited(map, proof))
        url = evidence_address(map, proof)
        if url and said:
            said = f'<a href="{text(url)}" rel="noopener noreferrer">{said}</a>'
        told = f"{sign} {SIGNS[sign]}" if sign else state if proof.quote else ""
        concerns = self.around.concerns(proof.id)
        told += f": {'; '.join(concerns)}" if concerns else ""
        parts = [said] if said else []
        parts += [f"<i>{text(told)}</i>"] if told else []
        yield f"<footer>{' '.join(parts)}</footer>"
        yield below_html(evidence_clauses(proof), proof.notes)
        doubts = [p for u in map.into.get(proof.id, ()) for p in u.premises]
        if doubts:
            words = "; ".join(link(c, map.claims[c].text or c) for c in doubts)
            yield f'<p class="note undercuts">Doubted: {words}</p>'
        yield "</blockquote>"


def _small(words: str, behind: str, front: str = "") -> str:
    return f"{front}<span>{text(words)}</span>{behind}" if words else ""


def _whose_step(step: Argument) -> str:
    parts = [" · drawn by the mapmaker"] if step.inferred is not None else []
    return text("".join(parts))
