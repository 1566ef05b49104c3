"""A new name changes nothing but the name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from editing import CAST, DEBATE, PATH, PEOPLE, applied, at, before, snapshot

from argmap.base.text import Place
from argmap.language.names import is_name
from argmap.lsp.abilities.rename import Refused, renamable, rename
from argmap.lsp.snapshot import Snapshot
from argmap.reading import Files, Unsaved, read

ROOT = Path(__file__).parents[1]
MAPS = [*sorted((ROOT / "maps").glob("*.arg")), *sorted((ROOT / "tests/corpus").glob("*.arg"))]
FRESH = "zq-fresh-zq"
OTHER = {
    # A claim with the words `cheap`, which has that name as soon as the claim called so has another one.
    ("habits-of-beginners", "cheap"),
}


def plain(value, new="", old=""):
    """A map as plain values without places and texts, with one name in place of another."""
    if isinstance(value, Place):
        return None
    if dataclasses.is_dataclass(value):
        fields = (f.name for f in dataclasses.fields(value) if f.name not in {"documents", "generated"})
        return {name: plain(getattr(value, name), new, old) for name in fields}
    if hasattr(value, "items"):
        return {plain(k, new, old): plain(v, new, old) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(v, new, old) for v in value]
    if isinstance(value, (set, frozenset)):
        return sorted(str(plain(v, new, old)) for v in value)
    return str(value).replace(new, old) if new else str(value)


def changed(one, edits):
    texts = {}
    for edit in edits:
        texts.setdefault(edit.place.file, []).append(edit)
    return {path: applied(one.map.documents[path].text, several) for path, several in texts.items()}


@pytest.mark.parametrize("path", MAPS, ids=lambda p: p.stem)
def test_a_new_name_gives_the_same_map_but_for_the_name(path):
    """Up to some twenty names of each file: all of them take more than a minute."""
    reading = read([str(path)])
    one = Snapshot(reading, str(path))
    known, names = plain(reading.map), {}
    for name in one.names:
        names.setdefault((name.space, name.id), name)
    several = list(names.values())
    for name in several[:: max(1, len(several) // 20)]:
        old = name.id.rpartition(".")[2]
        if (path.stem, old) in OTHER:
            continue
        texts = changed(one, rename(one, name.place.start, FRESH))
        after = read([str(path)], loader=Unsaved(texts, Files()))
        assert plain(after.map, FRESH, old) == known, name
        if not is_name(old):  # written with a capital, which is reported and read
            continue
        back = Snapshot(after, str(path))
        place = texts[str(path)].index(FRESH)
        assert changed(back, rename(back, place, old)) == {
            p: reading.map.documents[p].text for p in texts
        }


def test_a_name_behind_a_prefix_keeps_the_prefix():
    text = "use cast: people.arg\nclaim a: One.\n    by cast.‸ann\n"
    one, offset = at(text)
    assert renamable(one, offset)[1] == "ann"
    texts = changed(one, rename(one, offset, "anna"))
    assert texts[PATH] == text.replace("‸ann", "anna")
    assert texts[PEOPLE] == CAST.replace("person ann", "person anna")


def test_maps_that_the_first_one_does_not_know_are_changed_too():
    other = snapshot("use: people.arg\nclaim b: B.\n    by ann\n", "/nowhere/other.arg", PEOPLE)
    one, offset = at(before(DEBATE, "ann\n    tags"))
    edits = rename(one, offset, "anna", [other])
    assert {e.place.file for e in edits} == {PATH, PEOPLE, "/nowhere/other.arg"}
    assert len(edits) == len(set(edits)) == 5


def test_the_name_of_a_file_that_is_declared_in_another_one_can_be_changed_from_there():
    one = snapshot(DEBATE, PATH, PEOPLE)
    edits = rename(one, CAST.index("bob"), "robert")
    assert changed(one, edits)[PATH] == DEBATE.replace("said by bob", "said by robert")


@pytest.mark.parametrize(
    ("words", "written", "made"),
    [
        ("Other towns", "supported by fresh: Other towns", "other-towns-so"),
        ("words of mine", "evidence fresh: words of mine", None),
    ],
)
def test_what_has_no_name_is_given_one(words, written, made):
    one, offset = at(before(DEBATE, words, after=3))
    place, name = renamable(one, offset)
    assert one.document.text[place.start :].startswith(words)
    if made:
        assert name == made
    texts = changed(one, rename(one, offset, "fresh"))
    assert texts == {PATH: DEBATE.replace(written.replace(" fresh", ""), written)}
    after = snapshot(texts[PATH])
    assert "fresh" in {**after.map.claims, **after.map.evidence}
    assert not after.reading.slips


def test_a_quotation_without_a_name_is_given_one():
    text = 'claim a: A.\n    evidence "so ‸it is"\n'
    one, offset = at(text)
    after = snapshot(changed(one, rename(one, offset, "fresh"))[PATH])
    assert after.map.evidence["fresh"].quote == "so it is"


@pytest.mark.parametrize(
    ("words", "new", "why"),
    [
        ("close:", "bus", "`bus` is taken by another claim."),
        ("street:", "Two words", "is no name"),
        ("close:", "claim", "is no name"),
        ("close:", "a.b", "is no name"),
        ("close:", "", "is no name"),
        ("# What", "x", "There is no name here"),
        ("answers", "x", "There is no name here"),
        ("ann\n", "bob", "`bob` is taken by another person."),
        ("Other towns", "bus", "`bus` is taken by another claim."),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_a_sentence(words, new, why):
    one, offset = at(before(DEBATE, words))
    with pytest.raises(Refused, match=why):
        rename(one, offset, new)


def test_names_of_any_alphabet_are_names():
    one, offset = at(before(DEBATE, "close:"))
    assert changed(one, rename(one, offset, "закрити-вулицю"))[PATH].count("закрити-вулицю") == 3


def test_a_person_and_a_question_may_have_the_same_name():
    one, offset = at(before(DEBATE, "street:"))
    assert len(rename(one, offset, "ann")) == 2
