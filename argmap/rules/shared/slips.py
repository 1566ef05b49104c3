"""A line that could not be read, taken apart as far as its first word allows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from argmap.base.diagnostics import Edit, Fix
from argmap.base.text import Place
from argmap.language.keywords import PARENTS, TOP

if TYPE_CHECKING:
    from argmap.language.tree import Slip

NAMED = frozenset(
    ("claim", "argument", "evidence", "question", "person", "source", "position", "group",
     "scheme", "view", "supported by", "rebutted by", "undercut by", "premise", "therefore",
     "thesis", "asks", "unless", "use"),
)  # fmt: skip
"""Keywords that take a name, and then `:` and words."""

MUST_HAVE_NAME = frozenset(
    ("question", "person", "source", "position", "group", "scheme", "view", "argument"),
)
"""Keywords that need a name."""

PLAIN = frozenset(("map", "about", "role", "also", "url", "text", "note", "assumed", "inferred"))
"""Keywords that take only `:` and words."""

LISTS = frozenset(
    ("by", "tags", "answers", "author", "via", "held by", "holds", "denies",
     "granted by", "grants", "supports", "rebuts",
     "undercuts", "restates", "contradicts", "fold", "open"),
)  # fmt: skip
"""Keywords that take names, with commas between them."""

VALUES = frozenset(
    ("published", "when", "said", "kind", "credence", "id", "language", "in", "said by", "expect",
     "fit", "boxes", "badge", "colour"),
)  # fmt: skip
"""Keywords that take one name or value."""

RELATING = ("supports", "rebuts", "undercuts", "restates", "contradicts")
"""Keywords that are allowed between two names."""

KEYWORDS = tuple(sorted(NAMED | PLAIN | LISTS | VALUES | {"allow", "answered", "show", "hide"}))
MARKS = {'"': '"', "“": "”", "„": "“”", "«": "»"}
"""Opening quotation marks and what closes them."""

NAME = r"[^\W_][^\s:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*"
"""The pattern of a name in the grammar."""


class Parts(NamedTuple):
    """A line's first word as a keyword, and the beginning of the rest of the line."""

    keyword: str
    start: int
    rest: str


@cache
def _keyword() -> re.Pattern[str]:
    longest = sorted(KEYWORDS, key=len, reverse=True)
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
    return re.compile(rf"({words}|x-[\w-]+)(?=[\s:\"“„«]|$)\s*", re.IGNORECASE)


def first(slip: Slip) -> str:
    """Return the slip's line without the lines that continue it."""
    return slip.line.split("\n", 1)[0].rstrip()


def parts(line: str) -> Parts | None:
    """Return keyword and rest of a line that begins with a keyword (in any case), else `None`."""
    found = _keyword().match(line)
    if found is None:
        return None
    keyword = " ".join(found[1].lower().split())
    return Parts(keyword, found.end(), line[found.end() :].rstrip())


def parents(keyword: str) -> tuple[str, ...]:
    """Return the keywords that a line with this one may be under; empty when it may be anywhere."""
    if keyword == "scheme":
        return (*PARENTS["scheme"], *PARENTS["scheme line"])
    return PARENTS["note"] if keyword.startswith("x-") else PARENTS.get(keyword, ())


def may_stand(keyword: str, slip: Slip) -> bool:
    """Whether a line with this keyword is allowed in the place of the slip's line.

    If the parser got past the line's first word, it accepted that word. Under a line that could not
    be read, any keyword is allowed. At the left margin a keyword may have been taken for the name
    that begins a relation.
    """
    return _accepted(slip) or _fits(keyword, slip.under)


def standing(slip: Slip) -> tuple[str, ...]:
    """Return the keywords that are allowed in the place of the slip's line."""
    return KEYWORDS if _accepted(slip) else _standing(slip.under)


def _accepted(slip: Slip) -> bool:
    return slip.column > 0 and not set(RELATING).issubset(slip.expected)


def _fits(keyword: str, under: str) -> bool:
    return under in parents(keyword) or (under != TOP and under not in PARENTS)


@cache
def _standing(under: str) -> tuple[str, ...]:
    return tuple(keyword for keyword in KEYWORDS if _fits(keyword, under))


