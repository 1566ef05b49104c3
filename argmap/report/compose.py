"""From a debate to a report: its sections in order, and every line with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from argmap.base.values import dataclass, field
from argmap.model import Argument, ArgumentMap, Kind
from argmap.quotes.citation import cited
from argmap.reasoning.analyses import Analysis, analysis_names, find
from argmap.reasoning.analyses.cruxes import Cruxes
from argmap.reasoning.analyses.fragility import Fragility
from argmap.reasoning.analyses.meeting import Meeting
from argmap.reasoning.proofs import Debate, Line
from argmap.reasoning.proofs.sentence import THESIS, counted, listed, name_of, people_of
from argmap.report.brief import Brief, brief
from argmap.report.brief.disputes import answers, holders
from argmap.report.points import Points, meetings

ORDER = (
    "meeting",
    "disagreement",
    "common-ground",
    "sources",
    "no-reply",
    "assumptions",
    "stances",
    "cruxes",
    "fragility",
    "contested",
)
"""The sections in the order in which they are read; others come after them, by name."""

MOST = 4
"""Lines shown of a long list in a whole report; a section asked for by name has all."""
MOST_OF_MANY = 2
"""The same in a section that has a list for each of more than `MOST` positions or pairs."""
MOST_COLUMNS = 8
"""Positions that have a column in a table."""
DRAWN_ALONE = "What the mapmaker draws there, and why:"
"""Above the mapmaker’s reasons for what a table has of his."""
MOST_CLAIMS = 10
"""Claims shown of a section that is one list."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence to show: its id, the words, whether they are a quotation, and their place."""

    id: str
    words: str
    exact: bool
    reference: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line with its words filled in.

    It is `text`, then the `words` and the `id` of a claim or step, or a quotation; `under` are the
    lines that belong to it. All of them are raw words of the map.
    """

    text: str = ""
    words: str = ""
    id: str = ""
    quote: Quote | None = None
    under: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one analysis.

    `answer` is its value, `lines` the same in words, and `items` the lines that are shown, or the `table`
    in their place, with what the mapmaker draws in it and why (`drawn`). A section without items is left out of the texts for readers.
    """

    analysis: Analysis
    answer: Any
    lines: tuple[Line, ...]
    items: tuple[Item, ...]
    table: Points | None = None
    drawn: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report: the debate, the page that says it in brief (unless sections are asked for by name), the
    opening words, and the sections.

    `states` says for each piece of evidence how its quotation matches the source, in the words of
    `argmap.quotes.copies.State`. With `names`, texts for readers show the names of claims and steps.
    """

    debate: Debate
    title: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    states: Mapping[str, str] = field(default_factory=dict)
    brief: Brief | None = None
    names: bool = False

    @property
    def read(self) -> tuple[Section, ...]:
        """The sections that have something to read."""
        return tuple(section for section in self.sections if section.items)

    @property
    def map(self) -> ArgumentMap:
        """The map."""
        return self.debate.map

    @cached_property
    def asked(self) -> tuple[Item, ...]:
        """The questions, each with the map's notes and all answers in it."""
        map, found = self.map, answers(self.debate)
        return tuple(
            Item(q.text or q.id, under=tuple(self._answers(found.get(q.id, ()))))
            for q in map.questions.values()
        )

    def _answers(self, claims: Iterable[str]) -> Iterator[Item]:
        for claim in claims:
            people = people_of(self.map, holders(self.debate, claim))
            notes = tuple(Item(f"Note: {note}") for note in self.map.claims[claim].notes)
            yield replace(
                claim_item(self.map, claim), text=f"{people}:" if people else "", under=notes
            )


def section_names() -> tuple[str, ...]:
    """Return the names of all sections, in the order of the report."""
    names = analysis_names()
    return (*(n for n in ORDER if n in names), *(n for n in names if n not in ORDER))


