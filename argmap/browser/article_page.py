"""Quotations and whole articles as pages to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.base.visible import one_line
from argmap.browser.widgets.card import Page, Paragraph
from argmap.browser.widgets.lines import Piece

if TYPE_CHECKING:
    from argmap.contents.article import Article, Stop
    from argmap.contents.passage import Reach
    from argmap.contents.quotations import Standing

STATES = {
    "matches": ("✓", "muted", "matches its source"),
    "words match, speaker not confirmed": ("~", "plain", "words match, speaker not confirmed"),
    "matches with care": ("!", "strong", "matches its source, with care"),
    "attested by the lock": ("✓", "muted", "attested by the lock"),
    "not found": ("✗", "strong", "not found in its source"),
    "not checked": ("·", "muted", "not checked"),
}
"""For each state its sign (as in pictures), how it looks, and its words."""
LONGEST = 160
"""Characters of a claim's words next to an article."""


def reach_of(kind: str, *, whole: bool) -> Reach | None:
    """Return how much of the source the card of this thing shows around a quotation."""
    from argmap.contents.passage import CLOSE, WHOLE, WIDE

    if kind not in ("claim", "evidence"):
        return None
    return WHOLE if whole else WIDE if kind == "evidence" else CLOSE


def standing_lines(known: Standing, *, alone: bool) -> list[Paragraph]:
    """Paragraphs on how a quotation matches its source, and the passage.

    When the quotation is `alone` on the page, they also say what to do.
    """
    sign, look, words = STATES[known.state]
    if known.concerns and known.state != "not found":
        words += f": {'; '.join(known.concerns)}"
    if known.paragraph and not known.passage:
        words += f" · paragraph {known.paragraph:,}"
    hint = known.hint if alone or known.passage else ""
    told = [Piece(f"{sign} ", look), Piece(words, look if look == "strong" else "plain")]
    if hint:
        told.append(Piece(f" · {hint}", "muted"))
    found = [Paragraph(tuple(told), 2, 2)]
    margin = max((len(str(part.number)) for part in known.passage), default=0) + 2
    quoted = "strong" if known.state == "not found" else "quoted"
    for part in known.passage:
        number = str(part.number or "")
        pieces = [Piece(f"{number:<{margin}}", "muted")]
        pieces += [Piece(w.text, quoted if w.marks else "muted") for w in part.words]
        found.append(Paragraph(tuple(pieces), 4, margin))
    return found


def article_page(article: Article) -> Page:
    """Return the page of a whole article; its links are its stops, in order."""
    shared: dict[tuple[int, ...], int] = {}

    def number(stops: tuple[int, ...]) -> int:
        if len(stops) < 2:
            return stops[0] if stops else -1
        return shared.setdefault(stops, len(article.stops) + len(shared))

    margin = len(str(len(article.paragraphs)))
    found: list[Paragraph] = []
    for paragraph in article.paragraphs:
        shown = str(paragraph.number)
        pieces = [
            Piece(" " * (margin - len(shown))),
            Piece(shown, "quoted" if paragraph.pointed else "muted", number(paragraph.pointed)),
            Piece("  "),
        ]
        rest = "plain" if paragraph.spoken else "muted"
        for words in paragraph.words:
            look = "quoted" if words.marks else rest
            pieces.append(Piece(words.text, look, number(words.marks)))
        found += [Paragraph(tuple(pieces), 0, margin + 2), Paragraph()]
    lost = [(n, stop) for n, stop in enumerate(article.stops) if not stop.paragraph]
    if lost:
        found.append(Paragraph((Piece("Not found in it", "title"),)))
    for at, stop in lost:
        named = Piece(one_line(stop.words, LONGEST), "note", at)
        found.append(Paragraph((Piece("✗ ", "strong"), named), 0, 2))
    links = tuple(stop.claims[0] for stop in article.stops)
    return Page(tuple(found), links, tuple(shared))


def without_text(sentence: str) -> Page:
    """Return the page that replaces an article without an available text."""
    return Page((Paragraph((Piece(as_sentence(sentence)),)),))


def as_sentence(words: str) -> str:
    """Return words as a sentence; a file name at the beginning keeps its case."""
    named = any(sign in words.split(" ", 1)[0] for sign in "./")
    return f"{words if named else words[:1].upper() + words[1:]}."


def stop_words(stops: Sequence[Stop], at: int) -> str:
    """Say in short what a stop of an article is for."""
    if not 0 <= at < len(stops):
        return ""
    stop = stops[at]
    how = "" if stop.quoted else "told in other words "
    claims = f"{len(stop.claims)} claims" if len(stop.claims) > 1 else stop.claims[0].text
    return one_line(f"{at + 1:,} of {len(stops):,} · {how}→ {claims}", LONGEST)
