"""The address that opens a source at a quotation."""

from __future__ import annotations

from argmap.base.addresses import safe_address
from argmap.model import ArgumentMap, Evidence


def evidence_address(map: ArgumentMap, evidence: Evidence) -> str:
    """Return an address that opens the source of a piece of evidence, for a quotation at its words.
    Empty when there is no address that may be linked to.
    """
    source = map.sources.get(evidence.source)
    url = safe_address(source.url) if source else ""
    if not url or not evidence.quote:
        return url
    from argmap.quotes.matching.fragment import at_quote

    return at_quote(url, evidence.quote)
