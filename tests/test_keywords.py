"""The table of keywords says the same as the grammar."""

import re
from pathlib import Path

import pytest

from argmap.base.text import Place
from argmap.language import parse, write
from argmap.language.grammar import grammar_text
from argmap.language.keywords import PARENTS, TOP
from argmap.language.names import FREE
from argmap.language.terminals import spoken
from argmap.language.tree import Slip
from argmap.reading import read_text
from argmap.rules.shared import slips, trying
from argmap.rules.shared.synonyms import OTHER_WORDS
from argmap.rules.syntax.malformed_value import FORMS

LINES = {
    "map": "map: words",
    "use": "use: a.arg",
    "relation": "a supports b",
    "evidence": 'evidence "words"',
    "supports": "supports a",
    "rebuts": "rebuts a",
    "undercuts": "undercuts a",
    "restates": "restates a",
    "contradicts": "contradicts a",
    "language": "language en",
    "by": "by a",
    "author": "author a",
    "published": "published 2023",
    "when": "when 2023",
    "said": "said 2023",
    "granted by": "granted by a",
    "grants": "grants a",
    "via": "via a",
    "kind": "kind figure",
    "held by": "held by a",
    "holds": "holds a",
    "denies": "denies a",
    "answers": "answers a",
    "tags": "tags a",
    "credence": "credence 0.5",
    "scheme line": "scheme a",
    "answered": "answered a: words",
    "id": "id a",
    "said by": "said by a",
    "in": "in a",
    "show": "show everything",
    "hide": "hide evidence",
    "badge": "badge AB",
    "colour": "colour green",
    "fold": "fold a",
    "open": "open a",
    "fit": "fit A4",
    "boxes": "boxes 12",
    "allow": "allow a: words",
    "expect": "expect a stands",
}
HEADS = {"question", "person", "source", "position", "scheme", "view", "group", "claim", "argument"}
BARE = {"about", "role", "also", "url", "text", "note", "assumed", "inferred"}


def line(keyword):
    if keyword in LINES:
        return LINES[keyword]
    return f"{keyword}: words" if keyword in BARE else f"{keyword} n: words"


def test_every_keyword_has_its_line_here():
    known = LINES.keys() | HEADS | BARE | {k for k in slips.NAMED if k not in LINES}
    assert sorted(PARENTS.keys() - known) == [], "put it into LINES, HEADS or BARE"
    assert sorted(known - PARENTS.keys()) == [], "no keywords any more"


def test_advice_knows_every_keyword():
    kinds = {"relation", "scheme line"}
    assert sorted(PARENTS.keys() - set(slips.KEYWORDS) - kinds) == [], "name it in slips.py"


def under(parent):
    """Lines that open a place under `parent`, and how deep that place is."""
    if parent == TOP:
        return "", 0
    if parent in ("therefore", "premise"):
        return f"argument n: words\n    {parent} m: words\n", 2
    if parent == "thesis":
        return "position n: words\n    thesis m: words\n", 2
    if parent in ("supported by", "rebutted by", "undercut by"):
        return f"claim n: words\n    {parent} m: words\n", 2
    if parent in ("supports", "rebuts", "undercuts"):
        return f"claim n: words\n    {parent} m\n", 2
    return line(parent) + "\n", 1


def reads(keyword, text):
    """Whether a line with this keyword reads in a place of its own."""
    opening, depth = under(PARENTS[keyword][0])
    return not parse(opening + "    " * depth + text + "\n").slips


OWN_FORMS = {"allow", "answered", "show", "hide"}


@pytest.mark.parametrize("keyword", sorted(set(PARENTS) - {"relation", "scheme line"} - OWN_FORMS))
def test_advice_knows_what_stands_behind_each_keyword(keyword):
    """`slips` has a set of keywords for each of these forms; what it does not know, the rules take
    for a misspelling.
    """
    assert keyword in slips.KEYWORDS
    assert (keyword in slips.NAMED) is reads(keyword, f"{keyword} n: words")
    plain = reads(keyword, f"{keyword}: words") and keyword not in slips.NAMED
    assert (keyword in slips.PLAIN) is plain
    if keyword not in slips.NAMED:
        assert (keyword in slips.LISTS) is reads(keyword, f"{keyword} a, b")


@pytest.mark.parametrize("keyword", sorted(slips.VALUES - {"expect"}))
def test_advice_knows_the_form_of_each_value(keyword):
    """Where not just any name may stand, `malformed_value` says what may."""
    assert (keyword in FORMS) is not reads(keyword, f"{keyword} some-name")


@pytest.mark.parametrize("keyword", sorted(set(slips.KEYWORDS) - {"scheme"}))
def test_the_form_advised_after_a_bare_keyword_reads(keyword):
    """What the help says to write in place of a line with nothing after its keyword is a line."""
    opening, depth = under(PARENTS[keyword][0])
    text = f"{opening}{'    ' * depth}{keyword}\n"
    findings = [d for d in read_text(text).diagnostics if d.name == "missing-name"]
    if not findings:  # `assumed` or `inferred` alone is a line, and `in` is taken for a part of one
        assert keyword in ("assumed", "inferred", "in")
        return
    advised = re.search(rf"`({keyword}[ :][^`]*)`", findings[0].help)[1]
    assert reads(keyword, re.sub("NAME|RULE|QUESTION", "some-name", advised)), advised


ALL = sorted({p for parents in PARENTS.values() for p in parents})


