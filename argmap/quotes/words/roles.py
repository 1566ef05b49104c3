"""Roles of words around a quotation, and the words of some languages by their roles.

`roles.toml` has the roles, each with its meaning; the TOML file of a language lists its words for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from argmap.quotes.tables import BadTable, read

Words: TypeAlias = frozenset[str]
Parts: TypeAlias = tuple[str, ...]
Numbers: TypeAlias = dict[str, int]
Forms: TypeAlias = tuple[frozenset[str], ...]
KINDS = {"words": frozenset, "phrases": frozenset, "parts": tuple, "numbers": dict, "forms": tuple}
"""The kinds of roles, which the head of `roles.toml` explains, and what makes an empty one."""
ROLES = Path(__file__).with_name("roles.toml")
_MORE = {"gives": str, "joins": str, "first": int, "step": int}


class Role(NamedTuple):
    """One line of the table, with the fields that its head explains."""

    kind: str
    meaning: str
    gives: str | None = None
    joins: str = ""
    first: int = 0
    step: int = 0


@cache
def roles(path: Path = ROLES) -> Mapping[str, Role]:
    """Return all roles by name."""
    found = {name: _role(f"{path.name}: {name}", line) for name, line in read(path).items()}
    for name, role in found.items():
        for part in role.joins.split():
            if part not in found:
                raise BadTable(f"{path.name}: {name} joins {part}, which is no role here")
    return found


def _role(where: str, line: object) -> Role:
    if not isinstance(line, dict):
        raise BadTable(f'{where} must be a table such as {{ words = "what its words do" }}')
    more = {key: value for key, value in line.items() if key in _MORE}
    kinds = [key for key in line if key not in _MORE]
    if len(kinds) != 1 or kinds[0] not in KINDS or not isinstance(line[kinds[0]], str):
        raise BadTable(f"{where} must have its meaning under one of {', '.join(KINDS)}")
    for key, value in more.items():
        if type(value) is not _MORE[key]:
            raise BadTable(f"{where}: {key} must be a {'text' if _MORE[key] is str else 'number'}")
    return Role(kinds[0], line[kinds[0]], **more)


class Lexicon:
    """The words of some languages, by what they do. `languages` are their codes.

    Every role is an attribute. The roles named here are not of the kind `words`.
    """

    not_ending: Parts
    turning_stem: Parts
    reporting_stem: Parts
    verb_ending: Parts
    no_verb_ending: Parts
    progressive: Parts
    irregular: Forms
    irregular_noun: Forms
    counting: Numbers
    tens: Numbers

    def __init__(self, languages: frozenset[str], words: Mapping[str, Any]) -> None:
        self.languages = languages
        listed = self.__dict__
        for name, role in roles().items():
            listed[name] = words.get(name, KINDS[role.kind]())
        for name, role in roles().items():
            if role.joins:
                listed[name] = frozenset().union(*(listed[part] for part in role.joins.split()))

    def __getattr__(self, role: str) -> Words:
        raise AttributeError(f"{ROLES.name} has no role {role}")

    @cached_property
    def numbers(self) -> Numbers:
        """Words with the numbers that they are."""
        return {**self.counting, **self.tens}

    @cached_property
    def telling(self) -> Words:
        """Verbs that report what others hold, and are not nouns."""
        return self.reporting_verb - self.reporting_noun

    @cached_property
    def forms(self) -> Forms:
        """Words with forms that no ending shows."""
        return self.irregular + self.irregular_noun

    @cached_property
    def verb_forms(self) -> Words:
        """All forms of verbs that no ending shows."""
        return frozenset[str]().union(*self.irregular)

    def negates(self, word: str) -> bool:
        """Whether a folded word negates."""
        return word.removesuffix("'s") in self.negator or word.endswith(self.not_ending)

    def turns(self, word: str) -> bool:
        """Whether a folded word turns around what follows it, as `denied` does."""
        return word in self.turning or word.startswith(self.turning_stem)

    def reports(self, word: str) -> bool:
        """Whether a writer uses a folded word to report what others hold."""
        stem = word.startswith(self.reporting_stem) and not word.endswith(self.no_verb_ending)
        return stem or word in self.reporting

    def number(self, word: str) -> bool:
        """Whether a folded word is a number, in digits or in words, or part of one."""
        return any(c.isdigit() for c in word) or word in self.numbers or word in self.many

    def same_number(self, one: str, other: str) -> bool:
        """Whether two folded words are one number: `17` and `seventeen`."""
        return str(self.numbers.get(one, one)) == str(self.numbers.get(other, other))
