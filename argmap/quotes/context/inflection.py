"""Whether two words are forms of one, as far as spelling tells."""

from __future__ import annotations

import re

_ENDING = re.compile(r"(?:'s|ings?|ied|ies|ed|es|s|d|e|en|n|y)$")
SHORTEST = 2
"""Letters of a stem."""
STEM = 0.6
"""The part of the longer of two words that is their stem, in languages with longer endings."""
_VERBS = [
    frozenset(text.split())
    for text in (
        "say says said saying",
        "go goes went gone going",
        "make makes made making",
        "come comes came coming",
        "take takes took taken",
        "give gives gave given",
        "get gets got gotten",
        "know knows knew known",
        "think thinks thought",
        "see sees saw seen",
        "begin begins began begun",
        "break breaks broke broken",
        "bring brings brought",
        "build builds built",
        "buy buys bought",
        "choose chooses chose chosen",
        "fall falls fell fallen",
        "feel feels felt",
        "fight fights fought",
        "find finds found",
        "hold holds held",
        "keep keeps kept",
        "lead leads led",
        "leave leaves left",
        "lose loses lost",
        "mean means meant",
        "meet meets met",
        "pay pays paid",
        "put puts",
        "run runs ran",
        "rise rises rose risen",
        "seek seeks sought",
        "sell sells sold",
        "send sends sent",
        "speak speaks spoke spoken",
        "spend spends spent",
        "stand stands stood",
        "tell tells told",
        "understand understands understood",
        "win wins won",
        "write writes wrote written",
        "withdraw withdraws withdrew withdrawn",
    )
]  # fmt: skip
_FORMS = [
    *_VERBS,
    frozenset({"man", "men"}),
    frozenset({"woman", "women"}),
    frozenset({"child", "children"}),
]
VERBS = frozenset().union(*_VERBS)
"""Forms of verbs that no ending shows."""


def same_word(one: str, other: str) -> bool:
    """Whether two folded words differ in nothing but an ending: `blocks` and `blocked`, `Lind` and
    `Lind's`, but not `hopeful` and `hopeless`.

    In letters that are not Latin, endings are long and many: a common stem is enough.
    """
    if one == other or any(one in forms and other in forms for forms in _FORMS):
        return True
    if not (one.isascii() and other.isascii()):
        stem = next(
            (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
            min(len(one), len(other)),
        )
        return stem >= 3 and stem >= STEM * max(len(one), len(other))
    return bool(_stems(one) & _stems(other))


def _stems(word: str) -> set[str]:
    found = {word}
    ending = _ENDING.search(word)
    if ending and ending.start() >= SHORTEST:
        stem = word[: ending.start()]
        found |= {stem, stem + "e", stem + "y"}
        if len(stem) > 3 and stem[-1] == stem[-2]:
            found.add(stem[:-1])
    return found
