"""Sources in a language without word lists for the surroundings of a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.quotes.words.languages import Languages
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import copy_of, known

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Evidence
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q419",
    "quote-language",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "mae'r stryd yn rhy swnllyd" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: Cost y stryd
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Dywed y cymdogion ers tro: mae'r stryd yn rhy swnllyd i gysgu ynddi, felly mae rhai yn symud
        bob haf i gartrefi eu plant. Mae'r cyngor yn gwybod y broblem, ond nid yw erioed wedi siarad
        gyda'r trigolion ynghylch arian, er iddynt ofyn droeon.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Those who live there have been saying it for years: the street is too loud to sleep in, and so
        some of them leave for the houses of their children each summer. The council knows of it,
        and it has talked of money with those who live there, too.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The source is in a language for which argmap has no word lists.

    Its quotations are looked up, word by word, and marks of speech, sentences and paragraphs are
    recognised. But a “not” or an “if” next to a quotation or behind an ellipsis, and another
    person's name next to speech, are noticed only in English, German, French, Russian and
    Ukrainian.

    Read what is around these quotations yourself.
    """
    found: dict[str, list[Evidence]] = {}
    for proof, checked in known(map, quotes):
        if checked.found is not None and checked.found.matches:
            found.setdefault(proof.source, []).append(proof)
    for id, proofs in found.items():
        copy = copy_of(quotes, proofs[0])
        if copy is None or not copy.text.once(Languages).unlisted:
            continue
        what = "1 quotation is" if len(proofs) == 1 else f"{len(proofs)} quotations are"
        yield Finding(
            map.sources[id].place,
            f"argmap has no list of words for the language of `{id}`; {what} looked up, but not "
            "what is around them",
            help="read for yourself whether a “not”, an “if” or somebody else's name is next to "
            "the words",
        )
