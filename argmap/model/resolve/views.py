"""Saved selections, with the names in them looked up."""

from __future__ import annotations

from dataclasses import replace

from argmap.base.times import fault
from argmap.language.tree import Declaration, Names, Show
from argmap.model import SavedView, Selector
from argmap.model.resolve.drafts import Operand
from argmap.model.resolve.scopes import NODE
from argmap.model.resolve.settle import Settling
from argmap.model.unresolved import ImpossibleTime

_FOLDED = ("claim", "argument", "group")


def views(settled: Settling) -> dict[str, SavedView]:
    """Return the saved selections of a map by id; what cannot be looked up is noted."""
    found: dict[str, SavedView] = {}
    for item, path, at, id_ in settled.walk.views:
        draft = settled.walk.drafts["view"][id_]
        shown = [s for s in item.body if isinstance(s, Show)]
        selectors = tuple(_selector(settled, show, path, at) for show in shown)
        old = found.get(id_) or SavedView(id_, draft.text, (), draft.place)
        boxes = draft.value("boxes")
        found[id_] = replace(
            old,
            selectors=old.selectors + selectors,
            fold=old.fold + _folds(settled, "fold", item, path, at),
            open=old.open + _folds(settled, "open", item, path, at),
            fit=draft.value("fit"),
            boxes=int(boxes) if boxes else None,
        )
    return found


def _folds(
    settled: Settling, keyword: str, item: Declaration, path: str, at: int
) -> tuple[str, ...]:
    """Return the claims, arguments and groups that the lines of a keyword name."""
    refs = [ref for s in item.body if isinstance(s, Names) and s.keyword == keyword
            for ref in s.names]  # fmt: skip
    ids = []
    for ref in refs:
        name = ref.text
        node = settled.scopes.find(path, NODE, name)
        if node is None and (group := settled.scopes.find(path, "group", name)):
            ids.append(group)
        else:
            ids.append(settled.find(Operand(ref, path, at), NODE, _FOLDED) or "")
    return tuple(filter(None, ids))


def _selector(settled: Settling, show: Show, path: str, at: int) -> Selector:
    names = (_named(settled, show.what, Operand(ref, path, at)) for ref in show.names)
    depth = int(show.depth) if show.depth.isdigit() else None
    return Selector(show.keyword == "hide", show.what, tuple(filter(None, names)), depth)


def _named(settled: Settling, what: str, operand: Operand) -> str | None:
    """Return what a name in a `show` line stands for: an id, a tag, or a time as written."""
    text = operand.ref.text
    if what == "tag":
        return text
    if what == "when":
        if not (why := fault(text)):
            return text
        settled.walk.unresolved.append(ImpossibleTime("when", text, why, operand.place))
        return None
    if what == "claim":
        return settled.find(operand, NODE, ("claim",))
    return settled.find(operand, what, (what,))
