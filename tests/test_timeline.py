"""Claims and statements along their times: the axis, the lanes, and where things are drawn."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from handmade import claim, evidence, make, person, position, source

from argmap.cli import main
from argmap.drawing.cells.boxes import cells as cells_of
from argmap.drawing.folding.importance import importance
from argmap.drawing.paper import pages
from argmap.drawing.svg.paint import Paint
from argmap.drawing.timeline.axis import Axis, Size, make_axis
from argmap.drawing.timeline.cells import rows
from argmap.drawing.timeline.chart import BETWEEN, PLOT, WORDS, Placed, Room, chart, packed, room_in
from argmap.drawing.timeline.draw import laid_out, picture
from argmap.drawing.timeline.lanes import Timeline, timeline
from argmap.drawing.view import Selection, select
from argmap.formats.exports import ExportError, exporter_for
from argmap.formats.exports.options import Options
from argmap.model import ArgumentMap
from argmap.reading import read

SIZE = Size(100.0, 900.0, 26.0, 64.0, 46.0)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def made(*things: object, **wanted: object) -> Timeline:
    view, missing = select(make(*things), Selection(**wanted))  # type: ignore[arg-type]
    assert missing == ()
    return timeline(view)


def dated(id_: str, published: str, author: str = ""):
    return replace(source(id_, "A title", author), published=published)


def words(axis: Axis) -> list[str]:
    return [tick.words for tick in axis.ticks]


# The axis.


def test_an_axis_is_linear_from_its_first_day_to_its_last() -> None:
    axis = make_axis([day("2022-01-01"), day("2024-01-01")], SIZE)
    assert axis.place(day("2022-01-01")) == 100.0
    assert axis.place(day("2024-01-01")) == 900.0
    assert axis.place(day("2023-01-01")) == pytest.approx(500.0)
    assert axis.place(day("2020-01-01")) == 100.0
    assert axis.place(day("2030-01-01")) == 900.0
    assert axis.gaps == []


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2022-03-01", "2022-03-15", ["Feb 26, 2022", "Mar", "6", "11"]),
        ("2022-03-01", "2022-06-30", ["Mar 1, 2022", "11", "21", "Apr"]),
        ("2022-01-01", "2023-03-01", ["2022", "Feb", "Mar"]),
        ("2022-02-01", "2023-03-01", ["Feb 2022", "Mar", "Apr"]),
        ("2020-01-01", "2023-03-01", ["2020", "Apr", "Jul"]),
        ("2012-01-01", "2023-03-01", ["2012", "2013"]),
        ("1000-01-01", "2023-03-01", ["1000", "1100", "1200"]),
        ("0001-01-01", "9999-12-31", ["1000", "2000", "3000"]),
    ],
)
def test_ticks_are_as_fine_as_there_is_room_for(first: str, last: str, shown: list[str]) -> None:
    axis = make_axis([day(first), day(last)], SIZE)
    assert words(axis)[: len(shown)] == shown
    at = [tick.at for tick in axis.ticks]
    assert at == sorted(at)
    assert min(b - a for a, b in itertools.pairwise(at)) >= 10
    fitting = axis.labelled(lambda text, _: 7.0 * len(text), after=0, apart=6.0, middle=True)
    for a, b in itertools.pairwise(fitting):
        assert a.at + 3.5 * len(a.words) + 6 <= b.at - 3.5 * len(b.words)
    assert len(fitting) > 2
    assert len(words(axis)) <= 800 / 40


def test_long_stretches_without_dates_are_left_out_where_most_dates_are_close() -> None:
    dense = [day("2022-01-01") + 20 * n for n in range(30)]
    axis = make_axis([day("1939-09-01"), day("1990-01-01"), *dense], SIZE)
    assert len(axis.pieces) == 3
    scales = {round((p.end - p.start) / (p.last - p.first), 6) for p in axis.pieces}
    assert len(scales) == 1
    assert all(p.end - p.start >= 63.9 for p in axis.pieces)
    assert axis.pieces[-1].end == pytest.approx(900.0)
    assert [b - a for a, b in axis.gaps] == [26.0, 26.0]
    places = [
        axis.place(d) for d in [day("1939-09-01"), day("1960-01-01"), day("1990-01-01"), *dense]
    ]
    assert places == sorted(places)
    assert axis.gaps[0][0] < places[1] < axis.gaps[0][1]
    assert {"1939", "1990", "2022"} <= {re.sub(r".* ", "", w) for w in words(axis)}


@pytest.mark.parametrize(
    "days", [["2014-01-01", "2022-01-01"], ["2010-01-01", "2014-01-01", "2016-01-01", "2022-01-01"]]
)
def test_a_few_dates_stay_on_one_axis(days: list[str]) -> None:
    assert make_axis([*map(day, days)], SIZE).gaps == []


def test_a_single_day_has_days_around_it() -> None:
    axis = make_axis([day("2022-03-05")], SIZE)
    assert axis.place(day("2022-03-05")) == 500.0
    assert axis.place(day("2022-03-06")) - 500.0 < 40


@pytest.mark.parametrize("days", [(1, 2), (1, 3652060), (3652059, 3652060), (1, 2, 700000, 700001)])
def test_the_ends_of_the_calendar_have_their_place(days: tuple[int, ...]) -> None:
    axis = make_axis(days, SIZE)
    assert all(99.9 <= axis.place(d) <= 900.1 for d in days)
    assert axis.ticks


# What has a time, and who speaks.


def test_claims_are_in_the_lane_of_who_says_them() -> None:
    found = made(
        person("ann", "Ann"), person("ben", "Ben"), person("cy", "Cy"),
        position("p", "Yes.", "thesis", "ben"), position("o", "No.", "alone"),
        dated("s", "2023", "cy"),
        claim("mine", by=("ann", "ben"), when="2022"), claim("thesis", when="2021"),
        claim("alone", when="2020"), claim("quoted"), claim("nobody", when="2019"), claim("never"),
        evidence("e", "quoted", quote="q", source="s"),
    )  # fmt: skip
    lanes = {lane.name: [row.claim for row in lane.rows] for lane in found.lanes}
    assert lanes == {
        "Ben": ["thesis"], "No.": ["alone"], "Ann": ["mine"], "Cy": ["quoted"],
        "Nobody is named": ["nobody"],
    }  # fmt: skip
    assert found.timeless == 1
    assert [badge.letters for badge in found.lanes[0].badges] == ["Ye"]
    (mine,) = found.lanes[2].rows
    assert mine.others == "Ben"


def test_rows_are_in_the_order_of_time() -> None:
    times = ("2022-03", "after 2024", "before 2022", "2021", "2022-03-01..2022-03-02")
    found = made(
        person("ann", "Ann"), *(claim(f"c{n}", by=("ann",), when=t) for n, t in enumerate(times))
    )
    assert [row.claim for row in found.lanes[0].rows] == ["c2", "c3", "c4", "c0", "c1"]


def test_statements_have_the_day_when_they_were_said_or_else_published() -> None:
    found = made(
        person("ann", "Ann"), person("ben", "Ben"), person("cy", "Cy"), dated("s", "2023-10", "ann"),
        source("undated", "U", "ann"),
        claim("c", by=("ann",), when="2022"),
        evidence("own", "c", quote="a", source="s"),
        evidence("own2", "c", quote="b", source="s"),
        evidence("other", "c", quote="c", source="s", voice="ben", said="2022-03-04"),
        evidence("heard", "c", quote="d", source="s", voice="ben", said="2022-03-04", via=("cy",)),
        evidence("never", "c", quote="e", source="undated"),
        evidence("odd", "c", quote="f", source="s", voice="ben", said="2022-13"),
    )  # fmt: skip
    (row,) = found.lanes[0].rows
    assert [(s.name, s.count, str(s.days[0]), str(s.days[1])) for s in row.said] == [
        ("Ben", 1, "2022-03-04", "2022-03-04"),
        ("Ben, via Cy", 1, "2022-03-04", "2022-03-04"),
        ("", 2, "2023-10-01", "2023-10-31"),
        ("Ben", 1, "2023-10-01", "2023-10-31"),
    ]
    assert [s.reported for s in row.said] == [False, False, False, True]


def test_words_that_a_text_reports_have_a_hollow_dot_at_the_day_of_the_report() -> None:
    map = make(
        person("ann", "Ann"), person("ben", "Ben"), dated("s", "2023-10", "ann"),
        claim("c", by=("ben",), when="2022"),
        evidence("told", "c", quote="a", source="s", voice="ben"),
    )  # fmt: skip
    view = select(map, Selection())[0]
    (row,) = timeline(view).lanes[0].rows
    (dot,) = chart(timeline(view), Room()).strips[0].rows[0].dots
    assert row.said[0].reported
    assert dot.reported
    assert dot.bar is None  # no line says that it was said at another time
    drawn, cells = picture(view), "\n".join(rows(view))
    for shown in (drawn, cells):
        assert "when it was reported" in shown
        assert "or else published" not in shown
        assert "said at another time" not in shown
    assert "○" in cells
    assert "●" not in cells
    assert re.findall(r'<circle[^>]*class="f-([a-z]+)', drawn)[-1] == "canvas"


def test_what_is_granted_is_marked_with_who_grants_it() -> None:
    ann = replace(position("p", "Close it.", "thesis", "ann"), grants=("shops", "noise"))
    map = make(
        person("ann", "Ann"), person("ben", "Ben"), person("cy", "Cy"), ann,
        claim("thesis", when="2024"),
        claim("shops", "Shops lose.", by=("ben",), when="2023"),
        claim("noise", "It is quiet.", by=("ben",), when="2023"),
        claim("bells", "Bells ring.", by=("ben",), when="2023", granted_by=("cy",)),
    )  # fmt: skip
    view = select(map, Selection())[0]
    found = {row.claim: row for lane in timeline(view).lanes for row in lane.rows}
    assert {c: [m.text for m in row.granted] for c, row in found.items()} == {
        "thesis": [], "shops": ["Cl"], "noise": ["Cl"], "bells": ["Cy"],
    }  # fmt: skip
    assert found["bells"].title.endswith("\nGranted by: Cy")
    drawn, cells = picture(view), "\n".join(rows(view))
    assert cells.count("◐[Cl]") == 2
    assert "◐[Cy]" in cells
    assert drawn.count(">Cl<") == 4  # the lane's badge, two marks, and the legend
    assert drawn.count(">Cy<") == 4  # twice the name, a mark, and the legend
    assert "[Cl] Close it." in cells
    assert "[Cy] Cy" in cells
    for shown in (drawn, cells):
        assert "granted (conceded, not argued from)" in shown
    alone = select(map, Selection(focus=("thesis",), depth=0))[0]
    for shown in (picture(alone), "\n".join(rows(alone))):
        assert "granted" not in shown


def test_words_that_nobody_is_named_for_have_the_name_of_their_source() -> None:
    found = made(person("ann", "Ann"), dated("s", "2023"), claim("c", by=("ann",)),
                 evidence("e", "c", text="31 of 60", source="s"))  # fmt: skip
    assert [s.name for s in found.lanes[0].rows[0].said] == ["A title"]


def test_a_timeline_shows_what_is_selected() -> None:
    things = (
        person("ann", "Ann"), position("p", "Yes.", "a", "ann"), dated("s", "2023", "ann"),
        claim("a", by=("ann",), when="2022"), claim("b", when="2023"), claim("c"),
        evidence("e", "a", quote="q", source="s"), evidence("f", "c", quote="q", source="s"),
    )  # fmt: skip

    def shown(**wanted: object) -> list[str]:
        return sorted(r.claim for lane in made(*things, **wanted).lanes for r in lane.rows)

    assert shown() == ["a", "b", "c"]
    assert shown(positions=("p",)) == ["a"]
    assert shown(times=("2023",)) == ["b"]
    assert shown(evidence=False) == ["a", "b"]
    assert shown(focus=("c",)) == ["c"]


# Places.


@pytest.fixture
def many() -> ArgumentMap:
    """Many claims of one speaker, with long words and statements on neighbouring days."""
    return make(
        person("ann", "Ann"), person("ben", "Benjamin of the long name"), dated("s", "2023", "ann"),
        *(
            claim(f"c{n}", "Words and more words, and yet more of them. " * (1 + n % 6), by=("ann",),
                  when=("2022-03", "before 2022-02", "after 2023-06", "2020..2024", "")[n % 5])
            for n in range(60)
        ),
        *(
            evidence(f"e{n}{k}", f"c{n}", quote=f"q{k}", source="s", voice="ben", said=f"2023-05-{k:02}")
            for n in range(0, 60, 7) for k in range(1, 9)
        ),
    )  # fmt: skip


def test_nothing_meets(many: ArgumentMap) -> None:
    placed = chart(timeline(select(many)[0]), Room())
    rows_ = [row for strip in placed.strips for row in strip.rows]
    assert len(rows_) == 60 - sum(1 for n in range(60) if n % 5 == 4 and n % 7)
    for a, b in itertools.pairwise(rows_):
        assert a.y + a.height <= b.y
    for row in rows_:
        assert row.y + row.height >= row.y + 15.5 * len(row.text)
        _apart(row)
    assert placed.height >= rows_[-1].y + rows_[-1].height
    assert sum(strip.again for strip in placed.strips) == len(placed.strips) - 1 > 0


def _apart(row: Placed) -> None:
    """No dot's words meet another dot or its words, or leave the picture."""
    reaches = []
    for dot in row.dots:
        wide = dot.words.width + 5 if dot.words else 0.0
        left = dot.x - 4 - (wide if dot.left else 0.0)
        right = dot.x + 4 + (0.0 if dot.left else wide)
        assert left >= WORDS
        assert right <= WORDS + BETWEEN + PLOT
        assert row.y < dot.y < row.y + row.height
        assert row.bar is None or dot.y > row.bar.y + 9
        reaches.append((dot.y, left, right))
    for (y, a, b), (z, c, d) in itertools.combinations(reaches, 2):
        assert y != z or b < c or d < a


