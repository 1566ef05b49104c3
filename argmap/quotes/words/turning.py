"""Words that turn a quotation around, limit it, or say whose it is, when they are left out.

English, Ukrainian, Russian, German, some French and Polish. A source's language is often unknown,
and a short list looked for in all of them at once does no harm: a guard that warns too early costs
a look. Words that are common in another of these languages (German `fast`, `falls`) are not listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.quotes.matching.fold import word as folded
from argmap.quotes.words.lists import words_of

if TYPE_CHECKING:
    from argmap.quotes.matching.source import SourceText


def phrases_of(text: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list that is written as one text, with commas between them."""
    return frozenset(tuple(map(folded, phrase.split())) for phrase in text.split(","))


NEGATORS = words_of(
    "not no never none nobody nothing nowhere neither nor without cannot hardly scarcely "
    "barely ain't aint "
    "не ні нет ни без ніколи никогда ніхто никто никому нікому нікого никого нічого ничего "
    "нічим ничем немає нема жоден жодна жодне жодного жодної никакой никакого никаких ніяких "
    "ніякого ледве едва навряд вряд отнюдь "
    "nicht nie niemals kein keine keinen keinem keiner keines keinerlei keineswegs keinesfalls wenig niemand niemanden "
    "niemandem nichts weder ohne kaum nirgends nirgendwo mitnichten jamais aucun aucune rien "
    "ni bez nigdy nikt"
)
"""Words that say that something is not so."""
TURNING = words_of(
    "deny denies denied denying denial doubt doubts doubted doubtful refuse refuses refused "
    "refusing refusal reject rejects rejected rejecting decline declines declined false "
    "falsely untrue wrong wrongly incorrect mistaken mistakenly impossible unlikely unable "
    "unwilling unfair naive foolish unfairly unjust misleading premature overstatement exaggeration "
    "exaggerated mistake delusion illusion fail fails failed failing failure myth lie fiction "
    "nonsense absurd implausible disproved disproven refuted debunked disputed dispute "
    "disputes forbidden forbid forbids forbade banned avoid avoids avoided avoiding far "
    "instead rather rarely seldom "
    "невірно неправильно несправедливо помилка перебільшення заперечує заперечив заперечила "
    "заперечили відмовився відмовилася відмовилась відмовилися відмовляється відкинув "
    "відкинула відкинули сумніваюся сумнівається сумніваються сумнівно неправда неправдою брехня брехнею хибно "
    "помилково замість рідко нельзя неверно преувеличение заблуждение ошибка отрицает отрицал "
    "отрицала отрицали отказался отказалась отказались отказывается отверг отвергла отвергли "
    "сомневаюсь сомневается сомневаются сомнительно ложь ошибочно вместо редко "
    "ungerecht übertrieben verfehlt irrtum unfug bestreitet bestritt bestritten leugnet "
    "leugnete verneint bezweifelt bezweifelte falsch unwahr weigert weigerte statt anstatt "
    "selten"
)
"""Words that turn around what follows them, at once or with `that`, `to`, `of` and their like."""
LIMITS = words_of(
    "if unless whether lest only almost nearly except excepting barring might may could would "
    "perhaps possibly probably maybe allegedly reportedly apparently supposedly seemingly "
    "likely purportedly ostensibly suppose supposing imagine assuming assume provided few "
    "fewer less least some half partly sometimes occasionally "
    "якщо якби лише тільки майже можливо мабуть нібито начебто буцімто ймовірно хіба деякі "
    "дехто если только лишь почти возможно наверное якобы вероятно разве случись окажись "
    "некоторые немногие "
    "wenn falls ob nur fast beinahe vielleicht sofern solange angeblich vermutlich womöglich könnte würde "
    "einige wenige seulement presque peut-être sauf jeśli gdyby tylko prawie może"
)
"""Words that limit what follows them: a condition, a doubt, a part of the whole."""
MODALS = LIMITS | words_of(
    "should can must shall ought until "
    "може можуть могли мог могла мають повинен повинна повинні может могут мочь нельзя должен "
    "должна должны "
    "kann darf dürfte soll sollte muss"
) - words_of("some few fewer less least half")
"""Words that are no small loss wherever they are left out."""
EXCEPTIONS = words_of(
    "except excepting excluding barring exception apart "
    "крім окрім винятком кроме исключением "
    "außer ausgenommen ausnahme abgesehen sauf oprócz"
)
"""Words behind which stands what something does not hold for."""
QUANTITIES = words_of(
    "all every each always everyone everybody everything most many several some few half part "
    "third quarter fifth tenth majority minority "
    "усі всі кожен завжди більшість меншість половина частина третина чверть декілька кілька "
    "деякі все каждый всегда большинство меньшинство часть треть четверть несколько некоторые "
    "alle jeder jede jedes immer meisten viele einige hälfte teil drittel viertel"
)
"""How much of a whole."""
LIGHT = words_of(
    "a an the any such very so really quite at all again ever yet longer even just simply "
    "merely necessarily actually exactly particularly especially entirely wholly fully always "
    "still also too much more most of to for from in by on with about as it is was are were "
    "be been being am has have had having do does did done will would shall should can could "
    "may might must there that this these those they he she we i you one people anyone "
    "anybody everyone everybody anything want wants wanted try tries tried trying mean means "
    "meant intend intends intended need needs needed plan plans planned going able ready "
    "willing likely supposed seem seems seemed appear appears appeared happen happens "
    "happened begin begins began believe believes believed think thinks thought know knows "
    "knew say says said sure certain clear true case fact evidence proof reason sign "
    "convinced thing ones his her their its our my your "
    "бути був була було були є це того щоб те та же бы б больше более ще більше уже вже "
    "зовсім вовсе совсем был была было были это том чтобы можна можно хоче хочет хотів хотел "
    "варто стоит правда так що что "
    "ist war sind waren wird werden wurde hat haben hatte der die das den dem des ein eine "
    "einen einem einer mehr zu es er sie wir ich man dass daß mal ganz gar wahr richtig"
)
"""Words that may stand between what turns a sentence and what is turned."""
CLAUSES = words_of(
    "and but because although though while when since who whom whose which where "
    "і й та але бо тому коли який яка яке які якого якої яких якою якій яким де и но а "
    "поэтому когда который которая которое которые которого которой которых которым где "
    "und aber deren dessen denen weil obwohl während denn"
)
"""Words before which another clause has ended."""
LIMITS_ELSEWHERE = words_of("falls fast wenn dürfte mag")
"""Words that limit in a text that is not English; there they are others."""
PHRASES_BEHIND = phrases_of(
    "for as long,but only,but not before,but not until,but not unless,but not if,but not now,but not yet,but never "
    "before,as long as,so long as,at least not,or at least,apart from,other than,save for,on condition,"
    "with the exception,at any rate not,"
    "але не раніше,але не зараз,але тільки,але лише,за винятком,за умови,принаймні не,"
    "но не раньше,но не сейчас,но только,но лишь,за исключением,при условии,по крайней мере не,"
    "aber nicht bevor,aber erst,aber nur,jedenfalls nicht,bis auf,zumindest nicht,mit ausnahme,nur wenn"
)
"""What limits a clause right behind it."""
STARTERS = words_of(
    "no nobody none nothing neither weder "
    "ні ни жодного "
    "never few little rarely seldom hardly scarcely barely only if unless whether suppose "
    "imagine assuming "
    "ніхто ніколи жоден жодна жодне навряд ледве якщо якби мало никто никогда едва вряд если "
    "niemand nie keiner kein keine wenige kaum wenn nur"
)
"""Words that turn or limit the whole clause at whose head they stand."""
OPENING = words_of(
    "had were should once without until failing barring suppose imagine assuming "
    "без щойно якби "
    "едва ohne sobald"
)
"""Words that make a condition of the sentence or clause at whose head they stand."""
RELATIVES = words_of(
    "who whom whose which "
    "який яка яке які якого якої яких якою якій яким "
    "который которая которое которые которого которой которых которым "
    "deren dessen denen"
)
"""Words with which something is told of a thing beside the sentence."""
TURNING_PHRASES = phrases_of(
    "too early,too soon,hard to see,hard to believe,hard to imagine,difficult to see,difficult to "
    "believe,remains to be,yet to,nothing to show,no sign,"
    "stopped short,stops short,stopping short,fell short,falls short,"
    "рано говорити,важко повірити,важко уявити,"
    "рано говорить,трудно поверить,трудно представить,"
    "schwer zu glauben,kaum zu glauben,zu früh"
)
"""Phrases that turn around what follows them, as the words do."""
CERTAIN = words_of(
    "doubt wonder matter question surprise surprising secret mystery denying dispute accident "
    "coincidence "
    "секрет сумніву сумнівів сумнів дивно таємниця випадково сомнений сомнения удивительно "
    "тайна случайно "
    "zweifel wunder geheimnis frage zufall"
)
"""Words that, negated, make what follows more certain: `no doubt`, `no secret`."""
PRETENDING = words_of(
    "pretend pretends pretended pretending wish wishes wished fancy fancied прикидається прикидався "
    "притворяется притворялся"
)
"""Words that leave what follows them untrue, negated or not."""
POSSIBLE = words_of(
    "impossible excluded inconceivable unlikely unthinkable implausible "
    "исключено исключена невозможно виключено неможливо "
    "ausgeschlossen unmöglich"
)
"""Words that, negated, leave something possible and no more."""
CONDITIONS = words_of("if unless except provided solange якщо якби если wenn sofern si jeśli")
"""Words behind a clause that say when it holds."""
HELD = words_of(
    "prevent prevents prevented preventing stop stops stopped stopping keep keeps kept "
    "keeping bar bars barred block blocks blocked hinder hindered dissuade dissuaded"
)
"""Verbs that, with `from`, say that something was not done."""
BACKWARD = words_of(
    "false untrue wrong incorrect mistaken nonsense absurd myth lie fiction denied disputed "
    "rejected refuted disproved debunked doubtful unlikely impossible unproven exaggerated "
    "delusion illusion mistake "
    "заблуждение ошибка помилка омана "
    "irrtum "
    "неправда брехня хибно вигадка ложь вымысел "
    "falsch unwahr gelogen erfunden unsinn"
)
"""Words that, behind a clause, say that it is not so."""
STATES = words_of("is was are were be been remains seems proved turned has have had ist war sind")


