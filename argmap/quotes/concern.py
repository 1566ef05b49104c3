"""A concern: one point to check in a quotation that matches."""

from __future__ import annotations

from typing import NamedTuple


class Concern(NamedTuple):
    """Its kind, the words of the source (or of the quotation) that it is about, and the name of the
    pattern that matched, if one of `context/patterns.toml` or `speakers/sieves.py` did.
    """

    kind: str
    words: str = ""
    pattern: str = ""
