"""The scene under construction: boxes and edges for what a view shows, and their keys."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Mapping
from urllib.parse import quote

from argmap.base.text import Place
from argmap.base.times import in_words
from argmap.base.values import dataclass, field
from argmap.drawing.folding.ledger import Ledger, Tally
from argmap.drawing.scene import boxes
from argmap.drawing.scene.badges import badges_of
from argmap.drawing.scene.notes import TITLE, note, numbered, ranges
from argmap.drawing.scene.scene import Badge, Box, Link, Note, Scene
from argmap.drawing.scene.words import clean, clipped, escape, safe
from argmap.drawing.view import ARGUMENT, View
from argmap.model import ArgumentMap, Claim
from argmap.quotes.address import evidence_address

TOLD = 12
"""Relations that the tooltip of an edge gives in words, of those that it represents."""


@dataclass
class Builder:
    """The scene under construction; `node` maps each id (`claim x`, `argument x`) to its box."""

    view: View
    scene: Scene
    book: Ledger
    link: str
    node: dict[str, Box] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    lines: dict[tuple[str, ...], Link] = field(default_factory=dict)
    keys: int = 0
    quoted: Mapping[str, str] = field(default_factory=dict)
    listed: Collection[str] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    most: int = boxes.MOST_LINES
    """Lines that the words of a claim or of evidence may take."""

    @property
    def map(self) -> ArgumentMap:
        """Return the map that the view shows."""
        return self.view.map

    @property
    def column(self) -> float:
        """Return the width of the words of a claim."""
        return self.scene.sheet.column if self.scene.sheet else boxes.COLUMN

    def put(self, name: str, box: Box) -> Box:
        """Add a box under a name such as `claim x`."""
        self.scene.boxes.append(box)
        self.node[name] = box
        return box

    def key(self) -> str:
        """Return the key of the next box."""
        self.keys += 1
        return f"n{self.keys}"

    def claim(self, id_: str) -> Box | None:
        """Return the box a claim is in: its own, or the one it is folded into; `None` if not shown."""
        box = self.node.get(f"claim {id_}")
        if box is None and id_ in self.view.inside:
            box = self.node.get(self.view.inside[id_])
        return box

    def tally(self, name: str) -> Tally:
        """Return what is counted at a box."""
        return self.book.tallies.get(name) or Tally()

    def short(self, id_: str) -> str:
        """Return the first words of a claim, for the tooltips of edges."""
        found = self.words.get(id_)
        if found is None:
            claim = self.map.claims.get(id_)
            found = clipped(clean(claim.text[:200]) or id_, 60) if claim else id_
            self.words[id_] = found
        return found

    def join(self, id_: str, source: Box | None, target: Box | None, relation: str,
             title: str | Callable[[], str], heads: str = "end", *, free: bool = False,
             drawn: bool = False, granted: bool = False, counts: bool = True) -> Link | None:  # fmt: skip
        """Add an edge, unless an end is missing or it would lead from a box to itself. Another one
        of its kind between the same boxes counts one more; one that does not count is a part of what
        it leads to.
        """
        if source is None or target is None or source is target:
            return None
        ends = (source.key, target.key)
        if heads == "none" and counts:
            ends = (min(ends), max(ends))
        manner = f"{drawn:d}{granted:d}{counts:d}"
        link = self.lines.get((*ends, relation, heads, manner))
        if link is not None:
            self.again(link, title)
            return link
        words = title if isinstance(title, str) else title()
        link = Link(id_, source.key, target.key, relation, words, heads, free,
                    drawn=drawn, granted=granted, count=int(counts))  # fmt: skip
        self.lines[*ends, relation, heads, manner] = link
        self.scene.links.append(link)
        return link

    def again(self, link: Link, title: str | Callable[[], str]) -> None:
        """Let an edge represent one more relation."""
        if not link.count:
            return
        link.count += 1
        if link.count <= TOLD:
            words = title if isinstance(title, str) else title()
            link.title += f"\n\n{words}" if words else ""
        elif link.count == TOLD + 1:
            link.title += "\n\n…"

    def add_questions(self) -> None:
        for id_ in self.view.questions:
            box = boxes.question_box(
                self.map.questions[id_], self.tally(f"question {id_}"),
                key=self.key(), id_=f"question-{safe(id_)}",
            )  # fmt: skip
            self.put(f"question {id_}", box)

    def add_groups(self) -> None:
        for id_ in self.view.collapsed:
            words = self.map.groups[id_].text or id_
            tally = self.tally(f"group {id_}")
            box = boxes.group_box(
                words, tally, key=self.key(), id_=f"group-{safe(id_)}", column=self.column
            )
            box.area = self.map.groups[id_].parent
            self.put(f"group {id_}", box)

    def add_claims(self) -> None:
        view, map = self.view, self.map
        held_by, theses = map.held_by, map.theses
        badges = badges_of(map)
        used: dict[str, Badge] = {}
        by: dict[tuple[str, ...], str] = {}
        for id_ in view.claims:
            claim = map.claims[id_]
            own = boxes.badges_for(claim, held_by, badges)
            granted = boxes.grantors(map, id_, badges)
            for badge in (*own, *granted):
                used[badge.letters] = badge
            box = boxes.claim_box(
                claim,
                key=self.key(),
                id_=f"claim-{safe(id_)}",
                badges=own,
                granted=granted,
                names=boxes.names_of(map, claim.by, by) if claim.by else "",
                thesis=id_ in theses,
                tally=self.tally(f"claim {id_}"),
                tooltip=_tooltip(map, claim),
                quoted=self.quoted.get(id_, ""),
                column=self.column,
                pages=self.pages.get(id_, ""),
                most=self.most,
            )
            if box.cut:
                words, names = clean(claim.text[: boxes.TEXT_LIMIT]), box.names.text if box.names else ""
                self.scene.whole.append(Note(0, id_, words, "", names, box.title, ""))
            box.attributes, box.href = self.place(claim.place)
            box.area = claim.group
            self.put(f"claim {id_}", box)
        self.scene.badges = [b for b in badges.values() if used.get(b.letters) is b]

    def add_answers(self, *, steps: bool) -> None:
        """Add the edges to questions: of claims inside arguments, whose boxes must be there by then,
        or of all others.
        """
        for id_, name, question in self.book.answers:
            if name.startswith(ARGUMENT) is steps:
                self.join(f"answers-{safe(id_)}_{safe(question)}", self.node.get(name),
                          self.node.get(f"question {question}"), "answers",
                          f"answers the question: {self.short(id_)}", "none")  # fmt: skip

    def number_evidence(self, first: int = 0, longest: int = TITLE) -> None:
        """Give numbers to the evidence of claims that have boxes of their own, unless something attacks it. Titles
        of sources are cut to `longest` letters.
        """
        map, attacked = self.map, self.attacked
        found = {
            id_: [claim for claim, _ in ends]
            for id_, ends in self.book.evidence.items()
            if id_ not in attacked and all(name == f"claim {claim}" for claim, name in ends)
        }
        numbers, of_claim = numbered(self.view.claims, found, first)
        self.quoted = {claim: ranges(found) for claim, found in of_claim.items()}
        self.scene.notes = [
            note(map, map.evidence[id_], number, self.view.states.get(id_, ""), longest)
            for id_, number in numbers.items()
        ]
        self.listed = numbers.keys()

    @property
    def attacked(self) -> set[str]:
        """Return the evidence that arguments of the view attack."""
        map, evidence = self.map, self.view.evidence
        return {e for e in evidence if any(a.id in self.view.shown for a in map.into.get(e, ()))}

    def add_evidence(self) -> None:
        map, claims = self.map, self.node
        attacked = self.attacked
        first: dict[str, Box] = {}
        for id_, ends in self.book.evidence.items():
            if id_ in self.listed:
                continue
            evidence = map.evidence[id_]
            box = boxes.evidence_box(
                map, evidence, self.tally(f"evidence {id_}"), key=self.key(),
                id_=f"evidence-{safe(id_)}", state=self.view.states.get(id_, ""), most=self.most,
            )  # fmt: skip
            if box.cut:
                said = note(map, evidence, 0, self.view.states.get(id_, ""))
                self.scene.whole.append(said)
            box.href = evidence_address(map, evidence)
            box.area = next(claims[name].area for _, name in ends if name.startswith("claim "))
            self.put(f"evidence {id_}", box)
            if len(evidence.supports) == 1 and id_ not in attacked:
                top = first.setdefault(ends[0][0], box)
                box.under = top.key if top is not box else ""
            for claim, name in ends:
                self.join(f"evidence-{safe(id_)}_{safe(claim)}", box, claims.get(name), "evidence",
                          f"evidence for: {self.short(claim)}")

    def add_pairs(self) -> None:
        verbs = {"contradiction": "contradicts", "restatement": "says in other words"}
        for relation, left, right in self.book.pairs:
            title = f"{self.short(left)}\n{verbs[relation]}: {self.short(right)}"
            id_ = f"{relation}-{safe(left)}_{safe(right)}"
            self.join(id_, self.claim(left), self.claim(right), relation, title,
                      "none", free=relation == "contradiction")  # fmt: skip

    def add_levels(self) -> None:
        """Put theses that answer one question at one height, and those without a question too."""
        scene, map = self.scene, self.map
        asked: dict[str, dict[str, None]] = {}
        for id_ in self.view.claims:
            if id_ in map.theses:
                for question in map.claims[id_].answers[:1] or ("",):
                    asked.setdefault(question, {})[self.node[f"claim {id_}"].key] = None
        scene.levels = [tuple(keys) for keys in asked.values() if len(keys) > 1]

    def place(self, place: Place) -> tuple[str, str]:
        """Return the place of a claim in the text: as attributes, and as an address if one is
        wanted.
        """
        document = self.map.documents.get(place.file)
        if document is None:
            return "", ""
        at = document.position(place.start)
        file = self.file(place.file)
        attributes = f' data-file="{escape(file)}" data-line="{at.line}"'
        if not self.link:
            return attributes, ""
        href = self.link.replace("{file}", quote(file)).replace("{line}", str(at.line))
        return attributes, clean(href.replace("{column}", str(at.column)))

    def file(self, path: str) -> str:
        """Return `path` relative to the folder of the map's first file, so that a picture does not
        depend on where it is made.
        """
        if path not in self.words:
            first = next(iter(self.map.documents), "")
            folder = posixpath.dirname(first.replace("\\", "/"))
            self.words[path] = clean(path)
            if folder:
                self.words[path] = clean(posixpath.relpath(path.replace("\\", "/"), folder))
        return self.words[path]


def _tooltip(map: ArgumentMap, claim: Claim) -> str:
    """Return the full words of a claim, its time, who grants it, its assumption and its notes."""
    text = clean(claim.text[: boxes.TEXT_LIMIT]) or claim.id
    if claim.when:
        text += f"\nSpeaks of: {clean(in_words(claim.when))}"
    positions = map.granting.get(claim.id, ())
    named = ", ".join(clean(map.positions[p].text) or p for p in positions)
    if who := named or boxes.names_of(map, map.granted.get(claim.id, ()), {}):
        text += f"\nGranted by: {who}"
    if claim.assumed is not None:
        text += f"\nTaken as given: {clean(claim.assumed)}" if claim.assumed else "\nTaken as given"
    for words in claim.notes:
        text += f"\n{clean(words)}"
    return text
