"""Words with which a writer tells what others say, think or want.

Lists alone do not do: every verb can tell what somebody says. So a verb is known by its place, too
(`reported.py`); `FACTIVE` are those with which the writer holds what is told.
"""

from __future__ import annotations

from argmap.quotes.matching.fold import word
from argmap.quotes.words.lists import words_of

REPORTING = words_of(
    "say says said claim claims claimed argue argues argued insist insists insisted allege "
    "alleges alleged believe believes believed think thinks thought assert asserts asserted "
    "maintain maintains maintained suggest suggests suggested contend contends contended tell "
    "tells told declare declares declared complain complains complained imply implies implied "
    "assume assumes assumed suspect suspects suspected boast boasts boasted predict predicts "
    "predicted speculate speculates speculated accuse accuses accused according claiming "
    "arguing saying suggesting alleging insisting believing thinking hope hopes hoped fear "
    "fears feared expect expects expected allegation allegations notion idea belief theory "
    "rumour rumours rumor rumors assertion convinced confident adamant warn warns warned "
    "announce announces announced promise promises promised assure assures assured reckon "
    "reckons reckoned guess guesses guessed swear swears swore sworn threaten threatens "
    "threatened dream dreams dreamt dreamed wish wishes wished persuaded opinion view feeling "
    "impression conviction suspicion accusation charge complaint report reports "
    "каже кажуть сказав сказала сказали стверджує стверджують стверджував стверджувала заявив "
    "заявила заявляє заявляють вважає вважають запевняє запевняють запевнив запевнила обіцяє "
    "обіцяв обіцяла певен певна певні впевнений впевнена переконаний переконана боїться "
    "підозрює натякає натякнув скаржиться нарікає твердять твердити кричав крикнув думає "
    "думають гадає твердить говорит говорят сказал утверждает утверждают утверждал утверждала "
    "заявил заявляет заявляют считает считают полагает полагают полагал уверен уверена "
    "уверены убеждён убеждена заверяет заверил обещает обещал обещала боится подозревает "
    "жалуется кричал крикнул крикнула намекает грозит думать думает думают "
    "sagt sagen sagte sagten behauptet behaupten behauptete behaupteten überzeugt versichert "
    "versicherte verspricht versprach fürchtet fürchtete hofft hoffte vermutet vermutete "
    "klagt klagte schimpft schimpfte droht drohte warnt warnte meint meinen meinte glaubt "
    "glauben glaubte laut zufolge denkt denken"
)
"""Words with which a writer tells what others hold, without holding it."""
NOUNS = words_of(
    "claim claims promise promises hope hopes fear fears report reports wish wishes dream "
    "dreams guess allegation allegations notion idea belief theory rumour rumours rumor "
    "rumors assertion opinion view feeling impression conviction suspicion accusation charge "
    "complaint"
)
"""Those that are nouns, or may be."""
FACTIVE = words_of(
    "show shows showed shown prove proves proved proven demonstrate demonstrates demonstrated "
    "confirm confirms confirmed find finds found discover discovers discovered reveal reveals "
    "revealed realise realises realised realize realizes realized know knows knew known learn "
    "learns learned learnt notice notices noticed see sees saw seen establish established "
    "mean means meant ensure ensures ensured acknowledge acknowledges acknowledged admit "
    "admits admitted concede concedes conceded recognise recognised recognize recognized "
    "understand understands understood forget forgets forgot remember remembers remembered "
    "remind reminds reminded note notes noted observe observes observed regret regrets "
    "regretted fact happened happens turned emerged agreed decided "
    "показує показують показали показав показала показало доведено довів довела знає знають "
    "знали знав знала виявилося виявилось виявив виявила з'ясувалося помітив помітила бачить "
    "бачив бачила визнав визнала визнає пам'ятає забув зрозуміло відомо ясно очевидно правда "
    "факт те тому того так через настільки такий така такі все всі показывает показывают "
    "показал доказано доказал знает знают знал оказалось выяснилось обнаружил заметил "
    "заметила видит видел видела признал признала признает помнит забыл понятно известно то "
    "потому затем настолько такой такая такие "
    "zeigt zeigte zeigen beweist bewies bestätigt bestätigte weiß wissen wusste fest heraus "
    "sieht sah fand merkt merkte erkannte klar sicher bekannt tatsache ohne statt damit"
)
"""Words before a joined clause after which the writer holds what it says, or that tell nothing."""
CONNECTING = words_of(
    "so such now given provided in than this those ones has was is except ohne statt damit"
)
"""Words that, right before `that`, make another connection of it."""
CALLING = words_of(
    "call calls called dub dubs dubbed brand brands branded label labels labelled labeled "
    "describe describes described hail hails hailed denounce denounced dismiss dismissed "
    "praise praised condemn condemned nannte nennt nennen bezeichnete "
    "называет назвал назвала назвали називає назвав"
)
"""Verbs with which somebody judges a thing."""
VIEWS = words_of(
    "view views opinion eyes words account reckoning telling estimate estimates judgement "
    "judgment mind version estimation figures "
    "словами словам думку думки мнению переконанням переконання убеждению версією версії "
    "версии оцінкою оцінками оценке оценкам даними данным "
    "ansicht meinung angaben worten einschätzung auffassung darstellung lesart überzeugung "
    "aussage"
)
"""Nouns for what somebody holds."""
ACCORDING = words_of(
    "according laut zufolge allegedly supposedly reportedly angeblich нібито буцімто якобы"
)
OWN = words_of(
    "i we my our "
    "я ми мы мій моя моє моїх моїми моїй наш наша наших мой моё моего моей моему нашему "
    "ich wir mein meine meiner meinen unser unsere unserer"
)
"""Words of a writer who tells what is the writer's own."""
PERSONS = words_of("he she they er sie вона він вони он она они il elle")
STEMS = (
    "стверд", "заяв", "вважа", "дума", "каж", "сказа", "побою", "боїть", "запевн", "обіця", "переконан",
    "впевнен", "підозр", "подейку", "натяк", "нарік", "чутк", "припущ", "припуск", "твердж", "побоюв",
    "утвержд", "счита", "полага", "говор", "уверен", "убежд", "опас", "боят", "боит", "подозр", "предполаг",
    "надее", "обеща", "намек", "поговар", "слух", "фраз", "тезис", "мнени", "предположен",
    "behaupt", "glaub", "fürcht", "hoff", "vermut", "versicher", "klagt", "schimpf", "mutmaß", "gerücht",
    "befürcht", "schätz",
)  # fmt: skip
"""How such words begin, where endings are many."""
_STEMS = tuple(map(word, STEMS))
SUBJUNCTIVES = words_of(
    "sei seien habe werde werden müsse könne solle wolle dürfe komme gehe stehe gebe lasse "
    "bleibe halte mache sehe wisse brauche liege führe bringe nehme"
)
"""German verbs in the form in which somebody's words are told."""
KNOWN = words_of(
    "clear true known certain obvious fact evident undisputed bekannt klar sicher wahr "
    "unbestritten "
    "відомо ясно правда факт очевидно известно"
)
"""Words behind a clause that say that it is so."""


def reports(token: str) -> bool:
    """Whether with a folded word a writer tells what others hold."""
    return token in REPORTING or (token.startswith(_STEMS) and not token.endswith("lich"))
