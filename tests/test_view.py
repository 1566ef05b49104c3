"""What a selection shows of a map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import (
    argument,
    claim,
    contradiction,
    debate,
    evidence,
    group,
    make,
    person,
    position,
    saved_view,
    source,
)

from argmap.drawing.folding.ledger import ledger
from argmap.drawing.view import Selection, View, select
from argmap.model import ArgumentMap, Selector


def shown(map: ArgumentMap, **wanted: object) -> set[str]:
    """The claims shown."""
    view, sentences = select(map, Selection(**wanted))  # type: ignore[arg-type]
    assert sentences == ()
    return set(view.claims)


@pytest.fixture
def chain() -> ArgumentMap:
    """d → c → b → a, with an undercut u on c → b and a linked pair for b."""
    return make(
        claim("a"), claim("b"), claim("c"), claim("d"), claim("u"), claim("with"), claim("far"),
        argument("ba", "support", "b", "a"),
        argument("cb", "support", "c with", "b"),
        argument("dc", "rebut", "d", "c"),
        argument("ucb", "undercut", "u", "cb"),
        evidence("e", "d", quote="words"),
    )  # fmt: skip


def test_everything_is_shown_in_source_order() -> None:
    map = debate()
    view, sentences = select(map)
    assert sentences == ()
    assert view.claims == tuple(map.claims)
    assert view.arguments == tuple(map.arguments)
    assert view.evidence == tuple(map.evidence)
    assert view.questions == ("why-no-peace",)
    assert view.scope == ""
    assert view.inside == {}


def test_focus_reaches_one_argument_unless_told(chain: ArgumentMap) -> None:
    assert shown(chain, focus=("b",)) == {"a", "b", "c", "with", "u"}
    assert shown(chain, focus=("b",), depth=0) == {"b"}
    assert shown(chain, focus=("b",), depth=2) == {"a", "b", "c", "with", "u", "d"}


def test_undercut_counts_as_next_to_what_its_step_touches(chain: ArgumentMap) -> None:
    assert {"u", "b", "c", "with"} <= shown(chain, focus=("u",))
    assert "u" in shown(chain, focus=("b",))


def test_linked_premises_are_never_torn_apart(chain: ArgumentMap) -> None:
    view, _ = select(chain, Selection(focus=("c",)))
    assert "with" in view.claims
    assert "cb" in view.arguments


def test_focus_takes_arguments_and_evidence(chain: ArgumentMap) -> None:
    assert shown(chain, focus=("cb",), depth=0) == {"b", "c", "with"}
    assert shown(chain, focus=("e",), depth=0) == {"d"}


def test_contradictions_lead_to_the_neighbour() -> None:
    map = make(claim("a"), claim("b"), claim("c"), contradiction("a", "b"))
    assert shown(map, focus=("b",)) == {"a", "b"}


def hidden(view: View) -> dict[str, int]:
    """The number of relations to what is not shown, by box."""
    found = {box: tally.hidden for box, tally in ledger(view).tallies.items()}
    return {box: count for box, count in found.items() if count}


def test_relations_to_what_is_hidden_are_counted(chain: ArgumentMap) -> None:
    view, _ = select(chain, Selection(focus=("a",)))
    assert view.claims == ("a", "b")
    assert hidden(view) == {"claim b": 1}
    without, _ = select(chain, Selection(focus=("d",), depth=0, evidence=False))
    assert hidden(without) == {"claim d": 1}


def test_a_hidden_undercut_is_counted_at_its_step(chain: ArgumentMap) -> None:
    saved = saved_view("v", Selector(False, "everything"), Selector(True, "claim", ("u",)))
    view, _ = select(replace(chain, views={"v": saved}), Selection(saved="v"))
    assert hidden(view) == {"argument cb": 1}


def test_position_shows_what_bears_on_what_it_holds() -> None:
    map = make(
        person("ann", "Ann"), position("p", "P.", "t", "ann"),
        claim("t"), claim("said", by=("ann",)), claim("against"), claim("far"),
        argument("1", "rebut", "against", "t"), argument("2", "support", "far", "against"),
    )  # fmt: skip
    assert shown(map, positions=("p",)) == {"t", "said", "against"}


def test_groups_hold_the_groups_in_them() -> None:
    map = make(
        group("outer", "Outer"), group("inner", "Inner", "outer"),
        claim("a", group="outer"), claim("b", group="inner"), claim("c"),
    )  # fmt: skip
    assert shown(map, groups=("outer",)) == {"a", "b"}
    assert shown(map, groups=("inner",)) == {"b"}


def test_persons_sources_and_tags() -> None:
    map = make(
        person("ann", "Ann"), source("s", "S"),
        claim("a", by=("ann",)), claim("b", tags=("x",)), claim("c"),
        evidence("e", "c", quote="q", voice="ann", source="s"),
    )  # fmt: skip
    assert shown(map, persons=("ann",)) == {"a", "c"}
    assert shown(map, sources=("s",)) == {"c"}
    assert shown(map, tags=("x",)) == {"b"}


def test_saved_view_unites_shows_and_takes_hides_away(chain: ArgumentMap) -> None:
    wanted = (
        Selector(False, "claim", ("d",), 0),
        Selector(False, "claim", ("a",), None),
        Selector(True, "claim", ("u",)),
        Selector(True, "evidence"),
    )
    map = make(*chain.claims.values(), *chain.arguments.values(), *chain.evidence.values(),
               saved_view("v", *wanted))  # fmt: skip
    view, sentences = select(map, Selection(saved="v"))
    assert sentences == ()
    assert set(view.claims) == {"a", "b", "c", "d", "with"}
    assert view.evidence == ()


def test_names_not_found_get_a_sentence() -> None:
    view, sentences = select(
        debate(), Selection(focus=("us-bloked",), persons=("nobody-at-all",)), "debate.arg"
    )
    assert view.claims == ()
    claim = (
        "there is no claim, argument, evidence or question `us-bloked` in debate.arg; "
        "did you mean `us-blocked`? (`argmap status debate.arg` lists the claims)"
    )
    person = (
        "there is no person `nobody-at-all` in debate.arg "
        "(there are `snider`, `isaacs`, `bennett`, `fried` and `chollet`)"
    )
    assert sentences == (claim, person)


def test_unknown_view_shows_nothing() -> None:
    view, sentences = select(debate(), Selection(saved="no-such-view"))
    assert view.claims == ()
    assert sentences == ("there is no view `no-such-view` in this map (there is none at all)",)


def test_collapsed_group_says_how_much_is_in_it() -> None:
    view, _ = select(debate(), Selection(collapse=("rounds",)))
    assert view.collapsed == {"rounds": 4}
    assert "belarus" not in view.claims
    assert "a1" in view.arguments


def test_scope_says_what_is_shown(chain: ArgumentMap) -> None:
    view, _ = select(chain, Selection(focus=("b",)))
    assert view.scope == "Shown: b and what is within 1 argument of it (5 of 7 claims)."


@pytest.fixture
def times() -> ArgumentMap:
    """Claims of several times, with a step and evidence; what undercuts the evidence has no time."""
    return make(
        claim("early", when="before 2022-02-24"), claim("spring", when="2022-02-27..2022-04"),
        claim("march", when="2022-03"), claim("later", when="2023"), claim("ever"),
        claim("doubt"), claim("more"),
        argument("ms", "support", "march", "spring"),
        argument("le", "rebut", "later", "spring"),
        argument("de", "undercut", "doubt more", "e"),
        evidence("e", "march", quote="words"),
        saved_view("of", Selector(False, "when", ("2022-02..2022-03",))),
        saved_view("not", Selector(True, "when", ("2022",))),
        saved_view("wrong", Selector(False, "when", ("2022-13",))),
    )  # fmt: skip


def test_a_time_shows_the_claims_that_speak_of_it(times: ArgumentMap) -> None:
    view, sentences = select(times, Selection(times=("2022-03",)))
    assert sentences == ()
    assert view.claims == ("spring", "march")
    assert view.arguments == ("ms",)
    assert view.evidence == ("e",)
    assert view.scope == "Shown: what speaks of March 2022 (2 of 7 claims)."
    assert shown(times, times=("after 2022-12",)) == {"later"}
    assert shown(times, times=("2022-02-23", "2023-01-01")) == {"early", "later"}


def test_views_show_and_hide_a_time(times: ArgumentMap) -> None:
    assert shown(times, saved="of") == {"early", "spring", "march"}
    assert shown(times, saved="not") == {"later", "ever", "doubt", "more"}


def test_what_is_no_time_gets_a_sentence(times: ArgumentMap) -> None:
    for wanted in (Selection(times=("2022-13",)), Selection(saved="wrong")):
        view, sentences = select(times, wanted)
        assert view.claims == ()
        assert sentences == ("`2022-13` has a month 13: months are 01 to 12",)


def test_an_undercut_of_evidence_is_next_to_its_claim(times: ArgumentMap) -> None:
    assert shown(times, focus=("march",)) == {"march", "spring", "doubt", "more"}
    assert shown(times, focus=("doubt",)) == {"march", "doubt", "more"}
    assert shown(times, focus=("de",), depth=0) == {"march", "doubt", "more"}
    view, _ = select(times, Selection(focus=("march", "doubt"), depth=0))
    assert view.claims == ("march", "doubt", "more")
    assert view.arguments == ("de",)


def test_an_undercut_of_evidence_goes_with_the_evidence(times: ArgumentMap) -> None:
    view, _ = select(times, Selection(evidence=False))
    assert view.arguments == ("ms", "le")
    view, _ = select(times, Selection(focus=("doubt", "more"), depth=0))
    assert view.arguments == ()
