"""Further conditions for a pattern to match, besides the order of words."""

from __future__ import annotations

from bisect import bisect_left

from argmap.quotes.context.clause import opens_sentence
from argmap.quotes.context.run import ANY, Window, bits, odd
from argmap.quotes.context.sentences import sentence as sentence_span
from argmap.quotes.context.verbs import tells, verbal


def even(window: Window) -> bool:
    """Whether the negating words cancel each other."""
    return not odd(window)


def sentence(window: Window) -> bool:
    """Whether the quotation says that something is so; something that is merely disliked is real
    all the same.
    """
    return tells(window.source, window.first, window.last)


def thing(window: Window) -> bool:
    """Whether the quotation names a thing without saying anything about it, after no negator."""
    first = window.source.words[window.first]
    acts = first in window.lex.infinitive | window.lex.joining or first.endswith(
        window.lex.progressive
    )
    return not window.bits[-1] & bits("negates") and not acts and not sentence(window)


def behind_comma(window: Window) -> bool:
    """Whether a comma is right before the quotation, which begins with `that` or its like."""
    return window.source.gap(window.first - 1).strip() == ","


def no_own_clause(window: Window) -> bool:
    """Whether no verb is between the head of a sentence and the comma: `until the vote, …`, not
    `until the vote the gate stays open, …`.
    """
    head = next(n for n, token in enumerate(window.tokens) if token >= 0)
    comma = max(n for n, each in enumerate(window.bits) if each & bits(","))
    first, last = window.tokens[head], window.tokens[comma - 1]
    leads = window.bits[head] & bits("opening_thing")
    return not (leads and tells(window.source, first + 1, last))


def of_doing(window: Window) -> bool:
    """Whether a word that negates is the object of a verb in the form of a noun: `doing nothing`."""
    at = max(n for n, each in enumerate(window.bits) if each & bits("negates"))
    doing = window.tokens[at - 1]
    return doing >= 0 and window.source.words[doing].endswith(window.lex.progressive)


def no_more_than_words(window: Window) -> bool:
    """Whether no verb is among the words behind a quotation: `but small`."""
    tokens = [token for token in window.tokens if token >= 0]
    return not tells(window.source, tokens[0], tokens[-1])


def unrelated(window: Window) -> bool:
    """Whether a gap is more than a remark on a thing between commas."""
    return not (window.aside and window.bits[0] & bits("relative"))


def of_others(window: Window) -> bool:
    """Whether no word marks the view as the writer's own."""
    return not _own(window.bits)


def _own(masks: list[int]) -> bool:
    """Whether the writer is a subject of some words, or what somebody holds is his: `my view`, but
    not `my daughter says`.
    """
    views = bits("view|utterance|reporting_noun")
    return any(
        each & bits("own") and (not each & bits("article") or after & views)
        for each, after in zip(masks, [*masks[1:], ANY], strict=True)
    )


def view_without_comma(window: Window) -> bool:
    """Whether the language needs no comma after a view, and the view is not the writer's."""
    return bool(window.lex.commas) and of_others(window)


def statement(window: Window) -> bool:
    """Whether the quotation is a sentence or joined as one; something claimed to exist is there all
    the same.
    """
    return bool(window.bits[-1] & bits("joining")) or sentence(window)


def whole_statement(window: Window) -> bool:
    """Whether the quotation is a statement from the beginning of its sentence or clause."""
    source, first = window.source, window.first
    joined = first and (
        source.words[first - 1] in window.lex.complement
        or not {*source.gap(first - 1)}.isdisjoint('":')
    )
    return sentence(window) and bool(joined or opens_sentence(source, first))


def once_ours(window: Window) -> bool:
    """Whether the quotation is a sentence that the writer says or holds."""
    return statement(window) and _own(window.bits)


