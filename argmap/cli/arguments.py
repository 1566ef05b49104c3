"""Options of commands: help with examples first, and advice for what is misspelt."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from argmap.base.near import likely_name, shortened, unknown
from argmap.cli.trouble import Trouble


class _Once(argparse.Action):
    """An option that takes one value; giving it another one is an error."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Keep the value; `Parser.said` knows which options have been given."""
        said: dict[str, object] = getattr(parser, "said", {})
        if option_string and said.setdefault(self.dest, values) != values:
            first = said[self.dest]
            parser.error(f"{option_string} takes one value, and here are two: {first}, {values}")
        setattr(namespace, self.dest, values)


class Parser(argparse.ArgumentParser):
    """An argument parser that complains in sentences and begins its help with examples.

    `spellings` maps other ways to write an option to the option that is meant.
    """

    def __init__(self, command: str, summary: str, examples: str) -> None:
        super().__init__(prog=f"argmap {command}", add_help=False, allow_abbrev=False)
        self.command = command
        self.summary = f"argmap {command}: {summary}."
        self.examples = examples
        self.spellings: dict[str, str] = {}
        self.said: dict[str, object] = {}
        self.register("action", None, _Once)
        self.add_argument("-h", "--help", action="help", help="show this and stop")
        self.add_argument(
            "--color",
            metavar="WHEN",
            type=choice("choice", "auto", "always", "never"),
            default="auto",
            help="auto (default), always or never",
        )

    def read(self, argv: Sequence[str]) -> argparse.Namespace:
        """Parse the command line; options and files may come in any order."""
        self.said.clear()
        words = [self.spellings.get(word, word) for word in argv]
        known = [option for action in self._actions for option in action.option_strings]
        options = words[: words.index("--")] if "--" in words else words
        for word in options:
            if word.startswith("--") and word.split("=")[0] not in known:
                self.error(_no_option(word.split("=")[0], known))
        args, rest = self.parse_known_intermixed_args(words)
        if rest:
            what = "option" if rest[0].startswith("-") else "use for"
            self.error(f"there is no {what} `{shortened(rest[0])}` here")
        return args

    def format_help(self) -> str:
        """Return the summary and the examples, followed by argparse's own help."""
        return f"{self.summary}\n\n{self.examples.strip(chr(10))}\n\n{super().format_help()}"

    def error(self, message: str) -> NoReturn:
        """Complain in one sentence."""
        words = message.removeprefix("argument ").replace(
            "the following arguments are required:", "there is no"
        )
        words = words.replace("expected one argument", "its value is missing")
        how = "" if words.endswith(")") else f" (`argmap {self.command} --help` shows how)"
        raise Trouble(f"{words}{how}")

    def _print_message(self, message: str, file: object = None) -> None:
        from argmap.cli.terminal import put, say

        (say if file is sys.stderr else put)(message)


def _no_option(word: str, known: Sequence[str]) -> str:
    meant = likely_name(word, known)
    return f"there is no option `{shortened(word)}`" + (
        f"; did you mean `{meant}`?" if meant else ""
    )


def choice(kind: str, *names: str) -> Callable[[str], str]:
    """Return a parser for one of some words for a `kind` of thing; it corrects misspelt ones."""

    def read(word: str) -> str:
        if word in names:
            return word
        raise argparse.ArgumentTypeError(unknown(kind, word, names))

    return read


def number(
    kind: Callable[[str], float], least: float, *, above: bool = False
) -> Callable[[str], float]:
    """Return a parser for a number of at least `least` (with `above`: greater than `least`)."""

    def read(word: str) -> float:
        try:
            value = kind(word)
        except ValueError:
            value = float("nan")
        # Not-a-number and infinity are neither above nor at least anything here.
        if not (least < value < float("inf") or (value == least and not above)):
            what = "a whole number" if kind is int else "a number"
            how = f"above {least}" if above else f"from {least}"
            msg = f"`{shortened(word)}` is not {what} {how}"
            raise argparse.ArgumentTypeError(msg)
        return value

    return read


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command that reads maps."""
    group = parser.add_argument_group("reading")
    group.add_argument(
        "--allow",
        metavar="DIR",
        action="append",
        default=[],
        help="let `use` read from this folder too (may be repeated)",
    )
    group.add_argument(
        "--texts",
        metavar="DIR",
        action="append",
        default=[],
        help="look for the texts of sources in this folder (may be repeated; also ARGMAP_TEXTS)",
    )
    group.add_argument(
        "--settings", metavar="FILE", help="use this file instead of the argmap.toml nearby"
    )


def add_output(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the options of commands that write a file."""
    parser.add_argument("-o", "--output", metavar="OUT", help=f"{what}; - is standard output")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not say what was written")
