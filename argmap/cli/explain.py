"""`argmap explain`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from argmap.cli import OK
from argmap.cli.arguments import Parser
from argmap.cli.terminal import put
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.rules import Rule

EXAMPLES = """
  argmap explain                 every rule, with its code and level
  argmap explain self-relation   what one rule says, with examples
  argmap explain N101            the same by its code
"""


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument("rule", metavar="RULE", nargs="?", help="the name or code of a rule")


def run(args: argparse.Namespace) -> int:
    """Print a rule's documentation as Markdown, or a line for each rule."""
    from argmap.rules import UnknownRule, all_rules, find

    if args.rule is None:
        put(_list(all_rules()))
        return OK
    found = find(args.rule)
    if isinstance(found, UnknownRule):
        msg = f"{found.sentence} `argmap explain` lists all rules"
        raise Trouble(msg)
    put(_page(found))
    return OK


def _list(rules: tuple[Rule, ...]) -> str:
    widest = max((len(rule.name) for rule in rules), default=0)
    return "".join(
        f"{rule.code}  {rule.name:<{widest}}  {_level(rule):<7}  {rule.summary}\n" for rule in rules
    )


def _page(rule: Rule) -> str:
    parts = [f"# {rule.name} ({rule.code}, {_level(rule)})", rule.doc]
    parts += [f"Reported:\n\n{_example(text)}" for text in rule.bad[:1]]
    parts += [f"Fine:\n\n{_example(text)}" for text in rule.good[:1]]
    if not rule.always:
        parts.append(f"Silence it where it stands with `allow {rule.name}: your reason`.")
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _level(rule: Rule) -> str:
    return "opt-in" if rule.opt_in else rule.level.value


def _example(text: str) -> str:
    from argmap.rules import parts

    map, files = parts(text)
    beside = (f"with `{name}` beside it:\n\n{_indented(words)}" for name, words in files.items())
    return "\n".join((_indented(map), *beside))


def _indented(text: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())
