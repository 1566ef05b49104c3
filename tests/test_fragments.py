"""Addresses that open a page at a quotation, read back as the specification reads them."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from handmade import claim, evidence, make, source
from hypothesis import given
from hypothesis import strategies as st

from argmap.base.addresses import safe_address
from argmap.quotes.address import evidence_address
from argmap.quotes.matching import fragment
from argmap.quotes.matching.fragment import at_quote, longest_run, runs, text_directive

PAGE = "https://example.org/street"
# The grammar of the specification: what may stand in a part of a text directive as it is.
CHARACTER = r"(?:[A-Za-z0-9._~!$'()*+/:;=?@]|%[0-9A-Fa-f]{2})"
DIRECTIVE = re.compile(
    f"text=(?:({CHARACTER}+)-,)?({CHARACTER}+)(?:,({CHARACTER}+))?(?:,-({CHARACTER}+))?"
)


def parts(directive: str) -> tuple[str, str]:
    """Where the words begin and end, as a browser reads it."""
    found = DIRECTIVE.fullmatch(directive)
    assert found, directive
    prefix, start, end, suffix = (unquote(part) if part else "" for part in found.groups())
    assert (prefix, suffix) == ("", "")
    return start, end


def shown(page: str, directive: str) -> str:
    """What a browser would mark on a page of one paragraph."""
    start, end = parts(directive)
    at = re.search(rf"(?<!\w){re.escape(start)}(?!\w)", page)
    if not at:
        return ""
    if not end:
        return at.group()
    last = re.compile(rf"(?<!\w){re.escape(end)}(?!\w)").search(page, at.end())
    return page[at.start() : last.end()] if last else ""


TEXT = (
    "The street’s noise – as we know, it’s well-known & loud – keeps every second one awake "
    "at night, and no one sleeps."
)


@pytest.mark.parametrize(
    ("quote", "marked"),
    [
        ("every second one", "every second one"),
        ("well-known & loud", "well-known & loud"),
        ("as we know, it’s well-known", "as we know, it’s well-known"),
        ("… every second one awake.", "every second one awake"),
        ("The street’s noise … no one sleeps.", TEXT.rstrip(".")),
        ("[T]he street’s noise … no one sleeps.", ""),
        ("[that] keeps every second one awake", "keeps every second one awake"),
        ("keep[s] every second one awake", "every second one awake"),
        ("we know [sic], it’s loud – keeps", ""),
        ("as we know [sic], it’s well-known & loud", "as we know, it’s well-known & loud"),
    ],
)
def test_a_browser_finds_the_words(quote: str, marked: str) -> None:
    directive = text_directive(quote)
    assert (shown(TEXT, directive) if directive else "") == marked


@pytest.mark.parametrize("quote", ["", "…", "noise", "[a]", "[x] y", "so … no", "!?", "a b [c] d"])
def test_what_names_no_place_gives_no_directive(quote: str) -> None:
    assert text_directive(quote) == ""
    assert at_quote(PAGE, quote) == PAGE


def test_a_long_quotation_is_named_by_its_ends() -> None:
    quote = " ".join(f"word{n}" for n in range(200))
    start, end = parts(text_directive(quote))
    assert start == "word0 word1 word2 word3 word4 word5"
    assert end == "word194 word195 word196 word197 word198 word199"
    assert len(at_quote(PAGE, quote)) < 250
    edited = f"[It] {quote}"
    assert parts(text_directive(edited)) == (start, end)


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        (PAGE, f"{PAGE}#:~:text=every%20second%20one"),
        (f"{PAGE}#part", f"{PAGE}#part:~:text=every%20second%20one"),
        (f"{PAGE}#", f"{PAGE}#:~:text=every%20second%20one"),
        (f"{PAGE}#a:~:text=old&text=b", f"{PAGE}#a:~:text=every%20second%20one"),
        (f"{PAGE}?a=1&b=2", f"{PAGE}?a=1&b=2#:~:text=every%20second%20one"),
        ("HTTP://example.org", "HTTP://example.org#:~:text=every%20second%20one"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("ftp://example.org", "ftp://example.org"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("", ""),
    ],
)
def test_only_web_addresses_change_and_keep_their_parts(url: str, opened: str) -> None:
    assert at_quote(url, "every second one") == opened


@given(st.text(min_size=1, max_size=80) | st.text("ab …[].,-&%#\"'’ \n", max_size=80))
def test_whatever_is_quoted_the_directive_is_well_formed(quote: str) -> None:
    quote = quote.encode("utf-8", "replace").decode()
    directive = text_directive(quote)
    url = at_quote(PAGE, quote)
    assert url.isascii()
    assert not re.search(r"\s", url)
    if directive:
        start, end = parts(directive)
        assert start in " ".join(re.split(r"[ \t\r\n]+", quote))
        assert "[" not in start + end
        assert url == f"{PAGE}#:~:{directive}"
    else:
        assert url == PAGE


@given(st.lists(st.text("abcdeäж'-", min_size=1, max_size=9), min_size=3, max_size=30))
def test_an_unedited_quotation_is_found_whole(words: list[str]) -> None:
    quote = " ".join(words)
    directive = text_directive(quote)
    if directive:
        start, end = parts(directive)
        assert quote.find(start) >= 0
        assert not end or quote.rfind(end) >= quote.find(start)
        assert longest_run(quote) in quote


UNEDITED = st.text("abcdeäжﬁ²½0 12,;:.-'’!?*\u00ad", max_size=20)


@given(UNEDITED | st.lists(st.sampled_from(["US", "p. m", "1 000", "it's", "a,"])).map(" ".join))
def test_what_is_seen_to_be_unedited_is_read_as_in_full(quote: str) -> None:
    at_once = runs(quote)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fragment, "_UNEDITED", re.compile(r"(?!)"))
        assert runs(quote) == at_once


def test_evidence_opens_its_source_at_its_words() -> None:
    map = make(
        claim("c"), source("s", "T", "", f"{PAGE}#x"), source("j", "J", "", "javascript:alert(1)"),
        source("m", "M", "", "mailto:a@example.org"), source("n", "N"),
        evidence("e", "c", "every second one", source="s"), evidence("f", "c", text="A", source="s"),
        evidence("g", "c", "every second one", source="j"),
        evidence("h", "c", "every second one", source="m"),
        evidence("i", "c", "every second one", source="n"), evidence("k", "c", "every second one"),
    )  # fmt: skip
    found = {id_: evidence_address(map, e) for id_, e in map.evidence.items()}
    assert found == {
        "e": f"{PAGE}#x:~:text=every%20second%20one",
        "f": f"{PAGE}#x",
        "g": "", "h": "mailto:a@example.org", "i": "", "k": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "url",
    ["https://e.org/a b", "data:text/html,x", "file:///etc/passwd", "//e.org", "https://", "http://[",
     "https://e.org/\x00", "java\nscript:alert(1)", "mailto:"],
)  # fmt: skip
def test_unsafe_addresses_are_none(url: str) -> None:
    assert safe_address(url) == ""
