"""The editor's texts and what is read of them, without an editor."""

from __future__ import annotations

import random

import pytest
from editing import CAST, DEBATE
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as t

from argmap.base.text import Document
from argmap.lsp.session import KEPT, Session
from argmap.lsp.texts import Change, edited
from argmap.lsp.wire import UNITS, Addresses, Wire, path_of, uri_of
from argmap.reading import Files, Unsaved, read

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
PIECES = ["a", "é", "😀", "👩‍🌾", "\n", "\r\n", "\u2028", "\x0b", "\x85", "  ", "claim x: ", "    supports x", '"', "\t", "ї", "\n\n"]


def point(text, offset, encoding):
    """Where an offset is, as an editor says it: reckoned with Python's codecs alone."""
    codec, size = CODECS[encoding]
    before = text[:offset].replace("\r\n", "\n")
    line = before.split("\n")[-1]
    return before.count("\n"), len(line.encode(codec)) // size


@given(st.data())
def test_a_text_edited_here_is_the_text_in_the_editor(data):
    encoding = data.draw(st.sampled_from(sorted(CODECS)))
    mine = theirs = "".join(data.draw(st.lists(st.sampled_from(PIECES), max_size=12)))
    for _ in range(data.draw(st.integers(1, 6))):
        places = [n for n in range(len(theirs) + 1) if theirs[n - 1 : n + 1] != "\r\n"]
        start, end = sorted(data.draw(st.tuples(*[st.sampled_from(places)] * 2)))
        new = "".join(data.draw(st.lists(st.sampled_from(PIECES), max_size=3)))
        change = Change(new, point(theirs, start, encoding), point(theirs, end, encoding))
        theirs = theirs[:start] + new + theirs[end:]
        mine = edited(mine, [change], UNITS[t.PositionEncodingKind(encoding)])
        assert mine == theirs


@given(st.lists(st.tuples(st.text("ab\n😀", max_size=3), *[st.integers(0, 9)] * 4), max_size=5))
def test_edits_out_of_range_are_taken_at_the_nearest_end(changes):
    text = "one\ntwo 😀\n"
    for new, a, b, c, d in changes:
        after = edited(text, [Change(new, (a, b), (c, d))], UNITS[t.PositionEncodingKind.Utf16])
        assert new in after
        text = after
    assert edited(text, [Change("all new")], len) == "all new"
    assert edited("ab", [Change("x", (0, 99), (7, 7))], len) == "abx"
    assert edited("ab", [Change("x", (0, 2), (0, 0))], len) == "x"


@given(st.lists(st.sampled_from([p for p in PIECES if "\r" not in p]), max_size=12), st.data())
def test_places_go_to_the_editor_and_back(pieces, data):
    encoding = data.draw(st.sampled_from(sorted(CODECS)))
    document = Document("/a.arg", "".join(pieces))
    wire = Wire({"/a.arg": document}, encoding, Addresses())
    offset = data.draw(st.integers(0, len(document.text)))
    where = wire.position(document, offset)
    assert (where.line, where.character) == point(document.text, offset, encoding)
    assert wire.offset(document, where) == offset


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b%20c/%D1%97.arg", "/a/b c/ї.arg"),
        ("file:///a/../b.arg", "/b.arg"),
        ("untitled:Untitled-1", "untitled:Untitled-1"),
        ("inmemory://model/1", "inmemory:/model/1"),
    ],
)
def test_addresses_are_paths_and_come_back_as_the_editor_wrote_them(uri, path):
    addresses = Addresses()
    assert addresses.opened(uri, 1) == path == path_of(uri)
    assert addresses.uri(path) == uri
    assert addresses.closed(uri) == path
    assert path_of(addresses.uri(path)) == path
    assert uri_of("/a/b c.arg") == "file:///a/b%20c.arg"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "people.arg").write_text(CAST)
    (tmp_path / "debate.arg").write_text(DEBATE)
    session = Session()
    session.folders = [str(tmp_path)]
    return session, str(tmp_path / "debate.arg"), str(tmp_path / "people.arg"), tmp_path


def names(session, path):
    return {d.name for d in session.diagnostics(path)[path]}


def test_what_is_not_saved_counts(folder):
    session, debate, people, _ = folder
    assert "undefined-name" not in names(session, debate)
    session.change(people, CAST.replace("ann", "eve"))
    assert "undefined-name" in {d.name for d in session.diagnostics(people)[debate]}
    session.change(people, CAST)
    assert "undefined-name" not in {d.name for d in session.diagnostics(people)[debate]}
    session.change(people, "")
    session.close(people)
    assert "undefined-name" not in names(session, debate)


def test_files_that_use_the_open_one_are_known_through_others_and_from_texts_alone(folder):
    session, debate, people, here = folder
    top, new = str(here / "top.arg"), str(here / "new.arg")
    (here / "top.arg").write_text("use: debate.arg\n")
    assert session.users(people) == (debate, top)
    session.change(new, "use: top.arg\n")
    assert session.users(people) == (debate, new, top)
    session.change(new, "claim a: A.\n")
    assert session.users(people) == (debate, top)
    assert [one.reading.roots for one in session.maps_with(people)] == [(top,)]
    assert session.widest(people).path == people


def test_maps_that_use_a_file_side_by_side_are_all_known(folder):
    session, debate, people, here = folder
    other = str(here / "other.arg")
    (here / "other.arg").write_text("use: people.arg\n")
    assert {one.reading.roots[0] for one in session.maps_with(people)} == {debate, other}


