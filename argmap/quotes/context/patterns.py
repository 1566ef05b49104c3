"""The table of patterns: words that negate or limit a quotation, or that it hides.

`run.Pattern` explains the fields of a row. The rows of a group are tried in order; the first that
matches gives its concern or, if it has none, lets the quotation pass. For each pattern and language
there is a case that it catches, and one that it lets pass, in `tests/quotes/patterns`.
"""

from __future__ import annotations

from argmap.quotes.context import conditions as when
from argmap.quotes.context.run import Group, Pattern, Sense

# fmt: off

NEGATION, LIMIT, REPORT = "cut-negation", "cut-limit", "cut-attribution"
SENSES = (
    Sense("negates", "certain", "both", "no doubt, not surprising"),
    Sense("negates", "only", "both", "not only"),
    Sense("said_condition", "!complement", "first", "provided help, not provided that"),
)
"""Pairs of words that together mean something else than each alone."""
SENSES_BEHIND = (*SENSES, Sense("condition", "idle_condition", "first", "if any, if not"))
SENSES_IN_GAPS = SENSES[:1]
TURNING = Group(
    Pattern("rejected thing", "", "undoing …", "what somebody rejects is there all the same",
        when=when.thing),
    Pattern("pretended", NEGATION, "pretending light|joining{0,2} …",
        "somebody pretends it, or wishes it"),
    Pattern("never without", "", "undoing any* without …", "hardly a day passes without"),
    Pattern("not impossible to", LIMIT, "undoing any{0,2} impossible light|joining+ …",
        "it is not impossible: it may be, and no more", when=when.even),
    Pattern("nobody denies", "", "undoing any{0,2} undoing light|joining+ …",
        "two words that turn leave it as it is", when=when.even),
    Pattern("denied", NEGATION, "undoing light|joining* …", "a word right before turns it around"),
    Pattern("denied behind a comma", NEGATION, "undoing any* …",
        "a word in the clause before the comma turns it around", odd=True, when=when.behind_comma),
    Pattern("no reason why", NEGATION, "undoing any* doubted any{0,2} why any? …",
        "there is no reason why", odd=True),
    Pattern("explains why", "", "why …", "whoever has yet to explain why takes it for granted"),
    Pattern("what was not", "", "< cleft any* state any …", "what he did not say was that"),
    Pattern("denied clause", NEGATION, "undoing any* joining any? …",
        "a word turns around the clause that `that` joins", odd=True),
    Pattern("not impossible that", LIMIT, "impossible any* joining any? …",
        "that it is not impossible says no more than that it may be"),
    Pattern("kept from", NEGATION, "held any{0,5} held_from …", "something keeps somebody from it"),
)
"""Words that negate the quotation, before it in its clause."""
LIMITING = Group(
    Pattern("limiting phrase", LIMIT, "limiting_phrase any …", "it is a bound: more than, all but"),
    Pattern("except", LIMIT, "exception …", "it is an exception"),
    Pattern("counted", LIMIT, "number!many …", "a number counts it", when=when.counted),
    Pattern("part", LIMIT, "part …", "it is said of a part"),
    Pattern("number", LIMIT, "^ number!many …", "it is said of a number", when=when.sentence),
    Pattern("part of", LIMIT,
        "part|many of_whole|part_of|light|number{0,4} part_of …"
        " / part|many of_whole|part_of|light|number{0,4} part_of of_whole|part_of …",
        "it is said of a part of the whole"),
    Pattern("limited", LIMIT, "limit light|joining* …",
        "a condition, a doubt or an `only` is right before"),
)
"""Words that limit the quotation, right before it."""
HEAD = Group(
    Pattern("no day without", "", "^ negates any* without …", "no day passes without"),
    Pattern("denied at the head", NEGATION,
        "^ starter&negates … / ^ starter&negates !turns any* … / ^^ opening&negates any* …",
        "the clause begins with nobody, never or the like", when=when.sentence),
    Pattern("limited at the head", LIMIT,
        "^ starter!negates … / ^ starter!negates !turns any* … / ^^ opening!negates any* …",
        "the clause begins with if, few, only or the like", when=when.sentence),
)
"""Words at the head of the clause that affect all of it."""
AHEAD = Group(
    Pattern("condition before", LIMIT, "<|,|-|clause|joining condition much* , !clause{0,3} …",
        "a condition is before the comma", when=when.fresh),
    Pattern("sentence opened with a condition", LIMIT, "^^ opening much* , !clause{0,3} …",
        "the sentence begins with a condition without an if", when=when.no_own_clause),
    Pattern("supposing", LIMIT, "<|,|-|clause|joining supposing much* : !clause{0,3} …",
        "it is only supposed", when=when.fresh),
    Pattern("denied before an aside", NEGATION, "negates , any{1,9} , …",
        "a negation is before something put between commas"),
    Pattern("limited before an aside", LIMIT, "limit!negates , any{1,9} , …",
        "a limit is before something put between commas"),
)
"""Words before the comma that leads to the quotation."""
_CONDITION = ("limit_phrase", "exception", "condition!said_condition", "only ,? condition|when",
              "said_condition complement")
