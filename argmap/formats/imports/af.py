"""Abstract frameworks in the format of ICCMA 2023: `p af N`, then `i j` for each attack.

Comments `# i = name`, as argmap writes them, give the claims their names.
"""

from __future__ import annotations

import re

from argmap.formats.imports import Imported, importer
from argmap.formats.imports._frameworks import MOST, Framework, decoded, lines

_NAME = re.compile(r"#\s*(\d{1,9})\s*=\s*(\S+)\s*")
_ATTACK = re.compile(r"(\d{1,9})\s+(\d{1,9})")
_HEAD = re.compile(r"p\s+af\s+(\d+)")


@importer("af", suffixes=(".af",), summary="an abstract framework (ICCMA 2023)")
def run(raw: bytes) -> Imported:
    """Return the framework as a map; lines not in the format are reported and left out."""
    text = decoded(raw)
    if isinstance(text, Imported):
        return text
    read = Framework()
    count = -1
    for line, place in lines(text):
        if not line:
            continue
        if named := _NAME.fullmatch(line):
            read.names.setdefault(str(int(named[1])), named[2])
        elif line.startswith("#"):
            continue
        elif count < 0:
            head = _HEAD.fullmatch(line)
            if head is None:
                read.warn(place, "the first line is not `p af N`", "N is the number of arguments")
                break
            if len(head[1]) > 7 or int(head[1]) > MOST:
                read.warn(place, f"these are more than {MOST:,} arguments, too many for a map")
                break
            count = int(head[1])
            read.words.update((str(number), "") for number in range(1, count + 1))
        elif (attack := _ATTACK.fullmatch(line)) is None:
            read.warn(place, "this line is no attack, two numbers; it was left out")
        else:
            start, end = int(attack[1]), int(attack[2])
            if 1 <= start <= count and 1 <= end <= count:
                read.link(str(start), "rebuts", str(end), place)
            else:
                read.warn(place, f"the arguments go from 1 to {count}; this line was left out")
    for id, name in read.names.items():
        if id in read.words:
            read.words[id] = name
    return read.imported()
