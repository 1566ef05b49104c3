"""The words of the language, and the lines under which each of them may appear.

The grammar says the same; `tests/test_keywords.py` compares the two. The words are separate from
the grammar so that advice and completion need no parser.
"""

from __future__ import annotations

from collections.abc import Mapping

TOP = ""
"""The left margin, as a parent."""

_RELATING = ("supported by", "rebutted by", "undercut by")
_CLAIM_LIKE = ("claim", *_RELATING, "premise", "therefore", "thesis")
_OUTWARD = ("relation", "supports", "rebuts", "undercuts")

_NOTES = (*_CLAIM_LIKE, "map", "question", "person", "source", "position", "argument", "evidence",
          *_OUTWARD, "group", "scheme", "view")  # fmt: skip

PARENTS: Mapping[str, tuple[str, ...]] = {
    "map": (TOP,),
    "use": (TOP,),
    "question": (TOP,),
    "person": (TOP,),
    "source": (TOP,),
    "position": (TOP,),
    "scheme": (TOP,),
    "view": (TOP,),
    "expect": (TOP,),
    "group": (TOP, "group"),
    "claim": (TOP, "group"),
    "argument": (TOP, "group"),
    "relation": (TOP, "group"),
    "evidence": (TOP, "group", *_CLAIM_LIKE),
    "supported by": _CLAIM_LIKE,
    "rebutted by": _CLAIM_LIKE,
    "undercut by": (*_CLAIM_LIKE, "argument", "evidence", *_OUTWARD),
    "supports": (*_CLAIM_LIKE, "argument", "evidence"),
    "rebuts": (*_CLAIM_LIKE, "argument"),
    "undercuts": (*_CLAIM_LIKE, "argument"),
    "restates": _CLAIM_LIKE,
    "contradicts": _CLAIM_LIKE,
    "premise": ("argument", "scheme"),
    "therefore": ("argument",),
    "thesis": ("position",),
    "about": ("map",),
    "language": ("map",),
    "by": ("map", *_CLAIM_LIKE, "argument", *_OUTWARD),
    "granted by": (*_CLAIM_LIKE, "argument", *_OUTWARD),
    "role": ("person",),
    "also": ("person",),
    "badge": ("person", "position"),
    "colour": ("position",),
    "author": ("source",),
    "published": ("source",),
    "url": ("source",),
    "text": ("source",),
    "via": ("source", "evidence"),
    "kind": ("source", "evidence"),
    "held by": ("position",),
    "holds": ("position",),
    "denies": ("position",),
    "grants": ("position",),
    "answers": (*_CLAIM_LIKE, "position"),
    "tags": (*_CLAIM_LIKE, "argument", "evidence", *_OUTWARD),
    "credence": (*_CLAIM_LIKE, "evidence"),
    "assumed": _CLAIM_LIKE,
    "when": _CLAIM_LIKE,
    "scheme line": ("argument", *_OUTWARD, *_RELATING, "therefore"),
    "answered": ("argument", *_OUTWARD, *_RELATING, "therefore"),
    "inferred": ("map", "argument", *_OUTWARD, *_RELATING, "therefore"),
    "id": (*_OUTWARD, *_RELATING),
    "said by": ("evidence",),
    "said": ("evidence",),
    "in": ("evidence",),
    "asks": ("scheme",),
    "unless": ("scheme",),
    "show": ("view",),
    "hide": ("view",),
    "fold": ("view",),
    "open": ("view",),
    "fit": ("view",),
    "boxes": ("view",),
    "note": _NOTES,
    "allow": (TOP, *_NOTES),
}
