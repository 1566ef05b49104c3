"""The people of a map as a source calls them: by a name, by an office (`the chair`) or by what they
are to somebody (`her deputy`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from argmap.quotes.matching.source import SourceText
from argmap.quotes.quotation import Quotation
from argmap.quotes.speakers.naming import Word, inflected, parts, same_word, words_in
from argmap.quotes.words.languages import Languages
from argmap.quotes.words.roles import Lexicon

GIVEN = "given"
"""The key of the person to whom a map gives the words."""
SOMEBODY = ""
"""The key of a person whom nobody knows, or of a name or an office that several people have."""
LINKED = 6
"""Words between a name and an office that may be one person's."""
_ENDS = re.compile(r"\w{3}[.!?]\s")
LONGEST = 5
"""Words of an office."""


class Cast:
    """The people of a map in a source. The key of another person is a name or a role.

    `names` has the words of the given person's names, `offices` the words for somebody's in the map,
    or for who says something in the source.
    """

    def __init__(self, source: SourceText, people: Quotation) -> None:
        self._source = source
        lex = source.once(Languages).everywhere
        self._owners: dict[str, set[str]] = {}
        self._nouns: dict[str, set[str]] = {GIVEN: set()}
        self.names: set[str] = set()
        for name in people.speaking + people.others:
            words = _proper(name)
            who = GIVEN if name in people.speaking else words[-1]
            if _office_only(words_in(lex, name), lex):
                self._nouns.setdefault(who if who == GIVEN else name, set()).update(
                    _nouns(lex, name)
                )
                continue
            for part in parts(" ".join(words)):
                self._owners.setdefault(part, set()).add(who)
            if who == GIVEN:
                self.names |= parts(name) - lex.no_name
        for role in people.other_roles:
            self._nouns.setdefault(role, _nouns(lex, role))
        self._nouns[GIVEN] |= self.names.union(*(_nouns(lex, role) for role in people.roles))
        self.offices = source.once(_speaking).union(*self._nouns.values()) - self.names

    def named(self, lex: Lexicon, words: Sequence[str]) -> str | None:
        """Return the key of the person whom some words with capitals name; `None` for no person."""
        names = [w for each in words if (w := each.removesuffix("'s")) not in lex.no_name]
        known = [owners for w in names if (owners := self._owner(lex, w))]
        if not known:
            return SOMEBODY if len(names) > 1 else None
        one = set.intersection(*known) or set.union(*known)
        return one.pop() if len(one) == 1 else SOMEBODY

    def _owner(self, lex: Lexicon, word: str) -> set[str]:
        if word in self._owners or word.isascii():
            return self._owners.get(word, set())
        found = (who for part, who in self._owners.items() if inflected(lex, word, (part,)))
        return set().union(*found)

    def holder(self, lex: Lexicon, office: Sequence[Word]) -> str | None:
        """Return the key of the person who has an office; `None` for nobody in the map."""
        words = [w.folded for w in office if w.folded not in lex.article]
        fits = {
            who: [w for w in words if any(same_word(lex, w, noun) for noun in nouns)]
            for who, nouns in self._nouns.items()
        }
        most = max(map(len, fits.values()))
        best = [who for who, found in fits.items() if len(found) == most]
        if not most or GIVEN not in best:
            return best[0] if most else None
        # A council clerk is a clerk; where adjectives follow, the first word says it.
        head = words[-1] if lex.before_noun else words[0]
        return GIVEN if len(best) == 1 and head in fits[GIVEN] else SOMEBODY

    def linked(self, lex: Lexicon, office: Sequence[Word]) -> bool:
        """Whether the source has an office next to a name of the given person: `the leader of the
        council, Ann Lind`, `Ann Lind, the leader`, but not `Ann Lind told the leader`.
        """
        source = self._source
        for at in source.index.get(office[-1].folded, ()):
            for near in range(max(0, at - LINKED), min(at + LINKED, len(source.words))):
                first, last = min(at, near), max(at, near)
                apart = lex.saying | (lex.preposition if near < at else lex.not_word)
                if (
                    source.words[near] in self.names
                    and not _ENDS.search(source.plain, source.ends[first] - 3, source.starts[last])
                    and apart.isdisjoint(source.words[first:last])
                ):
                    return True
        return False


def office(lex: Lexicon, text: str) -> list[Word]:
    """Return the words by which an attribution calls its speaker, with the article: `her deputy`;
    empty for a name or a pronoun, or for a thing that says something.
    """
    words = words_in(lex, text)
    before = takewhile(lambda n: words[n].folded not in lex.saying, range(len(words)))
    begin = next(
        (
            n
            for n in before
            if words[n].folded in lex.article and words[max(0, n - 1)].folded not in lex.preposition
        ),
        0,
    )
    ends = lex.preposition | lex.relative | lex.saying | lex.auxiliary | lex.and_word | lex.article
    rest = takewhile(lambda word: word.folded not in ends, words[begin + 1 : begin + LONGEST])
    found = [*words[begin : begin + 1], *rest]
    bare = [w.folded for w in found if w.folded not in lex.article | lex.empty]
    things = lex.utterance | lex.reporting_noun | lex.pronoun | ends
    led = not lex.before_noun or (found[:1] != [] and found[0].folded in lex.article)
    return found if led and bare and things.isdisjoint((bare[0], bare[-1])) else []


def whole(lex: Lexicon, source: SourceText, at: int) -> int:
    """Return the token behind what an office is of: `the chief engineer | of the ferry |`."""
    stops = lex.saying | lex.auxiliary | lex.pronoun | lex.clause | lex.relative | lex.not_word
    verbal = tuple(ending for ending in lex.verb_ending if len(ending) > 1)
    for end in range(at, min(at + LONGEST, len(source.words))):
        word = source.words[end]
        of = (word in lex.preposition) is (end == at)
        if not of or source.gap(end - 1).strip() or word in stops or word.endswith(verbal):
            return end
    return at


def _office_only(words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether somebody has no name but an office: `The clerk of the council`."""
    led = words[:1] and (words[0].folded in lex.article or words[0].text.islower())
    return bool(led) and len(words) > 1 and all(word.text.islower() for word in words[1:])


def _proper(name: str) -> list[str]:
    """Return the words of a name with capitals; all its words if there are none."""
    words = re.sub(r"\([^()]*\)", " ", name).split() or [name]
    return [word for word in words if word[0].isupper()] or words


def _nouns(lex: Lexicon, role: str) -> set[str]:
    """Return the words of a role before what it is an office of: `Leader of the council`."""
    found: set[str] = set()
    ends = lex.preposition | lex.article | lex.relative
    for piece in re.split(r"[,;:()]", role):
        words = [w.folded for w in words_in(lex, piece)]
        bare = words[1:] if words and words[0] in lex.article else words
        found.update(takewhile(lambda word: word not in ends, bare))
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
