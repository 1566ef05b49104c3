"""What each stretch of a file is, for colours."""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.language.tree import Comment, Declaration, Quotation, Statement, Text
from argmap.lsp.snapshot import Snapshot

TYPES = ("keyword", "variable", "string", "comment", "class", "namespace", "property")
"""Kinds of tokens, in the order in which the protocol numbers them."""
SPACE_TYPES = {"node": "variable", "person": "class", "source": "namespace"}
_KEYWORD = re.compile(r"(?:[a-z]+(?: (?:by|of))?|x-[\w-]+)")


class Token(NamedTuple):
    """A stretch of a file and what it is; declared names are `declares`."""

    start: int
    end: int
    type: str
    declares: bool = False


def tokens(snapshot: Snapshot) -> tuple[Token, ...]:
    """Return the tokens of the file in their order, none over a line's end and none over another."""
    text = snapshot.document.text
    found = [
        Token(n.place.start, n.place.end, SPACE_TYPES.get(n.space, "property"), n.declares)
        for n in snapshot.names
    ]
    for at, way in snapshot.statements():
        found += _of(text, at, way[-1])
    found.sort()
    kept: list[Token] = []
    for token in found:
        if not kept or token.start >= kept[-1].end:
            kept += _lines(text, token)
    return tuple(kept)


def _of(text: str, at: int, item: Statement) -> list[Token]:
    start = at + item.span[0]
    if isinstance(item, Comment):
        return [Token(start, at + item.span[1], "comment")]
    found = []
    keyword = getattr(item, "keyword", "")
    subject = getattr(item, "subject", None)
    begin = at + subject.span[1] if subject is not None else start
    while begin < len(text) and text[begin] == " ":
        begin += 1
    if keyword and (word := _KEYWORD.match(text, begin)):
        found.append(Token(begin, word.end(), "keyword"))
    elif isinstance(item, Quotation):
        found.append(Token(start, start + len("evidence"), "keyword"))
    if isinstance(item, Quotation):
        found.append(Token(at + item.quote.span[0], at + item.quote.span[1], "string"))
    if isinstance(item, Declaration | Text) and item.words:
        found.append(Token(at + item.words.span[0], at + item.words.span[1], "string"))
    return found


def _lines(text: str, token: Token) -> list[Token]:
    """Return a token cut at the ends of lines."""
    found, start = [], token.start
    while start < token.end:
        stop = text.find("\n", start, token.end)
        end = stop if stop >= 0 else token.end
        if end > start:
            found.append(Token(start, end, token.type, token.declares))
        start = end + 1
        while start < token.end and text[start] == " ":
            start += 1
    return found
