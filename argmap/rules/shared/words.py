"""Words that rules look for, by language.

A language is named as in the map's head (`language de`, `language german`); none means English. A
language that is not here has no words, so the rules that need them report nothing. All words are
lower-case; phrases are looked for between word boundaries.
"""

from __future__ import annotations

from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language.

    `reasoning` joins a reason to a conclusion; `pointing` are first words that point at another
    sentence, and `this` are words that do so when one of `verbs` follows instead of a noun;
    `negations` turn a statement around; `empty` carry no meaning of their own; `weighing` make a
    statement weaker, stronger, wider or narrower; `abbreviations` end with a full stop in the
    middle of a sentence; `loaded` judge rather than describe.
    """

    reasoning: tuple[str, ...] = ()
    pointing: frozenset[str] = frozenset()
    this: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    weighing: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    loaded: tuple[str, ...] = ()


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


ENGLISH = Words(
    reasoning=_list("because, therefore, hence, thus, consequently, it follows that, as a result"),
    pointing=_set("it they he she it's they're he's she's this's that's"),
    this=_set("this that these those"),
    verbs=_set(
        "is are was were isn't aren't wasn't weren't has have had does do did doesn't didn't will "
        "would can could may might must should shows show showed means meant proves proved makes "
        "made led leads caused causes explains explained happened happens"
    ),
    negations=_set(
        "not no never nor neither none nobody nothing nowhere without cannot can't don't doesn't "
        "didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't hasn't haven't "
        "hadn't mustn't needn't hardly scarcely"
    ),
    empty=_set(
        "a an the of to in on at by for from with as and or but that which who whom is are was "
        "were be been being has have had do does did will would "
        "it its their his her there then than so also too very quite really indeed"
    ),
    weighing=_set(
        "all some most many few every each any both always often sometimes usually seldom can "
        "could may might must shall should only just almost nearly partly largely mostly fully "
        "possibly probably perhaps likely unlikely more less least first last former"
    ),
    abbreviations=_set(
        "mr mrs ms dr prof st jr sr vs etc e.g i.e cf ca no nos vol pp p fig al inc ltd co corp "
        "gen col capt lt sgt sen rep gov pres rev hon dept est approx jan feb mar apr jun jul aug "
        "sep sept oct nov dec u.s u.k u.n e.u a.m p.m d.c ph.d"
    ),
    loaded=_list(
        "so-called, obviously, of course, clearly, everyone knows, needless to say, "
        "outrageous, disgraceful, shameful, ridiculous, absurd, nonsense, idiotic, moronic, "
        "brainwashed, puppet regime, warmongers, warmonger, thugs, cronies, henchmen, sheeple, "
        "hysterical, despicable, evil"
    ),
)

GERMAN = Words(
    reasoning=_list("weil, daher, deshalb, deswegen, folglich, somit, infolgedessen"),
    pointing=_set("dies er sie"),
    this=_set("das dieses diese dieser"),
    verbs=_set("ist sind war waren hat haben hatte wird werden wurde kann zeigt bedeutet beweist"),
    negations=_set(
        "nicht nie niemals kein keine keinen keinem keiner keines niemand nichts weder noch ohne "
        "nirgends kaum"
    ),
    empty=_set(
        "der die das den dem des ein eine einen einem einer eines und oder aber von zu zum zur im "
        "in am an auf aus bei mit für als wie dass ist sind war waren wird werden wurde wurden "
        "hat haben hatte hatten sein seine ihr ihre es auch sehr doch ja wohl"
    ),
    weighing=_set(
        "alle einige manche viele wenige jede jeder jedes immer oft manchmal meist kann können "
        "könnte muss müssen soll sollte darf nur fast beinahe teilweise möglicherweise "
        "wahrscheinlich vielleicht mehr weniger"
    ),
    abbreviations=_set(
        "dr prof hr fr bzw z.b z b d.h d h u.a u a usw ca vgl nr abs art bd s st jan feb mär apr "
        "jun jul aug sep sept okt nov dez v.a evtl ggf inkl sog"
    ),
    loaded=_list(
        "sogenannte, sogenannten, sogenannter, selbstverständlich, natürlich, offensichtlich, "
        "bekanntlich, lächerlich, absurd, skandalös, unverschämt, schändlich, kriegstreiber"
    ),
)

UKRAINIAN = Words(
    reasoning=_list("тому що, бо, оскільки, отже, відтак, внаслідок цього"),
    pointing=_set("він вона воно вони"),
    this=_set("це"),
    verbs=_set("є було буде означає показує доводить свідчить"),
    negations=_set(
        "не ні ніколи ніхто ніщо нічого ніде без жоден жодна жодне жодного жодної немає"
    ),
    empty=_set(
        "і й та а але або чи що як в у на з із зі до від за про по для є був була було були буде "
        "будуть це його її їх їхній також дуже ж же"
    ),
    weighing=_set(
        "всі деякі більшість багато мало кожен кожна кожне завжди часто іноді може майже"
    ),
    abbreviations=_set("р рр ст див напр ін т.д т.п та.ін ім м вул гр п пп тис млн млрд проф акад"),
    loaded=_list(
        "так званий, так звана, так зване, так звані, очевидно, звісно, звичайно, ганебно"
    ),
)

RUSSIAN = Words(
    reasoning=_list("потому что, так как, поскольку, поэтому, следовательно, вследствие этого"),
    pointing=_set("он она оно они"),
    this=_set("это"),
    verbs=_set("было будет означает показывает доказывает"),
    negations=_set("не ни никогда никто ничто ничего нигде без нет"),
    empty=_set(
        "и а но или что как в во на с со из к ко до от за о об по для у был была было были будет "
        "будут это его её ее их также очень же бы"
    ),
    weighing=_set("все некоторые многие мало каждый каждая каждое всегда часто иногда может почти"),
    abbreviations=_set("г гг ст см напр др пр т.д т.п т.е им ул стр п пп тыс млн млрд проф акад"),
    loaded=_list(
        "так называемый, так называемая, так называемое, так называемые, очевидно, конечно, "
        "разумеется, позорно"
    ),
)

_NONE = Words()
_BY_NAME = {
    "": ENGLISH,
    "en": ENGLISH,
    "eng": ENGLISH,
    "english": ENGLISH,
    "de": GERMAN,
    "deu": GERMAN,
    "german": GERMAN,
    "deutsch": GERMAN,
    "uk": UKRAINIAN,
    "ukr": UKRAINIAN,
    "ukrainian": UKRAINIAN,
    "українська": UKRAINIAN,
    "ru": RUSSIAN,
    "rus": RUSSIAN,
    "russian": RUSSIAN,
    "русский": RUSSIAN,
}


def words_of(language: str) -> Words:
    """Return the lists of a language by name or code (`en-GB` is `en`); empty if unknown."""
    name = language.strip().lower()
    return _BY_NAME.get(name) or _BY_NAME.get(name.split("-")[0].split("_")[0]) or _NONE
