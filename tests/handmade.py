"""Argument maps made by hand, for tests that need no parser."""

from __future__ import annotations

from typing import Any

from argmap.base.text import Document, Place
from argmap.model import (
    Argument,
    ArgumentMap,
    Claim,
    Contradiction,
    Evidence,
    Group,
    Kind,
    Person,
    Position,
    Question,
    Restatement,
    SavedView,
    Source,
)

HERE = Place("map.arg", 0, 5)


def claim(id_: str, text: str = "", **more: Any) -> Claim:
    """A claim; fields not given are empty."""
    given: dict[str, Any] = {
        "by": (), "tags": (), "credence": None, "assumed": None, "answers": (), "notes": (),
        "extra": (), "group": None, "generated": False, "place": HERE, "words_place": HERE,
    }  # fmt: skip
    return Claim(id_, text or f"Words of {id_}.", **(given | more))


def argument(id_: str, kind: str, premises: str, target: str, **more: Any) -> Argument:
    """An argument; `premises` are names with blanks between them."""
    given: dict[str, Any] = {
        "by": (), "scheme": "", "text": "", "tags": (), "notes": (), "extra": (), "part_of": "",
        "group": None, "generated": False, "place": HERE,
    }  # fmt: skip
    return Argument(id_, Kind(kind), tuple(premises.split()), target, **(given | more))


def evidence(id_: str, supports: str, quote: str = "", text: str = "", **more: Any) -> Evidence:
    """Evidence for claims; `supports` are names with blanks between them."""
    given: dict[str, Any] = {
        "voice": "", "source": "", "at": "", "kind": "quote" if quote else "", "credence": None,
        "tags": (), "notes": (), "extra": (), "group": None, "generated": False, "place": HERE,
        "words_place": HERE,
    }  # fmt: skip
    return Evidence(id_, quote, text, supports=tuple(supports.split()), **(given | more))


def person(id_: str, name: str) -> Person:
    """A person."""
    return Person(id_, name, "", (), (), (), HERE)


def source(id_: str, title: str, author: str = "", url: str = "") -> Source:
    """A source."""
    return Source(id_, title, tuple(author.split()), "", url, "", (), "article", (), (), HERE)


def position(id_: str, text: str, thesis: str, held_by: str = "", **more: Any) -> Position:
    """A position; names with blanks between them."""
    given: dict[str, Any] = {
        "holds": (), "denies": (), "answers": (), "notes": (), "extra": (), "place": HERE,
    }  # fmt: skip
    return Position(id_, text, tuple(thesis.split()), tuple(held_by.split()), **(given | more))


def question(id_: str, text: str) -> Question:
    """A question."""
    return Question(id_, text, (), (), HERE)


def group(id_: str, text: str, parent: str | None = None) -> Group:
    """A group."""
    return Group(id_, text, parent, (), (), HERE)


def contradiction(left: str, right: str) -> Contradiction:
    """Two claims that cannot both be true."""
    return Contradiction(left, right, HERE)


def restatement(left: str, right: str) -> Restatement:
    """Two claims that say the same."""
    return Restatement(left, right, HERE)


def saved_view(id_: str, *selectors: Any) -> SavedView:
    """A saved view."""
    return SavedView(id_, "", selectors, HERE)


def make(*things: Any, title: str = "A map", about: str = "", language: str = "") -> ArgumentMap:
    """A map of these things, in this order."""
    lists: dict[type, str] = {
        Claim: "claims", Argument: "arguments", Evidence: "evidence", Person: "persons",
        Source: "sources", Position: "positions", Question: "questions", Group: "groups",
        SavedView: "views",
    }  # fmt: skip
    fields: dict[str, Any] = {name: {} for name in lists.values()}
    pairs: dict[str, tuple[Any, ...]] = {"contradictions": (), "restatements": ()}
    for thing in things:
        if isinstance(thing, Contradiction):
            pairs["contradictions"] += (thing,)
        elif isinstance(thing, Restatement):
            pairs["restatements"] += (thing,)
        else:
            fields[lists[type(thing)]][thing.id] = thing
    documents = {"map.arg": Document("map.arg", "claim: words\n")}
    return ArgumentMap(title, about, language, (), documents, **fields, **pairs)


