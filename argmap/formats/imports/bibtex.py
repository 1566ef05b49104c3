"""BibTeX and biblatex, the usual formats for sources in LaTeX and reference managers.

bibtexparser finds the entries, their fields and lines, and takes names apart; pylatexenc knows
TeX's accents and signs. Text outside entries is a comment, as in BibTeX.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.base.text import Document, Place, read_text
from argmap.formats.imports import Imported, importer

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

    from argmap.formats.references import Reference


@importer("bibtex", suffixes=(".bib", ".bibtex"), summary="sources in BibTeX or biblatex")
def run(raw: bytes) -> Imported:
    """Return the entries as sources and persons."""
    try:
        text = read_text(raw)
    except ValueError as error:
        return _nothing(f"this file {error}")
    if not text.strip():
        return _nothing("this file is empty")
    from argmap.formats.references import declared

    findings: list[Finding] = []
    references = list(_references(Document("", text), findings))
    if not references:
        if findings:
            return Imported("", tuple(findings))
        return _nothing(
            "there is no entry in this file; one begins with a line such as `@book{key,`"
        )
    return Imported(declared(references), tuple(findings))


def _nothing(sentence: str) -> Imported:
    return Imported("", (Finding(Place("", 0, 0), sentence, level=Severity.ERROR),))


def _references(document: Document, findings: list[Finding]) -> Iterator[Reference]:
    from argmap.formats.imports._bibtex import Entries
    from argmap.formats.imports._tex import defined

    library = _library(document.text)
    entries = list(_entries(document, library, findings))
    strings = defined((string.key, string.value) for string in library.strings)
    reader = Entries(document, entries, strings, findings)
    for entry in entries:
        yield reader.reference(entry)


def _library(text: str) -> Library:
    """Return the blocks of the file, with values as they are written."""
    from argmap.formats.imports._bibtex import Blocks

    # The library reports broken entries twice: as blocks, and in its log, which nobody reads here.
    log = logging.getLogger("bibtexparser")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        return Blocks(text).split()
    finally:
        log.setLevel(level)


def _entries(document: Document, library: Library, findings: list[Finding]) -> Iterator[Entry]:
    """Yield the entries that can be read, including those with a repeated key or field."""
    from bibtexparser.model import (
        DuplicateBlockKeyBlock,
        DuplicateFieldKeyBlock,
        Entry,
        ParsingFailedBlock,
    )

    from argmap.formats.imports._bibtex import line_place

    keys: set[str] = set()
    place_of = cache(partial(line_place, document))

    def found(line: int | None, sentence: str, level: Severity | None = None) -> None:
        findings.append(Finding(place_of(line), sentence, level=level))

    for block in library.blocks:
        entry: Block | None = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            entry = block.ignore_error_block
            if not isinstance(entry, Entry):
                found(block.start_line, "this abbreviation is defined twice; the first one counts")
        if isinstance(entry, Entry):
            if not entry.key:
                found(block.start_line, "this entry has no key; it gets a name made from its title")
            elif entry.key in keys:
                sentence = f"the key `{entry.key}` comes twice; this entry gets another name"
                found(block.start_line, sentence)
            keys.add(entry.key)
            yield entry
        elif type(block) is ParsingFailedBlock:
            sentence = "this entry cannot be read and is left out; look for a missing } or comma"
            found(block.start_line, sentence, Severity.ERROR)
