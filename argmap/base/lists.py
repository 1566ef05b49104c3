"""Lists of words in TOML files of the simplest form, read without a reader of all TOML.

Such a file has nothing but comments and texts: `role = "words"`, long ones between three quotation
marks. Loading `tomllib` takes longer than reading a dozen of these.
"""

from __future__ import annotations

import re
from pathlib import Path

_TEXT = re.compile(r'^(\w+) = "(?:""\n(.*?)""|([^"\n]*))"$', re.MULTILINE | re.DOTALL)
_OTHER = re.compile(r"^(?!#|\s*$).*", re.MULTILINE)


class BadList(ValueError):
    """A list of words without that form; the sentence names its file and line."""


def texts(written: str) -> dict[str, str]:
    """Return the texts of a file by their names, whatever else it has."""
    return {found[1]: found[2] or found[3] or "" for found in _TEXT.finditer(written)}


def read(path: Path, roles: frozenset[str]) -> dict[str, str]:
    """Return the texts of a file that has texts for some roles, and nothing else."""
    written = path.read_text(encoding="utf-8")
    other = _OTHER.search(_TEXT.sub("", written))
    if other:
        raise BadList(f'{path.name}: “{other.group()}” is not of the form: role = "words"')
    found = texts(written)
    unknown = sorted({*found} - roles)
    if unknown:
        raise BadList(f"{path.name}: no list is called {', '.join(unknown)}")
    return found
