"""Words made harmless for CommonMark, GitHub's variety of it, and the HTML inside it."""

from __future__ import annotations

import re

from argmap.drawing.scene.words import clean

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~$&^=@]|://|(?<=www)\.")
_OPENING = re.compile(r"^(\d+)([.)])|^([-+!:])")


def words(text: str) -> str:
    """Return `text` on one line, so that none of it means anything to Markdown or HTML."""
    escaped = _MARKS.sub(_escaped, clean(text))
    return _OPENING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if found in "<>&@.":
        return f"&#{ord(found)};"
    return "&#58;//" if found == "://" else f"\\{found}"


def address(url: str) -> str:
    """Return an address in a form that is valid between `<` and `>` in a link."""
    return re.sub(r"[<>\\\"`\s]", lambda m: f"%{ord(m[0]):02X}", url)


def anchors(names: list[str]) -> dict[str, str]:
    """Return a word for `#` links for each name (`claim x`), no two the same."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = re.sub(r"[^\w.-]", "-", name)
        number, anchor = 2, plain
        while anchor in taken:
            anchor, number = f"{plain}-{number}", number + 1
        taken.add(anchor)
        given[name] = anchor
    return given
