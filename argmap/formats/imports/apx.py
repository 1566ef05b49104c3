"""Facts as ASPARTIX reads them: `arg(a).`, `att(a,b).`, and support as `support(a,b).` or `sup(a,b).`

Their order is free. Comments `% constant = name`, as argmap writes them, give the claims their names.
"""

from __future__ import annotations

import re

from argmap.base.text import Place
from argmap.formats.imports import Imported, importer
from argmap.formats.imports._frameworks import MOST, Framework, decoded

_PIECE = re.compile(
    r"""(?P<blank>\s+)
    | %(?P<comment>[^\n]*)
    | (?P<fact>arg|att|support|sup)\s*\(\s*(?P<first>[^(),%\n]*?)\s*
      (?:,\s*(?P<second>[^(),%\n]*?)\s*)?\)\s*\.
    | (?P<other>[^\s%.][^\n%.]*\.?|\.)""",
    re.VERBOSE,
)
_NAME = re.compile(r"\s*(\S+)\s*=\s*(\S+)\s*")


@importer("apx", suffixes=(".apx",), summary="an abstract framework as facts (ASPARTIX)")
def run(raw: bytes) -> Imported:
    """Return the framework as a map; facts not in the format are reported and left out."""
    text = decoded(raw)
    if isinstance(text, Imported):
        return text
    read = Framework()
    links = []
    for piece in _PIECE.finditer(text):
        place = Place("", *piece.span())
        if piece["comment"] is not None:
            if named := _NAME.fullmatch(piece["comment"]):
                read.names.setdefault(named[1], named[2])
            continue
        fact, first, second = piece["fact"], piece["first"], piece["second"]
        if piece["blank"]:
            continue
        if fact == "arg" and first and second is None:
            if len(read.words) > MOST:
                read.warn(place, f"these are more than {MOST:,} arguments; the rest was left out")
                break
            read.declare(first, "", place)
        elif fact in ("att", "support", "sup") and first and second:
            links.append((first, "rebuts" if fact == "att" else "supports", second, place))
        else:
            read.warn(
                place,
                "this is no fact of the format; it was left out",
                "facts are `arg(a).`, `att(a,b).` and `support(a,b).`",
            )
    for start, verb, end, place in links:
        read.link(start, verb, end, place)
    for id, name in read.names.items():
        if id in read.words:
            read.words[id] = name
    return read.imported()
