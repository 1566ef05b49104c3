"""`argmap explain`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from argmap.base.near import unknown
from argmap.cli.arguments import Parser
from argmap.cli.exits import OK
from argmap.cli.terminal import put
from argmap.cli.trouble import Trouble

if TYPE_CHECKING:
    from argmap.model.schemes import Pattern
    from argmap.rules.rule import Rule

EXAMPLES = """
  argmap explain                  every rule, with its code and level, and every scheme
  argmap explain self-relation    what one rule says, with examples
  argmap explain N101             the same by its code
  argmap explain expert-opinion   what a scheme asks of an argument
"""
_LONG, _SHOWN = 200, 5
"""Numbers of lines: an example longer than the first is cut to the second."""
_AIMS = {
    "premise": "rebuts a premise",
    "step": "undercuts the step",
    "conclusion": "rebuts the conclusion",
}


def configure(parser: Parser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        help="the name or code of a rule, or the name of a scheme",
    )


def run(args: argparse.Namespace) -> int:
    """Print the documentation of a rule or a scheme as Markdown, or a line for each of them."""
    from argmap.model.schemes import all_schemes, scheme_names
    from argmap.model.schemes import find as find_scheme
    from argmap.rules.catalogue import UnknownRule, all_rules, find

    if args.name is None:
        put(f"{_list(all_rules())}\nSchemes:\n{_schemes(all_schemes())}")
        return OK
    found = find(args.name)
    if not isinstance(found, UnknownRule):
        put(_page(found))
        return OK
    scheme = find_scheme(args.name.strip().lower().replace("_", "-"))
    if scheme is None:
        names = (
            *scheme_names(),
            *(word for rule in all_rules() for word in (rule.name, rule.code)),
        )
        listed = "`argmap explain` lists them"
        raise Trouble(unknown("rule or scheme", args.name, names, listed=listed))
    put(_scheme_page(scheme))
    return OK


def _list(rules: tuple[Rule, ...]) -> str:
    widest = max((len(rule.name) for rule in rules), default=0)
    return "".join(
        f"{rule.code}  {rule.name:<{widest}}  {_level(rule):<7}  {rule.summary}\n" for rule in rules
    )


def _schemes(schemes: tuple[Pattern, ...]) -> str:
    widest = max(len(scheme.name) for scheme in schemes)
    return "".join(f"{scheme.name:<{widest}}  {scheme.title}\n" for scheme in schemes)


def _scheme_page(scheme: Pattern) -> str:
    from argmap.model.schemes import BURDENS

    premises = "\n".join(f"* {role}: {words}" for role, words in scheme.premises)
    asks = [
        f"* `{question.name}`: {question.text} (An unfavourable answer {_AIMS[question.aim]}.)"
        for question in scheme.questions
        if question.aim and not question.exception
    ]
    unless = [f"* `{q.name}`: {q.text}" for q in scheme.questions if q.exception]
    example = f"supported by NAME: words\n    scheme {scheme.name}\n    answered {scheme.questions[0].name}: your reason\n"
    parts = [
        f"# {scheme.name} (scheme)",
        f"{scheme.title}.",
        f"Premises:\n\n{premises}",
        f"Conclusion: {scheme.conclusion}",
        "\n".join(("Asked of the argument:", "", *asks)),
    ]
    if unless:
        parts.append(
            "\n".join(("Exceptions, which undercut the step if they are shown:", "", *unless))
        )
    parts.append(f"Answer a question under the argument:\n\n{_indented(example)}")
    parts.append(f"From {scheme.source}; in our own words.")
    if unless:
        parts.append(f"{BURDENS}.")
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


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
    from argmap.rules.rule import parts

    map, files = parts(text)
    beside = (f"with `{name}` beside it:\n\n{_indented(words)}" for name, words in files.items())
    return "\n".join((_indented(map), *beside))


def _indented(text: str) -> str:
    lines = text.splitlines()
    shown = lines if len(lines) <= _LONG else [*lines[:_SHOWN], "…"]
    return "".join(f"    {line}".rstrip() + "\n" for line in shown)
