"""Scripts that the font which comes with argmap lacks, and fonts of a machine that have them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from argmap.drawing.scene.graphemes import pictogram
from argmap.drawing.scene.measure import covers


class Script(NamedTuple):
    """A script: its name, the fonts to take for it (the usual ones of Linux, Windows and macOS,
    the first that is there), the package of Debian and Ubuntu with the first of them, and a letter.
    """

    name: str
    fonts: tuple[str, ...]
    package: str
    letter: str


_CORE = "fonts-noto-core"
OWN = "Latin, Greek, Cyrillic, Hebrew"
"""What the font that comes with argmap has."""


def _of_noto(name: str, letter: str, *others: str, noto: str = "") -> Script:
    return Script(name, (f"Noto Sans {noto or name}", *others), _CORE, letter)


_INDIAN = "Nirmala UI", "Nirmala Text"
_CJK = Script(
    "Chinese, Japanese and Korean",
    ("Noto Sans CJK JP", "Noto Sans CJK SC", "Yu Gothic", "Microsoft YaHei", "Malgun Gothic",
     "Hiragino Sans", "PingFang SC", "Apple SD Gothic Neo"),
    "fonts-noto-cjk", "\u6f22",
)  # fmt: skip
EMOJI = Script(
    "emoji", ("Noto Color Emoji", "Segoe UI Emoji", "Apple Color Emoji"),
    "fonts-noto-color-emoji", "\U0001f642",
)  # fmt: skip
_SYMBOLS = Script(
    "symbols",
    ("DejaVu Sans", "Noto Sans Symbols2", "Noto Sans Symbols", "Segoe UI Symbol", "Apple Symbols"),
    "fonts-dejavu-core", "\u2605",
)  # fmt: skip

_RANGES: tuple[tuple[str, Script], ...] = (
    (
        "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
        _of_noto("Arabic", "\u0639", "Noto Naskh Arabic", "DejaVu Sans", "Segoe UI", "Geeza Pro"),
    ),
    ("\u0530-\u058f", _of_noto("Armenian", "\u0531", "DejaVu Sans", "Segoe UI", "Mshtakan")),
    ("\u0700-\u074f", _of_noto("Syriac", "\u0710", "Segoe UI Historic", noto="Syriac")),
    ("\u0780-\u07bf", _of_noto("Thaana", "\u078b", "MV Boli")),
    (
        "\u0900-\u097f\ua8e0-\ua8ff",
        _of_noto("Devanagari", "\u0939", *_INDIAN, "Kohinoor Devanagari"),
    ),
    ("\u0980-\u09ff", _of_noto("Bengali", "\u09b8", *_INDIAN, "Bangla Sangam MN")),
    ("\u0a00-\u0a7f", _of_noto("Gurmukhi", "\u0a38", *_INDIAN, "Gurmukhi Sangam MN")),
    ("\u0a80-\u0aff", _of_noto("Gujarati", "\u0ab8", *_INDIAN, "Gujarati Sangam MN")),
    ("\u0b00-\u0b7f", _of_noto("Odia", "\u0b38", *_INDIAN, "Oriya Sangam MN", noto="Oriya")),
    ("\u0b80-\u0bff", _of_noto("Tamil", "\u0bae", *_INDIAN, "Tamil Sangam MN")),
    ("\u0c00-\u0c7f", _of_noto("Telugu", "\u0c38", *_INDIAN, "Telugu Sangam MN")),
    ("\u0c80-\u0cff", _of_noto("Kannada", "\u0cb8", *_INDIAN, "Kannada Sangam MN")),
    ("\u0d00-\u0d7f", _of_noto("Malayalam", "\u0d38", *_INDIAN, "Malayalam Sangam MN")),
    ("\u0d80-\u0dff", _of_noto("Sinhala", "\u0dc3", *_INDIAN, "Sinhala Sangam MN")),
    ("\u0e00-\u0e7f", _of_noto("Thai", "\u0e17", "Loma", "Garuda", "Leelawadee UI", "Thonburi")),
    ("\u0e80-\u0eff", _of_noto("Lao", "\u0ea5", "DejaVu Sans", "Leelawadee UI", "Lao Sangam MN")),
    (
        "\u0f00-\u0fff",
        Script("Tibetan", ("Noto Serif Tibetan", "Microsoft Himalaya", "Kailasa"), _CORE, "\u0f56"),
    ),
    ("\u1000-\u109f", _of_noto("Myanmar", "\u1019", "Myanmar Text", "Myanmar Sangam MN")),
    ("\u10a0-\u10ff\u1c90-\u1cbf", _of_noto("Georgian", "\u10d3", "DejaVu Sans", "Segoe UI")),
    ("\u1200-\u139f\u2d80-\u2ddf", _of_noto("Ethiopic", "\u12a0", "Ebrima", "Kefa")),
    ("\u1780-\u17ff\u19e0-\u19ff", _of_noto("Khmer", "\u1781", "Leelawadee UI", "Khmer Sangam MN")),
    (
        "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff",
        _CJK,
    ),
    ("\u2190-\u2bff\U0001f100-\U0001f1e5\U0001f700-\U0001f8ff", _SYMBOLS),
)

_BY_RANGE = tuple((re.compile(f"[{letters}]"), script) for letters, script in _RANGES)
_REST = Script("other characters", (), _CORE, "")

SCRIPTS = (*(script for _, script in _RANGES[:-1]), EMOJI, _SYMBOLS)
"""The scripts that argmap knows fonts for."""


@lru_cache(maxsize=8192)
def script_of(unit: str) -> Script | None:
    """Return the script of a letter with its marks; `None` if argmap's own font has it."""
    if pictogram(unit):
        return EMOJI
    if covers(unit):
        return None
    return next((script for letters, script in _BY_RANGE if letters.match(unit)), _REST)
