"""Syntax tree to text, in the one canonical form.

Nested lines are indented by four spaces; declarations with lines under them have a blank line
between; elsewhere a blank line stays where the writer put one. Comments stay where they are.
Reading the result gives an equal tree.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.language.tree import (
    Allow,
    Answered,
    Broken,
    Comment,
    Declaration,
    Expect,
    Link,
    Name,
    Names,
    Quotation,
    Quote,
    Ref,
    Show,
    Statement,
    SyntaxTree,
    Text,
    Use,
    Value,
    Where,
    Words,
)

INDENT = "    "


def write(tree: SyntaxTree) -> str:
    """Write the whole file, ending in a line end; an empty tree gives an empty text."""
    located = list(tree.located()) or [(0, item) for item in tree.items]
    out: list[str] = []
    before: Statement | None = None
    for at, item in located:
        if before is not None and _apart(tree.text, at, before, item):
            out.append("")
        _put(item, 0, tree.text, at, out)
        before = item
    return "\n".join(out) + "\n" if out else ""


def _apart(text: str, at: int, before: Statement, item: Statement) -> bool:
    """Whether to put a blank line between two declarations at the left margin."""
    large = getattr(item, "body", ()) or getattr(before, "body", ())
    if isinstance(before, Comment) or not large:
        return _blank_before(text, at + item.span[0])
    return True


def _blank_before(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start)
    if line < 0:
        return False
    return not text[text.rfind("\n", 0, line) + 1 : line].strip()


def _put(node: Statement, level: int, text: str, at: int, out: list[str]) -> None:
    margin = INDENT * level
    first, *more = _lines(node)
    out.append(margin + first)
    out += [f"{margin}{INDENT}{line}" for line in more]
    for i, entry in enumerate(getattr(node, "body", ())):
        if i and text and _blank_before(text, at + entry.span[0]):
            out.append("")
        _put(entry, level + 1, text, at, out)


def _lines(node: Statement) -> list[str]:
    match node:
        case Declaration(keyword, name, words):
            return _with_words(_joined(keyword, _bare(name)), words)
        case Quotation(name, quote, voice, source, place, via=via):
            parts = ["evidence", _bare(name), _quoted(quote)]
            parts += ["said by", voice.text] if voice else []
            parts += ["via", _listed(via)] if via else []
            parts += ["in", source.text] if source else []
            return [_joined(*parts, place and f"at {place}")]
        case Link(subject, keyword, targets, together):
            behind = f"with {_listed(together)}" if together else ""
            return [_joined(_bare(subject), keyword, _listed(targets), behind)]
        case Names(keyword, names):
            return [f"{keyword} {_listed(names)}"]
        case Text(keyword, words):
            return _with_words(keyword, words)
        case Value(keyword, value):
            return [f"{keyword} {value}"]
        case Where(source, place):
            return [_joined("in", source.text, place and f"at {place}")]
        case Show(keyword, what, names, depth):
            return [_joined(keyword, what, _listed(names), depth and f"to depth {depth}")]
        case Expect(subject, outcome, of):
            return [_joined("expect", _bare(subject), outcome, _bare(of))]
        case Use(prefix, path):
            return _with_words(_joined("use", _bare(prefix)), path)
        case Allow(rules, reason):
            return _with_words(f"allow {_listed(rules)}", reason)
        case Answered(question, reason, by):
            behind = f" by {_listed(by)}" if by else ""
            return _with_words(f"answered {question.text}{behind}", reason)
        case Comment(text) | Broken(text):
            return text.split("\n")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _bare(name: Name | Ref | None) -> str:
    return name.text if name else ""


def _listed(names: Iterable[Name | Ref]) -> str:
    return ", ".join(name.text for name in names)


def _with_words(head: str, words: Words | None) -> list[str]:
    if words is None:
        return [head]
    first, *more = words.lines
    return [f"{head}: {first}", *(f"| {line}".rstrip() for line in more)]


def _quoted(quote: Quote) -> str:
    """Quote in straight marks, unless the quotation contains such a mark."""
    marks = quote.marks if '"' in quote.text else '""'
    return f"{marks[0]}{quote.text}{marks[1]}"
