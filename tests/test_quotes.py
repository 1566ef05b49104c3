"""Quotations that must match their source, and quotations that must not."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.base.typography import in_marks
from argmap.quotes import Quotation, SourceText, look_up
from argmap.quotes.copies import quotation
from argmap.quotes.matching.fold import typographic, word
from argmap.quotes.speakers import speech
from argmap.quotes.words.languages import lexicon_at

HERE = Path(__file__).parent / "quotes"
SOURCES = {
    path.stem: SourceText(path.read_text(encoding="utf-8-sig"))
    for path in sorted(HERE.glob("*.txt"))
}
SETS = {name: tomllib.loads((HERE / f"{name}.toml").read_text("utf-8")) for name in SOURCES}
CASES = [(name, case) for name, about in SETS.items() for case in about["case"]]


def answer(name, case):
    about = SETS[name]["source"]
    said_by = tuple(case.get("said_by", ()))
    return look_up(
        SOURCES[name],
        Quotation(
            case["quote"],
            case.get("at", ""),
            said_by,
            tuple(about.get("author", ())),
            tuple(n for names in about["people"] for n in names if not {*names} & {*said_by}),
            transcript=about.get("transcript", False),
        ),
    )


def faithful(case):
    return case["expect"] != "not-found" and not case["concerns"]


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}-{n}" for n, (name, _) in enumerate(CASES)]
)
def test_adversarial(name, case):
    found = answer(name, case)
    told = sorted({concern.kind for concern in found.concerns})
    assert (found.tier, told) == (case["expect"], sorted(case["concerns"])), (
        f"{case['why']}\n{case['quote']}\n{found}"
    )
    assert found.voiced is case.get("confirmed", found.voiced), found


def test_the_set_is_large_and_at_least_half_of_it_faithful():
    assert len(CASES) >= 120
    assert sum(faithful(case) for _, case in CASES) * 2 >= len(CASES)
    kinds = Counter(kind for _, case in CASES for kind in case["concerns"])
    assert len(kinds) >= 14


def test_nothing_unfaithful_is_accepted_without_a_warning_and_nothing_faithful_refused():
    calm = [(case, found.matches and not found.concerns)
            for case, found in ((case, answer(name, case)) for name, case in CASES)]  # fmt: skip
    accepted = [case["quote"] for case, passes in calm if passes and not faithful(case)]
    refused = [case["quote"] for case, passes in calm if not passes and faithful(case)]
    assert (accepted, refused) == ([], [])


names = st.sampled_from(sorted(SOURCES))


@given(names, st.data())
def test_what_stands_there_is_found_where_it_stands(name, data):
    source = SOURCES[name]
    first = data.draw(st.integers(0, len(source.words) - 1))
    last = min(len(source.words) - 1, first + data.draw(st.integers(0, 12)))
    words = source.written(source.starts[first], source.ends[last])
    paragraph = source.paragraph(source.starts[first])
    found = look_up(source, Quotation(words, f"paragraph {paragraph}"))
    if "[" in words or "..." in typographic(words)[0]:
        return
    assert found.tier in {"exact", "typographic"}
    assert found.paragraph == paragraph
    assert source.text[found.start : found.end].split() == words.split()


@given(names, st.data())
def test_a_dropped_negation_is_never_found_in_its_place(name, data):
    source = SOURCES[name]

    def negates(at):
        return lexicon_at(source, at).negates(source.words[at])

    at = data.draw(st.sampled_from([n for n in range(len(source.words)) if negates(n)] or [0]))
    before, after = source.words[max(0, at - 5) : at], source.words[at + 1 : at + 6]
    found = look_up(source, Quotation(" ".join([*before, *after])))
    if before and after and found.matches:
        here = [word(w) for w in source.text[found.start : found.end].lower().split()]
        negated = lexicon_at(source, at).negates
        assert not any(negated(w) for w in here[len(before) - 1 : len(before) + 1])


@given(st.text(max_size=400), st.text(max_size=80), st.sampled_from(["", "paragraph 2", "p. 3"]))
def test_nothing_makes_it_fail(text, quote, at):
    source = SourceText(text)
    found = look_up(source, Quotation(quote, at, ("Ann",), ("Bob",)))
    assert 0 <= found.start <= found.end <= len(text)
    assert found.matches == bool(found.count)


@given(st.text(max_size=300))
def test_folding_keeps_offsets(text):
    plain, offsets = typographic(text)
    if offsets is None:
        assert len(plain) == len(text)
    else:
        assert len(offsets) == len(plain) + 1
        assert list(offsets) == sorted(offsets)
        assert offsets[-1] == len(text)


def test_the_difference_is_named():
    source = SourceText("The council has never blocked the talks, its clerk said on Monday.")
    found = look_up(source, Quotation("The council has blocked the talks"))
    assert found.nearest is not None
    assert found.nearest.differences == (("missing", "never", ""),)
    assert found.nearest.words == "The council has never blocked the talks"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("would “", "“would”"),
        ("in what Ann calls “", "“in what Ann calls”"),
        ('he said: "', "“he said:”"),
        ("”, she said,", "“she said,”"),
        ("“At five,” she said, “who?”", "“‘At five,’ she said, ‘who?’”"),
        ("„So“, sagt er, „", "“‚So‘, sagt er,”"),
        ("the workers’", "“the workers’”"),
        ("« oui »", "“‹ oui ›”"),
    ],
)
def test_words_are_shown_without_marks_that_nothing_opens_or_closes(words, shown):
    assert in_marks(words) == shown


def test_marks_that_nothing_closes_do_not_look_to_the_end_each_time(monkeypatch):
    """How much is looked at grows with the text, not with its square."""
    looked = []

    class Counting:
        def __init__(self, pattern):
            self.pattern = pattern

        def finditer(self, text, start, end):
            looked.append(end - start)
            return self.pattern.finditer(text, start, end)

    for name in ("_SINGLE_END", "_SINGLE_STOP"):
        monkeypatch.setattr(speech, name, Counting(getattr(speech, name)))
    text = "‘a " * 3000 + "zebra end"
    found = look_up(SourceText(text), Quotation("zebra end", said_by=("x",)))
    assert found.tier == "exact"
    assert sum(looked) <= 2 * len(text)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("The board can be trusted.", "The board can[not] be trusted", False),
        ("It was a useful plan.", "It was a use[less] plan", False),
        ("It was a hopeless plan.", "It was a hope[s] plan", False),
        ("They want it now.", "They want[ed] it now", True),
        ("They are wanting it now.", "They are want[ed] it now", True),
        ("Вона сказав це.", "Вона сказав[ла] це", True),
    ],
)
def test_a_bracketed_ending_inflects_and_does_no_more(text, quote, found):
    answer = look_up(SourceText(text), Quotation(quote))
    assert (answer.tier != "not-found") is found


@pytest.mark.parametrize(
    "text", ["— так, " * 2000, "«— так, — каже " * 1000, "“a ” — so, — b " * 1000]
)
def test_dashes_are_looked_at_once_each(monkeypatch, text):
    """What is read for who speaks between dashes grows with the text, not with its square."""
    read = []

    def attribution(lex, part):
        read.append(len(part))
        return known(lex, part)

    known = speech.sieves.attribution
    monkeypatch.setattr(speech.sieves, "attribution", attribution)
    found = look_up(SourceText(text + "\n\nzebra end"), Quotation("zebra end"))
    assert found.tier == "exact"
    assert sum(read) <= 2 * len(text)


@pytest.mark.parametrize(
    "text",
    ["“a b c” " * 1000, "Ann: " + "“a b c” " * 1000, "\n\n“a b c" * 1000, "‘a “a b c’ ” " * 1000],
)
def test_a_place_looks_at_the_speech_around_it_only(monkeypatch, text):
    """How many speeches are looked at grows with the places, whatever else the paragraph holds."""
    looked = []

    def near(speeches, start, end):
        found = known(speeches, start, end)
        looked.append(len(found))
        return found

    known = speech.Speeches._near
    monkeypatch.setattr(speech.Speeches, "_near", near)
    source = SourceText(text)
    for at in range(0, len(source.words) - 3, 3):
        source.once(speech.Speeches).around(source.starts[at], source.ends[at + 2])
    assert looked
    assert max(looked) <= 4


@pytest.mark.parametrize("kind", ["article", "transcript"])
def test_with_several_authors_of_a_transcript_each_speaks_for_himself(kind):
    """What one says is not another's, though both are authors of the source."""
    text = "HOLM: What do you say?\n\nLIND: The street is far too loud.\n\nThat is all."
    map = argmap.loads(
        f"person holm: Ove Holm\nperson lind: Ann Lind\nsource hearing: The hearing\n"
        f"    author holm, lind\n    kind {kind}\nclaim a: A.\n"
        '    evidence "The street is far too loud" said by holm in hearing\n'
        '    evidence "That is all" said by lind in hearing\n'
    ).map
    first, second = (
        look_up(SourceText(text), quotation(map, proof)) for proof in map.evidence.values()
    )
    assert second.voiced
    assert [c.kind for c in first.concerns] == (["other-speaker"] if kind == "transcript" else [])


