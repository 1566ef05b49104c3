"""The table of points in reports: what it says, how long it is, and that words stay in their cells."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from parted import debates

from argmap.base.text import cell_width
from argmap.cli import main
from argmap.drawing.overview.content import overview
from argmap.drawing.view import select
from argmap.page.overview import overview_html
from argmap.reading import read_text
from argmap.reasoning.analyses import find
from argmap.reasoning.proofs import debate
from argmap.report.aligned import table
from argmap.report.brief import Brief
from argmap.report.brief.wishes import LEAST_ROWS, MOST_ROWS
from argmap.report.compose import Report, compose
from argmap.report.data import table as as_data
from argmap.report.markdown import markdown
from argmap.report.points import MARKS, Points, meetings
from argmap.report.text import text

STREET = """
person ann: Ann Fell
person ben: Ben Noll
person cid: Cid
person council: Town Council
person dot: Dot, who comments
source letter: A letter
    author ann
source thread: Comments on the letter
    kind thread
position yes: Close it.
    thesis close
    held by ann
position no: Keep it open.
    thesis open
    held by ben
    grants loud
position late: Wait.
    thesis wait
    held by cid
position rules: Rules are rules.
    thesis rule
    held by council
position never: Never close anything.
    thesis never
    held by dot
claim close: The street should be closed.
    when 2024-05-02..2024-07
    by ann
    supported by loud: It is loud.
        id noise
        by ann
    evidence "close the street" in letter
claim open: The street should stay open.
    by ben
    rebuts close
        by ben
claim wait: The count should be waited for.
    by cid
    rebuts close
        inferred: Both cannot be done at once.
claim rule: The council decides.
    by council
    undercuts noise
        by council
claim never: No street should be closed.
    by dot
    evidence "never close a street" said by dot in thread
    rebuts close
        by dot
