"""Matches the patterns of the table against the words before, after or inside a quotation.

After NegEx and ConText (W. Chapman et al., 2001; H. Harkema et al., 2009): a pattern has a trigger,
a direction, words allowed between the trigger and the words it affects, and exceptions. Each word
is replaced by its roles in the languages of its paragraph, as bits of a number; a pattern is
matched against these, from the quotation outwards, nearest first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from argmap.base.values import dataclass, field
from argmap.quotes.concern import Concern
from argmap.quotes.context.sentences import month
from argmap.quotes.matching.source import SourceText
from argmap.quotes.words import roles as words
from argmap.quotes.words.roles import Lexicon

MARKS = {",": 1, ":": 2, "-": 4, '"': 8, "^": 16, "^^": 32, "<": 64}
"""Bits for punctuation, and for the beginning of a clause, a sentence, or the window."""
ANY = 128
"""The bit that all words have."""
PHRASE = 256
"""The bit of words that begin a phrase."""
METHODS = ("negates", "turns", "reports", "number")
"""Roles that spelling shows, too: methods of `Lexicon`."""
_ELEMENT = re.compile(r"([\w|,:\"<^-]*)(?:&(\w+))?(?:!([\w|]+))?(?:([*+?])|\{(\d+),(\d+)\})?")
_TIMES = {"*": (0, 40), "+": (1, 40), "?": (0, 1), None: (1, 1)}


class Element(NamedTuple):
    """One step of a pattern: a word with one of the `wanted` roles and one of the `also` roles, and
    none of the `barred` ones, repeated from `least` to `most` times.
    """

    wanted: int
    also: int
    barred: int
    least: int
    most: int


@cache
def _bits() -> dict[str, int]:
    """Return the bits of marks and roles."""
    numbered = {name: PHRASE << n for n, name in enumerate((*METHODS, *words.roles()), 1)}
    return {**MARKS, "any": ANY, **numbered}


@cache
def bits(roles: str) -> int:
    """Return the bits of some roles or marks with `|` between them."""
    found = 0
    for name in filter(None, roles.split("|")):
        found |= _bits()[name]
    return found


def elements(form: str) -> tuple[Element, ...]:
    """Return the steps of a form such as `turns light|joining* that`, in reading order. `KeyError`
    names a part that has another form, or a role that does not exist.
    """
    found = []
    for part in form.split():
        parsed = _ELEMENT.fullmatch(part)
        if not parsed:
            raise KeyError(part)
        wanted, also, barred, sign, least, most = parsed.groups()
        few, many = _TIMES[sign] if least is None else (int(least), int(most))
        roles = bits(wanted or "any"), bits(also or wanted or "any"), bits(barred) if barred else 0
        found.append(Element(*roles, few, many))
    return tuple(found)


class Sense:
    """Two adjacent words (`!`: one that is not followed by the other), and which of them then lose
    their single meanings: `first`, `second`, `both`.
    """

    def __init__(self, first: str, second: str, loses: str) -> None:
        self.without = second.startswith("!")
        self.one, self.other = bits(first), bits(second.removeprefix("!"))
        self._loses = loses

    def apply(self, masks: list[int]) -> None:
        """Remove the single meanings of the words."""
        for n, mask in enumerate(masks):
            after = masks[n + 1] if n + 1 < len(masks) else 0
            if mask & self.one and bool(after & self.other) is not self.without:
                if self._loses != "second":
                    masks[n] = ANY
                if self._loses != "first":
                    masks[n + 1] = ANY


class _Listed(NamedTuple):
    """The words of some languages with the bits of their roles, and the phrases by their first word,
    each with the bits that it gives to this word: for none, all its words lose what they do alone.
    """

    words: dict[str, int]
    phrases: dict[str, list[tuple[tuple[str, ...], int]]]


@cache
def _listed(lex: Lexicon) -> _Listed:
    found = _Listed({}, {})
    for name, role in words.roles().items():
        if role.gives is not None:
            for phrase in getattr(lex, name):
                found.phrases.setdefault(phrase[0], []).append((phrase, bits(role.gives)))
        elif role.kind in {"words", "numbers"}:
            for word in getattr(lex, name):
                found.words[word] = found.words.get(word, 0) | bits(name)
    return found


@cache
def _roles(lex: Lexicon, word: str) -> int:
    """Return the bits of the roles of a word."""
    listed = _listed(lex)
    head, _, rest = word.partition("'")
    bare = rest if rest and head in lex.elided else word.removesuffix("'s")
    found = ANY | listed.words.get(bare, 0) | listed.words.get(word, 0)
    found |= PHRASE * (word in listed.phrases)
    for name in METHODS:
        found |= bits(name) * getattr(lex, name)(word)
    return found


def known(source: SourceText, lex: Lexicon, at: int) -> int:
    """Return the roles of a token; a month has none."""
    return ANY if month(source, lex, at) else _roles(lex, source.words[at])


@dataclass(slots=True)
class Window:
    """The words that a pattern is matched against: bits for each word and mark in reading order,
    and their tokens (-1 for a mark). `first` and `last` are the first and last token of the
    quotation; `aside` is true when commas or dashes enclose the window.
    """

    source: SourceText
    lex: Lexicon
    bits: list[int]
    tokens: list[int]
    first: int
    last: int
    senses: Iterable[Sense]
    aside: bool = False
    all: int = field(default=0)

    def __post_init__(self) -> None:
        for each in self.bits:
            self.all |= each
        if self.all & PHRASE:
            _phrases(self)
        for sense in self.senses:
            if self.all & sense.one and (sense.without or self.all & sense.other):
                sense.apply(self.bits)
        for each in self.bits:
            self.all |= each


class _Form(NamedTuple):
    steps: tuple[Element, ...]
    needs: tuple[int, ...]
    backwards: bool
    whole: bool


def form(written: str) -> _Form:
    """Read a form of a pattern, with `…` for the quotation."""
    before, behind = written.endswith("…"), written.startswith("…")
    steps = elements(written.strip("… "))
    if before and not behind:
        steps = steps[::-1]
    needs = tuple(step.wanted for step in steps if step.least and not step.wanted & ANY)
    return _Form(steps, needs, before and not behind, before and behind)


Condition = Callable[[Window], bool]


class Pattern(NamedTuple):
    """One pattern of the table, whose head explains the fields. Without `concern` it lets a quotation
    pass that the next patterns of its group would catch. With `odd`, the negating words must not
    cancel each other; `inside` says what the `first` or `last` word of the quotation is, or what it
    `has`; `when` are further conditions, each with what it must be.
    """

    name: str
    meaning: str
    concern: str = ""
    forms: tuple[_Form, ...] = ()
    odd: bool = False
    inside: tuple[tuple[str, Element], ...] = ()
    when: tuple[tuple[Condition, bool], ...] = ()

    def about(self, words: str) -> Concern:
        """Return its concern about some words."""
        return Concern(self.concern, words, self.name)


class Hit(NamedTuple):
    """A pattern that matched, and its token farthest from the quotation."""

    pattern: Pattern
    token: int


class Group:
    """Patterns that are tried in order; without any of the `triggers` bits none of them matches."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        self.patterns = patterns
        self.triggers = 0
        for form in (form for pattern in patterns for form in pattern.forms):
            roles = [need for need in form.needs if need > PHRASE] or [*form.needs] or [ANY]
            self.triggers |= roles[0]

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self.patterns)

    def first(self, window: Window) -> Hit | None:
        """Return the first pattern that matches a window, if it has a concern."""
        hit = next(self.hits(window), None)
        return hit if hit is not None and hit.pattern.concern else None

    def hits(self, window: Window) -> Iterator[Hit]:
        """Yield all patterns that match a window."""
        if window.all & self.triggers:
            for pattern in self.patterns:
                token = found(window, pattern)
                if token is not None:
                    yield Hit(pattern, token)