def stretch(slip: Slip, start: int, end: int | None = None) -> Place:
    """Return the place of a stretch of the slip's line."""
    end = len(first(slip)) if end is None else end
    return Place(slip.place.file, slip.place.start + start, slip.place.start + end)


def rewrite(slip: Slip, line: str, title: str = "", *, safe: bool = False) -> Fix:
    """Return a fix that replaces the slip's line by another."""
    return Fix(title or f"write `{line}`", (Edit(stretch(slip, 0), line),), safe)


def name_from(words: str, limit: int = 5) -> str:
    """Make a name of the first words: lower-case, joined by `-`; empty when there are none."""
    kept = (c if category(c)[0] in "LNM" else " " for c in words.lower())
    return "-".join("".join(kept).split()[:limit])


KINDS = {
    "by": ("person",),
    "author": ("person",),
    "held by": ("person",),
    "said by": ("person",),
    "granted by": ("person",),
    "via": ("source",),
    "in": ("source",),
    "answers": ("question",),
    "undercuts": ("argument", "evidence"),
    "fold": ("claim", "argument", "group"),
    "open": ("claim", "argument", "group"),
    **dict.fromkeys(
        ("supports", "rebuts", "restates", "contradicts", "holds", "denies", "grants", "supported by",
         "rebutted by", "undercut by", "premise", "thesis", "therefore"),
        ("claim", "argument"),
    ),
}  # fmt: skip
"""The kinds of things that a keyword's names refer to; `tags` are declared nowhere."""


def taken(slip: Slip, keyword: str) -> tuple[str, ...]:
    """Return the kinds of things that a keyword's names refer to in the place of the slip's line."""
    if keyword == "via" and slip.under == "evidence":
        return ("person",)
    return KINDS.get(keyword, ())


def declared(slip: Slip, keyword: str, names: Iterable[str]) -> bool:
    """Whether the map declares each name as something that the keyword takes."""
    kinds = taken(slip, keyword)
    return all(any((kind, name) in slip.names for kind in kinds) for name in names)


UNREAD = "unread"
"""The kind under which `Slip.names` has the files that `use` names and that could not be read."""


def may_be_names(slip: Slip, words: Iterable[str]) -> bool:
    """Whether words that the map does not declare may be names all the same: each has a `-` or a `.`
    inside, as names have, or a file that could not be read may declare them.
    """
    if any(kind == UNREAD for kind, _ in slip.names):
        return True
    return all(word == word.lower() and re.search(r"\w[-.]\w", word) for word in words)


class SingleQuoted(NamedTuple):
    """A quotation between single quotation marks: the name before it, its words, what follows."""

    name: str
    words: str
    rest: str


_SINGLE = re.compile(rf"({NAME}\s+)?['‘]([^\"]+?)['’](?!\w)([^'’]*)$")
_ORIGIN = re.compile(r"[,(–—-]|(?:said\s+by|by|in|from|at)\s|$")


def single_quoted(rest: str) -> SingleQuoted | None:
    """The quotation between single marks that follows `evidence`, or `None`. Behind a name it could be
    a word in the writer's own sentence, unless its origin or nothing follows.
    """
    found = _SINGLE.match(rest)
    if found is None:
        return None
    name, words, after = (found[1] or "").strip(), found[2], found[3].strip()
    if name and (name != name.lower() or _ORIGIN.match(after) is None):
        return None
    return SingleQuoted(name, words, after)


def spoken(words: str) -> str:
    """Return words in the form for comparing titles: lower case, no full stop at the end."""
    return " ".join(words.lower().split()).rstrip(".?!")


def meant(slip: Slip, keyword: str, written: str) -> str:
    """Return the name of the thing that `written` means, if the keyword takes it.

    `written` may be its title, or its name with spaces. Empty when there is no such thing.
    """
    for kind in taken(slip, keyword):
        for words in (spoken(written), name_from(written, 9)):
            if name := slip.names.get((kind, words)):
                return name
    return ""


def has_name(slip: Slip, name: str) -> bool:
    """Whether the map has this name for anything that could be mistaken for a claim."""
    return any((kind, name) in slip.names for kind in ("claim", "argument", "evidence"))
