"""An address that should not become a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.\x00-\x20-]*):", re.IGNORECASE)
_SAFE = frozenset(
    ("http", "https", "ftp", "ftps", "mailto", "doi", "urn", "isbn", "ipfs", "gemini")
)


@rule(
    "E305",
    "unsafe-link",
    Severity.WARNING,
    bad=(
        """
        claim: The West ended the talks.
            evidence "They blocked it" in interview at paragraph 3
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: javascript:alert(1)
        """,
    ),
    good=(
        """
        claim: The West ended the talks.
            evidence "They blocked it" in interview at paragraph 3
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """The address of a source is not one that a reader can safely follow.

    `javascript:` and `data:` addresses run programs in the reader's browser, `file:` points into
    the reader's own machine. Such an address is left out of pictures and pages.

    Give the address of the page, beginning with `https://`.
    """
    for source in map.sources.values():
        if source.url and not is_safe(source.url):
            scheme = source.url.strip().split(":", 1)[0]
            yield Finding(
                source.place,
                f"the address of `{source.id}` begins with `{scheme}:` and is left out of pictures",
                help="give the address of the page, beginning with `https://`",
            )


def is_safe(url: str) -> bool:
    """Whether an address may become a link: a well-known harmless scheme, or none."""
    found = _SCHEME.match(url)
    return found is None or re.sub(r"[\x00-\x20]", "", found[1]).lower() in _SAFE
