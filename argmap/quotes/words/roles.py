"""Roles of words around a quotation; each language lists its words for them.

A role of `Lexicon` is read from the TOML file of a language under its own name; its meaning here is the
comment above it there. Roles that follow from others are properties, made here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, TypeAlias

Words: TypeAlias = frozenset[str]
"""Words with blanks between them, as they are compared."""
Phrases: TypeAlias = frozenset[tuple[str, ...]]
"""A list of phrases of several words each."""
Parts: TypeAlias = tuple[str, ...]
"""Beginnings or endings of words."""
Numbers: TypeAlias = dict[str, int]
"""Words with the numbers that they are."""
Forms: TypeAlias = tuple[frozenset[str], ...]
"""A list of words, each in all its forms."""


class Lexicon:
    """The words of some languages, by what they do. `languages` are their codes."""

    # How the language is known
    script: Annotated[Words, "the script it is written in, as Unicode names it"]
    letters: Annotated[Words, "letters that few other languages of its script have"]
    common: Annotated[Words, "its commonest words that other languages of its script lack"]
    commas: Annotated[Words, "`yes` when a comma is put before every clause that a verb joins"]

    # Turning around, limiting
    negator: Annotated[Words, "says that something is not so"]
    not_ending: Annotated[Parts, "ending of a word that negates"]
    turning: Annotated[Words, "turns around what follows, at once or with `that`, `to`, `of`"]
    turning_stem: Annotated[Parts, "beginning of words that turn around, where endings are many"]
    turning_phrase: Annotated[Phrases, "several words that turn around what follows"]
    certain: Annotated[Words, "negated, makes what follows more certain: no doubt, no secret"]
    pretending: Annotated[Words, "leaves what follows untrue, negated or not"]
    impossible: Annotated[Words, "negated, leaves something possible and no more"]
    held: Annotated[Words, "with `from`, says that something was not done"]
    held_from: Annotated[Words, "the `from` of `kept from`"]
    untrue: Annotated[Words, "behind a clause, says that it is not so"]
    true: Annotated[Words, "behind a clause, says that it is so, unless negated"]
    state: Annotated[Words, "verb between a clause and what is said of it: is, was, proved"]
    limit: Annotated[Words, "limits what follows: a condition, a doubt, a part of the whole"]
    duty: Annotated[Words, "further verb that is no small loss where it is left out: should, must"]
    limiting_phrase: Annotated[Phrases, "two words that limit what follows: more than, all but"]
    no_limit: Annotated[Phrases, "words that limit nothing together: even if, whether or"]
    exception: Annotated[Words, "before what something does not hold for"]
    exception_pair: Annotated[Phrases, "two words before what something does not hold for"]
    whole: Annotated[Words, "all of a whole"]
    part: Annotated[Words, "a part of a whole, or how much of it"]
    part_of: Annotated[Words, "the `of` between a part and its whole"]
    of_whole: Annotated[Words, "may stand between a part and its whole"]
    starter: Annotated[Words, "turns or limits the whole clause at whose head it is"]
    opening: Annotated[Words, "makes a condition of the sentence at whose head it is"]
    opening_thing: Annotated[Words, "such a word that may also lead to a mere thing: without rain"]
    condition: Annotated[Words, "before a condition"]
    said_condition: Annotated[Words, "such a word with `that` only: provided"]
    idle_condition: Annotated[Words, "behind `if`, makes no condition of it: if any, if not"]
    supposing: Annotated[Words, "before a condition and a colon: suppose"]
    only: Annotated[Words, "only; negated, it limits nothing"]
    when: Annotated[Words, "behind `only`, makes a limit of it, besides conditions"]
    limit_behind: Annotated[Phrases, "limits a clause right behind it"]
    talk: Annotated[Words, "in `there can be no talk of it`"]
    without: Annotated[Words, "without"]
    nor: Annotated[Words, "negates what is behind it, never what is before"]
    nobody: Annotated[Words, "behind a preposition, empties a clause: for nobody"]
    no: Annotated[Words, "the `no` of `in no way`"]
    no_way: Annotated[Words, "behind `no`, empties a clause: in no way"]
    why: Annotated[Words, "asks for what is taken for granted: why, how"]
    doubted: Annotated[Words, "before `why`, puts it in doubt: no reason why"]
    cleft: Annotated[Words, "the `what` of `what he did not say was`"]
    but: Annotated[Words, "the `but` of `nothing but`"]
    but_after: Annotated[Words, "before `but`, makes one phrase with it: anything but"]

    # What may stand between
    light: Annotated[Words, "may stand between what turns and what is turned"]
    complement: Annotated[Words, "joins what is said, denied or known: that"]
    asking: Annotated[Words, "joins what is asked: whether, why"]
    clause: Annotated[Words, "before it another clause has ended"]
    relative: Annotated[Words, "tells something of a thing or of somebody: who, which"]
    article_relative: Annotated[Words, "article that is a relative pronoun, too"]
    preposition: Annotated[Words, "a name behind it is no subject"]
    elided: Annotated[
        Words, "has lost its vowel before an apostrophe, and is no part of the next word"
    ]
    before_noun: Annotated[Words, "before a noun"]
    before_saying_noun: Annotated[Words, "before it `report` or `claim` is a noun"]
    pointing: Annotated[Words, "tells nothing by itself: a bracket may say what it points to"]
    auxiliary: Annotated[Words, "auxiliary verb, by which a clause is known"]
    verb_ending: Annotated[Parts, "ending of finite verbs"]
    no_verb_ending: Annotated[Parts, "ending of words that look like verbs of saying and are none"]
    irregular: Annotated[Forms, "verb whose forms no ending shows"]
    irregular_noun: Annotated[Forms, "noun whose forms no ending shows"]
    month: Annotated[Words, "month, when it has a capital, that is another word without"]
    before_month: Annotated[Words, "before a month"]

    # Numbers
    counting: Annotated[Numbers, "the numbers from two to twenty"]
    tens: Annotated[Numbers, "thirty, forty and so on to ninety"]
    many: Annotated[Words, "other words that say how many"]

    # What others hold
    reporting_verb: Annotated[Words, "tells what somebody holds, without holding it"]
    reporting_noun: Annotated[Words, "noun, or word that may be one, for what somebody holds"]
    reporting_stem: Annotated[Parts, "beginning of words that report, where endings are many"]
    factive: Annotated[Words, "before a joined clause, the writer holds what it says"]
    connecting: Annotated[Words, "right before `that`, makes another connection of it: so that"]
    calling: Annotated[Words, "says what somebody calls a thing"]
    calling_particle: Annotated[Words, "behind `call`, makes another verb of it: called for"]
    view: Annotated[Words, "noun for what somebody holds"]
    view_begins: Annotated[Words, "before such a noun: in the view of"]
    according: Annotated[Words, "alone, tells what somebody else holds: allegedly"]
    according_to: Annotated[Words, "of two words: according to"]
    by_name: Annotated[Words, "by somebody's name, makes it the source, with no comma behind it"]
    heard: Annotated[Words, "what I heard is not my own"]
    own: Annotated[Words, "tells what is the writer's own: I, my"]
    subjunctive: Annotated[Words, "verb in the form in which somebody's words are reported"]
    known: Annotated[Words, "behind a clause, says that it is known"]
    so: Annotated[Words, "the `so` of `so runs the argument`"]
    so_runs: Annotated[Words, "the `runs` of `so runs the argument`"]
    infinitive: Annotated[Words, "may stand between `said` and what is said: said to have"]
    filling: Annotated[Words, "may stand in `so he says again`"]
    progressive: Annotated[Parts, "ending of a verb that has the subject of the words next to it"]

    # Who speaks
    saying: Annotated[Words, "verb of saying"]
    to_somebody: Annotated[Words, "verb whose object is the one spoken to"]
    being: Annotated[Words, "verb of the passive, or between speech and what is said of it"]
    coming: Annotated[Words, "verb between speech and what is said of it: came the reply"]
    reply_came: Annotated[Words, "such a verb behind which a preposition leads to the speaker"]
    by: Annotated[Words, "before the one who acts, in the passive"]
    as_word: Annotated[Words, "as Ann put it"]
    so_name: Annotated[Words, "before a name alone, makes it the one who speaks: so Ann"]
    and_word: Annotated[Words, "between two names"]
    not_word: Annotated[Words, "it was Ann, not Bob"]
    article: Annotated[Words, "article or possessive"]
    person: Annotated[Words, "pronoun of the third person, as a subject"]
    first_person: Annotated[Words, "other pronoun as a subject"]
    addressed: Annotated[Words, "pronoun for the one spoken to, as it is before a verb"]
    not_speaking: Annotated[Words, "begins a clause that does not say who spoke"]
    subordinate: Annotated[Words, "begins a clause about something else"]
    source: Annotated[Words, "makes somebody the source of what a clause tells"]
    utterance: Annotated[Words, "noun for what somebody says or holds: it is said by its owner"]
    for_others: Annotated[Words, "noun before the name of somebody else: the son of"]
    no_name: Annotated[Words, "no name, even with a capital"]
    inside_name: Annotated[Words, "in the middle of a name: van der"]
    owning_name: Annotated[Words, "in a name, but a preposition elsewhere: von"]
    name_ending: Annotated[Words, "ending by which the cases of a name differ"]
    title: Annotated[Words, "before the name of somebody who is spoken to"]
    that_way: Annotated[Words, "was how Ann put it"]
    see: Annotated[Words, "before a reference: see Lind 2019"]
    in_reference: Annotated[Words, "in a reference, besides names: p, et al"]
    inverted: Annotated[Words, "pronoun that a hyphen joins to its verb: dit-il"]
    stop_in: Annotated[Words, "a full stop behind it ends no sentence"]

    # Made of others, by `UNIONS`
    joining: Words
    """After it the sentence goes on with what is said, denied or asked."""
    quantity: Words
    """How much of a whole."""
    modal: Words
    """No small loss wherever it is left out."""
    reporting: Words
    """Tells what others hold, without holding it."""
    pronoun: Words
    """A subject that is no name."""
    empty: Words
    """Tells nothing by itself."""

    def __init__(self, languages: frozenset[str], words: Mapping[str, Any]) -> None:
        self.languages = languages
        self.__dict__.update({role: words.get(role, kind()) for role, kind in KINDS.items()})
        for role, parts in UNIONS.items():
            self.__dict__[role] = frozenset().union(*(self.__dict__[part] for part in parts))

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


UNIONS = {
    "joining": ("complement", "asking"),
    "quantity": ("whole", "part"),
    "modal": ("limit", "duty"),
    "reporting": ("reporting_verb", "reporting_noun"),
    "pronoun": ("person", "first_person"),
    "empty": ("pointing", "light"),
}
"""Roles that are made of others."""
_ROLES = {  # Read as written: to evaluate so many takes longer than to read a language.
    role: written.removeprefix("Annotated[").removesuffix("]").split(", ", 1)
    for role, written in Lexicon.__annotations__.items()
    if written.startswith("Annotated[")
}
_ALIASES = {"Words": Words, "Phrases": Phrases, "Parts": Parts, "Numbers": Numbers, "Forms": Forms}
KINDS: Mapping[str, Any] = {role: _ALIASES[kind] for role, (kind, _) in _ROLES.items()}
"""How the words of each role are kept: one of the five kinds above."""
MEANINGS: Mapping[str, str] = {role: meaning[1:-1] for role, (_, meaning) in _ROLES.items()}
"""What each role means."""
