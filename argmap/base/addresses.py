"""Addresses that may become links."""

from __future__ import annotations

import re
from functools import lru_cache

_SCHEMES = frozenset({"http", "https", "mailto"})
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_ODD = re.compile("[\\s\x00-\x20\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@lru_cache(maxsize=1024)
def safe_address(url: str) -> str:
    """Return `url` when it may be linked to (http, https or mailto), else an empty text."""
    url = _STEERING.sub("", url).strip()
    if _ODD.search(url):
        return ""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    named = parts.netloc if parts.scheme != "mailto" else parts.path
    return url if parts.scheme in _SCHEMES and named else ""
