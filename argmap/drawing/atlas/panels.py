"""Parts as they are drawn: each laid out by itself, small enough for a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from argmap.base.values import dataclass
from argmap.drawing.atlas.forest import Forest, Section, Unit
from argmap.drawing.atlas.listing import level
from argmap.drawing.atlas.parts import Measures, Part, cut
from argmap.drawing.atlas.relations import Name, Relation, drawn, entry, relations
from argmap.drawing.atlas.sizes import Sizes
from argmap.drawing.engines import Limit
from argmap.drawing.fit import How
from argmap.drawing.folding.ledger import answered, ledger
from argmap.drawing.layout.layout import lay_out_scene
from argmap.drawing.layout.places import Layout
from argmap.drawing.layout.routes import extent
from argmap.drawing.scene.boxes import BODY_LEAD, MOST_LINES
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import Note, Scene
from argmap.drawing.svg.notes import lay_out_notes
from argmap.drawing.view import CLAIM, View
from argmap.model import ArgumentMap

FULL = 0.8
"""Part of a page that the estimated size of a part may fill, to begin with."""
SMALLER = 0.85
"""How much smaller than it was a part that does not fit on a page becomes, at most."""
LEAST = 0.4
NARROWER = (1.0, 0.4)
"""Proportions that are tried until a part is not wider than a page, as parts of the page's."""
ASKED = 400.0
"""Px across a question; those for which there is no room side by side are told in words."""
MOST_TOLD = 10
"""Relations told in words on one page."""
ALONE = 0.5
"""Part of a page's height that the words of one claim may take."""
GAP = 26.0
"""Px between panels, and between drawings and the lists below them."""
LISTED = 24.0
"""Px of the heading of a list."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part with its view, laid out; `also` are the relations to be told in words next to it."""

    section: Section
    part: Part
    view: View
    scene: Scene
    layout: Layout
    width: float
    height: float
    drawn: frozenset[Name]
    also: tuple[Relation, ...]