def test_lines_are_filled_from_the_first() -> None:
    assert packed([(0, 10), (5, 15), (20, 30), (11, 19)], 0.5) == [0, 1, 0, 0]
    assert packed([(0, 10), (11, 19)], 2) == [0, 1]


def test_a_line_leads_to_what_was_said_at_another_time() -> None:
    placed = chart(made(
        person("ann", "Ann"), claim("c", by=("ann",), when="2022"),
        evidence("in", "c", quote="q", said="2022-06-01", voice="ann"),
        evidence("later", "c", quote="q", said="2023-06-01", voice="ann"),
        evidence("before", "c", quote="q", said="2021-06-01", voice="ann"),
    ), Room())  # fmt: skip
    (row,) = placed.strips[0].rows
    assert row.bar is not None
    before, within, later = row.dots
    assert within.bar is None
    assert before.bar == (row.bar.start, row.bar.y + 9)
    assert later.bar == (row.bar.end, row.bar.y + 9)


# Drawn.


def test_open_bars_and_what_is_left_out_are_in_the_legend_when_they_are_there() -> None:
    plain = picture(select(make(claim("c", when="2022")))[0])
    assert "the time a claim speaks of" in plain
    assert "before or after" not in plain
    assert "not drawn" not in plain
    more = picture(select(make(claim("c", when="before 2022"), claim("d"), claim("e")))[0])
    assert "the time a claim speaks of" not in more
    assert "before or after that time" in more
    assert "2 claims have no time and no statement with one: not drawn" in more


