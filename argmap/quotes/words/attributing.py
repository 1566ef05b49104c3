"""Words by whose place it is told who speaks, in several languages."""

from __future__ import annotations

from argmap.quotes.words.lists import words_of

PREPOSITIONS = words_of(
    "for of to with about from by against near than on at in after before behind besides like via "
    "under over between among into without towards "
    "für von zu mit über gegen bei nach vor an im vom zum zur an gegenüber trotz ohne "
    "про від до з із зі для на у в по за перед після через проти біля серед без "
    "об от к с со ко для на у в по за перед после через против о без "
    "pour de des du d avec contre sur par chez à sans devant "
    "con para por sobre sin do od dla przez"
)
NO_NAMES = words_of(
    "he she it they we i you his her its their our my your the a an this that these those but and "
    "so then when as in on at for if asked after before yes no well oh why what who how yet still "
    "today yesterday monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december one nobody everyone somebody "
    "later now here there once again also even not while with by to from according speaking "
    "mr mrs ms dr prof sir "
    "він вона воно вони ми я ви але та і й а так ні тоді потім коли якщо як у в на за що якому якій "
    "он она оно они мы вы но и да нет тогда потом когда если как к с о по "
    "er sie es wir ich und aber der die das den dem dann da ja nein als wenn in am im ein eine einer "
    "doch darauf dazu auch nach laut von zu mit "
    "il elle ils elles nous je et mais le la les l un une oui non selon puis alors "
    "el ella ellos según segun y pero "
    "herr frau pan pani пан пані господин госпожа monsieur madame"
)
NOT_SPEAKING = words_of(
    "and but that which who whose when while because if though although "
    "und aber dass weil та але що коли и но что когда et mais que"
)
"""Words with which a clause begins that does not say who spoke the words before it."""
AS = words_of("as so wie як как comme jak como")
"""`as Ann put it`, `so Ann`."""
AND = words_of("and und et та і й и y i &")
BEING = words_of(
    "was were is been being are wurde werden wird був була були был была были fut est a"
)
BY = words_of("by von durch par por przez")
TO_SOMEBODY = words_of(
    "tell tells told telling ask asks asked inform informs informed assure assures assured remind "
    "reminds reminded warn warns warned thank thanks thanked advise advised interrupt interrupted "
    "address addressed gefragt interrogé"
)
"""Verbs whose object is the one who is spoken to."""
ARTICLES = words_of(
    "a an the his her their its our my one another der die das ein eine einer ein le la un une el "
    "los las його її их его ее їхній їх"
)
INSIDE = words_of("van der den bin ibn ter")
"""Words in the middle of a name; `von` and `de` also stand before names that own something."""
PRONOUNS = words_of(
    "he she they i we it er sie ich wir він вона вони я ми он она они мы il elle ils elles on"
)
ADDRESSED = words_of("lui leur me te se ihm ihr ihnen mir uns йому їй ему ей мне мені им їм")
"""Pronouns for the one who is spoken to, as they stand before a verb."""
RELATIVES = words_of(
    "who whom whose which where "
    "який яка яке які якого якої якому якій яким якою яких якими якого чий "
    "который которая которое которые которого которой которому которым которых "
    "qui que dont lequel laquelle quien welcher welche welchem który która"
)
GERMAN_RELATIVES = words_of("der die das den dem deren dessen")
SUBORDINATE = words_of(
    "when as after while before if although though because once until asked "
    "als nachdem während wenn obwohl коли поки після когда пока после quand lorsque cuando"
)
SOURCES = words_of(
    "according laut zufolge gemäß selon d'après según zdaniem według per для for für pour"
)
"""Words that make somebody the source of what a clause tells."""
VIEWS = words_of(
    "view views words opinion claim claims argument statement remark remarks comment phrase question "
    "answer reply retort response point belief verdict warning complaint promise conclusion "
    "description letter column article essay memoir diary motto judgement judgment conviction advice demand suggestion objection "
    "ansicht meinung worten worte antwort behauptung ansichten einschätzung satz urteil aussage "
    "думку думка словами слова словам переконанням відповідь твердження оцінкою "
    "мнению мнение убеждению ответ утверждение оценке "
    "avis mots réponse opinion paroles "
    "palabras respuesta opinión słowami odpowiedź"
)
"""Nouns for what somebody says or holds: it is said by the one whose it is."""
FOR_OTHERS = words_of(
    "речник речниця прессекретар прессекретарка представник представниця помічник помічниця "
    "пресс-секретарь представитель представительница помощник помощница "
    "син дочка брат сестра дружина чоловік мати батько сын дочь жена муж мать отец "
    "rzecznik rzeczniczka"
)
"""Nouns before the name of somebody else, which stands in the genitive without a preposition."""
NOT = words_of("not nicht не pas nie")
"""`It was Ann, not Bob, who said`."""
TITLES = words_of(
    "cher chère maître madame mademoiselle monsieur docteur tante oncle père mère frère uncle aunt "
    "docteure petite petit vieille chérie"
)
"""Words before the name of somebody who is spoken to."""
THAT_WAY = words_of("how what where")
ENDINGS = words_of(
    "s а я у ю ом ем ою ею ой ей ої єю ої и ы і е ові еві ым им ого ому ій ию ии ії ією ию ь й о "
    "a y i u owi em ej ie iego"
)
"""Endings by which the cases of a name differ."""
