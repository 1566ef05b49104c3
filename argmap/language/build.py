"""From grammar rules to tree nodes: one method per rule of `grammars/argmap.lark`.

Each method gets the rule's children: tokens, and tuples for bodies. lark calls them while it
parses, so no parse tree is built in between.
"""

from __future__ import annotations

from typing import Any

from argmap.language.tree import (
    Allow,
    Answered,
    Broken,
    Declaration,
    Expect,
    Link,
    Name,
    Names,
    Quotation,
    Quote,
    Ref,
    Show,
    Span,
    Statement,
    Text,
    Use,
    Value,
    Where,
    Words,
)

Children = list[Any]
CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»"}


def _words(token: Any) -> Words:
    raw: str = token.value[1:]
    start = token.start_pos + 1 + len(raw) - len(raw.lstrip())
    if "\n" not in raw:
        return Words((raw.strip(),), (start, token.end_pos))
    first, *rest = raw.split("\n")
    lines = (first.strip(), *(line.lstrip()[1:].strip() for line in rest))
    return Words(lines, (start, token.end_pos))


def _quote(token: Any) -> Quote:
    raw: str = token.value
    closed = len(raw) > 1 and raw[-1] in CLOSING[raw[0]]
    text = raw[1:-1] if closed else raw[1:].rstrip()
    marks = raw[0] + (raw[-1] if closed else CLOSING[raw[0]][-1])
    return Quote(text, marks, (token.start_pos, token.end_pos))


def _refs(children: Children) -> tuple[Ref, ...]:
    refs = [Ref(t.value, (t.start_pos, t.end_pos)) for t in children if t.__class__ is not tuple]
    return tuple(refs)


def _keyword(token: Any) -> str:
    """Return a keyword with one space between its words."""
    return " ".join(token.value.split()) if " " in token.value else str(token.value)


def _body(children: Children) -> tuple[Statement, ...]:
    last = children[-1]
    return last if last.__class__ is tuple else ()


def _span(children: Children) -> Span:
    last = children[-1] if children[-1].__class__ is not tuple else children[-2]
    return (children[0].start_pos, last.end_pos)


def _locator(tokens: Children) -> str:
    """Return `paragraph 12, line 3` from UNIT and NUMBER tokens, or a time."""
    if len(tokens) == 1:
        return str(tokens[0].value)
    return ", ".join(f"{tokens[i].value} {tokens[i + 1].value}" for i in range(0, len(tokens), 2))


def _where(tokens: Children) -> tuple[Ref | None, Ref | None, str, tuple[Ref, ...]]:
    """Return voice, source, locator and the persons behind `via` from the tokens after a quotation."""
    voice = source = None
    at: Children = []
    via: Children = []
    i = 0
    while i < len(tokens):
        kind, name = tokens[i].type, tokens[i + 1]
        i += 2
        if kind == "SAID_BY":
            voice = Ref(name.value, (name.start_pos, name.end_pos))
        elif kind == "IN":
            source = Ref(name.value, (name.start_pos, name.end_pos))
        elif kind == "VIA":
            i -= 1
            while i < len(tokens) and tokens[i].type == "NAME":
                via.append(tokens[i])
                i += 1
        else:  # AT, whose second token is already a UNIT or a TIME
            i -= 1
            while i < len(tokens) and tokens[i].type in ("UNIT", "NUMBER", "TIME"):
                at.append(tokens[i])
                i += 1
    return voice, source, _locator(at) if at else "", _refs(via)


