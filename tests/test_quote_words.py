"""The words of each language, and the patterns that are made of them."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from argmap.quotes import Quotation, SourceText, look_up
from argmap.quotes.context import patterns, run
from argmap.quotes.matching.fold import TOKEN, spellings, typographic, word
from argmap.quotes.speakers.sieves import TABLE as TABLE_OF_SIEVES
from argmap.quotes.tables import BadTable
from argmap.quotes.words import load, roles
from argmap.quotes.words.languages import Languages, lexicon_at
from argmap.rules.quotations import quote_language

HERE = Path(__file__).parent / "quotes"
CODES = tuple(load.known_by())
TABLE = tuple(patterns.table().named.values())
PATTERNS = {pattern.name: pattern for pattern in TABLE if pattern.concern}
ROLES = roles.roles()
LISTED = {name: role for name, role in ROLES.items() if not role.joins}
FILES = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in (HERE / "patterns").glob("*")
}
WITHOUT = {code: written.pop("without", {}) for code, written in FILES.items()}
EXAMPLES = {(code, name): pair for code, written in FILES.items() for name, pair in written.items()}
METHODS = {
    "negates": ("negator",),
    "turns": ("turning", "turning_stem"),
    "reports": ("reporting_verb", "reporting_stem"),
    "number": ("counting", "many"),
}


def asked(example):
    """The answer for an example: `before | the quotation | behind`, or `| … | : the source`."""
    hidden = re.fullmatch(r"\| (.*) \|: (.*)", example)
    if hidden:
        return look_up(SourceText(hidden[2]), Quotation(hidden[1], authors=("Rem",)))
    before, quote, behind = re.fullmatch(r"(.*?)\| ?(.*?) ?\|(.*)", example).groups()
    return look_up(SourceText(before + quote + behind), Quotation(quote, authors=("Rem",)))


@pytest.mark.parametrize(("code", "name"), EXAMPLES, ids=map("-".join, EXAMPLES))
def test_a_pattern_catches_one_case_and_lets_another_pass(code, name):
    yes, no = (asked(example) for example in EXAMPLES[code, name])
    assert name in {concern.pattern for concern in yes.concerns}, yes
    assert no.matches
    assert PATTERNS[name].concern not in {concern.kind for concern in no.concerns}, no


def possible(lexicon, pattern):
    """Whether a language has words for all that a pattern needs."""
    named = {bit: role for role, bit in run._bits().items()}

    def has(wanted):
        found = [named[1 << n] for n in range(wanted.bit_length()) if wanted >> n & 1]
        return any(
            role == "any"
            or role in run.MARKS
            or any(getattr(lexicon, r) for r in METHODS.get(role, (role,)))
            for role in found
        )

    needs = [[s.wanted for s in form.steps if s.least] for form in pattern.forms]
    return not needs or any(all(map(has, form)) for form in needs)


@pytest.mark.parametrize("code", CODES)
def test_each_pattern_has_cases_in_each_language_that_has_its_words(code):
    lexicon = load.lexicon(frozenset({code}))
    asked_for = {name for name, pattern in PATTERNS.items() if possible(lexicon, pattern)}
    given = {name for other, name in EXAMPLES if other == code}
    assert asked_for - given == {*WITHOUT.get(code, {})}
    assert all(WITHOUT.get(code, {}).values())


def test_patterns_have_names_and_meanings_of_their_own():
    assert len({p.name for p in TABLE}) == len({p.meaning for p in TABLE}) == len(TABLE)


@pytest.mark.parametrize("code", CODES)
def test_a_file_of_words_explains_its_roles_and_lists_no_word_twice(code):
    text = (load.FOLDER / f"{code}.toml").read_text("utf-8")
    told = dict(re.findall(r"^# (.*)\n(\w+) = ", text, re.MULTILINE))
    written = tomllib.loads(text)
    assert {role: meaning for meaning, role in told.items()} == {
        role: ROLES[role].meaning for role in written
    }
    assert [role for role in ROLES if role in written] == [*written]
    assert max(map(len, text.splitlines())) <= 100
    for role, words in written.items():
        listed = words if isinstance(words, list) else words.split()
        assert len({*listed}) == len(listed), role
    signs = load.known_by()[code]
    lexicon = load.lexicon(frozenset({code}))
    assert (signs.words, {signs.script}) == (lexicon.common, lexicon.script)


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_a_text_of_cases(code):
    about = [tomllib.loads(path.read_text("utf-8")) for path in HERE.glob("*.toml")]
    cases = [len(one["case"]) for one in about if one["source"]["language"] == code]
    assert max(cases, default=0) >= 15


def test_every_role_is_used_and_every_role_that_is_used_exists():
    sources = "".join(p.read_text("utf-8") for p in load.FOLDER.parent.rglob("*.py"))
    asked_for = {*re.findall(r"(?:lex|self|everywhere)\.(?!_)([a-z_]+)\b(?!\()", sources)}
    tables = ("patterns.toml", "signs.toml")
    forms = "".join((load.FOLDER.parent / "context" / t).read_text("utf-8") for t in tables)
    in_patterns = {*re.findall(r"[a-z_]+", " ".join(re.findall(r"^.*[\"'].*$", forms, re.MULTILINE)))}
    in_roles = {part for role in ROLES.values() for part in role.joins.split()}
    in_roles |= {name for name, role in ROLES.items() if role.gives is not None}
    in_bits = {*re.findall(r"[a-z_]+", " ".join(re.findall(r'bits\("(.*?)"', sources)))}
    signs = {"script", "letters", "common"}
    assert {*ROLES} - asked_for - in_patterns - in_roles - in_bits - signs == set()
    asked_by_name = {*re.findall(r"\blex\.([a-z_]+)\b", sources)}
    assert asked_by_name <= {*ROLES} | {*dir(roles.Lexicon)} | {"languages"}


def sentences(code):
    """The sentences that need a word of a language, each with the concern that it gives."""
    path = HERE / "words" / f"{code}.toml"
    written = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return [(kind, each) for kind, listed in written.items() for each in listed]


SENTENCES = [(kind, each) for code in CODES for kind, each in sentences(code)]


@pytest.mark.parametrize(("kind", "sentence"), SENTENCES)
def test_a_sentence_with_a_word_gives_its_concern(kind, sentence):
    found = asked(sentence)
    assert found.matches
    assert {concern.kind for concern in found.concerns} == ({kind} - {"none"})


def used(code):
    """All words of the sources, quotations and examples in a language."""
    texts = [each for _, each in sentences(code)]
    texts += [each for (of, _), pair in EXAMPLES.items() for each in pair if of == code]
    signs = HERE / "signs" / f"{code}.toml"
    texts += [each for pair in tomllib.loads(signs.read_text("utf-8")).values() for each in pair]
    for path in HERE.glob("*.toml"):
        about = tomllib.loads(path.read_text("utf-8"))
        if about["source"]["language"] == code:
            texts += [path.with_suffix(".txt").read_text("utf-8")]
            texts += [case["quote"] for case in about["case"]]
    return texts


def idle(code):
    """The listed words of a language that occur in no case, by role."""
    lexicon = load.lexicon(frozenset({code}))
    texts = [typographic(text)[0] for text in used(code)]
    seen = {word(m.group()) for text in texts for m in TOKEN.finditer(text)}
    seen |= {part for each in seen for part in each.split("'")}
    # With their stops, abbreviations are no words.
    seen |= {each.strip(".,") for text in texts for each in text.casefold().split()}
    found = {}
    for role, about in LISTED.items():
        words = getattr(lexicon, role)
        if role in {"letters", "script", "commas"}:
            continue
        if about.kind == "parts" or role == "name_ending":
            missing = [p for p in words if not any(w.startswith(p) or w.endswith(p) for w in seen)]
        elif about.kind == "forms":
            missing = [" ".join(sorted(forms)) for forms in words if len(forms & seen) < 2]
        else:
            parts = [part if isinstance(part, str) else " ".join(part) for part in words]
            missing = [part for part in parts if not {*part.split()} <= seen]
        if missing:
            found[role] = sorted(missing)
    return found


@pytest.mark.parametrize("code", CODES)
def test_every_listed_word_occurs_in_a_case_of_its_language(code):
    assert idle(code) == {}


# Sieves


@pytest.mark.parametrize("sieve", [s for s in TABLE_OF_SIEVES if s.example], ids=lambda s: s.name)
def test_a_sieve_finds_the_speaker_of_its_example(sieve):
    source = SourceText(sieve.example.replace("…", "The gate stays open"))
    found = look_up(source, Quotation("The gate stays open", said_by=("Bob",), others=("Ann",)))
    (concern,) = found.concerns
    assert (concern.kind, concern.pattern) == ("other-speaker", sieve.name)
    assert concern.words.startswith("Ann")
    assert not look_up(source, Quotation("The gate stays open", said_by=("Ann",))).concerns


def test_sieves_and_patterns_have_names_of_their_own():
    names = [row.name for row in (*TABLE_OF_SIEVES, *TABLE)]
    assert len({*names}) == len(names)


# Languages


def languages(text, folder=None):
    return Languages(SourceText(text), folder)


OF_SCRIPT = {
    script: {code for code, signs in load.known_by().items() if signs.script == script}
    for script in ("LATIN", "CYRILLIC")
}
STRANGE = {
    "es": "El puente de la plaza queda cerrado, y los vecinos no quieren que se abra. ",
    "cy": "Mae'r bont ynghau drwy'r gaeaf, ac nid yw'r cymdogion yn dymuno ei hagor. ",
    "id": "Jembatan itu tetap ditutup sampai musim panas, dan para tetangga tidak mau. ",
    "el": "Η γέφυρα θα μείνει κλειστή μέχρι το καλοκαίρι και κανείς δεν το θέλει πια. ",
}
"""Sentences in languages that had no file when this was written; those that have one are left out."""
UNLISTED = [text for code, text in STRANGE.items() if code not in CODES]


@pytest.mark.parametrize("text", UNLISTED)
def test_a_long_text_in_a_language_without_a_file_has_none(text):
    assert languages(text * 8).all == set()
    assert languages(text * 8).unlisted


def test_some_language_has_no_file():
    assert UNLISTED


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The street is too loud to sleep in.", {"en"}),
        ("Die Straße ist zu laut.", {"de"}),
        ("Le pont est tombé dans la rivière.", {"fr"}),
        ("Міст стоїть над річкою.", {"uk"}),
        ("Мост стоит, но это не всё, что было.", {"ru"}),
        ("Twice.", OF_SCRIPT["LATIN"]),
        ("Бетон.", OF_SCRIPT["CYRILLIC"]),
        ("", set()),
    ],
)
def test_the_languages_of_a_text(text, codes):
    assert languages(text).all == codes


def test_a_text_may_be_of_several_languages():
    text = (
        "The street is too loud to sleep in.\n\nDie Straße ist zu laut.\n\nМіст стоїть.\n\nTwice."
    )
    found = languages(text)
    at = [sorted(found.at(text.index(part)).languages) for part in ("The", "Die", "Міст", "Twice")]
    assert at[:3] == [["en"], ["de"], ["uk"]]
    assert "en" in at[3]
    assert not found.unlisted


def test_a_language_without_a_list_is_noticed_in_a_text_long_enough_only():
    assert languages(UNLISTED[0] * 6).unlisted
    assert not languages(UNLISTED[0][:10]).unlisted
    assert not languages(
        "The street that we had is not what it was, and they have said so. " * 6
    ).unlisted


TRAPS = [
    # French `a`, `on`, `me`; German `die`, `ob`; Spanish `sin`, `con`; French `note`, `lance`.
    ("“The street is too loud to sleep in,” a lawyer for Berg said to us.", "The street is too loud to sleep in", ("Berg",), "other-speaker"),
    ("“The street is too loud to sleep in,” a visibly angry Lind said.", "The street is too loud to sleep in", ("Berg",), "other-speaker"),
    ("“The street is loud,” said Lind, with a note for the con man.", "The street is loud", ("Lind",), ""),
    ("“They die in the sin of the town,” said Lind to me on Monday.", "They die in the sin of the town", ("Lind",), ""),
    ("The fast train and the slow one are what the town has: | it will stop there.", "it will stop there", (), ""),
    ("He held the lance, and on the bank the man was so late | the gate was shut.", "the gate was shut", (), ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "said_by", "kind"), TRAPS)
def test_a_word_counts_in_texts_of_its_language_only(text, quote, said_by, kind):
    others = ("Lind", "Berg") if said_by else ()
    asked = Quotation(quote, "", said_by, ("Rem",), tuple(n for n in others if n not in said_by))
    found = look_up(SourceText(text.replace("| ", "")), asked)
    assert {concern.kind for concern in found.concerns} == ({kind} if kind else set())


@pytest.mark.parametrize("code", CODES)
def test_what_users_read_names_each_language(code):
    first = (load.FOLDER / f"{code}.toml").read_text("utf-8").split(".")[0].strip("# ")
    root = load.FOLDER.parents[2]
    assert first in quote_language.check.doc
    assert first in (root / "grammars" / "LANGUAGE.md").read_text("utf-8")
    assert first in (root / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "role", "code"),
    [
        ("a", "being", "fr"), ("on", "person", "fr"), ("me", "addressed", "fr"),
        ("lance", "saying", "fr"), ("die", "article", "de"), ("ob", "asking", "de"),
        ("fast", "limit", "de"), ("man", "light", "de"), ("i", "and_word", "pl"),
        ("do", "preposition", "pl"), ("sin", "preposition", "es"), ("con", "preposition", "es"),
    ],
)  # fmt: skip
def test_an_english_word_is_not_taken_for_another(word, role, code):
    english = lexicon_at(SourceText("The street is what they said it was to us."), 0)
    assert english.languages == {"en"}
    assert word not in getattr(english, role)
    if code in CODES and word != "a":
        assert word in getattr(load.lexicon(frozenset({code})), role)


def test_ukrainian_and_russian_words_are_told_apart():
    uk = SourceText("Рада не хоче, щоб міст упав, але його вже закрили й ніхто не ходить.")
    ru = SourceText("Совет не хочет, чтобы мост упал, но его уже закрыли и никто не ходит.")
    assert lexicon_at(uk, 0).negates("ніхто")
    assert not lexicon_at(uk, 0).negates("никто")
    assert lexicon_at(ru, 0).negates("никто")
    assert not lexicon_at(ru, 0).negates("ніхто")


# A new language


MADE_UP = """
script = "LATIN"
common = "ka lo mi tu ne"
negator = "zot"
complement = "ke"
light = "tu"
"""


def test_adding_a_language_is_adding_a_file(tmp_path, monkeypatch):
    (tmp_path / "xx.toml").write_text(MADE_UP)
    text = "Lo bando ka mi zot tu ramo dilo. Ka lo mi surgo tu ramo dilo."
    assert languages(text, tmp_path).all == {"xx"}
    assert not look_up(SourceText(text), Quotation("ramo dilo. Ka lo mi surgo")).concerns
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    found = look_up(SourceText(text), Quotation("ramo dilo. Ka lo mi surgo"))
    assert [(c.kind, c.words, c.pattern) for c in found.concerns] == [
        ("cut-negation", "zot tu", "denied")
    ]


SPANISH = """
script = "LATIN"
letters = "ñ ¿ ¡"
common = "el los las del y no por con una su para como más pero lo sus ha al"
negator = "no nunca"
"""


def test_a_file_more_takes_no_text_from_the_others(tmp_path):
    for code in CODES:
        shutil.copy(load.FOLDER / f"{code}.toml", tmp_path)
    (tmp_path / "es.toml").write_text(SPANISH, "utf-8")
    assert languages(STRANGE["es"] * 4, tmp_path).all == {"es"}
    assert languages("Le pont est tombé dans la rivière.", tmp_path).all == {"fr"}
    assert languages("The street is too loud to sleep in.", tmp_path).all == {"en"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('negatr = "zot"', "xx.toml: no role is called negatr; roles.toml lists all"),
        ("negator = ['zot']", "xx.toml: negator must be one text with blanks between words"),
        ('turning_phrase = "a b"', "xx.toml: turning_phrase must be a list of phrases"),
        ("turning_phrase = [1]", "xx.toml: turning_phrase must be a list of phrases"),
        ('joining = "zot"', "xx.toml: no role is called joining; roles.toml lists all"),
        ("negator = zot", "xx.toml: "),
    ],
)
def test_a_file_of_words_with_a_mistake_says_which(tmp_path, text, said):
    (tmp_path / "xx.toml").write_text(text)
    with pytest.raises(BadTable, match=re.escape(said)):
        load.lexicon(frozenset({"xx"}), tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('x = "zot"', 't.toml: x must be a table such as { words = "what its words do" }'),
        ('x = { wrds = "zot" }', "t.toml: x must have its meaning under one of words, phrases,"),
        ('x = { words = "a", parts = "b" }', "t.toml: x must have its meaning under one of words,"),
        ('x = { words = "a", first = "b" }', "t.toml: x: first must be a number"),
        ('x = { words = "a", joins = "b" }', "t.toml: x joins b, which is no role here"),
        ("x = {", "t.toml: "),
    ],
)
def test_a_table_of_roles_with_a_mistake_says_where(tmp_path, text, said):
    (tmp_path / "t.toml").write_text(text)
    with pytest.raises(BadTable, match=re.escape(said)):
        roles.roles(tmp_path / "t.toml")


ROW = '[[turning]]\nname = "p"\nmeaning = "m"\n'
SENSE = '[[sense]]\nfirst = "negator"\nsecond = "only"\nloses = "both"\nmeaning = "m"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("turning = 1", "t.toml: turning must be written as [[turning]], once for each row"),
        ('[[turning]]\nname = "p"', "t.toml: turning, p: meaning is missing"),
        ('[[turning]]\nmeaning = "m"', "t.toml: turning, row 1: name is missing"),
        (ROW + 'fom = "…"', "t.toml: turning, p: fom is none of name, meaning, concern, form,"),
        (ROW + "odd = 1", "t.toml: turning, p: odd is not of the form that the head of the file"),
        (ROW + "form = [1]", "t.toml: turning, p: form is not of the form that the head of the"),
        (ROW + 'form = "negtor …"', "t.toml: turning, p: form has 'negtor', which is no role,"),
        (ROW + 'form = "$much …"', "t.toml: turning, p: form has 'much', which is no role, mark or"),
        (ROW + 'form = "any{1} …"', "t.toml: turning, p: form has 'any{1}', which is no role, mark"),
        (ROW + 'when = "bits"', "t.toml: turning, p: when is bits, which conditions.py does not"),
        (ROW + ROW, "t.toml: turning: there are two patterns called “p”"),
        (SENSE, "t.toml: sense, row 1: in is missing"),
        (SENSE + 'in = "front"', "t.toml: sense, row 1: in must be of before, behind, gaps"),
        (SENSE.replace("both", "all") + 'in = "gaps"', "t.toml: sense, row 1: loses must be of both,"),
        (SENSE.replace("only", "onl") + 'in = "gaps"', "t.toml: sense, row 1 has 'onl', which is"),
        ("short = 1", "t.toml: short must be a table of lists"),
        ("[[turning", "t.toml: "),
    ],
)
def test_a_table_of_patterns_with_a_mistake_says_where(tmp_path, text, said):
    (tmp_path / "t.toml").write_text(text, "utf-8")
    with pytest.raises(BadTable, match=re.escape(said)):
        patterns.table(tmp_path / "t.toml")


def test_only_the_languages_of_a_text_are_loaded(monkeypatch):
    read = []

    def reading(path):
        read.append(path.stem)
        return known(path)

    known = load.read
    load.lexicon.cache_clear()
    monkeypatch.setattr(load, "read", reading)
    text = SourceText("The street is too loud to sleep in, and the town does not want that.")
    assert read == []
    look_up(text, Quotation("the town does not want that"))
    assert read == ["en"]


# Spellings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('umlauts = "a"\n', "t.toml: yo must be a text"),
        ("umlauts = 1\n", "t.toml: umlauts must be a text"),
        ("umlauts", "t.toml: "),
    ],
)
def test_a_table_of_spellings_with_a_mistake_says_where(tmp_path, text, said):
    (tmp_path / "t.toml").write_text(text, "utf-8")
    with pytest.raises(BadTable, match=re.escape(said)):
        spellings(tmp_path / "t.toml")
