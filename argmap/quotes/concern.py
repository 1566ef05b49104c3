"""One thing to look at in a quotation that matches."""

from __future__ import annotations

from typing import NamedTuple


class Concern(NamedTuple):
    """Its kind, and the words of the source (or of the quotation) that it is about."""

    kind: str
    words: str = ""
