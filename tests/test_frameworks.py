"""Abstract frameworks out of maps and into maps: af, tgf, apx."""

from __future__ import annotations

import itertools
import re

import pytest
from debates import debates, frameworks, map_of
from handmade import argument, claim, make
from hypothesis import given
from hypothesis import strategies as st
from labelling import grounded
from test_semantics_laws import LABEL, label, labels_of

from argmap.cli import main
from argmap.drawing.view import select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.formats.imports import importer_for
from argmap.formats.imports._frameworks import _free
from argmap.language import parse, write
from argmap.reading import read_text

FORMATS = ("af", "tgf", "apx")
formats = st.sampled_from(FORMATS)


def export(map, format):
    return exporter_for(format).export(select(map)[0], Options())


def carry(text, format):
    return importer_for(format).run(text.encode() if isinstance(text, str) else text)


def understood(text, format):
    """Names and attacks of a file, read here without argmap."""
    if format == "af":
        head, *lines = text.splitlines()
        names = [f"{n}" for n in range(1, int(head.split()[2]) + 1)]
        called = dict(re.findall(r"^# (\d+) = (.+)$", text, re.MULTILINE))
        pairs = [line.split() for line in lines if not line.startswith("#")]
        return [called[n] for n in names], [(int(a) - 1, int(b) - 1) for a, b in pairs]
    if format == "tgf":
        above, _, below = text.partition("#\n")
        names = above.split()
        pairs = [line.split() for line in below.splitlines()]
    else:
        called = dict(re.findall(r"^% (\S+) = (.+)$", text, re.MULTILINE))
        names = re.findall(r"^arg\(([a-z][a-z0-9_]*)\)\.$", text, re.MULTILINE)
        pairs = re.findall(r"^att\(([a-z0-9_]+),([a-z0-9_]+)\)\.$", text, re.MULTILINE)
        assert len(text.splitlines()) == len(called) + len(names) + len(pairs)
        number = {name: n for n, name in enumerate(names)}
        return [called.get(n, n) for n in names], [(number[a], number[b]) for a, b in pairs]
    number = {name: n for n, name in enumerate(names)}
    return names, [(number[a], number[b]) for a, b in pairs]


@given(debates(claims=6, steps=8), formats)
def test_a_solver_finds_what_status_says(map, format):
    names, pairs = understood(export(map, format), format)
    labels = dict(zip(names, grounded(len(names), pairs), strict=True))
    assert {name: labels[name] for name in map.claims} == labels_of(map)
    assert len(set(pairs)) == len(pairs)


@given(frameworks(6), formats)
def test_there_and_back(drawn, format):
    count, attacks = drawn
    text = export(map_of(count, attacks), format)
    imported = carry(text, format)
    reading = read_text(imported.text, "-")
    assert not [d for d in reading.diagnostics if d.severity == "error"]
    assert write(parse(imported.text, "-")) == imported.text
    found = label(reading.map).statuses(reading.map.claims)
    for n, expected in enumerate(grounded(count, attacks)):
        assert LABEL[found[f"a{n}"]] == expected
    loops = sum(a == b for a, b in attacks)
    assert len(found) == count + loops
    assert len(imported.findings) == loops


def test_plain_rebuttals_are_plain_attacks():
    map = make(
        claim("close"), claim("shops"), claim("bus"), claim("near"),
        argument("s", "rebut", "shops", "close"), argument("by-bus", "rebut", "bus near", "shops"),
        argument("t", "support", "bus", "close"),
    )  # fmt: skip
    assert export(map, "tgf") == "close\nshops\nbus\nnear\nby-bus\n#\nshops close\nby-bus shops\n"
    assert export(map, "af").splitlines()[:3] == ["p af 5", "# 1 = close", "# 2 = shops"]
    assert "% by_bus = by-bus\n" in export(map, "apx")


def test_a_premise_that_can_fail_has_an_opposite():
    map = make(
        claim("a"), claim("b"), claim("c"), claim("x"),
        argument("s", "rebut", "a b", "c"), argument("t", "rebut", "x", "b"),
    )  # fmt: skip
    names, pairs = understood(export(map, "tgf"), "tgf")
    assert {f"{names[a]} {names[b]}" for a, b in pairs} == {"x b", "s c", "not/b s", "b not/b"}


def test_names_of_every_alphabet_become_constants():
    map = make(claim("мир"), claim("2022"), claim("a-b"), claim("a.b"), claim("é"))
    text = export(map, "apx")
    constants = re.findall(r"arg\((.*)\)", text)
    assert all(re.fullmatch("[a-z][a-z0-9_]*", c) for c in constants)
    assert len(set(constants)) == 5
    names = list(read_text(carry(text, "apx").text, "-").map.claims)
    assert names == ["мир", "2022", "a-b", "a-b-2", "é"]