def behind_whole_clause(window: Window) -> bool:
    """Whether only a comma, right before the last `that`, divides what is before a quotation, and
    nothing there needs a clause with `that` to be whole: `I see that it was nothing, that |`.
    """
    tokens = [token for token in window.tokens if token >= 0]
    source, lex, that = window.source, window.lex, window.first - 1
    marked = [token for token in tokens[:-1] if source.gap(token).strip()]
    last = max(n for n, token in enumerate(tokens[:-1]) if source.words[token] in lex.complement)
    clause = [source.words[token] for token in tokens[last + 1 : -1]]
    whole = not any(
        w in lex.saying | lex.reporting | lex.reporting_noun | lex.utterance or lex.turns(w)
        for w in clause
    )
    return not lex.commas and marked == [that - 1] and whole and sentence(window)


def told_plainly(window: Window) -> bool:
    """Whether a quotation mark is right before the quotation, nothing before that is negated, and
    neither a condition nor a `but` is behind it in its sentence.
    """
    marked = '"' in window.source.gap(window.first - 1)
    return marked and not window.all & bits("negates|turns") and not _restricted(window)


def without_condition(window: Window) -> bool:
    """Whether no comma is before the clause that leads to the quotation, and neither a condition nor
    a `but` is behind it in its sentence.
    """
    head = next(token for token in window.tokens if token >= 0)
    free = not head or window.source.gap(head - 1).strip() not in {",", "-"}
    return free and not _restricted(window)


def _restricted(window: Window) -> bool:
    """Whether a condition or a `but` is behind the quotation in its sentence."""
    source, lex = window.source, window.lex
    _, end = sentence_span(source, source.starts[window.first], source.ends[window.last])
    behind = range(window.last + 1, bisect_left(source.starts, end))
    return any(source.words[n] in lex.condition | lex.but for n in behind)


def of_no_such(window: Window) -> bool:
    """Whether the last words of the quotation deny something of a thing that is not known, and of
    which more is told: `never had a dog | that barked`, not `never saw the dog | that barked`, not
    `it was not Ann | who`.
    """
    lex, source = window.lex, window.source
    *words, last = source.words[max(window.first, window.last - 9) : window.last + 1]
    near = words[-3:]
    any_such = bool({*near} & lex.indefinite) or (near[-1:] and near[-1] in lex.preposition)
    denied = any(
        lex.negates(word) and before not in lex.being and word.removesuffix("n't") not in lex.being
        for before, word in zip(["", *words], words, strict=False)
    )
    behind = source.words[window.last + 2 : window.last + 3]
    joined = source.words[window.last + 1] in lex.complement
    acts = any(word in lex.auxiliary or verbal(lex, word, last) for word in behind)
    return bool(any_such and denied and last not in lex.empty and (acts or not joined))


def reported(window: Window) -> bool:
    """Whether others say the quotation, as a sentence: none of the six nearest words is the
    writer's own, unless the writer only heard it.
    """
    return statement(window) and bool(not _own(window.bits[-6:]) or window.all & bits("heard"))


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
    if verbal(lex, begins) and begins not in lex.empty and not said:
        # `the boats that | sank`
        return False
    if not lex.commas:
        capital = source.capital(window.first)
        if not (said or capital or begins in lex.before_noun | lex.empty or begins[0].isdigit()):
            return False
        if any(w in lex.saying or lex.reports(w) for w in words[1:]):
            return True
    return len(words) > 2 and verbal(lex, words[1], words[2])


def reported_speech(window: Window) -> bool:
    """Whether a clause in the form of reported speech begins after a comma: `ein Gutachten komme zu
    dem Ergebnis, | die Brücke halte noch`.
    """
    words = {*window.source.words[window.first : window.last + 1]}
    reported = words & window.lex.subjunctive and not words & window.lex.own
    return bool(reported) and window.first > 0 and len(window.tokens) == 1 and behind_comma(window)


def not_known(window: Window) -> bool:
    """Whether the rest of the sentence does not say that it is known."""
    behind = window.source.words[window.last + 1 : window.last + 8]
    return not any(word in window.lex.known for word in behind)
