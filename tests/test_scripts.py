"""Widths of sentences in fonts that people have, measured with HarfBuzz in these fonts, and lines
in scripts other than Latin: as many letters as of Latin, and no break where a reader would not see
one.
"""

from __future__ import annotations

import pytest

from argmap.drawing.scene.graphemes import graphemes, pictogram
from argmap.drawing.scene.measure import room_for, same_everywhere, text_width, wrap
from argmap.drawing.scene.words import lines

# em of a sentence in each font
MEASURED = {
    "Arabic": (
        "العدل أساس الحكم ولا يجوز أن يعاقب أحد دون محاكمة عادلة أمام قضاة مستقلين",
        {"Noto Sans Arabic": 31.909, "Noto Naskh Arabic UI": 28.679, "DejaVu Sans": 33.938},
    ),
    "Persian": (
        "هر کسی می‌تواند پیش از گرفتن تصمیم دلیل‌های هر دو طرف گفتگو را بخواند",
        {"Noto Sans Arabic": 29.696, "Noto Naskh Arabic UI": 27.076, "DejaVu Sans": 31.984},
    ),
    "Hebrew": (
        "כל אדם זכאי לשמוע את הטענות של שני הצדדים לפני שהוא מחליט",
        {"DejaVu Sans": 28.404, "Noto Sans Hebrew": 27.615},
    ),
    "Thai": (
        "ทุกคนควรได้ฟังเหตุผลของทั้งสองฝ่ายก่อนที่จะตัดสินใจ",
        {"Noto Sans Thai": 21.53, "Loma": 23.274, "Garuda": 22.691},
    ),
    "Hindi": (
        "निर्णय लेने से पहले दोनों पक्षों के तर्क सुनना प्रत्येक व्यक्ति का कर्तव्य है",
        {"Noto Sans Devanagari": 24.757, "Lohit Devanagari": 24.963, "Free Sans": 23.877},
    ),
    "Bengali": (
        "সিদ্ধান্ত নেওয়ার আগে দুই পক্ষের যুক্তি শোনা উচিত",
        {"Noto Sans Bengali": 19.813, "Lohit Bengali": 19.839},
    ),
    "Tamil": (
        "முடிவு எடுக்கும் முன் இரு தரப்பின் வாதங்களையும் கேட்க வேண்டும்",
        {"Noto Sans Tamil": 35.117, "Lohit Tamil": 31.314},
    ),
    "Telugu": (
        "నిర్ణయం తీసుకునే ముందు ఇద్దరి వాదనలు వినాలి",
        {"Noto Sans Telugu": 18.848, "Lohit Telugu": 17.091},
    ),
    "Georgian": (
        "გადაწყვეტილებამდე ორივე მხარის არგუმენტები უნდა მოვისმინოთ",
        {"Noto Sans Georgian": 35.624, "DejaVu Sans": 32.725},
    ),
    "Armenian": (
        "Որոշելուց առաջ պետք է լսել երկու կողմերի փաստարկները",
        {"Noto Sans Armenian": 29.497, "DejaVu Sans": 31.769},
    ),
    "Amharic": (
        "ከመወሰን በፊት የሁለቱንም ወገኖች ምክንያት መስማት ያስፈልጋል",
        {"Noto Sans Ethiopic": 22.96},
    ),
    "Japanese": (
        "決める前に、両方の側の理由を聞くべきである。",
        {"Noto Sans CJK": 21.96},
    ),
    "Korean": (
        "결정하기 전에 양쪽의 이유를 들어야 한다",
        {"Noto Sans CJK": 17.04},
    ),
    "Chinese": (
        "在作出决定之前应当听取双方的理由",
        {"Noto Sans CJK": 16.0},
    ),
    "Arabic 2": (
        "المكتبة التي تفتح ليلا تخدم من يعملون نهارا ولا يجدون وقتا آخر للقراءة أو الدراسة في الأسبوع كله",
        {"Noto Sans Arabic": 37.326, "Noto Naskh Arabic UI": 34.521, "DejaVu Sans": 40.458},
    ),
    "Thai 2": (
        "ห้องสมุดที่เปิดตอนกลางคืนช่วยคนที่ทำงานตอนกลางวัน",
        {"Noto Sans Thai": 21.863, "Loma": 23.745, "Garuda": 22.885},
    ),
    "Hindi 2": (
        "शहर को रात्रि पुस्तकालय की आवश्यकता नहीं है क्योंकि पुस्तकें उपलब्ध हैं",
        {"Noto Sans Devanagari": 25.789, "Lohit Devanagari": 26.486, "Free Sans": 25.093},
    ),
    "Khmer": (
        "បណ្ណាល័យគួរតែបើកនៅពេលយប់",
        {"Noto Sans Khmer": 12.1},
    ),
    "Myanmar": (
        "စာကြည့်တိုက်ကို ညအခါ ဖွင့်သင့်သည်",
        {"Noto Sans Myanmar": 15.941},
    ),
    "Malayalam": (
        "ഗ്രന്ഥശാല രാത്രിയിലും തുറന്നിരിക്കണം",
        {"Noto Sans Malayalam": 19.108, "Lohit Malayalam": 18.026},
    ),
    "Sinhala": (
        "පුස්තකාලය රාත්‍රියේදීත් විවෘත විය යුතුය",
        {"Noto Sans Sinhala": 19.666},
    ),
    "Lao": (
        "ຫໍສະໝຸດຄວນເປີດໃນຕອນກາງຄືນ",
        {"Noto Sans Lao": 12.011, "DejaVu Sans": 13.678},
    ),
    "Hebrew bold": (
        "כל אדם זכאי לשמוע את הטענות של שני הצדדים",
        {"DejaVu Sans": 22.353, "Noto Sans Hebrew": 21.139},
    ),
    "Thai bold": (
        "ทุกคนควรได้ฟังเหตุผลของทั้งสองฝ่าย",
        {"Noto Sans Thai": 15.873, "Loma": 15.938, "Garuda": 16.961},
    ),
    "Hindi bold": (
        "निर्णय लेने से पहले दोनों पक्षों के तर्क सुनना",
        {"Noto Sans Devanagari": 16.454, "Free Sans": 15.579},
    ),
}
SIZES = [(name, font) for name, (_, fonts) in MEASURED.items() for font in fonts]

