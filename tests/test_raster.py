"""PNG and PDF: the same bytes each time, words in a font of our own, sentences for the rest."""

from __future__ import annotations

import struct
import subprocess
import sys

import pytest

from argmap.drawing.engines import EngineError
from argmap.drawing.svg.raster import to_pdf, to_png

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
    [("Words", True), ("Київ שלום “x”", True), ("<title>漢</title>a", True), ("漢字", False)],
)
def test_fonts_of_the_machine_are_loaded_only_for_what_ours_lacks(monkeypatch, words, own):
    import resvg_py

    asked = {}

    def drawn(**options):
        asked.update(options)
        return b""

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
    assert b"LiberationSans" in pdf


def test_pdf_without_its_package_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(EngineError, match=r"pip install 'argmap\[pdf\]'"):
        to_pdf(SVG)
