"""Every command over broken maps: no unexpected error, and an exit status that is documented.

`ARGMAP_FUZZ=long` runs many more.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from accidents import EXAMPLES, break_map

from argmap.browser.card_page import heading_page, page_of
from argmap.browser.open_map import Opener
from argmap.cli import COMMANDS, main
from argmap.contents.article import shelves, sources_of
from argmap.contents.card import card
from argmap.contents.outline import Outline
from argmap.contents.search import search
from argmap.contents.sides import sides
from argmap.formats.exports import all_exporters
from argmap.model.settings import Settings
from argmap.preview.news import News, news_of
from argmap.preview.page import page_of as live_page
from argmap.preview.shown import claim_on, first_shown, written
from argmap.reading import read
from argmap.reasoning.proofs import debate
from argmap.report.highlight import highlight, highlight_names

COUNT = 1500 if os.environ.get("ARGMAP_FUZZ") == "long" else 40
SLICES = 4

TYPO = """\
claim c: The street is loud.
argument a: An argument without a conclusion
    premise b: Cars pass by.
    therefore d: The street is never quiet.
    premise e: People live there.
b undercuts a
    id named
    undercut by c
expect b stands
expect named defeated
c supports d
    scheme expert-opinion
    answered expertise by a, named
"""
DOUBTED = """\
map: Whose word it is
    by ann
person ann: Ann
person ben: Ben
source s: A letter
    author ann
position p: Yes.
    thesis c
    held by ann
    grants d
position q: No.
    thesis d
    held by ben
claim c: The street is loud.
    when 2022
    evidence e "loud" said by ben via ann in s
        undercut by u: It is hearsay.
            by ben
            undercut by w: It is not.
    evidence f: A count.
        undercut by d
            inferred
    rebutted by d
        granted by ann
claim d: It is quiet.
    by ben
    contradicts c
    evidence f
u undercuts e with d
    id pair
