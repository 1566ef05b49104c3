"""The map as a document that people read: question, positions, then what is said for and against.

Every claim appears in full once, with its reasons below it; where it occurs again, a link leads to
that place. So circular support ends, and nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.base.addresses import safe_address
from argmap.base.times import after_of
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports._commonmark import address, anchors, words
from argmap.formats.exports.options import Options
from argmap.model import Answered, Argument, Claim, Evidence, Extra, Kind
from argmap.quotes.address import evidence_address
from argmap.quotes.citation import citation

DEEPEST = 10
"""Levels of bullets; anything deeper gets a section of its own."""

_HEADINGS = {Kind.SUPPORT: "For", Kind.REBUT: "Against", Kind.UNDERCUT: "On the step"}


@exporter(
    "markdown",
    suffixes=(".md", ".markdown"),
    purpose="convert",
    summary="a document to read, with the quotations and their sources",
)
def export(view: View, options: Options) -> str:  # noqa: ARG001
    """Return the view as one document in CommonMark."""
    return _Document(view).text()


class _Document:
    def __init__(self, view: View) -> None:
        self.view = view
        self.map = view.map
        self.shown = set(view.claims)
        self.arguments = set(view.arguments)
        self.evidence = set(view.evidence)
        self.told: set[str] = set()
        self.waiting: dict[str, None] = {}
        self.cited: dict[str, None] = {}
        names = [f"claim {c}" for c in view.claims] + [f"source {s}" for s in self.map.sources]
        self.anchors = anchors(names)

    def text(self) -> str:
        """Return the whole document."""
        title = self.view.title or next(
            (self.map.questions[q].text for q in self.view.questions), "Argument map"
        )
        blocks = [f"# {words(title)}"]
        blocks += [words(line) for line in (self.view.subtitle, self.view.scope) if line]
        blocks += self.opening()
        for start in (*self.starts(), *self.view.arguments):
            blocks += self.section(start)
            while self.waiting:
                waiting = next(iter(self.waiting))
                del self.waiting[waiting]
                blocks += self.section(waiting)
        if pairs := list(self.pairs()):
            blocks += ["## Relations between claims", "\n".join(pairs)]
        if self.cited:
            blocks += ["## Sources", "\n".join(self.source(s) for s in self.sources())]
        return "\n\n".join(blocks) + "\n"

    def opening(self) -> Iterator[str]:
        """Yield the questions, and the positions with the people who hold them."""
        questions = [self.map.questions[q] for q in self.view.questions]
        if questions:
            asked = [
                (f"**Question:** {words(q.text or q.id)}", *_notes(q.notes)) for q in questions
            ]
            yield "\n".join(f"{line}  " for lines in asked for line in lines).rstrip()
        lines = []
        for position in self.map.positions.values():
            if not self.shown.intersection(position.thesis):
                continue
            held = f" (held by {self.names(position.held_by)})" if position.held_by else ""
            lines.append(f"- **{words(position.text or position.id)}**{held}")
            for verb, claims in (("says", position.thesis), ("holds", position.holds),
                                 ("denies", position.denies), ("grants", position.grants)):  # fmt: skip
                lines += [f"    - {verb}: {self.mention(c)}" for c in claims if c in self.shown]
            details = (*self.answers(position.answers), *_notes(position.notes))
            lines += [f"    - {detail}" for detail in details]
        if lines:
            yield "## Positions"
            yield "\n".join(lines)

    def starts(self) -> list[str]:
        """Return the claims that get a section unless they have appeared before.

        These are theses, answers, claims that support nothing, then any that a circle would have
        hidden.
        """
        claims = self.map.claims
        first = [c for c in self.view.claims if c in self.map.theses]
        first += [c for c in self.view.claims if claims[c].answers]
        first += [c for c in self.view.claims if not self.bears_on(c)]
        return [*first, *self.view.claims]

    def bears_on(self, claim: str) -> bool:
        return any(a.id in self.arguments for a in self.map.out_of.get(claim, ()))

    def section(self, id_: str) -> list[str]:
        """Return a claim as a heading with everything below it.

        A step gets a section too when it is too deep, or when no claim leads to it: its title and
        what is said about it.
        """
        if id_ in self.map.arguments:
            argument = self.map.arguments[id_]
            if id_ in self.told:
                bullets = list(self.reasons(id_, 0))
            else:
                bullets = list(self.argument(argument, _HEADINGS[argument.kind], 0))
            title = argument.text or argument.id
            return [f"## On the step: {words(title)}", "\n".join(bullets)] if bullets else []
        if id_ in self.told:
            return []
        self.told.add(id_)
        blocks = [f"## {self.anchor('claim', id_)}{self.claim_words(id_)}"]
        if about := self.remarks(self.map.claims[id_]):
            blocks.append("  \n".join(about))
        if bullets := list(self.below(id_, 0)):
            blocks.append("\n".join(bullets))
        return blocks

    def below(self, claim: str, depth: int) -> Iterator[str]:
        """Yield the evidence for a claim and the arguments for and against it, as bullets."""
        for evidence in self.map.evidence_for.get(claim, ()):
            if evidence.id in self.evidence:
                yield f"{_indent(depth)}- {self.quotation(evidence)}"
                yield from self.reasons(evidence.id, depth + 1)
        yield from self.reasons(claim, depth)

    def reasons(self, target: str, depth: int) -> Iterator[str]:
        for kind, heading in _HEADINGS.items():
            for argument in self.map.into.get(target, ()):
                wanted = argument.id in self.arguments and argument.id not in self.told
                if argument.kind is kind and wanted:
                    about = "On the evidence" if target in self.map.evidence else heading
                    yield from self.argument(argument, about, depth)

    def argument(self, argument: Argument, heading: str, depth: int) -> Iterator[str]:
        """Yield one step: a bullet for a single premise, else a bullet for each below it."""
        self.told.add(argument.id)
        details = [words(argument.text)] if argument.text else []
        if argument.scheme:
            scheme = self.map.schemes.get(argument.scheme)
            pattern = scheme.text if scheme and scheme.text else argument.scheme.replace("-", " ")
            details.append(f"({words(pattern)})")
        premises = [p for p in argument.premises if p in self.shown]
        if any(self.map.claims[p].by != argument.by for p in premises) and argument.by:
            details.append(f"(argued by {self.names(argument.by)})")
        if argument.inferred is not None:
            because = f": {words(argument.inferred)}" if argument.inferred else ""
            details.append(f"(*drawn by the mapmaker{because}*)")
        if argument.granted_by:
            details.append(f"(granted by {self.names(argument.granted_by)})")
        together = ", together" if len(premises) > 1 else ""
        head = f"{_indent(depth)}- **{heading}{together}:**"
        if len(premises) == 1 and not details:
            yield from self.claim(premises[0], head, depth)
        else:
            yield " ".join([head, *details])
            for premise in premises:
                yield from self.claim(premise, f"{_indent(depth + 1)}-", depth + 1)
        remarks = (*map(self.answered, argument.answered), *_notes(argument.notes),
                   *_tags(argument.tags))  # fmt: skip
        for remark in remarks:
            yield f"{_indent(depth + 1)}- {remark}"
        if depth < DEEPEST:
            yield from self.reasons(argument.id, depth + 1)
        elif argument.id in self.map.into:
            self.waiting[argument.id] = None

    def answered(self, answered: Answered) -> str:
        """Return the answer to a critical question."""
        names = [self.mention(b) if b in self.shown else words(b) for b in answered.by]
        by = f" by {', '.join(names)}" if names else ""
        said = f": {words(answered.text)}" if answered.text else ""
        return f"Answered: *{words(answered.question)}*{by}{said}"

    def answers(self, questions: Iterable[str]) -> Iterator[str]:
        """Yield the questions that something answers, where there are several."""
        if len(self.map.questions) > 1:
            named = [words(self.map.questions[q].text or q) for q in questions]
            yield from [f"answers: {'; '.join(named)}"] if named else []

    def claim(self, claim: str, head: str, depth: int) -> Iterator[str]:
        """Yield a claim as a bullet, in full the first time."""
        if claim in self.told or claim in self.waiting:
            yield f"{head} {self.mention(claim)} (see there)"
            return
        has_section = claim in self.map.theses or self.map.claims[claim].answers
        if depth >= DEEPEST or (has_section and self.has_reasons(claim)):
            self.waiting[claim] = None
            yield f"{head} {self.mention(claim)} (see there)"
            return
        self.told.add(claim)
        about = self.remarks(self.map.claims[claim])
        tail = f" {'; '.join(about)}" if about else ""
        yield f"{head} {self.anchor('claim', claim)}{self.claim_words(claim)}{tail}"
        yield from self.below(claim, depth + 1)

    def has_reasons(self, claim: str) -> bool:
        return any(a.id in self.arguments for a in self.map.into.get(claim, ()))

    def claim_words(self, claim: str) -> str:
        return words(self.map.claims[claim].text or claim)

    def remarks(self, claim: Claim) -> list[str]:
        """Return who asserts and grants a claim, its time, whether it is assumed, its answers, notes and
        tags.
        """
        about = []
        if claim.by:
            about.append(f"— {self.names(claim.by)}")
        if claim.granted_by:
            about.append(f"granted by {self.names(claim.granted_by)}")
        if claim.when:
            about.append(f"of {words(after_of(claim.when))}")
        if claim.assumed is not None:
            because = f": {words(claim.assumed)}" if claim.assumed else ""
            about.append(f"*taken as given{because}*")
        about += _credence(claim.credence)
        return [*about, *self.answers(claim.answers), *_notes(claim.notes), *_tags(claim.tags)]

    def quotation(self, evidence: Evidence) -> str:
        """Return evidence with the name of its speaker and a link to its place."""
        said = words(evidence.quote or evidence.text or evidence.id)
        said = f"“{said}”" if evidence.quote else said
        kind = "" if evidence.kind in ("", "quote") else f" ({words(evidence.kind)})"
        remarks = (*_credence(evidence.credence), *_notes(evidence.notes), *_tags(evidence.tags))
        tail = "".join(f"; {remark}" for remark in remarks)
        where = self.where(evidence)
        return said + kind + (f" — {where}" if where else "") + tail

    def where(self, evidence: Evidence) -> str:
        """Return the citation, with links to the source below and to the page at the quotation."""
        link = evidence_address(self.map, evidence)
        exact = f"(<{address(link)}>)" if ":~:" in link else ""
        parts = citation(self.map, evidence, 44)
        said = ""
        for part in parts:
            shown = words(part.words)
            if part.kind == "source":
                self.cited[part.id] = None
                shown = f"[{shown}](#{self.anchors[f'source {part.id}']})"
            elif part.kind == "at" and exact:
                shown = f"[{shown}]{exact}"
            said += part.before + shown
        return f"{said}, [there]{exact}" if exact and not evidence.at else said

    def pairs(self) -> Iterator[str]:
        for verb, pairs in (
            ("contradicts", self.map.contradictions),
            ("says in other words", self.map.restatements),
        ):
            for pair in pairs:
                if pair.left in self.shown and pair.right in self.shown:
                    yield f"- {self.mention(pair.left)} *{verb}* {self.mention(pair.right)}"

    def sources(self) -> list[str]:
        """Return the sources cited, and the sources these go back to, in the order of the map."""
        waiting = list(self.cited)
        while waiting:
            for via in self.map.sources[waiting.pop()].via:
                if via not in self.cited:
                    self.cited[via] = None
                    waiting.append(via)
        return [s for s in self.map.sources if s in self.cited]

    def source(self, id_: str) -> str:
        source = self.map.sources[id_]
        title = words(source.title or id_)
        if url := safe_address(source.url):
            title = f"[{title}](<{address(url)}>)"
        parts = [self.names(source.author)] if source.author else []
        parts.append(title)
        details = (source.kind, *issued_by(source.extra), source.published)
        parts += [words(detail) for detail in details if detail]
        if source.via:
            known = self.map.sources
            named = (words(known[v].title or v) if v in known else words(v) for v in source.via)
            parts.append(f"via {', '.join(named)}")
        notes = "".join(f"; {note}" for note in _notes(source.notes))
        return f"- {self.anchor('source', id_)}{', '.join(parts)}{notes}"

    def mention(self, claim: str) -> str:
        return f"[{self.claim_words(claim)}](#{self.anchors[f'claim {claim}']})"

    def anchor(self, kind: str, id_: str) -> str:
        return f'<a id="{self.anchors[f"{kind} {id_}"]}"></a>'

    def names(self, persons: Iterable[str]) -> str:
        known = self.map.persons
        return ", ".join(words(known[p].name if p in known else p) for p in persons)


def issued_by(extra: Extra) -> Iterator[str]:
    """Yield the work that a source appeared in, and its publisher."""
    yield from (said for key, said in extra if key in {"journal", "publisher"})


def _notes(notes: Iterable[str]) -> list[str]:
    return [f"Note: {words(note)}" for note in notes]


def _tags(tags: Iterable[str]) -> list[str]:
    named = ", ".join(map(words, tags))
    return [f"Tags: {named}"] if named else []


def _credence(credence: float | None) -> list[str]:
    return [] if credence is None else [f"credence {credence:g}"]


def _indent(depth: int) -> str:
    return "    " * depth