class Builder:
    """The methods that lark calls. Keeps no state, so one object serves every thread."""

    @staticmethod
    def start(children: Children) -> tuple[Statement, ...]:
        """Build the items of a chunk or a body."""
        return tuple(children)

    @staticmethod
    def declaration(children: Children) -> Declaration:
        """Build KEYWORD NAME? WORDS? body?"""
        name = words = None
        for token in children[1:3]:
            if token.__class__ is tuple:
                break
            if token.type == "NAME":
                name = Name(token.value, (token.start_pos, token.end_pos))
            else:
                words = _words(token)
        return Declaration(_keyword(children[0]), name, words, _body(children), _span(children))

    @staticmethod
    def inline(children: Children) -> Declaration | Link:
        """Build KEYWORD, then a claim in place or names of claims; body?"""
        for token in children[1:3]:
            if token.__class__ is not tuple and token.type == "WORDS":
                return Builder.declaration(children)
        keyword, body = _keyword(children[0]), _body(children)
        return Link(None, keyword, _refs(children[1:]), (), body, _span(children))

    @staticmethod
    def link(children: Children) -> Link:
        """Build KEYWORD names (WITH names)? body?"""
        names = children[1:]
        together: Children = []
        if len(names) > 2:  # else there is one name, and perhaps a body
            for i, token in enumerate(names):
                if token.__class__ is not tuple and token.type == "WITH":
                    names, together = names[:i], names[i + 1 :]
                    break
        keyword, body = _keyword(children[0]), _body(children)
        with_ = _refs(together) if together else ()
        return Link(None, keyword, _refs(names), with_, body, _span(children))

    @staticmethod
    def relation(children: Children) -> Link:
        """Build NAME, then the parts of `link`."""
        link = Builder.link(children[1:])
        subject = Ref(children[0].value, (children[0].start_pos, children[0].end_pos))
        span = (subject.span[0], link.span[1])
        return Link(subject, link.keyword, link.targets, link.together, link.body, span)

    @staticmethod
    def evidence(children: Children) -> Declaration | Link | Quotation:
        """Build a quotation with its place, own words, or names of evidence."""
        name = None
        for i, token in enumerate(children[1:], 1):
            if token.__class__ is tuple or token.type == "WORDS":
                break
            if token.type == "QUOTE":
                tokens = [t for t in children[i + 1 :] if t.__class__ is not tuple]
                voice, source, at, via = _where(tokens)
                body, span = _body(children), _span(children)
                return Quotation(name, _quote(token), voice, source, at, body, span, via)
            name = Name(token.value, (token.start_pos, token.end_pos))
        return Builder.inline(children)

    @staticmethod
    def names(children: Children) -> Names:
        """Build KEYWORD names"""
        return Names(_keyword(children[0]), _refs(children[1:]), _span(children))

    @staticmethod
    def words(children: Children) -> Text:
        """Build KEYWORD WORDS?"""
        words = _words(children[1]) if len(children) > 1 else None
        return Text(_keyword(children[0]), words, _span(children))

    @staticmethod
    def value(children: Children) -> Value:
        """Build KEYWORD and one bare token"""
        token = children[1]
        span = (token.start_pos, token.end_pos)
        value = " ".join(token.value.split()) if " " in token.value else token.value
        return Value(_keyword(children[0]), value, _span(children), span)

    @staticmethod
    def in_source(children: Children) -> Where:
        """Build IN NAME (AT locator)?"""
        _, source, at, _ = _where(children)
        assert source is not None
        return Where(source, at, _span(children))

    @staticmethod
    def show(children: Children) -> Show:
        """Build SHOW or HIDE, what, names, depth"""
        keyword, what, *names = children
        if what.type == "WHEN":
            period = " ".join(names[0].value.split())
            times = (Ref(period, (names[0].start_pos, names[0].end_pos)),)
            return Show(keyword.value, "when", times, "", _span(children))
        depth = ""
        if len(names) > 1 and names[-2].type == "TO_DEPTH":
            depth = names[-1].value
            names = names[:-2]
        return Show(keyword.value, what.value, _refs(names), depth, _span(children))

    @staticmethod
    def expect(children: Children) -> Expect:
        """Build EXPECT NAME outcome, or without a name"""
        span = _span(children)
        if len(children) == 2:
            return Expect(None, _keyword(children[1]), None, span)
        _, name, outcome, *of = children
        return Expect(_refs([name])[0], _keyword(outcome), _refs(of)[0] if of else None, span)

    @staticmethod
    def use(children: Children) -> Use:
        """Build USE NAME? WORDS"""
        prefix = children[1] if len(children) > 2 else None
        name = prefix and Name(prefix.value, (prefix.start_pos, prefix.end_pos))
        return Use(name, _words(children[-1]), _span(children))

    @staticmethod
    def allow(children: Children) -> Allow:
        """Build ALLOW names WORDS?"""
        names = [c for c in children[1:] if c.type == "NAME"]
        reason = _words(children[-1]) if children[-1].type == "WORDS" else None
        return Allow(_refs(names), reason, _span(children))

    @staticmethod
    def answered(children: Children) -> Answered:
        """Build ANSWERED NAME (BY names)? WORDS?"""
        question, *by = _refs([c for c in children[1:] if c.type == "NAME"])
        reason = _words(children[-1]) if children[-1].type == "WORDS" else None
        return Answered(question, reason, tuple(by), _span(children))

    @staticmethod
    def broken(children: Children) -> Broken:
        """Build BROKEN body?; the token's value is the line as written"""
        return Broken(children[0].value, _body(children), _span(children))


for _method, _rules in {
    "start": "map_body note_body person_body source_body position_body scheme_body view_body "
    "claim_body step_claim_body argument_body therefore_body evidence_body step_body group_body "
    "broken_body",
    "declaration": "map question person source position scheme view claim argument group "
    "scheme_premise asks unless",
    "inline": "thesis premise therefore supported_by rebutted_by undercut_by",
    "link": "supports rebuts undercuts restates contradicts",
    "names": "by granted_by tags answers author via held_by holds denies grants scheme_line said_by "
    "fold open",
    "words": "about role also url text note extra assumed inferred",
    "value": "language published said when kind credence id fit boxes badge colour",
    "show": "hide",
}.items():
    for _rule in _rules.split():
        setattr(Builder, _rule, staticmethod(getattr(Builder, _method)))