def debate() -> ArgumentMap:
    """Two articles on why the talks of 2022 failed, in short."""
    q = {"answers": ("why-no-peace",)}
    s, i = {"by": ("snider",)}, {"by": ("isaacs",)}
    return make(
        question("why-no-peace", "Why did the talks of early 2022 not end the war in Ukraine?"),
        person("snider", "Ted Snider"),
        person("isaacs", "John Isaacs"),
        person("bennett", "Naftali Bennett"),
        person("fried", "Daniel Fried"),
        person("chollet", "Derek Chollet"),
        source("tango", "The War in Ukraine Can\u2019t End Until Washington Stops Interfering in "
               "Talks", "snider", "https://example.org/tango"),
        source("two", "It Will Take Two to Negotiate Peace in Ukraine", "isaacs",
               "https://example.org/two"),
        position("washington", "Washington stopped the talks.", "us-blocked", "snider"),
        position("neither-side", "Neither side is ready to negotiate.", "neither-ready", "isaacs"),
        claim("us-blocked", "The United States stopped each of the three rounds of talks.",
              **q, **s),
        claim("neither-ready", "Neither Ukraine nor Russia is ready to negotiate.", **q, **i),
        claim("early-willing", "In the first weeks Ukraine and Russia both talked and made "
              "concessions.", by=("snider",), group="rounds"),
        group("rounds", "The three rounds of talks"),
        claim("belarus", "Washington said the Belarus talks lacked the conditions for real "
              "diplomacy.", group="rounds", **s),
        claim("bennett-round", "The West ended the talks that Bennett mediated although a "
              "ceasefire was within reach.", group="rounds", **s),
        claim("istanbul", "Turkish officials say that some in NATO wanted the war to continue "
              "after a deal was near.", group="rounds", **s),
        claim("us-leads", "What NATO refuses, Washington has refused.", assumed="NATO acts by "
              "consensus", **s),
        claim("chollet-said", "NATO membership for Ukraine was never on the table, a US "
              "counselor admitted.", **s),
        claim("london", "Whoever spoke for NATO need not have spoken for Washington."),
        claim("decree", "Zelensky banned talks with Putin by decree.", by=("isaacs", "snider")),
        claim("terms-ukraine", "Ukraine\u2019s talks start with Russian withdrawal, which Putin "
              "cannot accept.", **i),
        claim("terms-russia", "Russia would talk only if its gains, and land it does not hold, "
              "are recognised.", **i),
        claim("better", "Both sides still think that they can do better by fighting.", **i),
        argument("a1", "support", "belarus", "us-blocked", by=("snider",)),
        argument("a2", "support", "bennett-round", "us-blocked"),
        argument("a3", "support", "istanbul us-leads", "us-blocked", scheme="cause-to-effect"),
        argument("a4", "support", "chollet-said", "us-blocked"),
        argument("a5", "undercut", "london", "a3"),
        argument("a6", "support", "terms-ukraine terms-russia", "neither-ready"),
        argument("a7", "support", "better", "neither-ready"),
        argument("a8", "support", "decree", "neither-ready"),
        argument("a9", "rebut", "early-willing", "neither-ready"),
        argument("a10", "rebut", "us-blocked", "neither-ready"),
        argument("a11", "rebut", "neither-ready", "us-blocked"),
        evidence("e1", "belarus", quote="for real diplomacy", source="tango", at="paragraph 9"),
        evidence("e2", "bennett-round", quote="blocked", voice="bennett", source="tango",
                 at="paragraph 9"),
        evidence("e3", "better", quote="Both sides still think that they can, if not win, at "
                 "least do better.", voice="fried", source="two", at="paragraph 12"),
        evidence("e4", "istanbul", quote="want[ed] the war to continue", source="tango",
                 at="paragraph 9"),
        title="Who stopped the peace talks of 2022?",
        about="Two opinion articles on why the war in Ukraine went on, and where they part.",
    )  # fmt: skip
