"""Real maps, mutated: everything that can be made of them is made, and nothing fails.

`ARGMAP_FUZZ=long` runs many more.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.view import Selection, select
from argmap.formats.checks import render
from argmap.formats.exports import all_exporters, exporter_for
from argmap.formats.exports.options import Options
from argmap.language import parse, write
from argmap.model.settings import Settings
from argmap.reading import read_text

MAPS = [
    path.read_text(encoding="utf-8")
    for folder in ("../maps", "corpus")
    for path in sorted((Path(__file__).parent / folder).glob("*.arg"))
]
NOISE = ['"', ":", "\t", "\x00", "|", "#", "  ", "“", "by ", "claim ", "\u202e", "漢", ",", "-", "\r",
         "\ud800", "supports ", "'", "<b>", "\\", "🙂", "e\u0301"]  # fmt: skip


def mutate(text: str, chance: random.Random) -> str:
    """One to six small accidents."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        i = chance.randrange(len(lines))
        line = lines[i]
        match chance.randrange(8):
            case 0:
                del lines[i]
            case 1:
                lines.insert(i, line)
            case 2:
                lines[i] = " " * chance.randrange(9) + line.lstrip()
            case 3:
                at = chance.randrange(len(line) + 1)
                lines[i] = line[:at] + chance.choice(NOISE) + line[at:]
            case 4:
                at = chance.randrange(len(line) + 1)
                lines[i] = line[:at] + line[at + chance.randint(1, 5) :]
            case 5:
                other = chance.randrange(len(lines))
                lines[i], lines[other] = lines[other], lines[i]
            case 6:
                words = line.split(" ")
                chance.shuffle(words)
                lines[i] = " ".join(words)
            case _:
                lines = lines[: i + 1] if chance.random() < 0.2 else lines
        lines = lines or [""]
    return "\n".join(lines)


@given(st.sampled_from(range(len(MAPS))), st.integers(0, 2**32))
def test_mutated_maps(number, seed):
    mutated = mutate(MAPS[number], random.Random(seed))
    reading = read_text(mutated, settings=Settings())
    documents = reading.map.documents
    for diagnostic in reading.diagnostics:
        length = len(documents[diagnostic.place.file].text)
        assert 0 <= diagnostic.place.start <= diagnostic.place.end <= length
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            assert 0 <= edit.place.start <= edit.place.end <= length
    for format_ in ("full", "short", "json", "github", "sarif"):
        render(reading.diagnostics, documents, format_, color=False)
    view, _ = select(reading.map, Selection())
    exported = exporter_for("json").export(view, Options())
    assert len(json.loads(exported)["claims"]) == len(reading.map.claims)
    for exporter in all_exporters():
        if exporter.name == "dot" or exporter.purpose == "convert":
            assert isinstance(exporter.export(view, Options(quotes=reading.quotes)), str)
    for argument in reading.map.arguments.values():
        assert all(premise in reading.map.claims for premise in argument.premises)
        targets = (reading.map.claims, reading.map.arguments, reading.map.evidence)
        assert any(argument.target in things for things in targets)
    for evidence in reading.map.evidence.values():
        assert all(claim in reading.map.claims for claim in evidence.supports)
    tree = parse(mutated)
    if not tree.slips:
        assert parse(write(tree)).items == tree.items


@given(st.sampled_from(range(len(MAPS))), st.integers(0, 2**32))
def test_every_fix_can_be_applied(number, seed):
    mutated = mutate(MAPS[number], random.Random(seed))
    reading = read_text(mutated, settings=Settings())
    source = reading.map.documents["-"].text
    for diagnostic in reading.diagnostics:
        if diagnostic.fix is None:
            continue
        fixed = source
        for edit in sorted(diagnostic.fix.edits, key=lambda e: e.place.start, reverse=True):
            fixed = fixed[: edit.place.start] + edit.text + fixed[edit.place.end :]
        assert fixed != source
        parse(fixed)
