"""TeX's way to write words, and BibTeX's to join them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from argmap.formats.imports._texsigns import decoded, knows

_MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December",
}  # fmt: skip
_TEX = re.compile(r"[\\{}$~%`]|--|''")
_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
_COMMAND = re.compile(r"(?<!\\)(?:\\\\)*\\([A-Za-z]+)")
_MATH = re.compile(r"(?<!\\)\$[^$]*\$")
_BRACES = re.compile(r"(?<!\\)[{}]")
DEEPEST = 50
"""Braces within braces; from anything deeper, only the words are taken."""
LONGEST = 50_000
"""Characters of a value; from a longer one, only the words are taken, too."""
LONGEST_STRING = 1_000
"""Characters of an abbreviation. Each may hold others, so that few lines could say very much."""


def joined(raw: str, strings: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return the value of a field as written (`jan # " 1st"`), with its delimiters removed.

    The second result is the abbreviations in it that are known neither to BibTeX nor to `strings`
    (by lower-case name).
    """
    found: list[str] = []
    unknown: list[str] = []
    for part in _parts(raw):
        name = part.lower()
        if part[:1] + part[-1:] in {"{}", '""'} and len(part) > 1:
            found.append(part[1:-1])
        elif part.isdecimal() or not part:
            found.append(part)
        elif name in strings or name in _MONTHS:
            found.append(strings.get(name) or _MONTHS.get(name, ""))
        else:
            unknown.append(part)
            found.append(part)
    return "".join(found), tuple(unknown)


def defined(strings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the abbreviations of a file, from their names and values as written.

    Each may use those before it. One that uses others, or is longer than `LONGEST_STRING`, is left
    out.
    """
    values: dict[str, str] = {}
    for name, raw in strings:
        value, unknown = joined(raw, values)
        if not unknown and len(value) <= LONGEST_STRING:
            values[name.lower()] = value
    return values


def _parts(raw: str) -> Iterator[str]:
    """Yield the parts between `#` signs outside of braces and quotation marks."""
    if "#" not in raw:
        yield raw.strip()
        return
    start, depth, quoted = 0, 0, False
    for found in re.finditer(r'(?<!\\)[{}"#]', raw):
        match found[0]:
            case "{":
                depth += 1
            case "}":
                depth -= 1
            case '"':
                quoted = quoted != (depth == 0)
            case _ if depth == 0 and not quoted:
                yield raw[start : found.start()].strip()
                start = found.end()
    yield raw[start:].strip()


def untex(value: str) -> str:
    """Return the words of a value on one line, with accents and signs as characters."""
    if not _TEX.search(value):
        return " ".join(value.split())
    if len(value) > LONGEST or _depth(value) > DEEPEST:
        return " ".join(_BRACES.sub("", value).split())
    # In a bibliography a percent sign is hardly ever the beginning of a comment.
    return " ".join(decoded(_PERCENT.sub(r"\1\%", value)).split())


def left_out(value: str) -> tuple[str, ...]:
    """Return the commands that `untex` does not know and leaves out, each once, as written."""
    if "\\" not in value or len(value) > LONGEST:
        return ()
    names = _COMMAND.findall(_MATH.sub("", value))
    return tuple(f"\\{name}" for name in dict.fromkeys(names) if not knows(name))


def _depth(value: str) -> int:
    depth = deepest = 0
    for found in _BRACES.finditer(value):
        depth += 1 if found[0] == "{" else -1
        deepest = max(deepest, depth)
    return max(deepest, value.count("\\begin"), value.count("$") if value.count("$") % 2 else 0)
