"""Maps to begin with, and the accidents that happen to them."""

from __future__ import annotations

import random
import re
from pathlib import Path

from argmap.rules.catalogue import all_rules
from argmap.rules.rule import parts

HERE = Path(__file__).parent
MAPS = sorted([*(HERE.parent / "maps").glob("*.arg"), *(HERE / "corpus").glob("*.arg")])
_PAGE = (HERE.parent / "grammars" / "LANGUAGE.md").read_text(encoding="utf-8")
EXAMPLES = [
    *re.findall(r"^```arg\n(.*?)^```$", _PAGE, re.MULTILINE | re.DOTALL),
    *(path.read_text(encoding="utf-8") for path in MAPS if path.parent.name == "corpus"),
    *(parts(text)[0] for rule in all_rules() for text in (*rule.bad, *rule.good)),
]  # fmt: skip
"""Small maps: those of the language page, of the corpus and of the rules."""

_NAME = re.compile(r"(?<![\w-])[a-z][a-z0-9-]*(?![\w-])")
NOISE = ['"', ":", "\t", "\x00", "|", "#", "  ", "“", "by ", "claim ", "\u202e", "漢", ",", "-", "\r",
         "\ud800", "supports ", "'", "<b>", "\\", "🙂", "e\u0301"]  # fmt: skip
LINES = ["{} undercuts {}", "{} supports {}", "{} rebuts {} with {}", "expect {} stands",
         "    undercut by {}", "    id {}", "    undercuts {}", "argument {}", "    therefore {}",
         "    premise {}", "    supports {}", "    answered {} by {}", "claim {}", "group {}: A group",
         "    evidence {}", "position {}: A position", "    holds {}", "view {}: A view",
         "    show claim {} to depth 1", "{} contradicts {}", "expect {} crux of {}"]  # fmt: skip


def break_map(text: str, chance: random.Random) -> str:
    """The text after one to five accidents."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 5)):
        i = chance.randrange(len(lines))
        lines[i : i + 1] = _accident(lines, i, chance)
        lines = lines or [""]
    return "\n".join(lines)


def _accident(lines: list[str], i: int, chance: random.Random) -> list[str]:
    """What becomes of line `i`."""
    line = lines[i]
    names = list(_NAME.finditer(line))
    all_names = _NAME.findall("\n".join(lines)) or ["a"]
    at = chance.randrange(len(line) + 1)
    match chance.randrange(12):
        case 0:  # the line is lost
            return []
        case 1:  # it is there twice, perhaps further in
            return [line, " " * chance.choice((0, 0, 4)) + line]
        case 2:  # it stands further in or out
            return [" " * chance.choice((0, 2, 3, 4, 8, 12)) + line.lstrip()]
        case 3:  # it changes places with another
            other = chance.randrange(len(lines))
            lines[other], line = line, lines[other]
            return [line]
        case 4:  # it ends too early
            return [line[:at]]
        case 5:  # a sign slips in
            return [line[:at] + chance.choice(NOISE) + line[at:]]
        case 6 | 7 if names:  # a name is misspelt, or is another's
            name = chance.choice(names)
            word = chance.choice((name[0][1:] or "x", name[0] + "x", chance.choice(all_names)))
            return [line[: name.start()] + word + line[name.end() :]]
        case 8:  # words change places
            words = line.split(" ")
            chance.shuffle(words)
            return [" ".join(words)]
        case _:  # somebody writes one more line
            more = re.sub(r"\{\}", lambda _: chance.choice(all_names), chance.choice(LINES))
            return [line, " " * chance.choice((0, 0, 4)) + more]
