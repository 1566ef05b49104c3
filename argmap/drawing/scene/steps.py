"""Arguments in a scene: plain edges, junctions where premises meet, several steps as one box."""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.drawing.scene import boxes
from argmap.drawing.scene.builder import Builder
from argmap.drawing.scene.scene import Box
from argmap.drawing.scene.words import clean, clipped, safe
from argmap.model import Argument, Kind

VERBS = {Kind.SUPPORT: "supports", Kind.REBUT: "rebuts", Kind.UNDERCUT: "undercuts"}


@dataclass(frozen=True, slots=True)
class Steps:
    """The arguments of a scene by how they are drawn: `wholes`, several steps as one box, by name;
    `joined`, those with a junction; `plain`, those that are an edge.
    """

    wholes: dict[str, list[Argument]]
    joined: list[tuple[Argument, Box]]
    plain: list[Argument]


def add_arguments(builder: Builder) -> Steps:
    """Add the boxes of every argument of the view to the scene."""
    map = builder.map
    shown = [map.arguments[a] for a in builder.view.arguments]
    wholes: dict[str, list[Argument]] = {}
    alone: list[Argument] = []
    for argument in shown:
        whole = argument.part_of
        if whole and "all" not in builder.open and whole not in builder.open:
            wholes.setdefault(whole, []).append(argument)
        else:
            alone.append(argument)
    for whole, steps in list(wholes.items()):
        if len(steps) == 1:
            alone.append(wholes.pop(whole)[0])
    for whole, steps in wholes.items():
        _hide_inner(builder, steps)
        _add_whole(builder, whole, steps)
    attacked = {a.target for a in shown if a.target in map.arguments}
    plain: list[Argument] = []
    joined: list[tuple[Argument, Box]] = []
    for argument in alone:
        if len(argument.premises) == 1 and not argument.scheme and argument.id not in attacked:
            plain.append(argument)
        else:
            joined.append((argument, _add_junction(builder, argument)))
    return Steps(wholes, joined, plain)


def join_arguments(builder: Builder, steps: Steps, *, evidence: bool) -> None:
    """Add the edges of arguments: of those that undercut evidence, whose boxes must be there by then,
    or of all others.
    """

    def now(argument: Argument) -> bool:
        return (argument.target in builder.map.evidence) is evidence

    for argument, box in steps.joined:
        if now(argument):
            _join_junction(builder, argument, box)
    for whole, several in steps.wholes.items():
        if any(s.target in builder.map.evidence for s in several) is evidence:
            _join_whole(builder, whole, several)
    _join_plain(builder, [argument for argument in steps.plain if now(argument)])


def _target(builder: Builder, argument: Argument) -> Box | None:
    box = builder.claim(argument.target)
    if box is None and argument.target in builder.map.evidence:
        box = builder.node.get(f"evidence {argument.target}")
        closed = builder.map.evidence[argument.target].supports if box is None else ()
        # The evidence is not drawn when its claim is in a group that is one box.
        return next((b for c in closed if (b := builder.claim(c)) and b.shape == "group"), box)
    return box or builder.node.get(f"argument {argument.target}")


def _aim(builder: Builder, target: str) -> str:
    """Return the first words of what a step aims at, for tooltips."""
    evidence = builder.map.evidence.get(target)
    if evidence is not None:
        return clipped(clean(evidence.quote[:200] or evidence.text[:200]) or target, 60)
    step = builder.map.arguments.get(target)
    if step is None:
        return builder.short(target)
    if step.text:
        return f"the step “{clean(step.text)}”"
    return f"the step from: {builder.short(step.premises[0])}" if step.premises else "a step"


def _whose(builder: Builder, argument: Argument) -> list[str]:
    """Return the lines of a tooltip on whose step it is, where that is special."""
    lines = []
    if argument.inferred is not None:
        reason = clean(argument.inferred)
        lines.append(f"Drawn by the mapmaker{f': {reason}' if reason else ''}")
    if argument.granted_by:
        lines.append(f"Granted by: {boxes.names_of(builder.map, argument.granted_by, {})}")
    return lines


def _label(builder: Builder, argument: Argument) -> str:
    """Return the words in a junction's capsule: the scheme's name, or the argument's title."""
    if argument.scheme:
        scheme = builder.map.schemes.get(argument.scheme)
        return clean(scheme.text if scheme and scheme.text else argument.scheme.replace("-", " "))
    return clean(argument.text)


def _tooltip(builder: Builder, argument: Argument) -> str:
    """Describe the step in words."""
    premises = [f"\u2022 {builder.short(p)}" for p in argument.premises[:30]]
    head = [clean(argument.text)] if argument.text else []
    if argument.scheme:
        head.append(f"Scheme: {clean(argument.scheme)}")
    aim = _aim(builder, argument.target)
    notes = [clean(note) for note in argument.notes]
    whose = _whose(builder, argument)
    return "\n".join([*head, *premises, f"{VERBS[argument.kind]}: {aim}", *whose, *notes])


def _add_junction(builder: Builder, argument: Argument) -> Box:
    box = boxes.junction_box(
        _label(builder, argument), argument.kind,
        key=builder.key(), id_=f"argument-{safe(argument.id)}",
        tooltip=_tooltip(builder, argument),
    )  # fmt: skip
    box.drawn = argument.inferred is not None
    premises = [b for p in argument.premises if (b := builder.claim(p))]
    if premises and len({b.area for b in premises}) == 1:
        box.area = premises[0].area
    return builder.put(f"argument {argument.id}", box)