def test_files_that_use_each_other_are_answered(folder):
    session, _debate, people, here = folder
    (here / "people.arg").write_text(CAST + "use: debate.arg\n")
    session.outside()
    assert session.maps_with(people)
    assert names(session, people)


def test_a_file_that_is_deleted_renamed_or_made_outside_is_seen(folder):
    session, debate, _people, here = folder
    assert "use-not-found" not in names(session, debate)
    (here / "people.arg").rename(here / "cast.arg")
    session.outside()
    assert "use-not-found" in names(session, debate)
    session.change(debate, DEBATE.replace("people.arg", "cast.arg"))
    assert "use-not-found" not in names(session, debate)
    (here / "debate.arg").unlink()
    session.outside()
    assert session.snapshot(debate) is not None  # the editor still has it
    session.close(debate)
    assert session.snapshot(debate) is None
    assert session.maps_with(debate) == ()
    assert session.diagnostics(debate) == {debate: ()}


def test_a_used_file_that_appears_is_read(folder):
    session, debate, people, here = folder
    (here / "people.arg").unlink()
    session.outside()
    assert "use-not-found" in names(session, debate)
    session.change(people, CAST)
    assert "use-not-found" not in names(session, debate)


def test_a_map_is_read_again_only_when_one_of_its_texts_changes(folder):
    session, debate, people, here = folder
    other = str(here / "other.arg")
    session.change(other, "claim a: A.\n")
    first = session.reading(debate)
    session.change(other, "claim a: B.\n")
    assert session.reading(debate) is first
    session.change(people, CAST + "person carl: Carl\n")
    second = session.reading(debate)
    assert second is not first
    assert second.trees[debate] is first.trees[debate]
    assert session.latest(debate) is second


def test_a_change_while_a_map_is_read_makes_it_old(folder, monkeypatch):
    session, debate, _, _ = folder
    session.change(debate, DEBATE)
    import argmap.lsp.session as module

    def reads(*args, **kwargs):
        found = read(*args, **kwargs)
        if not late:
            late.append(1)
            session.change(debate, DEBATE + "claim late: Late.\n")
        return found

    late = []
    monkeypatch.setattr(module, "read", reads)
    assert "late" not in session.reading(debate).map.claims
    assert "late" in session.reading(debate).map.claims


EDITS = ["x", "😀", "\n", "    ", "claim y: Y.\n", "    supports close\n", "by", ":", '"', "use: people.arg\n", "#", "| more\n"]


@pytest.mark.parametrize("seed", range(8))
def test_after_random_edits_the_diagnostics_are_those_of_a_fresh_read(folder, seed):
    session, debate, people, _ = folder
    dice = random.Random(seed)
    texts = {debate: DEBATE, people: CAST}
    for path, text in texts.items():
        session.change(path, text)
    for _ in range(40):
        path = dice.choice([debate, debate, people])
        text = texts[path]
        start = dice.randint(0, len(text))
        end = min(len(text), start + dice.choice([0, 0, 0, 1, 3, 30]))
        new = dice.choice(["", *EDITS])
        change = Change(new, point(text, start, "utf-16"), point(text, end, "utf-16"))
        texts[path] = edited(text, [change], UNITS[t.PositionEncodingKind.Utf16])
        assert texts[path] == text[:start] + new + text[end:]
        session.change(path, texts[path])
        fresh = read([debate], loader=Unsaved(dict(texts), Files()))
        assert session.diagnostics(debate)[debate] == tuple(
            d for d in fresh.diagnostics if d.place.file == debate
        )


def test_line_ends_and_marks_of_other_systems_are_read_alike(folder):
    session, debate, *_ = folder
    session.change(debate, "\ufeff" + DEBATE.replace("\n", "\r\n"))
    assert session.texts[debate] == DEBATE


def test_a_thousand_keys_leave_no_pieces_of_older_texts_and_maps(folder):
    from argmap.language.reader import _read

    session, debate, people, _ = folder
    for number in range(1000):
        session.change(people, f"{CAST}person p{number}: P\n")
        session.reading(people)
        if number % 100 == 0:
            assert session.snapshot(people, debate).map.persons[f"p{number}"]
    assert _read.cache_info().currsize <= 2 * KEPT
    assert set(session._readings) == {people, debate}
    assert len(session._snapshots) == 1


def test_a_problem_goes_to_the_editor_with_its_help_its_level_and_the_places_that_explain_it(folder):
    session, debate, *_ = folder
    session.change(debate, DEBATE + "claim close: Something else.\nsource unread: Unread\n")
    reading = session.reading(debate)
    wire = Wire(reading.documents, "utf-16", Addresses())
    by_name = {d.name: wire.diagnostic(d) for d in reading.diagnostics}
    twice = by_name["duplicate-name"]
    assert twice.severity is t.DiagnosticSeverity.Error
    assert twice.range.start.line == DEBATE.count("\n")
    assert [x.location.range.start.line for x in twice.related_information] == [5]
    assert by_name["unused-source"].tags == [t.DiagnosticTag.Unnecessary]
    assert twice.tags is None
    for one in reading.diagnostics:
        told = wire.diagnostic(one)
        assert told.message.startswith(one.message)
        assert one.help in told.message
        assert told.code == one.code
