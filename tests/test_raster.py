"""PNG and PDF: the same bytes each time, words in a font of our own, sentences for the rest."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.drawing.engines import EngineError
from argmap.drawing.svg import pixels, raster
from argmap.drawing.svg.bidi import in_order, levels
from argmap.drawing.svg.overlay import lifted
from argmap.drawing.svg.raster import to_pdf, to_png
from argmap.drawing.svg.runs import Stretch, runs, split, uncovered
from argmap.drawing.svg.scripts import SCRIPTS, script_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40">'
    '<rect width="120" height="40" fill="#ffffff"/>'
    '<text x="5" y="25" font-family="Helvetica, Arial, sans-serif" font-size="16">Words</text></svg>'
)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_a_png_has_the_size_asked_for_and_shows_words():
    assert size(to_png(SVG, scale=1)) == (120, 40)
    assert size(to_png(SVG, scale=2.5)) == (300, 100)
    assert size(to_png(SVG)) == (240, 80)
    large = SVG.replace('width="120"', 'width="4000"', 1).replace('height="40"', 'height="4000"', 1)
    assert size(to_png(large)) == (5000, 5000)
    assert len(to_png(SVG)) > 2 * len(to_png(SVG.replace("Words", "")))


def test_the_same_picture_gives_the_same_bytes_in_any_process():
    code = f"import sys; from argmap.drawing.svg.raster import to_png; sys.stdout.buffer.write(to_png({SVG!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert other == to_png(SVG)


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("Words", True),
        ("Київ שלום “x”", True),
        ("\u2067שלום\u2069", True),
        ("<title>漢</title>a", True),
        ("漢字", False),
    ],
)
def test_fonts_of_the_machine_are_loaded_only_for_what_ours_lacks(monkeypatch, words, own):
    import resvg_py

    asked = {}

    def drawn(**options):
        asked.update(options)
        return b""

    monkeypatch.setattr(pixels, "undrawable", lambda *_: frozenset())
    monkeypatch.setattr(pixels, "advances", lambda *_: {})
    monkeypatch.setattr(resvg_py, "svg_to_bytes", drawn)
    to_png(SVG.replace("Words", words))
    assert asked["skip_system_fonts"] is own


def test_a_picture_too_large_or_broken_gives_a_sentence():
    huge = SVG.replace('width="120"', 'width="90000"', 1).replace(
        'height="40"', 'height="90000"', 1
    )
    with pytest.raises(EngineError, match="--scale"):
        to_png(huge)
    with pytest.raises(EngineError, match="no size"):
        to_png("<svg/>")
    with pytest.raises(EngineError, match="could not be drawn"):
        to_png(SVG.replace("</svg>", ""))


def test_pdf():
    pytest.importorskip("typst")
    pdf = to_pdf(SVG)
    assert pdf.startswith(b"%PDF-")
    assert pdf == to_pdf(SVG)
    assert b"ArgmapSans" in pdf


def test_pdf_without_its_package_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(EngineError, match=r"pip install 'argmap\[pdf\]'"):
        to_pdf(SVG)


def with_words(words: str) -> str:
    return SVG.replace("Words", words)


HEBREW = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVW", "אבגדהוזחטיכלמנסעפצקרשתך")
"""Capitals as the examples of Unicode's report on the bidirectional algorithm have them."""


@pytest.mark.parametrize(
    ("base", "memory", "wanted"),
    [
        (0, "car means CAR.", "00000000001110"),
        (1, "car MEANS CAR.", "22211111111111"),
        (0, "CAR 12.5 x", "1111222200"),
        (1, "CAR 12.5, x", "11112222112"),
        (1, "A (b) C", "1112111"),
        (0, "", ""),
    ],
)
def test_levels_are_those_of_unicode(base, memory, wanted):
    found = levels(list(memory.translate(HEBREW)), base)
    assert "".join(map(str, found)) == wanted


def test_order_is_that_of_unicode():
    memory = "car MEANS CAR."
    order = in_order(levels(list(memory.translate(HEBREW)), 1))
    assert "".join(memory[at] for at in order) == ".RAC SNAEM car"
    memory = "car means CAR."
    order = in_order(levels(list(memory.translate(HEBREW)), 0))
    assert "".join(memory[at] for at in order) == "car means RAC."


def named(words: str) -> list[tuple[str, str]]:
    return [(run.text, run.script.name if run.script else "") for run in runs(words)]


def test_a_line_is_split_by_script_from_left_to_right():
    assert named("see 漢字 (42)") == [
        ("see ", ""), ("漢字", "Chinese, Japanese and Korean"), (" (42)", "")]  # fmt: skip
    assert named("दो शब्द 🙂 🙂") == [
        ("दो शब्द", "Devanagari"), (" ", ""), ("🙂", "emoji"), (" ", ""), ("🙂", "emoji")]  # fmt: skip
    assert named("\u2067كتب abc لنا.\u2069") == [
        (".", ""), ("لنا", "Arabic"), (" ", ""), ("abc", ""), (" ", ""), ("كتب", "Arabic")]  # fmt: skip


def test_stretches_stand_next_to_each_other():
    svg = with_words("see 漢字, ok").replace('x="5"', 'x="5.0"').replace('y="25"', 'y="25.0"')
    drawn = split(svg, {Stretch("漢字", script_of("漢")): 2.0}, "Argmap Sans")
    words = ET.fromstring(drawn).findall("{*}text")
    assert [text.text for text in words] == ["see", "漢字", ", ok"]
    # at 16 px: s 0.5, e 0.556 twice, blank 0.278 em; then two characters
    starts = [5.0, 5.0 + 16 * 1.890, 5.0 + 16 * 3.890]
    assert [float(text.get("x") or 0) for text in words] == pytest.approx(starts, abs=0.02)
    assert "Noto Sans CJK JP" in (words[1].get("font-family") or "")
    assert words[2].get("font-family") == "'Argmap Sans'"


