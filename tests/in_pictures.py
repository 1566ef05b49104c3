"""How many relations of each kind a picture should tell of, and how many it does."""

from __future__ import annotations

from collections import Counter

from argmap.drawing.folding.ledger import answered
from argmap.drawing.scene.scene import Scene
from argmap.drawing.view import View


def in_picture(view: View) -> Counter[str]:
    """How many relations of each kind have an end in the picture, from the map and what was selected,
    whatever is folded."""
    map = view.map
    claims = {*view.claims, *view.inside}
    proofs = {e for e in view.evidence if claims & set(map.evidence[e].supports)}
    ends = claims | proofs | set(view.arguments)
    found: Counter[str] = Counter()
    for a in map.arguments.values():
        found[a.kind.value] += a.target in ends or bool(claims & set(a.premises))
    for e in map.evidence.values():
        found["evidence"] += sum(e.id in proofs or c in claims for c in set(e.supports))
    for c, q in answered(map):
        found["answers"] += c in claims or q in view.questions
    for kind, pairs in (("contradiction", map.contradictions), ("restatement", map.restatements)):
        different = {frozenset((p.left, p.right)) for p in pairs}
        found[kind] += sum(bool(claims & pair) for pair in different)
    return +found


def in_scene(scene: Scene) -> Counter[str]:
    """How many relations of each kind the scene draws or counts."""
    found: Counter[str] = Counter()
    for link in scene.links:
        found[link.relation] += link.count
    for box in scene.boxes:
        found.update(box.holds)
        found.update(box.missing)
        found["evidence"] += box.unseen
    return +found
