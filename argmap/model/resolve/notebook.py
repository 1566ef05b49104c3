"""The record of a walk over the trees: drafts, names still to be looked up, and what could not be
resolved.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.base.text import Place
from argmap.base.times import fault
from argmap.base.values import dataclass
from argmap.language.tree import (
    Allow,
    Declaration,
    Expect,
    Link,
    Name,
    Quotation,
    Ref,
    Span,
    Statement,
    Value,
)
from argmap.model import Kind, Scheme, Silence
from argmap.model.resolve.drafts import Draft, Operand, Step, Steps
from argmap.model.resolve.scopes import NODE, Scopes
from argmap.model.unresolved import DuplicateName, ImpossibleTime, Unresolved

KINDS = {
    "supports": Kind.SUPPORT, "supported by": Kind.SUPPORT, "rebuts": Kind.REBUT,
    "rebutted by": Kind.REBUT, "undercuts": Kind.UNDERCUT, "undercut by": Kind.UNDERCUT,
}  # fmt: skip
INWARD = frozenset({"supported by", "rebutted by", "undercut by"})
_new = tuple.__new__
"""Makes a named tuple from its parts in half the time of a call to its class."""

PERSON_LISTS = frozenset({"by", "author", "held by"})
TIMES = frozenset({"when", "said", "published"})
"""Keywords whose value is a time."""

Body = tuple[Statement, ...]
Claimlike = Draft | Operand


@dataclass(slots=True)
class Relation:
    """A line that makes steps: its premises, and its targets or the line whose steps it attacks."""

    kind: Kind
    keyword: str
    premises: tuple[Claimlike, ...]
    targets: tuple[Claimlike, ...]
    place: Place
    about: Steps
    group: str | None
    under: Relation | None = None
    apart: bool = False
    """True when each premise makes a step of its own."""
    fallback: list[Operand] | None = None
    part_of: str = ""
    steps: Sequence[Step] = ()


@dataclass(slots=True)
class Pending:
    """Names to look up: `key` is the list or value of `draft` that they are for."""

    draft: Draft
    key: str
    space: str
    wanted: tuple[str, ...]
    names: tuple[Operand, ...]


class Notebook:
    """Drafts made so far, references still to be looked up, and problems found so far."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes
        self.drafts: dict[str, dict[str, Draft]] = {NODE: {}}
        self.schemes: dict[str, Scheme] = {}
        self.views: list[tuple[Declaration, str, int, str]] = []
        self.expectations: list[tuple[Expect, str, int]] = []
        self.silences: list[Silence] = []
        self.unresolved: list[Unresolved] = []
        self.unnamed: list[Draft] = []
        self.reopened: list[tuple[Draft, Operand]] = []
        self.pending: list[Pending] = []
        self.attached: list[tuple[Draft, Claimlike]] = []
        self.relations: list[Relation] = []
        self.equal: list[tuple[str, Claimlike, Operand, Place]] = []
        self.uncertain: list[Draft] = []
        self.broken: dict[str, list[str]] = {}
        self.heads: dict[str, Draft] = {}
        self.head_by: dict[str, list[Operand]] = {}
        self.head_inferred: dict[str, str] = {}
        """By file whose head says that its steps are the mapmaker's: the reason, or nothing."""
        self.theses: list[tuple[Draft, Draft]] = []
        self.evidence_refs: list[tuple[Operand, Claimlike | None]] = []
        self.group: str | None = None
        self.path, self.at = "", 0

    def _place(self, span: Span) -> Place:
        at = self.at
        return _new(Place, (self.path, at + span[0], at + span[1]))

    def _operands(self, refs: tuple[Ref, ...]) -> tuple[Operand, ...]:
        path, at = self.path, self.at
        if len(refs) == 1:
            return (_new(Operand, (refs[0], path, at)),)
        return tuple([_new(Operand, (ref, path, at)) for ref in refs])

    def _value(self, draft: Draft, key: str, value: str, span: Span) -> None:
        place = self._place(span)
        if key in TIMES and (why := fault(value)):
            self.unresolved.append(ImpossibleTime(key, value, why, place))
            if key != "published":
                return
        self.unresolved += draft.put_once(key, value, place)

    def _look_up(
        self, draft: Draft, key: str, space: str, names: tuple[Ref, ...], *wanted: str
    ) -> None:
        operands = self._operands(names)
        self.pending.append(Pending(draft, key, space, wanted or (space,), operands))

    def _duplicate(self, name: Name, id_: str, kind: str, first: Draft) -> None:
        place = self._place(name.span)
        self.unresolved.append(DuplicateName(id_, kind, place, first.place))
        self.uncertain.append(first)

    def _node(self, name: Name, kind: str, place: Place) -> Draft:
        """Return a new claim, argument or evidence; if the name is taken, the old draft, with a
        problem noted.
        """
        id_ = self.scopes.declare(self.path, NODE, name.text, kind)
        nodes = self.drafts[NODE]
        draft = nodes.get(id_)
        if draft is None:
            draft = nodes[id_] = Draft(id_, place)
            return draft
        self._duplicate(name, id_, kind, draft)
        return draft if self.scopes.kind(NODE, id_) == kind else Draft("", place)

    def _step_name(self, entry: Value) -> str:
        name = Name(entry.value, entry.value_span)
        return self._node(name, "argument", self._place(entry.span)).id

    def _silences(self, item: Declaration | Quotation | Link) -> None:
        scope: Place | None = None
        for line in item.body:
            if isinstance(line, Allow):
                scope = scope or self._place((item.span[0], _end(item)))
                self._silence(line, scope)

    def _silence(self, line: Allow, scope: Place) -> None:
        rules = tuple(ref.text for ref in line.rules)
        reason = line.reason.text if line.reason else ""
        self.silences.append(Silence(rules, reason, scope, self._place(line.span)))


def _end(item: Statement) -> int:
    """Return the offset at which a statement ends, with everything under it."""
    end = item.span[1]
    while body := getattr(item, "body", ()):
        item = body[-1]
        end = max(end, item.span[1])
    return end
