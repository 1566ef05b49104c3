"""Arguments in a scene: plain edges, junctions where premises meet, several steps as one box."""

from __future__ import annotations

from argmap.drawing.scene import boxes
from argmap.drawing.scene.builder import Builder
from argmap.drawing.scene.scene import Box
from argmap.drawing.scene.words import clean, safe
from argmap.model import Argument, Kind

VERBS = {Kind.SUPPORT: "supports", Kind.REBUT: "rebuts", Kind.UNDERCUT: "undercuts"}


def add_arguments(builder: Builder) -> None:
    """Add every argument of the view to the scene, and merge rebuttals that go both ways."""
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
    for argument, box in joined:
        _join_junction(builder, argument, box)
    for whole, steps in wholes.items():
        _join_whole(builder, whole, steps)
    _join_plain(builder, plain)


def _target(builder: Builder, argument: Argument) -> Box | None:
    box = builder.claim(argument.target)
    return box or builder.node.get(f"argument {argument.target}")


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
    target = argument.target
    aim = builder.short(target) if target in builder.map.claims else f"the step {target}"
    notes = [clean(note) for note in argument.notes]
    return "\n".join([*head, *premises, f"{VERBS[argument.kind]}: {aim}", *notes])


def _add_junction(builder: Builder, argument: Argument) -> Box:
    box = boxes.junction_box(
        _label(builder, argument), argument.kind,
        key=builder.key(), id_=f"argument-{safe(argument.id)}",
        tooltip=_tooltip(builder, argument),
    )  # fmt: skip
    premises = [b for p in argument.premises if (b := builder.claim(p))]
    if premises and len({b.area for b in premises}) == 1:
        box.area = premises[0].area
    return builder.put(f"argument {argument.id}", box)


def _join_junction(builder: Builder, argument: Argument, box: Box) -> None:
    relation, id_ = argument.kind.value, safe(argument.id)
    verb = VERBS[argument.kind]
    for number, premise in enumerate(dict.fromkeys(argument.premises), 1):
        title = f"{builder.short(premise)}\n{verb}, with others: {builder.short(argument.target)}"
        builder.join(f"argument-{id_}_{number}", builder.claim(premise), box, relation, title,
                     "none")  # fmt: skip
    title = _tooltip(builder, argument)
    builder.join(f"argument-{id_}_0", box, _target(builder, argument), relation, title)


def _join_plain(builder: Builder, plain: list[Argument]) -> None:
    """Draw one edge for each pair of boxes and relation; rebuttals both ways become one edge."""
    seen: dict[tuple[str, str, Kind], None] = {}
    both = {(a.premises[0], a.target) for a in plain if a.kind is Kind.REBUT}
    for argument in plain:
        premise, target = argument.premises[0], argument.target
        source, aim = builder.claim(premise), _target(builder, argument)
        if source is None or aim is None or source is aim:
            continue
        found = (source.key, aim.key, argument.kind)
        mutual = argument.kind is Kind.REBUT and (target, premise) in both
        if found in seen or (mutual and (aim.key, source.key, Kind.REBUT) in seen):
            continue
        seen[found] = None
        verb = "and the other rebut each other" if mutual else VERBS[argument.kind]
        title = f"{builder.short(premise)}\n{verb}: {builder.short(target)}"
        builder.join(f"argument-{safe(argument.id)}", source, aim, argument.kind.value, title,
                     "both" if mutual else "end", free=mutual)  # fmt: skip


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
                     f"{builder.short(premise)}\nis a premise of this argument", "none")  # fmt: skip
    for step in steps:
        builder.join(f"argument-{safe(step.id)}_0", box, _target(builder, step),
                     step.kind.value, _tooltip(builder, step))  # fmt: skip
