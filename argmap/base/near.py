"""Suggests the known word a misspelling meant, and makes the one sentence about an unknown name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from heapq import nlargest
from itertools import islice

FEW = 12
"""Most names listed in a sentence."""
LONGEST = 100
"""Characters of a word that are compared."""
_REPEATED = 80
"""Characters of an unknown name that are repeated."""


def near(word: str, words: Iterable[str], most: int = 1, likeness: float = 0.6) -> tuple[str, ...]:
    """Return the words that look like `word`, nearest first, at most `most` of them.

    `likeness`, in [0, 1], is how much of the letters must agree (Ratcliff and Obershelp's measure,
    as `difflib` has it).
    """
    return _near(word[:LONGEST], tuple(words), most, likeness)


def unknown(
    kind: str,
    name: str,
    names: Collection[str],
    *,
    where: str = "",
    listed: str = "",
    note: str = "",
    few: int = FEW,
) -> str:
    """Return the sentence about a `name` that no `kind` of thing has, without a full stop.

    ``there is no position `ys` in debate.arg; did you mean `yes`? (there are `yes` and `no`)``

    `names` are the existing ones, `where` is the place that was searched (`debate.arg`), `listed`
    says what lists them when there are more than `few`. `note` adds a remark on the name itself.
    """
    place = f" in {where}" if where else ""
    said = f"there is no {kind} `{shortened(name)}`{place}"
    if note:
        said += f", but {note}"
    elif likely := likely_name(name, names):
        said += f"; did you mean `{likely}`?"
    if not names:
        return f"{said} (there is none at all)"
    if listed and len(names) > few:
        return f"{said} ({listed})"
    marked = [f"`{shortened(one)}`" for one in islice(names, FEW)]
    if len(names) > FEW:
        marked.append(f"{len(names) - FEW:,} more")
    if len(marked) == 1:
        return f"{said} (there is only {marked[0]})"
    return f"{said} (there are {', '.join(marked[:-1])} and {marked[-1]})"


def likely_name(name: str, names: Collection[str]) -> str:
    """Return the name that was probably meant, whatever its capitals; empty when none looks like
    it.
    """
    plain = name.lower().replace("_", "-")
    found = near(name, names, likeness=0.5) if plain not in names else (plain,)
    return next(iter(found or near(plain, names, likeness=0.5)), "")


def shortened(name: str) -> str:
    """Shorten a name for a sentence, on one line."""
    words = " ".join(name.split())
    return words if len(words) <= _REPEATED else words[: _REPEATED - 1] + "…"


@lru_cache(maxsize=4096)
def _near(word: str, words: tuple[str, ...], most: int, likeness: float) -> tuple[str, ...]:
    likely = [other for other in words if _may_be_near(word, other, likeness)]
    if not likely:
        return ()
    from difflib import SequenceMatcher

    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for other in likely:
        matcher.set_seq1(other)
        if (ratio := matcher.ratio()) >= likeness:
            found.append((ratio, other))
    return tuple(other for _, other in nlargest(most, found))


def _may_be_near(word: str, other: str, likeness: float) -> bool:
    """Whether enough letters are the same, in any order; the measure cannot be higher than their
    share.
    """
    both = len(word) + len(other)
    least = likeness * both - 1e-9
    if 2 * min(len(word), len(other)) < least:
        return False
    return 2 * sum(min(n, other.count(c)) for c, n in _letters(word)) >= least


@lru_cache(maxsize=64)
def _letters(word: str) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(word).items())