def found(window: Window, pattern: Pattern) -> int | None:
    """Return the token farthest from the quotation that belongs to a pattern, or `None`."""
    for form in pattern.forms:
        for need in form.needs:
            if not window.all & need:
                break
        else:
            masks = window.bits[::-1] if form.backwards else window.bits
            end = _match(form.steps, masks, 0, 0, form.whole)
            if end is None or (pattern.odd and not odd(window)):
                continue
            if _inside(window, pattern) and all(
                asked(window) is true for asked, true in pattern.when
            ):
                tokens = window.tokens[::-1] if form.backwards else window.tokens
                return next((t for t in reversed(tokens[:end]) if t >= 0), window.first)
    return None


def _inside(window: Window, pattern: Pattern) -> bool:
    """Whether the words of the quotation are what a pattern asks of them."""
    first, last = window.first, window.last
    asked = {"first": (first,), "last": (last,), "has": range(first, last + 1)}
    return all(
        any(
            _match((step,), (known(window.source, window.lex, at),), 0, 0, True)
            for at in asked[where]
        )
        for where, step in pattern.inside
    )


def _match(
    steps: Sequence[Element], masks: Sequence[int], step: int, at: int, whole: bool
) -> int | None:
    """Return where the shortest match of the remaining steps ends that begins at `at`."""
    if step == len(steps):
        return at if not whole or at == len(masks) else None
    wanted, also, barred, least, most = steps[step]
    taken = 0
    while True:
        if taken >= least:
            end = _match(steps, masks, step + 1, at, whole)
            if end is not None:
                return end
        if taken == most or at == len(masks):
            return None
        here = masks[at]
        if not (here & wanted and here & also) or here & barred:
            return None
        taken += 1
        at += 1


def odd(window: Window) -> bool:
    """Whether the negating words leave the opposite. Negators count once: in many languages `never
    not` is one negation.
    """
    negates, turns = bits("negates"), bits("turns|impossible")
    turning = sum(1 for each in window.bits if each & turns and not each & negates)
    return (turning + any(each & negates for each in window.bits)) % 2 == 1


def _phrases(window: Window) -> None:
    """Give the words of phrases the roles that they have together. The other words of a negating
    phrase may come between it and the negated words.
    """
    here, masks, tokens = window.source.words, window.bits, window.tokens
    inside = tokens[0] == window.first
    for n, token in enumerate(tokens):
        for phrase, gained in (
            _listed(window.lex).phrases.get(here[token], ()) if token >= 0 else ()
        ):
            last = n + len(phrase)
            together = tokens[n:last] == [*range(token, token + len(phrase))]
            if not together or tuple(here[token : token + len(phrase)]) != phrase:
                continue
            if gained:
                light = bits("light") if gained & bits("turns") else 0
                masks[n:last] = [masks[n] | gained, *(m | light for m in masks[n + 1 : last])]
            elif not inside:
                # An `even if` that is left out is missing.
                masks[n:last] = [ANY] * len(phrase)
