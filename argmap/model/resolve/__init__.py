"""From syntax trees to the argument map: the one place where names are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from argmap.base.text import Document, Place
from argmap.model import ArgumentMap, Silence
from argmap.model.resolve.declarations import Walk
from argmap.model.resolve.drafts import Draft
from argmap.model.resolve.scopes import NODE, Scopes
from argmap.model.resolve.settle import Settling
from argmap.model.resolve.views import views
from argmap.model.workspace import Workspace

T = TypeVar("T")


def resolve(workspace: Workspace) -> ArgumentMap:
    """Make the map from the files of a workspace, and list what could not be resolved in
    `unresolved`. Never raises.
    """
    scopes = Scopes(workspace)
    walk = Walk(scopes)
    for path, tree in workspace.trees.items():
        walk.read(path, tree)
    settled = Settling(walk, scopes, workspace)
    expectations, selections = settled.expectations(), views(settled)
    rank = {path: i for i, path in enumerate(workspace.trees)}
    nodes, kinds = _in_order(settled.nodes, rank), scopes.kinds.get(NODE, {})
    arguments = [step.argument() for step in settled.steps]
    arguments.sort(key=lambda a: (rank[a.place.file], a.place.start))
    head = next((walk.heads[p] for p in workspace.roots if p in walk.heads), None)
    paths = dict.fromkeys((*workspace.roots, *workspace.trees))
    documents = {path: Document(path, workspace.trees[path].text) for path in paths}
    silences = tuple(_within(silence, documents) for silence in walk.silences)

    def made(space: str, make: str) -> dict[str, T]:
        drafts = _in_order(walk.drafts.get(space, {}), rank)
        return {draft.id: getattr(draft, make)() for draft in drafts}

    map_ = ArgumentMap(
        title=head.text if head else "",
        about=head.value("about") if head else "",
        language=head.value("language") if head else "",
        by=settled.head_people.get(workspace.roots[0], ()) if workspace.roots else (),
        documents=documents,
        questions=made("question", "question"),
        persons=made("person", "person"),
        sources=made("source", "source"),
        positions=made("position", "position"),
        claims={d.id: d.claim() for d in nodes if kinds.get(d.id) == "claim"},
        arguments={argument.id: argument for argument in arguments},
        evidence={d.id: d.evidence() for d in nodes if kinds.get(d.id) == "evidence"},
        groups=made("group", "make_group"),
        schemes=walk.schemes,
        views=selections,
        contradictions=tuple(settled.contradictions),
        restatements=tuple(settled.restatements),
        expectations=expectations,
        silences=silences,
        unresolved=(*workspace.failures, *walk.unresolved),
        uncertain=frozenset(),
    )
    return replace(map_, uncertain=_known(map_, walk.uncertain))


def _in_order(drafts: Mapping[str, Draft], rank: Mapping[str, int]) -> list[Draft]:
    return sorted(drafts.values(), key=lambda d: (rank[d.place.file], d.place.start))


def _within(silence: Silence, documents: Mapping[str, Document]) -> Silence:
    """Cut a scope that means the whole file to the file's length."""
    file, start, end = silence.scope
    scope = Place(file, start, min(end, len(documents[file].text) + 1))
    return Silence(silence.rules, silence.reason, scope, silence.place)


def _known(map: ArgumentMap, drafts: Iterable[Draft]) -> frozenset[str]:
    """Return the ids of drafts that became part of the map."""
    spaces = (
        map.claims, map.arguments, map.evidence, map.questions, map.persons, map.sources,
        map.positions, map.groups, map.schemes, map.views,
    )  # fmt: skip
    ids = {draft.real.id for draft in drafts}
    return frozenset(id_ for id_ in ids if any(id_ in space for space in spaces))
