"""What a quotation asks of one source: words in any of their forms, with gaps and brackets between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from argmap.base.values import dataclass
from argmap.quotes.matching.pattern import Bracket, Gap, Pattern, Word
from argmap.quotes.matching.source import SourceText
from argmap.quotes.matching.spellings import spellings
from argmap.quotes.matching.tokens import ungrouped


@dataclass(frozen=True, slots=True)
class Want:
    """One word to be found, in any of its forms. `count` is the number of words of the quotation it
    covers (`1 000` may be one word of the source); with `ending` it may go on.
    """

    forms: tuple[str, ...]
    ending: bool = False
    count: int = 1


Request: TypeAlias = list[Want | Gap | Bracket]


def readings(source: SourceText, pattern: Pattern) -> Iterator[Request]:
    """Yield the possible readings of a quotation for a source, likeliest first: a number whose
    digits blanks group is one number if the source has that, else several.
    """
    if any(word.number in source.index for word in pattern.words):
        yield list(_reading(source, pattern, grouped=True))
    yield list(_reading(source, pattern, grouped=False))


def _reading(
    source: SourceText, pattern: Pattern, *, grouped: bool
) -> Iterator[Want | Gap | Bracket]:
    rest = iter(pattern.elements)
    for element in rest:
        if not isinstance(element, Word):
            yield element
        elif grouped and element.number in source.index:
            yield Want((element.number,), count=element.count)
            for _ in range(element.count - 1):
                next(rest)
        else:
            yield want(source, element)


def want(source: SourceText, word: Word) -> Want:
    """Return what a word of a quotation must match in a source: `ё` is `е` for one that writes no
    `ё`, and commas group digits unless they separate decimals.
    """
    plain = word.word
    if plain in spellings().yo and not source.has_yo:
        plain = plain.replace("ё", "е")
    if "," in plain:
        plain = ungrouped(plain, source.decimals)
    return Want((plain, word.also) if word.also else (plain,), word.ending)
