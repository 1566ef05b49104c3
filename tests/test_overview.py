"""The table of points where positions meet, against the definitions; and the overview that shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handmade import claim, make, person, position
from hypothesis import given, settings
from parted import debates, held_and_rejected, same_as

from argmap.drawing.cells.boxes import cells
from argmap.drawing.overview.cells import rows
from argmap.drawing.overview.content import MOST_COLUMNS, MOST_ROWS, overview
from argmap.drawing.overview.draw import laid_out, picture
from argmap.drawing.paper import PX_PER_MM, SIZES, pages
from argmap.drawing.svg.paint import Paint
from argmap.drawing.view import select
from argmap.reading import read
from argmap.reasoning.analyses import find
from argmap.reasoning.proofs import debate

MAPS = Path(__file__).parents[1] / "maps"

MEETING = find("meeting")


def by_definition(map, name, claim_id):
    """The stance of a position on a claim and on all that say the same, straight from the definitions."""
    held, rejected, steps, granted, drawn = held_and_rejected(map, name)
    forms = same_as(map, claim_id)
    if forms & set(map.positions[name].thesis):
        return "thesis"
    if forms & held:
        return "both" if forms & rejected else "holds"
    if forms & granted:
        return "both" if forms & rejected else "grants"
    if forms & rejected:
        return "against"
    into = [a for a in map.arguments.values() if a.target in forms]
    supports = [a for a in into if a.kind == "support" and a.premises]
    cited = {e.id for e in map.evidence.values() if forms & set(e.supports)}
    aims = {a.id for a in into if a.kind == "support"} | cited
    undercuts = [a for a in map.arguments.values() if a.target in aims]
    mapmakers = {
        a.id
        for a in map.arguments.values()
        if a.inferred is not None and not a.by and a.premises and set(a.premises) <= held
    }
    for own in (steps, mapmakers):
        if any(a.id in own for a in supports):
            return "for"
        if any(a.id in own for a in undercuts):
            return "undercuts"
        if own is steps and forms & drawn:
            return "against"
    return ""


@settings(max_examples=150)
@given(debates())
def test_the_table_is_what_the_definitions_say(map):
    looked_at = debate(map)
    found = MEETING.run(looked_at)
    words = {
        p.claim: dict(zip(found.positions, (s.word for s in p.stances), strict=True))
        for p in found.points
    }
    for one in map.claims:
        forms = same_as(map, one)
        wanted = {name: by_definition(map, name, one) for name in map.positions}
        rows_ = [words[c] for c in forms if c in words]
        if sum(1 for word in wanted.values() if word) < 2:
            assert rows_ == []
        else:
            assert rows_ == [wanted]


@settings(max_examples=60)
@given(debates())
def test_every_point_is_once_in_picture_and_text(map):
    view, _ = select(map)
    found = MEETING.run(debate(map))
    svg, text = picture(view, theme="light"), "\n".join(rows(view, 200))
    assert len(re.findall(r'class="point ', svg)) == len(found.points)
    marks = [line for line in text.splitlines() if line.startswith(("■ ", "· "))]
    marks = [line for line in marks if not line.startswith("■ it is a thesis")]
    assert len(marks) == len(found.points)
    stances = sum(bool(s.word) for p in found.points for s in p.stances)
    assert len(re.findall(r"<g><title>[^<]*\((?:said|follows|drawn)", svg)) == stances
    ties = sum(tie.number for tie in found.between)
    assert sum(int(n) for n in re.findall(r'class="tie [^>]* data-count="(\d+)"', svg)) == ties


def quarrel(positions, points):
    """So many positions that each hold all of so many claims."""
    names = [f"c{n}" for n in range(points)]
    things = [claim(name, f"Claim number {name} of the quarrel, in a few words.") for name in names]
    for n in range(positions):
        things.append(person(f"x{n}", f"Speaker {n}"))
        things.append(position(f"p{n}", f"Side {n}.", names[0], f"x{n}", holds=tuple(names[1:])))
    return make(*things)


def test_what_does_not_fit_is_said():
    view, _ = select(quarrel(MOST_COLUMNS + 3, MOST_ROWS + 5))
    made = overview(view)
    assert (len(made.cards), len(made.more)) == (MOST_COLUMNS, 3)
    assert (len(made.rows), made.points_more) == (MOST_ROWS, 5)
    told = made.left_out(len(made.rows))
    assert told == "5 more points where positions meet and 3 more positions"
    for drawn in (picture(view), "\n".join(rows(view, 300))):
        assert told in re.sub(r"\s+", " ", drawn)


@pytest.mark.parametrize("word", [*SIZES, "200x120", "300 x 500 mm"])
def test_a_page_has_its_size_and_holds_what_is_on_it(word):
    view, _ = select(quarrel(4, 40))
    svg = picture(view, theme="light", pages=pages(word))
    width, height, wide, high = map(
        float, re.search(r'width="([\d.]+)mm" height="([\d.]+)mm" viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups()
    )  # fmt: skip
    assert any((page.width, page.height) == (width, height) for page in pages(word))
    assert wide == pytest.approx(width * PX_PER_MM, abs=0.1)
    assert (
        min(float(n) for n in re.findall(r'font-size="(\d+)"', svg)) * width / wide
        >= 8 / 72 * 25.4 - 0.01
    )
    lowest = max(float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)"', svg))
    assert lowest <= high


@pytest.mark.parametrize("word", ["A9", "", "x", "A4x", "x20", "-3x4"])
def test_what_is_no_page_gets_a_sentence(word):
    with pytest.raises(ValueError, match=r"page"):
        pages(word)


def test_a_page_that_holds_no_claim_is_made_larger():
    assert pages("1x1")[0].width == pages("20 x 60")[0].height == 60
    assert (pages("9999x200")[0].width, pages("9999x200")[0].height) == (5000, 200)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("sides", [2, 5, 30])
def test_in_characters_nothing_is_wider_than_asked(sides, width):
    view, _ = select(quarrel(sides, 12))
    assert all(cells(row) <= width for row in rows(view, width))


def test_a_page_too_small_is_said_to_be_and_none_of_it_is_cut():
    view, _ = select(quarrel(8, 12))
    small, large = laid_out(view, pages=pages("90x90")), laid_out(view, pages=pages("A3"))
    assert small.zoom < 1 == large.zoom
    assert (small.table.room + 56) * small.zoom <= pages("90x90")[0].room[0] + 0.1
    assert len(small.made.cards) < len(large.made.cards) == 8
    assert "more positions" in small.draw(Paint("light"))


def test_without_positions_it_says_what_to_write():
    view, _ = select(make(claim("a", "Alone.")))
    assert "position NAME: words" in picture(view)
    assert "position NAME: words" in " ".join(rows(view, 60))


@settings(max_examples=80)
@given(debates())
def test_lines_between_positions_can_be_told_apart(map):
    """Each kind between two positions of the first row is one line, at a height of its own on its way."""
    made = laid_out(select(map)[0])
    lines = made.cards.band.lines if made.cards.band else ()
    at = made.cards.band.at if made.cards.band else {}
    seen = [(line.left, line.right, line.ties[0].relation, line.ties[0].drawn) for line in lines]
    assert len({*seen}) == len(seen)
    for line in lines:
        assert at[line.left] < at[line.right]
        assert 1 <= len(line.ties) <= 2
        assert {(t.source, t.target) for t in line.ties} <= {(line.left, line.right), (line.right, line.left)}
        for other in lines:
            if other is not line and other.y == line.y:
                assert at[line.right] <= at[other.left] or at[other.right] <= at[line.left]
    drawn = [tie for line in lines for tie in line.ties]
    stubs = [tie for _, words, *_ in made.cards.placed for row in words.stubs for tie in row]
    assert sorted(map_(drawn + stubs)) == sorted(map_(made.made.ties))


def map_(ties):
    return [(t.source, t.target, t.relation, t.drawn, t.number) for t in ties]


def test_the_debate_has_lines_between_those_who_wrote_and_stubs_for_comments():
    made = laid_out(select(read([str(MAPS / "why-no-peace.arg")]).map)[0])
    band = made.cards.band
    main = {card.position for card in made.made.cards if not card.comments}
    assert {p for line in band.lines for p in (line.left, line.right)} == main
    stubs = [tie for _, words, *_ in made.cards.placed for row in words.stubs for tie in row]
    assert stubs
    assert all(not {tie.source, tie.target} <= main for tie in stubs)
    # Posts end with their last line, which is above the cards of comments.
    below = [top for card, _, _, top, _, _ in made.cards.placed if card.comments]
    assert all(made.cards.top + line.y < min(below) for line in band.lines)


def test_many_positions_keep_their_stubs():
    made = laid_out(select(quarrel(8, 4))[0])
    assert made.cards.band is None