def _join_junction(builder: Builder, argument: Argument, box: Box) -> None:
    relation, id_ = argument.kind.value, safe(argument.id)
    verb = VERBS[argument.kind]
    for number, premise in enumerate(dict.fromkeys(argument.premises), 1):
        title = f"{builder.short(premise)}\n{verb}, with others: {_aim(builder, argument.target)}"
        builder.join(f"argument-{id_}_{number}", builder.claim(premise), box, relation, title,
                     "none", drawn=box.drawn)  # fmt: skip
    title = _tooltip(builder, argument)
    builder.join(f"argument-{id_}_0", box, _target(builder, argument), relation, title,
                 drawn=box.drawn, granted=bool(argument.granted_by))  # fmt: skip


def _join_plain(builder: Builder, plain: list[Argument]) -> None:
    """Draw one edge for each pair of boxes, relation and manner; rebuttals both ways become one
    edge.
    """
    seen: dict[tuple[object, ...], None] = {}
    both = {(a.premises[0], a.target, *_manner(a)) for a in plain if a.kind is Kind.REBUT}
    for argument in plain:
        premise, target = argument.premises[0], argument.target
        source, aim = builder.claim(premise), _target(builder, argument)
        if source is None or aim is None or source is aim:
            continue
        drawn, granted = manner = _manner(argument)
        found = (source.key, aim.key, argument.kind, *manner)
        mutual = argument.kind is Kind.REBUT and not granted and (target, premise, *manner) in both
        if found in seen or (mutual and (aim.key, source.key, Kind.REBUT, *manner) in seen):
            continue
        seen[found] = None
        verb = "and the other rebut each other" if mutual else VERBS[argument.kind]
        title = "\n".join([builder.short(premise), f"{verb}: {_aim(builder, target)}",
                           *_whose(builder, argument)])  # fmt: skip
        builder.join(f"argument-{safe(argument.id)}", source, aim, argument.kind.value, title,
                     "both" if mutual else "end", free=mutual, drawn=drawn, granted=granted)  # fmt: skip


def _manner(argument: Argument) -> tuple[bool, bool]:
    """Return whether the mapmaker draws a step, and whether somebody grants it."""
    return argument.inferred is not None, bool(argument.granted_by)


def _hide_inner(builder: Builder, steps: list[Argument]) -> None:
    """Remove the boxes of claims that occur in these steps only."""
    map, view = builder.map, builder.view
    own = {a.id for a in steps}
    shown = set(view.arguments)
    related = {c for pair in map.contradictions for c in (pair.left, pair.right)}
    related |= {c for pair in map.restatements for c in (pair.left, pair.right)}
    resting = {c for e in view.evidence for c in map.evidence[e].supports}
    gone = set()
    for claim in dict.fromkeys(c for a in steps for c in (*a.premises, a.target)):
        box = builder.node.get(f"claim {claim}")
        around = (*map.into.get(claim, ()), *map.out_of.get(claim, ()))
        if (
            box is not None
            and claim not in map.theses
            and claim not in related
            and claim not in resting
            and claim not in view.selection.focus
            and not map.claims[claim].answers
            and claim != steps[-1].target
            and all(a.id in own or a.id not in shown for a in around)
        ):
            gone.add(box.key)
            del builder.node[f"claim {claim}"]
    builder.scene.boxes = [b for b in builder.scene.boxes if b.key not in gone]


def _last(whole: str, steps: list[Argument]) -> Argument:
    return next((a for a in steps if a.id == whole), steps[-1])


def _add_whole(builder: Builder, whole: str, steps: list[Argument]) -> None:
    inner = {a.target for a in steps}
    premises = dict.fromkeys(p for a in steps for p in a.premises if p not in inner)
    last = _last(whole, steps)
    box = boxes.argument_box(
        clean(last.text), len(premises), len(steps),
        key=builder.key(), id_=f"argument-{safe(whole)}",
        tooltip="\n\n".join(_tooltip(builder, a) for a in steps),
    )  # fmt: skip
    box.relation = last.kind.value
    builder.put(f"argument {whole}", box)
    for step in steps:
        builder.node[f"argument {step.id}"] = box


def _join_whole(builder: Builder, whole: str, steps: list[Argument]) -> None:
    """Draw the edges of an argument that is one box: from its shown premises and to its shown
    conclusions.
    """
    box = builder.node[f"argument {whole}"]
    concluded = {a.target for a in steps}
    premises = dict.fromkeys(p for a in steps for p in a.premises if p not in concluded)
    for number, premise in enumerate(premises, 1):
        builder.join(f"argument-{safe(whole)}_{number}", builder.claim(premise), box,
                     _last(whole, steps).kind.value,
                     f"{builder.short(premise)}\nis a premise of this argument", "none",
                     drawn=any(s.inferred is not None for s in steps if premise in s.premises))  # fmt: skip
    for step in steps:
        drawn, granted = _manner(step)
        builder.join(f"argument-{safe(step.id)}_0", box, _target(builder, step),
                     step.kind.value, _tooltip(builder, step), drawn=drawn, granted=granted)  # fmt: skip
