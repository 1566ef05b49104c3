"""Invented debates of any size, as the files of a map, built like the ones in `maps/`.

A cast; an article for about every sixty claims, each with a thesis, groups, chains of reasons, steps of several premises,
arguments of several steps, rebuttals that are granted or answered, undercuts of steps and of evidence, quotations of others;
and a file that joins them: questions, answers, restatements, steps of the mapmaker's across the articles. The same size and seed
give the same files. The shares are about those of `maps/why-no-peace.arg`.

`python tests/debates_of_size.py CLAIMS FOLDER [SEED]` writes one.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

MAIN = "debate.arg"
ARTICLE = 60
"""Claims of an article, about."""
WITNESSES = ("An engineer", "A shopkeeper", "A driver", "A teacher", "A resident", "A clerk",
             "A visitor", "A neighbour", "A reporter", "A planner")  # fmt: skip
WHO = ("the council", "the harbour office", "the ferry line", "the bus company", "the port",
       "the shops at the quay", "the school", "the market", "the fishermen", "the mill",
       "the hospital", "the railway", "the upper town", "the lower town", "the island",
       "the planning office")  # fmt: skip
DOES = ("needs", "has lost", "asked for", "paid for", "refused", "depends on", "gave up", "postponed",
        "agreed to", "would gain", "cannot do without", "kept silent about", "promised",
        "has not counted")  # fmt: skip
WHAT = ("the new bridge", "a deeper channel", "the old timetable", "a lower toll", "more room for ships",
        "a second crossing", "the winter service", "the count of cars", "a fair share of the costs",
        "the repairs of the quay", "a night ferry", "the report of the surveyors", "the tunnel",
        "a longer trial")  # fmt: skip
WHEN = ("after the flood", "in its first year", "before the count was published", "since the toll was raised",
        "in spite of the offer", "as long as nobody pays for it", "when the harbour froze",
        "without asking anybody", "for the third time", "by a narrow vote", "in each of the three rounds",
        "although it had said otherwise", "in the summer months", "while the trial lasted")  # fmt: skip
SIDES = ("Build the bridge.", "Keep the ferry.", "Dig the tunnel.", "Change nothing.", "Ask the islanders.",
         "Move the harbour.", "Let others pay.", "Wait for the count.", "Restore the old line.",
         "Try it for a year.", "Share the costs.", "Close the strait.")  # fmt: skip
"""What the positions are called; no two have the same initials."""
TOPICS = ("The costs", "The trial", "Traffic", "The harbour", "Who decides", "What was promised",
          "The island", "The count", "The years before", "Objections", "Safety", "Trade")  # fmt: skip


def debate_files(claims: int, seed: int = 1) -> dict[str, str]:
    """Return the files of a debate of so many claims, by name; `MAIN` uses the others."""
    return _Debate(claims, seed).files()


def write_debate(folder: Path, claims: int, seed: int = 1) -> Path:
    """Write the files of a debate; the path of the one that uses the others."""
    for name, text in debate_files(claims, seed).items():
        Path(folder, name).write_text(text, encoding="utf-8")
    return Path(folder, MAIN)


class _Debate:
    """What has been written so far, and the dice."""

    def __init__(self, claims: int, seed: int) -> None:
        self.size, self.dice = claims, random.Random(f"{claims} claims, seed {seed}")
        self.articles = max(2, round(claims / ARTICLE))
        self.sides = min(self.articles, max(2, min(12, round(claims**0.5 / 4))))
        self.said: set[str] = set()
        self.quoted: set[str] = set()
        self.joined: set[str] = set()

    def files(self) -> dict[str, str]:
        each = [self.size // self.articles] * self.articles
        for number in range(self.size % self.articles):
            each[number] += 1
        articles = [_Article(self, number, count) for number, count in enumerate(each)]
        files = {"people.arg": self.people()}
        files |= {f"article-{a.number}.arg": a.text() for a in articles}
        return files | {MAIN: self.main(articles)}

    def sentence(self) -> str:
        """A sentence that nobody has said yet."""
        while True:
            dice = self.dice
            words = [dice.choice(WHO), dice.choice(DOES), dice.choice(WHAT)]
            words += dice.sample(WHEN, dice.randint(0, 2))
            if dice.random() < 0.4:
                words += ["and", dice.choice(WHO), dice.choice(DOES), dice.choice(WHAT)]
            if len(self.said) > 1_000:
                words += [f"as point {len(self.said)} says"]
            said = " ".join(words)
            if said not in self.said:
                self.said.add(said)
                return f"{said[0].upper()}{said[1:]}."

    def quotation(self) -> str:
        """Words for a quotation, other than all before."""
        dice = self.dice
        words = f"{dice.choice(DOES)} {dice.choice(WHAT)} {dice.choice(WHEN)}"
        if words in self.quoted:
            words += f", I said so {len(self.quoted)} times"
        self.quoted.add(words)
        return words

    def people(self) -> str:
        sides = map(letters, range(self.sides))
        lines = [
            f"person speaker-{number}: A speaker of side {side}\n    role: Writes for side {side}\n"
            for number, side in enumerate(sides)
        ]
        lines += [f"person witness-{n}: {who}\n" for n, who in enumerate(WITNESSES)]
        return "\n".join(lines)

    def main(self, articles: list[_Article]) -> str:
        dice = self.dice
        lines = [
            "map: What should cross the strait?",
            "    about: Several sides, each in articles of its own.",
            "    inferred: No author writes about another; these joins are the mapmaker's.",
            "",
            *(f"use: article-{a.number}.arg" for a in articles),
            "",
            "allow ignored-objection: The authors do not write about one another.",
            "",
            "question main: What should cross the strait?",
            "    note: Asked by everybody, answered by each side.",
        ]
        points = [f"point-{n}" for n in range(max(1, min(30, self.size // 60)))]
        for number, point in enumerate(points):
            part = f", in part {number}" if number >= len(WHAT) else ""
            what = WHAT[number % len(WHAT)]
            lines += ["", f"question {point}: What is to be said of {what}{part}?"]
        for article in articles[: self.sides]:
            lines += ["", f"claim {article.thesis}", "    answers main"]
        for article in articles[self.sides :]:
            lines += ["", f"{article.thesis} supports {articles[article.side].thesis}",
                      f"    id same-side-{article.number}",
                      "    inferred: The two articles do not name each other."]  # fmt: skip
        for number, point in enumerate(points):
            some = dice.sample(articles, min(len(articles), dice.randint(2, 3)))
            for article in some:
                if len(article.names) > number + 2:
                    lines += ["", f"claim {article.names[number + 1]}", f"    answers {point}"]
        lines += ["", "# What one says as another does, and where they meet"]
        for number in range(max(2, self.size // 11)):
            one, other = later_first(dice.sample(articles, 2))
            lines += self.restatement(one, other, number)
        for number in range(max(3, self.size // 9)):
            lines += self.join(*dice.sample(articles, 2), number)
        lines += [
            "",
            "view theses: The theses",
            *(f"    show claim {a.thesis} to depth 0" for a in articles[: self.sides]),
            "    hide evidence",
        ]
        return "\n".join(lines) + "\n"

    def restatement(self, one: _Article, other: _Article, number: int) -> list[str]:
        """Let a claim that nothing restates yet say the same as one of another article."""
        if not one.unsaid:
            return []
        name = one.unsaid.pop(self.dice.randrange(len(one.unsaid)))
        meant = self.dice.choice(other.first)
        return ["", f"{name} restates {meant}", f"    note: Joined as number {number}."]

    def join(self, one: _Article, other: _Article, number: int) -> list[str]:
        """A step of the mapmaker's from one article into another; support goes to the one before, so
        that none runs in a circle.
        """
        dice, kind, more = self.dice, self.dice.random(), ""
        if kind < 0.2 and other.steps:
            verb, target = "undercuts", dice.choice(other.steps)
        else:
            verb = "rebuts" if kind < 0.7 else "supports"
            if verb == "supports":
                one, other = later_first([one, other])
            # Towards the thesis often, since that is what others speak of.
            target = other.thesis if dice.random() < 0.3 else dice.choice(other.names)
            if kind > 0.95 and target == other.thesis and len(other.names) > 1:
                more = f" with {dice.choice(other.names[1:])}"
        step = f"{dice.choice(one.leaves)} {verb} {target}"
        if step in self.joined:
            return []
        self.joined.add(step)
        return ["", f"{step}{more}", f"    id join-{number}",
                "    inferred: The one does not speak of the other."]  # fmt: skip


class _Article:
    """One article: names of its claims, and its text, made claim by claim."""

    def __init__(self, debate: _Debate, number: int, claims: int) -> None:
        self.debate, self.dice = debate, debate.dice
        self.number, self.side = number, number % debate.sides
        self.names = [f"c{number}-{n}" for n in range(claims)]
        self.thesis = self.names[0]
        self.first = self.names[: max(1, claims // 3)]
        self.unsaid = self.names[claims // 3 + 1 :]
        self.leaves = self.names[claims // 2 :]
        self.steps: list[str] = []
        self.paragraph = 1
        self.group: list[str] = []
        self.lines: list[str] = []

    def text(self) -> str:
        speaker, number = f"speaker-{self.side}", self.number
        name = f"Article {number + 1} of side {letters(self.side)}"
        head = [
            f"map: {name}",
            f"    by {speaker}",
            "",
            "use: people.arg",
            "",
            "allow second-hand: What others say is given as the article quotes it.",
            "",
            f"source article-{number}: {name}",
            "    kind article",
            f"    author {speaker}",
            f"    published {2001 + number % 20}-0{number % 9 + 1}",
            f"    url: https://example.org/{number}",
        ]
        if number == self.side:  # the first article of a side says what it holds
            head += [
                "",
                f"position side-{number}: {SIDES[number]}",
                f"    thesis {self.thesis}",
                f"    held by {speaker}",
            ]
            if len(self.names) > 8:
                head += [f"    holds {self.names[1]}", f"    grants {self.names[-1]}"]
        self.claim(self.thesis, "")
        at = 1
        while at < len(self.names):
            at = self.chapter(at)
        return "\n".join([*head, *self.lines]) + "\n"

    def chapter(self, at: int) -> int:
        """Write a group of claims, some of them in a group inside; where the next one begins."""
        size = min(self.dice.randint(5, 11), len(self.names) - at)
        if len(self.names) - at - size < 3:
            size = len(self.names) - at
        names = self.names[at : at + size]
        self.group = [self.thesis]
        if size < 4 or self.dice.random() < 0.2:  # some claims are in no group
            self.reasons(names, "")
            return at + size
        topic = TOPICS[at // 6 % len(TOPICS)]
        self.lines += ["", f"group g{self.number}-{at}: {topic}, from paragraph {self.paragraph}"]
        inner = size // 3 if size > 7 and self.dice.random() < 0.5 else 0
        self.reasons(names[: size - inner], "    ")
        if inner:
            self.lines += ["", f"    group g{self.number}-{at}-more: {topic}, more closely"]
            self.reasons(names[size - inner :], "        ")
        return at + size

    def reasons(self, names: list[str], indent: str) -> None:
        """Write claims and the steps from them to what was said before."""
        waiting = list(names)
        while waiting:
            target = self.dice.choice(self.group[-3:]) if len(self.group) > 1 else self.thesis
            kind = self.dice.random()
            if kind < 0.14 and len(waiting) > 1:
                some = [waiting.pop(0) for _ in range(min(len(waiting), self.dice.randint(2, 4)))]
                self.together(some, target, indent)
            elif kind < 0.18 and len(waiting) > 3:
                self.steps_of(*(waiting.pop(0) for _ in range(4)), target, indent)
            else:
                self.alone(waiting.pop(0), target, indent, kind)

    def alone(self, name: str, target: str, indent: str, kind: float) -> None:
        """A claim with one step: for or against another claim, or against a step or evidence."""
        speaker, witness = f"speaker-{self.side}", f"witness-{self.dice.randrange(len(WITNESSES))}"
        opposed = 0.4 <= kind < 0.42
        self.claim(name, indent, by=witness if opposed else "")
        self.group.append(name)
        if kind > 0.96:
            self.lines.append(
                f"{indent}    allow island: It is told, and nothing is drawn from it."
            )
            return
        if opposed:
            self.lines += ["", f"{indent}{name} contradicts {target}"]
            return
        step = f"s{name[1:]}"
        owner = self.dice.choice([f"granted by {speaker}", f"by {witness}"])
        if kind < 0.23 and self.steps:
            made = [f"{name} undercuts {self.dice.choice(self.steps[-4:])}", f"    {owner}"]
        elif kind < 0.25:
            made = [f"{name} undercuts e{target[1:]}", f"    {owner}"]
        elif kind < 0.4:
            made = [f"{name} rebuts {target}", f"    {owner}"]
            if self.dice.random() < 0.4 and len(self.group) > 2:
                answer = self.group[-2]
                made += [f"    undercut by {answer}"] if answer != target else []
        else:
            made = [f"{name} supports {target}"]
            if self.dice.random() < 0.25:
                made.append("    inferred: The article does not draw the one from the other.")
            self.steps.append(step)
        made.insert(1, f"    id {step}")
        self.lines += ["", *(indent + line for line in made)]

    def together(self, names: list[str], target: str, indent: str) -> None:
        """Several premises of one step."""
        self.lines += ["", f"{indent}argument a{names[0][1:]}: {self.debate.sentence()}"]
        for name in names:
            self.claim(name, indent + "    ", "premise")
        self.lines.append(f"{indent}    supports {target}")
        if self.dice.random() < 0.3:
            self.lines.append(f"{indent}    scheme analogy")
        self.steps.append(f"a{names[0][1:]}")
        self.group += names

    def steps_of(self, one: str, two: str, so: str, three: str, target: str, indent: str) -> None:
        """An argument of two steps."""
        self.lines += ["", f"{indent}argument a{one[1:]}: {self.debate.sentence()}"]
        for name, line in (
            (one, "premise"),
            (two, "premise"),
            (so, "therefore"),
            (three, "premise"),
        ):
            self.claim(name, indent + "    ", line)
        self.lines.append(f"{indent}    supports {target}")
        self.steps.append(f"a{one[1:]}")
        self.group += [one, two, so, three]

    def claim(self, name: str, indent: str, line: str = "claim", by: str = "") -> None:
        """A claim with its time and its evidence."""
        dice, lines = self.dice, self.lines
        if line == "claim":
            lines.append("")
        lines.append(f"{indent}{line} {name}: {self.debate.sentence()}")
        self.paragraph += dice.random() < 0.7
        witness = dice.random() < 0.25 and name != self.thesis and line == "claim"
        if by:
            lines.append(f"{indent}    by {by}")
        elif dice.random() < 0.6:
            year = dice.randint(1990, 2020)
            lines.append(f"{indent}    when {year}{dice.choice(['', '-03', f'..{year + 2}'])}")
        for number in range(dice.choice((1, 1, 1, 1, 2, 2, 3))):
            label = f"e{name[1:]} " if number == 0 else ""
            said = f"said by witness-{dice.randrange(len(WITNESSES))} " if witness else ""
            lines.append(
                f'{indent}    evidence {label}"{self.debate.quotation()}" {said}in '
                f"article-{self.number} at paragraph {self.paragraph}"
            )


def later_first(articles: list[_Article]) -> list[_Article]:
    """Return articles with the later one first."""
    return sorted(articles, key=lambda article: -article.number)


def letters(number: int) -> str:
    """A, B, …, Z, AA, …"""
    return (letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


if __name__ == "__main__":
    where = Path(sys.argv[2])
    where.mkdir(parents=True, exist_ok=True)
    print(write_debate(where, int(sys.argv[1]), *map(int, sys.argv[3:])))
