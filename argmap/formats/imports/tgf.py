"""Trivial Graph Format read as an abstract framework: nodes, a line `#`, then attacks.

A node is an id, perhaps with a label, which becomes the claim's words; a link is two ids, the attacker
first, perhaps with a label. Without a line `#` there are no attacks.
"""

from __future__ import annotations

from argmap.formats.imports import Imported, importer
from argmap.formats.imports._frameworks import MOST, Framework, decoded, lines


@importer("tgf", suffixes=(".tgf",), summary="an abstract framework as a trivial graph")
def run(raw: bytes) -> Imported:
    """Return the framework as a map; lines not in the format are reported and left out."""
    text = decoded(raw)
    if isinstance(text, Imported):
        return text
    read = Framework()
    linking = False
    for line, place in lines(text):
        if line == "#":
            if linking:
                read.warn(place, "there is a second line `#`; it was left out")
            linking = True
            continue
        words = line.split(maxsplit=2 if linking else 1)
        if not words:
            continue
        if len(read.words) > MOST:
            read.warn(place, f"these are more than {MOST:,} arguments; the rest was left out")
            break
        if not linking:
            read.declare(words[0], words[1] if len(words) > 1 else "", place)
        elif len(words) < 2:
            read.warn(place, "this line is no attack, two ids; it was left out")
        else:
            if len(words) > 2:
                read.warn(place, "the label of an attack has no place in a map; it was left out")
            read.link(words[0], "rebuts", words[1], place)
    return read.imported()
