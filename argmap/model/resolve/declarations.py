"""One walk over the trees: every declaration becomes a draft, every reference is kept for later.

References wait because order never changes meaning: a name may be used before it is declared,
and a claim may be reopened in another file.
"""

from __future__ import annotations

from argmap.base.text import Place
from argmap.language.tree import (
    Allow,
    Broken,
    Declaration,
    Expect,
    Link,
    Names,
    Quotation,
    Statement,
    SyntaxTree,
    Text,
    Value,
)
from argmap.model import Scheme, SchemePart
from argmap.model.resolve.arguments import Arguments
from argmap.model.resolve.drafts import Draft
from argmap.model.resolve.notebook import PERSON_LISTS
from argmap.model.resolve.scopes import NODE
from argmap.model.unresolved import SecondValue, SelfRelation

_SCHEME_LINES = {"premise", "asks", "unless"}


class Walk(Arguments):
    """Reads whole files."""

    def read(self, path: str, tree: SyntaxTree) -> None:
        """Record the declarations and references of one file."""
        self.path = path
        self.head_by[path] = []
        for self.at, item in tree.located():
            self._item(item)

    def _item(self, item: Statement) -> None:
        if isinstance(item, Declaration):
            self._declaration(item)
        elif isinstance(item, Link):
            self._relation(item)
        elif isinstance(item, Quotation):
            self._quotation(item, None)
        elif isinstance(item, Expect):
            self.expectations.append((item, self.path, self.at))
        elif isinstance(item, Allow):
            self._silence(item, Place(self.path, 0, 1 << 62))
        elif isinstance(item, Broken):
            self._broken(item, None)

    def _declaration(self, item: Declaration) -> None:
        match item.keyword:
            case "claim":
                self._claim(item)
            case "argument":
                self._argument(item)
            case "evidence":
                self._own_words(item, None)
            case "map":
                self._head(item)
            case "group":
                self._group(item)
            case "scheme":
                self._scheme(item)
            case "view":
                draft = self._named(item, "view")
                self.views.append((item, self.path, self.at, draft.id))
                for line in item.body:
                    if isinstance(line, Value) and line.keyword in ("fit", "boxes"):
                        self._value(draft, line.keyword, line.value, line.span)
                self._common_lines(item)
            case "question" | "person" | "source" | "position":
                draft = self._named(item, item.keyword)
                for line in item.body:
                    self._detail(draft, line)
                self._silences(item)
            case _:  # `asks` or `unless` under a line that could not be read
                pass

    def _head(self, item: Declaration) -> None:
        draft = Draft("", self._place(item.span), item.words.text if item.words else "")
        if self.path in self.heads:
            first = self.heads[self.path]
            self.unresolved.append(SecondValue("map", draft.place, first.place))
            return
        self.heads[self.path] = draft
        for line in item.body:
            if isinstance(line, Names) and line.keyword == "by":
                self.head_by[self.path] += self._operands(line.names)
            elif isinstance(line, Text) and line.keyword == "inferred":
                self._value(draft, "inferred", line.words.text if line.words else "", line.span)
                self.head_inferred[self.path] = draft.value("inferred")
            else:
                self._detail(draft, line)
        for line in item.body:
            if isinstance(line, Allow):
                self._silence(line, Place(self.path, 0, 1 << 62))

    def _named(self, item: Declaration, kind: str, space: str | None = None) -> Draft:
        """Return the draft of a named thing that may be declared again with the same words."""
        assert item.name is not None
        space = space or kind
        id_ = self.scopes.declare(self.path, space, item.name.text, kind)
        drafts = self.drafts.setdefault(space, {})
        draft = drafts.get(id_)
        again = draft is not None
        text = item.words.text if item.words else ""
        if draft is None:
            draft = drafts[id_] = Draft(id_, self._place(item.name.span))
        elif text and draft.worded and (draft.text != text or kind in ("scheme", "view")):
            self._duplicate(item.name, id_, kind, draft)
            return draft
        if text and not draft.worded:
            draft.text, draft.worded = text, True
        if again and kind == "group" and self._surrounds(draft):
            place = self._place(item.span)
            self.unresolved.append(SelfRelation(id_, "contains", place, place))
        else:
            draft.group = draft.group or self.group
        return draft

    def _surrounds(self, group: Draft) -> bool:
        """Whether the present statement is inside this group, so that the group cannot be put here
        again.
        """
        inside = self.group
        while inside is not None and inside != group.id:
            inside = self.drafts["group"][inside].group
        return inside is not None

    def _group(self, item: Declaration) -> None:
        draft = self._named(item, "group")
        outer, self.group = self.group, draft.id
        for line in item.body:
            if isinstance(line, Text):
                self._detail(draft, line)
            elif not isinstance(line, Allow):
                self._item(line)
        self.group = outer
        self._silences(item)

    def _scheme(self, item: Declaration) -> None:
        if item.name is None:
            return
        draft = self._named(item, "scheme")
        parts, others = [], []
        for line in item.body:
            if isinstance(line, Declaration) and line.keyword in _SCHEME_LINES and line.words:
                name = line.name.text if line.name else ""
                parts.append(SchemePart(line.keyword, name, line.words.text))
            elif not isinstance(line, Allow):
                others.append(line)
        scheme = Scheme(draft.id, draft.text, tuple(parts), draft.place)
        self.schemes.setdefault(draft.id, scheme)
        self._stray(others)
        self._silences(item)

    def _detail(self, draft: Draft, line: Statement) -> None:
        """Read a line about a question, person, source, position or the map itself."""
        if isinstance(line, Text):
            words = line.words.text if line.words else ""
            if line.keyword == "note":
                draft.note(words)
            elif line.keyword.startswith("x-"):
                draft.add_extra(line.keyword[2:], words)
            else:
                self._value(draft, line.keyword, words, line.span)
        elif isinstance(line, Names):
            if line.keyword in PERSON_LISTS:
                self._look_up(draft, line.keyword, "person", line.names)
            elif line.keyword == "via":
                self._look_up(draft, "via", "source", line.names)
            elif line.keyword == "answers":
                self._look_up(draft, "answers", "question", line.names)
            else:
                self._look_up(draft, line.keyword, NODE, line.names, "claim")
        elif isinstance(line, Value):
            self._value(draft, line.keyword, line.value, line.span)
        elif isinstance(line, Link):  # thesis NAMES
            self._look_up(draft, line.keyword, NODE, line.targets, "claim")
            if line.targets:
                self._reopen(line.targets[0], line.body)
        elif isinstance(line, Declaration):  # thesis NAME: words
            self.theses.append((draft, self._claim(line)))
        elif isinstance(line, Broken):
            self._broken(line, None)