def compose(
    debate: Debate,
    only: Sequence[str] = (),
    states: Mapping[str, str] | None = None,
    *,
    full: bool = True,
    names: bool = False,
) -> Report:
    """Return the report on a debate; `only` names sections to show in full (all when empty), without
    `full` there is only the page in brief; `names` shows the names of claims and steps.

    Raises `LookupError` with a sentence when there is no analysis of such a name.
    """
    states = states or {}
    sections = []
    found: dict[str, Any] = {}
    for name in only or (section_names() if full else ()):
        one = find(name)
        answer = found[name] = one.run(debate)
        lines = one.lines(debate, answer)
        shown: Sequence[Line] = lines
        if not only and len(debate.positions) < one.least:
            shown = ()
        elif not only:
            if name == "fragility":
                fragile = _without_cruxes(answer, found.get("cruxes"))
                shown = one.lines(debate, fragile) if fragile.theses else ()
            shown = tuple(_cut(name, shown))
        told: set[str] = set()
        items = tuple(_item(debate.map, states, line, told) for line in shown)
        points = _table(debate, answer, names=names) if items and name == "meeting" else None
        drawn = tuple(_drawn(debate, answer)) if points else ()
        sections.append(Section(one, answer, lines, items, points, drawn))
    opening = tuple(_opening(debate)) if only or full else ()
    page = None if only else brief(debate, names=names)
    return Report(debate, title_of(debate.map), opening, tuple(sections), states, page, names)


def _table(debate: Debate, found: Meeting, *, names: bool) -> Points | None:
    """Return the table of the points where positions meet, all of them."""
    return meetings(debate, MOST_COLUMNS, comments=True, found=found).table(None, names=names)


def _drawn(debate: Debate, found: Meeting) -> Iterator[Item]:
    """Yield the points at which the mapmaker alone gives a position a stance, with his reasons."""
    map = debate.map
    for point in found.points:
        under = []
        for position, stance in zip(found.positions, point.stances, strict=True):
            if stance.manner == "drawn":
                reasons = " ".join(dict.fromkeys(_reasons(map, stance.over)))
                told = f"{stance.word}: {name_of(map, position)}"
                why = (Item(f"The mapmaker’s reason: {reasons}"),) if reasons else ()
                under.append(Item(told, under=why))
        if under:
            yield replace(claim_item(map, point.claim), under=tuple(under))


def _reasons(map: ArgumentMap, steps: Iterable[str]) -> Iterator[str]:
    """Yield the mapmaker's reasons for some steps, or for the steps that these are aimed at."""
    for id in steps:
        step = map.arguments.get(id)
        if step and step.inferred is None:
            step = map.arguments.get(step.target)
        if step and step.inferred:
            yield step.inferred


def title_of(map: ArgumentMap, otherwise: str = "A map without a title") -> str:
    """Return what a map is called: its title, else its first question, else another name."""
    first = next((q.text for q in map.questions.values() if q.text), "")
    return map.title or first or otherwise


def _opening(debate: Debate) -> Iterator[str]:
    map = debate.map
    if map.about:
        yield map.about
    parts = [
        counted(len(things), word, words)
        for things, word, words in (
            (map.claims, "claim", ""),
            (map.arguments, "argument", ""),
            (map.evidence, "piece of evidence", "pieces of evidence"),
            (map.sources, "source", ""),
        )
        if things
    ]
    if not parts:
        yield "There are no claims in this map yet: write a first one with `claim: words`."
    else:
        yield (
            f"This report is made from a map of {listed(parts)}. It says what is recorded in the map; "
            "what is not in it may still have been said, and nothing here says who is right."
        )
    if not map.positions and parts:
        yield (
            "The map has no positions, so there is little to compare: write “position NAME: words” with "
            "“thesis CLAIM” under it, and “held by PERSON”."
        )
    elif len(debate.positions) == 1:
        yield (
            "One position is looked at, so there is nothing to say of where positions part and what "
            "they both grant."
        )
    for id in debate.positions:
        if not map.positions[id].thesis:
            name = map.positions[id].text or id
            yield f"The position {id} ({name}) has no thesis in this map: write “thesis CLAIM” under it."


def _without_cruxes(answer: Fragility, cruxes: Cruxes | None) -> Fragility:
    """Leave out the theses that are derived or have cruxes: the crux says more about them."""
    have = {(t.position, t.thesis) for t in cruxes.theses if t.cruxes} if cruxes else set()
    known = {(t.position, t.thesis) for t in answer.theses if t.argued.value != "derived"}
    left = (t for t in answer.theses if (t.position, t.thesis) not in have | known)
    return replace(answer, theses=tuple(left))