def test_hostile_words_are_escaped() -> None:
    bad = "<script>alert(1)</script> & \x00\u202e\"'"
    view, _ = select(make(
        person("ann", bad), replace(source("s", bad, "ann"), published="2023"),
        position("p", bad, "c", "ann"), claim("c", bad, by=("ann",), when="2022"),
        evidence("e", "c", quote=bad, source="s", via=("ann",), voice="x"), title=bad, about=bad,
    ))  # fmt: skip
    svg = picture(view)
    ET.fromstring(svg)
    assert "<script" not in svg
    assert "\x00" not in "".join(rows(view))


@pytest.mark.parametrize("theme", ["auto", "light", "dark", "classic"])
def test_every_theme_draws_the_same_shapes(many: ArgumentMap, theme: str) -> None:
    view, _ = select(many)
    tags = re.findall(r"<(\w+)", picture(view, theme=theme))
    plain = re.findall(r"<(\w+)", picture(view, theme="light"))
    assert [t for t in tags if t != "style"] == plain


@pytest.mark.parametrize("width", [None, 40, 80, 200])
def test_lines_of_text_keep_to_their_width(many: ArgumentMap, width: int | None) -> None:
    found = rows(select(many)[0], width)
    assert max(map(len, found)) <= max(width or 120, 70)
    assert any("━" in row for row in found)
    assert any("●" in row for row in found)


