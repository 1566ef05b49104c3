"""Words that introduce speech or join sentences, and stops that end none, in several languages."""

from __future__ import annotations

from argmap.quotes.matching.fold import word


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as one text, as they are compared."""
    return frozenset(map(word, text.split()))


SAYING = words_of(
    "say says said saying tell tells told add adds added ask asks asked reply replies replied "
    "answer answers answered respond responds responded explain explains explained claim claims "
    "claimed argue argues argued insist insists insisted write writes wrote report reports reported "
    "state states stated declare declares declared announce announces announced warn warns warned "
    "concede concedes conceded admit admits admitted note notes noted observe observed remark "
    "remarks remarked recall recalls recalled complain complains complained confirm confirms "
    "confirmed suggest suggests suggested according quip quipped shout shouted call called calls "
    "lament laments lamented repeat repeated repeats conclude concludes concluded reiterate "
    "reiterated urge urges urged propose proposes proposed begin begins began continue continues continued "
    "каже сказав сказала говорить заявив заявила додав додала відповів відповіла запитав "
    "зазначив зазначила пояснив пояснила повідомив повідомила "
    "говорит сказал сказала заявил заявила добавил добавила ответил ответила спросил спросила "
    "отметил отметила пояснил пояснила сообщил сообщила "
    "питає запитала спитав спитала відповідає зауважив зауважила наголосив наголосила пише написав написала "
    "уточнив уточнила запевнив запевнила додає пояснює "
    "спрашивает спросил отвечает заметил заметила пишет написал написала уточнил уточнила добавляет "
    "sagt sagte sagten erklärt erklärte fragt fragte antwortet antwortete schreibt schrieb meint meinte betont betonte "
    "dit dirent affirme assure souligne explique ajoute répond répondit rétorque demande demanda précise "
    "déclare lance confie poursuit raconte affirma ajouta expliqua déclara écrit écrivait "
    "dice dijo afirma afirmó responde respondió pregunta preguntó replicó contestó añadió explicó "
    "mówi powiedział powiedziała zapytał zapytała odparł odparła odpowiedział odpowiedziała dodał dodała"
)
JOINING = words_of(
    "that whether why what how що чому будто ніби нібито наче мовби кто хто что чи ли dass daß ob que"
)
"""Words after which the sentence goes on with what is said, denied or asked."""
ABBREVIATIONS = words_of(
    "mr mrs ms dr prof st jr sr vs etc e.g i.e cf no nos vol pp p fig inc ltd co corp gen col capt "
    "lt sgt sen rep gov pres rev hon dept est approx jan feb mar apr jun jul aug sep sept oct nov "
    "dec u.s u.k u.n e.u a.m p.m ph.d г гг р рр ст див см тис тыс млн млрд ім им вул ул проф акад "
    "z.b bzw usw ca nr abs"
)
"""What a full stop ends without ending the sentence."""
