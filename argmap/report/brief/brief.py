"""The one-page report, put together to the length of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property

from argmap.base.times import after_of, in_short, in_words
from argmap.model import Kind
from argmap.quotes.citation import citation
from argmap.reasoning.analyses import find
from argmap.reasoning.analyses.meeting import Meeting
from argmap.reasoning.proofs import Debate
from argmap.reasoning.proofs.sentence import listed
from argmap.report.brief.alike import Alike, alike, shortest
from argmap.report.brief.disputes import Dispute, disputes, oppositions
from argmap.report.brief.ground import Ground, grounds
from argmap.report.brief.kind_of_point import kind_of_point
from argmap.report.brief.length import BEST, fits, shapes
from argmap.report.brief.naming import Names
from argmap.report.brief.page import Brief, Entry, Part
from argmap.report.brief.sides import Reason, Side, side
from argmap.report.brief.speakers import Speakers
from argmap.report.brief.whose_word import whose_word
from argmap.report.brief.wishes import LEAST_ROWS, Wish, points_in_order, wishes
from argmap.report.brief.wording import CLOSING, NO_CLAIM, NOTHING, number_word, short, title_of
from argmap.report.points import Meetings, meetings

NAMES = 6
"""Most people named in a list, or one fewer and the number of the others."""
ROW = 18
"""Most words of a claim in a row of the table."""
SIGNS = 10
"""Most characters for each of these words, for what is written without blanks."""


def brief(debate: Debate, *, names: bool = False) -> Brief:
    """Return the page on a debate; with `names` its table shows the names of claims.

    What has to be told comes first; then one thing after the other is added while the page still has
    at most `WORDS` words and `LINES` lines. What is added to a point in dispute is added for all of its
    sides at once.
    """
    writer = _Writer(debate, names=names)
    for writer.shape in shapes():
        told = writer.needed()
        if fits(writer.page(told)):
            break
    for wish in writer.wishes():
        if fits(writer.page(told | {wish})):
            told.add(wish)
    return writer.page(told)


class _Writer:
    """Puts what was found into words."""

    def __init__(self, debate: Debate, *, names: bool = False) -> None:
        self.debate = debate
        self.names_shown = names
        self.shape = BEST
        self.map = debate.map
        self.speakers = Speakers(debate.map)
        self.disputes = disputes(debate) if debate.map.claims else ()
        others: dict[str, list[str]] = {}
        for dispute in self.disputes:
            for claim in dispute.sides:
                others.setdefault(claim, []).extend(c for c in dispute.sides if c != claim)
        self.sides = {claim: side(debate, claim, rest) for claim, rest in others.items()}
        first = (p for s in self.sides.values() for r in s.reasons[:1] for p in r.premises[:1])
        self.claims = dict.fromkeys((*others, *first))
        self.grounds = self.founded()
        self.found: Meeting = find("meeting").run(debate)
        self.naming = Names(self.map, frozenset(p for people in self.first(self.held) for p in people))

    def founded(self) -> list[Ground]:
        """Return what the positions rest on, those of commenters last."""
        comments = self.debate.commenters

        def late(ground: Ground) -> bool:
            people = self.map.positions[ground.position].held_by
            return bool(people) and comments.issuperset(people)

        return sorted(grounds(self.debate), key=late) if self.debate.positions else []

    def needed(self) -> set[Wish]:
        """Return what has to be told of the points in dispute beyond the first."""
        points = points_in_order([d.conflict for d in self.disputes])
        return {("point", i) for i in points[1 : self.shape.points]}

    def wishes(self) -> Iterator[Wish]:
        """Yield what more could be told, the most useful first."""
        shown = [p for people in self.first(self.held)[: self.shape.speakers] for p in self.held[people]]
        rows = len(self.meetings.points)
        conflicts = [d.conflict for d in self.disputes]
        return wishes(conflicts, len(self.grounds), shown, rows, len(self.alike))

    def page(self, told: AbstractSet[Wish]) -> Brief:
        parts = [self.who(told), self.meet(told)]
        parts += [
            self.dispute(i, told)
            for i in range(len(self.disputes))
            if not i or ("point", i) in told
        ]
        parts.append(self.rests(told))
        made = tuple(p for p in parts if p.remarks or p.entries or p.table)
        closing = " ".join(CLOSING) if made else ""
        return Brief(
            self.cut(title_of(self.map)), tuple(self.opening()), made, closing, tuple(self.claims)
        )

    def opening(self) -> Iterator[str]:
        map = self.map
        if not map.claims:
            yield "There are no claims in this map yet: write a first one with `claim: words`."
        elif (
            not self.disputes
            and not self.debate.conflicts
            and any(a.granted_by for a in map.arguments.values() if a.kind is Kind.REBUT)
        ):
            yield f"{NOTHING}: each rebuttal in it is granted."
        elif not self.disputes:
            undercut = any(a.kind is Kind.UNDERCUT for a in map.arguments.values())
            yield (
                f"{NO_CLAIM if undercut else NOTHING}. A report has something to compare where "
                "`rebutted by` or `contradicts` says what speaks against a claim, and `position`, `thesis` and `held by` who "
                "holds what."
            )

    # ---- who speaks ----

    def who(self, told: AbstractSet[Wish]) -> Part:
        speakers = self.speakers
        held = self.held
        shown, comments = self.first(held), self.debate.commenters
        entries = [self.speaker(self.holder(p), held[p], told) for p in shown[: self.shape.speakers]]
        remarks = []
        if len(shown) > self.shape.speakers:
            all_ = self.first({p.held_by for p in self.map.positions.values()})
            remarks.append(f"The first {self.shape.speakers} of {len(all_):,} who hold something.")
        if len(speakers.authors) > 1 and not self.replies():
            remarks.append("None of the authors answers another.")
        elif self.replies():
            remarks.append(self.replies())
        if comments and any(not people or not comments.issuperset(people) for people in held):
            remarks.append("Readers’ comments are left out.")
        return Part("Who speaks", (" ".join(remarks),) if remarks else (), tuple(entries))

    @cached_property
    def held(self) -> dict[tuple[str, ...], list[str]]:
        """Map those who hold something to their positions."""
        found: dict[tuple[str, ...], list[str]] = {}
        for position in self.debate.positions:
            found.setdefault(self.map.positions[position].held_by, []).append(position)
        return found

    def first(self, holders: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Return those who do more than comment; all where nobody does."""
        every, comments = list(holders), self.debate.commenters
        return [
            people for people in every if not people or not comments.issuperset(people)
        ] or every

    def speaker(self, who: str, positions: Sequence[str], told: AbstractSet[Wish]) -> Entry:
        held = [self.map.positions[p].text or p for p in positions]
        theses = (
            () if self.disputes else (c for p in positions for c in self.map.positions[p].thesis)
        )
        notes = [Entry(self.words(c), "Thesis") for c in theses]
        notes += [
            Entry(self.cut(note))
            for p in positions
            if ("speaker note", p) in told
            for note in self.map.positions[p].notes
        ]
        return Entry(self.cut(" ".join(held)), who, under=tuple(notes))

    def holder(self, people: Sequence[str]) -> str:
        who = self.names(people, full=True)
        if through := self.through(people):
            tellers = {t for p in people for t in self.debate.hearsay(p, texts=True)}
            pairs = ((t, p) for t in tellers for p in people)
            against = any(pair in self.speakers.answers for pair in pairs)
            quoted = sum(e.voice in people for e in self.map.evidence.values())
            what = f"{number_word(quoted)} quotation{'s' if quoted > 1 else ''} by " if quoted else ""
            return f"{who} (known only through {what}{through}{', an opponent' if against else ''})"
        own = len(people) == 1 and people[0] in self.speakers.authors
        return f"{who} ({self.texts(people[0])})" if own else who

    def through(self, people: Iterable[str]) -> str:
        """Return through whose texts alone all of these people are known, or nothing."""
        tellers = {self.debate.hearsay(p, texts=True) for p in people}
        return self.names(tellers.pop(), full=True) if len(tellers) == 1 else ""

    def texts(self, person: str) -> str:
        texts = self.speakers.texts[person]
        years = sorted({s.published[:4] for s in texts if s.published})
        title = (
            short(f"“{texts[0].title}”") if len(texts) == 1 else f"{number_word(len(texts))} texts"
        )
        return ", ".join([title, *dict.fromkeys((*years[:1], *years[-1:]))])

    def replies(self) -> str:
        authors = self.speakers.authors
        pairs = [(p, q) for p, q in self.speakers.answers if p in authors and q in authors]
        told = [f"{self.names([p], full=True)} answers {self.names([q], full=True)}" for p, q in pairs[:3]]
        return f"{listed(told)}." if told else ""

    # ---- where they meet ----

    @property
    def meetings(self) -> Meetings:
        """Return where the positions meet, for those that have a column."""
        return meetings(self.debate, self.shape.columns, comments=False, found=self.found)

    def meet(self, told: AbstractSet[Wish]) -> Part:
        rows = LEAST_ROWS + sum(what == "row" for what, _ in told)
        table = self.meetings.table(rows, self.begin, names=self.names_shown, brief=True)
        shown = [pair for i, pair in enumerate(self.alike) if ("agreed", i) in told]
        entries = (
            Entry(shortest(self.debate, claim, people, self.words), f"{self.names(people)} alike")
            for people, claim in shown
        )
        return Part("Where they meet", (), tuple(entries), table)

    @cached_property
    def alike(self) -> list[Alike]:
        """Return what positions with a column hold alike."""
        return alike(self.debate, self.meetings.positions)

    # ---- the points in dispute ----

    def dispute(self, i: int, told: AbstractSet[Wish]) -> Part:
        dispute = self.disputes[i]
        every = [self.sides[c] for c in self.ordered(dispute)]
        sides = every if ("more sides", i) in told else every[:2]
        entries = [self.side(s, i, told) for s in sides]
        if len(entries) == 2 and not dispute.question and not entries[1].lead:
            entries[1] = replace(entries[1], lead="Against it")
        remarks = []
        if dispute.question:
            authors, shown = self.speakers.authors, len(sides)
            kind = kind_of_point(self.debate, dispute, every, authors, self.names, shown=shown)
            remarks.append(kind)
        remarks += map(self.cut, self.notes(dispute)) if ("note", i) in told else []
        return Part(self.heading(dispute), tuple(remarks), tuple(entries))

    def ordered(self, dispute: Dispute) -> list[str]:
        """Return the sides of a dispute: first two that speak against each other, then the others;
        authors before those who are known through them, and these before commenters.
        """
        comments, authors = self.debate.commenters, set(self.speakers.authors)

        def rank(claim: str) -> int:
            people = self.sides[claim].people
            if people and comments.issuperset(people):
                return 2
            return 1 if people and authors.isdisjoint(people) else 0

        sides = sorted(dispute.sides, key=rank)
        pairs = [one.sides for one in oppositions(self.debate, sides)]
        best = min(pairs, key=lambda pair: sum(map(rank, pair)), default=())
        first = sorted(best, key=sides.index)
        return [*first, *(c for c in sides if c not in first)]

    def heading(self, dispute: Dispute) -> str:
        if dispute.question:
            question = self.map.questions[dispute.question]
            return self.cut(question.text or question.id)
        people = [self.names(self.sides[c].people) for c in dispute.sides]
        return " / ".join(filter(None, people)) or "A point in dispute"

    def notes(self, dispute: Dispute) -> tuple[str, ...]:
        return self.map.questions[dispute.question].notes if dispute.question else ()

    def lead(self, side: Side) -> str:
        who = self.names(side.people)
        if not who:
            return ""
        words = in_short if ".." in side.about else after_of
        about, years = words(side.about, coarse=True), self.years(side)
        told = [self.told_by(side), years]
        if about and about != years:
            told.append(f"on {about}")
        inside = ", ".join(filter(None, told))
        return f"{who} ({inside})" if inside else who

    def reason(self, reason: Reason, *, both: bool) -> str:
        """Return a reason in words: the title of an argument of more premises than are shown if it is a
        sentence, else its weightiest premise, or `both`.
        """
        step = self.map.arguments[reason.argument]
        shown = reason.premises if both else reason.premises[:1]
        if len(step.premises) > len(shown) and step.text.endswith("."):
            return self.cut(step.text)
        if len(shown) == len(step.premises):
            return " ".join(map(self.words, shown))
        some = f"{number_word(len(shown))} of {number_word(len(step.premises))} premises"
        return f"{' '.join(map(self.words, shown))} ({some})"

    def begin(self, text: str) -> str:
        """Return the first words of a text, as many as a row of a table has room for."""
        return self.cut(text, ROW)

    def cut(self, text: str, most: int = BEST.longest) -> str:
        """Return the first words of a text, as many as may be shown."""
        longest = min(self.shape.longest, most)
        words, signs = text.split(), longest * SIGNS
        if len(words) > longest:
            text = f"{' '.join(words[:longest])} …"
        return f"{text[:signs].rstrip()}…" if len(text) > signs else text

    def names(self, people: Iterable[str], *, full: bool = False) -> str:
        """Join people's names into a list, the first of many with how many others there are."""
        names = [self.cut(self.naming.of(p, full=full)) for p in people]
        if len(names) > NAMES:
            names[NAMES - 1 :] = [f"{len(names) - NAMES + 1:,} others"]
        return listed(names)

    def short_name(self, person: str) -> str:
        return self.cut(self.naming.short(person))

    def words(self, claim: str) -> str:
        return self.cut(self.map.claims[claim].text or claim)

    def told_by(self, side: Side) -> str:
        if not side.tellers or any(p in self.speakers.texts for p in side.people):
            return ""
        if len(side.tellers) > 2:
            return "as others tell it"
        verb = "tells" if len(side.tellers) == 1 else "tell"
        return f"as {self.names(side.tellers)} {verb} it"

    @cached_property
    def all_years(self) -> frozenset[str]:
        """Return the years in which the texts came out; where it is one, months tell more."""
        texts = (s for of in self.speakers.texts.values() for s in of)
        return frozenset(s.published[:4] for s in texts if s.published)

    def years(self, side: Side) -> str:
        if len(self.all_years) == 1 and len({d[:7] for d in side.said}) == 1:
            return in_words(side.said[0], coarse=True)
        years = sorted({d[:4] for d in side.said})
        return "–".join(dict.fromkeys((*years[:1], *years[-1:])))

    def side(self, side: Side, i: int, told: AbstractSet[Wish]) -> Entry:
        under: list[Entry] = []
        if ("more sides", i) in told and not self.disputes[i].conflict:
            under += [Entry(self.cut(note)) for note in self.map.claims[side.claim].notes[:1]]
        most = (("reason", i) in told) + (("second reason", i) in told)
        both = ("second premise", i) in told
        quoted = ("quote", i) in told
        for n, reason in enumerate(side.reasons[:most]):
            own = quoted and not side.quote and not n and reason.quote
            shown = self.quote(reason.quote, side.people) if own else ("", "", "")
            under.append(Entry(self.reason(reason, both=both), "Reason given", *shown))
        if ("grants", i) in told:
            under += [Entry(self.words(c), "Grants") for c in side.granted[:1]]
        if ("unanswered", i) in told and not self.through(side.people):
            for id_ in side.unanswered[:1]:
                step = self.map.arguments[id_]
                text = self.words(step.premises[0])
                what = "it" if step.target in self.debate.all_of(side.claim) else "a reason for it"
                who = self.names(step.by)
                under.append(Entry(text, f"Against {what} {who}, without a reply here"))
        shown = self.quote(side.quote, side.people) if quoted and side.quote else ("", "", "")
        text = "" if quoted and side.verbatim else self.words(side.claim)
        return Entry(text, self.lead(side), *shown, tuple(under))

    def quote(self, id_: str, people: Sequence[str]) -> tuple[str, str, str]:
        """Return evidence with its words and place. Who speaks is named where it is not the one person
        who holds the claim, and so is who doubts the evidence.
        """
        proof = self.map.evidence[id_]
        source = self.map.sources.get(proof.source)
        only = source and all(len(self.speakers.texts.get(p, ())) == 1 for p in source.author)
        left_out = ("person", "date", *(("source",) if only and proof.at else ()))
        parts = [p for p in citation(self.map, proof) if p.kind not in left_out]
        told = [short(p.words) if p.kind == "source" else p.words for p in parts]
        if proof.voice and (len(people) > 1 or proof.voice not in people):
            spoken = [p for p in citation(self.map, proof) if p.kind == "person"]
            through = spoken[: 1 + len(proof.via)]
            told = ["".join(p.before + p.words for p in through), *told]
        for doubt in self.map.into.get(id_, ())[:1]:
            who = self.names(doubt.by) or "whoever made this map"
            told.append(f"doubted by {who}")
        return id_, self.cut(proof.quote), ", ".join(told)

    def rests(self, told: AbstractSet[Wish]) -> Part:
        shown = [g for i, g in enumerate(self.grounds) if not i or ("ground", i) in told]
        trust = ("trust", 0) in told
        return whose_word(self.debate, self.grounds, shown, self, trust=trust)
