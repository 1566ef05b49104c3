"""Words that look like verbs, judged by their endings and the words before them."""

from __future__ import annotations

from argmap.quotes.matching.source import SourceText
from argmap.quotes.words.languages import lexicon_at
from argmap.quotes.words.roles import Lexicon


def verbal(lex: Lexicon, word: str, before: str = "") -> bool:
    """Whether a folded word looks like a finite verb after another word."""
    if not word.isascii():
        return word.endswith(lex.verb_ending)
    subject = _plural(before) or before in lex.pronoun
    if lex.auxiliary and subject and word not in lex.empty | lex.clause:
        # `the islanders prefer`, `they prefer`
        return not word.endswith("ly")
    noun = before in lex.before_noun or lex.number(before) or before.endswith("'s") or "'" in word
    known = word in lex.telling or word in lex.verb_forms
    return not noun and (known or word.endswith(lex.verb_ending))


def tells(source: SourceText, first: int, last: int) -> bool:
    """Whether some tokens may contain a verb, so that they make a statement.

    Always true in a language without a list of auxiliary verbs.
    """
    lex = lexicon_at(source, first)
    words = source.words[first : last + 1]
    return not lex.auxiliary or any(
        word in lex.auxiliary or verbal(lex, word, before)
        for word, before in zip(words, ["", *words], strict=False)
    )


def month(source: SourceText, lex: Lexicon, at: int) -> bool:
    """Whether the token at a place is a month, as in `in May`, not another word."""
    if source.words[at] not in lex.month or not source.plain[source.starts[at]].isupper():
        return False
    near = [source.words[n] for n in (at - 1, at + 1) if 0 <= n < len(source.words)]
    return any(word[0].isdigit() for word in near) or (at > 0 and near[0] in lex.before_month)


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))
