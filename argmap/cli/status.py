"""`argmap status`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from math import prod
from typing import TYPE_CHECKING, Any

from argmap.base.near import likely_name
from argmap.cli.arguments import Parser, choice
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.statuses import add_labelling, as_json, known, label, opening

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.reasoning.status.extensions import Extensions
    from argmap.reasoning.status.gradual import Strengths
    from argmap.reasoning.status.grounded import Labelling

EXAMPLES = """
  argmap status debate.arg                        what stands in the map, what is defeated
  argmap status debate.arg close shops            only these claims
  argmap status debate.arg --standard evidence    what stands must also be backed
  argmap status debate.arg --extensions preferred    the ways to decide what is undecided
  argmap status debate.arg --strength             a number for each claim (DF-QuAD)

A claim stands when all that is against it in the map is defeated. That says how the map is drawn,
not how the world is; a claim that nobody objected to stands. Strength is no probability.

Exit status: 0 the map was read; 1 errors in the map; 2 a file that cannot be read, a name that does
not exist, or a wrong option.
"""
STRENGTHS = ("dfquad", "qe", "hcat")
KINDS = ("preferred", "stable")
WIDTH = 80
"""Columns of a line, unless a single word is longer."""
NAMES = 24
"""Columns for the names that the map's author wrote."""
WAYS = 10
"""The number of ways shown for each group of claims."""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="MAP", help="a map, or -")
    parser.add_argument("names", metavar="NAME", nargs="*", help="only these claims")
    parser.add_argument(
        "--extensions",
        metavar="KIND",
        type=choice("kind of extension", *KINDS),
        help="preferred or stable: the ways to decide what is undecided",
    )
    parser.add_argument(
        "--strength",
        metavar="HOW",
        nargs="?",
        const=STRENGTHS[0],
        type=_strength,
        help="dfquad (default: DF-QuAD), qe (quadratic energy) or hcat (h-categoriser)",
    )
    add_labelling(parser)


def _strength(word: str) -> str:
    """Parse a method for strengths; another word may be the map, so the error says that too."""
    if word in STRENGTHS or ("." not in word and likely_name(word, STRENGTHS)):
        return choice("strength", *STRENGTHS)(word)
    ways = ", ".join(STRENGTHS)
    msg = (
        f"{word} is no way to reckon it ({ways}); if it is the map or a claim, write it before "
        f"--strength, or write --strength={STRENGTHS[0]}"
    )
    raise argparse.ArgumentTypeError(msg)


