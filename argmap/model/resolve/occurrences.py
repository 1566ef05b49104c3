"""Every place of every name: where things are declared and where they are referred to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.base.text import Place
from argmap.language.tree import (
    Answered,
    Broken,
    Declaration,
    Expect,
    Link,
    Name,
    Names,
    Quotation,
    Ref,
    Show,
    Span,
    Statement,
    SyntaxTree,
    Value,
    Where,
)
from argmap.model.resolve.declarations import Walk
from argmap.model.resolve.scopes import NODE, Scopes
from argmap.model.workspace import Workspace

DECLARED: Mapping[str, str] = {
    **dict.fromkeys(
        ("claim", "argument", "supported by", "rebutted by", "undercut by", "premise", "therefore",
         "thesis", "evidence"), NODE,
    ),
    **{kind: kind for kind in ("question", "person", "source", "position", "group", "scheme", "view")},
}  # fmt: skip
"""The name space of a name that a keyword declares."""
REFERRED: Mapping[str, str] = {
    **dict.fromkeys(
        ("supported by", "rebutted by", "undercut by", "premise", "therefore", "thesis", "evidence",
         "holds", "denies", "grants"), NODE,
    ),
    **dict.fromkeys(("by", "author", "held by", "granted by"), "person"),
    "answers": "question",
    "scheme": "scheme",
    "scheme line": "scheme",
}  # fmt: skip
"""The name space of the names after a keyword. `via` names sources under a source, else persons; `fold` and `open`
name claims, arguments or groups.
"""


class Occurrence(NamedTuple):
    """A name at its place: its name space (`node` for claims, arguments and evidence), the id of what it means, and whether
    it declares it. `written` is the name as it is there, with the prefix of its file if it has one.
    """

    place: Place
    space: str
    id: str
    declares: bool
    written: str


def occurrences(workspace: Workspace) -> tuple[Occurrence, ...]:
    """Return the places of all names in the files of a workspace that mean something, file by file, in source order."""
    found = Occurrences(workspace)
    return tuple(one for path in workspace.trees for one in found.of(path))


class Occurrences:
    """The names of a workspace, looked up file by file when they are asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self.trees = workspace.trees
        self.scopes = Scopes(workspace)
        self._found: dict[str, tuple[Occurrence, ...]] = {}
        walk = Walk(self.scopes)
        for path, tree in workspace.trees.items():
            walk.read(path, tree)

    def of(self, path: str) -> tuple[Occurrence, ...]:
        """Return the places of the names of a file that mean something, in source order."""
        if path not in self._found:
            finding = _Finding(self.scopes, path)
            self._found[path] = tuple(sorted(finding.of(self.trees[path])))
        return self._found[path]


class _Finding:
    def __init__(self, scopes: Scopes, path: str) -> None:
        self.scopes, self.path, self.at = scopes, path, 0

    def of(self, tree: SyntaxTree) -> Iterator[Occurrence]:
        for at, item in tree.located():
            self.at = at
            yield from self.statement(item, "")

    def statement(self, item: Statement, under: str) -> Iterator[Occurrence]:
        """Yield the names of a statement, and of those below it."""
        keyword = getattr(item, "keyword", "evidence" if isinstance(item, Quotation) else "")
        match item:
            case Declaration(name=name) if name is not None and under != "scheme":
                yield from self.name(name.text, name.span, DECLARED.get(keyword, ""), declares=True)
            case Link(subject=subject, targets=targets, together=together):
                yield from self.refs((*([subject] if subject else []), *targets, *together), NODE)
            case Quotation(name=name, voice=voice, source=source, via=via):
                if name is not None:
                    yield from self.name(name.text, name.span, NODE, declares=True)
                yield from self.refs((*([voice] if voice else []), *via), "person")
                yield from self.refs([source] if source else [], "source")
            case Names(names=names):
                yield from self.listed(keyword, names, under)
            case Where(source=source):
                yield from self.refs([source] if source else [], "source")
            case Show(what=what, names=names) if what != "when":
                yield from self.refs(names, NODE if what == "claim" else what)
            case Expect(subject=subject, of=of):
                yield from self.refs([subject] if subject else [], NODE)
                yield from self.refs([of] if of else [], "position")
            case Answered(by=by):
                yield from self.refs(by, NODE)
            case Value(keyword="id", value=value, value_span=span):
                yield from self.name(value, span, NODE, declares=True)
        for line in getattr(item, "body", ()):
            yield from self.statement(line, under if isinstance(item, Broken) else keyword)

    def listed(self, keyword: str, names: Iterable[Ref], under: str) -> Iterator[Occurrence]:
        if keyword == "via":
            space = "source" if under == "source" else "person"
        elif keyword == "said by":
            space = "person"
        elif keyword in ("fold", "open"):
            for ref in names:
                node = self.scopes.find(self.path, NODE, ref.text)
                yield from self.refs([ref], NODE if node else "group")
            return
        else:
            space = REFERRED.get(keyword, "")
        yield from self.refs(names, space)

    def refs(self, refs: Iterable[Ref | Name], space: str) -> Iterator[Occurrence]:
        for ref in refs:
            yield from self.name(ref.text, ref.span, space, declares=False)

    def name(self, text: str, span: Span, space: str, *, declares: bool) -> Iterator[Occurrence]:
        id_ = self.scopes.find(self.path, space, text) if space else None
        if id_ is not None:
            place = Place(self.path, self.at + span[0], self.at + span[1])
            yield Occurrence(place, space, id_, declares, text)
