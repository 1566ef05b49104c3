"""Mermaid refuses charts above a size, so a large map is folded, and nothing is left out."""

from __future__ import annotations

import re

import pytest
from handmade import argument, claim, evidence, make, position, question
from hypothesis import given
from test_folding import in_picture, views

from argmap.drawing.folding.ledger import ledger
from argmap.drawing.view import View, select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.model import ArgumentMap

LINK = re.compile(
    r"^ *(\w+) (---|-->|<-\.->|-\.->|-\.-x|-\.-|==>)(?:\|\"([^|]*)\"\|)? (\w+)$", re.MULTILINE
)


def chart(view: View) -> str:
    text = exporter_for("mermaid").export(view, Options())
    assert isinstance(text, str)
    return text


def star(reasons: int) -> ArgumentMap:
    """A thesis with many reasons, each with a quotation, and attacks on every tenth step."""
    return make(
        question("q", "Which?"), claim("t", answers=("q",)), position("p", "P", "t"),
        *(claim(f"r{n}", f"Reason number {n}.") for n in range(reasons)),
        *(argument(f"s{n}", "support", f"r{n}", "t") for n in range(reasons)),
        *(evidence(f"e{n}", f"r{n}", f"Words of {n}.") for n in range(reasons)),
        *(claim(f"u{n}") for n in range(0, reasons, 10)),
        *(argument(f"a{n}", "undercut", f"u{n}", f"s{n}") for n in range(0, reasons, 10)),
    )  # fmt: skip


def ladder(steps: int) -> ArgumentMap:
    """Claims each of which supports the one before, with long words."""
    return make(
        *(claim(f"c{n}", f"{n}: " + "words and more words " * 20) for n in range(steps)),
        *(argument(f"s{n}", "support", f"c{n + 1}", f"c{n}") for n in range(steps - 1)),
    )


@pytest.mark.parametrize("map", [star(300), star(3000), ladder(200), ladder(2000)])
def test_a_chart_is_never_larger_than_mermaid_draws(map: ArgumentMap) -> None:
    text = chart(select(map)[0])
    assert len(text) <= 50_000
    links = LINK.findall(text)
    assert 0 < len(links) <= 500
    numbers = [
        int(n)
        for n in re.findall(r"^ *linkStyle ([\d,]+) ", text, re.MULTILINE)
        for n in n.split(",")
    ]
    assert max(numbers, default=0) < len(links)
    found = re.search(r'title: "A map \(Folded: (\d+) of (\d+) claims are inside other boxes', text)
    assert int(found[2]) == len(map.claims)
    drawn = len(re.findall(r":::(?:claim|thesis)$", text, re.MULTILINE))
    inside = sum(int(n) for n in re.findall(r"#9656; (\d+) claims?", text))
    assert drawn + inside == len(map.claims)
    assert inside == int(found[1])


def test_a_chart_that_mermaid_draws_is_not_folded() -> None:
    assert "Folded" not in chart(select(star(100))[0])


@given(views())
def test_links_of_a_folded_chart_are_those_of_the_ledger(view: View) -> None:
    text = chart(view)
    if not view.inside:
        return
    book, drawn = ledger(view), 0
    for arrow, words in [(m[1], m[2]) for m in LINK.findall(text)]:
        if arrow == "---" and "✕" not in words:
            continue  # a premise that meets others, or evidence
        number = re.search(r"(?:^|#40;|\()(\d+)(?:\)|#41;|$)", words)
        drawn += int(number[1]) if number else 2 if arrow.startswith("<") else 1
    counted = sum(sum((t.inside + t.beside).values()) + t.unseen for t in book.tallies.values())
    relations = len(book.evidence) and sum(len(ends) for ends in book.evidence.values())
    doubles = len(book.answers) - len({(box, q) for _, box, q in book.answers})
    assert drawn + counted + relations + doubles == sum(in_picture(view).values())