BEHIND = Group(
    Pattern("condition in speech that goes on", LIMIT,
        " / ".join(f'… ,|"{{2,2}} any{{1,12}} ,|"{{2,2}} {each}' for each in _CONDITION),
        "the speech goes on with a condition"),
    Pattern("condition behind", LIMIT,
        " / ".join(f"… ,? {each} / … , !clause any{{0,5}} , {each}" for each in _CONDITION),
        "a condition, an exception or an `only when` is right behind"),
    Pattern("untrue behind a comma", NEGATION, "… ,|-{1,2} any{0,3} untrue",
        "it is called untrue behind the comma"),
    Pattern("counts what follows", LIMIT, "… many", "the number goes on", when=when.counting),
    Pattern("neither nor", "", "… without|nor", "what is denied is what follows"),
    Pattern("denied behind", NEGATION, "… negates", "a negation is right behind"),
    Pattern("for nobody", NEGATION, "… preposition nobody / … preposition no no_way",
        "it holds for nobody, or in no way"),
    Pattern("no talk of it", NEGATION, "… any* talk any* negates / … any* negates any* talk",
        "there is no talk of it"),
    Pattern("is not untrue", "", "… state any{0,2} negates any{0,2} untrue", "it is not untrue"),
    Pattern("is untrue", NEGATION,
        "… state any{0,3} untrue / … state any{0,2} negates any{0,2} true",
        "the other part of the sentence calls it untrue"),
)
"""Words right after the quotation."""
HIDDEN = Group(
    Pattern("hidden exception", "skipped-negation", "… but any* … / … any* exception any* …",
        "the ellipsis hides what makes an exception"),
    Pattern("hidden negation", "skipped-negation",
        "… any* negates any* … / … any* turning_phrase any* …", "the ellipsis hides a negation",
        when=when.unrelated),
    Pattern("hidden turn", "skipped-negation", "… any* turns|pretending light!turns* …",
        "the last of what the ellipsis hides turns around what follows"),
    Pattern("hidden limit", "skipped-modal",
        "… any* modal any* … / … any* quantity|limit of_whole|part_of* …",
        "the ellipsis hides a modal, an `only`, an `if` or how much of it"),
    Pattern("hidden number", "skipped-number", "… any* number any* …",
        "the ellipsis hides a number"),
)
"""Words hidden by an ellipsis."""
REPLACED = Group(
    Pattern("replaced negation", "replaced-negation", "… any* undoing any* …",
        "the bracket stands for a negation"),
)
"""Words replaced by a bracket."""
ADDED = Pattern("added by a bracket", "added-negation", "",
    "the bracket brings a negation, a modal or a number")
LOST = Pattern("lost in a bracket", "replaced-words", "",
    "the bracket stands for what tells something, and tells something else")
NAMED_SPEAKER = Pattern("hidden speaker", "skipped-speaker", "", "the ellipsis hides a name with a verb of saying")
ASIDE_SPEAKER = Pattern("hidden aside", "skipped-speaker", "", "the ellipsis hides an aside that says who speaks")
REPORTED = Group(
    Pattern("called", REPORT, "calling !calling_particle|reporting{0,5} …",
        "it is what somebody calls a thing", when=when.of_others),
    Pattern("said of other words", "", '" reports joining|light|before_noun|infinitive* …',
        "`said Ann` belongs to the speech before it"),
    Pattern("said of other words, and", "",
        '" any* reports joining|light|before_noun|infinitive* …',
        "`Ann said,` belongs to the speech before it", when=when.behind_comma),
    Pattern("reported", REPORT,
        "reports!according_to before_noun|infinitive* …"
        " / reports!according_to joining|light|before_noun|infinitive* joining … / according_to view_begins …",
        "the clause before reports it as what others say or hold", when=when.reported),
    Pattern("reported by any verb", REPORT, "any+ complement …",
        "a verb and `that` are before it, whatever the verb", when=when.by_any_verb),
    Pattern("reported speech", REPORT, "< …", "its verb has the form of reported speech, behind a comma",
        when=when.reported_speech),
    Pattern("that at the head", REPORT, "^^ complement …",
        "the sentence begins with `that`, and does not say that it is known", when=when.not_known),
    Pattern("view without a comma", REPORT, "^ view_begins any* view any* … / ^ by_name any* …",
        "it is reported as somebody's view, with no comma behind that", when=when.view_without_comma),
)
"""Words before the quotation in its clause that report it as somebody's."""
VIEWS = Group(
    Pattern("view", REPORT,
        "^ view_begins any* view any* … / ^ according any* … / according_to any* …",
        "it is reported as somebody's view, before the comma", when=when.of_others),
)
"""Words before a comma that report the quotation as somebody's."""
SPEAKER_BEFORE = Pattern("speaker put in before", REPORT, "", "an aside right before says who holds it")
SPEAKER_BEHIND = Pattern("speaker behind", REPORT, "", "the clause right behind says who holds it")
TABLE = (
    *TURNING, *LIMITING, *HEAD, *AHEAD, *BEHIND, *HIDDEN, *REPLACED, *REPORTED, *VIEWS,
    ADDED, LOST, NAMED_SPEAKER, ASIDE_SPEAKER, SPEAKER_BEFORE, SPEAKER_BEHIND,
)
"""All patterns."""
