"""Files and addresses that a file names, to be followed."""

from __future__ import annotations

import os.path

from argmap.base.addresses import safe_address
from argmap.base.text import Place
from argmap.language.tree import Text, Use
from argmap.lsp.snapshot import Snapshot


def links(snapshot: Snapshot) -> tuple[tuple[Place, str, str], ...]:
    """Return for each `use`, `text` and `url` the place of its words, the path of the file, and the address; one of both is empty."""
    folder, found = os.path.dirname(snapshot.path), []
    for at, way in snapshot.statements():
        item = way[-1]
        if isinstance(item, Use):
            words = item.path
        elif isinstance(item, Text) and item.keyword in ("text", "url") and item.words:
            words = item.words
        else:
            continue
        place = Place(snapshot.path, at + words.span[0], at + words.span[1])
        url = safe_address(words.text) if isinstance(item, Text) and item.keyword == "url" else ""
        if isinstance(item, Text) and item.keyword == "url":
            if url:
                found.append((place, "", url))
        else:
            found.append((place, os.path.normpath(os.path.join(folder, words.text)), ""))
    return tuple(found)
