"""Looks up the names that a walk recorded: names become ids, relations become steps."""

from __future__ import annotations

import re

from argmap.base.text import Place
from argmap.language.names import name_from_words
from argmap.model import Answered, Contradiction, Expectation, Restatement
from argmap.model.resolve.declarations import Walk
from argmap.model.resolve.drafts import Draft, Operand, Step, Steps
from argmap.model.resolve.left_out import left_out
from argmap.model.resolve.notebook import Claimlike, Relation
from argmap.model.resolve.numbering import Numbering
from argmap.model.resolve.owners import Owners, less, owners
from argmap.model.resolve.scopes import NODE, Scopes, blind_files
from argmap.model.resolve.what_remains import keep
from argmap.model.schemes import nearest, scheme_names
from argmap.model.unresolved import (
    ExpectationUnjudged,
    SelfRelation,
    UndefinedName,
    UndercutTargetsClaim,
    UnknownScheme,
)
from argmap.model.workspace import Workspace

_CLAIM = ("claim",)
_ANY_NODE = ("claim", "argument", "evidence")


class Settling:
    """The part of resolving that needs all names to be known. Run once, in order."""

    def __init__(self, walk: Walk, scopes: Scopes, workspace: Workspace) -> None:
        self.walk, self.scopes = walk, scopes
        self.nodes = walk.drafts.setdefault(NODE, {})
        self.steps: list[Step] = []
        self.head_people: dict[str, tuple[str, ...]] = {}
        """By file, the persons named in its head."""
        self.undercuts_of_claims: list[tuple[Operand, str]] = []
        self.contradictions: list[Contradiction] = []
        self.restatements: list[Restatement] = []
        self.dropped: frozenset[str] = frozenset()
        """Declared names of arguments that have no step in the end."""
        self.blind = blind_files(workspace)
        self.broken_words = {
            path: set(re.findall(r"[\w.-]+", " ".join(lines).lower()))
            for path, lines in walk.broken.items()
        }
        self._join_reopened()
        self._name_the_unnamed()
        self._look_up()
        self._evidence()
        self._relations()
        self._equals()
        self._name_steps()
        self._keep_steps()
        self._answer_schemes()
        self._report_undercut_claims()

    # ---- names ----

    def find(self, operand: Operand, space: str, wanted: tuple[str, ...]) -> str | None:
        """Return the id of a name; note a problem when nothing of a wanted kind has it, unless it
        is an argument that was left out, whose problem is noted already.
        """
        name = operand.ref.text
        id_ = self.scopes.find(operand.path, space, name)
        if id_ is not None and (space != NODE or self.scopes.kind(space, id_) in wanted):
            return None if space == NODE and id_ in self.dropped else id_
        found = self.scopes.other_kind(operand.path, name)
        if found or not self._unsure(operand):
            near = () if found else self.scopes.near(operand.path, (space,), name)
            problem = UndefinedName(name, wanted, found, near, operand.place)
            self.walk.unresolved.append(problem)
        return None

    def _unsure(self, operand: Operand) -> bool:
        """Whether a line or file that could not be read may declare the name."""
        words = self.broken_words.get(operand.path, ())
        return operand.path in self.blind or operand.ref.text.lower() in words

    def claim(self, operand: Claimlike) -> str | None:
        """Return the id of a claim given as a draft or as a name."""
        if isinstance(operand, Draft):
            return operand.real.id or None
        return self.find(operand, NODE, _CLAIM)

    def _join_reopened(self) -> None:
        for loose, operand in self.walk.reopened:
            id_ = self.find(operand, NODE, ("claim",))
            if id_ is not None:
                self.walk.unresolved += loose.join(self.nodes[id_])

    def _name_the_unnamed(self) -> None:
        kinds = self.scopes.kinds.setdefault(NODE, {})
        numbering = Numbering("-")
        for draft in self.walk.unnamed:
            values = draft.values or {}
            evidence = "is" in values
            words = draft.text or values.get("quote", "")
            stem = ("quote-" if "quote" in values else "") + name_from_words(words)
            prefix = self.scopes.prefixes[draft.place.file]
            draft.id = id_ = numbering.free(prefix + stem, kinds)
            kinds[id_] = "evidence" if evidence else "claim"
            self.nodes[id_] = draft

    def _look_up(self) -> None:
        for p in self.walk.pending:
            draft = p.draft.real
            for operand in p.names:
                id_ = self.find(operand, p.space, p.wanted)
                if id_ is None:
                    self.walk.uncertain.append(draft)
                elif p.key in ("said by", "in"):
                    self.walk.unresolved += draft.put_once(p.key, id_, operand.place)
                else:
                    draft.add(p.key, (id_,))
        for position, thesis in self.walk.theses:
            position.add("thesis", (thesis.id,) if thesis.id else ())
        for path, operands in self.walk.head_by.items():
            people = tuple(filter(None, (self.find(o, "person", ("person",)) for o in operands)))
            self.head_people[path] = people
        for draft in self.nodes.values():
            lists = draft.lists or {}
            if draft.worded and "by" not in lists:
                people = self.head_people.get(draft.place.file, ())
                draft.add("by", less(people, lists.get("granted by", ())))

    # ---- evidence and relations ----

    def _evidence(self) -> None:
        for operand, claim in self.walk.evidence_refs:
            id_ = self.find(operand, NODE, ("evidence",))
            if id_ is not None and claim is not None:
                self._attach(self.nodes[id_], claim)
            elif isinstance(claim, Draft):
                self.walk.uncertain.append(claim)
        for draft, claim in self.walk.attached:
            self._attach(draft, claim)

    def _attach(self, evidence: Draft, claim: Claimlike) -> None:
        id_ = self.claim(claim)
        if id_ is not None:
            evidence.add("supports", (id_,))

    def _relations(self) -> None:
        for relation in self.walk.relations:
            relation.steps = self._steps_of(relation)
            self.steps += relation.steps

    def _answer_schemes(self) -> None:
        for relation in self.walk.relations:
            about = relation.about
            if about.scheme is not None or about.answered:
                scheme, answered = self._scheme(about.scheme), self._answered(about)
                for step in relation.steps:
                    step.scheme, step.answered = scheme, answered

    def _steps_of(self, relation: Relation) -> list[Step]:
        premises = []
        for operand in relation.premises:
            id_ = self._premise(relation, operand)
            if id_ is not None:
                premises.append(id_)
            elif not relation.apart:
                self._doubt(relation)
                return []
        if not premises:
            self._doubt(relation)
            return []
        whose = self._owners(relation)
        sets = [(p,) for p in premises] if relation.apart else [tuple(dict.fromkeys(premises))]
        steps: list[Step] = []
        for target, of in self._targets(relation):
            if target in premises:
                keyword = relation.keyword
                line = relation.place
                self.walk.unresolved.append(SelfRelation(target, keyword, relation.place, line))
                continue
            for together in sets:
                step = Step(
                    relation.kind, together, target, relation.place, relation.about,
                    relation.group, "", relation.part_of, whose.by, of,
                    inferred=whose.inferred, granted_by=whose.granted_by,
                )  # fmt: skip
                if relation.about.id and not steps:
                    step.id = relation.about.id
                steps.append(step)
        return steps

    def _scheme(self, operand: Operand | None) -> str:
        """Return the id of a declared scheme, else the name as written; note a problem when the
        starter set does not have that scheme either.
        """
        if operand is None:
            return ""
        name = operand.ref.text
        if (id_ := self.scopes.find(operand.path, "scheme", name)) is not None:
            return id_
        if (
            name not in scheme_names()
            and name not in self.walk.schemes
            and not self._unsure(operand)
        ):
            near = (*self.scopes.near(operand.path, ("scheme",), name), *nearest(name))
            problem = UnknownScheme(name, tuple(dict.fromkeys(near)), operand.place)
            self.walk.unresolved.append(problem)
        return name

    def _answered(self, about: Steps) -> tuple[Answered, ...]:
        """Return the answers to critical questions, with the names in them looked up."""
        out = []
        for line, path, at in about.answered or ():
            operands = [Operand(ref, path, at) for ref in line.by]
            ids = (self.find(operand, NODE, _ANY_NODE) for operand in operands)
            by = tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))
            reason = line.reason.text if line.reason else ""
            place = Operand(line.question, path, at).place
            out.append(Answered(line.question.text, reason, by, place))
        return tuple(out)

    def _premise(self, relation: Relation, operand: Claimlike) -> str | None:
        """Return a premise's id; evidence named as a support becomes evidence of the target
        instead.
        """
        if isinstance(operand, Operand):
            id_ = self.scopes.find(operand.path, NODE, operand.ref.text)
            if (
                id_ is not None
                and self.scopes.kind(NODE, id_) == "evidence"
                and relation.keyword in ("supported by", "supports")
            ):
                for target in relation.targets:
                    self._attach(self.nodes[id_], target)
                return None
        return self.claim(operand)

    def _doubt(self, relation: Relation) -> None:
        for operand in (*relation.targets, *relation.premises):
            if isinstance(operand, Draft):
                self.walk.uncertain.append(operand)
            elif (id_ := self.scopes.find(operand.path, NODE, operand.ref.text)) is not None:
                self.walk.uncertain.append(self.nodes.get(id_) or Draft("", operand.place))

    def _targets(self, relation: Relation) -> list[tuple[str, Step | None]]:
        if relation.under is not None:
            if not relation.under.steps:
                self._doubt(relation)
            return [("", step) for step in relation.under.steps]
        targets: list[tuple[str, Step | None]] = []
        for operand in relation.targets:
            if relation.keyword == "undercuts" and isinstance(operand, Operand):
                id_ = self._undercut_target(operand)
            elif isinstance(operand, Draft) and operand.value("is") == "evidence":
                id_ = operand.real.id or None
            elif relation.keyword == "undercut by":
                id_ = None
                if (claim := self.claim(operand)) is not None:
                    self.undercuts_of_claims.append((_at(relation, claim), claim))
            else:
                id_ = self.claim(operand)
            if id_ is None:
                self._doubt(relation)
            else:
                targets.append((id_, None))
        return targets

    def _undercut_target(self, operand: Operand) -> str | None:
        id_ = self.scopes.find(operand.path, NODE, operand.ref.text)
        if id_ is not None and self.scopes.kind(NODE, id_) == "claim":
            self.undercuts_of_claims.append((operand, id_))
            return None
        return self.find(operand, NODE, ("argument", "evidence"))

    def _owners(self, relation: Relation) -> Owners:
        file = relation.place.file
        people, reason = self.head_people.get(file, ()), self.walk.head_inferred.get(file)
        return owners(relation, people, reason, self._person)

    def _person(self, operand: Operand) -> str | None:
        return self.scopes.find(operand.path, "person", operand.ref.text)

    def _equals(self) -> None:
        for keyword, left, right, place in self.walk.equal:
            a, b = self.claim(left), self.claim(right)
            if a is None or b is None:
                continue
            if a == b:
                self.walk.unresolved.append(SelfRelation(a, keyword, place, place))
            elif keyword == "contradicts":
                self.contradictions.append(Contradiction(a, b, place))
            else:
                self.restatements.append(Restatement(a, b, place))

    # ---- steps ----

    def _name_steps(self) -> None:
        """Give ids to steps that have none, made from what they join: `a/supports/b`."""
        named = {step.id for step in self.steps if step.id}
        taken = set(self.scopes.kinds.get(NODE, ())) | named
        numbering = Numbering("/")
        for step in self.steps:
            # The second step with the same written name, which has been reported, gets a made one.
            if step.id in named:
                named.remove(step.id)
            else:
                step.id = ""
            if step.of is not None:
                step.target = step.of.id
            if not step.id:
                stem = f"{step.part_of}/{step.target}" if step.part_of else _step_name(step)
                step.id = numbering.free(stem, taken)
                taken.add(step.id)
                step.generated = True

    def _keep_steps(self) -> None:
        """Leave out steps that aim at nothing, and record the names that have no step then."""
        kinds = self.scopes.kinds.get(NODE, {})
        evidence = {id_ for id_, kind in kinds.items() if kind == "evidence"}
        kept = keep(self.steps, evidence)
        self.steps = kept.steps
        for step in kept.circular:
            self.walk.unresolved.append(SelfRelation(step.id, "undercuts", step.place, step.place))
        for step in kept.dropped:
            known = (self.nodes.get(premise) for premise in step.premises)
            self.walk.uncertain += [draft for draft in known if draft is not None]
        declared = {id_ for id_, kind in kinds.items() if kind == "argument"}
        self.dropped = frozenset(declared - {step.id for step in self.steps})
        if self.dropped:
            drafts = [self.nodes[id_] for id_ in self.dropped if id_ in self.nodes]
            unresolved = self.walk.unresolved
            unresolved += list(left_out(drafts, self.walk.relations, unresolved, self.scopes))

    def _report_undercut_claims(self) -> None:
        for operand, claim in self.undercuts_of_claims:
            into = tuple(s.id for s in self.steps if s.target == claim and s.kind != "undercut")
            problem = UndercutTargetsClaim(operand.ref.text, into, operand.place)
            self.walk.unresolved.append(problem)

    # ---- expectations ----

    def expectations(self) -> tuple[Expectation, ...]:
        """Return the expectations, with names looked up; those with unknown names are left out, and
        noted unless the name was.
        """
        out, noted = [], len(self.walk.unresolved)
        for item, path, at in self.walk.expectations:
            place = Place(path, item.span[0] + at, item.span[1] + at)
            subject = of = ""
            if item.subject is not None:
                operand = Operand(item.subject, path, at)
                subject = self.find(operand, NODE, _ANY_NODE) or ""
            if item.of is not None:
                of = self.find(Operand(item.of, path, at), "position", ("position",)) or ""
            if bool(subject) == bool(item.subject) and bool(of) == bool(item.of):
                out.append(Expectation(subject, item.outcome, of, place))
            elif noted == len(self.walk.unresolved):
                ref = item.of if item.of is not None and not of else item.subject
                name = ref.text if ref else ""
                self.walk.unresolved.append(ExpectationUnjudged(name, place))
            noted = len(self.walk.unresolved)
        return tuple(out)


def _at(relation: Relation, claim: str) -> Operand:
    from argmap.language.tree import Ref

    return Operand(Ref(claim, relation.place[1:]), relation.place.file, 0)


def _step_name(step: Step) -> str:
    premises = step.premises
    shown = premises[0] if len(premises) == 1 else "+".join(premises[:4])
    if len(premises) > 4:
        shown += f"+{len(premises) - 4}"
    return f"{shown}/{step.kind}s/{step.target}"
