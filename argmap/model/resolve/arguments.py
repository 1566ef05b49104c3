"""`argument` declarations: one or several steps towards a target."""

from __future__ import annotations

from argmap.language.tree import Declaration, Link, Statement
from argmap.model import Kind
from argmap.model.resolve.claims import Claims
from argmap.model.resolve.drafts import Draft, Steps
from argmap.model.resolve.notebook import Claimlike, Relation
from argmap.model.unresolved import ArgumentWithoutTarget


class Arguments(Claims):
    """Reads arguments written out as premises, steps and a target."""

    def _argument(self, item: Declaration) -> None:
        """Read an argument of one or several steps."""
        assert item.name is not None
        draft = self._node(item.name, "argument", self._place(item.span))
        # Where something else has the name, the steps are read and get made names.
        whole_id = draft.id or f"{item.name.text}/again"
        text = item.words.text if item.words else ""
        whole = Steps(text=text)
        rest: list[Statement] = []
        links: list[Link] = []
        undercuts: list[Declaration | Link] = []
        premises: list[Claimlike] = []
        last: Relation | None = None
        count = 0
        first = len(self.relations)
        for line in item.body:
            keyword = getattr(line, "keyword", "")
            if isinstance(line, (Declaration, Link)) and keyword == "premise":
                premises += self._premise(line)
            elif isinstance(line, (Declaration, Link)) and keyword == "therefore":
                last = self._therefore(line, premises, whole_id)
                premises, count = [*last.targets], count + 1
            elif isinstance(line, Link) and keyword in ("supports", "rebuts", "undercuts"):
                links.append(line)
            elif isinstance(line, (Declaration, Link)) and keyword == "undercut by":
                undercuts.append(line)
            else:
                rest.append(line)
        steps_before = len(self.relations)
        for link in links:
            self._outward(tuple(premises), link, [], whole_id)
        made = [r for r in self.relations[steps_before:] if r.part_of == whole_id]
        if not links and last is not None and len(premises) == 1:
            made = [last]
        if not made or not (premises or count):
            lacks = "premises" if not (premises or count) else "target"
            self.unresolved.append(
                ArgumentWithoutTarget(draft.id or item.name.text, lacks, draft.place)
            )
            self.uncertain.append(draft)
            out = {id(relation) for relation in made}
            said = self.relations[steps_before:]
            self.relations[steps_before:] = [r for r in said if id(r) not in out]
        # What is written under an argument without a step is read all the same.
        made = made or [
            Relation(Kind.SUPPORT, "argument", (), (), draft.place, Steps(), self.group)
        ]
        self._settle_argument(draft.id, made, whole, rest)
        for relation in self.relations[first:]:
            if relation.part_of == whole_id:
                about = relation.about
                if about.inferred is None:
                    about.by = about.by or whole.by
                    about.inferred = whole.inferred if about.by is whole.by else None
                about.granted = about.granted or whole.granted
        for line in undercuts:
            for relation in made[:1]:
                self._inward(Draft("", relation.place), line, relation)
        self._silences(item)

    def _settle_argument(
        self, id_: str, made: list[Relation], whole: Steps, rest: list[Statement]
    ) -> None:
        """Give the last step the argument's name, and the details from its lines."""
        link = Link(None, "argument", (), (), tuple(rest))
        for i, relation in enumerate(made):
            about = relation.about
            about.text = whole.text
            if i == 0:
                self._stray(self._step_body(relation, link))
                about.id = about.id or id_
                whole.by, whole.granted, whole.inferred = about.by, about.granted, about.inferred

    def _premise(self, line: Declaration | Link) -> list[Claimlike]:
        if isinstance(line, Declaration):
            return [self._claim(line)]
        if line.body and line.targets:
            self._reopen(line.targets[0], line.body)
        return list(self._operands(line.targets))

    def _therefore(
        self, line: Declaration | Link, premises: list[Claimlike], part_of: str
    ) -> Relation:
        relation = Relation(
            Kind.SUPPORT, "therefore", tuple(premises), (), self._place(line.span), Steps(),
            self.group, part_of=part_of,
        )  # fmt: skip
        self.relations.append(relation)
        if isinstance(line, Declaration):
            relation.targets = (self._claim(line, relation.about, relation),)
        else:
            relation.targets = self._operands(line.targets)
            if rest := self._step_body(relation, line):
                self._reopen(line.targets[0], rest)
        return relation