BEFORE_NOUNS = words_of(
    "the a an this that these those its their his her our my your of any some no every each "
    "all der die das dem den des ein eine einen einem einer eines kein keine keinen dieser "
    "diese dieses sein seine ihr ihre"
)
"""Words behind which an English or German noun stands."""
POINTING = LIGHT | words_of(
    "me him us them mine yours hers ours theirs himself herself itself themselves myself "
    "ourselves who whom whose which what where when then here now both each other others "
    "former latter same and or but if so than because while at into onto over under up down "
    "out off before after until "
    "нём ней неё нему нею ними них него ним он она оно они мы вы я его её ее их нас вас им "
    "ему ей нам вам нее этот эта эти этого этой этих этим та тот те там здесь тут туда сюда "
    "тогда сейчас и а но или в на с к у о по за из от до свой своя своё своего своей себя кто "
    "что він вона воно вони ми ви його її їх їм йому їй нього неї цей ця ці цього цієї цих "
    "цим той ті туди сюди тоді зараз і й але або з із від свій своє свого своєї себе хто що "
    "sie ihn ihm ihr ihre ihren ihnen sein seine seinen dieser diese dieses diesen diesem "
    "jener jene jenes wer was da dort hier dann und oder in an auf mit von bei nach aus il "
    "elle ils elles lui leur ce cette ces celui celle on le la les un une des du de"
)
"""Words that tell nothing by themselves: a bracket may say what they point to."""
_MONTH = words_of(
    "in of since until by last this early late mid from to and on before after during"
)


def month(source: SourceText, at: int) -> bool:
    """Whether the token at a place is the month of May, not the verb."""
    if source.words[at] != "may" or source.plain[source.starts[at]] != "M":
        return False
    near = [source.words[n] for n in (at - 1, at + 1) if 0 <= n < len(source.words)]
    return any(word[0].isdigit() for word in near) or (at > 0 and near[0] in _MONTH)


TURNING_STEMS = (
    "запереч", "спрост", "відмов", "відкин", "сумнів", "отриц", "отказ", "отверг", "сомнев", "опроверг",
    "leugn", "bestreit", "bestritt", "bezweif", "dementier", "widerleg",
)  # fmt: skip
"""How words that turn begin, where endings are many."""


def turns(word: str) -> bool:
    """Whether a folded word turns around what follows it, as `denied` does."""
    return word in TURNING or word.startswith(TURNING_STEMS)


def negates(word: str) -> bool:
    """Whether a folded word negates."""
    return word.removesuffix("'s") in NEGATORS or word.endswith("n't")
