"""What argmap says in sentences, held to the letter: why a status, and what changed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from handmade import (
    argument,
    claim,
    contradiction,
    evidence,
    make,
    position,
    restatement,
    saved_view,
    source,
)
from test_fields import FIELDS, changed
from test_semantics_laws import label

from argmap.model import Expectation, Kind, Scheme, SchemePart, Selector
from argmap.reading import read_text
from argmap.reasoning.difference.compare import compare
from argmap.reasoning.difference.sentences import sections
from argmap.reasoning.status.labels import Standard
from argmap.reasoning.status.sentences import (
    MOST,
    headline,
    listed,
    said,
    shown,
    step_in_words,
    withdrawn_in_words,
)
from argmap.reasoning.status.why import Bond, Cause, why

FOLDER = Path(__file__).parent / "sentences"


# ---- why ----


def test_why_is_told_in_these_words(golden) -> None:
    map = read_text((FOLDER / "why.arg").read_text(encoding="utf-8")).map
    lines: list[str] = []
    found = []
    for standard in Standard:
        labelling = label(map, standard)
        lines.append(f"By {standard}:")
        doubted = [name for name in map.evidence if name in map.into]
        for name in (*map.claims, *map.arguments, *doubted):
            if re.match("r([2-9]|10)", name):  # the ring of ten says the same from everywhere
                continue
            whole = why(labelling, name)
            found += whole
            # One explanation with what is below it; of the others, the first line.
            for because in whole if name in ("answered-twice", "both-gone") else whole[:1]:
                if shown(labelling.graph, because):
                    words = said(map, labelling.graph, because)
                    lines.append(f"{'  ' * because.depth}  {because.name} {words}")
    golden(FOLDER / "why.txt", "\n".join(lines) + "\n")
    assert {because.cause for because in found} == set(Cause)
    assert {ground.bond for because in found for ground in because.grounds} == set(Bond)


def test_a_list_that_is_long_is_counted() -> None:
    names = [f"n{number}" for number in range(MOST + 1)]
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(names[:MOST]) == "n0, n1, n2, n3, n4, n5, n6 and n7"
    assert listed(names) == "n0, n1, n2, n3, n4, n5, n6 and 2 more"
    assert listed(["a", "b", "c"], most=2) == "a and 2 more"


def test_steps_and_what_is_withdrawn() -> None:
    map = make(
        claim("a"), claim("b"), claim("c"), evidence("e", "a", text="Seen."),
        *(argument(f"{k}1", k, "a", "c") for k in ("support", "rebut")),
        *(argument(f"{k}2", k, "a b", "c") for k in ("support", "rebut")),
        argument("undercut1", "undercut", "b", "support1"),
        argument("undercut2", "undercut", "a b", "support1"),
        argument("none", "support", "", "c"),
    )  # fmt: skip
    told = {name: step_in_words(map, name) for name in map.arguments}
    assert told == {
        "support1": "a supports c", "rebut1": "a rebuts c",
        "support2": "a and b together support c", "rebut2": "a and b together rebut c",
        "undercut1": "b undercuts the step support1",
        "undercut2": "a and b together undercut the step support1",
        "none": "nothing supports c",
    }  # fmt: skip
    assert [withdrawn_in_words(map, name) for name in ("a", "e", "rebut1")] == [
        "the claim a", "the evidence e", "the step rebut1 (a rebuts c)",
    ]  # fmt: skip
    assert [headline(status) for status in type(label(map).status("a"))] == [
        "stands", "is defeated", "is undecided",
    ]  # fmt: skip


# ---- diff ----


def told(old, new, unread=((), ())) -> list[str]:
    """What changed, as lines: a heading, then its entries with the versions below them."""
    lines = []
    for section in sections(compare(old, new, unread)):
        lines.append(f"  [{section.heading}]")
        for entry in section.entries:
            lines.append(f"  {entry.mark} {marked(entry.says)}")
            lines += [f"      {label}: {marked(words)}" for label, words in entry.under]
    return lines


def marked(phrase) -> str:
    """A sentence with its styles: `name`, {words}, -gone-, +come+."""
    around = {"plain": "", "name": "`", "words": "{}", "gone": "--", "come": "++"}
    return "".join(f"{around[p.style][:1]}{p.text}{around[p.style][-1:]}" for p in phrase)


def test_each_field_that_changed_is_told_in_these_words(golden) -> None:
    lines = []
    for kind, field in FIELDS:
        old, new = changed(kind, field)
        lines += [f"{kind.__name__}.{field}", *told(old, new), "and back", *told(new, old), ""]
    golden(FOLDER / "diff-fields.txt", "\n".join(lines))


def changes() -> dict[str, tuple]:
    """Pairs of maps with what is not a change of one field."""
    a, b = claim("a"), claim("b")
    step = argument("s", "support", "b", "a")
    made = replace(step, generated=True)
    twin = replace(step, id="twin", kind=Kind.REBUT)
    both = argument("t", "support", "b c", "a", by=("ann",), scheme="analogy", generated=True)
    base = make(a, b, claim("c"), step)
    scheme = Scheme("x", "A pattern", (SchemePart("asks", "seen", "Seen?"),), a.place)
    expect = Expectation("a", "stands", "", a.place)
    crux = Expectation("a", "crux of", "p", a.place)
    quotes = Expectation("", "quotes match", "", a.place)
    shows = saved_view("v", Selector(False, "claim", ("a",), 2))
    p = position("p", "Yes.", "a")
    return {
        "everything new": (make(), make(*changed(*FIELDS[0])[0].claims.values(), *_all())),
        "a step of two premises": (base, make(a, b, claim("c"), step, both)),
        "words of an id": (make(), make(claim("x", "x"), replace(claim("y"), text=""))),
        "evidence without a source": (make(a), make(a, evidence("e", "a", quote="loud"))),
        "evidence for nothing": (make(a), make(a, evidence("e", "", text="Seen.", voice="ann"))),
        "a contradiction": (base, make(a, b, claim("c"), step, contradiction("a", "b"))),
        "a restatement": (base, make(a, b, claim("c"), step, restatement("a", "b"))),
        "expectations": (base, replace(base, expectations=(expect, crux, quotes))),
        "a scheme": (base, replace(base, schemes={"x": scheme})),
        "a part of a scheme": (
            replace(base, schemes={"x": replace(scheme, parts=())}),
            replace(base, schemes={"x": scheme}),
        ),
        "a view": (base, replace(base, views={"v": shows})),
        "lines of a view": (
            replace(base, views={"v": shows}),
            replace(base, views={"v": saved_view("v", Selector(True, "evidence"))}),
        ),
        "support becomes rebuttal": (base, make(a, b, claim("c"), replace(step, kind=Kind.REBUT))),
        "another step undercut": (
            make(a, b, step, twin, argument("u", "undercut", "a", "s")),
            make(a, b, step, twin, argument("u", "undercut", "a", "twin")),
        ),
        "another claim rebutted": (
            make(a, b, claim("c"), argument("r", "rebut", "a", "b")),
            make(a, b, claim("c"), argument("r", "rebut", "a", "c")),
        ),
        "a stance between claims and relations": (
            make(a, p), make(a, b, step, replace(p, holds=("b",)), evidence("e", "a", text="Seen.")),
        ),
        "another target": (base, make(a, b, claim("c"), replace(step, target="c"))),
        "another premise": (base, make(a, b, claim("c"), replace(step, premises=("c",)))),
        "a premise more": (base, make(a, b, claim("c"), replace(step, premises=("b", "c")))),
        "an unnamed step": (make(a, b), make(a, b, made)),
        "a claim renamed": (make(a), make(replace(a, id="z"))),
        "evidence renamed": (
            make(a, evidence("e", "a", quote="loud")), make(a, evidence("f", "a", quote="loud")),
        ),
        "a source renamed": (make(source("s", "S")), make(source("t", "S"))),
        "a step renamed": (base, make(a, b, claim("c"), replace(step, id="u"))),
        "assumed": (make(a), make(replace(a, assumed=""))),
        "assumed for another reason": (
            make(replace(a, assumed="so")), make(replace(a, assumed="thus")),
        ),
        "a stance": (make(a, b, p), make(a, b, replace(p, holds=("b",), denies=("a",)))),
        "a stance that turned": (
            make(a, b, replace(p, holds=("b",))), make(a, b, replace(p, denies=("b",))),
        ),
        "several names": (base, replace(base, by=("ann", "ben", "cleo"))),
        "title, about and language": (
            base, replace(base, title="B map", about="Us.", language="en"),
        ),
    }  # fmt: skip


def _all():
    old, _ = changed(*FIELDS[0])
    for things in (old.questions, old.persons, old.sources, old.positions, old.arguments,
                   old.evidence, old.groups):  # fmt: skip
        yield from things.values()


def test_each_change_is_told_in_these_words(golden) -> None:
    lines = []
    for name, (old, new) in changes().items():
        lines += [name, *told(old, new), "and back", *told(new, old), ""]
    unread = (["foo bar"], ["foo baz"])
    lines += ["lines that cannot be read", *told(make(), make(), unread), ""]
    golden(FOLDER / "diff.txt", "\n".join(lines))
