"""What is wrong in a map, as the strip on top of the page shows it."""

from __future__ import annotations

import os.path

from argmap.base.diagnostics import Diagnostic
from argmap.base.values import dataclass
from argmap.base.visible import one_line, visible
from argmap.reading import Reading

MOST = 20
"""Problems that are shown; the others are counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An error: where (`file` as the map names it, `line`, `column`), what, and the cure."""

    file: str
    line: int
    column: int
    place: str
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Problems:
    """The first errors of a map and how many more there are.

    `broken` says that a line or a used file could not be read, so that the map lacks something.
    """

    shown: tuple[Problem, ...] = ()
    more: int = 0
    broken: bool = False


def problems_of(reading: Reading) -> Problems:
    """Return the errors of a map, those of lines and files that cannot be read first."""
    errors = sorted(reading.errors, key=lambda error: not _lacking(error))
    shown = tuple(_problem(reading, error) for error in errors[:MOST])
    return Problems(shown, max(0, len(errors) - MOST), any(map(_lacking, errors[:1])))


def _lacking(error: Diagnostic) -> bool:
    """Whether something that is written is not in the map: rules of the areas syntax and files."""
    return error.code[0] in "SU"


def _problem(reading: Reading, error: Diagnostic) -> Problem:
    place = error.place
    document = reading.map.documents.get(place.file)
    line, column = document.position(place.start) if document else (1, 1)
    named = visible(_near(place.file, reading))
    shown = f"{named}:{line}:{column}" if document else named
    cure = error.help or (error.fix.title if error.fix else "")
    return Problem(place.file, line, column, shown, one_line(error.message), one_line(cure))


def _near(file: str, reading: Reading) -> str:
    """Return the name of a file as seen from the folder of the map."""
    here = os.path.dirname(reading.roots[0]) if reading.roots else ""
    try:
        return os.path.relpath(file, here or ".")
    except ValueError:  # on another drive
        return file
