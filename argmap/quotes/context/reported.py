"""Whether a source tells some words as what somebody else holds, outside the words themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.quotes.concern import Concern
from argmap.quotes.context.clause import (
    FARTHEST,
    Clause,
    asked,
    between,
    clause_before,
    stops,
    until_stop,
)
from argmap.quotes.context.verbs import tells, verbal
from argmap.quotes.matching.match import Place
from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import lexicon_at

WIDEST_ASIDE = 5
"""Words of a clause between commas that says who speaks."""


def attributed(
    source: SourceText, place: Place, clause: Clause, within: tuple[int, int] | None = None
) -> Iterator[Concern]:
    """Where the source tells the words of a match as what somebody else holds; `clause` stands
    before it.

    `within` is where the speech of the one who is quoted begins and ends: what stands outside says
    that it is theirs. Nothing in a question: whoever asks who says so tells it as nobody's.
    """
    if asked(source, place.end) is not None:
        return
    start, end = _held(source, place, clause)
    if start == end or (within and (start < within[0] or end > within[1])):
        return
    yield Concern("cut-attribution", source.written(start, end).strip(" ,\n"))


def _held(source: SourceText, place: Place, clause: Clause) -> tuple[int, int]:
    """Where the words stand that tell whose a match is, outside it; nothing: twice the same."""
    lex = clause.lex
    first, last = place.first, place.last
    # What somebody claims is there all the same, unless it is a sentence.
    whole = clause.words[:1] != [] and clause.words[0] in lex.joining
    sentence = whole or tells(source, first, last)
    if _called(clause):
        return source.starts[clause.tokens[-1]], source.starts[first]
    if sentence and _reported(source, clause, first):
        return source.starts[clause.tokens[-1]], source.starts[first]
    if lex.commas and _told(source, clause, place):
        before = clause_before(source, first - 1).tokens or [first - 1]
        return source.starts[before[-1]], source.starts[first]
    if _subject_clause(source, clause, last):
        return source.starts[clause.tokens[-1]], source.starts[first]
    view = _view(source, clause, first)
    if view is not None:
        return source.starts[view], source.starts[first]
    if not sentence:
        return 0, 0
    aside = _aside(source, first)
    if aside is not None:
        return source.starts[aside], source.starts[first]
    tail = source.ends[last]
    if last + 1 < len(source.words) and between(source, last).strip() in {",", ":", "-"}:
        found = list(until_stop(source, last + 1))
        ends = source.words[last + 1] == "so" or _ends_clause(source, found[-1])
        if ends and names_speaker(source, found):
            tail = source.ends[found[-1]]
    return source.ends[last], tail


def _reported(source: SourceText, clause: Clause, first: int) -> bool:
    """Whether the clause before a quotation is `critics claim that` or its like."""
    lex = clause.lex
    words = clause.words
    if not words or (any(w in lex.own for w in words[:6]) and "heard" not in words):
        return False
    aside = between(source, clause.tokens[0]).strip() == ","
    for n, word in enumerate(words):
        if lex.reports(word):
            spoken = clause.spoken and (aside or n == len(words) - 1)
            # `… ,” said Ann`; `according to` has another form before its clause.
            return not (spoken or (word == "according" and words[:n] != ["to"]))
        joined = words[0] in lex.joining and (word in lex.joining or (n and word in lex.light))
        if not joined and word not in lex.before_noun | lex.infinitive:
            break
    return words[0] in lex.complement and _tells_of(source, clause, first)


def _tells_of(source: SourceText, clause: Clause, first: int) -> bool:
    """Whether `that` right before a quotation joins what a verb tells, whatever the verb."""
    lex = clause.lex
    words = clause.words
    if (
        len(words) < 2
        or words[1] in lex.connecting
        or any(w in lex.factive or lex.turns(w) or lex.negates(w) for w in words[1:4])
    ):
        return False
    begins = source.words[first]
    if verbal(lex, begins) and begins not in lex.empty:
        # `the boats that | sank`
        return False
    if not lex.commas:
        capital = source.plain[source.starts[first]].isupper()
        if not (capital or begins in lex.before_noun | lex.empty or begins[0].isdigit()):
            return False
        if any(w in lex.saying or lex.reports(w) for w in words[1:FARTHEST]):
            return True
    before = words[2] if len(words) > 2 else ""
    return before != "" and verbal(lex, words[1], before)


def _called(clause: Clause) -> bool:
    """Whether a match is what somebody calls a thing: `a man called the plan | a disgrace`."""
    lex = clause.lex
    words = clause.words
    called = next((n for n, w in enumerate(words[:6]) if w in lex.calling), None)
    if called is None or any(w in lex.own for w in words):
        return False
    between_them = words[:called]
    return not any(w in lex.calling_particle or w in lex.reporting for w in between_them)


def _told(source: SourceText, clause: Clause, place: Place) -> bool:
    """Whether a clause in the form of told speech stands behind the comma of another one, which a
    match leaves out: `ein Gutachten komme zu dem Ergebnis, | die Brücke halte noch`.
    """
    lex = clause.lex
    words = {*source.words[place.first : place.last + 1]}
    if not words & lex.subjunctive or words & {"ich", "wir"}:
        return False
    first = place.first
    return first > 0 and between(source, first - 1).strip() == "," and not clause.tokens


def _subject_clause(source: SourceText, clause: Clause, last: int) -> bool:
    """Whether a sentence begins with `that`, and its other clause does not say that it is known."""
    lex = clause.lex
    if len(clause.words) != 1 or not clause.opens or clause.words[0] not in lex.complement:
        return False
    behind = source.words[last + 1 : last + 8]
    return not any(word in lex.known for word in behind)


def _view(source: SourceText, clause: Clause, first: int) -> int | None:
    """`According to the ministry, | …`, `In the view of critics, | …`: where that begins.

    In German no comma stands behind it.
    """
    lex = clause.lex
    if clause.complete and clause.words[-1] in lex.view_begins and lex.commas:
        held = {*clause.words} & (lex.view | {"laut"})
        if held and not any(w in lex.own for w in clause.words):
            return clause.tokens[-1]
    if not first or between(source, first - 1).strip() != ",":
        return None
    tokens: list[int] = []
    for at in range(first - 1, max(-1, first - 1 - FARTHEST), -1):
        if tokens and stops(source, at):
            break
        tokens.append(at)
    words = [source.words[at] for at in tokens]
    if any(w in lex.own for w in words):
        return None
    begins = words[-1] in lex.view_begins and any(w in lex.view for w in words[:-1])
    return tokens[-1] if begins or "according" in words or words[-1] in lex.according else None


def _aside(source: SourceText, first: int) -> int | None:
    """`The bridge, Holm says, | is safe`: where what is put in between begins."""
    for at in range(first - 1, max(0, first - 1 - WIDEST_ASIDE), -1):
        if set_off(source, at, first):
            return at if names_speaker(source, range(at, first)) else None
        if between(source, at - 1).strip():
            return None
    return None


def names_speaker(source: SourceText, tokens: Sequence[int]) -> bool:
    """Whether some tokens, set off as a clause of their own, say who says the words beside them:
    `critics say`, `so Holm claims`, `schimpft er`.
    """
    lex = lexicon_at(source, tokens[0])
    words = [source.words[n] for n in tokens]
    if words[:1] == ["so"] and any(w in lex.so_runs or lex.reports(w) for w in words[1:3]):
        return True
    if (
        not words
        or len(words) > WIDEST_ASIDE
        or words[0] in lex.clause | lex.as_word | lex.relative | lex.preposition
    ):
        return words[:1] == ["according"]
    if any(w in lex.own or lex.negates(w) for w in words):
        return False
    # `…, saying` has the subject of the words beside it.
    verbs = [
        n
        for n, w in enumerate(words)
        if (lex.reports(w) or w in lex.saying) and not w.endswith("ing")
    ]
    if words[0] in lex.according or (verbs and (verbs[0] <= 1 or verbs[0] == len(words) - 1)):
        return True
    who = [source.plain[source.starts[at]].isupper() or word in lex.person
           for at, word in zip(tokens, words, strict=True)]  # fmt: skip
    verb = [
        not person
        and word not in lex.light | lex.before_noun
        and verbal(lex, word, words[n - 1] if n else "")
        for n, (person, word) in enumerate(zip(who, words, strict=True))
    ]
    rest = (
        person or told or word in lex.filling
        for person, told, word in zip(who, verb, words, strict=True)
    )  # fmt: skip
    return any(who) and any(verb) and all(rest)


def set_off(source: SourceText, first: int, behind: int) -> bool:
    """Whether tokens `first` to `behind` (without) stand between commas or dashes."""
    marks = (",", "-", ", -")
    return (
        0 < first < behind < len(source.words)
        and between(source, first - 1).strip() in marks
        and between(source, behind - 1).strip() in marks
    )


def _ends_clause(source: SourceText, at: int) -> bool:
    return at + 1 >= len(source.words) or stops(source, at)
