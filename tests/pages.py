"""Pages of maps, read as a browser without scripts reads them, and maps with harmful words in every field."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path

from argmap.model import ArgumentMap
from argmap.model.map import Answered
from argmap.model.settings import Settings
from argmap.page import PageOptions
from argmap.page.document import page
from argmap.reading import Reading, read, read_text

TESTS = Path(__file__).parent
MAPS = (*sorted((TESTS / "corpus").glob("*.arg")), *sorted((TESTS.parent / "maps").glob("*.arg")))
"""The maps that there are."""
DEBATE = TESTS.parent / "maps" / "why-no-peace.arg"
HARM = {
    "markup": "<b>bold</b><img src=x onerror=alert(1)>",
    "end of everything": "</noscript></script></style></title></article></section></html>",
    "a script": "<script>alert(1)</script>",
    "a comment": "<!-- x --><!--><script>",
    "cdata": "<![CDATA[ x ]]>",
    "quotation marks": "\" ' ` onmouseover=alert(1) x=\"",
    "entities": "&lt;b&gt; &amp;quot; &#0; &NotEqualTilde; &copy",
    "code": "${alert(1)} {{x}} #{x} %s \\u003cb\\u003e \\",
    "an article": '\n<article id="close">',
    "addresses": "javascript:alert(1) data:text/html,<script>alert(1)</script>",
    "control": "a\x00b\x07c\x1b[2Jd\x7fe\x85f",
    "surrogates": "a\ud800b\udfffc",
    "not characters": "a\ufffeb\uffffc\ufdd0d",
    "lines": "a\u2028b\u2029c\u0085d\re",
    "turned": "\u202eabc\u202d \u2066def\u2069 \u200f",
    "of every script": "שלום 漢字 नमस्ते ไทย 👩‍👩‍👧 e\u0301\u0301\u0301",
}  # fmt: skip
"""Words that somebody who means harm would write."""
FULL = read_text((TESTS / "corpus" / "every-field.arg").read_text(encoding="utf-8"), path="m.arg").map
"""A map with every field."""
_EMPTY = frozenset(("meta", "br", "input", "path", "rect", "circle", "polygon", "line", "ellipse", "use"))
_PICTURE = re.compile(r'<noscript class="still">.*?</noscript>', re.DOTALL)
_RAW = re.compile(r"<(script|style)([^>]*)>(.*?)</\1>", re.DOTALL)
_REFERENCES = frozenset(
    ("by", "answers", "group", "parent", "premises", "target", "part_of", "supports", "thesis", "held_by",
     "holds", "denies", "grants", "granted_by", "via", "voice", "source", "author", "id", "when", "said",
     "published", "colour", "scheme", "kind", "badge", "tags")
)  # fmt: skip
"""Fields with names of other things, times, and words of the language."""


class Reader(HTMLParser):
    """The elements of a page with their attributes, in order; the words; what is not closed, or closed twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!comment", {}))

    @property
    def skeleton(self) -> list[tuple[str, tuple[str, ...]]]:
        """The elements without anything that words can change."""
        return [(tag, tuple(attributes)) for tag, attributes in self.tags]


def written(path: Path, **options: object) -> str:
    """The page of a map."""
    return page(read([str(path)]), PageOptions(**options))


def written_text(text: str, **options: object) -> str:
    """The page of a map given as text."""
    return page(read_text(text), PageOptions(**options))


def written_map(map: ArgumentMap, **options: object) -> str:
    """The page of a map made by hand, which has no text with places in it."""
    reading = Reading(map, {}, (), Settings())
    reading.__dict__["errors"] = ()
    return page(reading, PageOptions(**options))


def without_picture(text: str) -> str:
    """A page without the picture for readers without scripts."""
    return _PICTURE.sub("", text)


def raw(text: str, tag: str) -> list[tuple[str, str]]:
    """Attributes and content of each style or script of a page."""
    return [(more, content) for name, more, content in _RAW.findall(text) if name == tag]


def hashes(contents: Iterable[str]) -> list[str]:
    """What a Content-Security-Policy calls them."""
    digests = (hashlib.sha256(content.encode()).digest() for content in contents)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def policy(text: str) -> dict[str, list[str]]:
    """The Content-Security-Policy of a page, by directive."""
    said = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    assert len(said) == 1
    return {part.split()[0]: part.split()[1:] for part in said[0].split(";")}


def records(text: str) -> dict[str, str]:
    """The card of each claim by its name, found as `scripts/debate.js` finds it."""
    begin, end = text.index('<noscript id="~records">'), text.index("</noscript></section>\n<section")
    inside, found = text[begin:end], {}
    for piece in inside.split('\n<article id="')[1:]:
        name = html.unescape(piece[: piece.index('"')])
        assert name not in found
        found[name] = piece[: piece.index("</article>")]
    return found


def heading(record: str) -> str:
    """The words of a claim in its card."""
    at = record.index("<h3")
    return html.unescape(record[record.index(">", at) + 1 : record.index("</h3>", at)])


def with_words(map: ArgumentMap, words: str) -> ArgumentMap:
    """The map with words in place of all that its writer may choose freely."""

    def value(thing: object, name: str) -> object:
        old = getattr(thing, name)
        if name in _REFERENCES or name.endswith("place"):
            return old
        if name == "extra":
            return tuple((words, words) for _ in old)
        if name == "answered":
            return tuple(Answered(words, words, one.by, one.place) for one in old)
        if isinstance(old, tuple):
            return tuple(words for _ in old)
        return words if isinstance(old, str) and old else old

    kinds = ("questions", "persons", "sources", "positions", "claims", "arguments", "evidence", "groups")
    new = {
        kind: {
            name: replace(thing, **{f.name: value(thing, f.name) for f in fields(thing)})
            for name, thing in getattr(map, kind).items()
        }
        for kind in kinds
    }
    return replace(map, title=words, about=words, language=words, **new)
