"""The screenshot in the README is what the browser shows today."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("textual")

from browsing import MAPS, drive, press, settle


def test_the_screenshot_is_of_today(golden, tmp_path, monkeypatch):
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path))
    monkeypatch.setenv("ARGMAP_KEYS", str(tmp_path / "keys.toml"))
    monkeypatch.chdir(MAPS)

    async def steps(pilot):
        await press(pilot, *"jlljjl", "d")
        await pilot.pause(0.3)
        await settle(pilot)
        return pilot.app.export_screenshot(title="argmap browse why-no-peace.arg")

    svg = drive("why-no-peace.arg", steps, size=(132, 40))
    # Nothing is to be fetched by whoever looks at it.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    assert "http" not in re.sub(r'xmlns="[^"]*"|<!--.*?-->', "", svg)
    golden(MAPS / "browse.svg", svg)