OFFICES = [
    # The text, the role of Ann Lind and that of somebody else in the map; the concern, and whether Lind is confirmed.
    ("“The gate is safe,” the clerk said to us.", "clerk of the council", "mayor", "", True),
    ("“The gate is safe,” said the clerk of the council.", "clerk of the council", "", "", True),
    ("A spokeswoman for the council said: “The gate is safe.”", "clerk of the council", "", "another-named", False),
    ("Her deputy was less sure. “The gate is safe,” he said.", "mayor", "deputy mayor", "another-named", False),
    ("Her deputy was less sure. “The gate is safe,” he said.", "deputy to the mayor", "mayor", "", True),
    ("The trainer said nothing at first. The trainer was new. “The gate is safe,” he added.", "mayor", "", "another-named", False),
    ("Ann Lind came late. “The gate is safe,” her manager said.", "", "", "", False),
    ("The mayor, Ann Lind, came late.\n\nIt rained.\n\n“The gate is safe,” the mayor said.", "", "", "", False),
    ("“The gate is safe,” the letter said to all of us.", "mayor", "", "", False),
    ("„Die Brücke ist sicher“, sagte die Sprecherin der Stadt, und das war alles.", "Sprecherin der Stadt", "", "", True),
    ("„Die Brücke ist sicher“, sagte der Trainer, und das war für uns alles.", "Sprecherin der Stadt", "Trainer", "another-named", False),
    ("« Le pont est sûr », dit le maire de la ville, et les gens rient.", "maire de la ville", "", "", True),
    ("« Le pont est sûr », dit le maire de la ville, et les gens rient.", "avocate", "maire", "another-named", False),
    ("«Міст уже давно безпечний», — сказала голова міської ради, і це було все.", "голова ради", "", "", True),
    ("«Міст уже давно безпечний», — сказала голова міської ради, і це було все.", "лікарка", "голова ради", "another-named", False),
    ("«Мост уже давно безопасен», — сказала директор школы, и это было всё.", "директор школы", "", "", True),
    ("«Мост уже давно безопасен», — сказала директор школы, и это было всё.", "врач", "директор школы", "another-named", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "other", "kind", "confirmed"), OFFICES)
