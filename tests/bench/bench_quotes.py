"""How quickly quotations are looked up, and how much memory a folded source takes.

Reported, never asserted: `pytest tests/bench --benchmark-only`. As a program it prints the table
of the README.
"""

from __future__ import annotations

import gc
import random
import tracemalloc
from time import perf_counter
from typing import TYPE_CHECKING

from argmap.quotes import Quotation, SourceText, look_up

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

VOCABULARY = (
    "the council street market town closed open cars trade noise children mayor clerk said that "
    "never before would should many people live there and or but with without quiet summer winter "
    "money years plan vote paper letter bridge school river garden evening morning traffic lights"
)
WORDS = VOCABULARY.split()


def article(characters: int = 60_000, seed: int = 1) -> str:
    """A made-up article: paragraphs of some five sentences, some of it direct speech."""
    chance = random.Random(seed)
    paragraphs: list[str] = []
    size = 0
    while size < characters:
        sentences = []
        for _ in range(5):
            words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 22)))
            sentence = f"{words.capitalize()}."
            sentences.append(f"“{sentence[:-1]},” Ann said." if chance.random() < 0.2 else sentence)
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:characters]


def quotations(text: str, count: int = 1000, seed: int = 2) -> list[Quotation]:
    """Quotations of it: of ten, seven exact, one with an ellipsis, one retyped, one that is not
    there.
    """
    chance = random.Random(seed)
    words = text.split()
    made = []
    for number in range(count):
        start = chance.randrange(len(words) - 30)
        some = words[start : start + chance.randint(5, 20)]
        if number % 10 == 7:
            some[2:4] = ["…"]
        elif number % 10 == 8:
            some = [word.replace("“", '"').upper() for word in some]
        elif number % 10 == 9:
            some[3] = "elephants"
        made.append(Quotation(" ".join(some).strip("“”,."), authors=("Jon Berg",)))
    return made


def test_a_thousand_quotations(benchmark: BenchmarkFixture) -> None:
    text = article()
    asked = quotations(text)

    def run() -> int:
        source = SourceText(text)
        return sum(look_up(source, quotation).matches for quotation in asked)

    found = benchmark.pedantic(run, rounds=3, warmup_rounds=1)
    benchmark.extra_info["found"] = found


def main() -> None:
    """Print the table."""
    text = article()
    asked = quotations(text)
    # What is imported for a quotation that is not found counts neither as time nor as memory.
    look_up(SourceText(text), Quotation("zebras graze"))
    gc.collect()
    began = perf_counter()
    source = SourceText(text)
    folded = perf_counter() - began
    found = sum(look_up(source, quotation).matches for quotation in asked)
    whole = perf_counter() - began
    print(f"{len(asked):,} quotations of {len(text):,} characters: {whole:.2f} s, {found} found")
    print(f"folding the source once: {folded * 1000:.0f} ms")
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    source = SourceText(text)
    for quotation in asked:
        look_up(source, quotation)
    peak = tracemalloc.get_traced_memory()[1]
    # What the interpreter keeps for reuse is no part of the source.
    gc.collect()
    now = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    size = len(text.encode())
    print(
        f"memory: {(now - before) / size:.1f} × the source's size, {(peak - before) / size:.1f} × at most"
    )


if __name__ == "__main__":
    main()
