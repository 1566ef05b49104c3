"""The table of patterns: what may turn around, limit or hide in the words of a quotation.

A row is read as in `run.Pattern`. The rows of a group are tried in order; the first that is found
speaks, or, without a concern, lets the quotation pass. `yes` and `no` are cases in English; those of
other languages are in `tests/quotes/patterns`. One test runs them all.
"""

from __future__ import annotations

from argmap.quotes.context import conditions as when
from argmap.quotes.context.run import Group, Pattern, Sense

# fmt: off

NEGATION, LIMIT, REPORT = "cut-negation", "cut-limit", "cut-attribution"
SENSES = (
    Sense("negates", "certain", "both", "no doubt, not surprising"),
    Sense("negates", "only", "both", "not only"),
    Sense("even", "if_word", "second", "even if, as if"),
    Sense("whether", "or_word", "first", "whether or not"),
    Sense("said_condition", "!complement", "first", "provided help, not provided that"),
)
"""Two words that together do something else than one of them alone."""
SENSES_BEHIND = (*SENSES, Sense("if_word", "idle_condition", "first", "if any, if not"))
SENSES_IN_GAPS = SENSES[:1]
TURNING = Group(
    Pattern("rejected thing", "",
        "undoing …", "what somebody rejects is there all the same", when=when.thing),
    Pattern("pretended", NEGATION,
        "pretending light|joining{0,2} …", "somebody pretends it, or wishes it",
        "They pretend that | the street is quiet |.",
        "They say it often: | the street is quiet |."),
    Pattern("never without", "", "undoing any* without …", "hardly a day passes without"),
    Pattern("not impossible to", LIMIT,
        "undoing any{0,2} impossible light|joining+ …",
        "it is not impossible: it may be, and no more",
        "It is not impossible to | close the street |.", "It was easy to | close the street |.",
        when=when.even),
    Pattern("nobody denies", "",
        "undoing any{0,2} undoing light|joining+ …", "two words that turn leave it as it is",
        when=when.even),
    Pattern("denied", NEGATION,
        "undoing light|joining* …", "a word right before turns it around",
        "It is not true that | the street is loud |.", "No doubt | the street is loud |."),
    Pattern("denied behind a comma", NEGATION,
        "undoing any* …", "a word in the clause before the comma turns it around",
        "He denied in the hall, | that the street is loud |.",
        "He noted in the hall, | that the street is loud |.", odd=True, when=when.behind_comma),
    Pattern("no reason why", NEGATION,
        "undoing any* doubted any{0,2} why any? …", "there is no reason why",
        "She saw no good reason why | the street should close |.",
        "He has yet to explain why | the street should close |.", odd=True),
    Pattern("explains why", "", "why …", "whoever has yet to explain why takes it for granted"),
    Pattern("what was not", "", "< cleft any* state any …", "what he did not say was that"),
    Pattern("denied clause", NEGATION,
        "undoing any* joining any? …", "a word turns around the clause that `that` joins",
        "Nobody in the whole town holds that | the street is loud |.",
        "Nobody denies that | the street is loud |.", odd=True),
    Pattern("not impossible that", LIMIT,
        "impossible any* joining any? …",
        "that it is not impossible says no more than that it may be",
        "It is not impossible for the board to find that | the street is loud |.",
        "It is usual for the board to find that | the street is loud |."),
    Pattern("kept from", NEGATION,
        "held any{0,5} held_from …", "something keeps somebody from it",
        "The rain kept the boys from | closing the gate |.",
        "The boys ran away from | closing the gate |."),
)
"""What turns the words around, before them in their clause."""
LIMITING = Group(
    Pattern("more than", LIMIT,
        "than_limit than …", "it is a bound: more than, less than",
        "The town paid more than | nine thousand crowns |.",
        "The town paid | nine thousand crowns |."),
    Pattern("except", LIMIT,
        "exception …", "it is an exception", "The gate is open except | on Sundays |.",
        "The gate is open | on Sundays |."),
    Pattern("all but", LIMIT,
        "all_word but …", "it is nearly all", "The rain spoilt all but | the last day |.",
        "The rain spoilt | the last day |."),
    Pattern("counted", LIMIT,
        "number!many …", "a number counts it", "The town paid nine | thousand crowns |.",
        "The town paid | nine thousand crowns |.", when=when.counted),
    Pattern("part", LIMIT,
        "part …", "it is said of a part", "It is said that most | streets are closed |.",
        "It is said that | streets are closed |."),
    Pattern("number", LIMIT,
        "^ number!many …", "it is said of a number", "Nine | streets are closed at night |.",
        "At night | streets are closed |.", when=when.sentence),
    Pattern("part of", LIMIT,
        "part|many of_whole|part_of|light|number{0,4} part_of …"
        " / part|many of_whole|part_of|light|number{0,4} part_of of_whole|part_of …",
        "it is said of a part of the whole", "Half of the | streets are closed |.",
        "The map of the | streets is lost |."),
    Pattern("limited", LIMIT,
        "limit light|joining* …", "a condition, a doubt or an `only` stands right before",
        "Perhaps | the street is loud |.", "Even if | the street is loud |, we stay."),
)
"""What limits the words, right before them."""
HEAD = Group(
    Pattern("no day without", "", "^ negates any* without …", "no day passes without"),
    Pattern("denied at the head", NEGATION,
        "^ starter&negates … / ^ starter&negates !turns any* … / ^^ opening&negates any* …",
        "the clause begins with nobody, never or the like",
        "Nobody in the town says out loud | the street is safe |.",
        "Somebody in the town says out loud | the street is safe |.", when=when.sentence),
    Pattern("limited at the head", LIMIT,
        "^ starter!negates … / ^ starter!negates !turns any* … / ^^ opening!negates any* …",
        "the clause begins with if, few, only or the like",
        "Few in the town would ever agree | the street is safe |.",
        "Many in the town would ever agree | the street is safe |.", when=when.sentence),
)
"""What stands at the head of their clause and bears on all of it."""
AHEAD = Group(
    Pattern("condition before", LIMIT,
        "<|,|-|clause|joining condition much* , !clause{0,3} …",
        "a condition stands before the comma", "If nobody pays, | the bridge closes |.",
        "When everybody slept, | the bridge closed |.", when=when.fresh),
    Pattern("sentence opened with a condition", LIMIT,
        "^^ opening much* , !clause{0,3} …", "the sentence begins with a condition without an if",
        "Had they paid, | the bridge would be open |.", "He had paid, | the bridge was open |.",
        when=when.no_own_clause),
    Pattern("supposing", LIMIT,
        "<|,|-|clause|joining supposing much* : !clause{0,3} …", "it is only supposed",
        "Suppose for a moment: | the bridge closes |.",
        "He said one thing: | the bridge closes |.", when=when.fresh),
    Pattern("denied before an aside", NEGATION,
        "negates , any{1,9} , …", "a negation stands before something put between commas",
        "The street was never, in my view, | loud |.",
        "The street was always, in my view, | loud |."),
    Pattern("limited before an aside", LIMIT,
        "limit!negates , any{1,9} , …", "a limit stands before something put between commas",
        "The street is perhaps, in my view, | loud |.",
        "The street is also, in my view, | loud |."),
)
"""What stands before the comma that leads to the words."""
_CONDITION = ("limit_phrase", "exception", "condition!said_condition", "only ,? condition|when",
              "said_condition complement")