def test_a_line_that_ends_at_its_place_still_does():
    svg = with_words("\u2067كتب.\u2069").replace('x="5"', 'x="100.0" ').replace(
        'y="25"', 'y="25.0" text-anchor="end"').replace("  y", " y")  # fmt: skip
    last = ET.fromstring(split(svg, {}, "Argmap Sans")).findall("{*}text")[-1]
    assert (last.text, last.get("x"), last.get("text-anchor")) == (
        "\u2067كتب\u2069", "100.00", "end")  # fmt: skip


def test_lines_of_our_own_font_are_left_alone():
    assert split(SVG, {}, "Argmap Sans") == SVG
    assert list(uncovered(with_words("\u2067Київ שלום ü\u2069"))) == []


def test_words_over_a_pdf_keep_place_colour_and_weight():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80" '
        'font-size="13"><g fill="#112233"><g opacity="0.5"><text x="20" y="40" '
        'font-weight="bold" font-family="\'A\', \'B\'" data-script="Thai">ก</text></g></g></svg>'
    )
    rest, found = lifted(svg, 150.0)
    assert "ก" not in rest
    assert found == [
        {"words": "ก", "rtl": False, "end": False, "x": 15.0, "y": 30.0, "size": 9.75,
         "bold": True, "fill": "#112233", "clear": 50, "fonts": ["A", "B"]},
    ]  # fmt: skip
    assert lifted(SVG, 90.0) == (SVG, [])


def png_of(kind: int, rows: list[bytes]) -> bytes:
    """A PNG whose rows all have one filter, written as the standard says."""
    above, raw = bytes(len(rows[0])), b""
    for row in rows:
        raw += bytes([kind])
        for at, value in enumerate(row):
            left = row[at - 4] if at >= 4 else 0
            corner = above[at - 4] if at >= 4 else 0
            up = above[at]
            estimate = left + up - corner
            nearest = min((left, up, corner), key=lambda near: abs(estimate - near))
            raw += bytes([(value - (0, left, up, (left + up) // 2, nearest)[kind]) & 255])
        above = row
    body = b"\x89PNG\r\n\x1a\n"
    header = struct.pack(">IIBBBBB", len(rows[0]) // 4, len(rows), 8, 6, 0, 0, 0)
    for name, data in ((b"IHDR", header), (b"IDAT", zlib.compress(raw)), (b"IEND", b"")):
        body += struct.pack(">I", len(data)) + name + data + bytes(4)
    return body


@pytest.mark.parametrize("kind", range(5))
def test_pixels_are_read_whatever_the_filter(kind):
    rows = [bytes((x * 37 + y * 91 + x * y) & 255 for x in range(16)) for y in range(5)]
    assert pixels._rows(png_of(kind, rows)) == rows


ALONE = pytest.mark.skipif(sys.platform != "linux", reason="fonts are hidden by way of fontconfig")


def alone(code: str, folder: Path) -> str:
    """What a program prints on a machine without a font."""
    settings = folder / "fonts.conf"
    settings.write_text(f"<?xml version='1.0'?><fontconfig><dir>{folder}</dir></fontconfig>")
    environment = {**os.environ, "FONTCONFIG_FILE": str(settings), "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment
    )
    return done.stdout.decode()


@ALONE
def test_letters_that_no_font_has_are_said_with_what_to_install(tmp_path):
    svg = with_words("Words مكتبة 🙂 漢 ok")
    code = (
        "import json; from argmap.drawing.svg.raster import to_png; said = []; "
        f"to_png({svg!r}, say=said.append); to_png({SVG!r}, say=said.append); print(json.dumps(said))"
    )
    (said,) = json.loads(alone(code, tmp_path))
    assert "Arabic (such as ب), Chinese, Japanese and Korean (such as 漢) and emoji" in said
    assert "`apt install fonts-noto-cjk fonts-noto-color-emoji fonts-noto-core`" in said


@ALONE
def test_scripts_that_can_be_drawn(tmp_path):
    code = (
        "from argmap.drawing.svg.raster import scripts_drawn; "
        "print([len(found) for found in scripts_drawn()])"
    )
    assert alone(code, tmp_path) == f"[0, {len(SCRIPTS)}]\n"


def test_what_is_seen_of_a_font_of_the_machine():
    """With argmap's own font as the machine's: its width of a word is that of its table."""
    script = SCRIPTS[0]._replace(fonts=("Argmap Sans",))
    found = pixels.advances([Stretch("Word", script)], str(raster._fonts()), "Argmap Sans")
    # W 0.944, o 0.556, r 0.333, d 0.556 em, with what W and o are moved together
    assert found[Stretch("Word", script)] == pytest.approx(2.37, abs=0.04)
    seen = pixels.undrawable(
        [("W", script), ("\U0010ffff", script)], str(raster._fonts()), "Argmap Sans"
    )
    assert seen == {("\U0010ffff", script)}


def test_every_script_has_a_letter_of_its_own_and_a_package():
    for script in SCRIPTS:
        assert script_of(script.letter) == script
        assert script.fonts
        assert script.package.startswith("fonts-")
