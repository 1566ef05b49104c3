"""The map drawn in characters: boxes, words and arrows are where they should be."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations, pairwise

import pytest
from handmade import (
    argument,
    claim,
    contradiction,
    debate,
    evidence,
    group,
    make,
    position,
    question,
    restatement,
)
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from argmap.drawing.cells.picture import Cells, arrange, draw_cells
from argmap.drawing.cells.ports import deepest, spread
from argmap.drawing.cells.routes import outside
from argmap.drawing.engines import EngineError, Limit, lay_out, too_long
from argmap.drawing.view import Selection, select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.model import ArgumentMap

DIRECTIONS = ("up", "down", "left", "right")
HEADS = "▲▼◀▶"


def drawn(map: ArgumentMap, **wanted: object) -> Cells:
    view, _ = select(map, Selection())
    return draw_cells(view, **wanted)  # type: ignore[arg-type]


def cut(row: str, column: int, width: int) -> str:
    """The part of a row that fills these cells of the terminal."""
    at, found = 0, ""
    for character in row:
        wide = max(wcswidth(character), 0)
        if column <= at < column + width or (wide == 0 and column < at <= column + width):
            found += character
        at += wide
    return found


def words_at(cells: Cells, id_: str) -> str:
    """The words inside a box, on one line."""
    row, column, width, height = cells.places[id_]
    inside = [cut(r, column + 1, width - 2) for r in cells.rows[row + 1 : row + height - 1]]
    return " ".join(" ".join(inside).split())


def whole(cells: Cells) -> str:
    return "\n".join(cells.rows)


WORDS = st.text(
    st.sampled_from("abcdefgh    mnop漢字かéΩя→"), min_size=1, max_size=90
).map(lambda s: " ".join(s.split()) or "x")  # fmt: skip


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """A random small map, cycles, joint premises, undercuts and evidence included."""
    ids = [f"c{i}" for i in range(draw(st.integers(1, 9)))]
    things = [question("q", draw(WORDS))] if draw(st.booleans()) else []
    for id_ in ids:
        answers = ("q",) if things and draw(st.integers(0, 4)) == 0 else ()
        things.append(claim(id_, draw(WORDS), answers=answers))
    some = st.sampled_from(ids)
    steps: list[str] = []
    for i in range(draw(st.integers(0, 10))):
        premises = draw(st.lists(some, min_size=1, max_size=3, unique=True))
        kind = draw(st.sampled_from(["support", "rebut", "undercut"]))
        target = draw(st.sampled_from(steps)) if kind == "undercut" and steps else draw(some)
        if kind == "undercut" and not steps:
            kind = "rebut"
        if target not in premises:
            steps.append(f"a{i}")
            things.append(argument(f"a{i}", kind, " ".join(premises), target))
    notes = draw(st.lists(st.tuples(some, WORDS), max_size=3))
    things += [evidence(f"e{i}", id_, text=words) for i, (id_, words) in enumerate(notes)]
    if len(ids) > 1 and draw(st.booleans()):
        pair = draw(st.lists(some, min_size=2, max_size=2, unique=True))
        things.append(draw(st.sampled_from([contradiction, restatement]))(*pair))
    return make(*things)


@given(maps(), st.sampled_from(DIRECTIONS))
def test_boxes_are_apart_and_have_their_words(map: ArgumentMap, direction: str) -> None:
    cells = drawn(map, direction=direction)
    for (r, c, w, h), (r_, c_, w_, h_) in combinations(cells.places.values(), 2):
        assert r + h <= r_ or r_ + h_ <= r or c + w <= c_ or c_ + w_ <= c
    for id_, thing in map.claims.items():
        assert "".join(words_at(cells, id_).split()) == "".join(thing.text.split())
    for id_, note in map.evidence.items():
        assert "".join(words_at(cells, id_).split()).startswith("".join(note.text.split()))
    right = max(c + w for _, c, w, _ in cells.places.values()) + 60
    assert all(0 <= wcswidth(row) <= right for row in cells.rows)


@given(maps(), st.sampled_from(DIRECTIONS))
def test_every_edge_leads_from_box_to_box(map: ArgumentMap, direction: str) -> None:
    view, _ = select(map, Selection())
    drawing = arrange(view, direction, "auto", Limit(60.0), (), 500)
    solid = {
        (row, column)
        for box in drawing.plan.boxes.values()
        for row in range(box.row, box.row + box.height)
        for column in range(box.column, box.column + box.width)
    }
    hanging = sum(1 for b in drawing.plan.boxes.values() if b.hangs)
    assert len(drawing.routes) + hanging == len(drawing.scene.links)
    for route in drawing.routes:
        for end, cell in ((route.wire.start, route.cells[0]), (route.wire.end, route.cells[-1])):
            beside, (down, right) = outside(drawing.plan, end)
            row, column = cell[0] + down, cell[1] + right
            box = end.box
            assert cell == beside
            assert box.row <= row < box.row + box.height
            assert box.column <= column < box.column + box.width
        for (r, c), (r_, c_) in zip(route.cells, route.cells[1:], strict=False):
            assert abs(r - r_) + abs(c - c_) == 1
        assert not solid.intersection(route.cells)
        assert all(0 <= r < drawing.plan.height and 0 <= c < drawing.plan.width
                   for r, c in route.cells)  # fmt: skip


@given(maps())
def test_the_same_every_time(map: ArgumentMap) -> None:
    assert drawn(map) == drawn(map)


def test_arrows_stand_at_the_box_they_lead_to() -> None:
    map = make(claim("a", "First."), claim("b", "Second."), argument("x", "rebut", "b", "a"))
    for direction, head in (("up", "▲"), ("down", "▼"), ("left", "◀"), ("right", "▶")):
        cells = drawn(map, direction=direction, with_legend=False)
        (found,) = [(i, row.index(head)) for i, row in enumerate(cells.rows) if head in row]
        row, column, width, height = cells.places["a"]
        assert found[0] in (row - 1, row + height) or found[1] in (column - 1, column + width)
        assert row - 1 <= found[0] <= row + height
        assert column - 1 <= found[1] <= column + width
        assert "−" in whole(cells)


def test_legend_has_exactly_what_is_used() -> None:
    small = drawn(make(claim("a"), claim("b"), argument("x", "support", "b", "a")))
    legend = small.rows[-1]
    assert legend.startswith("How to read it")
    assert "supports" in legend
    for words in ("rebut", "undercut", "evidence", "question", "●", "✕", "thesis"):
        assert words not in legend
    large = whole(drawn(debate()))
    for words in ("rebuts", "undercuts", "thesis", "premises that work together", "assumed"):
        assert words in large


def test_no_legend_when_none_is_wanted() -> None:
    view, _ = select(debate(), Selection())
    text = exporter_for("txt").export(view, Options(legend=False))
    assert "How to read it" not in text


def test_signs_tell_relations_apart_without_line_styles() -> None:
    things = [claim(i) for i in "abcde"]
    text = whole(drawn(make(
        *things, argument("x", "support", "b", "a"), argument("y", "rebut", "c", "a"),
        argument("z", "undercut", "d", "x"), contradiction("b", "c"), restatement("d", "e"),
    ), with_legend=False))  # fmt: skip
    for sign in "+−⊥✕≡●":
        assert sign in text


def test_rebuttals_both_ways_are_one_line_with_two_heads() -> None:
    map = make(claim("a"), claim("b"), position("p", "P.", "a"), position("q", "Q.", "b"),
               argument("x", "rebut", "a", "b"), argument("y", "rebut", "b", "a"))  # fmt: skip
    text = whole(drawn(map, with_legend=False))
    assert sum(text.count(head) for head in HEADS) == 2
    assert text.count("−") == 1


def test_boxes_say_what_they_are() -> None:
    map = make(
        question("q", "Who?"), claim("a", "Alpha.", answers=("q",)), position("us", "P.", "a"),
        evidence("e", "a", quote="so it is"),
    )  # fmt: skip
    for direction in DIRECTIONS:
        cells = drawn(map, direction=direction)
        rows = {id_: cells.rows[place[0]] for id_, place in cells.places.items()}
        assert "╔" in rows["question q"]
        assert "┏━[P]" in rows["a"]
        assert "┌┄" in rows["e"]
        assert words_at(cells, "e") == "“so it is”"


def test_up_gives_way_to_left_when_too_wide() -> None:
    things = [claim("top"), *(claim(f"c{i}") for i in range(12))]
    things += [argument(f"a{i}", "support", f"c{i}", "top") for i in range(12)]
    wide = drawn(make(*things), width=50)
    assert max(map(len, wide.rows)) < 100
    assert wide.places["top"][1] < wide.places["c0"][1]
    assert sum(row.count("◀") for row in wide.rows if "How" not in row) == 12
    high = drawn(make(*things), direction="down")
    assert high.places["top"][0] > high.places["c0"][0]


def test_empty_map_has_title_and_sentence() -> None:
    assert drawn(make(title="Nothing yet")).rows == (
        "Nothing yet",
        "",
        "This map has no claims yet.",
    )


def test_a_selection_that_matches_nothing_is_no_empty_map() -> None:
    view, _ = select(make(claim("a")), Selection(times=("before 2022",)))
    rows = draw_cells(view).rows
    assert "Shown: what speaks of the time before 2022 (0 of 1 claims)." in rows
    assert rows[-1] == "Nothing in the map matches this selection."


def test_collapsed_group_is_one_box() -> None:
    map = make(group("g", "The group"), claim("a", group="g"), claim("b"))
    view, _ = select(map, Selection(collapse=("g",)))
    cells = draw_cells(view)
    assert words_at(cells, "group g") == "The group 1 claim"


@pytest.mark.parametrize(
    "text",
    ["\u202ereversed\u202c", "a\x1b[31mred\x07", "👩\u200d👩\u200d👧 é x\u0301", "漢字" * 60,
     "longwordwithoutblanks" * 20, "\u0301 mark alone", "\u200b", "🇩🇪🇫🇷", "\ud800"],
)  # fmt: skip
def test_hostile_words(text: str) -> None:
    cells = drawn(make(claim("a", text), claim("b", "B."), argument("x", "support", "b", "a")))
    assert not any(c in whole(cells) for c in "\x1b\x07\u202e\u202c")
    row, column, width, height = cells.places["a"]
    for line in cells.rows[row : row + height]:
        assert wcswidth(line) <= column + width
    whole(cells).encode()


def test_long_words_are_cut() -> None:
    cells = drawn(make(claim("a", "word " * 400)))
    assert words_at(cells, "a").endswith("…")
    assert cells.places["a"][3] < 15


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=30), st.integers(0, 40))
def test_spread_keeps_order_and_bounds(wishes: list[float], size: int) -> None:
    found = spread(sorted(wishes), 0, size, 3)
    assert found == sorted(found)
    assert 0 <= found[0] <= found[-1] <= size
    if len(wishes) <= size + 1:
        assert len(set(found)) == len(found)


def test_deepest_counts_spans_that_touch() -> None:
    assert deepest([]) == 0
    assert deepest([(0, 3), (3, 5), (6, 9)]) == 2


def test_many_boxes_finish() -> None:
    things = [claim(f"c{i}") for i in range(300)]
    things += [argument(f"a{i}", "support", f"c{i}", f"c{i // 3}") for i in range(1, 300)]
    cells = drawn(make(*things))
    assert len(cells.places) == 300


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_arrow_of_a_debate_has_its_sign(direction: str) -> None:
    text = whole(drawn(debate(), direction=direction, with_legend=False, width=500))
    assert text.count("⊥") == 1
    assert text.count("−") == 2


def test_legend_names_the_arrow_of_evidence_only_where_there_is_one() -> None:
    one = make(claim("a"), evidence("e", "a", quote="so"))
    two = make(claim("a"), claim("b"), evidence("e", "a b", quote="so"))
    assert "evidence for" in whole(drawn(one))
    assert "evidence for" not in whole(drawn(one, direction="left"))
    assert "evidence for" in whole(drawn(two, direction="left"))


def test_the_deadline_holds_for_the_ways_of_edges_as_for_the_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    things = [claim(f"c{i}") for i in range(8)]
    pairs = [(i, j) for i in range(8) for j in range(8) if i != j]
    things += [argument(f"a{i}{j}", "rebut", f"c{i}", f"c{j}") for i, j in pairs]
    map = make(*things)
    now = [0.0]
    monkeypatch.setattr("argmap.drawing.engines.monotonic", lambda: now[0])

    def later(*words: object, **options: object) -> bytes:
        now[0] += 100
        return lay_out(*words, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("argmap.drawing.cells.layout.lay_out", later)
    with pytest.raises(EngineError, match=r"stopped after 150 seconds; draw less"):
        drawn(map, deadline=150.0)  # it is laid out twice, since it is too wide at first
    assert len(drawn(map, deadline=250.0).places) == 8

    def ticking() -> float:
        now[0] += 1
        return now[0]

    monkeypatch.setattr("argmap.drawing.engines.monotonic", ticking)
    with pytest.raises(EngineError, match="stopped after 210 seconds"):
        drawn(map, deadline=210.0)
    assert len(drawn(map, deadline=1e6).places) == 8


@pytest.mark.parametrize(
    "part",
    ["picture.build", "picture.cell_boxes", "picture.plan", "layout.join", "picture.route",
     "picture.put_boxes", "picture.put_edges"],
)  # fmt: skip
def test_the_deadline_holds_in_every_part_of_the_drawing(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    name = f"argmap.drawing.cells.{part}"
    module, _, function = name.rpartition(".")
    takes = getattr(import_module(module), function)

    def slow(*given: object, **options: object) -> object:
        now[0] += 100
        return takes(*given, **options)

    monkeypatch.setattr("argmap.drawing.engines.monotonic", lambda: now[0])
    monkeypatch.setattr(name, slow)
    map = make(claim("a"), claim("b"), argument("x", "rebut", "b", "a"))
    with pytest.raises(EngineError, match="stopped after 50 seconds; draw less"):
        drawn(map, deadline=50.0)
    assert len(drawn(map, deadline=200.0).places) == 2


def test_edges_that_find_no_free_cell_of_a_crowded_box_are_drawn_as_one() -> None:
    """There are fewer cells at the box than reasons; each reason still leads to it."""
    reasons = [claim(f"r{i}") for i in range(100)]
    steps = [argument(f"s{i}", "support", f"r{i}", "a") for i in range(100)]
    view, _ = select(make(claim("a"), *reasons, *steps), Selection())
    drawing = arrange(view, "left", "auto", Limit(60.0), (), 120)
    nets: dict[int, set[tuple[int, int]]] = {}
    for route in drawing.routes:
        nets.setdefault(route.wire.net, set()).add(route.cells[-1])
    assert len(drawing.routes) == 100
    assert 1 < len(nets) <= 40
    assert all(len(ends) == 1 for ends in nets.values())
    owner: dict[tuple[tuple[int, int], tuple[int, int]], int] = {}
    for route in drawing.routes:
        for pair in pairwise(route.cells):
            assert owner.setdefault((min(pair), max(pair)), route.wire.net) == route.wire.net


def test_an_engine_that_has_less_time_left_names_the_whole_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr("argmap.drawing.engines.monotonic", lambda: now[0])

    def slow(*words: object, deadline: float, **options: object) -> bytes:
        now[0] += 40
        if deadline < 40:
            raise too_long(deadline)
        return lay_out(*words, deadline=deadline, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("argmap.drawing.cells.layout.lay_out", slow)
    with pytest.raises(EngineError, match="stopped after 60 seconds"):
        drawn(make(*(claim(f"c{i}") for i in range(40))), deadline=60.0)
