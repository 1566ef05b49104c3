"""Every example in the language reference is right, and its list of words is the real one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.analysis import read_text
from argmap.diagnostics import Severity
from argmap.syntax import parse, write
from argmap.syntax.names import RESERVED

PAGE = (Path(__file__).parents[1] / "grammars" / "LANGUAGE.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```arg\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_there_are_examples():
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda t: t.split("\n", 1)[0][:30])
def test_example(text):
    reading = read_text(text)
    errors = [d.message for d in reading.diagnostics if d.severity is Severity.ERROR]
    assert errors == []
    assert parse(write(parse(text))).items == parse(text).items


def test_the_list_of_reserved_words_is_complete():
    section = PAGE.split("## Words of the language")[1].split("Claims, arguments")[0]
    assert set(re.findall(r"`([a-z]+)`", section)) == set(RESERVED)
