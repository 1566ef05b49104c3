"""Sources as reference lists know them: persons' names in parts, dates, types, numbered fields.

The value `Reference` connects the map's sources with the formats of reference lists. A format says
for each of its fields which part of a `Reference` it is; fields without a line in the language are
kept in `x-` lines. Pure; nothing here knows a format's syntax.
"""

from __future__ import annotations

from argmap.formats.references.dates import Date, date_of, published_of, stretch_of
from argmap.formats.references.declare import CITEKEY, declared, plain
from argmap.formats.references.draft import Draft
from argmap.formats.references.fields import (
    FIELDS,
    KINDS,
    Field,
    said_kind,
    type_of_kind,
    written_genre,
)
from argmap.formats.references.names import (
    OTHERS,
    PersonName,
    is_others,
    listed,
    name_in_parts,
    names_in,
)
from argmap.formats.references.reference import Reference, carried, citekeys, doi_in, references_of

__all__ = [
    "CITEKEY",
    "FIELDS",
    "KINDS",
    "OTHERS",
    "Date",
    "Draft",
    "Field",
    "PersonName",
    "Reference",
    "carried",
    "citekeys",
    "date_of",
    "declared",
    "doi_in",
    "is_others",
    "listed",
    "name_in_parts",
    "names_in",
    "plain",
    "published_of",
    "references_of",
    "said_kind",
    "stretch_of",
    "type_of_kind",
    "written_genre",
]
