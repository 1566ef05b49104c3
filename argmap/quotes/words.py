"""Words that turn a quotation around when they are left out, in English, Ukrainian, Russian, German.

A source's language is often unknown, and a short list looked for in all of them at once does no
harm: a guard that warns too early costs a look.
"""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


NEGATORS = words_of(
    "not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely "
    "ain't "
    "не ні нет ни без ніколи никогда ніхто никто нічого ничего немає жоден жодна жодне жодного "
    "жодної никакой никакого "
    "nicht nie niemals kein keine keinen keinem keiner keines niemand nichts weder ohne"
)
TURNING = words_of(
    "deny denies denied denying doubt doubts doubted refuse refuses refused reject rejects rejected "
    "false untrue wrong impossible unlikely fail fails failed "
    "заперечує заперечив заперечила отрицает отрицал отрицала"
)
"""Words that turn around what follows them with `that`."""
MODALS = words_of(
    "may might could would should can must shall ought perhaps possibly probably maybe allegedly "
    "reportedly apparently likely only if unless until almost nearly "
    "может могут мочь нельзя должен должна должны "
    "може можуть могли мог могла можливо если якщо лише тільки только лишь возможно "
    "kann könnte dürfte soll sollte vielleicht nur wenn falls"
)
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
    "sagt sagte erklärte fragte antwortete schrieb meinte betonte"
)
JOINING = words_of("that whether what how що что чи dass ob")
"""Words after which the sentence goes on with what is denied."""
ABBREVIATIONS = words_of(
    "mr mrs ms dr prof st jr sr vs etc e.g i.e cf no nos vol pp p fig inc ltd co corp gen col capt "
    "lt sgt sen rep gov pres rev hon dept est approx jan feb mar apr jun jul aug sep sept oct nov "
    "dec u.s u.k u.n e.u a.m p.m ph.d г гг р рр ст див см тис тыс млн млрд ім им вул ул проф акад "
    "z.b bzw usw ca nr abs"
)
"""What a full stop ends without ending the sentence."""


def negates(word: str) -> bool:
    """Whether a folded word negates."""
    return word in NEGATORS or word.endswith("n't")