class Panels:
    """Makes the panels of a view. Raises `EngineError` when one cannot be laid out."""

    def __init__(self, view: View, forest: Forest, room: tuple[float, float], how: How) -> None:
        self.view, self.forest, self.room, self.how = view, forest, room, how
        self.limit = Limit(how.deadline)
        map = view.map
        self.lines = lines_of(room[1])
        sizes = Sizes(map, self.lines)
        self.measures = Measures(
            sizes.box,
            lambda claim: sizes.box(claim, folded=True),
            lambda evidence: sizes.note(map.evidence[evidence]),
        )
        shown = frozenset(view.evidence)
        self.evidence: dict[str, Sequence[str]] = {
            c: [e.id for e in found if e.id in shown] for c, found in map.evidence_for.items()
        }
        self.order = {claim: number for number, claim in enumerate(map.claims)}
        self.relations = tuple(relations(view))
        self.touching: dict[str, list[Relation]] = {}
        for relation in self.relations:
            for claim in dict.fromkeys((*relation.left, *relation.right)):
                self.touching.setdefault(claim, []).append(relation)
        self.guests = {g for guests in forest.guests.values() for g in guests}
        self.unit = {
            c: (top, n) for top, units in forest.below.items() for n, u in enumerate(units) for c in u
        }
        self.asked: dict[str, list[str]] = {}
        asked = frozenset(view.questions)
        for claim, question in answered(map):
            if question in asked:
                self.asked.setdefault(claim, []).append(question)
        self.digits = "0" * len(str(len(map.claims) // 4 + 12))

    def of(self, section: Section) -> Iterator[Panel]:
        """Yield the panels of a section, each after the one that it goes on from."""
        area = self.room[0] * self.room[1] * FULL
        waiting = cut(self.forest, section.roots, self.evidence, self.measures, area)[::-1]
        while waiting:
            part = waiting.pop()
            panel = self.panel(section, part)
            over = self.over(panel)
            smaller = self.smaller(part, 1 / over) if over > 1.0 else []
            if not smaller and over > 1.0:
                # What has to be told in words has a place at the end as well; what belongs together has not.
                over = self.over(replace(panel, also=()))
                smaller = self.smaller(part, 1 / over, apart=True) if over > 1.0 else []
            if smaller:
                waiting += reversed(smaller)
            else:
                yield panel

    def over(self, panel: Panel) -> float:
        """Return how many times larger than a page a panel with its quotations is."""
        wide, high = self.room
        here = panel.part.claims
        lists = height_of_lists(self.view.map, panel.scene.notes, panel.also, here, wide, self.lines)
        return max(panel.width / wide, (panel.height + lists) / high)

    def smaller(self, part: Part, zoom: float, *, apart: bool = False) -> list[Part]:
        """Cut a part that does not fit on a page once more; nothing if it cannot be cut. With `apart`, claims that
        belong together are separated.
        """
        inside = {part.root, *part.claims, *part.folded}
        evidence: dict[str, Sequence[str]] = {}
        for claim, proof in part.evidence:
            evidence[claim] = [*evidence.get(claim, ()), proof]
        kept: dict[str, list[Unit]] = {
            c: [u for unit in self.forest.below.get(c, ()) if (u := tuple(x for x in unit if x in inside))]
            for c in (part.root, *part.claims)
        }  # fmt: skip
        room = part.size * min(max(zoom, LEAST), SMALLER)
        if apart:
            kept = {c: [(x,) for unit in units for x in unit] for c, units in kept.items()}
        tree = Forest([], kept, {}, self.forest.guests)
        found = cut(tree, [part.root], evidence, self.measures, room, frozenset(part.folded))
        if part.more:
            found[0] = replace(found[0], more=True, claims=found[0].claims[1:])
        return found if len(found) > 1 else []

    def panel(self, section: Section, part: Part) -> Panel:
        """Lay out a part."""
        view = self.shown(part)
        scene = self.scene(view, self.reserved(part), 20)
        wide, high = self.room
        done = drawn(ledger(view), view, self.touched(view.claims))
        also = self.also(part, done)
        lists = height_of_lists(view.map, scene.notes, also, part.claims, wide, self.lines)
        for narrower in NARROWER:
            scene.ratio = narrower * wide / max(high - lists, wide / 4)
            layout = lay_out_scene(scene, engine=self.how.engine, deadline=self.limit.left)
            left, top, right, bottom = extent(scene, layout)
            if right - left <= wide:
                break
        return Panel(section, part, view, scene, layout, right - left, bottom - top,
                     frozenset(done), also)  # fmt: skip

    def scene(self, view: View, pages: dict[str, str], first: int) -> Scene:
        """Return the scene of a view, its quotations numbered from `first` + 1."""
        return build(view, direction=self.how.direction, link=self.how.link, quotes=self.how.quotations,
                     pages=pages, first=first, most=self.lines)  # fmt: skip

    def shown(self, part: Part) -> View:
        """Return the view of a part: a box for each claim in it, and what is below these inside them."""
        own = set(part.boxes)
        inside: dict[str, str] = {}
        waiting = [(c, c) for c in sorted(own, key=self.order.__getitem__)]
        while waiting:
            claim, box = waiting.pop()
            for other in self.forest.under(claim):
                if other not in own and other not in inside:
                    inside[other] = f"{CLAIM}{box}"
                    waiting.append((other, box))
        proofs = {e for _, e in part.evidence}
        answered_here = dict.fromkeys(q for c in part.claims for q in self.asked.get(c, ()))
        asked = [*answered_here][: max(int(self.room[0] // ASKED), 1)]
        view = self.view
        return replace(
            view, title="", subtitle="", scope="",
            claims=tuple(sorted(own, key=self.order.__getitem__)), inside=inside,
            arguments=_among(view, {*own, *inside}, proofs),
            evidence=tuple(e for e in view.evidence if e in proofs),
            questions=tuple(q for q in view.questions if q in asked),
            opened=frozenset(view.map.steps), folded=0,
        )  # fmt: skip

    def reserved(self, part: Part) -> dict[str, str]:
        """Return words as long as those that will say on which other pages claims are."""
        elsewhere = [*part.folded, *part.guests, *(c for c in part.claims if c in self.guests)]
        words = dict.fromkeys(elsewhere, f"→ {self.digits}")
        if part.more or self.goes_on(part):
            words[part.root] = f"← {self.digits} → {self.digits}–{self.digits}"
        elif part.root in self.forest.parent:
            also = f" → {self.digits}" if part.root in self.guests else ""
            words[part.root] = f"← {self.digits}{also}"
        return words

    def goes_on(self, part: Part) -> bool:
        """Whether not everything right below the root of a part is in it."""
        here = {*part.claims, *part.folded}
        proofs = sum(c == part.root for c, _ in part.evidence)
        below = self.forest.under(part.root)
        return not here.issuperset(below) or proofs < len(self.evidence.get(part.root, ()))

    def touched(self, claims: Iterable[str]) -> list[Relation]:
        """Return the relations of some claims, each once."""
        return list({r.name: r for c in claims for r in self.touching.get(c, ())}.values())

    def also(self, part: Part, done: set[Name]) -> tuple[Relation, ...]:
        """Return the relations of the claims of a part that it does not draw, nor probably another one: those between
        a claim and what is right below it are drawn wherever a part goes on.
        """
        return tuple(
            r for r in self.touched(part.claims) if r.name not in done and not self.close(r)
        )

    def close(self, relation: Relation) -> bool:
        """Whether a relation is between a claim and a unit right below it."""
        ends = dict.fromkeys((*relation.left, *relation.right))
        for top in relation.right:
            units = {self.unit.get(c) for c in ends if c != top}
            if len(units) == 1 and (units.pop() or ("",))[0] == top:
                return True
        return False


def lines_of(height: float) -> int:
    """Return how many lines a claim or a quotation may take on a page of that height; what has more is told at the end."""
    return max(int(height * ALONE / BODY_LEAD), MOST_LINES)


def height_of_lists(
    map: ArgumentMap, quoted: Sequence[Note], also: Sequence[Relation], here: Sequence[str], room: float,
    lines: int,
) -> float:  # fmt: skip
    """Return the height of what is listed below drawings: quotations, and relations that lead to other pages."""
    notes = lay_out_notes(quoted, room, lines)
    told = level([entry(map, r, here, {}) for r in also[:MOST_TOLD]], room)
    found = notes.height + GAP if notes.placed else 0.0
    return found + (told.height + LISTED + GAP if told.placed else 0.0)


def _among(view: View, claims: set[str], proofs: set[str]) -> tuple[str, ...]:
    """Return the arguments of a view that have all their ends among some claims and evidence."""
    map = view.map
    shown = {a for a in view.arguments if claims.issuperset(map.arguments[a].premises)}
    while True:
        lost = {
            a for a in shown
            if (t := map.arguments[a].target) not in claims and t not in shown and t not in proofs
        }  # fmt: skip
        if not lost:
            return tuple(a for a in view.arguments if a in shown)
        shown -= lost