@pytest.mark.parametrize("parent", ALL)
def test_what_may_stand_under_each_line(parent):
    opening, depth = under(parent)
    stands = {
        keyword
        for keyword in PARENTS
        if not parse(opening + "    " * depth + line(keyword) + "\n").slips
    }
    told = {keyword for keyword, parents in PARENTS.items() if parent in parents}
    if parent == "scheme":  # `scheme n: words` is a declaration, `scheme n` a line
        stands.discard("scheme line")
    alike = {"scheme line", "scheme"}
    assert sorted(told - stands - alike) == [], "the grammar does not take it, or not in this form"
    assert sorted(stands - told - alike) == [], (
        "the grammar takes it, and keywords.py does not say so"
    )


@pytest.mark.parametrize("parent", sorted(set(ALL) - {TOP}))
def test_a_fix_is_tried_under_the_line_it_would_be_under(parent):
    """`trying.py` has lines that open a place under each keyword (`_HEADS`)."""
    for keyword, parents in PARENTS.items():
        if parent in parents:
            slip = Slip("broken", Place("-", 0, 1), "x", 0, (), parent)
            assert trying.reads(slip, line(keyword)), (keyword, parent)
            assert not trying.reads(slip, "nonsense at all"), parent


MADE_OF = {"use": "Use,", "answered": "Answered,", "in": "Where,", "expect": "Expect,", "allow": "Allow,",
           "relation": "outward(refs)", "scheme line": "scheme_line()"}  # fmt: skip
"""What the strategy for random trees makes a line of that has a class or function of its own."""


@pytest.mark.parametrize("keyword", sorted(PARENTS))
def test_random_trees_have_every_keyword(keyword):
    """The strategy in `trees.py` makes lines with each keyword."""
    strategy = (Path(__file__).parent / "trees.py").read_text(encoding="utf-8")
    strategy = strategy.partition("LETTERS = ")[2]
    assert MADE_OF.get(keyword, f'"{keyword}"') in strategy


def test_every_keyword_is_a_terminal():
    text = grammar_text()
    for keyword in PARENTS:
        if keyword not in ("relation", "scheme line"):
            assert f"{keyword.upper().replace(' ', '_')}.2:" in text


def terminal(keyword):
    return keyword.upper().replace(" ", "_")


WORDS = sorted(set(PARENTS) - {"relation", "scheme line"})
DEFINED = dict(re.findall(r"^([A-Z_]+)(?:\.2)?: /(.*)/$", grammar_text(), re.MULTILINE))
"""The terminals of the grammar and their patterns."""


@pytest.mark.parametrize("keyword", WORDS)
def test_no_value_has_the_terminal_of_a_keyword(keyword):
    """A value whose terminal has a keyword's name (`DATE` and the keyword `date`) gives way: the
    terminal matches the keyword, and messages say the keyword.
    """
    name = terminal(keyword)
    assert re.match(DEFINED[name].replace(" +", " "), f"{keyword} ")
    assert len(re.findall(rf"^{name}(?:\.2)?:", grammar_text(), re.MULTILINE)) == 1
    assert spoken([name]) == (keyword,)


def test_every_value_is_said_in_words():
    """Terminals that are neither keywords nor words of their own name have an entry in `_SPOKEN`."""
    words = {name for name, pattern in DEFINED.items()
             if re.match(pattern.replace(" +", " "), f"{name.lower().replace('_', ' ')} ")}  # fmt: skip
    values = {name for name in DEFINED if name not in words} - {"NAME"}
    bare = {n for n in values if spoken([n]) in ((), (n.lower().replace("_", " "),))}
    assert bare == set()
    assert {"NUMBER", "DATE", "WHOLE", "OUTCOME"} <= values
    assert not {terminal(keyword) for keyword in WORDS} & values


VALUES = ["everything", "sourced", "tag", "stands", "defeated", "undecided", "single-source", "paragraph", "pages",
          "common", "crux", "quotes", "match", "depth", "without", "to", "12", "2023", "2023-10", "12-30"]  # fmt: skip
"""Words that are or begin a value somewhere, and are free as names."""


@pytest.mark.parametrize("name", VALUES)
def test_a_word_of_a_value_is_free_as_a_name(name):
    text = f"""claim {name}: Words are so.
    supported by {name}-x: Other words.
source {name}: S
    published 2023-10
claim other: Snow is white.
    supports {name} with {name}-x
    evidence "words" in {name} at page 3
{name} rebuts other
view v: V
    show claim {name} to depth 1
expect {name} stands
position p: P
    thesis {name}
expect {name} crux of p
"""
    assert not parse(text).slips


def test_terminals_do_not_collide():
    pytest.importorskip("interegular")
    import lark

    from argmap.language.grammar import _Layout

    lark.Lark(grammar_text(), parser="lalr", postlex=_Layout(), strict=True)


def test_no_synonym_is_a_keyword():
    keywords = {keyword for keyword in (*TOP, *PARENTS) if " line" not in keyword}
    assert set(OTHER_WORDS) & keywords == set()


@pytest.mark.parametrize("word", sorted(FREE - {"relation"}))
@pytest.mark.parametrize("verb", ["supports", "rebuts", "restates", "contradicts"])
def test_a_word_that_may_be_a_name_may_begin_a_relation(word, verb):
    text = f"claim {word}: Noise is bad.\n\nclaim b: Quiet is good.\n{word} {verb} b\n    note: so\n{word} {verb} c\n"
    tree = parse(text)
    assert not tree.slips
    assert write(tree).count(f"{word} {verb} ") == 2
    reading = read_text(text.rpartition(f"{word} {verb} c")[0])
    assert not [d for d in reading.diagnostics if d.severity == "error"]
