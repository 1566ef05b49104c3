"""Signs that nobody sees: blanks of other widths, control characters, marks without a width."""

from __future__ import annotations

import pytest

from argmap.language import parse, write
from argmap.reading import read_text


def test_blanks_of_a_page_are_blanks() -> None:
    """What is copied from a page has other blanks, which nobody sees: they part words all the same."""
    plain = 'claim c: A is so.\n    when 2022\n    granted by ann, ben\n    rebutted by: It is not.\n        evidence "a b" said by ann in s\nc supports d\n'
    for blank in "\u00a0\u2003\u202f\u3000":
        lines = [
            f"claim{blank}c:{blank}A is so.{blank}",
            f"{blank}{blank} {blank}when{blank}2022 {blank}",
            f"    granted{blank}by ann,{blank}ben{blank}",
            f"    rebutted by: It is not.{blank}{blank}",
            f'        evidence "a b"{blank}said by{blank}ann in s{blank}',
            f"c{blank}supports d{blank}",
        ]
        tree = parse("\n".join(lines))
        assert not tree.slips
        assert tree.items == parse(plain).items


def test_blanks_in_words_and_quotations_stay() -> None:
    tree = parse(
        'claim c: «\u00a0A\u00a0» is so.\n    evidence "a\u00a0b" in\u00a0s\n    note: 5\u00a0km\n'
    )
    assert not tree.slips
    written = write(tree)
    assert all(
        words in written for words in ("«\u00a0A\u00a0» is so.", '"a\u00a0b" in s', "5\u00a0km")
    )


@pytest.mark.parametrize(
    "sign", ["\u00a0", "\u3000", "\x0b", "\x1c", "\x85", "\u2028", "\u200b", "\ufeff"]
)
@pytest.mark.parametrize(
    "line",
    [
        "    when 2022{}",
        "    {}",
        "{}",
        "x {}",
        "    by {}",
        "claim{}",
        "    evidence{}",
        "    | {}",
    ],
)
def test_an_invisible_sign_takes_no_more_than_its_line(sign: str, line: str) -> None:
    """It neither stops the reading of the file nor leaves a rule without words to speak of."""
    reading = read_text(f"claim c: A is so.\n{line.format(sign)}\nclaim d: B is so.\n")
    assert "d" in reading.map.claims
    assert all(d.message for d in reading.diagnostics)
    assert "unread-rest" not in {d.name for d in reading.diagnostics}
