"""A line that could not be read, taken apart as far as its first word tells."""

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
"""Keywords behind which a name may stand, and then `:` and words."""

MUST_HAVE_NAME = frozenset(
    ("question", "person", "source", "position", "group", "scheme", "view", "argument"),
)
"""Keywords behind which a name has to stand."""

PLAIN = frozenset(("map", "about", "role", "also", "url", "text", "note", "assumed"))
"""Keywords behind which only `:` and words stand."""

LISTS = frozenset(
    ("by", "tags", "answers", "author", "via", "held by", "holds", "denies", "supports", "rebuts",
     "undercuts", "restates", "contradicts"),
)  # fmt: skip
"""Keywords behind which names stand, with commas between them."""

VALUES = frozenset(("published", "kind", "credence", "id", "language", "in", "said by", "expect"))
"""Keywords behind which one name or value stands."""

RELATING = ("supports", "rebuts", "undercuts", "restates", "contradicts")
"""Keywords that may stand between two names."""

KEYWORDS = tuple(sorted(NAMED | PLAIN | LISTS | VALUES | {"allow", "answered", "show", "hide"}))
MARKS = {'"': '"', "“": "”", "„": "“”", "«": "»"}
"""Opening quotation marks and what closes them."""

NAME = r"[^\W_][^\s:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*"
"""What the grammar takes for a name."""


class Parts(NamedTuple):
    """A line's first word as a keyword, and where the rest of the line begins."""

    keyword: str
    start: int
    rest: str


@cache
def _keyword() -> re.Pattern[str]:
    longest = sorted(KEYWORDS, key=len, reverse=True)
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
    return re.compile(rf"({words}|x-[\w-]+)(?=[\s:\"“„«]|$)\s*", re.IGNORECASE)


def first(slip: Slip) -> str:
    """The slip's line without the lines that continue it."""
    return slip.line.split("\n", 1)[0].rstrip()


def parts(line: str) -> Parts | None:
    """Keyword and rest of a line that begins with a keyword (in any case), else `None`."""
    found = _keyword().match(line)
    if found is None:
        return None
    keyword = " ".join(found[1].lower().split())
    return Parts(keyword, found.end(), line[found.end() :].rstrip())


def parents(keyword: str) -> tuple[str, ...]:
    """Under which keywords a line with this one may stand; empty when anywhere."""
    if keyword == "scheme":
        return (*PARENTS["scheme"], *PARENTS["scheme line"])
    return PARENTS["note"] if keyword.startswith("x-") else PARENTS.get(keyword, ())


def may_stand(keyword: str, slip: Slip) -> bool:
    """Whether a line with this keyword may stand where the slip's line stands.

    Reading that got past the line's first word accepted that word; under a line that could not
    be read itself anything may stand. At the left margin a keyword may have been taken for the
    name that begins a relation.
    """
    return _accepted(slip) or _fits(keyword, slip.under)


def standing(slip: Slip) -> tuple[str, ...]:
    """The keywords that may stand where the slip's line stands."""
    return KEYWORDS if _accepted(slip) else _standing(slip.under)


def _accepted(slip: Slip) -> bool:
    return slip.column > 0 and not set(RELATING).issubset(slip.expected)


def _fits(keyword: str, under: str) -> bool:
    return under in parents(keyword) or (under != TOP and under not in PARENTS)


@cache
def _standing(under: str) -> tuple[str, ...]:
    return tuple(keyword for keyword in KEYWORDS if _fits(keyword, under))


def stretch(slip: Slip, start: int, end: int | None = None) -> Place:
    """The place of a stretch of the slip's line."""
    end = len(first(slip)) if end is None else end
    return Place(slip.place.file, slip.place.start + start, slip.place.start + end)


def rewrite(slip: Slip, line: str, title: str = "", *, safe: bool = False) -> Fix:
    """A fix that puts another line in place of the slip's."""
    return Fix(title or f"write `{line}`", (Edit(stretch(slip, 0), line),), safe)


def name_from(words: str, limit: int = 5) -> str:
    """A name made of the first words: lower-case, joined by `-`; empty when there are none."""
    kept = (c if category(c)[0] in "LNM" else " " for c in words.lower())
    return "-".join("".join(kept).split()[:limit])


KINDS = {
    "by": ("person",),
    "author": ("person",),
    "held by": ("person",),
    "said by": ("person",),
    "via": ("source",),
    "in": ("source",),
    "answers": ("question",),
    "undercuts": ("argument",),
    **dict.fromkeys(
        ("supports", "rebuts", "restates", "contradicts", "holds", "denies", "supported by",
         "rebutted by", "undercut by", "premise", "thesis", "therefore"),
        ("claim", "argument"),
    ),
}  # fmt: skip
"""What the names behind a keyword are names of; `tags` are declared nowhere."""


def declared(slip: Slip, keyword: str, names: Iterable[str]) -> bool:
    """Whether the map has something of each name that may stand behind the keyword."""
    kinds = KINDS.get(keyword, ())
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
    """Words as they are compared with titles: in lower case, without a stop at the end."""
    return " ".join(words.lower().split()).rstrip(".?!")


def meant(slip: Slip, keyword: str, written: str) -> str:
    """The name of what the map calls `written` and may stand behind the keyword: its title, or
    its name with spaces. Empty when there is no such thing.
    """
    for kind in KINDS.get(keyword, ()):
        for words in (spoken(written), name_from(written, 9)):
            if name := slip.names.get((kind, words)):
                return name
    return ""


def has_name(slip: Slip, name: str) -> bool:
    """Whether anything in the map that a claim could be mistaken for has that name."""
    return any((kind, name) in slip.names for kind in ("claim", "argument", "evidence"))
