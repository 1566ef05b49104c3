"""Further conditions for a pattern to match, besides the order of words."""

from __future__ import annotations

from argmap.quotes.context import run
from argmap.quotes.context.run import ANY, Window, bits
from argmap.quotes.context.sentences import opens_sentence, tells, verbal
from argmap.quotes.context.sentences import sentence as sentence_span

# What is before the quotation, or inside a gap


def odd(window: Window) -> bool:
    """Whether the negating words do not cancel each other."""
    return run.odd(window)


def own(window: Window) -> bool:
    """Whether the writer is a subject of the words, or what somebody holds is his: `my view`, but not
    `my daughter says`.
    """
    return _own(window.bits)


def _own(masks: list[int]) -> bool:
    views = bits("view|utterance|reporting_noun")
    return any(
        each & bits("own") and (not each & bits("article") or after & views)
        for each, after in zip(masks, [*masks[1:], ANY], strict=True)
    )


def commas(window: Window) -> bool:
    """Whether a comma is before every clause that a verb joins, and none need be behind a view."""
    return bool(window.lex.commas)


def aside(window: Window) -> bool:
    """Whether a gap is no more than a remark on a thing between commas."""
    return window.aside and bool(window.bits[0] & bits("relative"))


def behind_comma(window: Window) -> bool:
    """Whether a comma, and nothing of its clause, is right before the quotation."""
    return window.first > 0 and window.source.gap(window.first - 1).strip() == ","


def behind_aside(window: Window) -> bool:
    """Whether a comma or a dash is before the clause that leads to the quotation."""
    head = next(token for token in window.tokens if token >= 0)
    return head > 0 and window.source.gap(head - 1).strip() in {",", "-"}


def own_clause(window: Window) -> bool:
    """Whether a verb is between the head of a sentence and the comma: `until the vote the gate stays
    open, …`, not `until the vote, …`.
    """
    head = next(n for n, token in enumerate(window.tokens) if token >= 0)
    comma = max(n for n, each in enumerate(window.bits) if each & bits(","))
    leads = window.bits[head] & bits("opening_thing")
    first, last = window.tokens[head], window.tokens[comma - 1]
    return bool(leads) and tells(window.source, first + 1, last)


def behind_whole_clause(window: Window) -> bool:
    """Whether only a comma, right before the last `that`, divides what is before a quotation, and
    nothing there needs a clause with `that` to be whole: `I see that it was nothing, that |`.
    """
    source, lex, that = window.source, window.lex, window.first - 1
    tokens = [token for token in window.tokens if token >= 0][:-1]
    marked = [token for token in tokens if source.gap(token).strip()]
    last = max(n for n, token in enumerate(tokens) if source.words[token] in lex.complement)
    needing = lex.saying | lex.reporting | lex.utterance
    whole = not any(
        source.words[n] in needing or lex.turns(source.words[n]) for n in tokens[last + 1 :]
    )
    return not lex.commas and marked == [that - 1] and whole and sentence(window)


def told_plainly(window: Window) -> bool:
    """Whether a quotation mark is right before the quotation, and nothing before that is negated."""
    marked = '"' in window.source.gap(window.first - 1)
    return marked and not window.all & bits("negates|turns")


def by_any_verb(window: Window) -> bool:
    """Whether `that` right before a quotation joins a report, whatever the verb."""
    source, lex = window.source, window.lex
    tokens = [token for token in reversed(window.tokens) if token >= 0]
    words = [source.words[token] for token in tokens]
    if tokens[-1] and source.words[tokens[-1] - 1] in lex.relative:
        # `those who hold that`
        words.append(source.words[tokens[-1] - 1])
    if not reported(window) or words[1] in lex.connecting:
        return False
    if any(w in lex.factive or lex.turns(w) or lex.negates(w) for w in words[1:4]):
        return False
    begins = source.words[window.first]
    said = words[1] in lex.saying and words[2:] and words[2] not in lex.before_saying_noun
    if not lex.commas:
        capital = source.capital(window.first) or begins[0].isdigit()
        if not (said or capital or begins in lex.before_noun | lex.empty):
            return False
        if any(w in lex.saying or lex.reports(w) for w in words[1:]):
            return True
    return len(words) > 2 and verbal(lex, words[1], words[2])


# What the quotation is


def sentence(window: Window) -> bool:
    """Whether the quotation says that something is so; something that is merely disliked is real
    all the same.
    """
    return tells(window.source, window.first, window.last)


def statement(window: Window) -> bool:
    """Whether the quotation is a sentence or joined as one; something claimed to exist is there all
    the same.
    """
    return bool(window.bits[-1] & bits("joining")) or sentence(window)


def whole_statement(window: Window) -> bool:
    """Whether the quotation is a statement from the beginning of its sentence or clause."""
    source, first = window.source, window.first
    joined = opens_sentence(source, first) or (
        source.words[first - 1] in window.lex.complement
        or not {*source.gap(first - 1)}.isdisjoint('":')
    )
    return joined and sentence(window)


def thing(window: Window) -> bool:
    """Whether the quotation names a thing without saying anything about it, after no negator."""
    first = window.source.words[window.first]
    acts = first in window.lex.infinitive | window.lex.joining
    acts = acts or first.endswith(window.lex.progressive)
    return not window.bits[-1] & bits("negates") and not acts and not sentence(window)


def reported(window: Window) -> bool:
    """Whether others say the quotation, as a sentence: none of the six nearest words is the
    writer's own, unless the writer only heard it.
    """
    return statement(window) and bool(not _own(window.bits[-6:]) or window.all & bits("heard"))


def reported_speech(window: Window) -> bool:
    """Whether a clause in the form of reported speech begins here: `ein Gutachten komme zu dem
    Ergebnis, | die Brücke halte noch`.
    """
    words = {*window.source.words[window.first : window.last + 1]}
    spoken = words & window.lex.subjunctive and not words & window.lex.own
    return bool(spoken) and len(window.tokens) == 1


def of_no_such(window: Window) -> bool:
    """Whether the last words of the quotation deny something of a thing that is not known, and of
    which more is told: `never had a dog | that barked`, not `never saw the dog | that barked`, not
    `it was not Ann | who`.
    """
    lex, source = window.lex, window.source
    *words, last = source.words[max(window.first, window.last - 9) : window.last + 1]
    any_such = {*words[-3:]} & lex.indefinite or {*words[-1:]} & lex.preposition
    denied = any(
        lex.negates(word) and before not in lex.being and word.removesuffix("n't") not in lex.being
        for before, word in zip(["", *words], words, strict=False)
    )
    behind = source.words[window.last + 2 : window.last + 3]
    joined = source.words[window.last + 1] in lex.complement
    acts = any(word in lex.auxiliary or verbal(lex, word, last) for word in behind)
    return bool(any_such and denied and last not in lex.empty and (acts or not joined))


# What is behind it


def restricted(window: Window) -> bool:
    """Whether a condition or a `but` is behind the quotation in its sentence."""
    source, lex = window.source, window.lex
    start, end = source.starts[window.first], source.ends[window.last]
    behind = source.tokens(end, sentence_span(source, start, end)[1])
    return any(source.words[n] in lex.condition | lex.but for n in behind)


def verb_behind(window: Window) -> bool:
    """Whether a verb is among the words behind a quotation: not in `but small`."""
    tokens = [token for token in window.tokens if token >= 0]
    return tells(window.source, tokens[0], tokens[-1])


def known_behind(window: Window) -> bool:
    """Whether the rest of the sentence says that it is known."""
    behind = window.source.words[window.last + 1 : window.last + 8]
    return any(word in window.lex.known for word in behind)
