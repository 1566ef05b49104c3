"""Finding local copies of sources, the lock, and how the quotations of a map stand."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import check
from argmap.quotes import TIERS, SourceText
from argmap.quotes.copies import (
    BadLock,
    Copy,
    Entry,
    Mark,
    Missing,
    State,
    fingerprint,
    lock_of,
    lock_path,
    read_lock,
    written,
)
from argmap.reading import read

TEXT = "What the street costs us\n\nThe street is too loud to sleep in.\n"
MAP = """\
claim: The street is a burden.
    evidence "too loud to sleep in" in gazette at paragraph 2

person berg: Jon Berg

source gazette: What the street costs us
    author berg
    published 2024
    text: gazette.txt
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder `maps` with a map, and beside it a folder `texts`."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "maps" / "street.arg").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def look(*texts, path="maps/street.arg"):
    return read([path], texts=texts)


def state(*texts, path="maps/street.arg"):
    return look(*texts, path=path).quotes.state("quote-too-loud-sleep")


def missing(*texts):
    found = look(*texts).quotes.texts["gazette"]
    assert isinstance(found, Missing), found
    return found


def named(reading, name):
    return [d for d in reading.diagnostics if d.name == name]


# Where copies are found


def test_beside_the_map_by_its_name(folder):
    (folder / "maps" / "gazette.txt").write_text(TEXT)
    copy = look().quotes.texts["gazette"]
    assert isinstance(copy, Copy)
    assert copy.path == "maps/gazette.txt"
    assert state() is State.MATCHES


def test_in_a_folder_by_its_name(folder):
    (folder / "texts" / "gazette.txt").write_text(TEXT)
    assert state() is State.UNCHECKED
    assert state("texts") is State.MATCHES


def test_by_its_fingerprint_under_another_name(folder):
    other = TEXT.replace("What the street costs us", "Page 3")
    (folder / "texts" / "a.txt").write_text("Nothing of the kind.\n")
    (folder / "texts" / "scan-17.txt").write_text(other)
    assert state("texts") is State.UNCHECKED
    mark = Mark("gazette", fingerprint(SourceText(other)), 10, "2024-06-01")
    (folder / "maps" / "street.arg.lock").write_text(written([mark], []))
    assert look("texts").quotes.texts["gazette"].path == "texts/scan-17.txt"


def test_by_its_title(folder):
    (folder / "texts" / "a.md").write_text("What is new in town\n\nNothing.\n")
    (folder / "texts" / "b.md").write_text("Menu\n\n“What the street costs us”\n\n" + TEXT[26:])
    (folder / "texts" / "c.pdf").write_text(TEXT)
    assert look("texts").quotes.texts["gazette"].path == "texts/b.md"


def test_two_texts_with_its_title_are_one_too_many_unless_they_are_the_same(folder):
    for name in ("a.txt", "b.txt"):
        (folder / "texts" / name).write_text(TEXT)
    assert state("texts") is State.MATCHES
    (folder / "texts" / "b.txt").write_text(TEXT + "\nAnother edition.\n")
    found = missing("texts")
    assert found.path == "texts/a.txt"
    assert found.why.startswith("and texts/b.txt both have its title")
    (finding,) = named(look("texts"), "quote-unchecked")
    assert finding.severity == "warning"
    assert finding.message.startswith("texts/a.txt and texts/b.txt both have its title")


def test_sources_that_name_one_file_share_the_copy_that_is_found(folder):
    more = (
        '    evidence "The street is too loud" in report at paragraph 2\n\nsource report: A report\n'
        "    author berg\n    published 2023\n    text: gazette.txt\n"
    )
    (folder / "maps" / "street.arg").write_text(MAP.replace("\nperson", more + "\nperson", 1))
    (folder / "texts" / "x.txt").write_text(TEXT)
    copies = look("texts").quotes.texts
    assert copies["gazette"] is copies["report"]
    assert [c.path for c in look("texts").quotes.copies] == ["texts/x.txt"]


# Where nothing is read


class Watch:
    """A loader that notes what is read."""

    def __init__(self):
        from argmap.reading import Files

        self.files, self.read_paths = Files(), []

    def read(self, path):
        self.read_paths.append(os.path.realpath(path))
        return self.files.read(path)

    def real(self, path):
        return self.files.real(path)

    def names(self, folder):
        return self.files.names(folder)