BEHIND = Group(
    Pattern("condition in speech that goes on", LIMIT,
        " / ".join(f'… ,|"{{2,2}} any{{1,12}} ,|"{{2,2}} {each}' for each in _CONDITION),
        "the speech goes on with a condition",
        "“| The gate stays open |,” Ann Lind said, “if it rains.”",
        "“| The gate stays open |,” Ann Lind said, “and it rains.”"),
    Pattern("condition behind", LIMIT,
        " / ".join(f"… ,? {each} / … , !clause any{{0,5}} , {each}" for each in _CONDITION),
        "a condition, an exception or an `only when` stands right behind",
        "| The gate stays open | only if it rains.", "| The gate stays open |, if not for long."),
    Pattern("untrue behind a comma", NEGATION,
        "… ,|-{1,2} any{0,3} untrue", "it is called untrue behind the comma",
        "| The street is loud |, which is false.", "| The street is loud |, which is a pity."),
    Pattern("counts what follows", LIMIT,
        "… many", "the number goes on", "The town paid | a sum of nine | thousand crowns.",
        "The town paid | a sum of nine | crowns.", when=when.counting),
    Pattern("neither nor", "", "… without|nor", "what is denied is what follows"),
    Pattern("denied behind", NEGATION,
        "… negates", "a negation stands right behind",
        "The vote shows that | the street will | never close.",
        "The vote shows that | the street will | not only close but stay so."),
    Pattern("for nobody", NEGATION,
        "… preposition nobody / … preposition no no_way", "it holds for nobody, or in no way",
        "| The street is loud | for nobody.", "| The street is loud | for everybody."),
    Pattern("no talk of it", NEGATION,
        "… any* talk any* negates / … any* negates any* talk", "there is no talk of it"),
    Pattern("is not untrue", "", "… state any{0,2} negates any{0,2} untrue", "it is not untrue"),
    Pattern("is untrue", NEGATION,
        "… state any{0,3} untrue / … state any{0,2} negates any{0,2} true",
        "the other part of the sentence calls it untrue",
        "That | the street is loud | is simply false.",
        "That | the street is loud | is simply true."),
)
"""What stands right behind them."""
HIDDEN = Group(
    Pattern("hidden exception", "skipped-negation",
        "… but any* … / … any* exception any* …", "the ellipsis hides what makes an exception",
        "| All streets … were closed |: All streets but the harbour road were closed.",
        "| All streets … were closed |: All streets by the harbour road were closed."),
    Pattern("hidden negation", "skipped-negation",
        "… any* negates any* … / … any* turning_phrase any* …", "the ellipsis hides a negation",
        "| The street … is loud |: The street that never is quiet is loud.",
        "| The street … is loud |: The street that always was busy is loud.", when=when.unrelated),
    Pattern("hidden turn", "skipped-negation",
        "… any* turns|pretending light!turns* …",
        "the last of what the ellipsis hides turns around what follows",
        "| The board … close the street |: The board refused to close the street.",
        "| The board … close the street |: The board promised to close the street."),
    Pattern("hidden limit", "skipped-modal",
        "… any* modal any* … / … any* quantity|limit of_whole|part_of* …",
        "the ellipsis hides a modal, an `only`, an `if` or how much of it",
        "| The street … close |: The street might close.",
        "| The street … closed |: The street at last closed."),
    Pattern("hidden number", "skipped-number",
        "… any* number any* …", "the ellipsis hides a number",
        "| The board closed … streets |: The board closed nine streets.",
        "| The board closed … streets |: The board closed wide streets."),
)
"""What an ellipsis hides."""
REPLACED = Group(
    Pattern("replaced negation", "replaced-negation",
        "… any* undoing any* …", "the bracket stands for a negation",
        "| The street [is] loud |: The street never is loud.",
        "| The street [is] loud |: The street was loud."),
)
"""What a bracket stands for."""
ADDED = Pattern("added by a bracket", "added-negation",
    "", "the bracket brings a negation, a modal or a number",
    "| The street [never] closed |: The street once closed.",
    "| The street [was] closed |: The street is closed.")
