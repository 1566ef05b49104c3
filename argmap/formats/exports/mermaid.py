"""The map as a Mermaid flowchart, for Markdown pages that draw it (GitHub, GitLab, Obsidian).

It uses the same channels as the picture: the link shows the relation, the box's border shows the
owner and the kind of thing. Premises that work together meet in a dot. Mermaid refuses charts above a
size; what does not fit is folded, as in pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from argmap.base.times import after_of
from argmap.drawing.folding.fold import fold
from argmap.drawing.folding.importance import importance
from argmap.drawing.scene.words import clean
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports._answers import answers
from argmap.formats.exports._mermaid_folds import (
    Folds,
    counts,
    crossing_links,
    folds,
    pair_links,
    thing,
)
from argmap.formats.exports.options import Options
from argmap.model import Argument, Evidence, Kind
from argmap.quotes.citation import cited

DEEPEST = 12
"""Groups within groups; anything deeper is drawn in the group at that depth."""

_DIRECTIONS = {"up": "BT", "down": "TB", "left": "RL", "right": "LR"}
_LINKS = {Kind.SUPPORT: "-->", Kind.REBUT: "-.->", Kind.UNDERCUT: "-.-x"}
_WORDS = {Kind.SUPPORT: "", Kind.REBUT: "rebuts", Kind.UNDERCUT: "undercuts"}
_COLOURS = {Kind.SUPPORT: "#0072B2", Kind.REBUT: "#D55E00", Kind.UNDERCUT: "#8A3FA0"}
_STROKES = {
    Kind.SUPPORT: "",
    Kind.REBUT: ",stroke-dasharray:7 4",
    Kind.UNDERCUT: ",stroke-dasharray:2 3",
}
_CLASSES = (
    "classDef claim fill:#ffffff,stroke:#6b7280,color:#111827",
    "classDef thesis fill:#ffffff,stroke:#111827,stroke-width:4px,color:#111827",
    "classDef assumed stroke-dasharray:6 3",
    "classDef question fill:#f3f4f6,stroke:#111827,stroke-width:2px,color:#111827",
    "classDef evidence fill:#fffbeb,stroke:#a8a29e,color:#111827",
    "classDef dot fill:#374151,stroke:#374151,color:#ffffff",
)
_LEGEND = (
    "%% Solid line: supports. Dashed line: rebuts. Dotted line with a cross: undercuts the step.",
    "%% Hexagon: question. Heavy border: thesis of a position. Dashed border: assumed.",
    "%% Note: evidence. Dot: premises that work together. Line marked ✕: contradiction.",
)
_HARMLESS = re.compile(
    r"[^\W_]|(?<!direction) |[,;?!()’‘“”…–—●✕▪]"
    r"|(?<=[^\W\d_])\.(?= |$)|(?<=[^\W_])['-](?=[^\W_])|(?<=[^\W_]):(?= )"
)


EDGES, CHARACTERS = 500, 50_000
"""What Mermaid draws at most, unless its settings are changed (`maxEdges`, `maxTextSize`)."""
STEPS = (240, 160, 120, 90, 60, 40, 25, 15, 8, 4, 2, 1)
"""Numbers of boxes that are tried."""


def fitted(view: View, options: Options) -> View:
    """Return the view with so much folded that Mermaid draws it."""
    if view.folded or _fits(view, options):
        return view
    order = importance(view, opened=["all"])
    for boxes in STEPS:
        if boxes <= len(view.claims):
            made = fold(view, order, boxes=boxes)
            if _fits(made, options):
                return made
    return fold(view, order, boxes=1)


def _fits(view: View, options: Options) -> bool:
    """Whether Mermaid draws the chart of a view."""
    if not view.folded and len(view.arguments) // 2 + len(view.evidence) > EDGES:
        return False
    chart = _Chart(view, options)
    return len(chart.text()) <= CHARACTERS and len(chart.links) <= EDGES


@exporter(
    "mermaid",
    suffixes=(".mmd", ".mermaid"),
    purpose="convert",
    summary="a Mermaid flowchart, drawn by GitHub and many wikis",
    fitted=fitted,
)
def export(view: View, options: Options) -> str:
    """Return the view as the text of one flowchart."""
    return _Chart(fitted(view, options), options).text()


class _Chart:
    def __init__(self, view: View, options: Options) -> None:
        self.view = view
        self.map = view.map
        self.options = options
        self.links: list[Kind | None] = []
        self.ids: dict[str, str] = {}
        names = [f"q:{id_}" for id_ in view.questions]
        self.folds = folds(view) if view.inside else None
        book = self.folds.book if self.folds else None
        wholes = book.wholes if book else {}
        self.part = {step.id: whole for whole, steps in wholes.items() for step in steps}
        evidence = view.evidence if book is None else book.evidence
        arguments = view.arguments if book is None else book.own
        names += [f"n:{id_}" for id_ in (*view.claims, *arguments, *evidence)]
        if self.folds:
            names += [f"n:{c[0].argument.id}" for c in self.folds.met.values()]
            names += [f"n:{name}" for name in self.folds.names]
        taken: set[str] = set()
        for name in names:
            self.ids[name] = _unique(re.sub(r"[^A-Za-z0-9]", "_", name.replace(":", "_")), taken)
        shown = [self.map.arguments[id_] for id_ in view.arguments if f"n:{id_}" in self.ids]
        undercut = {a.target for a in shown if a.kind is Kind.UNDERCUT}
        self.dots = {a.id for a in shown if len(a.premises) != 1 or a.scheme or a.id in undercut}
        if self.folds:
            self.dots = self.folds.book.junctions | {
                c[0].argument.id for c in self.folds.met.values()
            }
        plain = [a for a in shown if a.kind is Kind.REBUT and a.id not in self.dots]
        ends = {(a.premises[0], a.target) for a in plain}
        self.mutual = {pair for pair in ends if pair[::-1] in ends}
        self.both: set[tuple[str, str]] = set()

    def text(self) -> str:
        """Return the whole chart."""
        head = []
        title = self.view.title
        if self.view.folded:
            title = f"{title} ({self.view.scope})" if title else self.view.scope
        if title:
            head = ["---", f"title: {_yaml(title)}", "---"]
        lines = [*head, f"flowchart {_DIRECTIONS.get(self.options.direction, 'BT')}"]
        if self.options.legend:
            lines += [f"    {line}" for line in _LEGEND]
        lines += [f"    {line}" for line in (*self.nodes(), *self.relations(), *_CLASSES)]
        lines += [f"    {line}" for line in self.styles()]
        return "\n".join(lines) + "\n"

    def nodes(self) -> Iterator[str]:
        """Yield every node, those of a group inside its subgraph."""
        for id_ in self.view.questions:
            question = self.map.questions[id_]
            yield f'{self.ids[f"q:{id_}"]}{{{{"{_label(question.text or id_)}"}}}}:::question'
        inside: dict[str, list[str]] = {}
        homes = {id_: self.path(id_)[-1] for id_ in self.map.groups}

        def put(group: str | None, line: str) -> None:
            inside.setdefault(homes.get(group or "", ""), []).append(line)

        for id_ in self.view.claims:
            put(self.map.claims[id_].group, self.claim(id_))
        for id_ in self.view.arguments:
            argument = self.map.arguments[id_]
            if id_ in self.dots:
                put(self.around(argument), self.dot(argument))
        for id_ in self.view.evidence:
            if f"n:{id_}" in self.ids:
                evidence = self.map.evidence[id_]
                put(evidence.group, self.evidence(evidence))
        for name, words in self.folds.names.items() if self.folds else ():
            put(None, f'{self.node(name)}[["{_label(words)}"]]:::claim')
        below: dict[str, list[str]] = {}
        for id_, home in homes.items():
            if id_ == home:
                below.setdefault("".join(self.path(id_)[-2:-1]), []).append(id_)
        numbers = {id_: number for number, id_ in enumerate(self.map.groups)}
        yield from self.subgraphs("", inside, below, numbers)

    def path(self, group: str) -> list[str]:
        """Return a group and the groups around it, outermost first, at most `DEEPEST`."""
        steps = {group: None}
        inner = group
        while (parent := self.map.groups[inner].parent) is not None:
            if parent in steps:
                return [group]
            if parent not in self.map.groups:
                break
            steps[parent] = None
            inner = parent
        return list(steps)[::-1][:DEEPEST]

    def subgraphs(
        self,
        group: str,
        inside: Mapping[str, list[str]],
        below: Mapping[str, list[str]],
        numbers: Mapping[str, int],
    ) -> Iterator[str]:
        """Yield the contents of a group, then the groups in it; an empty group is left out."""
        yield from inside.get(group, ())
        for child in below.get(group, ()):
            lines = list(self.subgraphs(child, inside, below, numbers))
            if lines:
                yield f'subgraph g{numbers[child]}["{_label(self.map.groups[child].text or child)}"]'
                yield from (f"    {line}" for line in lines)
                yield "end"

    def around(self, argument: Argument) -> str | None:
        """Return the group of an argument's dot: its own, or the one with all its premises."""
        groups = {self.map.claims[p].group for p in argument.premises}
        return argument.group or (groups.pop() if len(groups) == 1 else None)

    def claim(self, id_: str) -> str:
        claim = self.map.claims[id_]
        held = [self.map.positions[p].text or p for p in self.map.held_by.get(id_, ())]
        lines = [claim.text or id_]
        if claim.by:
            lines.append("— " + self.names(claim.by))
        granted = (*(self.names([p]) for p in claim.granted_by), *self.granting(id_))
        if granted:
            lines.append("granted by " + ", ".join(granted))
        if claim.when:
            lines.append("of " + after_of(claim.when))
        if held and id_ in self.map.theses:
            lines.append("▪ " + ", ".join(held))
        lines += self.counts(f"claim {id_}")
        look = "thesis" if id_ in self.map.theses else "claim"
        return f'{self.node(id_)}["{_label(*lines)}"]:::{look}'

    def granting(self, claim: str) -> list[str]:
        """Return the words of the positions that grant a claim in writing."""
        granting = (p for p in self.map.positions.values() if claim in p.grants)
        return [p.text or p.id for p in granting]

    def counts(self, box: str) -> list[str]:
        """Return the words for what is folded into a box, if anything is."""
        words = counts(self.folds.book, box) if self.folds else ""
        return [f"▸ {words}"] if words else []

    def dot(self, argument: Argument) -> str:
        words = " ".join(
            [argument.text or argument.scheme, *self.counts(f"argument {argument.id}")]
        )
        words = words.strip()
        if not words:
            return f'{self.node(argument.id)}(("●")):::dot'
        return f'{self.node(argument.id)}(["{_label("● " + words)}"]):::dot'

    def evidence(self, evidence: Evidence) -> str:
        words = f"“{evidence.quote}”" if evidence.quote else evidence.text
        where = cited(self.map, evidence)
        lines = [words or evidence.id, *(["— " + where] if where else [])]
        lines += self.counts(f"evidence {evidence.id}")
        return f'{self.node(evidence.id)}>"{_label(*lines)}"]:::evidence'

    def relations(self) -> Iterator[str]:
        if self.folds:
            yield from self.folded_relations(self.folds)
            return
        for id_ in self.view.arguments:
            yield from self.argument(self.map.arguments[id_])
        for id_ in self.view.evidence:
            for claim in self.map.evidence[id_].supports:
                yield from self.link(id_, "---", claim, None)
        for claim, question in answers(self.view):
            self.links.append(None)
            yield f"{self.node(claim)} ==> {self.ids[f'q:{question}']}"
        for pair in self.map.contradictions:
            yield from self.link(pair.left, '---|"✕"|', pair.right, None)
        for same in self.map.restatements:
            yield from self.link(same.left, '-.-|"restates"|', same.right, None)

    def folded_relations(self, found: Folds) -> Iterator[str]:
        """Yield the links of a view of which parts are folded."""
        for id_ in self.view.arguments:
            if id_ in found.book.own:
                yield from self.argument(self.map.arguments[id_])
        yield from crossing_links(found, self.counted_arrow, self.link)
        for id_, ends in found.book.evidence.items():
            for box in dict.fromkeys(thing(name) for _, name in ends):
                yield from self.link(id_, "---", box, None)
        for _, box, question in dict.fromkeys(("", b, q) for _, b, q in found.book.answers):
            self.links.append(None)
            yield f"{self.node(thing(box))} ==> {self.ids[f'q:{question}']}"
        yield from pair_links(found, self.link)

    def counted_arrow(self, argument: Argument, number: int) -> str:
        """Return the arrow for so many arguments like this one."""
        words = self.word(argument)
        if number > 1:
            words = f"{words} ({number})" if words else str(number)
        return _LINKS[argument.kind] + (f'|"{words}"|' if words else "")

    def argument(self, argument: Argument) -> Iterator[str]:
        word = self.word(argument)
        arrow = _LINKS[argument.kind] + (f'|"{word}"|' if word else "")
        if argument.id in self.dots:
            for premise in argument.premises:
                yield from self.link(premise, "---", argument.id, argument.kind)
            yield from self.link(argument.id, arrow, argument.target, argument.kind)
            return
        premise, target = argument.premises[0], argument.target
        if argument.kind is not Kind.REBUT or (premise, target) not in self.mutual:
            yield from self.link(premise, arrow, target, argument.kind)
        elif (target, premise) not in self.both:
            self.both.add((premise, target))
            yield from self.link(premise, f"<{arrow}", target, argument.kind)

    def word(self, argument: Argument) -> str:
        """Return the words on an argument's arrow."""
        words = [_WORDS[argument.kind]] if _WORDS[argument.kind] else []
        if argument.granted_by:
            words = [*(words or ["supports"]), f"granted by {self.names(argument.granted_by)}"]
        if argument.inferred is not None:
            words = [*(words or ["supports"]), "drawn by the mapmaker"]
        return _label(", ".join(words)) if words else ""

    def link(self, start: str, arrow: str, end: str, kind: Kind | None) -> Iterator[str]:
        """Yield one link, when both of its ends are drawn."""
        end = self.part.get(end, end)
        if self.folds and start == end:
            return  # it is counted in the box
        if f"n:{start}" in self.ids and f"n:{end}" in self.ids:
            self.links.append(kind)
            yield f"{self.node(start)} {arrow} {self.node(end)}"

    def styles(self) -> Iterator[str]:
        """Yield the colours of the links, by relation, and the style of assumed claims."""
        for kind in Kind:
            numbers = [str(n) for n, of in enumerate(self.links) if of is kind]
            if numbers:
                style = f"stroke:{_COLOURS[kind]},stroke-width:2px{_STROKES[kind]}"
                yield f"linkStyle {','.join(numbers)} {style}"
        assumed = [c for c in self.view.claims if self.map.claims[c].assumed is not None]
        if assumed:
            yield f"class {','.join(map(self.node, assumed))} assumed"

    def node(self, id_: str) -> str:
        return self.ids[f"n:{id_}"]

    def names(self, persons: Iterable[str]) -> str:
        known = self.map.persons
        return ", ".join(known[p].name if p in known else p for p in persons)


def _unique(name: str, taken: set[str]) -> str:
    """Return `name`, with a number after it when it is taken."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    taken.add(free)
    return free


def _label(*lines: str) -> str:
    """Return words that mean nothing to Mermaid, Markdown or HTML.

    Letters, digits and harmless marks are kept; everything else becomes `#NUMBER;`. Mermaid reads
    `direction TB` even within a label.
    """
    return "<br>".join(_shown(clean(line)) or "#160;" for line in lines)


def _shown(line: str) -> str:
    return "".join(c if _HARMLESS.match(line, at) else f"#{ord(c)};" for at, c in enumerate(line))


def _yaml(text: str) -> str:
    """Return a title as a quoted YAML string that holds no directive for Mermaid."""
    quoted = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + quoted.replace("%%", "%\\x25") + '"'