"""
RINGS = "group a: X\n    group b: Y\n        group a: X\n            claim c: C is so.\n"

CONVERTED = [exporter.name for exporter in all_exporters() if exporter.purpose == "convert"]
COMMANDS_OF_A_MAP = [
    *(["check", "--format", f] for f in ("full", "short", "json", "github", "sarif")),
    ["fmt", "--check"],
    ["fmt", "--diff"],
    *(["render", "-o", "-", "--format", f] for f in ("dot", "txt")),
    ["render", "-o", "-", "--format", "dot", "--highlight", "disagreement"],
    *(["render", "-o", "-", "--timeline", "--format", f] for f in ("svg", "txt")),
    *(["render", "-o", "-", "--overview", "--format", f] for f in ("svg", "txt")),
    ["render", "-o", "-", "--format", "txt", "--timeline", "--when", "2022..2023"],
    *(["convert", "--to", f] for f in (*CONVERTED, "arg")),
    *(["report", "--format", f] for f in ("markdown", "text", "json")),
    ["status"],
    ["status", "--extensions", "preferred", "--standard", "evidence"],
    ["status", "--strength", "--format", "json"],
    ["questions", "--all"],
    ["coverage"],
    ["browse"],
    ["lock"],
]  # fmt: skip
DRAWN = [["render", "-o", "-", "--format", "svg"], ["report", "--format", "html"]]
"""Commands that ask the layout engine: only some maps go through them, for the time it takes."""
ALLOWED = {0, 1, 2}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARGMAP_DEBUG", "1")
    return tmp_path


def checked(capfd, *argv: str, text: str) -> tuple[int, str]:
    """Run a command; its exit status and output."""
    status = main(argv)
    out, err = capfd.readouterr()
    assert "something unexpected" not in err, f"{argv}\n{err}\n{text}"
    assert status in ALLOWED, f"{argv} ended with {status}\n{err}\n{text}"
    return status, out


def through_everything(capfd, text: str, drawn: bool) -> None:
    """The map goes through every command and every page of the browser."""
    Path("m.arg").write_text(text, encoding="utf-8", errors="surrogatepass")
    for argv in (*COMMANDS_OF_A_MAP, *(DRAWN if drawn else ())):
        checked(capfd, *argv, "m.arg", text=text)
    reading = read(["m.arg"], settings=Settings())
    if reading.unreadable:  # a control character or half a sign: no text at all
        return
    map_ = reading.map
    for name in [*map_.claims, *map_.arguments][:3]:
        checked(capfd, "why", "m.arg", name, text=text)
        checked(capfd, "flip", "m.arg", name, text=text)
        checked(capfd, "render", "m.arg", "--focus", name, "--format", "dot", "-o", "-", text=text)
    for name in map_.views:
        checked(capfd, "render", "m.arg", "--view", name, "--format", "dot", "-o", "-", text=text)
    Path("before.arg").write_text(text.replace("\n", "\n\n")[: len(text) // 2] + "\n",
                                  encoding="utf-8", errors="surrogatepass")  # fmt: skip
    checked(capfd, "diff", "before.arg", "m.arg", text=text)
    checked(capfd, "diff", "m.arg", "before.arg", "--format", "json", text=text)
    in_the_browser(map_)
    in_the_preview(reading)


def in_the_preview(reading) -> None:
    """Both stages of the page are made, and each line leads to a claim of the map or to none."""
    shown = first_shown(reading, live_page)
    assert shown.page.startswith(b"<!DOCTYPE html>")
    assert news_of(shown, 0, "").since(News()).count(b"event: ") == 2
    assert live_page(reading, 2, "words", int).startswith("<!DOCTYPE html>")
    for file, document in reading.map.documents.items():
        for line in range(len(document.line_starts) + 2):
            assert claim_on(reading, file, line) in {"", *reading.map.claims}
    for name in [*reading.map.claims][:50]:
        assert written(reading, name)[0] in reading.map.documents


def in_the_browser(map_) -> None:
    """Whatever the browser can show of a map is worked out."""
    opened = Opener().open("m.arg")
    opened.check(), opened.weigh(), opened.look_up(), opened.badges
    outline = Outline(map_)
    rows = list(outline.roots())
    for row in rows[:200]:
        rows += outline.children(row)[: 200 - len(rows)]
        if not row.id:
            heading_page(row)
    kinds = ("claims", "arguments", "evidence", "positions", "questions", "persons", "sources", "groups",
             "schemes")  # fmt: skip
    for id_ in dict.fromkeys(id_ for kind in kinds for id_ in getattr(map_, kind)):
        shown = card(map_, id_)
        assert shown.id == id_
        page_of(shown, "", map_)
        sources_of(map_, shown)
        outline.places(id_)
    sides(map_)
    search(map_, "a")
    shelves(map_, opened.reading.quotes)
    looked_at = debate(map_)
    for name in highlight_names():
        lit = highlight(looked_at, name)
        assert set(lit.why) <= {*map_.claims, *map_.arguments, *map_.evidence}


@pytest.mark.parametrize("text", [TYPO, RINGS, DOUBTED], ids=["typo", "rings", "doubted"])
def test_a_known_accident_goes_through_every_command(folder, capfd, text):
    through_everything(capfd, text, drawn=True)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(SLICES))
def test_broken_maps_go_through_every_command(folder, capfd, part):
    for number in range(part, COUNT, SLICES):
        chance = random.Random(number)
        text = break_map(chance.choice(EXAMPLES), chance)
        through_everything(capfd, text, drawn=number % 8 == 0)


def test_every_command_that_reads_a_map_is_tried():
    tried = {argv[0] for argv in (*COMMANDS_OF_A_MAP, *DRAWN)} | {"why", "flip", "diff"}
    # What a preview makes of a map is tried in `in_the_preview`: the command does not end.
    assert set(COMMANDS) - tried == {"new", "explain", "doctor", "preview", "lsp"}


def test_every_format_is_tried():
    commands = [*COMMANDS_OF_A_MAP, *DRAWN]
    tried = {argv[argv.index("--format") + 1] for argv in commands if argv[0] == "render"}
    drawn = {exporter.name for exporter in all_exporters() if exporter.purpose == "render"}
    assert drawn - tried == {"png", "pdf"}, "try it in COMMANDS_OF_A_MAP or DRAWN"  # SVG is in both
