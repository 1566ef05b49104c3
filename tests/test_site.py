"""The pages of a folder of maps: an index, a page for each map, links between those that use each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.cli import main

STREET = """map: The street
question close-it: Should the street be closed?
position yes: Close it
  thesis close
  held by ann
person ann: Ann Lee
claim close: The town should close the street.
  by ann
  answers close-it
claim quiet: It would be quiet.
  by ann
  supports close
"""
TOWN = """map: The town
use: street.arg
claim park: The town needs a park.
"""
PEOPLE = "person bo: Bo Ek\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "street.arg").write_text(STREET)
    (maps / "town.arg").write_text(TOWN)
    (maps / "people.arg").write_text(PEOPLE)
    return maps


def test_a_folder_has_an_index_and_a_page_for_each_map_with_claims(folder, tmp_path, capsys):
    site = tmp_path / "site"
    assert main(["render", str(folder), "-o", str(site)]) == 0
    assert sorted(p.name for p in site.iterdir()) == ["index.html", "street.html", "town.html"]
    index = (site / "index.html").read_text()
    assert re.findall(r'<li><a href="([^"]+)">', index) == ["street.html", "town.html"]
    assert "Should the street be closed?" in index
    assert "<b>2</b> claims · <b>1</b> position" in index
    assert index.count('<svg class="thumbnail"') == 2
    assert "begin with index.html" in capsys.readouterr().err


def test_pages_link_to_each_other_where_files_use_each_other(folder, tmp_path):
    site = tmp_path / "site"
    main(["render", str(folder), "-o", str(site), "-q"])
    links = {
        name: re.findall(
            r'<small>([^<]+)</small> <a href="([^"]+)">',
            re.search(r'<nav class="beside".*?</nav>', (site / name).read_text()).group(),
        )
        for name in ("street.html", "town.html")
    }
    assert links == {
        "street.html": [("used in", "town.html")],
        "town.html": [("uses", "street.html")],
    }


def test_a_second_time_it_replaces_its_own_pages_and_no_others(folder, tmp_path, capsys):
    site = tmp_path / "site"
    main(["render", str(folder), "-o", str(site)])
    (site / "mine.html").write_text("my own")
    first = (site / "street.html").read_bytes()
    (folder / "town.arg").unlink()
    assert main(["render", str(folder), "-o", str(site)]) == 0
    assert sorted(p.name for p in site.iterdir()) == ["index.html", "mine.html", "street.html"]
    assert (site / "mine.html").read_text() == "my own"
    assert b"used in" in first
    assert b"used in" not in (site / "street.html").read_bytes()
    (site / "index.html").write_text("my own index")
    assert main(["render", str(folder), "-o", str(site)]) == 2
    assert "was not made by argmap" in capsys.readouterr().err
    assert (site / "index.html").read_text() == "my own index"


def test_broken_maps_are_shown_as_far_as_they_can_be_read(folder, tmp_path, capsys):
    (folder / "town.arg").write_text(TOWN + "claim x supports\n")
    site = tmp_path / "site"
    assert main(["render", str(folder), "-o", str(site)]) == 1
    assert "problem</summary>" not in (site / "street.html").read_text()
    assert 'class="strip"' in (site / "town.html").read_text()
    assert "town.arg" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        ([], "name one for the pages of its maps"),
        (["-o", "{maps}"], "name another folder for their pages"),
        (["-o", "{site}", "--watch"], "--watch is for the page of one map"),
        (["-o", "{site}", "--embed"], "--embed is for the page of one map"),
        (["-o", "{site}", "--boxes", "9"], "--boxes is for a picture"),
    ],
)
def test_what_has_no_use_with_a_folder_is_refused(folder, tmp_path, capsys, argv, sentence):
    words = [a.format(maps=folder, site=tmp_path / "site") for a in argv]
    assert main(["render", str(folder), *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_names_that_differ_in_capitals_alone_get_pages_of_their_own(folder, tmp_path):
    (folder / "Street.arg").write_text(STREET)
    (folder / "index.arg").write_text(STREET)
    site = tmp_path / "site"
    assert main(["render", str(folder), "-o", str(site), "-q"]) == 0
    names = [p.name for p in site.iterdir()]
    assert len({n.lower() for n in names}) == len(names) == 5


def test_an_empty_folder_is_told_so(tmp_path, capsys):
    (tmp_path / "none").mkdir()
    assert main(["render", str(tmp_path / "none"), "-o", str(tmp_path / "site")]) == 2
    assert "has no map with a claim in it" in capsys.readouterr().err


def test_what_leads_out_of_the_folder_has_no_page(folder, tmp_path, capsys):
    (tmp_path / "private.txt").write_text("SECRETWORD and more\n")
    (folder / "link.arg").symlink_to(tmp_path / "private.txt")
    (folder / ".hidden.arg").write_text(STREET)
    site = tmp_path / "site"
    assert main(["render", str(folder), "-o", str(site), "-q"]) == 1
    told = capsys.readouterr().err
    assert "link.arg leads to a file outside the folder" in told
    assert "SECRETWORD" not in told
    assert sorted(p.name for p in site.iterdir()) == ["index.html", "street.html", "town.html"]


def test_a_page_of_ones_own_stays(folder, tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    assert main(["render", str(folder / "street.arg"), "-o", str(site / "my-own.html"), "-q"]) == 0
    assert main(["render", str(folder), "-o", str(site), "-q"]) == 0
    assert (site / "my-own.html").exists()


def test_long_names_are_made_shorter(folder, tmp_path):
    (folder / f"{'ä' * 120}.arg").write_text(STREET)
    (folder / f"{'ä' * 124}.arg").write_text(STREET)
    site = tmp_path / "site"
    assert main(["render", str(folder), "-o", str(site), "-q"]) == 0
    assert len(list(site.iterdir())) == 5
