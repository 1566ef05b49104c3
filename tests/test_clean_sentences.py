"""Whatever is said of a map is a clean sentence: no mark or blank twice or missing."""

from __future__ import annotations

import re
from argparse import Namespace

from debates import debates
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.cli import flip as flip_command
from argmap.cli import status as status_command
from argmap.reasoning.difference import compare
from argmap.reasoning.difference.outcomes import outcomes
from argmap.reasoning.proofs import debate
from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.extensions import extensions
from argmap.reasoning.status.flip import flips
from argmap.reasoning.status.grounded import grounded
from argmap.reasoning.status.labels import Standard
from argmap.reasoning.status.sentences import said
from argmap.reasoning.status.why import why
from argmap.report.changes import Changes
from argmap.report.changes.text import text as changes_text
from argmap.report.compose import compose
from argmap.report.text import text as report_text

UNCLEAN = re.compile(
    r"[,;:.?!][,;:.?!]|\s[,;:.?!]|,(?! |$|\d)|\(\s|\s\)|\(\)|“”|``|\b(and|or|from|is|are) *[,;:.]|^[,;.]"
    r"|\b(and and|the the|is are|None|nothing nothing)\b"
)


def unclean(words):
    """What is wrong with a line, with what is around it; empty when nothing is."""
    found = UNCLEAN.search(words) or re.search(r"\S  +\S", words)
    return words[max(found.start() - 30, 0) : found.end() + 30] if found else ""


def test_the_check_finds_what_it_is_for():
    for bad in ("which contradicts it,, is", "a  b", "x and .", "so , that", "(see )", "a,b"):
        assert unclean(bad)
    for good in ("stands: nothing is against it.", "a, b and 1,000 more (see there)."):
        assert not unclean(good)


@given(debates(extras=True), st.sampled_from(list(Standard)))
def test_every_explanation_is_a_clean_sentence(map, standard):
    labelling = grounded(compile_map(map, standard))
    for name in [*map.claims, *map.arguments]:
        for because in why(labelling, name):
            sentence = said(map, labelling.graph, because)
            assert not unclean(sentence)
            assert sentence.endswith(".")
            assert sentence.count("(") == sentence.count(")")


@settings(max_examples=40)
@given(debates(extras=True), st.sampled_from(list(Standard)))
def test_flip_and_status_say_clean_lines(map, standard):
    labelling = grounded(compile_map(map, standard))
    for name in map.claims:
        found = flips(labelling, name, pairs=True)
        for line in flip_command._lines(map, found, pairs=True, standard=str(standard)):
            assert not unclean(line.strip())
    found = extensions(labelling, "preferred")
    answer = status_command._Answer(map, labelling, tuple(map.claims), None, found)
    asked = Namespace(standard=str(standard), extensions="preferred", names=[])
    for line in [*answer.ways(asked), answer.page(asked).splitlines()[-1]]:
        assert not unclean(re.sub(r"^  \d+  |^Group", "", line))


@settings(max_examples=40)
@given(debates(extras=True), debates(extras=True))
def test_report_and_diff_say_clean_lines(old, new):
    for map in (old, new):
        for line in report_text(compose(debate(map, ()), (), {})).splitlines():
            assert not unclean(line.lstrip(" -–*"))
    difference = compare(old, new)
    changes = Changes("old.arg", "new.arg", difference, outcomes(difference, ({}, {})))
    for line in changes_text(changes, color=False).splitlines():
        assert not unclean(line.strip())
