"""`argmap questions`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.base.text import cell_width as width
from argmap.cli.arguments import Parser, add_reading, choice
from argmap.cli.exits import FINDINGS, OK, USAGE
from argmap.cli.statuses import as_json
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.model import Answered, ArgumentMap
    from argmap.model.schemes.questions import Asked, Put

EXAMPLES = """
  argmap questions debate.arg                  what is asked of the arguments that a thesis hangs on
  argmap questions debate.arg --all            what is asked of every argument with a scheme
  argmap questions debate.arg --position yes   only where the thesis of this position hangs on it
  argmap explain expert-opinion                what a scheme asks of any argument

A scheme, such as `scheme expert-opinion` under an argument, says what to ask of it. A question is
answered by `answered QUESTION: reason` under the argument, or by `answered QUESTION by NAME`; that says
that the map takes it up, not that the answer is a good one. An exception is not open: it is for those to
raise who object.

Exit status: 0 the map was read; 1 errors in the map, and with --strict a question that is listed and
open; 2 a file that cannot be read, a position that does not exist, or a wrong option.
"""
FORMATS = ("text", "json")
WIDTH = 80
"""Columns of a line, unless a single word is longer."""
HINTS = {
    "premise": "a bad answer rebuts a premise",
    "step": "a bad answer undercuts the step",
    "conclusion": "a bad answer rebuts the conclusion",
}
VERBS = {"support": "supports", "rebut": "rebuts", "undercut": "undercuts"}


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="MAP", help="a map, or -")
    parser.add_argument(
        "--all",
        action="store_true",
        help="every argument with a scheme, also where no thesis hangs on it",
    )
    parser.add_argument(
        "--position",
        metavar="P",
        action="append",
        default=[],
        help="only arguments on which the thesis of this position hangs (may be repeated)",
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit status 1 when a listed question is open"
    )
    parser.add_argument(
        "--format", type=choice("format", *FORMATS), default="text", help="text (default) or json"
    )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """List the critical questions of a map's schemes, and the map's answers to them."""
    from argmap.cli.maps import Maps, say_problems
    from argmap.cli.terminal import put as show
    from argmap.model.schemes.questions import put
    from argmap.model.unknown_names import unknown_name
    from argmap.reasoning.proofs import debate
    from argmap.reasoning.proofs.needed import needed_steps

    if args.all and args.position:
        raise Trouble("--all lists every argument and --position only some; leave one of them out")
    maps = Maps(args)
    reading = maps.read(args.file)
    map = reading.map
    for name in args.position:
        if name not in map.positions:
            raise Trouble(unknown_name(map, ("position",), name, args.file))
    hanging = needed_steps(debate(map, args.position))
    every = put(map)
    listed = [one for one in every if args.all or one.argument.id in hanging]
    answer = _Answer(map, listed, every, hanging)
    show(as_json(answer.table(args)) if args.format == "json" else answer.page(args))
    failed = say_problems(reading) or (args.strict and any(one.open for one in listed))
    return USAGE if maps.faulty else FINDINGS if failed else OK


class _Answer:
    def __init__(
        self,
        map: ArgumentMap,
        listed: Sequence[Put],
        every: Sequence[Put],
        hanging: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.map = map
        self.listed = listed
        self.every = every
        self.hanging = hanging

    # ---- JSON ----

    def table(self, args: argparse.Namespace) -> dict[str, Any]:
        """Return the answer as values for JSON."""
        return {
            "version": 1,
            "all": args.all,
            "positions": list(dict.fromkeys(args.position)) or list(self.map.positions),
            "arguments": [self.entry(one) for one in self.listed],
            "open": _open(self.listed),
            "not-listed": len(self.every) - len(self.listed),
        }

    def entry(self, one: Put) -> dict[str, Any]:
        argument = one.argument
        return {
            "argument": argument.id,
            "kind": str(argument.kind),
            "premises": list(argument.premises),
            "target": argument.target,
            "scheme": argument.scheme,
            "title": one.pattern.title if one.pattern else "",
            "known": one.pattern is not None,
            "hangs": list(self.hanging.get(argument.id, ())),
            "questions": [self.question(one, asked) for asked in one.asked],
        }

    def question(self, one: Put, asked: Asked) -> dict[str, Any]:
        from argmap.model.schemes.questions import bearing

        question = asked.question
        return {
            "question": question.name,
            "words": question.text,
            "exception": question.exception,
            "aims-at": str(question.aim) if question.aim else None,
            "state": str(asked.state),
            "answers": [
                {
                    "words": answer.text,
                    "by": [
                        {"id": id_, "bearing": str(bearing(self.map, one.argument, id_))}
                        for id_ in answer.by
                    ],
                }
                for answer in asked.answers
            ],
        }

    # ---- text ----

    def page(self, args: argparse.Namespace) -> str:
        """Return the answer as text."""
        lines = _wrapped("", self.opening(args))
        for one in self.listed:
            lines += ["", *self.argument(one)]
        return "\n".join(lines) + "\n"

    def opening(self, args: argparse.Namespace) -> str:
        from argmap.reasoning.proofs.sentence import counted

        if not self.every:
            return "No argument in this map has a scheme; `scheme NAME` under it says what to ask."
        arguments = f"{counted(len(self.listed), 'argument')} with a scheme"
        asked = f"{counted(_asked(self.listed), 'question')}, {_open(self.listed)} open"
        if args.all:
            return f"In this map there are {arguments}: {asked}."
        rest = (
            f"--all lists {counted(_asked(self.every), 'question')} of "
            f"{counted(len(self.every), 'argument')} with a scheme"
        )
        whose = "this position" if len(args.position) == 1 else "these positions"
        thesis = f"the thesis of {whose}" if args.position else "a thesis"
        if not self.listed:
            return f"In this map {thesis} hangs on no argument with a scheme; {rest}."
        more = f"; {rest}" if len(self.listed) < len(self.every) else ""
        return f"In this map {thesis} hangs on {arguments}: {asked}{more}."

    def argument(self, one: Put) -> Iterator[str]:
        """Yield the lines of an argument with its critical questions."""
        from argmap.base.visible import one_line

        argument = one.argument
        title = one.pattern.title if one.pattern else ""
        scheme = f"{argument.scheme}: {title}" if title else argument.scheme or "no scheme"
        yield f"{one_line(argument.id)} ({one_line(scheme)})"
        for premise in argument.premises:
            yield from _wrapped("  ", self.words(premise))
        verb = f"  {VERBS[argument.kind]}: "
        yield from _wrapped(verb, self.words(argument.target))
        if positions := self.hanging.get(argument.id):
            yield f"  on it hangs a thesis of: {one_line(', '.join(positions))}"
        if not one.asked:
            why = "asks nothing" if one.pattern else "is not known, so nothing is asked"
            yield f"    The scheme {why}." if argument.scheme else "    It has no scheme."
            return
        widest = max(width(asked.question.name) for asked in one.asked)
        for asked in one.asked:
            yield from self.asked(one, asked, widest)

    def asked(self, one: Put, asked: Asked, widest: int) -> Iterator[str]:
        from argmap.base.visible import one_line

        question = asked.question
        gap = " " * (widest - width(question.name))
        head = f"    {asked.state:<10}  {one_line(question.name)}{gap}  "
        unless = "unless: " if question.exception else ""
        yield from _wrapped(head, f"{unless}{question.text}")
        margin = " " * width(head)
        if asked.answers:
            for answer in asked.answers:
                yield from self.answer(one, answer, f"{margin}– ")
        elif question.aim and not question.exception:
            yield f"{margin}({HINTS[question.aim]})"

    def answer(self, one: Put, answer: Answered, head: str) -> Iterator[str]:
        from argmap.model.schemes.questions import bearing

        if answer.text:
            yield from _wrapped(head, answer.text)
        for id_ in answer.by:
            how = bearing(self.map, one.argument, id_)
            yield from _wrapped(head, f"{id_} ({how}): {self.words(id_)}")

    def words(self, id_: str) -> str:
        """Return the words of a claim, an argument or a piece of evidence."""
        if id_ in self.map.claims:
            return self.map.claims[id_].text
        if id_ in self.map.evidence:
            proof = self.map.evidence[id_]
            return f"“{proof.quote}”" if proof.quote else proof.text
        argument = self.map.arguments.get(id_)
        if argument is None:
            return id_
        return argument.text or " ".join(self.map.claims[p].text for p in argument.premises)


def _asked(listed: Sequence[Put]) -> int:
    """The number of questions asked, not counting exceptions."""
    return sum(not asked.question.exception for one in listed for asked in one.asked)


def _wrapped(head: str, words: str) -> list[str]:
    """Wrap words after a head to the width of the terminal, indented by the width of the head."""
    from textwrap import wrap

    from argmap.base.visible import visible

    broad = width(head)
    lines = wrap(
        visible(" ".join(words.split())), max(WIDTH - broad, 30),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return [(" " * broad if i else head) + line for i, line in enumerate(lines or [""])]


def _open(listed: Sequence[Put]) -> int:
    return sum(len(one.open) for one in listed)
