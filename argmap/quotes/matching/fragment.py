"""An address that opens a page at a quotation.

Browsers scroll to the words named after `#:~:` (URL Fragment Text Directives, WICG):
`text=start` or `text=start,end`. A browser that does not know it, or a page that has changed, shows
the page from its beginning.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TypeGuard
from urllib.parse import quote as percent

from argmap.base.typography import one_blank, typographic
from argmap.quotes.matching.pattern import Word, pattern

LONGEST = 300
"""Characters up to which a quotation is written out; of a longer one only its two ends are."""
ENDS = 6
"""Words of a beginning or an end."""
TELLING = 12
"""Characters below which fewer than three words could be anywhere on a page."""
_MARKER = ":~:"
_WORD = "[^\\W_⁰¹²³⁴-⁹]+"
_UNEDITED = re.compile(rf"({_WORD}(?:[,;:]? {_WORD}|[-'’]{_WORD})*+)[.,;:!?]?")
"""Words with single blanks between them, which need no further treatment."""
_WEB = ("http://", "https://")


def at_quote(url: str, quote: str) -> str:
    """Return `url` so that it opens at the words of `quote`.

    Returns `url` unchanged when it is not a web address, or when the quotation is too short or too
    much edited to identify its place. A part after `#` is kept, another text directive is not.
    """
    directive = text_directive(quote) if url.lower().startswith(_WEB) else ""
    if not directive:
        return url
    base, _, part = url.partition("#")
    return f"{base}#{part.split(_MARKER)[0]}{_MARKER}{directive}"


def text_directive(quote: str) -> str:
    """Return `text=…` for the words of a quotation, or an empty text.

    Words that the writer left out (`…`) or put into brackets are not on the page. When the first
    and the last words are unedited, they give its beginning and end; otherwise its longest unedited
    part of at least four words is used.
    """
    parts = runs(quote)
    if not parts:
        return ""
    (first, begins, _), (last, _, ends) = parts[0], parts[-1]
    if len(parts) > 1 and begins and ends and _telling(first) and _telling(last):
        return _range(first, last)
    longest = longest_run(quote)
    size = len(longest.split())
    if not (_telling(longest) if len(parts) == 1 and ends else size >= 4):
        return ""
    long = len(longest) > LONGEST and size > 2 * ENDS
    return _range(longest, longest) if long else f"text={_encoded(longest)}"


def longest_run(quote: str) -> str:
    """Return the longest part of a quotation that its writer left unchanged, or an empty text."""
    return max((words for words, *_ in runs(quote)), key=len, default="")


def runs(quote: str) -> tuple[tuple[str, bool, bool], ...]:
    """Return the parts of a quotation that are unchanged from the page, from first to last word.

    With each part come two flags: whether the quotation begins with it, and whether it ends with
    it. An unedited quotation is one part with both.
    """
    if unedited := _UNEDITED.fullmatch(quote):
        return ((unedited[1], True, True),)
    plain, offsets = typographic(quote)
    elements = pattern(quote).elements
    found: list[tuple[str, bool, bool]] = []
    begin: Word | None = None
    for element, after in zip_longest(elements, elements[1:]):
        if not _unchanged(element):
            continue
        begin = begin or element
        # `[sic]` is no element of its own.
        if _unchanged(after) and "[" not in plain[element.end : after.start]:
            continue
        first, last = begin.start, element.end - 1
        if offsets is not None:
            first, last = offsets[first], offsets[last]
        found.append((one_blank(quote[first : last + 1]), begin is elements[0], after is None))
        begin = None
    return tuple(found)


def _unchanged(element: object) -> TypeGuard[Word]:
    return isinstance(element, Word) and not element.bracketed


def _range(first: str, last: str) -> str:
    start, end = first.split()[:ENDS], last.split()[-ENDS:]
    return f"text={_encoded(' '.join(start))},{_encoded(' '.join(end))}"


def _telling(words: str) -> bool:
    return len(words) >= TELLING or len(words.split()) > 2


def _encoded(words: str) -> str:
    """Percent-encode words, with the signs that mean something in a directive: `-`, `,`, `&`."""
    return percent(words, safe="").replace("-", "%2D")
