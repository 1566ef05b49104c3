"""Arguments in a scene: plain edges, junctions where premises meet, several steps as one box."""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.drawing.folding.ledger import Crossing, manner
from argmap.drawing.folding.wholes import last_of, premises_of
from argmap.drawing.scene import boxes
from argmap.drawing.scene.builder import Builder
from argmap.drawing.scene.scene import Box, Link
from argmap.drawing.scene.words import clean, clipped, safe
from argmap.drawing.view import EVIDENCE
from argmap.model import Argument, Kind

VERBS = {Kind.SUPPORT: "supports", Kind.REBUT: "rebuts", Kind.UNDERCUT: "undercuts"}


@dataclass(frozen=True, slots=True)
class Steps:
    """The arguments of a scene by how they are drawn: `joined`, those with a junction; `plain`, those
    that are an edge; `between`, those between boxes that stand for more than one claim, with the
    junction where several boxes meet.
    """

    joined: list[tuple[Argument, Box]]
    plain: list[Argument]
    between: list[tuple[Crossing, Box | None]]


def add_arguments(builder: Builder) -> Steps:
    """Add the boxes of every argument of the view to the scene."""
    map, book = builder.map, builder.book
    for whole, steps in book.wholes.items():
        _add_whole(builder, whole, steps)
    plain: list[Argument] = []
    joined: list[tuple[Argument, Box]] = []
    for id_ in builder.view.arguments:
        if id_ in book.junctions:
            joined.append((map.arguments[id_], _add_junction(builder, map.arguments[id_])))
        elif id_ in book.own:
            plain.append(map.arguments[id_])
    met: dict[tuple[object, ...], Box] = {}
    between: list[tuple[Crossing, Box | None]] = []
    for crossing in book.crossing:
        box = None
        if len(crossing.sources) > 1:
            key = (frozenset(crossing.sources), crossing.target, crossing.argument.kind,
                   *manner(crossing.argument))  # fmt: skip
            box = met.get(key)
            if box is None:
                box = met[key] = _add_junction(builder, crossing.argument)
            builder.node[f"argument {crossing.argument.id}"] = box
        between.append((crossing, box))
    return Steps(joined, plain, between)


def join_arguments(builder: Builder, steps: Steps, *, evidence: bool) -> None:
    """Add the edges of arguments: of those that undercut evidence, whose boxes must be there by then,
    or of all others.
    """

    def now(argument: Argument) -> bool:
        return (argument.target in builder.map.evidence) is evidence

    for argument, box in steps.joined:
        if now(argument):
            _join_junction(builder, argument, box)
    for whole, several in builder.book.wholes.items():
        ends = (builder.book.leaving.get(step.id, "") for step in several)
        if any(end.startswith(EVIDENCE) for end in ends) is evidence:
            _join_whole(builder, whole, several)
    _join_plain(builder, [argument for argument in steps.plain if now(argument)])
    for crossing, junction in steps.between:
        if crossing.target.startswith(EVIDENCE) is evidence:
            _join_between(builder, crossing, junction)


def _target(builder: Builder, argument: Argument) -> Box | None:
    """Return the box where an argument ends that is drawn on its own."""
    target = argument.target
    box = builder.claim(target) or builder.node.get(f"evidence {target}")
    return box or builder.node.get(f"argument {target}")


def _join_between(builder: Builder, crossing: Crossing, junction: Box | None) -> None:
    """Add to the edge for all arguments of a kind between two boxes, or from several boxes to one."""
    argument, target = crossing.argument, builder.node.get(crossing.target)
    drawn, granted = manner(argument)
    kind, id_ = argument.kind.value, f"argument-{safe(argument.id)}"
    for number, name in enumerate(crossing.sources if junction else (), 1):
        builder.join(f"{id_}_{number}", builder.node.get(name), junction, kind,
                     "premises, with others", "none", drawn=drawn, counts=False)  # fmt: skip
    source = junction or builder.node.get(crossing.sources[0])
    builder.join(f"{id_}_0" if junction else id_, source, target, kind,
                 lambda: _tooltip(builder, argument), drawn=drawn, granted=granted)  # fmt: skip


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
    own = argument.id in builder.book.junctions
    box = boxes.junction_box(
        _label(builder, argument) if own else "", argument.kind,
        builder.tally(f"argument {argument.id}"),
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
                     "none", drawn=box.drawn, counts=False)  # fmt: skip
    title = _tooltip(builder, argument)
    builder.join(f"argument-{id_}_0", box, _target(builder, argument), relation, title,
                 drawn=box.drawn, granted=bool(argument.granted_by))  # fmt: skip


def _join_plain(builder: Builder, plain: list[Argument]) -> None:
    """Draw one edge for each pair of boxes, relation and manner; rebuttals both ways become one
    edge.
    """
    both = {(a.premises[0], a.target, *manner(a)) for a in plain if a.kind is Kind.REBUT}
    mutually: dict[frozenset[str], Link] = {}
    for argument in plain:
        premise, target = argument.premises[0], argument.target
        source, aim = builder.claim(premise), _target(builder, argument)
        drawn, granted = how = manner(argument)
        mutual = (
            argument.kind is Kind.REBUT and not granted and premise != target
            and (target, premise, *how) in both
        )  # fmt: skip
        verb = "and the other rebut each other" if mutual else VERBS[argument.kind]
        title = "\n".join([builder.short(premise), f"{verb}: {_aim(builder, target)}",
                           *_whose(builder, argument)])  # fmt: skip
        pair = frozenset((premise, target, str(drawn)))
        if mutual and pair in mutually:
            builder.again(mutually[pair], "")
            continue
        link = builder.join(
            f"argument-{safe(argument.id)}", source, aim, argument.kind.value, title,
            "both" if mutual else "end", free=mutual, drawn=drawn, granted=granted,
        )  # fmt: skip
        if mutual and link:
            mutually[pair] = link


def _add_whole(builder: Builder, whole: str, steps: list[Argument]) -> None:
    last = last_of(whole, steps)
    own = dict.fromkeys(c for s in steps for c in (*s.premises, s.target))
    concludes = {Kind.SUPPORT: "Concludes", Kind.REBUT: "Against", Kind.UNDERCUT: "Against"}
    box = boxes.argument_box(
        clean(last.text) or ("" if last.generated else clean(whole.replace("-", " "))),
        f"{concludes[last.kind]}: {_aim(builder, last.target)}",
        len(premises_of(steps)), len(steps), builder.tally(f"argument {whole}"),
        key=builder.key(), id_=f"argument-{safe(whole)}",
        tooltip="\n\n".join(_tooltip(builder, a) for a in steps),
        of_it=sum(builder.view.inside.get(c) == f"argument {whole}" for c in own),
        column=builder.column,
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
    leaving = {s.id: builder.node.get(builder.book.leaving.get(s.id, "")) for s in steps}
    ends = [end for end in leaving.values() if end is not None]
    for number, premise in enumerate(premises_of(steps), 1):
        begin = builder.claim(premise)
        if premise not in builder.view.own and any(begin is end for end in ends):
            continue  # it is folded into what the argument is about
        builder.join(f"argument-{safe(whole)}_{number}", begin, box,
                     last_of(whole, steps).kind.value,
                     f"{builder.short(premise)}\nis a premise of this argument", "none",
                     drawn=any(s.inferred is not None for s in steps if premise in s.premises),
                     counts=False)  # fmt: skip
    for step in steps:
        drawn, granted = manner(step)
        builder.join(f"argument-{safe(step.id)}_0", box, leaving[step.id],
                     step.kind.value, _tooltip(builder, step), drawn=drawn, granted=granted)  # fmt: skip