def run(args: argparse.Namespace) -> int:
    """Report which claims of a map stand, which are defeated and which are undecided."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.terminal import put
    from argmap.contents.below import reading_order

    maps = Maps(args)
    reading = maps.read(args.file)
    map = reading.map
    known(map, args.names, args.file)
    labelling = label(reading, args.standard)
    strengths = extensions = None
    if args.strength:
        from argmap.reasoning.status.gradual import strengths as reckon
        from argmap.reasoning.status.strength import all_semantics

        strengths = reckon(map, all_semantics()[args.strength])
    if args.extensions:
        from argmap.reasoning.status.extensions import extensions as ways

        extensions = ways(labelling, args.extensions)
    names = tuple(dict.fromkeys(args.names)) or reading_order(map)
    answer = _Answer(map, labelling, names, strengths, extensions)
    put(as_json(answer.table(args)) if args.format == "json" else answer.page(args))
    failed = say_problems(reading)
    return USAGE if maps.faulty else FINDINGS if failed else OK


class _Answer:
    def __init__(
        self,
        map: ArgumentMap,
        labelling: Labelling,
        names: Sequence[str],
        strengths: Strengths | None,
        extensions: Extensions | None,
    ) -> None:
        self.map = map
        self.names = names
        self.statuses = labelling.statuses(names)
        self.strengths = strengths
        self.extensions = extensions
        self.parts = extensions.parts if extensions else ()
        if len(names) < len(map.claims):
            wanted = set(names)
            self.parts = tuple(part for part in self.parts if wanted & set(part.claims))

    def table(self, args: argparse.Namespace) -> dict[str, Any]:
        """Return the answer as values for JSON."""
        claims: dict[str, dict[str, Any]] = {
            name: {"status": str(status)} for name, status in self.statuses.items()
        }
        data: dict[str, Any] = {"version": 1, "claims": claims, "standard": args.standard}
        if self.strengths:
            for name, claim in claims.items():
                claim["strength"] = round(self.strengths.values[name], 9)
            restless = [name for name in self.names if name in self.strengths.restless]
            data["strength"] = {
                "semantics": args.strength,
                "converged": not restless,
                "not-converged": restless,
            }
        if self.extensions:
            everywhere = {"stands": "all", "defeated": "none", "undecided": "none"}
            for claim in claims.values():
                claim["stands-in"] = everywhere[claim["status"]]
            for part in self.parts:
                for name in part.claims:
                    if name in claims:
                        claims[name]["stands-in"] = part.stands_in(name)
            data["extensions"] = {
                "kind": self.extensions.kind,
                "capped": self.extensions.capped,
                "count": self.extensions.count,
                "parts": [
                    {
                        "claims": list(part.claims),
                        "capped": part.capped,
                        "ways": [
                            dict(zip(part.claims, map(str, way), strict=True)) for way in part.ways
                        ],
                    }
                    for part in self.parts
                ],
            }
        return data

    def page(self, args: argparse.Namespace) -> str:
        """Return the answer as text."""
        if not self.map.claims:
            return "There is no claim in this map.\n"
        lines = [opening(args.standard), "", *self.rows()]
        if len(self.names) > 1:
            from argmap.reasoning.status.labels import Status

            counts = (
                f"{n} {'stand' if status is Status.STANDS and n > 1 else status}"
                for status in Status
                if (n := list(self.statuses.values()).count(status))
            )
            lines += ["", f"{len(self.names)} claims: {', '.join(counts)}."]
        lines += self.restless() if self.strengths else ()
        lines += self.ways(args) if self.extensions else ()
        return "\n".join(lines) + "\n"

    def rows(self) -> Iterator[str]:
        """Yield a line for each claim: its status, its name, its words.

        A name that argmap made comes after the words, one that the map's author wrote comes before
        them.
        """
        from textwrap import wrap

        from argmap.base.text import unwrapped
        from argmap.base.visible import visible, width

        strong = {name: self.strength(name) for name in self.names} if self.strengths else {}
        claims = self.map.claims
        written = [width(name) for name in self.names if not claims[name].generated]
        column = min(max(written), NAMES) + 2 if written else 0
        broad = max(map(len, strong.values()), default=0)
        for name in self.names:
            number = f"  {strong[name]:<{broad}}" if strong else ""
            head = f"{self.statuses[name]:<9}{number}  "
            words = visible(unwrapped(claims[name].text))
            if claims[name].generated:
                shown, words = "", f"{words} ({name})"
            else:
                shown = name
            margin = " " * (width(head) + column)
            lines = wrap(words, max(WIDTH - len(margin), 30), break_long_words=False,
                         break_on_hyphens=False)  # fmt: skip
            if width(shown) > column - 2 and shown:
                yield f"{head}{shown}"
            else:
                gap = " " * (column - width(shown))
                yield f"{head}{shown}{gap}{lines.pop(0) if lines else ''}".rstrip()
            yield from (f"{margin}{line}" for line in lines)

    def strength(self, name: str) -> str:
        from argmap.reasoning.status.gradual import in_words

        assert self.strengths is not None
        return in_words(self.strengths.values[name], self.strengths.bases[name])

    def restless(self) -> Iterator[str]:
        assert self.strengths is not None
        if restless := [name for name in self.names if name in self.strengths.restless]:
            from argmap.reasoning.status.sentences import listed

            yield ""
            yield f"The strength of {listed(restless)} did not settle; take it as a rough value."

    def ways(self, args: argparse.Namespace) -> Iterator[str]:
        """Yield the ways to decide what is undecided, group by group."""
        yield ""
        if not self.parts:
            what = "none of these claims" if args.names else "nothing"
            yield f"There is nothing to decide: {what} is undecided."
            return
        kind = args.extensions
        for number, part in enumerate(self.parts, 1):
            group = f"Group {number}, " if len(self.parts) > 1 else ""
            count = len(part.ways)
            claims = f"{len(part.claims)} undecided claim{'s' * (len(part.claims) > 1)}"
            if part.capped:
                yield f"{group}{claims}: too many ways to work them all out; {count} found:"
            elif not count:
                yield f"{group}{claims}: there is no {kind} way to decide them."
            else:
                yield f"{group}{claims}: {count} {kind} way{'s' * (count > 1)} to decide:"
            for place, way in enumerate(part.ways[:WAYS], 1):
                yield f"  {place}  {_way(part.claims, way)}"
            if count > WAYS:
                yield f"  … and {count - WAYS} more (--format json has them)"
        if len(self.parts) > 1 and not any(part.capped for part in self.parts):
            total = prod(len(part.ways) for part in self.parts)
            yield f"Each way of a group goes with each of the others: {total} in all."


def _way(claims: Sequence[str], way: Sequence[str]) -> str:
    from argmap.reasoning.status.sentences import listed

    parts = []
    for status, one, several in (
        ("stands", "stands", "stand"),
        ("defeated", "is defeated", "are defeated"),
        ("undecided", "stays undecided", "stay undecided"),
    ):
        names = [name for name, label in zip(claims, way, strict=True) if label == status]
        if names:
            parts.append(f"{listed(names)} {several if len(names) > 1 else one}")
    return "; ".join(parts)