def test_an_office_in_the_place_of_a_name_is_compared_with_the_role(
    text, role, other, kind, confirmed
):
    quote = re.search("[“„«] ?(.*?),? ?[”“»]", text)[1].strip(".,")
    asked = Quotation(
        quote, said_by=("Ann Lind", "Lind"), authors=("Rem",), roles=(role,), other_roles=(other,)
    )
    found = look_up(SourceText(text), asked)
    assert {concern.kind for concern in found.concerns} == ({kind} if kind else set())
    assert found.voiced is confirmed


LABELS = "CHAIR: We begin. The minister told me: “The gate is safe.”\n\nOFFICE OF WORKS: The wall is old.\n\nLIND: I know.\n"


@pytest.mark.parametrize(
    ("quote", "said_by", "role", "kind", "confirmed"),
    [
        ("We begin", "Ann Holm", "chair of the hearing", "", True),
        ("We begin", "Ann Holm", "clerk", "other-speaker", False),
        ("The gate is safe", "Ann Holm", "chair of the hearing", "another-named", False),
        ("The wall is old", "Ann Holm", "speaks for the office of works", "", False),
        ("The wall is old", "Ann Holm", "clerk of the council", "other-speaker", False),
    ],
)
def test_a_label_may_be_an_office(quote, said_by, role, kind, confirmed):
    asked = Quotation(quote, said_by=(said_by,), others=("Lind",), transcript=True, roles=(role,))
    found = look_up(SourceText(LABELS), asked)
    assert {concern.kind for concern in found.concerns} == ({kind} if kind else set())
    assert found.voiced is confirmed