def _cut(name: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with long lists cut, and a line that says how to see all."""
    flat = all(line.claims and not line.text for line in lines)
    top = MOST_CLAIMS if flat else len(lines)
    most = MOST_OF_MANY if sum(len(line.under) > MOST for line in lines) > MOST else MOST
    for line in lines[:top]:
        heads = [u for u in line.under if u.text == THESIS]
        rest = [_short(name, u, most) for u in line.under if u.text != THESIS]
        if len(rest) > most + 1 and line.text:
            rest = [*rest[:most], _more(name, len(rest) - most)]
        yield replace(line, under=(*heads, *rest))
    if len(lines) > top:
        yield _more(name, len(lines) - top)


def _short(name: str, line: Line, most: int) -> Line:
    """Cut a line so that it names only a few claims or quotations."""
    left = max(len(line.claims), len(line.quotes)) - most
    if left <= 1:
        return line
    return replace(
        line, claims=line.claims[:most], quotes=line.quotes[:most],
        under=(*line.under, _more(name, left)),
    )  # fmt: skip


def _more(name: str, number: int) -> Line:
    return Line(f"and {number:,} more; --only {name} lists them all")


def _item(map: ArgumentMap, states: Mapping[str, str], line: Line, told: set[str]) -> Item:
    """Fill in the words of a line.

    `told` are the steps and quotations that the section has already written out; such a step is
    only named, and such a quotation is not repeated.
    """
    named = [claim_item(map, c) for c in line.claims] + [_step(map, s, told) for s in line.steps]
    fresh = [id for id in line.quotes if id not in told]
    told.update(fresh)
    quotes = [Item(quote=quote_of(map, states, id)) for id in fresh]
    under = [_item(map, states, other, told) for other in line.under]
    if len(named) == 1 and not (line.text and named[0].under):
        head = named[0]
        text = f"{line.text}:" if line.text else ""
        return replace(
            head, text=f"{text} {head.text}".strip(), under=(*head.under, *quotes, *under)
        )
    text = f"{line.text}:" if named or quotes or under else line.text
    return Item(text, under=(*named, *quotes, *under))


def claim_item(map: ArgumentMap, claim: str) -> Item:
    """Return a claim with its words, or its id alone when it has none."""
    return Item("", map.claims[claim].text, claim)


_VERBS = {Kind.SUPPORT: "for", Kind.REBUT: "against", Kind.UNDERCUT: "against the step"}


def _step(map: ArgumentMap, id: str, told: set[str]) -> Item:
    step = map.arguments[id]
    if id in told:
        return Item("The step, told above:", step.text or _from(map, step), id)
    told.add(id)
    verb = _VERBS[step.kind]
    premises = [replace(claim_item(map, p), text="from:") for p in step.premises]
    if step.target in map.claims:
        target = replace(claim_item(map, step.target), text=f"{verb}:")
    else:
        attacked = map.arguments.get(step.target)
        proof = map.evidence.get(step.target)
        said = attacked.text or _joined(map, attacked) if attacked else ""
        said = f"“{proof.quote}”" if proof and proof.quote else proof.text if proof else said
        target = Item("against the evidence:" if proof else f"{verb}:", said, step.target)
    return Item("The step", step.text, id, under=(*premises, target))


def _from(map: ArgumentMap, step: Argument) -> str:
    words = map.claims[step.premises[0]].text if step.premises else ""
    return f"from “{words}”" if words else ""


def _joined(map: ArgumentMap, step: Argument) -> str:
    """Describe a step without a title by what it joins."""
    target = map.claims[step.target].text if step.target in map.claims else ""
    return " ".join(filter(None, (_from(map, step), f"to “{target}”" if target else "")))


_SOUND = frozenset({"matches", "attested by the lock"})
"""States of a quotation that need no word: what a report quotes is taken to be found."""


def quote_of(map: ArgumentMap, states: Mapping[str, str], id: str) -> Quote:
    """Return a piece of evidence as it is shown."""
    proof = map.evidence[id]
    parts = [cited(map, proof)]
    state = states.get(id, "")
    parts.append("" if state in _SOUND else state)
    return Quote(id, proof.quote or proof.text, bool(proof.quote), ", ".join(p for p in parts if p))
