"""The strip that says what could not be read, on a page of a map with errors."""

from __future__ import annotations

import os.path
from collections.abc import Iterator

from argmap.page.markup import text
from argmap.reading import Reading
from argmap.reasoning.proofs.sentence import counted

MOST = 20
"""Problems that are told one by one."""


def problems_html(reading: Reading) -> Iterator[str]:
    """Yield the strip; nothing for a map without errors."""
    told = [f"{os.path.basename(one.path)}: {one.why}" for one in reading.unreadable]
    for one in reading.errors:
        document = reading.documents.get(one.place.file)
        at = (
            f"{os.path.basename(one.place.file)}:{document.position(one.place.start).line}: "
            if document
            else ""
        )
        told.append(f"{at}{one.message}{f' ({one.help})' if one.help else ''}")
    if not told:
        return
    number = counted(len(told), "problem")
    yield (
        f'<details id="~problems" class="strip"><summary>{number} in the map: shown is what could be read</summary>\n<ul>'
    )
    yield from (f"<li>{text(words)}</li>\n" for words in told[:MOST])
    if len(told) > MOST:
        yield f"<li>and {len(told) - MOST:,} more</li>"
    yield "</ul></details>\n"