def test_a_relative_of_the_author_is_not_the_author():
    source = SourceText("My uncle had found the place. “It is honest work,” Henry Rook wrote.")
    asked = Quotation("It is honest work", said_by=("Henry Rook",), authors=("Tom Rook",))
    assert look_up(source, asked).voiced


REPORTED = [
    # The text, with the quotation between bars; the role of Ann Lind, somebody else's name and role; the concern, what it names.
    ("Ann Lind said that |the gate is safe|.", "", "", "", "indirect-speech", ""),
    ("The treasurer reported that |the gate is safe| by night.", "treasurer", "", "", "indirect-speech", ""),
    ("In those months, the treasurer said, |the gate is safe|.", "treasurer", "", "", "indirect-speech", ""),
    ("Ann Lind opposed the plan. She said that |the gate is safe|.", "", "Ove Holm", "", "indirect-speech", ""),
    ("According to Ann Lind, |the gate is safe|.", "", "", "", "indirect-speech", ""),
    ("According to the treasurer, |the gate is safe| by night.", "treasurer", "", "", "indirect-speech", ""),
    ("The treasurer informed the council that |the gate is safe|.", "treasurer", "", "", "indirect-speech", ""),
    ("|The gate is safe|, Ann Lind said, and the wall is old.", "", "", "", "indirect-speech", ""),
    ("Ann Lind asked who had paid. Mr Holm replied that |the gate is safe|.", "", "Ove Holm", "", "other-speaker", "Holm"),
    ("The treasurer reported that |the gate is safe|.", "", "Ove Holm", "treasurer", "other-speaker", "The treasurer"),
    ("Ove Holm came late. He said that |the gate is safe|.", "", "Ove Holm", "", "other-speaker", "Ove Holm"),
    ("Ann Lind thinks that |the gate is safe|.", "", "Ove Holm", "", "not-direct-speech", ""),
    ("Ann Lind came late. A trainer said that |the gate is safe|.", "", "", "", "not-direct-speech", ""),
    ("Ann Lind said that critics believe that |the gate is safe|.", "", "", "", "not-direct-speech", ""),
    ("Ann Lind was told that |the gate is safe|.", "", "", "", "not-direct-speech", ""),
    ("Die Sprecherin der Stadt sagte, |das Tor ist sicher|.", "Sprecherin der Stadt", "", "", "indirect-speech", ""),
    ("Ann Lind kam spät. Sie sagte, dass |das Tor ist sicher|.", "", "Ove Holm", "", "indirect-speech", ""),
    ("Herr Holm erklärte, |das Tor ist sicher|.", "", "Ove Holm", "", "other-speaker", "Holm"),
    ("Le maire de la ville affirme que |le pont est sûr|.", "maire de la ville", "", "", "indirect-speech", ""),
    ("Ove Holm explique que |le pont est sûr|.", "", "Ove Holm", "", "other-speaker", "Ove Holm"),
    ("Голова міської ради сказала, що |міст безпечний|.", "голова ради", "", "", "indirect-speech", ""),
    ("Ann Lind прийшла пізно. За її словами, |міст безпечний|.", "", "", "", "indirect-speech", ""),
    ("Врач больницы сказала, что |мост уже безопасен|.", "", "Ове Хольм", "врач", "other-speaker", "Врач больницы"),
    ("Директор школы заявила, что |мост уже безопасен|.", "директор школы", "", "", "indirect-speech", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "other", "office", "kind", "named"), REPORTED)
@pytest.mark.parametrize("transcript", [False, True])
def test_who_says_what_a_source_reports_in_its_own_words(
    text, role, other, office, kind, named, transcript
):
    asked = Quotation(
        text.split("|")[1],
        said_by=("Ann Lind", "Lind"),
        authors=("Rem",),
        others=(other,) if other else (),
        roles=(role,),
        other_roles=(office,),
        transcript=transcript,
    )
    found = look_up(SourceText(text.replace("|", "")), asked)
    told = [c for c in found.concerns if c.kind != "cut-attribution"]
    if transcript and kind == "not-direct-speech":
        # In minutes nothing is between quotation marks.
        assert not told
    else:
        assert [c.kind for c in told] == [kind]
        assert not named or told[0].words == named
    assert told == [*found.concerns] or kind != "indirect-speech"
    assert found.voiced is (kind == "indirect-speech")


