"""Small random maps for Hypothesis, with everything that bears on a status."""

from __future__ import annotations

from dataclasses import replace

from handmade import argument, claim, contradiction, evidence, make, position, question, restatement
from hypothesis import strategies as st


@st.composite
def debates(draw, claims=4, steps=5, *, extras=True):
    """A map of a few claims and steps; with `extras` contradictions, restatements, questions."""
    names = [f"c{n}" for n in range(draw(st.integers(1, claims)))]
    some = st.sampled_from(names)
    answers = st.sampled_from([(), ("q",)]) if extras else st.just(())
    assumed = st.sampled_from([None, None, ""])
    credence = st.sampled_from([None, None, 0.0, 0.25, 0.8, 1.0])
    things = [
        claim(name, answers=draw(answers), assumed=draw(assumed), credence=draw(credence))
        for name in names
    ]
    ids = []
    for number in range(draw(st.integers(0, steps))):
        kind = draw(st.sampled_from(["support", "rebut", "rebut", "undercut"]))
        if kind == "undercut" and not ids:
            kind = "rebut"
        premises = draw(st.lists(some, min_size=1, max_size=2, unique=True))
        target = draw(st.sampled_from(ids) if kind == "undercut" else some)
        ids.append(f"s{number}")
        things.append(argument(ids[-1], kind, " ".join(premises), target))
    # An undercut may also aim at a step that comes later, or at itself.
    for place, thing in enumerate(things):
        if getattr(thing, "kind", None) == "undercut" and draw(st.booleans()):
            things[place] = replace(thing, target=draw(st.sampled_from(ids)))
    pieces = st.lists(st.lists(some, min_size=1, max_size=2, unique=True), max_size=2)
    under = draw(pieces)
    proofs = [f"e{number}" for number in range(len(under))]
    for name, over in zip(proofs, under, strict=True):
        things.append(evidence(name, " ".join(over), text="Something.", credence=draw(credence)))
    # Or at a piece of evidence.
    for place, thing in enumerate(things):
        if proofs and getattr(thing, "kind", None) == "undercut" and draw(st.booleans()):
            things[place] = replace(thing, target=draw(st.sampled_from(proofs)))
    if extras:
        things.append(question("q", "Which?"))
        pairs = st.lists(st.tuples(some, some), max_size=1)
        things += [contradiction(*pair) for pair in draw(pairs)]
        things += [restatement(*pair) for pair in draw(pairs)]
        if held := draw(st.lists(some, max_size=2)):
            more = {"answers": ("q",), "holds": tuple(held[1:])}
            things.append(position("p", "One side.", held[0], **more))
    return make(*things)


def frameworks(most):
    """Abstract frameworks of up to `most` arguments: (number, attacks)."""
    return st.integers(1, most).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(
                st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=3 * n, unique=True
            ),
        )
    )


def map_of(count, attacks, names=None):
    """A framework as a map: claims `a0`, `a1`, … and rebuttals."""
    names = names or [f"a{n}" for n in range(count)]
    rebuttals = [argument(f"r{n}", "rebut", names[a], names[b]) for n, (a, b) in enumerate(attacks)]
    return make(*(claim(name) for name in names), *rebuttals)
