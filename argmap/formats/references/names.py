"""Names of persons and bodies, in the parts that reference lists ask for.

A map has a name as it is spoken (`Jan van der Berg`). The parts follow from it by the rule of
BibTeX: the last word is the family name, words in lower case before it are its particle. Where that
would be wrong, or the name is that of a body (`Council for a Livable World`), the name is one
whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.base.values import dataclass

OTHERS = "and others"
"""The value of an `x-authors:` line when not all authors are named."""

PARTICLES = frozenset((
    "af", "al", "am", "auf", "av", "bin", "da", "dal", "de", "degli", "dei", "del", "della",
    "den", "der", "des", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "lo", "los",
    "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur", "'t",
))  # fmt: skip
_SUFFIXES = ("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV")
_SUFFIXED = re.compile(rf"(.*\S), ({'|'.join(map(re.escape, _SUFFIXES))})")
_UNLIKE = re.compile(r"[\d,;:()\[\]{}/&@\"“”„«»!?|*+=<>~^\\]|\.\.")
_BODIES = frozenset((
    "agency", "alliance", "army", "association", "board", "bureau", "center", "centre",
    "college", "command", "commission", "committee", "community", "company", "congress",
    "corporation", "council", "court", "department", "editors", "embassy", "federation",
    "forum", "foundation", "government", "group", "house", "initiative", "institute",
    "international", "league", "ministry", "mission", "movement", "nations", "network", "news",
    "office", "organisation", "organization", "parliament", "party", "people", "post", "press",
    "project", "research", "review", "senate", "service", "society", "sources", "staff",
    "times", "trust", "union", "university", "gmbh", "inc", "ltd", "llc", "ag",
))  # fmt: skip
_OTHERS = frozenset({"others", "and others", "et al", "et al.", "u. a.", "и др.", "та ін."})
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts; with `whole` the other parts are empty."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    whole: str = ""

    @property
    def shown(self) -> str:
        """The name as it is spoken."""
        if self.whole:
            return self.whole
        words = " ".join(part for part in (self.given, self.particle, self.family) if part)
        return f"{words}, {self.suffix}" if self.suffix else words


def name_in_parts(name: str, family: str = "") -> PersonName:
    """Split a spoken name into its parts.

    `family` says which of its words are the family name, if it is not the one that the rule gives;
    when it equals `name`, the name is one whole.
    """
    name = " ".join(name.split())
    if family:
        return _with_family(name, " ".join(family.split()))
    suffixed = _SUFFIXED.fullmatch(name)
    suffix = suffixed[2] if suffixed else ""
    words = (suffixed[1] if suffixed else name).split()
    if not 2 <= len(words) <= MOST_WORDS or _UNLIKE.search(" ".join(words)):
        return PersonName(whole=name)
    last = len(words) - 1
    start = last
    while start and words[start - 1].lower() == words[start - 1] and words[start - 1] in PARTICLES:
        start -= 1
    given = words[:start]
    lower = [w for w in given if w[0].islower()]
    body = any(w.lower().strip(".") in _BODIES for w in words) or words[0].lower() in {
        "the",
        "a",
        "an",
    }
    if body or lower or words[last][0].islower() or not words[last][0].isalpha():
        return PersonName(whole=name)
    return PersonName(words[last], " ".join(given), " ".join(words[start:last]), suffix)


def _with_family(name: str, family: str) -> PersonName:
    suffixed = _SUFFIXED.fullmatch(name)
    for plain, suffix in ((name, ""), (suffixed[1], suffixed[2]) if suffixed else ("", "")):
        if name != family and plain.endswith(f" {family}"):
            before = plain[: -len(family)].split()
            start = len(before)
            while start and before[start - 1] in PARTICLES:
                start -= 1
            given, particle = " ".join(before[:start]), " ".join(before[start:])
            return PersonName(family, given, particle, suffix)
    return PersonName(whole=name)


def family_line(person: PersonName) -> str:
    """Return the `x-family:` line that makes the name split as it does; mostly none is needed."""
    if name_in_parts(person.shown) == person:
        return ""
    told = person.whole or person.family
    return told if name_in_parts(person.shown, told) == person else person.shown


def names_in(text: str) -> tuple[PersonName, ...]:
    """Return the persons of a list such as `Ann Lind and Jon Berg`."""
    names = re.split(r"\s+and\s+", text.strip())
    return tuple(name_in_parts(name) for name in names if name)


def listed(persons: Iterable[PersonName]) -> str:
    """Join persons to such a list."""
    return " and ".join(person.shown for person in persons)


def is_others(name: str) -> bool:
    """Whether a name means authors who are not named (`et al.`)."""
    return name.strip().lower() in _OTHERS