NO_LIMIT = [
    # The text, with the quotation between bars; whether it is limited or turned around.
    ("Ann Lind told the council that a new lock would “|close the gate and ruin the port|”.", False),
    ("Ann Lind told the council that a new lock could “|close the gate and ruin the port|”.", True),
    ("Ann Lind told the council that a new lock would |close the gate and ruin the port|.", True),
    ("If it were built, a new lock would “|close the gate and ruin the port|”, Ann Lind said.", True),
    ("Ann Lind told the council that a new lock would “|close the gate and ruin the port|” unless it was paid for.", True),
    ("Ann Lind said that perhaps a new lock would “|close the gate and ruin the port|”.", True),
    ("Ann Lind said that if it rained a new lock would “|close the gate and ruin the port|”.", True),
    ("Ann Lind never said that a new lock would “|close the gate and ruin the port|”.", True),
    ("“I would say that |the gate is safe|,” Ann Lind said.", False),
    ("“Well. I would say that |the gate is safe|,” Ann Lind said.", False),
    ("“I would say that |the gate is safe|, but I am no engineer,” Ann Lind said.", True),
    ("“If I were rich, I would say that |the gate is safe|,” Ann Lind said.", True),
    ("“I could say that |the gate is safe|,” Ann Lind said.", True),
    ("“Some would say that |the gate is safe|,” Ann Lind said.", True),
    ("“I see now that it was nothing of the kind, that |the gate is safe|,” Ann Lind said.", False),
    ("“I know that nobody paid for it, that |the gate is safe|,” Ann Lind said.", False),
    ("“I know that nobody ever claimed, in all those years, that |the gate is safe|,” Ann Lind said.", True),
    ("“I know that nobody ever claimed, that |the gate is safe|,” Ann Lind said.", True),
    ("“I know that there is no proof, sadly, that |the gate is safe|,” Ann Lind said.", True),
]


@pytest.mark.parametrize(("text", "limited"), NO_LIMIT)
def test_what_limits_nothing_before_words_that_are_the_speakers(text, limited):
    asked = Quotation(text.split("|")[1], said_by=("Ann Lind",), authors=("Rem",))
    found = look_up(SourceText(text.replace("|", "")), asked)
    kinds = {"cut-negation", "cut-limit"} & {concern.kind for concern in found.concerns}
    assert bool(kinds) is limited, found
    assert found.matches