@pytest.mark.parametrize(
    ("format", "text", "map", "said"),
    [
        ("af", "p af 2\n# a remark\n1 2\n", "claim 1: 1\n    rebuts 2\n\nclaim 2: 2\n", []),
        ("af", "# 1 = us-blocked\np af 1\n", "claim us-blocked: us-blocked\n", []),
        ("af", "p af 1\n1 2\nx\n", "claim 1: 1\n", ["go from 1 to 1", "is no attack"]),
        ("af", "1 2\n", "", ["is not `p af N`"]),
        ("af", "p af 99999999999\n", "", ["too many for a map"]),
        ("af", "", "", ["no argument"]),
        ("af", "p af 2\n1 2\n1 2\n", "claim 1: 1\n    rebuts 2\n\nclaim 2: 2\n", ["linked twice"]),
        ("tgf", "1 It rains.\n2\n#\n1 2\n",
         "claim 1: It rains.\n    rebuts 2\n\nclaim 2: 2\n", []),
        ("tgf", "a\nb\n", "claim a: a\n\nclaim b: b\n", []),
        ("tgf", "A\nA\n#\nA b why\nA\n", "claim a: A\n    rebuts b\n\nclaim b: b\n",
         ["declared twice", "has no place", "b is not declared", "no attack"]),
        ("tgf", "claim\n#\n#\n", "claim claim-1: claim\n", ["second line `#`"]),
        ("apx", "att(A, b) .arg(A).\n arg(b).\nsupport(b,A).",
         "claim a: A\n    rebuts b\n\nclaim b: b\n    supports a\n", []),
        ("apx", "arg(a48_54).\n% a48_54 = us-blocked\nnonsense.\narg(a,b).",
         "claim us-blocked: us-blocked\n", ["no fact", "no fact"]),
        ("apx", "arg(a). sup(a,a).", "claim a: a\n", ["supports itself"]),
    ],
)  # fmt: skip
def test_small_files(format, text, map, said):
    imported = carry(text, format)
    assert imported.text == map
    assert len(imported.findings) == len(said)
    for finding, words in zip(imported.findings, said, strict=True):
        assert words in finding.message


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), formats)
def test_any_bytes_are_read_or_refused(raw, format):
    imported = carry(raw, format)
    assert imported.text or imported.findings
    assert write(parse(imported.text, "-")) == imported.text


@given(st.lists(st.sampled_from([*"ab,).#%12\n=-А", "arg(", "att(", "p af"]), max_size=40))
def test_scraps_of_the_formats_are_read_or_refused(scraps):
    for format in FORMATS:
        imported = carry("p af 2\n" * (format == "af") + " ".join(scraps), format)
        reading = read_text(imported.text, "-")
        assert not [d for d in reading.diagnostics if d.severity == "error"]


def test_convert_writes_and_reads_them(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.arg").write_text("claim a: A.\n    rebutted by b: B.\n")
    for format in FORMATS:
        assert main(["convert", "a.arg", "-o", f"a.{format}"]) == 0
        assert main(["convert", f"a.{format}", "--to", "arg"]) == 0
        assert capfd.readouterr().out == "claim a: a\n\nclaim b: b\n    rebuts a\n"


@pytest.mark.parametrize(
    ("format", "text", "at"),
    [
        ("af", "p af 2\n1 2\n2 2\n2 2\n", 11),
        ("tgf", "a\nb\n#\na b\nb b\n", 10),
        ("apx", "arg(b).\natt(b, b).\n", 8),
        ("apx", "arg(b).\nsup(b, b).\n", 8),
    ],
)
def test_what_attacks_itself_is_told_where_it_does(format, text, at):
    found = importer_for(format).run(text.encode())
    (finding,) = [f for f in found.findings if "itself" in f.message]
    assert finding.place.start == at


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b", "a-4"]), max_size=30))
def test_names_that_are_taken_are_numbered_as_if_each_were_tried(names):
    found, taken = [], {}
    for name in names:
        free = _free(name, taken)
        tried = itertools.chain([name], (f"{name}-{n}" for n in itertools.count(2)))
        assert free == next(n for n in tried if n not in found)
        found.append(free)


def test_many_arguments_of_one_name_are_numbered_in_one_go():
    signs = "!?+*/=<>"
    ids = ["x" + "".join(p) for n in range(1, 6) for p in itertools.product(signs, repeat=n)]
    text = "".join(f"arg({id}).\n" for id in ids[:20_000])
    made = importer_for("apx").run(text.encode())
    claims = [line for line in made.text.splitlines() if line.startswith("claim ")]
    assert claims[0].startswith("claim x: ")
    assert claims[-1].startswith("claim x-20000: ")
