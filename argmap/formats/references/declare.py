"""References as `person` and `source` declarations of the language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from argmap.formats.references.names import PersonName, family_line
from argmap.formats.references.reference import Reference
from argmap.language import write
from argmap.language.names import LONGEST, better_name, is_name, name_from_words
from argmap.language.tree import (
    Declaration,
    Name,
    Names,
    Ref,
    Statement,
    SyntaxTree,
    Text,
    Value,
    Words,
)
from argmap.model import Extra
from argmap.quotes.matching import fold

CITEKEY = "citekey"
"""The `x-` line for the key of an entry that cannot be a name."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]+")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Taken:
    """Gives names, no two the same."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.numbers: dict[str, int] = {}

    def new(self, *wishes: str, default: str) -> str:
        """Return the first wish that is a free name, else the first with a number after it."""
        first = ""
        for name in map(_proper, wishes):
            if name and name not in self.names:
                break
            first = first or name
        else:
            first = name = first or default
        while name in self.names:
            number = self.numbers[first] = self.numbers.get(first, 1) + 1
            name = f"{first}-{number}"
        self.names.add(name)
        return name


def declared(references: Iterable[Reference]) -> str:
    """Return the references as a file of the language in its canonical form; nothing for none.

    Ids become names, no two the same, and `via` follows them; an id that cannot be a name is kept
    in an `x-citekey` line. Authors with the same name are one person. White space becomes one
    blank, and so do control characters.
    """
    references = tuple(references)
    taken, people = Taken(), Taken()
    ids = [
        taken.new(r.id, name_from_words(r.title) if plain(r.title) else "", default="untitled")
        for r in references
    ]
    by_key: dict[str, str] = {}
    for reference, id_ in zip(references, ids, strict=True):
        by_key.setdefault(reference.id, id_)
    persons: dict[str, str] = {}
    items: list[Statement] = []
    for author in (author for reference in references for author in reference.authors):
        name = plain(author.shown)
        if name and name not in persons:
            persons[name] = people.new(*_wishes(author), default="unnamed")
            items.append(_person(persons[name], author))
    items += [_source(id_, r, persons, by_key) for r, id_ in zip(references, ids, strict=True)]
    return write(SyntaxTree("", "", (), tuple(items)))


def plain(text: str) -> str:
    """Return `text` on one line as the language takes it."""
    return " ".join(_BROKEN.sub("\ufffd", _CONTROLS.sub(" ", text)).split())


def _proper(wish: str) -> str:
    """Turn a wish into a name without dots (they would mark a prefix); empty if it cannot be."""
    if "." not in wish and _is_bare(wish):
        return wish
    letters = wish if wish.isascii() else re.sub(r"\w+", lambda m: _folded(m[0]), wish)
    name = better_name(letters.replace(".", "-"))[:LONGEST].strip("-")
    return name if _is_bare(name) else ""


def _is_bare(name: str) -> bool:
    """Whether a word is a name that begins with a letter or digit, as names in a file do."""
    return name[:1].isalnum() and is_name(name)


def _folded(word: str) -> str:
    """Remove the accents on Latin letters of a word, and keep its capitals."""
    lower = fold.word(word)
    if word.islower() or len(lower) != len(word):
        return lower
    return "".join(b.upper() if a.isupper() else b for a, b in zip(word, lower, strict=True))


def _wishes(person: PersonName) -> tuple[str, ...]:
    if person.whole:
        return (name_from_words(fold.word(person.whole)), name_from_words(person.whole))
    return person.family, f"{person.family}-{person.given}"


def _person(id_: str, person: PersonName) -> Declaration:
    told = family_line(person)
    body = (Text("x-family", Words((plain(told),))),) if plain(told) else ()
    return Declaration("person", Name(id_), Words((plain(person.shown),)), body)


def _source(
    id_: str, reference: Reference, persons: dict[str, str], by_key: dict[str, str]
) -> Declaration:
    return Declaration(
        "source",
        Name(id_),
        Words((plain(reference.title),)) if plain(reference.title) else None,
        tuple(_lines(id_, reference, persons, by_key)),
    )


def _lines(
    id_: str, reference: Reference, persons: dict[str, str], by_key: dict[str, str]
) -> Iterator[Statement]:
    names = (plain(author.shown) for author in reference.authors)
    if authors := dict.fromkeys(persons[name] for name in names if name):
        yield Names("author", tuple(map(Ref, authors)))
    if _DATE.fullmatch(reference.published):
        yield Value("published", reference.published)
    for keyword, words in (("url", reference.url), ("text", reference.text)):
        if plain(words):
            yield Text(keyword, Words((plain(words),)))
    known = [by_key[v] for v in reference.via if v in by_key and by_key[v] != id_]
    if known:
        yield Names("via", tuple(map(Ref, dict.fromkeys(known))))
    if _is_bare(reference.kind):
        yield Value("kind", reference.kind)
    for note in reference.notes:
        if plain(note):
            yield Text("note", Words((plain(note),)))
    unknown: Extra = tuple(("related", v) for v in reference.via if v not in by_key)
    key: Extra = ((CITEKEY, reference.id),) if reference.id not in {id_, ""} else ()
    for name, words in (*reference.extra, *unknown, *key):
        if plain(words) and re.fullmatch(r"[\w-]+", name):
            yield Text(f"x-{name}", Words((plain(words),)))