@pytest.mark.parametrize(
    "where", ["../secret.txt", "/etc/hostname", "sub/../../secret.txt", "link.txt"]
)
def test_nothing_is_read_outside_the_tree_of_the_map(folder, where):
    (folder / "secret.txt").write_text(TEXT)
    (folder / "maps" / "link.txt").symlink_to(folder / "secret.txt")
    (folder / "texts" / "link.txt").symlink_to(folder / "secret.txt")
    (folder / "maps" / "street.arg").write_text(MAP.replace("gazette.txt", where))
    watch = Watch()
    quotes = read(["maps/street.arg"], loader=watch, texts=["texts"]).quotes
    why = "leads to a file outside" if where == "link.txt" else "lies outside"
    assert quotes.texts["gazette"].why == f"{why} the folder of the map"
    assert quotes.state("quote-too-loud-sleep") is State.UNCHECKED
    maps = str(folder / "maps") + os.sep
    assert all(path.startswith(maps) for path in watch.read_paths)
    (finding,) = named(look("texts"), "quote-unchecked")
    assert (finding.severity, why in finding.message) == ("warning", True)


def test_a_lock_that_leads_out_of_the_tree_is_not_read(folder):
    (folder / "elsewhere").write_text(written([], []))
    (folder / "maps" / "street.arg.lock").symlink_to(folder / "elsewhere")
    watch = Watch()
    quotes = read(["maps/street.arg"], loader=watch).quotes
    assert isinstance(quotes.locks["maps/street.arg"], BadLock)
    assert str(folder / "elsewhere") not in watch.read_paths


def test_a_folder_of_copies_may_lie_anywhere_and_a_used_file_below(folder):
    (folder / "maps" / "deep").mkdir()
    (folder / "maps" / "deep" / "street.arg").write_text(MAP.replace("gazette", "../gazette", 0))
    (folder / "maps" / "deep" / "street.arg").write_text(
        MAP.replace("text: gazette.txt", "text: ../gazette.txt")
    )
    (folder / "maps" / "all.arg").write_text("use: deep/street.arg\n")
    (folder / "maps" / "gazette.txt").write_text(TEXT)
    assert state(path="maps/all.arg") is State.MATCHES  # the tree of the map that was asked for
    assert state(path="maps/deep/street.arg") is State.UNCHECKED


