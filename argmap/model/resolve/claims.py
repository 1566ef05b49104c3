"""Claims and the lines under them: relations and evidence."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from argmap.language.tree import (
    Allow,
    Answered,
    Broken,
    Declaration,
    Link,
    Name,
    Names,
    Quotation,
    Ref,
    Statement,
    Text,
    Value,
    Where,
)
from argmap.model.resolve.drafts import Draft, Operand, Steps
from argmap.model.resolve.notebook import INWARD, KINDS, Body, Claimlike, Notebook, Relation
from argmap.model.unresolved import SecondValue

_CLAIM_LIKE = INWARD | {"claim", "premise", "therefore", "thesis"}


class Claims(Notebook):
    """Reads bodies of claims, steps and evidence."""

    def _claim(
        self, item: Declaration, about: Steps | None = None, line: Relation | None = None
    ) -> Draft:
        """Return the draft of a claim that is declared or reopened here, with its body read."""
        if item.words is None:
            assert item.name is not None
            return self._reopen(Ref(item.name.text, item.name.span), item.body, item)
        place = self._place(item.span)
        if item.name is None:
            draft = Draft("", place, generated=True)
            self.unnamed.append(draft)
        else:
            draft = self._node(item.name, "claim", place)
        if not draft.worded:
            draft.text, draft.worded = item.words.text, True
            draft.words_place = self._place(item.words.span)
        draft.group = draft.group or self.group
        if item.body:
            self._body(draft, item.body, about, line)
            self._silences(item)
        return draft

    def _reopen(self, ref: Ref, body: Body, item: Declaration | None = None) -> Draft:
        """Return a draft for lines about a claim that is declared elsewhere; it is joined to that
        claim later.
        """
        loose = Draft("", self._place(ref.span), group=self.group)
        if item is not None or body:
            self.reopened.append((loose, Operand(ref, self.path, self.at)))
            self._body(loose, body, None, None)
            if item is not None:
                self._silences(item)
        return loose

    def _body(self, draft: Draft, body: Body, about: Steps | None, line: Relation | None) -> None:
        """Read the lines under a claim. `about` and `line` are the step that the claim is declared
        for.
        """
        said: list[Operand] = []
        for entry in body:
            if isinstance(entry, Names):
                self._claim_names(draft, entry, about, said)
            elif isinstance(entry, Declaration):
                if entry.keyword == "evidence":
                    self._own_words(entry, draft)
                elif entry.keyword in INWARD:
                    self._inward(draft, entry, line)
                else:
                    self._stray((entry,))
            elif isinstance(entry, Link):
                if entry.keyword in INWARD:
                    self._inward(draft, entry, line)
                elif entry.keyword == "evidence":
                    for operand in self._operands(entry.targets):
                        self.evidence_refs.append((operand, draft))
                else:
                    self._outward((draft,), entry, said)
            elif isinstance(entry, Quotation):
                self._quotation(entry, draft)
            elif isinstance(entry, Text):
                self._claim_text(draft, entry, about)
            elif isinstance(entry, Value):
                if entry.keyword == "id" and about is not None:
                    self._step_id(about, entry)
                else:
                    self._value(draft, entry.keyword, entry.value, entry.span)
            elif isinstance(entry, Answered):
                self._answered(about, entry)
            elif isinstance(entry, Broken):
                self._broken(entry, draft)

    def _claim_names(
        self, draft: Draft, entry: Names, about: Steps | None, said: list[Operand]
    ) -> None:
        if entry.keyword == "tags":
            draft.add("tags", tuple(ref.text for ref in entry.names))
        elif entry.keyword == "scheme" and about is not None:
            self._step_scheme(about, entry)
        elif entry.keyword == "by":
            self._look_up(draft, "by", "person", entry.names)
            operands = self._operands(entry.names)
            said += operands
            if about is not None:
                about.add_by(operands)
        elif entry.keyword == "granted by":
            self._look_up(draft, "granted by", "person", entry.names)
            if about is not None:
                about.add_granted(self._operands(entry.names))
        elif entry.keyword == "answers":
            self._look_up(draft, "answers", "question", entry.names)

    def _claim_text(self, draft: Draft, entry: Text, about: Steps | None) -> None:
        words = entry.words.text if entry.words else ""
        if entry.keyword == "note":
            draft.note(words)
        elif entry.keyword == "assumed":
            self._value(draft, "assumed", words, entry.span)
        elif entry.keyword == "inferred" and about is not None:
            self._step_inferred(about, entry)
        elif entry.keyword.startswith("x-"):
            draft.add_extra(entry.keyword[2:], words)

    # ---- relations ----

    def _inward(self, draft: Draft, entry: Declaration | Link, line: Relation | None) -> None:
        """Read `supported by …` and the like under a claim; `undercut by` aims at the claim's
        step.
        """
        undercut = entry.keyword == "undercut by"
        under = line if undercut else None
        about = Steps()
        relation = Relation(
            KINDS[entry.keyword], entry.keyword, (), () if under else (draft,),
            self._place(entry.span), about, self.group, under, apart=True,
        )  # fmt: skip
        self.relations.append(relation)
        if isinstance(entry, Declaration):
            relation.premises = (self._claim(entry, about, relation),)
            if about.inferred is not None:  # then `by` speaks of the claim alone
                about.by = None
            return
        relation.premises = self._operands(entry.targets)
        claim_lines = self._step_body(relation, entry)
        if claim_lines:
            self._reopen(entry.targets[0], claim_lines)

    def _step_body(self, relation: Relation, entry: Link) -> Body:
        """Read the lines about a step; return those that are about the claim instead."""
        if not entry.body:
            return ()
        about, rest = relation.about, []
        for line in entry.body:
            if isinstance(line, Names) and line.keyword == "scheme":
                self._step_scheme(about, line)
            elif isinstance(line, Names) and line.keyword == "by":
                about.add_by(self._operands(line.names))
            elif isinstance(line, Names) and line.keyword == "granted by":
                about.add_granted(self._operands(line.names))
            elif isinstance(line, Text) and line.keyword == "inferred":
                self._step_inferred(about, line)
            elif isinstance(line, Names) and line.keyword == "tags":
                about.add_tags(ref.text for ref in line.names)
            elif isinstance(line, Value) and line.keyword == "id":
                self._step_id(about, line)
            elif isinstance(line, Text) and line.keyword == "note" and line.words:
                about.note(line.words.text)
            elif isinstance(line, Text) and line.keyword.startswith("x-") and line.words:
                about.add_extra(line.keyword[2:], line.words.text)
            elif isinstance(line, (Declaration, Link)) and line.keyword == "undercut by":
                self._inward(Draft("", relation.place), line, relation)
            elif isinstance(line, Answered):
                self._answered(about, line)
            elif isinstance(line, Broken):
                self._broken(line, None)
            elif not isinstance(line, Allow):
                rest.append(line)
        self._silences(entry)
        return tuple(rest)

    def _step_scheme(self, about: Steps, line: Names) -> None:
        (operand,) = self._operands(line.names)
        if about.scheme is None:
            about.scheme = operand
        elif about.scheme.ref.text != operand.ref.text:
            problem = SecondValue("scheme", operand.place, about.scheme.place)
            self.unresolved.append(problem)

    def _step_id(self, about: Steps, line: Value) -> None:
        if about.id_line is None:
            about.id = self._step_name(line)
            about.id_line = line.value, self._place(line.span)
        elif about.id_line[0] != line.value:
            problem = SecondValue("id", self._place(line.span), about.id_line[1])
            self.unresolved.append(problem)

    def _step_inferred(self, about: Steps, line: Text) -> None:
        words = line.words.text if line.words else ""
        if about.inferred is None:
            about.inferred, about.inferred_line = words, self._place(line.span)
        elif about.inferred != words:
            first = about.inferred_line or self._place(line.span)
            self.unresolved.append(SecondValue("inferred", self._place(line.span), first))

    def _answered(self, about: Steps | None, line: Answered) -> None:
        if about is not None:
            about.add_answered(line, self.path, self.at)

    def _outward(
        self, subject: tuple[Claimlike, ...], entry: Link, said: list[Operand], part_of: str = ""
    ) -> None:
        """Read `supports x with y`, `restates x`, … after a claim or a name."""
        if entry.keyword in ("restates", "contradicts"):
            for target in self._operands(entry.targets):
                self.equal.append((entry.keyword, subject[0], target, self._place(entry.span)))
            self._common_lines(entry)
            return
        relation = Relation(
            KINDS[entry.keyword], entry.keyword, (*subject, *self._operands(entry.together)),
            self._operands(entry.targets), self._place(entry.span), Steps(), self.group,
            None, False, said, part_of,
        )  # fmt: skip
        self.relations.append(relation)
        self._stray(self._step_body(relation, entry))

    def _relation(self, item: Link) -> None:
        if item.subject is None:  # under a broken line, or `evidence NAME` at the margin
            if item.keyword == "evidence":
                for operand in self._operands(item.targets):
                    self.evidence_refs.append((operand, None))
            return
        self._outward(self._operands((item.subject,)), item, [])

    # ---- evidence ----

    def _evidence(self, name: Name | None, item: Quotation | Declaration) -> Draft:
        place = self._place(item.span)
        if name is None:
            draft = Draft("", place, generated=True)
            self.unnamed.append(draft)
        else:
            draft = self._node(name, "evidence", place)
        draft.put("is", "evidence")
        draft.group = draft.group or self.group
        return draft

    def _quotation(self, item: Quotation, claim: Draft | None) -> None:
        draft = self._evidence(item.name, item)
        draft.replace("quote", item.quote.text)
        draft.words_place = self._place(item.quote.span)
        if item.voice:
            self._look_up(draft, "said by", "person", (item.voice,))
        if item.via:
            self._look_up(draft, "via", "person", item.via)
        if item.source:
            self._look_up(draft, "in", "source", (item.source,))
        if item.at:
            draft.replace("at", item.at)
        self._evidence_body(draft, item, claim)

    def _own_words(self, item: Declaration, claim: Draft | None) -> None:
        draft = self._evidence(item.name, item)
        if item.words:
            draft.text = item.words.text
            draft.words_place = self._place(item.words.span)
        self._evidence_body(draft, item, claim)

    def _evidence_body(
        self, draft: Draft, item: Quotation | Declaration, claim: Draft | None
    ) -> None:
        if claim is not None:
            self.attached.append((draft, claim))
        for line in item.body:
            if isinstance(line, Where):
                self._look_up(draft, "in", "source", (line.source,))
                if line.at:
                    self._value(draft, "at", line.at, line.span)
            elif isinstance(line, Names):
                if line.keyword == "tags":
                    draft.add("tags", tuple(ref.text for ref in line.names))
                else:
                    self._look_up(draft, line.keyword, "person", line.names)
            elif isinstance(line, (Declaration, Link)) and line.keyword == "undercut by":
                self._inward(draft, line, None)
            elif isinstance(line, Link):
                for operand in self._operands(line.targets):
                    self.attached.append((draft, operand))
            elif isinstance(line, Text):
                self._claim_text(draft, line, None)
            elif isinstance(line, Value):
                self._value(draft, line.keyword, line.value, line.span)
            elif isinstance(line, Broken):
                self._broken(line, draft)
            else:
                self._stray((line,))
        self._silences(item)

    # ---- broken lines ----

    def _broken(self, line: Broken, owner: Draft | None) -> None:
        """Read the lines under a line that could not be read, as far as they make sense alone."""
        self.broken.setdefault(self.path, []).append(line.text)
        if owner is not None:
            self.uncertain.append(owner)
        self._stray(line.body)

    def _stray(self, lines: Iterable[Statement]) -> None:
        """Read lines that are where they mean nothing, as far as they make sense alone."""
        for entry in lines:
            if isinstance(entry, Declaration) and entry.keyword in _CLAIM_LIKE:
                self.uncertain.append(self._claim(entry))
            elif isinstance(entry, (Declaration, Quotation, Broken)):
                self._item(entry)
            elif body := getattr(entry, "body", ()):
                self._stray(body)

    def _common_lines(self, item: Declaration | Quotation | Link) -> None:
        """Read lines that may be under anything and need no draft: `allow` and broken lines."""
        self._stray(line for line in item.body if not isinstance(line, Allow))
        self._silences(item)

    @abstractmethod
    def _item(self, item: Statement) -> None:
        """Read a statement that may be at the left margin; `Walk` implements this."""
