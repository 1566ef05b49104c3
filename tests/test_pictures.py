"""Pictures held to the letter: small maps that show every kind of box, edge, mark and legend entry.

Each picture is two golden files: as SVG with an element a line (it is still a picture), and drawn in
characters. Where one differs, the run ends with the path of a page that shows it before and after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import conftest
import pytest

from argmap.drawing.paper import pages
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import MARKS, SIGNS, Scene
from argmap.drawing.theme import THEMES
from argmap.drawing.view import Selection, View, select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.model.settings import Settings
from argmap.reading import Reading, read
from argmap.reasoning.proofs import debate
from argmap.report.highlight import highlight, highlight_names

FOLDER = Path(__file__).parent / "pictures"
LIGHT = Options(theme="light")
ALL = Selection()


@dataclass(frozen=True)
class Picture:
    """A map, by the name of its file, and how it is drawn."""

    map: str
    options: Options = LIGHT
    selection: Selection = ALL
    highlight: str = ""

    def view(self, reading: Reading) -> View:
        view, missing = select(reading.map, self.selection)
        assert not missing
        view = replace(view, states=reading.quotes.states)
        if not self.highlight:
            return view
        return replace(view, highlight=highlight(debate(view.map), self.highlight))


PICTURES = {
    "everything": Picture("everything"),
    "everything-dark": Picture("everything", Options(theme="dark", direction="left", legend=False)),
    "everything-classic": Picture(
        "everything", Options(theme="classic", direction="right"), Selection(evidence=False)
    ),
    "folded": Picture("everything", LIGHT, Selection(collapse=("all",))),
    "one-claim": Picture("one-claim", Options(theme="auto")),
    "nothing": Picture("nothing"),
    "people": Picture("people"),
    "kinds-of-evidence": Picture("kinds-of-evidence", replace(LIGHT, link="edit:{file}:{line}")),
    "kinds-of-evidence-down": Picture("kinds-of-evidence", replace(LIGHT, direction="down")),
    "states": Picture("states"),
    "steps": Picture("steps"),
    "steps-opened": Picture("steps", replace(LIGHT, open=("all",))),
    "undercuts": Picture("undercuts", replace(LIGHT, direction="down")),
    "groups": Picture("groups"),
    "scripts": Picture("scripts"),
    "sides": Picture("sides"),
    "sides-left": Picture("sides", replace(LIGHT, direction="left")),
    "many-positions": Picture("many-positions"),
    "cruxes": Picture("cruxes", highlight="cruxes"),
    "disagreement": Picture("cruxes", highlight="disagreement"),
    "no-reply": Picture("cruxes", Options(theme="auto"), highlight="no-reply"),
    "sources": Picture("cruxes", Options(theme="dark"), highlight="sources"),
    "common-ground": Picture("everything", highlight="common-ground"),
    "whose-step": Picture("whose-step"),
    "whose-step-dark": Picture("whose-step", Options(theme="dark", direction="left")),
    "whose-step-down": Picture("whose-step", Options(theme="classic", direction="down")),
    "quotations-listed": Picture("kinds-of-evidence", replace(LIGHT, quotations="marks")),
    "overview": Picture("everything", replace(LIGHT, overview=True)),
    "overview-dark": Picture("whose-step", Options(theme="dark", overview=True)),
    "overview-page": Picture("sides", replace(LIGHT, overview=True, pages=pages("A5"))),
    "overview-none": Picture("nothing", replace(LIGHT, overview=True)),
    "timeline": Picture("timeline", replace(LIGHT, timeline=True)),
    "timeline-dark": Picture(
        "timeline", Options(theme="dark", timeline=True), Selection(times=("2023..2024",))
    ),
    "timeline-none": Picture("one-claim", replace(LIGHT, timeline=True)),
    "view": Picture("view", LIGHT, Selection(saved="near")),
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Each map, read once."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FOLDER)
        patch.delenv("ARGMAP_TEXTS", raising=False)
        for name in dict.fromkeys(p.map for p in PICTURES.values()):
            found[name] = read([f"{name}.arg"], settings=Settings())
            assert found[name].quotes.states is not None  # looked up while in that folder
    return found


def lines(svg: str) -> str:
    """The same picture with each element and each rule of its style sheet on a line of its own."""
    return re.sub(r"(?<=\})(?=[.@])", "\n", svg).replace("><", ">\n<")


@pytest.mark.parametrize("format", ["svg", "txt"])
@pytest.mark.parametrize("name", PICTURES)
def test_pictures(name: str, format: str, readings, golden) -> None:
    picture = PICTURES[name]
    view = picture.view(readings[picture.map])
    drawn = exporter_for(format).export(view, picture.options)
    assert isinstance(drawn, str)
    golden(FOLDER / f"{name}.{format}", lines(drawn) if format == "svg" else drawn)


def test_no_golden_file_is_left_over() -> None:
    found = {p.name for p in FOLDER.iterdir() if p.suffix == ".svg"}
    assert found == {f"{name}.svg" for name in PICTURES}
    maps = {p.stem for p in FOLDER.glob("*.arg")}
    assert maps == {picture.map for picture in PICTURES.values()}


def scenes(readings) -> list[Scene]:
    return [
        build(
            p.view(readings[p.map]),
            direction=p.options.direction,
            open_=p.options.open,
            quotes=p.options.quotations,
        )
        for p in PICTURES.values()
    ]


def test_every_kind_of_thing_is_in_a_picture(readings) -> None:
    """What `Box`, `Link` and the options can be, as far as their docstrings and tables name it."""
    drawn = scenes(readings)
    boxes = [box for scene in drawn for box in scene.boxes]
    links = [link for scene in drawn for link in scene.links]
    shapes = {"claim", "question", "evidence", "argument", "group", "junction"}
    assert {box.shape for box in boxes} == shapes
    assert {box.sign for box in boxes} == {"", *SIGNS}
    assert {len(box.badges) > 1 for box in boxes} == {True, False}
    assert {mark.kind for box in boxes for mark in box.marks} == set(MARKS) - {"pages", "again"}  # those are for atlases
    for name in ("names", "thesis", "href", "area", "under", "lit", "muted", "drawn", "split"):
        assert {bool(getattr(box, name)) for box in boxes} == {True, False}, name
    assert {bool(box.lines) for box in boxes if box.shape == "junction"} == {True, False}
    assert {link.relation for link in links} == {
        "support", "rebut", "undercut", "answers", "evidence", "contradiction", "restatement",
    }  # fmt: skip
    assert {link.heads for link in links} == {"none", "end", "both"}
    for name in ("free", "lit", "muted", "drawn", "granted"):
        assert {bool(getattr(link, name)) for link in links} == {True, False}, name
    assert any(area.parent for scene in drawn for area in scene.areas)
    assert any(scene.scope for scene in drawn)
    options = [picture.options for picture in PICTURES.values()]
    assert {o.theme for o in options} == {"auto", *THEMES}
    assert {o.direction for o in options} == {"up", "down", "left", "right"}
    assert {p.highlight for p in PICTURES.values()} == {"", *highlight_names()}


def test_the_page_of_changes_shows_both_and_runs_nothing() -> None:
    before, now = '<svg id="a"><script>x</script></svg>', "<svg/>"
    shown = conftest.section({"name": "<p>.svg", "before": before, "now": now})
    assert "<script" not in shown
    assert (
        shown.index("&lt;p&gt;.svg") < shown.index("id=&quot;a&quot;") < shown.index("&lt;svg/&gt;")
    )
    words = conftest.section({"name": "a.txt", "before": "", "now": "<b> & c"})
    assert words.index("(nothing)") < words.index("&lt;b&gt; &amp; c")