"""


def report(written: str, **how: bool) -> Report:
    return compose(debate(read_text(written).map), **how)


def page_table(made: Brief | None) -> Points | None:
    assert made is not None
    found = [part.table for part in made.parts if part.table]
    assert len(found) < 2
    return found[0] if found else None


def full_table(made: Report) -> Points | None:
    return next(s.table for s in made.sections if s.analysis.name == "meeting")


def grid(points: Points) -> list[list[str]]:
    return [[row.words, *points.cells(row)] for row in points.rows]


def test_who_is_for_and_against() -> None:
    points = page_table(report(STREET, full=False).brief)
    assert points is not None
    assert points.heads == ("Ann", "Ben", "Cid", "Council")
    assert grid(points) == [
        ["The street should be closed. (May–Jul 2024)", "thesis", "against", "against*", "undercuts"],
        ["It is loud.", "holds", "grants", "", ""],
    ]  # fmt: skip
    assert points.key == (
        "undercuts: they attack a reason or evidence for it; * drawn by the mapmaker; "
        "empty: in this map they neither hold, grant nor deny it, nor argue about it."
    )


def test_the_whole_table_has_readers_who_comment_and_days_and_explains_each_word() -> None:
    points = full_table(report(STREET))
    assert points is not None
    assert points.heads == ("Ann", "Ben", "Cid", "Council", "Dot", "no reply")
    assert grid(points)[0] == [
        "The street should be closed. (May 2–Jul 2024)", "thesis", "against", "against*", "undercuts", "against", "3",
    ]  # fmt: skip
    for word in ("thesis", "holds", "grants", "against", "undercuts", "no reply", "empty"):
        assert f"{word}: " in points.key
    assert "both: " not in points.key
    assert "for: " not in points.key


def test_the_table_comes_after_who_speaks_and_begins_the_sections() -> None:
    made = report(STREET)
    assert made.brief is not None
    assert [part.heading for part in made.brief.parts][:2] == ["Who speaks", "Where they meet"]
    assert made.read[0].table is not None
    for written in (markdown(made), text(made)):
        assert "The thesis of" not in written


@pytest.mark.parametrize(
    "written",
    [
        "",
        "position yes: Yes.\n    thesis a\nclaim a: It is so.\n",
        "position yes: Yes.\n    thesis a\nposition no: No.\n    thesis b\nclaim a: A.\nclaim b: B.\n",
    ],
)
def test_where_nobody_meets_there_is_no_table(written: str) -> None:
    made = report(written)
    assert page_table(made.brief) is None
    assert full_table(made) is None
    assert "\n|" not in markdown(made)


@pytest.mark.parametrize(
    ("people", "held", "heads"),
    [
        ("person noll: Ben Noll\nperson ött: Eva Ött\n", ("noll", "ött"), ("Noll", "Ött")),
        ("person eu: European Union\nperson b: Ben\n", ("eu", "b"), ("European Union", "Ben")),
        ("person a: A. Lee\nperson lee: B. Lee\n", ("a", "lee"), ("A. Lee", "Lee")),
        ("person ann: Ann Lee\nperson x: Ann\n", ("ann", "x"), ("Ann Lee", "Ann")),
        ("person a: A\nperson b: B\nperson c: C\n", ("a, b, c", "b, c"), ("A +2", "B, C")),
        ("person a: A\n", ("a", "a"), ("A: Yes, in all of…", "A: No.")),
        ("", ("", ""), ("Yes, in all of the cases.", "No.")),
    ],
)
def test_columns_have_short_names_that_nobody_takes_for_another(
    people: str, held: tuple[str, str], heads: tuple[str, str]
) -> None:
    one, two = (f"    held by {who}\n" if who else "" for who in held)
    points = page_table(
        report(
            f"{people}position yes: Yes, in all of the cases.\n    thesis c\n{one}"
            f"position no: No.\n    denies c\n{two}claim c: It is so.\n",
            full=False,
        ).brief
    )
    assert points is not None
    assert points.heads == heads


def many(positions: int, claims: int, words: str = "") -> str:
    people = "".join(f"person p{i}: Person{i}\n" for i in range(positions))
    return people + "".join(
        f"position q{i}: {'Yes' if i % 2 else 'No'} {i}.\n    held by p{i}\n"
        + "".join(f"    {'holds' if i % 2 else 'denies'} c{n}\n" for n in range(claims))
        for i in range(positions)
    ) + "".join(f"claim c{n}: The claim number {n} {words}.\n" for n in range(claims))  # fmt: skip


def test_a_page_has_few_columns_and_rows_and_the_whole_table_all_rows() -> None:
    made = report(many(11, 20))
    short, whole = page_table(made.brief), full_table(made)
    assert short is not None
    assert whole is not None
    assert (len(short.columns), len(short.rows)) == (5, MOST_ROWS)
    assert (len(whole.columns), len(whole.rows)) == (8, 20)
    assert short.key == "6 more positions have no column."
    assert whole.key.endswith("; 3 more positions have no column.")
    assert "no column" not in full_table(report(many(8, 3))).key
    told = text(made)
    assert all(cell_width(line) <= 80 for line in told.split("\n"))
    assert "Person4" in told


@pytest.mark.parametrize("words", ["", "word " * 40, "x" * 500, "言葉" * 90, "שלום " * 40])
def test_a_page_of_long_words_is_a_page_with_its_table(words: str) -> None:
    made = report(many(5, 9, words), full=False)
    points = page_table(made.brief)
    assert points is not None
    assert LEAST_ROWS <= len(points.rows) <= MOST_ROWS
    for written in (markdown(made), text(made)):
        assert len(written.split()) <= 450
        assert written.count("\n") <= 60


def test_of_many_speakers_a_few_are_listed_before_claims_are_cut_short() -> None:
    names = "".join(f"person p{i}: A speaker of side {i}\nsource s{i}: Text {i}\n    author p{i}\n"
                    for i in range(12))  # fmt: skip
    rest = many(12, 9, "says what is the case after all of it").split("position q0", 1)[1]
    asked = "".join(
        f"question a{n}: What of {n}?\n"
        + "".join(
            f"claim a{n}-{i}: The answer of {i} to {n} is this one and no other one.\n    by p{i}\n"
            f'    answers a{n}\n    evidence "it is {n}" in s{i}\n'
            for i in range(2)
        )
        for n in range(3)
    )
    asked += "".join(
        f'claim own{i}: A claim of {i}.\n    by p{i}\n    evidence "a claim" in s{i}\n' for i in range(12)
    )
    made = report(f"{names}position q0{rest}{asked}", full=False)
    assert made.brief is not None
    headings = [part.heading for part in made.brief.parts]
    assert headings[1] == "Where they meet"
    assert len([h for h in headings if h.startswith("What of")]) >= 2
    assert "none is by ten authors" in markdown(made)
    points = page_table(made.brief)
    assert points is not None
    assert len(points.rows) >= LEAST_ROWS
    assert "The claim number 0 says what is the case after all" in points.rows[0].words
    for written in (markdown(made), text(made)):
        assert len(written.split()) <= 450
        assert written.count("\n") <= 60


@settings(max_examples=60)
@given(debates(), st.integers(0, 60))
def test_of_any_map_the_page_is_a_page_and_the_table_is_the_overviews(map, number) -> None:
    long = {c.id: replace(c, text=f"{c.text} {'word ' * number}".strip()) for c in map.claims.values()}
    map = replace(map, claims=long)
    made = compose(debate(map), full=False)
    for written in (markdown(made), text(made)):
        assert len(written.split()) <= 450
        assert written.count("\n") <= 60
    points, drawn = page_table(made.brief), overview(select(map)[0]).rows
    assert (points is None) == (not drawn)
    if points is not None:
        assert min(LEAST_ROWS, len(drawn)) <= len(points.rows) <= MOST_ROWS
        whole = meetings(debate(map), len(points.columns), comments=False).table(None)
        assert whole is not None
        counts = [(row.claim, len(row.unanswered)) for row in whole.rows]
        assert counts[: len(drawn)] == [(o.claim, o.unanswered) for o in drawn[: len(counts)]]
        for row, other in zip(points.rows, drawn, strict=False):
            assert row.claim == other.claim
            assert row.cells == tuple(
                f"{s.word}{MARKS[s.manner]}" for s in other.stances
            )


HARMFUL = ["a | b", "\\", "ends in \\", "|", "`|`", "<td>x</td>", "*|*", "--- | ---", "a\\|b", "[x](y)|"]


@pytest.mark.parametrize("words", HARMFUL)
def test_words_stay_in_their_cells(words: str) -> None:
    made = report(
        f"person a: {words}\nperson b: Ben\nposition yes: Yes.\n    thesis c\n    held by a\n"
        f"position no: No.\n    denies c\n    held by b\nclaim c: {words}\n",
        full=False,
    )
    shown = " ".join(words.split())
    block = next(b for b in markdown(made).split("\n\n") if b.startswith("|"))
    # As GitHub reads it: no `|` behind a backslash parts cells, whatever is before the backslash.
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in block.split("\n")]
    assert [len(row) for row in cells] == [3, 3, 3]
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown(made))
    read = re.findall(r"<t[hd]>(.*?)</t[hd]>", html)
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert read == ["Most contested first", escaped, "Ben", escaped, "thesis", "against"]
    found = debate(made.map)
    plain = "".join(overview_html(made.map, found, find("meeting").run(found)))
    body = plain.split("<tbody>")[1].split("</tbody>")[0]
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", body)
    assert [re.sub(r"<[^>]*>", "", cell) for cell in cells] == [escaped, "thesis", "against"]
    heads = re.findall(r"<button[^>]*>(.*?)</button>", plain.split("<tbody>")[0])
    assert heads == ["Most contested first", escaped, "Ben"]
    assert plain.count("<table>") == 1


@pytest.mark.parametrize("words", ["A claim of words", "街を閉めるべきだ", "יש לסגור את הרחוב", "x" * 70])
@pytest.mark.parametrize("width", [30, 45, 80, 120])
def test_the_table_in_text_is_aligned_and_complete(words: str, width: int) -> None:
    points = full_table(report(STREET.replace("It is loud.", words)))
    assert points is not None
    lines = list(table(points, width))
    assert all(cell_width(line) <= width for line in lines)
    everything = "".join("".join(lines).split())
    for row in points.rows:
        assert "".join(row.words.split())[:8] in everything
        assert all(cell in everything for cell in row.cells)
    if width >= 80:
        rule = next(i for i, line in enumerate(lines) if set(line) == {"-"})
        first = next(line for line in lines[rule:] if "thesis" in line)
        assert "against*" in first
        other = next(line for line in lines[rule:] if "grants" in line)
        place = [cell_width(line[: line.index(cell)]) for line, cell in ((first, "thesis"), (other, "holds"))]
        assert place[0] == place[1] == cell_width(lines[rule - 1][: lines[rule - 1].index("Ann")])


def test_who_has_no_column_is_told_below_the_row() -> None:
    points = full_table(report(STREET))
    assert points is not None
    assert "    undercuts: Council; against: Dot" in list(table(points, 66))
    assert "    thesis: Ann; against: Ben and Dot;" in list(table(points, 44))
    narrow = " ".join(" ".join(table(points, 30)).split())
    assert "thesis: Ann; against: Ben and Dot; against*: Cid; undercuts: Council; no reply: 3" in narrow  # fmt: skip


def test_a_narrow_terminal_has_narrow_lines(tmp_path, monkeypatch, capsys) -> None:
    file = tmp_path / "street.arg"
    file.write_text(STREET)
    monkeypatch.setenv("COLUMNS", "46")
    main(["report", str(file), "--full", "--format", "text"])
    told = capsys.readouterr().out
    assert max(map(len, told.split("\n"))) <= 46
    monkeypatch.setenv("COLUMNS", "200")
    main(["report", str(file), "--full", "--format", "text"])
    assert max(map(len, capsys.readouterr().out.split("\n"))) <= 80
    monkeypatch.setenv("COLUMNS", "46")
    main(["report", str(file), "--full", "-o", str(tmp_path / "r.txt")])
    assert max(map(len, (tmp_path / "r.txt").read_text().split("\n"))) > 60


def test_names_are_shown_where_they_are_asked_for() -> None:
    for names in (False, True):
        made = report(STREET, names=names)
        assert ("[loud]" in "\n".join(text(made).split("\n")[:30])) == names
        assert ("(`loud`)" in markdown(made).split("**Question")[0].split("## The")[0]) == names


def test_the_table_as_data() -> None:
    made = as_data(report(STREET))
    assert json.loads(json.dumps(made)) == made
    for of in (made["brief"]["parts"][1], made["sections"][0]):
        rows = of["table"]["rows"]
        assert rows[0]["claim"] == "close"
        assert rows[0]["stances"][2] == {"word": "against", "manner": "drawn"}
        assert set(rows[0]["unanswered"]) <= made["arguments"].keys()
        assert {row["claim"] for row in rows} <= made["claims"].keys()
        assert of["table"]["columns"][0] == {"position": "yes", "name": "Ann"}
    assert "table" not in made["sections"][1]
