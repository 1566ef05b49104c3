"""What the tests share: `--bless`, which rewrites golden files instead of comparing them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, derandomize=True, max_examples=60,
                          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
settings.register_profile("long", deadline=None, max_examples=3000,
                          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
settings.load_profile(os.environ.get("ARGMAP_FUZZ", "default"))


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="rewrite golden files")


@pytest.fixture
def golden(request):
    """`golden(path, text)`: the text equals the file's, or becomes it with `--bless`."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path.name} is missing; run pytest --bless and read the diff"
        assert text == path.read_text(encoding="utf-8")

    return compare
