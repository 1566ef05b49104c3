"""Numbers in words, in English, Ukrainian, Russian and German."""

from __future__ import annotations

from argmap.quotes.matching.fold import word as folded
from argmap.quotes.words.lists import words_of

NUMBERS = {
    folded(word): number
    for text in (
        ("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty"),
        ("два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять "
        "чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять двадцять"),
        ("два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
        "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать"),
        ("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
        "sechzehn siebzehn achtzehn neunzehn zwanzig"),
    )
    for number, word in enumerate(text.split(), 2)
} | {
    folded(word): 10 * number
    for text in (
        "thirty forty fifty sixty seventy eighty ninety",
        "тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
        "тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    )
    for number, word in enumerate(text.split(), 3)
}  # fmt: skip
"""Numbers in words, less `one`, which is more often no number."""
MANY = words_of(
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens "
    "double triple twice thrice thirds quarters fifths percent % "
    "сто сотня сотні тисяча тисячі тисяч мільйон мільйони мільйонів мільярд мільярди мільярдів "
    "двічі удвічі втричі двох трьох чотирьох обидва обидві двоє троє "
    "сотни тысяча тысячи тысяч миллион миллиона миллионов миллиард миллиарда миллиардов дважды "
    "вдвое втрое двух трёх трех четырёх четырех оба обе двое трое "
    "hundert tausend million millionen milliarde milliarden dutzend doppelt zweimal dreimal"
)
"""Other words that say how many."""


def number(word: str) -> bool:
    """Whether a folded word is a number, in digits or in words, or part of one."""
    return any(c.isdigit() for c in word) or word in NUMBERS or word in MANY


def same_number(one: str, other: str) -> bool:
    """Whether two folded words are one number: `17` and `seventeen`."""
    return str(NUMBERS.get(one, one)) == str(NUMBERS.get(other, other))
