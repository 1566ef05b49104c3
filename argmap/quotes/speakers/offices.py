"""People whom a source calls by an office or by what they are to somebody: `the chair`, `her deputy`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from argmap.quotes.matching.source import SourceText
from argmap.quotes.speakers.inflection import same_word
from argmap.quotes.speakers.naming import Word, words_in
from argmap.quotes.speakers.person_names import parts
from argmap.quotes.words.languages import Languages
from argmap.quotes.words.roles import Lexicon

GIVEN = "given"
"""The key of the person to whom a map gives the words."""
SOMEBODY = ""
"""The key of a person whom nobody knows, or of a name or an office that several people have."""
LINKED = 6
"""Words between a name and an office that may be one person's."""
LONGEST = 5
"""Words of an office."""


class Offices:
    """The offices of the people of a map, as the `role` lines under them have these."""

    def __init__(
        self, source: SourceText, given: Sequence[str], roles: Iterable[str], others: Iterable[str]
    ) -> None:
        self._source = source
        lex = source.once(Languages).everywhere
        self._names = {part for name in given for part in parts(name)} - lex.no_name
        of_given = self._names.union(*(_named_in(lex, role) for role in roles))
        self._nouns = {**{role: _named_in(lex, role) for role in others}, GIVEN: of_given}

    def known(self, lex: Lexicon, word: str) -> bool:
        """Whether a word may be an office: somebody's in the map, or of who says something in the
        source.
        """
        known = self._source.once(_speaking).union(*self._nouns.values()) - self._names
        return word in known or any(same_word(lex, word, noun) for noun in known)

    def whose(self, lex: Lexicon, office: Sequence[Word]) -> str | None:
        """Return the key of the person who has an office, another one's role for his key; `None`
        for nobody in the map.
        """
        words = [w.folded for w in office if w.folded not in lex.article]
        fits = {
            who: [w for w in words if any(same_word(lex, w, noun) for noun in nouns)]
            for who, nouns in self._nouns.items()
        }
        most = max(map(len, fits.values()))
        if not most:
            return None
        best = [who for who, found in fits.items() if len(found) == most]
        if GIVEN not in best:
            return best[0]
        # `the council's clerk` is a clerk; where adjectives follow, the first word says it.
        head = words[-1] if lex.before_noun else words[0]
        return GIVEN if len(best) == 1 and head in fits[GIVEN] else SOMEBODY

    def linked(self, lex: Lexicon, office: Sequence[Word]) -> bool:
        """Whether the source has an office next to a name of the given person: `the leader of the
        council, Ann Lind`, `Ann Lind, the leader`, but not `Ann Lind told the leader`.
        """
        words, index = self._source.words, self._source.index
        places = [at for word in office[-1:] for at in index.get(word.folded, ())]
        return any(
            words[near] in self._names
            and {*words[min(at, near) : max(at, near)]}.isdisjoint(
                lex.saying | (lex.preposition if near < at else lex.not_word)
            )
            for at in places
            for near in range(max(0, at - LINKED), min(at + LINKED, len(words)))
        )


def office(lex: Lexicon, text: str) -> list[Word]:
    """Return the words by which an attribution calls its speaker, with the article: `her deputy`;
    empty for a name or a pronoun, or for a thing that says something.
    """
    words = words_in(lex, text)
    verb = next((n for n, w in enumerate(words) if w.folded in lex.saying), len(words))
    free = (
        n
        for n, word in enumerate(words[:verb])
        if word.folded in lex.article and words[max(0, n - 1)].folded not in lex.preposition
    )
    begin = next(free, 0)
    ends = lex.preposition | lex.relative | lex.saying | lex.auxiliary | lex.and_word | lex.article
    found = words[begin : begin + 1]
    for word in words[begin + 1 : begin + LONGEST]:
        if word.folded in ends:
            break
        found.append(word)
    bare = [w.folded for w in found if w.folded not in lex.article | lex.empty]
    things = lex.utterance | lex.reporting_noun | lex.pronoun | ends
    led = not lex.before_noun or found[:1] != [] and found[0].folded in lex.article
    return found if led and bare and things.isdisjoint((bare[0], bare[-1])) else []


def _named_in(lex: Lexicon, role: str) -> set[str]:
    """Return the words of a role before what it is an office of: `Leader of the council`."""
    found: set[str] = set()
    for piece in re.split(r"[,;:()]", role):
        for word in words_in(lex, piece):
            if word.folded in lex.preposition | lex.article | lex.relative:
                break
            found.add(word.folded)
    return {word for word in found if len(word) > 2} - lex.empty


def _speaking(source: SourceText) -> frozenset[str]:
    """Return the words right between an article and a verb of saying: `the doctor said`."""
    lex, words = source.once(Languages).everywhere, source.words
    found = (
        words[at - 1]
        for verb in lex.saying
        for at in source.index.get(verb, ())
        if at > 1 and words[at - 2] in lex.article
    )
    return frozenset(found) - lex.utterance - lex.reporting_noun - lex.empty