def test_a_map_without_times_says_what_to_write(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.arg").write_text("claim c: The street is loud.\n", encoding="utf-8")
    assert main(["render", "m.arg", "--timeline", "-o", "t.svg"]) == 0
    assert "Write `when 2022-03` under a claim" in capsys.readouterr().err
    assert "Write `when 2022-03` under a claim" in (tmp_path / "t.svg").read_text(encoding="utf-8")
    assert main(["render", "m.arg", "--timeline", "--when", "2022", "-o", "t.svg"]) == 0
    assert "Nothing in the map matches this selection." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--highlight", "cruxes"], "--highlight has no use with --timeline"),
        (["--open", "all"], "--open has no use with --timeline"),
        (["--direction", "left"], "--direction has no use with --timeline"),
        (["--format", "dot"], "what --timeline draws is no graph"),
        (["--when", "2022-13"], "`2022-13` has a month 13"),
    ],
)
def test_what_a_timeline_cannot_do_gets_a_sentence(
    tmp_path, monkeypatch, capsys, more, sentence
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.arg").write_text(
        "claim c: The street is loud.\n    when 2022\n", encoding="utf-8"
    )
    assert main(["render", "m.arg", "--timeline", *more]) == 2
    assert sentence in capsys.readouterr().err


def test_pixels_and_pages_are_the_same_picture() -> None:
    view, _ = select(make(claim("c", when="2022")))
    assert exporter_for("png").export(view, Options(timeline=True, scale=1.0))[1:4] == b"PNG"
    with pytest.raises(ExportError, match="no graph"):
        exporter_for("dot").export(view, Options(timeline=True))


