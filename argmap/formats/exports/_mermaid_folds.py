"""What a Mermaid flowchart has in place of what is folded: counts, boxes and counted links."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.base.values import dataclass, field
from argmap.drawing.folding.ledger import Crossing, Ledger, Tally, ledger, manner
from argmap.drawing.folding.wholes import last_of, premises_of
from argmap.drawing.scene.boxes import counted
from argmap.drawing.view import ARGUMENT, CLAIM, EVIDENCE, View
from argmap.model import Argument, Kind

Draw = Callable[[str, str, str, "Kind | None"], Iterator[str]]
"""A function that writes a link: its start, its arrow with words, its end, its kind."""


@dataclass(slots=True)
class Folds:
    """The relations of a folded view, and the names of the boxes that are no claim, argument or
    evidence: `names` maps each to the words in it.
    """

    view: View
    book: Ledger
    names: dict[str, str] = field(default_factory=dict)
    met: dict[tuple[object, ...], list[Crossing]] = field(default_factory=dict)
    lines: dict[tuple[object, ...], list[Argument]] = field(default_factory=dict)


def folds(view: View) -> Folds:
    """Return what a chart has to draw for the folded parts of a view."""
    book = ledger(view)
    found = Folds(view, book)
    for group in view.collapsed:
        title = view.map.groups[group].text or group
        found.names[f"group {group}"] = f"{title} ({counts(book, f'group {group}')})"
    for whole, steps in book.wholes.items():
        words = last_of(whole, steps).text or whole
        found.names[whole] = f"{words} ({counts(book, f'{ARGUMENT}{whole}', own=len(steps))})"
    for crossing in book.crossing:
        how = (crossing.target, crossing.argument.kind, *manner(crossing.argument))
        if len(crossing.sources) > 1:
            found.met.setdefault((frozenset(crossing.sources), *how), []).append(crossing)
        else:
            found.lines.setdefault((crossing.sources[0], *how), []).append(crossing.argument)
    return found


def counts(book: Ledger, box: str, own: int = 0) -> str:
    """Return the words for what is counted at a box: `own` steps of its own first."""
    tally = book.tallies.get(box) or Tally()
    steps = f"{own} steps" if own else ""
    unseen = f"“{tally.unseen}”" if tally.unseen else ""
    hidden = f"+{tally.hidden} not shown" if tally.hidden else ""
    return " · ".join(words for words in (steps, counted(tally), unseen, hidden) if words)


def thing(box: str) -> str:
    """Return the id of the claim, argument or evidence that a box is of, or else its name."""
    for begin in (CLAIM, ARGUMENT, EVIDENCE):
        if box.startswith(begin):
            return box.removeprefix(begin)
    return box


def crossing_links(
    found: Folds, arrow: Callable[[Argument, int], str], link: Draw
) -> Iterator[str]:
    """Yield the links between boxes that stand for more than one claim: one for each kind and manner,
    with the number of arguments; those from several boxes meet in the dot of the first.
    """
    book, own = found.book, found.view.own
    for whole, steps in book.wholes.items():
        for premise in premises_of(steps):
            if premise in own:
                yield from link(premise, "---", whole, steps[-1].kind)
        for step in steps:
            if step.id in book.leaving:
                yield from link(whole, arrow(step, 1), thing(book.leaving[step.id]), step.kind)
    for (source, target, *_), arguments in found.lines.items():
        first = arguments[0]
        words = arrow(first, len(arguments))
        yield from link(thing(str(source)), words, thing(str(target)), first.kind)
    for crossings in found.met.values():
        first = crossings[0].argument
        for box in crossings[0].sources:
            yield from link(thing(box), "---", first.id, first.kind)
        words = arrow(first, len(crossings))
        yield from link(first.id, words, thing(crossings[0].target), first.kind)


def pair_links(found: Folds, link: Draw) -> Iterator[str]:
    """Yield the links of contradictions and restatements, one for each pair of boxes."""
    view, many = found.view, dict[tuple[str, frozenset[str]], list[tuple[str, str]]]()
    for relation, left, right in found.book.pairs:
        ends = tuple(f"{CLAIM}{c}" if c in view.own else view.inside[c] for c in (left, right))
        many.setdefault((relation, frozenset(ends)), []).append((ends[0], ends[1]))
    for (relation, _), pairs in many.items():
        number = f" ({len(pairs)})" if len(pairs) > 1 else ""
        arrow = f'---|"✕{number}"|' if relation == "contradiction" else f'-.-|"restates{number}"|'
        yield from link(thing(pairs[0][0]), arrow, thing(pairs[0][1]), None)
