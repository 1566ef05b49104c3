"""The parts of a map that an analysis points at, to be highlighted in a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.base.values import dataclass
from argmap.drawing.view import Highlight, View
from argmap.reasoning.analyses import find
from argmap.reasoning.proofs import Debate, name_of
from argmap.reasoning.proofs.sentence import counted, listed

if TYPE_CHECKING:
    from argmap.reasoning.analyses.common_ground import CommonGround
    from argmap.reasoning.analyses.cruxes import Cruxes
    from argmap.reasoning.analyses.disagreement import Disagreement
    from argmap.reasoning.analyses.no_reply import NoReply
    from argmap.reasoning.analyses.sources import Sources


_Pairs: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A way to highlight the answer of an analysis.

    It has `words` for the legend, and a function from an answer to pairs of an id and a reason:
    those to highlight, and those to keep undimmed next to them.
    """

    words: str
    read: Callable[[Debate, Any], tuple[_Pairs, _Pairs]]
    beside: str = ""


def highlight_names() -> tuple[str, ...]:
    """Return the names of the analyses that can be highlighted."""
    return tuple(_POINTERS)


def highlight(debate: Debate, name: str) -> Highlight:
    """Return what the analysis of that name (one of `highlight_names`) points at in the whole map.

    Claims that say the same in other words are highlighted together. A debate with too few
    positions for the analysis gives a highlight of nothing.
    """
    pointer, analysis = _POINTERS[name], find(name)
    if len(debate.positions) < analysis.least:
        return Highlight(pointer.words)
    lit, beside = pointer.read(debate, analysis.run(debate))
    return Highlight(pointer.words, _together(lit), pointer.beside, _together(beside))


def remark(debate: Debate, name: str, found: Highlight, view: View) -> str:
    """Return a sentence for the user when `view` shows nothing highlighted; else nothing."""
    analysis = find(name)
    if len(debate.positions) < analysis.least:
        (line,) = analysis.lines(debate, None)
        return f"Nothing is highlighted for {name}. {line.text}"
    if not found.why:
        return f"Nothing is highlighted: {name} finds nothing to point at in this map."
    shown = {*view.claims, *view.inside, *view.arguments}
    if shown.isdisjoint(found.why):
        what = counted(len(found.why), "thing")
        return (
            f"Nothing is highlighted: {name} points at {what} in this map, all outside of what is "
            f"shown ({_some(found.why)}); show more, or draw the whole map."
        )
    return ""


def _some(ids: Iterable[str]) -> str:
    first, rest = [*ids][:3], len([*ids]) - 3
    return ", ".join(first) + (f" and {rest} more" if rest > 0 else "")


def _together(pairs: _Pairs) -> Mapping[str, str]:
    """Return one text for each id, with every reason once."""
    found: dict[str, dict[str, None]] = {}
    for id_, why in pairs:
        found.setdefault(id_, {})[why] = None
    return {id_: "; ".join(why) for id_, why in found.items()}


def _disagreement(debate: Debate, found: Disagreement) -> tuple[_Pairs, _Pairs]:
    verbs = ("argues so", "undercuts the step"), ("holds it", "rejects it")
    lit = []
    for pair in found.pairs:
        for one in pair.contested:
            if one.frontier:
                yes, no = verbs[0] if one.step else verbs[1]
                holder, rejecter = (name_of(debate.map, p) for p in (one.holder, one.rejecter))
                why = f"here positions part: “{holder}” {yes}, “{rejecter}” {no}"
                lit += [(form, why) for form in debate.all_of(one.id)]
    return lit, []


def _cruxes(debate: Debate, found: Cruxes) -> tuple[_Pairs, _Pairs]:
    lit = []
    for one in found.theses:
        of = f"crux of {_quoted(debate, [one.position])} in this map"
        for crux in one.cruxes:
            why = f"a {'double ' if crux.double else ''}{of}"
            lit += [(form, why) for form in debate.all_of(crux.claim)]
    return lit, []


def _common_ground(debate: Debate, found: CommonGround) -> tuple[_Pairs, _Pairs]:
    lit = [
        (form, f"common ground in this map: held by {_quoted(debate, one.positions)}")
        for one in found.shared
        for form in dict.fromkeys((one.claim, *one.forms))
    ]
    for one in found.concessions:
        who, towards = _quoted(debate, [one.position]), _quoted(debate, [one.towards])
        lit.append((one.claim, f"held by {who}, and a premise towards {towards}"))
    return lit, []


def _no_reply(debate: Debate, found: NoReply) -> tuple[_Pairs, _Pairs]:
    return [
        (one.attack, f"no reply of {_quoted(debate, [one.position])} is recorded in this map")
        for one in found.attacks
    ], []


def _sources(debate: Debate, found: Sources) -> tuple[_Pairs, _Pairs]:
    from argmap.reasoning.analyses.sources import voice_counts

    lit, beside = [], []
    for rests in found.positions:
        case = f"in the case of “{name_of(debate.map, rests.position)}”"
        for claim, count in voice_counts(debate, rests).items():
            forms = debate.all_of(claim)
            if count == 1:
                lit += [(form, f"rests on one voice alone {case}") for form in forms]
            elif count:
                beside += [(form, f"rests on {count} voices {case}") for form in forms]
    return lit, beside


def _quoted(debate: Debate, positions: Iterable[str]) -> str:
    return listed(f"“{name_of(debate.map, p)}”" for p in positions)


_POINTERS = {
    "disagreement": _Pointer("where two positions part", _disagreement),
    "cruxes": _Pointer("a crux: without it a thesis cannot be derived", _cruxes),
    "common-ground": _Pointer("common ground, and what one grants another", _common_ground),
    "no-reply": _Pointer("an attack without a reply in this map", _no_reply),
    "sources": _Pointer(
        "all evidence goes back to one voice", _sources, "evidence of several voices"
    ),
}