BOLD_ARABIC = "العدل أساس الحكم ولا يجوز أن يعاقب أحد دون محاكمة"
"""Common fonts differ by a third in it: 20.4 em in Noto Naskh Arabic UI, 23.5 in Noto Sans Arabic,
26.8 in DejaVu Sans.
"""

LATIN = "A library that is open at night serves those who work by day and find no other time to read or to learn."


@pytest.mark.parametrize(("name", "font"), SIZES)
def test_sentences_are_measured_within_a_tenth_of_what_fonts_draw(name, font):
    words, fonts = MEASURED[name]
    assert text_width(words, 1, name.endswith("bold")) == pytest.approx(fonts[font], rel=0.1)


def test_bold_arabic_has_room_for_the_widest_font_with_the_margin_of_a_box():
    assert text_width(BOLD_ARABIC, 1, True) == pytest.approx(23.455, rel=0.02)
    assert room_for(BOLD_ARABIC, 1, True) * 1.06 > 26.841


@pytest.mark.parametrize(
    "emoji",
    [
        "🙂",
        "👩‍👩‍👧",
        "🇺🇦",
        "👍🏽",
        "1️⃣",
        "❤️",
        "✅",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🏳️‍🌈",
        "👷🏽‍♀️",
        "⌚",
    ],
)
def test_an_emoji_is_one_picture_however_it_is_joined(emoji):
    """Noto Color Emoji and Apple's: 1.245 and 1.25 em, Segoe UI Emoji: 1.37."""
    assert list(graphemes(emoji)) == [emoji]
    assert pictogram(emoji)
    assert text_width(emoji, 1) == pytest.approx(1.245, rel=0.1)
    assert text_width(emoji, 1) == pytest.approx(1.37, rel=0.1)


def test_signs_that_are_text_are_not_emoji():
    assert not any(pictogram(sign) for sign in ("©", "1", "#", "→", "☎", "❤\ufe0e", "漢", "é"))
    assert text_width("©", 1) == pytest.approx(1509 / 2048)


def test_arabic_letters_are_measured_as_they_are_joined():
    """The letter BEH in Noto Sans Arabic: 0.91 em alone, 0.28 at the start of a word."""
    alone = text_width("ب", 1)
    assert text_width("با", 1) < alone
    assert text_width("ببب", 1) < 2 * alone
    assert text_width("ب\u200cب", 1) == pytest.approx(2 * alone)
    assert text_width("دد", 1) == pytest.approx(2 * text_width("د", 1))


def test_stacked_letters_are_one_character():
    assert list(graphemes("क्षत्रिय")) == ["क्ष", "त्रि", "य"]
    assert list(graphemes("ស្រី")) == ["ស្រី"]
    assert list(graphemes("น้ำ")) == ["น้ำ"]
    assert text_width("क्त", 1) < text_width("क", 1) + text_width("त", 1)


LONG = {
    name: (words + ("" if name in ("Thai 2", "Japanese", "Chinese") else " ")) * 9
    for name, (words, _) in MEASURED.items()
}
LONG["emoji"] = "🙂👩‍👩‍👧🇺🇦👍🏽1️⃣❤️✅ " * 20


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("letters", [60, 95, 104])
def test_no_script_loses_words_that_latin_keeps(name, letters):
    latin = lines(LATIN[:letters], 200.0, 6, 13.0)
    assert not latin[-1].text.endswith("…")
    words = "".join(list(graphemes(LONG[name]))[:letters]).strip()
    drawn = lines(words, 200.0, 6, 13.0)
    assert not drawn[-1].text.endswith("…")
    assert all(room_for(line.text, 13.0) <= 200.0 + 1e-6 for line in drawn)
    assert "".join("".join(line.text for line in drawn).split()) == "".join(words.split())


def test_one_line_stays_one_line():
    assert len(lines(LONG["Chinese"], 200.0, 1, 13.0)) == 1


def of_em(words: str) -> float:
    return text_width(words, 10)


def test_lines_end_where_readers_expect_it():
    assert wrap("夜の「図書館」は、開く。", 40, 9, of_em)[0] == [
        "夜の「図",
        "書館」",
        "は、開",
        "く。",
    ]
    assert wrap("茶をちょっと", 40, 9, of_em)[0] == ["茶を", "ちょっと"]
    assert wrap("แมวเดินเร็ว", of_em("แมวเดิน") + 1, 9, of_em)[0] == ["แมวเดิน", "เร็ว"]
    assert wrap("หอ\u200bสมุด", of_em("หอสมุ"), 9, of_em)[0] == ["หอ", "สมุด"]
    assert wrap("བོད་ཡིག", of_em("བོད་") + 1, 9, of_em)[0] == ["བོད་", "ཡིག"]


def test_only_lines_that_are_equally_wide_everywhere_are_held():
    assert same_everywhere("plain")
    assert same_everywhere("“Київ”: Ελλάδα – 12 %")
    assert same_everywhere("The hall was full until midnight 🙂")
    for name in ("Arabic", "Hebrew", "Thai", "Hindi", "Japanese"):
        assert not same_everywhere(MEASURED[name][0])
    assert not same_everywhere("Two 🙂🙂🙂🙂")
