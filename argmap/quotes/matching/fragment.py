"""An address that opens a page at a quotation.

Browsers scroll to the words named after `#:~:` (URL Fragment Text Directives, WICG):
`text=start` or `text=start,end`. A browser that does not know it, or a page that has changed, shows
the page from its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote as percent

from argmap.quotes.matching.fold import one_blank, typographic
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
    if len(parts) == 1 and parts[0][2]:
        words = parts[0][0]
        if len(words) > LONGEST and len(words.split()) > 2 * ENDS:
            return _range(words, words)
        return f"text={_encoded(words)}" if _telling(words) else ""
    (first, begins, _), (last, _, ends) = parts[0], parts[-1]
    if len(parts) > 1 and begins and ends and _telling(first) and _telling(last):
        return _range(first, last)
    longest = max((words for words, *_ in parts), key=len)
    if len(longest.split()) < 4:
        return ""
    return _range(longest, longest) if len(longest) > LONGEST else f"text={_encoded(longest)}"


def longest_run(quote: str) -> str:
    """Return the longest part of a quotation that its writer left unchanged, or an empty text."""
    return max((words for words, *_ in runs(quote)), key=len, default="")


def runs(quote: str) -> tuple[tuple[str, bool, bool], ...]:
    """Return the parts of a quotation that are unchanged from the page, from first to last word.

    With each part come two flags: whether the quotation begins with it, and whether it ends with
    it. An unedited quotation is one part with both.
    """
    return tuple(_runs(quote))


def _runs(quote: str) -> Iterator[tuple[str, bool, bool]]:
    if found := _UNEDITED.fullmatch(quote):
        yield found[1], True, True
        return
    plain, offsets = typographic(quote)
    elements = pattern(quote).elements
    start: int | None = None
    for number, element in enumerate(elements):
        if not isinstance(element, Word) or element.bracketed:
            start = None
            continue
        start = number if start is None else start
        after = elements[number + 1] if number + 1 < len(elements) else None
        goes_on = isinstance(after, Word) and not after.bracketed
        # `[sic]` is no element of its own.
        if goes_on and after and "[" not in plain[element.end : after.start]:
            continue
        first = elements[start].start
        last = element.end - 1
        if offsets is not None:
            first, last = offsets[first], offsets[last]
        yield one_blank(quote[first : last + 1]), start == 0, after is None
        start = None


def _range(first: str, last: str) -> str:
    start, end = first.split()[:ENDS], last.split()[-ENDS:]
    return f"text={_encoded(' '.join(start))},{_encoded(' '.join(end))}"


def _telling(words: str) -> bool:
    return len(words) >= TELLING or len(words.split()) > 2


def _encoded(words: str) -> str:
    """Percent-encode words, with the signs that mean something in a directive: `-`, `,`, `&`."""
    return percent(words, safe="").replace("-", "%2D")
