"""Arguments of several steps that are drawn as one box, and the claims that are only inside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from argmap.drawing.view import ARGUMENT, View
from argmap.model import Argument

Wholes = Mapping[str, Sequence[Argument]]
"""The steps of each argument that is one box, by its name."""


def wholes_of(view: View) -> dict[str, list[Argument]]:
    """Return the arguments of a view whose steps, more than one, are not drawn one by one."""
    shown, found = view.shown, {}
    for whole, steps in view.map.steps.items():
        if whole not in view.opened:
            several = [step for step in steps if step.id in shown]
            if len(several) > 1:
                found[whole] = several
    return found


def named(view: View, opened: frozenset[str]) -> frozenset[str]:
    """Return the arguments of several steps that names stand for, of which one may be `all`."""
    if "all" not in opened:
        return opened
    return opened.union(view.map.steps) - {"all"}


def last_of(whole: str, steps: Sequence[Argument]) -> Argument:
    """Return the step that draws the conclusion."""
    return next((step for step in steps if step.id == whole), steps[-1])


def premises_of(steps: Sequence[Argument]) -> dict[str, None]:
    """Return the claims that an argument of several steps starts from."""
    concluded = {step.target for step in steps}
    return dict.fromkeys(p for step in steps for p in step.premises if p not in concluded)


def close_wholes(view: View, opened: Iterable[str] = ()) -> View:
    """Return the view with the claims that occur in the steps of one closed argument only, and
    have nothing else to show, inside its box. `opened` names arguments to be drawn step by step,
    unless something is folded into their box.
    """
    names = named(view, view.opened.union(opened))
    names -= {box.removeprefix(ARGUMENT) for box in view.inside.values()}
    if names != view.opened:
        view = replace(view, opened=names)
    wholes = wholes_of(view)
    if not wholes:
        return view
    map, own, shown = view.map, view.own, view.shown
    if not any(c in own for steps in wholes.values() for s in steps for c in (*s.premises, s.target)):
        return view
    busy = {c for pair in map.contradictions for c in (pair.left, pair.right)}
    busy |= {c for pair in map.restatements for c in (pair.left, pair.right)}
    busy |= {c for e in view.evidence for c in map.evidence[e].supports}
    busy |= {*map.theses, *view.selection.focus}
    into: dict[str, str] = {}
    for whole, steps in wholes.items():
        ids = {step.id for step in steps}
        for claim in dict.fromkeys(c for s in steps for c in (*s.premises, s.target)):
            if claim not in own or claim in busy or claim == steps[-1].target or claim in into:
                continue
            around = (*map.into.get(claim, ()), *map.out_of.get(claim, ()))
            if not map.claims[claim].answers and all(
                a.id in ids or a.id not in shown for a in around
            ):
                into[claim] = f"{ARGUMENT}{whole}"
    if not into:
        return view
    return replace(
        view,
        claims=tuple(c for c in view.claims if c not in into),
        inside={**view.inside, **into},
    )
