"""What the language reference says of a keyword."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from argmap.language.keywords import PARENTS, TOP
from argmap.rules.shared.slips import parents, parts

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_ROW = re.compile(r"^\| (.+?) \| (.+) \|$")
_END = re.compile(r"(?<=[.:])\s+(?=[A-Z`])")
_WORDS = "Words of the language"
"""The section that only lists them."""


@lru_cache(maxsize=1)
def reference() -> str:
    """Return the language reference, from the package or, in a checkout, from next to it; empty without one."""
    here = files("argmap")
    for path in (
        here / "grammars" / "LANGUAGE.md",
        Path(str(here)).parent / "grammars" / "LANGUAGE.md",
    ):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


@lru_cache(maxsize=1)
def said_of_keywords() -> Mapping[str, str]:
    """Map keywords to what the reference says of them, as Markdown: the row in a table of lines, else the first sentence that
    begins with the keyword, else the beginning of the section that says what such a thing is.
    """
    sections = re.split(r"^##+ +", _FENCE.sub("", reference()), flags=re.MULTILINE)[1:]
    rows, sentences, begins = dict[str, str](), dict[str, str](), dict[str, str]()
    for section in sections:
        title, _, body = section.partition("\n")
        if title == _WORDS:
            continue
        paragraphs = [" ".join(p.split()) for p in body.split("\n\n") if not p.startswith("|")]
        first = next((p for p in paragraphs if p), "")
        name = title.lower().removesuffix("s")
        if first.lower().startswith((f"a {name} ", f"an {name} ")):
            begins[name] = first
        for line in body.splitlines():
            if (row := _ROW.match(line)) is not None:
                for keyword in _keywords(row[1]):
                    rows.setdefault(keyword, f"{row[1]}: {row[2]}")
        for paragraph in paragraphs:
            for sentence in _END.split(paragraph):
                code = _CODE.match(sentence)
                for keyword in _keywords(code[0]) if code else ():
                    sentences.setdefault(keyword, sentence)
    found = {}
    for keyword in PARENTS:
        said = rows.get(keyword) or sentences.get(keyword) or begins.get(keyword, "")
        if said:
            found[keyword] = said
    return found


def where(keyword: str) -> str:
    """Return under which lines a keyword may be."""
    above = parents(keyword)
    margin = "at the left margin" if TOP in above else ""
    under = ", ".join(f"`{one}`" for one in above if one not in (TOP, "relation", "scheme line"))
    return " or ".join(one for one in (margin, f"under {under}" if under else "") if one)


def _keywords(words: str) -> list[str]:
    """Return the keywords with which code in a text begins."""
    found = (parts(f"{code} ") for code in _CODE.findall(words))
    return [one.keyword for one in found if one is not None]
