"""What stands right before and right behind the words of a quotation and bears on them.

A quotation may begin behind “it is not true that”, or end before “if nobody pays”. What is looked at
is the clause in which it begins, a condition before that, and a few words behind it. There is no
grammar here: lists of words, and what may stand between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.quotes.concern import Concern
from argmap.quotes.context.clause import Clause, asked, between, opens_sentence, stops, until_stop
from argmap.quotes.context.sentences import ends_between
from argmap.quotes.context.verbs import month, tells
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import lexicon_at
from argmap.quotes.words.roles import Lexicon

CONDITION = 24
"""Words of a condition that stands before its clause."""
SHOWN = 4
"""Words of a condition behind a quotation that are shown."""
_NEEDS = {
    "far": {"from"},
    "instead": {"of"},
    "rather": {"than"},
    "naive": {"to"},
    "foolish": {"to"},
}


def turned(source: SourceText, place: Place, clause: Clause) -> Iterator[Concern]:
    """Where the source turns the words of a match around, or limits them, and the match does not;
    `clause` is what stands before it.
    """
    found = (
        _turn(source, clause, place)
        or _limit(source, clause, place)
        or _head(source, clause, place)
    )
    if found is None:
        found = _condition(source, place.first) or _aside(source, place.first)
    if found is not None and not (found[0] == "cut-limit" and asked(source, place.end) is not None):
        # That something is asked is another concern.
        kind, at = found
        start = source.starts[at]
        yield Concern(kind, source.written(start, source.starts[place.first]).strip())
    behind = _behind(source, place)
    if behind is not None:
        kind, at = behind
        yield Concern(kind, source.written(source.ends[place.last], source.ends[at]).strip(" ,"))


def _turn(source: SourceText, clause: Clause, place: Place) -> tuple[str, int] | None:
    """The nearest word that turns the quotation around."""
    lex = clause.lex
    words = clause.words
    found = [n for n in range(len(words)) if _turns(lex, words, n)]
    if found[:1] == [0] and not lex.negates(words[0]) and _thing(source, place):
        # What somebody rejected is there all the same.
        return None
    untrue = next((n for n, w in enumerate(words[:3]) if w in lex.pretending), None)
    if untrue is not None and all(w in lex.light or w in lex.joining for w in words[:untrue]):
        return "cut-negation", clause.tokens[untrue]
    if words[:1] and words[0] in lex.without and len(found) > 1:
        # `hardly a day passes without`
        return None
    for n in found:
        if n == 0 or all(w in lex.light or w in lex.joining for w in words[:n]):
            if n and {*range(n + 1, n + 4)} & {*found} and not _odd(lex, words, found):
                # `nobody denies`
                return ("cut-limit", clause.tokens[n]) if words[n] in lex.impossible else None
            return "cut-negation", clause.tokens[n]
        break
    joined = next((n for n, w in enumerate(words[:2]) if w in lex.joining), None)
    if words[:1] and words[0] in lex.why and not lex.doubted & {*words[1:4]}:
        # `has yet to explain why` takes it for granted.
        joined = None
    if words and between(source, clause.tokens[0]).strip() == ",":
        joined = -1
    if words[1:2] and words[1] in lex.state and words[-1] == "what":
        # `what he did not say was that`
        joined = None
    later = [n for n in found if joined is not None and n > joined]
    if _odd(lex, words, later):
        return "cut-negation", clause.tokens[later[0]]
    if any(words[n] in lex.impossible for n in later):
        return "cut-limit", clause.tokens[later[0]]
    kept = words[0] == "from" if words else False
    if kept:
        for n, word in enumerate(words[1:7], 1):
            if word in lex.held:
                return "cut-negation", clause.tokens[n]
    return None


def _thing(source: SourceText, place: Place) -> bool:
    """Whether a match names something and says nothing of it."""
    lex = lexicon_at(source, place.first)
    first = source.words[place.first]
    acts = first == "to" or first.endswith("ing") or first in lex.joining
    return not acts and not tells(source, place.first, place.last)


def _turns(lex: Lexicon, words: list[str], n: int) -> bool:
    """Whether the `n`th word before a quotation turns around what stands behind it."""
    word, after = words[n], words[n - 1] if n else ""
    if lex.negates(word):
        return after not in lex.only | lex.certain
    if word == "but":
        # `cannot be anything but safe` turns nothing around.
        turned = words[n + 1 : n + 2] in (["anything"], ["no"])
        return turned and not any(map(lex.negates, words[n + 2 :]))
    if word in _NEEDS:
        return after in _NEEDS[word]
    if word == "doubt" and any(map(lex.negates, words[n + 1 : n + 2])):
        return False
    phrased = any(
        tuple(words[max(0, n - k + 1) : n + 1][::-1]) in lex.turning_phrase for k in (2, 3)
    )
    return phrased or lex.turns(word) or word in lex.impossible


def _odd(lex: Lexicon, words: list[str], turns: list[int]) -> bool:
    """Whether some turns leave the opposite. Negators count once: in many languages `never not` is
    one negation.
    """
    negators = sum(lex.negates(words[n]) for n in turns)
    return (len(turns) - negators + bool(negators)) % 2 == 1


def _limit(source: SourceText, clause: Clause, place: Place) -> tuple[str, int] | None:
    """The nearest word that limits the quotation."""
    lex = clause.lex
    words = clause.words
    if words[:1] == ["than"] and words[1:2] and words[1] in {"more", "less", "fewer", "other"}:
        return "cut-limit", clause.tokens[1]
    if words and words[0] in lex.exception:
        return "cut-limit", clause.tokens[0]
    if words[:2] == ["but", "all"]:
        return "cut-limit", clause.tokens[1]
    if words and _number(lex, words[0]) and _next(source, clause.tokens[0]) in lex.many:
        return "cut-limit", clause.tokens[0]
    if words and words[0] in lex.quantity - lex.whole:
        return "cut-limit", clause.tokens[0]
    alone = len(words) == 1 and clause.complete and _number(lex, words[0])
    if alone and tells(source, place.first, place.last):
        return "cut-limit", clause.tokens[0]
    if words[:1] == ["of"] or (
        len(words) > 1 and words[1] == "of" and words[0] in lex.of_whole | lex.part_of
    ):
        for n, word in enumerate(words[1:6], 1):
            if (word in lex.quantity and word not in {"all", "every"}) or word in lex.many:
                return "cut-limit", clause.tokens[n]
            if not (word in lex.of_whole | lex.part_of or word in lex.light or _number(lex, word)):
                break
    limiting = lex.limit if not lex.commas else lex.limit | lex.limit
    for n, word in enumerate(words):
        limits = word in limiting and not month(source, clause.tokens[n])
        if limits and not _exempt(lex, words, n):
            return "cut-limit", clause.tokens[n]
        if word not in lex.light and word not in lex.joining:
            break
    return None


def _exempt(lex: Lexicon, words: list[str], n: int) -> bool:
    """Whether the `n`th word before a quotation limits nothing: `even if`, `not only`."""
    before = words[n + 1] if n + 1 < len(words) else ""
    if words[n] in {"if", "якщо", "если", "wenn"}:
        return before in lex.even
    after = words[n - 1] if n else ""
    if words[n] == "whether":
        return after == "or"
    if words[n] == "provided":
        return after != "that"
    return lex.negates(before) and words[n] in lex.only


def _head(source: SourceText, clause: Clause, place: Place) -> tuple[str, int] | None:
    """A word at the head of the clause that bears on all of it."""
    lex = clause.lex
    if not clause.complete or not tells(source, place.first, place.last):
        # What nobody likes is there all the same.
        return None
    words = clause.words
    if words[0] in lex.without and lex.negates(words[-1]) and len(words) > 1:
        return None
    head, after = words[-1], words[-2] if len(words) > 1 else ""
    inverted = clause.opens and head in lex.opening
    if not inverted and (
        head not in lex.starter or lex.turns(after) or after in lex.certain | lex.only
    ):
        return None
    return "cut-negation" if lex.negates(head) else "cut-limit", clause.tokens[-1]


def _number(lex: Lexicon, word: str) -> bool:
    return word[0].isdigit() or word in lex.numbers


def _next(source: SourceText, at: int) -> str:
    return source.words[at + 1] if at + 1 < len(source.words) else ""


def _condition(source: SourceText, first: int) -> tuple[str, int] | None:
    """`If nobody pays, | the bridge closes`: a condition before the clause that it limits."""
    lex = lexicon_at(source, first)
    at = first - 1
    # A few words may stand between the comma and the quotation.
    for _ in range(3):
        if at < 0 or stops(source, at):
            break
        if source.words[at] in lex.clause:
            return None
        at -= 1
    if at < 0 or between(source, at).strip() not in {",", ":"} or source.words[first] in lex.clause:
        return None
    for before in range(at, max(-1, at - CONDITION), -1):
        if before < at and between(source, before).strip() not in {"", ",", "'", "-"}:
            return None
        inverted = source.words[before] in lex.opening and opens_sentence(source, before)
        if source.words[before] in lex.condition or inverted:
            earlier = source.words[before - 1] if before else ""
            begins = before == 0 or stops(source, before - 1) or earlier in lex.clause | lex.joining
            if between(source, at).strip() == ":" and source.words[before] not in lex.supposing:
                return None
            # `until the vote the gate stays open, …` has its own clause before the comma.
            other = source.words[before] in lex.opening_thing and tells(source, before + 1, at)
            if begins and not other and earlier not in lex.even - {"but"}:
                return "cut-limit", before
            return None
    return None


def _aside(source: SourceText, first: int) -> tuple[str, int] | None:
    """`never, in my view, | safe`: what turns the words stands before something put between commas."""
    lex = lexicon_at(source, first)
    if not first or between(source, first - 1).strip() != ",":
        return None
    for at in range(first - 2, max(-1, first - 10), -1):
        gap = between(source, at).strip()
        if gap == ",":
            word = source.words[at]
            if lex.negates(word):
                return "cut-negation", at
            if word in lex.limit and not month(source, at):
                return "cut-limit", at
            return None
        if gap not in {"", "'"}:
            return None
    return None


# Behind


def _behind(source: SourceText, place: Place) -> tuple[str, int] | None:
    lex = lexicon_at(source, place.first)
    at = place.last + 1
    if at >= len(source.words):
        return None
    words = source.words
    gap = between(source, place.last).strip()
    rest = [words[n] for n in until_stop(source, at)]
    if '"' in gap and "," in gap:
        taken_up = _taken_up(source, at)
        return None if taken_up is None else _condition_behind(source, taken_up)
    if gap in {"", ","}:
        for place_at in (at, *_behind_aside(source, at)):
            limit = _condition_behind(source, place_at)
            if limit is not None:
                return limit
    if gap in {",", "-", ", -"} and any(w in lex.untrue for w in rest[:4]):
        return "cut-negation", at + len(rest) - 1
    if gap:
        return None
    last = words[place.last]
    if words[at] in lex.many and _number(lex, last) and last not in lex.many:
        return "cut-limit", at
    if lex.negates(rest[0]) and not (rest[1:2] and rest[1] in lex.only | lex.certain):
        return None if rest[0] in lex.without | lex.nor else ("cut-negation", at)
    if len(rest) > 1 and rest[0] in lex.preposition and _empties(lex, rest[1:3]):
        return "cut-negation", at + (2 if rest[1] in {"no", "not"} else 1)
    if any(w in lex.talk for w in rest) and any(map(lex.negates, rest)):
        return "cut-negation", at + len(rest) - 1
    if rest[0] in lex.state:
        count = 0
        for n, word in enumerate(rest[1:5], 1):
            count += lex.negates(word) or word in lex.untrue
            if word in lex.untrue or (word in {"true", "right", "correct"} and count):
                return ("cut-negation", at + n) if count % 2 else None
    return None


def _empties(lex: Lexicon, words: list[str]) -> bool:
    """`nobody`, `no one`, `no way`: not `no cost`."""
    if words[0].removesuffix("'s") in lex.nobody:
        return True
    return words[0] == "no" and len(words) > 1 and words[1] in lex.no_way


def _taken_up(source: SourceText, at: int) -> int | None:
    """Where a speech goes on behind who says it: `… |,” Ann said, “provided that`."""
    for n in range(at, min(len(source.words) - 1, at + CONDITION // 2)):
        gap = between(source, n)
        if '"' in gap:
            return n + 1 if "," in gap else None
        if ends_between(source, source.ends[n], source.starts[n + 1]):
            return None
    return None


def _behind_aside(source: SourceText, at: int) -> tuple[int, ...]:
    """Behind something put between commas that begins at a token."""
    lex = lexicon_at(source, at)
    if between(source, at - 1).strip() != "," or source.words[at] in lex.clause:
        return ()
    last = [*until_stop(source, at)][-1]
    ends = last + 1 < len(source.words) and between(source, last).strip() == ","
    return (last + 1,) if ends else ()


def _beginning(source: SourceText, at: int) -> int:
    """The last of the first words of a clause: as many as are shown of it."""
    return [*until_stop(source, at)][:SHOWN][-1]


def _condition_behind(source: SourceText, at: int) -> tuple[str, int] | None:
    """`… | if nobody pays`, `… | only when it rains`."""
    lex = lexicon_at(source, at)
    word, after = source.words[at], _next(source, at)
    here = tuple(source.words[at : at + 3])
    if here in lex.limit_behind or here[:2] in lex.limit_behind or word in lex.exception:
        return "cut-limit", _beginning(source, at)
    if word in lex.only:
        only = after in lex.condition | lex.when
        return ("cut-limit", at + 1) if only else None
    if word not in lex.condition:
        return None
    if word == "provided" and after != "that":
        return None
    if after in {"not", "ever", "any", "anything"} and word == "if":
        return None
    return "cut-limit", _beginning(source, at)
