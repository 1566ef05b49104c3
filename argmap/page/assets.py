"""The style and the scripts that a page carries, and their hashes for its Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from argmap.drawing.theme import DARK, LIGHT
from argmap.version import __version__

HERE = Path(__file__).parent
OF_A_SITE = 'content="argmap, a page of a site'
"""What is near the beginning of every page of a site, and of no other page."""


@cache
def style(*names: str) -> str:
    """Return the files of `look/` with these names as one style sheet, below the colours of the theme as variables."""
    files = "".join((HERE / "look" / f"{name}.css").read_text(encoding="utf-8") for name in names)
    light, dark = (
        "".join(f"--{name}:{colour};" for name, colour in theme.paints().items())
        for theme in (LIGHT, DARK)
    )
    return (
        f"\n:root,:host{{color-scheme:light dark;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root,:host{{{dark}}}}}\n{files}"
    )


@cache
def script(*names: str) -> str:
    """Return the files of `scripts/` with these names as one script, in a scope of its own."""
    files = "".join((HERE / "scripts" / f"{name}.js").read_text(encoding="utf-8") for name in names)
    return f'\n(() => {{\n"use strict";\n{files}}})();\n'


def allowed(content: str) -> str:
    """Return what a policy says to allow a script or style with this content."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def generator(*, site: bool = False) -> str:
    """Return the line of a head that says what made a page."""
    of = f"{OF_A_SITE} ({__version__})" if site else f'content="argmap {__version__}'
    return f'<meta name="generator" {of}">\n'
