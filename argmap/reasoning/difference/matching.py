"""Pairs the things of two maps.

Names that people wrote decide: the same name is the same thing. Of the rest, things with the same
words are the same (renamed). Names that argmap made from words, or from what a step joins, mean
nothing by themselves: there the words decide, then the surroundings, then how alike the words are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import pairwise
from typing import TypeVar

from argmap.model import ArgumentMap, Evidence
from argmap.reasoning.difference.change import Thing
from argmap.reasoning.difference.colouring import Colours
from argmap.reasoning.difference.pairing import Matching, Pairing, grouped
from argmap.reasoning.difference.steps import match_steps
from argmap.reasoning.difference.wording import folded, likeness, tokens

T = TypeVar("T")

ALIKE = 0.5
"""The likeness of words from which two claims without a name count as one, reworded."""
_COMMON = 50
"""A word, or two in a row, that is in more texts than this is not used to find pairs."""


def match(old: ArgumentMap, new: ArgumentMap) -> Matching:
    """Pair the things of two maps."""
    pairs: dict[Thing, Mapping[str, str]] = {
        Thing.PERSON: _named(old.persons, new.persons, lambda p: p.name),
        Thing.SOURCE: _named(old.sources, new.sources, lambda s: s.title),
        Thing.QUESTION: _named(old.questions, new.questions, lambda q: q.text),
        Thing.POSITION: _named(old.positions, new.positions, lambda p: p.text),
        Thing.GROUP: _named(old.groups, new.groups, lambda g: g.text),
        Thing.SCHEME: _named(old.schemes, new.schemes, lambda s: s.text),
        Thing.VIEW: _named(old.views, new.views, lambda v: v.text),
    }
    matching = Matching(pairs)
    colours = Colours(old, new)
    pairs[Thing.CLAIM] = _claims(old, new, colours)
    pairs[Thing.EVIDENCE] = _evidence(old, new, matching, colours)
    pairs[Thing.ARGUMENT] = match_steps(old, new, matching, colours)
    return matching


def _named(old: Mapping[str, T], new: Mapping[str, T], words: Callable[[T], str]) -> dict[str, str]:
    """Pair things that always have a name: by it, then by words that occur once on each side."""
    found = {id: id for id in old if id in new}
    left = grouped(lambda one: folded(words(old[one])), (id for id in old if id not in found))
    right = grouped(lambda one: folded(words(new[one])), (id for id in new if id not in old))
    for key, ids in left.items():
        others = right.get(key, [])
        if key and len(ids) == len(others) == 1:
            found[ids[0]] = others[0]
    return found


def _claims(old: ArgumentMap, new: ArgumentMap, colours: Colours) -> dict[str, str]:
    a, b = old.claims, new.claims
    pairing = Pairing(a, b, colours)
    pairing.take((id, id) for id in a if id in b and not (a[id].generated and b[id].generated))
    pairing.by(lambda one: folded(a[one].text) or None, lambda one: folded(b[one].text) or None)
    unnamed = [id for id in pairing.old if a[id].generated]
    others = [id for id in pairing.new if b[id].generated]
    texts = {id: tokens(a[id].text) for id in unnamed}
    pairing.best(_alike(texts, {id: tokens(b[id].text) for id in others}))
    return pairing.found


def _alike(
    old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]
) -> Iterable[tuple[float, str, str]]:
    """Yield pairs of texts that are alike enough, with their likeness; found through the rarer
    words they share.
    """
    having: dict[Hashable, list[str]] = {}
    for id, words in new.items():
        for mark in _marks(words):
            having.setdefault(mark, []).append(id)
    rare = {mark: ids for mark, ids in having.items() if len(ids) <= _COMMON}
    for id, words in old.items():
        shared = Counter(other for mark in _marks(words) for other in rare.get(mark, ()))
        for other, _ in shared.most_common(_COMMON):
            score = likeness(words, new[other])
            if score >= ALIKE:
                yield score, id, other


def _marks(words: tuple[str, ...]) -> dict[Hashable, None]:
    """Return the words of a text, and each two in a row."""
    return dict.fromkeys((*words, *pairwise(words)))


def _evidence(
    old: ArgumentMap, new: ArgumentMap, matching: Matching, colours: Colours
) -> dict[str, str]:
    a, b = old.evidence, new.evidence
    pairing = Pairing(a, b, colours)
    pairing.take((id, id) for id in a if id in b and not (a[id].generated and b[id].generated))

    def words(proof: Evidence) -> tuple[str, str] | None:
        return (folded(proof.quote), folded(proof.text)) if proof.quote or proof.text else None

    def under(id: str) -> frozenset[str]:
        return frozenset(matching.all_new(Thing.CLAIM, a[id].supports))

    def source(id: str) -> str:
        return matching.new(Thing.SOURCE, a[id].source) if a[id].source else ""

    pairing.by(
        lambda one: (words(a[one]), source(one), under(one)),
        lambda one: (words(b[one]), b[one].source, frozenset(b[one].supports)),
    )
    pairing.by(
        lambda one: words(a[one]) and (words(a[one]), source(one)),
        lambda one: words(b[one]) and (words(b[one]), b[one].source),
    )
    pairing.by(lambda one: words(a[one]), lambda one: words(b[one]))
    # Changed words: compared only between pieces without a name that are under the same claim.
    below: dict[str, list[str]] = {}
    for id in pairing.new:
        if b[id].generated:
            for claim in b[id].supports:
                below.setdefault(claim, []).append(id)
    scored = []
    for id in pairing.old:
        if a[id].generated:
            near = dict.fromkeys(other for claim in under(id) for other in below.get(claim, ()))
            mine = tokens(a[id].quote or a[id].text)
            for other in sorted(near):
                score = likeness(mine, tokens(b[other].quote or b[other].text))
                if score >= ALIKE:
                    scored.append((score, id, other))
    pairing.best(scored)
    return pairing.found