@pytest.mark.parametrize(
    ("make", "why", "level"),
    [
        (lambda path: None, "does not exist", "info"),
        (lambda path: path.mkdir(), "is a folder, not a file", "warning"),
        (lambda path: path.write_text(" \n"), "is empty", "warning"),
        (lambda path: path.write_bytes(b"caf\xe9 noir"), "is not UTF-8 (byte 0xe9 in line 1)", "warning"),
        (lambda path: path.write_bytes(b"a\0b"), "is a binary file, not text", "warning"),
        (lambda path: path.write_text(TEXT * 3), "is longer than", "warning"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_used_says_why(folder, monkeypatch, make, why, level):
    monkeypatch.setattr("argmap.quotes.copies.find.LARGEST", 100)
    make(folder / "maps" / "gazette.txt")
    found = missing()
    assert found.path == "maps/gazette.txt"
    assert found.why.startswith(why)
    (finding,) = named(look(), "quote-unchecked")
    assert finding.severity == level
    assert finding.message.startswith(f"maps/gazette.txt {why}")
    assert finding.message.endswith("1 quotation is not looked up")


def test_a_bad_copy_beside_the_map_does_not_hide_a_good_one(folder):
    (folder / "maps" / "gazette.txt").write_text("")
    (folder / "texts" / "gazette.txt").write_text(TEXT)
    assert state("texts") is State.MATCHES


def test_without_text_lines_and_folders_nothing_is_said(folder):
    (folder / "maps" / "street.arg").write_text(
        MAP.replace("text: gazette.txt", "url: https://example.org/street")
    )
    assert check(look()) == ()
    (finding,) = look("texts").diagnostics
    assert (
        finding.message
        == "no text in the folders with copies is this source; 1 quotation is not looked up"
    )


def test_silencing_under_the_claim_or_the_evidence_holds(folder):
    for under in (
        "    allow quote-unchecked: in print only\n",
        "        allow quote-unchecked: in print only\n",
    ):
        (folder / "maps" / "street.arg").write_text(MAP.replace("\nperson", under + "\nperson", 1))
        assert look().diagnostics == ()
    wrong = MAP.replace("too loud to sleep", "too quiet to sleep")
    under = "        allow quote-not-found: another edition has it\n"
    (folder / "maps" / "gazette.txt").write_text(TEXT)
    (folder / "maps" / "street.arg").write_text(wrong)
    assert [d.name for d in look().diagnostics] == ["quote-not-found"]
    (folder / "maps" / "street.arg").write_text(wrong.replace("\nperson", under + "\nperson", 1))
    assert look().diagnostics == ()


# The lock

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
marks = st.builds(Mark, words, words, st.integers(0, 10**6), words)
entries = st.builds(
    Entry, words, words, words, words, st.sampled_from(TIERS), st.integers(0, 10**4), words, words,
    st.lists(words, max_size=3).map(tuple), words,
)  # fmt: skip


@given(st.lists(marks, max_size=5), st.lists(entries, max_size=8))
def test_a_lock_reads_back_what_was_written_whatever_the_order(some, more):
    lock = lock_of(some, more)
    text = written(lock.sources.values(), lock.quotes.values())
    assert read_lock(text) == lock
    backwards = written(reversed(lock.sources.values()), reversed(lock.quotes.values()))
    assert sorted(backwards.splitlines()) == sorted(text.splitlines())
    keys = [(e.source, e.paragraph, e.quote, e.voice, e.at) for e in lock.quotes.values()]
    assert backwards == text or len(set(keys)) < len(keys)


@given(st.text(max_size=300))
def test_nothing_makes_reading_a_lock_fail(text):
    lock = read_lock(text)
    assert not isinstance(lock, BadLock) or lock.why


HEAD = '{"argmap-lock": 1}\n'
GOOD = '{"source": "a", "quote": "b", "tier": "exact", "paragraph": 1, "checked": "2024-01-01"}\n'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("hello\n", "is damaged in line 1"),
        ("{}\n", "is damaged in line 1"),
        ("[]\n", "is damaged in line 1"),
        ('{"argmap-lock": 2}\n', "is of version 2, and this argmap reads version 1"),
        ('{"argmap-lock": "new"}\n', "is of version 'new', and this argmap reads version 1"),
        (HEAD + GOOD + "<<<<<<< ours\n" + GOOD, "has a conflict of a merge in line 3"),
        (HEAD + "=======\n", "has a conflict of a merge in line 2"),
        (HEAD + GOOD[:40] + "\n", "is damaged in line 2"),
        (HEAD + GOOD.replace("exact", "roughly"), "is damaged in line 2"),
        (HEAD + GOOD.replace('"paragraph": 1', '"paragraph": Infinity'), "is damaged in line 2"),
        (HEAD + GOOD.replace('"b"', "7"), "is damaged in line 2"),
        (HEAD + '{"source": "a", "fingerprint": "f", "checked": "c"}\n', "is damaged in line 2"),
        (HEAD + '"quote"\n', "is damaged in line 2"),
        (HEAD + "[" * 100_000 + "\n", "is damaged in line 2"),
    ],
)
def test_a_bad_lock_says_where_and_is_read_not_at_all(folder, text, why):
    lock = read_lock(text)
    assert isinstance(lock, BadLock)
    assert lock.why == why
    path = folder / "maps" / "street.arg.lock"
    path.write_text(text)
    (folder / "maps" / "gazette.txt").write_text(TEXT)
    reading = look()
    (finding,) = reading.diagnostics
    assert (finding.name, finding.message) == (
        "lock-unreadable", f"the lock {lock_path('maps/street.arg')} {why}",
    )  # fmt: skip
    assert path.read_text() == text


def test_a_lock_that_is_a_folder_or_no_text_is_unreadable(folder):
    path = folder / "maps" / "street.arg.lock"
    path.mkdir()
    assert look().quotes.locks["maps/street.arg"] == BadLock("is a folder, not a file")
    path.rmdir()
    path.write_bytes(b"\xff\xfe\0")
    assert "UTF-16" in look().quotes.locks["maps/street.arg"].why


def test_fingerprints_do_not_depend_on_typography_or_line_ends():
    one, two = "“It’s late,” she\nsaid – at last.", '"It\'s  late," she said - at last.\n'
    assert fingerprint(SourceText(one)) == fingerprint(SourceText(two))
    assert fingerprint(SourceText(one)) != fingerprint(SourceText(one.replace("late", "later")))


# How quotations stand


def entry(**changes):
    row = {
        "source": "gazette", "quote": "too loud to sleep in", "voice": "", "at": "paragraph 2",
        "tier": "exact", "paragraph": 2, "before": "", "after": "", "concerns": (),
        "checked": "2024-06-01",
    }  # fmt: skip
    return Entry(**{**row, **changes})


def lock_with(folder, *rows, text=TEXT):
    mark = Mark("gazette", fingerprint(SourceText(text)), 13, "2024-06-01")
    (folder / "maps" / "street.arg.lock").write_text(written([mark], rows))


def test_the_states(folder):
    assert state() is State.UNCHECKED
    lock_with(folder, entry())
    assert state() is State.ATTESTED
    lock_with(folder, entry(voiced=False))
    assert state() is State.UNVOICED
    lock_with(folder, entry(concerns=("cut-negation",)))
    assert state() is State.CARE
    lock_with(folder, entry())
    assert look().diagnostics == ()
    for text, wanted in (
        (TEXT, State.MATCHES),
        (TEXT.replace("too loud", "not too loud"), State.CARE),
        (TEXT.replace("too loud", "loud enough"), State.NOT_FOUND),
    ):
        (folder / "maps" / "gazette.txt").write_text(text)
        assert state() is wanted
    assert look().quotes.state("street-burden") is None


def test_the_text_counts_more_than_the_lock(folder):
    lock_with(folder, entry(paragraph=9))
    (folder / "maps" / "gazette.txt").write_text(TEXT)
    assert look().quotes.checked["quote-too-loud-sleep"].paragraph == 2
    assert named(look(), "source-changed") == []
    (folder / "maps" / "gazette.txt").write_text(TEXT.replace("us", "them"))
    assert look().quotes.changed == {"gazette"}
    (finding,) = named(look(), "source-changed")
    assert "maps/gazette.txt" in finding.message


def test_what_gave_concern_is_remembered(folder):
    lock_with(folder, entry(concerns=("cut-negation",)))
    (finding,) = look().diagnostics
    assert (finding.name, finding.labels) == ("quote-altered", ())


@pytest.mark.parametrize(
    "change",
    [('"too loud to sleep in"', '"too loud to sleep"'), ("paragraph 2", "paragraph 3"),
     (" in gazette", " said by lind in gazette")],
)  # fmt: skip
def test_a_quotation_that_changed_is_not_attested(folder, change):
    lock_with(folder, entry())
    text = MAP.replace(*change) + "\nperson lind: Maria Lind\n"
    (folder / "maps" / "street.arg").write_text(text)
    reading = look()
    (checked,) = reading.quotes.checked.values()
    assert checked.state is State.UNCHECKED
    assert [d.name for d in reading.diagnostics] == ["lock-stale"]


@pytest.mark.parametrize("use", ["use: street.arg", "use s: street.arg"])
def test_a_lock_holds_for_every_map_that_uses_its_file(folder, use):
    people = "person berg: Jon Berg\n"
    text = MAP.replace("person berg: Jon Berg\n", "use p: people.arg\n").replace(
        "author b", "author p.b"
    )
    text = text.replace(" in gazette", " said by p.berg in gazette")
    (folder / "maps" / "street.arg").write_text(text)
    (folder / "maps" / "people.arg").write_text(people)
    lock_with(folder, entry(voice="p.berg"))
    assert look().diagnostics == ()
    (folder / "maps" / "all.arg").write_text(f"{use}\nuse q: people.arg\n")
    reading = look(path="maps/all.arg")
    assert reading.slips == ()
    (checked,) = reading.quotes.checked.values()
    assert checked.state is State.ATTESTED


def test_places_in_sources_can_be_shown(folder):
    (folder / "maps" / "gazette.txt").write_text(TEXT.replace("too loud", "never too loud"))
    (folder / "maps" / "street.arg").write_text(MAP.replace("too loud", "is too loud"))
    reading = look()
    (finding,) = reading.diagnostics
    (label,) = finding.labels
    text = reading.documents[label.place.file].text
    assert text[label.place.start : label.place.end] == "never"
    assert label.message == "the source has “never” here (paragraph 2)"
    assert finding.message.endswith("which has “never” among them")
    assert json.loads(json.dumps(label.message))


def test_expectations_of_quotations(folder):
    (folder / "maps" / "street.arg").write_text(MAP + "\nexpect quotes match\n")
    (failed,) = named(look(), "expectation-failed")
    assert (failed.severity, failed.message) == (
        "warning", "1 quotation is not looked up, so nobody can tell",
    )  # fmt: skip
    lock_with(folder, entry())
    assert look().diagnostics == ()
    (folder / "maps" / "gazette.txt").write_text("Something else.\n")
    (failed,) = named(look(), "expectation-failed")
    assert (failed.severity, failed.message) == (
        "error",
        "1 quotation does not stand in the source",
    )
