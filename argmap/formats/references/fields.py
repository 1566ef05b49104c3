"""One table of the fields that say the same in different formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.language.names import better_name, is_name


class Field(NamedTuple):
    """An `x-` line by its key, and the fields that say the same in CSL-JSON, BibTeX and RIS.

    An empty field says that the format has none. `holds` is `words`, `names`, or `date`.
    """

    key: str
    csl: str
    bibtex: str
    ris: str
    holds: str = "words"


FIELDS: tuple[Field, ...] = (
    Field("journal", "container-title", "journal", "T2"),
    Field("publisher", "publisher", "publisher", "PB"),
    Field("place", "publisher-place", "address", "CY"),
    Field("volume", "volume", "volume", "VL"),
    Field("issue", "issue", "number", "IS"),
    Field("pages", "page", "pages", "SP"),
    Field("edition", "edition", "edition", "ET"),
    Field("chapter", "chapter-number", "chapter", ""),
    Field("series", "collection-title", "series", "T3"),
    Field("editor", "editor", "editor", "A2", "names"),
    Field("translator", "translator", "translator", "A4", "names"),
    Field("doi", "DOI", "doi", "DO"),
    Field("isbn", "ISBN", "isbn", "SN"),
    Field("issn", "ISSN", "issn", ""),
    Field("language", "language", "language", "LA"),
    Field("keywords", "keyword", "keywords", "KW"),
    Field("abstract", "abstract", "abstract", "AB"),
    Field("short-title", "title-short", "shorttitle", "ST"),
    Field("accessed", "accessed", "urldate", "Y2", "date"),
)
"""The `x-` lines that formats have a field for."""


class Kind(NamedTuple):
    """A kind of source, and its type in each format."""

    csl: str
    bibtex: str
    ris: str


KINDS: Mapping[str, Kind] = {
    "": Kind("document", "misc", "GEN"),
    "article": Kind("article-journal", "article", "JOUR"),
    "magazine-article": Kind("article-magazine", "article", "MGZN"),
    "newspaper-article": Kind("article-newspaper", "article", "NEWS"),
    "preprint": Kind("article", "misc", "INPR"),
    "book": Kind("book", "book", "BOOK"),
    "chapter": Kind("chapter", "incollection", "CHAP"),
    "report": Kind("report", "techreport", "RPRT"),
    "dissertation": Kind("thesis", "phdthesis", "THES"),
    "paper": Kind("paper-conference", "inproceedings", "CPAPER"),
    "web-page": Kind("webpage", "online", "ELEC"),
    "post": Kind("post-weblog", "online", "BLOG"),
    "entry": Kind("entry-encyclopedia", "incollection", "ENCYC"),
    "interview": Kind("interview", "misc", "GEN"),
    "speech": Kind("speech", "misc", "GEN"),
    "letter": Kind("personal_communication", "misc", "PCOMM"),
    "video": Kind("motion_picture", "misc", "VIDEO"),
    "broadcast": Kind("broadcast", "misc", "GEN"),
    "dataset": Kind("dataset", "misc", "DATA"),
    "software": Kind("software", "misc", "COMP"),
    "manuscript": Kind("manuscript", "unpublished", "MANSCPT"),
    "law": Kind("legislation", "misc", "STAT"),
    "case": Kind("legal_case", "misc", "CASE"),
    "bill": Kind("bill", "misc", "BILL"),
    "hearing": Kind("hearing", "misc", "HEAR"),
    "treaty": Kind("treaty", "misc", "GEN"),
    "patent": Kind("patent", "misc", "PAT"),
}
"""The kinds of sources that formats have a type for. Where several kinds have the same type, the
first is what the type alone means.
"""

_OTHER_TYPES: Mapping[str, Mapping[str, str]] = {
    "csl": {
        "post": "post", "review": "article", "review-book": "article", "article-journal": "article",
        "periodical": "article", "entry": "entry", "entry-dictionary": "entry",
    },
    "bibtex": {
        "inbook": "chapter", "conference": "paper", "mastersthesis": "dissertation", "thesis": "dissertation",
        "report": "report", "manual": "book", "booklet": "book", "collection": "book",
        "proceedings": "book", "mvbook": "book", "reference": "book", "inreference": "entry",
        "electronic": "web-page", "www": "web-page", "dataset": "dataset", "software": "software",
        "patent": "patent", "video": "video", "movie": "video", "letter": "letter",
        "legislation": "law", "jurisdiction": "case",
    },
    "ris": {
        "EJOUR": "article", "ABST": "article", "JFULL": "article", "EBOOK": "book", "EDBOOK": "book",
        "ECHAP": "chapter", "CONF": "paper", "ICOMM": "post", "MPCT": "video", "ADVS": "video",
        "DICT": "entry", "UNPB": "manuscript", "BLOG": "post",
    },
}  # fmt: skip


def type_of_kind(format: str, kind: str) -> tuple[str, bool]:
    """Return the type for a kind in `csl`, `bibtex` or `ris`; whether it alone says the kind."""
    types = KINDS.get(kind)
    if types is None:
        unknown: str = getattr(KINDS[""], format)
        return unknown, False
    type_: str = getattr(types, format)
    return type_, _kind_of_type(format, type_) == kind


def said_kind(format: str, type_: str, genre: str) -> tuple[str, str]:
    """Return the kind of a source from its type and genre in a format.

    The second result is the genre if it says more than the kind. An unknown type is a kind by its
    own name.
    """
    if genre and is_name(genre):
        wanted, alone = type_of_kind(format, genre)
        if wanted == type_ and not alone:
            return genre, ""
    kind = _kind_of_type(format, type_)
    return (better_name(type_) if kind is None else kind), genre


def written_genre(format: str, kind: str, genre: str) -> tuple[str, bool]:
    """Return the value of a format's field for a genre, and whether it expresses `genre`.

    `genre` is the `x-genre:` line of a source of that kind.
    """
    type_, alone = type_of_kind(format, kind)
    if not alone:
        return kind, False
    said = said_kind(format, type_, genre) == (kind, genre)
    return (genre, True) if genre and said else ("", False)


def _kind_of_type(format: str, type_: str) -> str | None:
    for kind, types in KINDS.items():
        if getattr(types, format) == type_:
            return kind
    return _OTHER_TYPES[format].get(type_)
