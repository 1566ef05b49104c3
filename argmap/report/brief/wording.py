"""Numbers, titles and names as the page words them."""

from __future__ import annotations

from argmap.model import ArgumentMap

TITLE = 22
"""Most characters of a title in a citation."""
NOTHING = "Nothing is disputed in this map"
NO_CLAIM = "No claim is disputed in this map, only steps or evidence"
CLOSING = (
    "A map records who says what, not who is right.",
    "More is in argmap report --full.",
)


def title_of(map: ArgumentMap) -> str:
    """Return the title of a map, else its first question."""
    first = next((q.text for q in map.questions.values() if q.text), "")
    return map.title or first or "A map without a title"


def short(title: str) -> str:
    """Return a title's first words."""
    if len(title) <= TITLE:
        return title
    cut = title[: TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{cut}…{'”' if title.endswith('”') else ''}"


def number_word(number: int) -> str:
    """Return a number as a word up to ten, else in digits."""
    names = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return names[number] if number < len(names) else f"{number:,}"


def capital(text: str) -> str:
    """Return words that begin with a number, that number as a word with a capital."""
    number, _, rest = text.partition(" ")
    name = number_word(int(number)) if number.isdigit() else number
    return f"{name[0].upper()}{name[1:]} {rest}"