SECRETARY = "The secretary of the residents' association"
LAST_NAMED = [
    # The text, the names of whoever is given, those of others, the concern and what it names.
    ("Ann Lind read out a letter from Ove Holm, who was ill. He wrote: “The gate is safe.”", ["Ove Holm"], ["Ann Lind"], "", ""),
    ("Ann Lind read out a letter from Ove Holm, who was ill. He wrote: “The gate is safe.”", ["Ann Lind"], ["Ove Holm"], "other-speaker", "Ove Holm"),
    ("Mrs Lind read a message from Mr Holm, who was abroad. “The gate is safe,” he wrote.", ["Ove Holm"], ["Ann Lind"], "", ""),
    ("Mr Holm met Mrs Lind. The wall was old. “The gate is safe,” she said.", ["Ove Holm"], ["Ann Lind"], "other-speaker", "Mrs Lind"),
    ("Frau Lind las vor. Herr Holm schwieg. „Das Tor ist sicher“, sagte sie.", ["Ann Lind"], ["Ove Holm"], "", ""),
    ("Ann Lind held a paper from Ove Holm. She said: “The gate is safe.”", ["Ann Lind"], ["Ove Holm"], "", ""),
    ("Ove Holm came. The association will vote. Its secretary said that she was glad. “The gate is safe,” she said.", [SECRETARY], ["Ove Holm"], "", ""),
    ("Ove Holm came. The association will vote. Its secretary said that she was glad. “The gate is safe,” she said.", ["Ove Holm"], [SECRETARY], "another-named", "Its secretary"),
    ("Ove Holm came. He recalled that the old miller had tried it for years and that “the gate is safe”.", ["Ove Holm"], ["The old miller"], "", ""),
    ("The chief engineer of the ferry, who asked not to be named, was glad. “The gate is safe,” he said.", ["Ann Lind"], ["The chief engineer"], "another-named", "The chief engineer of the ferry"),
    ("The chief engineer of the ferry, who asked not to be named, was glad. “The gate is safe,” he said.", ["The ferry's chief engineer"], ["Ann Lind"], "", ""),
    ("Ann Lind was glad. Ove Holm was less so. “Here we are,” he said, to much laughter in the hall. “The gate is safe.”", ["Ann Lind"], ["Ove Holm"], "other-speaker", "Ove Holm"),
    ("Ove Holm drew a plan; he is proud of it. An engineer from the port looked at it and found that “the gate is safe”. The lock Holm proposes, she said, would hold.", ["An engineer"], ["Ove Holm"], "", ""),
    ("Ove Holm drew a plan; he is proud of it. An engineer from the port looked at it and found that “the gate is safe”. The lock Holm proposes, she said, would hold.", ["Ove Holm"], ["An engineer"], "another-named", "An engineer"),
    ("Ove Holm drew a plan; he is proud of it. But an engineer from the port, who asked not to be named, found it “dear, though not absurd”. The lock Holm proposes, she said, “will do, since the gate is safe”.", ["An engineer"], ["Ove Holm"], "", ""),
    ("Ove Holm drew a plan; he is proud of it. An engineer from the port disagreed. “The gate is safe”, the lock Holm proposes, she said, is not.", ["Ove Holm"], ["An engineer"], "another-named", "An engineer from the port"),
    ("Ann Lind las aus einem Satz von Ove Holm vor. Er schrieb: „Das Tor ist sicher.“", ["Ove Holm"], ["Ann Lind"], "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "others", "kind", "named"), LAST_NAMED)
def test_whom_a_pronoun_next_to_speech_means(text, given, others, kind, named):
    quote = "the gate is safe" if "gate" in text else "Das Tor ist sicher"
    asked = Quotation(quote, said_by=tuple(given), authors=("Rem",), others=tuple(others))
    found = look_up(SourceText(text), asked)
    assert [(c.kind, c.words) for c in found.concerns] == ([(kind, named)] if kind else [])
    assert found.voiced is (not kind)


INTERVIEW = """The river and its walls: an interview with Ann Lind

Ann Lind measured floods for the State Office. Ove Holm met her at her house.

Q: You live on a hill. Why?

A: I would not sleep in the valley.

Q: Mr Kerr told this magazine that “nobody was ever stopped”. Is the wall no use?

A: The wall is well made.

Q: Ida Moss has said that the book is full of errors. What do you say?

A: She found two. “A wall has no ears,” he told me once.

Q: And the meeting?

A: I remember that a young Dutch colleague showed a map of the lower valley, and a very old man said, “This is a dream.” I stood up and said, “Let her speak.” My wife told me, “Sit down.” “It was late,” said my brother.
"""


@pytest.mark.parametrize(
    ("quote", "said_by", "kind", "confirmed"),
    [
        ("I would not sleep in the valley", "Ann Lind", "", True),
        ("I would not sleep in the valley", "Ove Holm", "another-named", False),
        ("I would not sleep in the valley", "Jo Kerr", "another-named", False),
        ("You live on a hill", "Ann Lind", "another-named", False),
        ("You live on a hill", "Ove Holm", "", True),
        ("nobody was ever stopped", "Jo Kerr", "", True),
        ("nobody was ever stopped", "Ove Holm", "another-named", False),
        ("nobody was ever stopped", "Ann Lind", "other-speaker", False),
        ("A wall has no ears", "Ann Lind", "another-named", False),
        ("A wall has no ears", "Jo Kerr", "", False),
        ("the book is full of errors", "Ida Moss", "indirect-speech", True),
        ("This is a dream", "Ann Lind", "another-named", False),
        ("Let her speak", "Ann Lind", "", True),
        ("Sit down", "Ann Lind", "another-named", False),
        ("It was late", "Ann Lind", "another-named", False),
    ],
)
def test_labels_of_one_letter_that_take_turns(quote, said_by, kind, confirmed):
    everybody = {"Ann Lind", "Jo Kerr", "Ida Moss"} - {said_by}
    asked = Quotation(
        quote,
        said_by=(said_by,),
        authors=("Ove Holm",),
        others=tuple(sorted(everybody)),
        transcript=True,
    )
    found = look_up(SourceText(INTERVIEW), asked)
    assert [concern.kind for concern in found.concerns] == ([kind] if kind else [])
    assert found.voiced is confirmed


@pytest.mark.parametrize("said_by", ["Ann Lind", "Jo Kerr"])
def test_without_a_name_before_them_labels_of_one_letter_say_nothing(said_by):
    text = INTERVIEW[INTERVIEW.index("Q:") :]
    asked = Quotation("The wall is well made", said_by=(said_by,), authors=("Ove Holm",), transcript=True)
    found = look_up(SourceText(text), asked)
    assert (found.concerns, found.voiced) == ((), False)


@pytest.mark.parametrize(("said_by", "kind"), [("Ove Holm", ""), ("Ann Lind", "other-speaker")])
def test_a_label_of_one_letter_that_the_map_knows(said_by, kind):
    also = {"Ove Holm": ("Q",), "Ann Lind": ("A",)}
    others = (name for name in also if name != said_by)
    asked = Quotation(
        "You live on a hill",
        said_by=(said_by, *also[said_by]),
        others=tuple(each for name in others for each in (name, *also[name])),
        transcript=True,
    )
    found = look_up(SourceText(INTERVIEW), asked)
    assert [concern.kind for concern in found.concerns] == ([kind] if kind else [])
    assert found.voiced is (not kind)


INSIDE = [
    # What is said in Ann's turn, with the quotation between bars; whether it is shown as hers, and who says it.
    ("LIND: “|You are all too thin|.” She laughed.", True, ""),
    ("LIND: I met him. I always say, “|You are all too thin|.”", True, ""),
    ("LIND: I met him. Then the doctor told us, “|You are all too thin|.” We left.", False, "the doctor"),
    ("LIND: I met him. Then my brother said: “|You are all too thin|.” We left.", False, "my brother"),
    ("LIND: I met him. Holm said: “|You are all too thin|.” We left.", False, "Holm"),
    ("LIND: I met them. “|You are all too thin|,” she says. We left.", False, "she says"),
    ("LIND: I met him. People kept telling me “|You are all too thin|.” We left.", False, ""),
    ("LIND: I met a man, and a man whom we knew said, “|You are all too thin|.” We left.", False, "a man"),
    ("LIND: Wir kamen. Mein Bruder sagte: „|Ihr seid alle viel zu dünn|.“ Wir gingen.", False, "Mein Bruder"),
    ("LIND: Ми прийшли. Мій брат сказав: «|Ви всі занадто худі|». Ми пішли.", False, "Мій брат"),
]


@pytest.mark.parametrize(("text", "confirmed", "named"), INSIDE)
def test_words_quoted_inside_a_turn_are_whose_the_turn_says(text, confirmed, named):
    asked = Quotation(text.split("|")[1], said_by=("Ann Lind",), others=("Ove Holm",), transcript=True)
    found = look_up(SourceText(text.replace("|", "")), asked)
    assert [(c.kind, c.words) for c in found.concerns] == ([("another-named", named)] if named else [])
    assert found.voiced is confirmed


MINUTES = """Present: Ann Lind (chair), Ove Holm (clerk)
Apologies: Ida Moss

The chair opened the meeting. She said that the gate is safe. The wall is old.
"""
ROLES = """Ferry inquiry

Counsel for the town: Who held the wheel?

Chief engineer: I did.

Counsel for the town: Was the gate safe?

Chief engineer: It never was.
"""


@pytest.mark.parametrize(
    ("text", "quote", "said_by", "role", "kind", "confirmed"),
    [
        (MINUTES, "the gate is safe", "Ann Lind", "chair", "indirect-speech", True),
        (MINUTES, "The wall is old", "Ann Lind", "chair", "", False),
        (MINUTES, "The wall is old", "Ida Moss", "", "", False),
        (ROLES, "It never was", "Ann Lind", "chief engineer of the ferry", "", True),
        (ROLES, "It never was", "Ann Lind", "counsel", "other-speaker", False),
    ],
)
def test_which_lines_of_a_transcript_are_labels(text, quote, said_by, role, kind, confirmed):
    others = tuple({"Ann Lind", "Ove Holm", "Ida Moss"} - {said_by})
    asked = Quotation(quote, said_by=(said_by,), others=others, roles=(role,), transcript=True)
    found = look_up(SourceText(text), asked)
    assert [concern.kind for concern in found.concerns] == ([kind] if kind else [])
    assert found.voiced is confirmed


def test_a_condition_in_the_second_half_of_speech_limits_the_first():
    text = "“We would run more boats,” said Ann Lind, who sells the tickets, “if anybody sailed on them.”"
    found = look_up(SourceText(text), Quotation("We would run more boats", said_by=("Ann Lind",)))
    assert [concern.kind for concern in found.concerns] == ["cut-limit"]