@pytest.mark.parametrize("width", [40, 60, 80, 92, 120])
def test_in_characters_a_timeline_is_as_wide_as_asked(width):
    """Also where many stretches without dates are left out of a short axis."""
    reading = read([str(Path(__file__).parent.parent / "maps" / "why-no-peace.arg")])
    view, _ = select(reading.map, Selection())
    assert max(cells_of(row) for row in rows(view, width)) == width


# A page.


MAPS = Path(__file__).parents[1] / "maps"


def debate():
    return select(read([str(MAPS / "why-no-peace.arg")]).map)[0]


@pytest.mark.parametrize("word", ["A5", "A4", "A3", "slide", "letter", "120x90"])
def test_a_timeline_on_a_page_has_what_is_most_important(word: str) -> None:
    view = debate()
    sheet = laid_out(view, pages=pages(word))
    rows_ = [row.claim for lane in sheet.made.lanes for row in lane.rows]
    timed = {row.claim for lane in timeline(view).lanes for row in lane.rows}
    order = [claim for claim in importance(view).claims if claim in timed]
    assert {*rows_} == {*order[: len(rows_)]}
    assert sheet.zoom == 1.0
    assert sheet.told == f"On this page: {len(rows_)} of {len(timed)} claims with a time, the most important ones."
    svg = ET.fromstring(sheet.draw(Paint("light")))
    words_ = " ".join("".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text"))
    assert sheet.told.split(":")[0] in words_
    assert svg.get("width") == f"{sheet.page.width:g}mm"
    high = float(svg.get("viewBox").split()[3])
    assert all(float(text.get("y")) <= high for text in svg.iter("{http://www.w3.org/2000/svg}text"))
    for strip in sheet.placed.strips:
        for row in strip.rows:
            assert all(dot.x <= sheet.room.width for dot in row.dots)


def test_a_larger_page_has_more_of_a_timeline() -> None:
    view = debate()
    numbers = []
    for word in ("A5", "A4", "A3", "A2"):
        sheet = laid_out(view, pages=pages(word))
        numbers.append(sum(len(lane.rows) for lane in sheet.made.lanes))
    assert numbers == sorted({*numbers})
    # One row more has no room.
    on = laid_out(view, pages=pages("A3"))
    assert on.height > 0.8 * on.page.room[1]


def test_a_small_timeline_is_whole_on_a_page_and_says_nothing() -> None:
    view, _ = select(make(claim("a", "One.", when="2022"), claim("b", "Two.", when="2023")))
    sheet = laid_out(view, pages=pages("A4"))
    assert (sheet.remark, len(sheet.made.lanes[0].rows)) == ("", 2)


def test_a_page_without_room_gets_a_sentence() -> None:
    view = debate()
    told: list[str] = []
    exporter_for("svg").export(view, Options(timeline=True, pages=pages("1x1"), say=told.append))
    assert "It is drawn for 60x60 mm" in told[0]
    assert "Its smallest type has" in told[0]


@pytest.mark.parametrize("wide", [100.0, 400.0, 836.0, 3000.0])
def test_words_and_axis_share_the_width_of_a_page(wide: float) -> None:
    room = room_in(wide)
    assert room.width == pytest.approx(max(wide, 334.0))
    assert 150.0 <= room.words <= WORDS
