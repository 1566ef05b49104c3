"""Names of things in a map that look the same and are not."""

from __future__ import annotations

import unicodedata

import pytest

from argmap.base.lookalike import how_different, look
from argmap.reading import read_text
from argmap.rules.catalogue import find

CYRILLIC_A = "\N{CYRILLIC SMALL LETTER A}"
PAIRS = {
    "normal form": (unicodedata.normalize("NFC", "żółć"), unicodedata.normalize("NFD", "żółć")),
    "Hangul": (unicodedata.normalize("NFC", "한글"), unicodedata.normalize("NFD", "한글")),
    "Cyrillic": ("pause", f"p{CYRILLIC_A}use"),
    "all Cyrillic": ("cope", "\u0441\u043e\u0440\u0435"),
    "Greek": ("nova", "n\N{GREEK SMALL LETTER OMICRON}va"),
    "both": ("na\u00efve", f"n{CYRILLIC_A}\N{CYRILLIC SMALL LETTER YI}ve"),
    "nothing shown": ("pause", "pause\ufe0f"),
    "ligature": ("find", "\ufb01nd"),
}
"""What differs, and two names that look the same."""
KINDS = {
    "claim": "claim {}: The {} number of words.\n",
    "argument": "argument {}: Because.\n    premise: They {} so.\n    supports top\n",
    "evidence": "evidence {}: A {} paper.\n",
    "person": "person {}: A {} body\n",
    "source": "source {}: A {} book\n",
    "position": "position {}: Yes, {}.\n    thesis top\n",
    "question": "question {}: Why {}?\n",
    "group": "group {}: G {}\n",
    "scheme": "scheme {}: S {}\n",
    "view": "view {}: V {}\n    show everything\n",
}
"""A declaration of each kind of thing."""


def found(text):
    map_ = read_text("claim top: It rains.\n" + text, "m.arg").map
    return map_, list(find("look-alike-names").run(map_))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("differ", PAIRS)
@pytest.mark.parametrize("turned", [False, True])
def test_both_places_and_the_difference_are_named(kind, differ, turned):
    first, second = PAIRS[differ][::-1] if turned else PAIRS[differ]
    map_, findings = found(KINDS[kind].format(first, "one") + KINDS[kind].format(second, "two"))
    (finding,) = findings
    places = [finding.place, *(label.place for label in finding.labels)]
    text = map_.documents["m.arg"].text
    assert [p.start for p in places] != sorted(p.start for p in places)
    assert second in text[places[0].start : places[0].end]
    assert first in text[places[1].start : places[1].end]
    assert how_different(second, first) in finding.message
    assert "capitals" not in finding.message
    other = next((a for a, b in zip(first, second, strict=False) if a != b), "\ufe0f")
    assert f"U+{ord(other):04X}" in finding.message


def test_names_that_do_not_look_the_same_and_things_of_two_kinds_are_left_alone():
    names = ["pause", "pauze", "naïve", "naive", "ж", "я", "ß", "ss", "x", "x1"]
    assert found("".join(KINDS["claim"].format(name, name) for name in names))[1] == []
    two = KINDS["claim"].format("pause", "one") + KINDS["person"].format(f"p{CYRILLIC_A}use", "two")
    assert found(two)[1] == []


def test_claims_arguments_and_evidence_share_their_names():
    one, other = PAIRS["Cyrillic"]
    text = KINDS["claim"].format(one, "one") + KINDS["evidence"].format(other, "two")
    (finding,) = found(text)[1]
    assert "evidence" in finding.message
    assert "a claim has a name" in finding.message


def test_names_made_from_words_count_and_those_of_steps_do_not():
    text = "claim: Pausе the talks.\n    supports top\nclaim: Pause the talks.\n    supports top\n"
    assert len(found(text)[1]) == 1


def test_a_reference_in_other_letters_is_said_to_be_that():
    for one, other in PAIRS.values():
        text = f"claim {one}: It rains.\nclaim b: It pours.\n    supports {other}\n"
        problems = read_text(text, "m.arg").diagnostics
        (problem,) = (problem for problem in problems if problem.code == "N102")
        assert "looks like it" in problem.message
        assert how_different(other, one) in problem.help
        assert problem.fix.edits[0].text == one


def test_what_letters_look_like_is_stable():
    for pair in PAIRS.values():
        assert look(pair[0]) == look(pair[1]) == look(look(pair[1]))