LOST = Pattern("lost in a bracket", "replaced-words",
    "", "the bracket stands for what tells something, and tells something else",
    "| The [mayor] spoke |: The clerk spoke.", "| The clerk [speaks] |: The clerk spoke.")
NAMED_SPEAKER = Pattern("hidden speaker", "skipped-speaker",
    "", "the ellipsis hides a name with a verb of saying",
    "| The street … is loud |: The street, as Ann Lind said to us, is loud.",
    "| The street … is loud |: The street, as we all know, is loud.")
ASIDE_SPEAKER = Pattern("hidden aside", "skipped-speaker",
    "", "the ellipsis hides an aside that says who speaks",
    "| The street … is loud |: The street, she thinks, is loud.",
    "| The street … is loud |: The street, by day, is loud.")
REPORTED = Group(
    Pattern("called", REPORT,
        "calling !calling_particle|reporting{0,5} …", "it is what somebody calls a thing",
        "A man in the hall called the plan | a disgrace |.", "We called the plan | a disgrace |.",
        when=when.of_others),
    Pattern("said of other words", "",
        '" reports joining|light|before_noun|infinitive* …',
        "`said Ann` belongs to the speech before it"),
    Pattern("said of other words, and", "",
        '" any* reports joining|light|before_noun|infinitive* …',
        "`Ann said,` belongs to the speech before it", when=when.behind_comma),
    Pattern("reported", REPORT,
        "reports!according_to before_noun|infinitive* …"
        " / reports!according_to joining|light|before_noun|infinitive* joining …"
        " / according_to view_begins …",
        "the clause before reports it as what others say or hold",
        "Critics claim that | the street is loud |.", "We think that | the street is loud |.",
        when=when.reported),
    Pattern("told by any verb", REPORT,
        "any+ complement …", "a verb and `that` stand before it, whatever the verb",
        "The mayor snorts that | the street is loud |.",
        "It is clear that | the street is loud |.", when=when.told_by_verb),
    Pattern("told speech", REPORT,
        "< …", "its verb has the form of told speech, behind a comma", when=when.told_speech),
    Pattern("that at the head", REPORT,
        "^^ complement …", "the sentence begins with `that`, and does not say that it is known",
        "That | the street is loud | is a matter of taste.",
        "That | the street is loud | is well known.", when=when.not_known),
    Pattern("view without a comma", REPORT,
        "^ view_begins any* view any* … / ^ by_name any* …",
        "it is told as somebody's view, with no comma behind that", when=when.view_without_comma),
)
"""What reports the words as somebody's, before them in their clause."""
VIEWS = Group(
    Pattern("view", REPORT,
        "^ view_begins any* view any* … / ^ according any* … / according_to any* …",
        "it is told as somebody's view, before the comma",
        "In the view of critics, | the street is loud |.", "In our view, | the street is loud |.",
        when=when.of_others),
)
"""What reports them before a comma."""
SPEAKER_BEFORE = Pattern("speaker put in before", REPORT,
    "", "an aside right before says who holds it", "The bridge, Holm says, | is safe |.",
    "The bridge, by the way, | is safe |.")
SPEAKER_BEHIND = Pattern("speaker behind", REPORT,
    "", "the clause right behind says who holds it", "| The bridge is safe |, Holm claims.",
    "| The bridge is safe |, we hope.")
TABLE = (
    *TURNING, *LIMITING, *HEAD, *AHEAD, *BEHIND, *HIDDEN, *REPLACED, *REPORTED, *VIEWS,
    ADDED, LOST, NAMED_SPEAKER, ASIDE_SPEAKER, SPEAKER_BEFORE, SPEAKER_BEHIND,
)
"""All patterns."""
