"""Random syntax trees for Hypothesis: everything the grammar allows, at small sizes."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.language.names import RESERVED, is_name
from argmap.language.tree import (
    Allow,
    Answered,
    Comment,
    Declaration,
    Expect,
    Link,
    Name,
    Names,
    Quotation,
    Quote,
    Ref,
    Show,
    SyntaxTree,
    Text,
    Use,
    Value,
    Where,
    Words,
)

LETTERS = "abcxyz019йїäß漢"
PLAIN = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"
)
word = st.text(LETTERS, min_size=1, max_size=5)
names = st.lists(word, min_size=1, max_size=3).map("-".join).filter(is_name)
refs = st.lists(names, min_size=1, max_size=2).map(".".join).map(Ref)
name = names.map(Name)
ref_lists = st.lists(refs, min_size=1, max_size=3).map(tuple)
line = st.text(PLAIN, min_size=1, max_size=30).map(str.strip).filter(bool)
more = st.text(PLAIN, max_size=20).map(str.strip)
words = st.builds(lambda first, rest: Words((first, *rest)), line, st.lists(more, max_size=2))
quote = st.text(PLAIN.filter(lambda c: c not in '"“”„«»'), max_size=20).map(Quote)
number = st.integers(1, 99).map(str)
locator = st.one_of(
    st.just(""),
    number.map("paragraph {}".format),
    st.tuples(number, number).map(lambda n: f"page {n[0]}, line {n[1]}"),
    st.just("12:30"),
)

note = st.one_of(
    st.builds(Text, st.sampled_from(["note", "x-page", "x-wörd"]), words),
    st.builds(Allow, ref_lists, st.none() | words),
    st.text(PLAIN, max_size=12).map(lambda t: Comment(("#" + t).rstrip())),
)


def lists(*keywords):
    return st.builds(Names, st.sampled_from(keywords), ref_lists)


def scheme_line():
    return refs.map(lambda r: Names("scheme", (r,)))


answered = st.one_of(
    st.builds(Answered, refs, words, st.just(()) | ref_lists),
    st.builds(Answered, refs, st.none(), ref_lists),
)


def bodies(*lines):
    return st.lists(st.one_of(note, *lines), max_size=3).map(tuple)


def declaration(keyword, body, *, named=True, worded=True):
    return st.builds(
        Declaration, st.just(keyword), name if named else st.none() | name,
        words if worded else st.none() | words, body,
    )  # fmt: skip


credence = number.map(lambda n: Value("credence", f"0.{n}"))
step_name = names.map(lambda n: Value("id", n))
inferred = st.builds(Text, st.just("inferred"), st.none() | words)
dates = st.sampled_from(["2022", "2022-03", "2022-03-29"])
periods = st.one_of(
    dates, st.builds("{}..{}".format, dates, dates),
    st.builds("{} {}".format, st.sampled_from(["before", "after"]), dates),
)  # fmt: skip
step_lines = [scheme_line(), answered, lists("by", "tags", "granted by"), step_name, inferred]
where = st.builds(Where, refs, locator)
evidence_body = bodies(
    names.map(lambda n: Value("kind", n)), where, credence, lists("tags"),
    refs.map(lambda r: Names("said by", (r,))), lists("via"), dates.map(lambda d: Value("said", d)),
    ref_lists.map(lambda r: Link(None, "undercut by", r)),
)  # fmt: skip


@st.composite
def quotations(draw):
    source = draw(st.none() | refs)
    at = draw(locator) if source else ""
    voice = draw(st.none() | refs)
    via = draw(st.just(()) | ref_lists) if voice else ()
    return Quotation(
        draw(st.none() | name), draw(quote), voice, source, at, draw(evidence_body), via=via
    )


evidence = st.one_of(
    quotations(), declaration("evidence", evidence_body, named=False),
    ref_lists.map(lambda r: Link(None, "evidence", r)),
)  # fmt: skip


def outward(subject):
    return st.one_of(
        st.builds(
            Link, subject, st.sampled_from(["supports", "rebuts", "undercuts"]), ref_lists,
            st.just(()) | ref_lists, bodies(*step_lines),
        ),
        st.builds(Link, subject, st.sampled_from(["restates", "contradicts"]), ref_lists),
    )  # fmt: skip


claim_lines = [
    evidence, outward(st.none()), lists("by", "tags", "answers", "granted by"), credence,
    periods.map(lambda p: Value("when", p)),
    st.builds(Text, st.just("assumed"), st.none() | words),
]  # fmt: skip


def inward(children):
    keyword = st.sampled_from(["supported by", "rebutted by", "undercut by"])
    body = bodies(children, *claim_lines, *step_lines)
    return st.one_of(
        st.builds(Declaration, keyword, st.none() | name, words, body),
        st.builds(Link, st.none(), keyword, ref_lists, st.just(()), body),
    )


branch = st.recursive(inward(quotations()), inward, max_leaves=6)
claim_body = bodies(branch, *claim_lines)
claim = st.one_of(
    declaration("claim", claim_body, named=False),
    st.builds(Declaration, st.just("claim"), name, st.none(), claim_body),
)
argument = declaration(
    "argument",
    bodies(
        st.builds(Declaration, st.sampled_from(["premise", "therefore"]), st.none() | name, words),
        ref_lists.map(lambda r: Link(None, "premise", r)),
        refs.map(lambda r: Link(None, "therefore", (r,))),
        scheme_line(), answered, lists("by", "tags", "granted by"), inferred,
        st.builds(Link, st.none(), st.sampled_from(["supports", "rebuts", "undercuts"]), ref_lists),
    ),
    worded=False,
)  # fmt: skip
members = st.one_of(claim, argument, evidence, outward(refs))
group = st.recursive(
    declaration("group", bodies(members), worded=False),
    lambda inner: declaration("group", bodies(members, inner), worded=False),
    max_leaves=3,
)
show = st.one_of(
    st.builds(Show, st.sampled_from(["show", "hide"]),
              st.sampled_from(["everything", "sourced", "evidence"])),
    st.builds(Show, st.sampled_from(["show", "hide"]),
              st.sampled_from(["position", "group", "person", "source", "tag"]), ref_lists),
    periods.map(lambda p: Show("show", "when", (Ref(p),))),
    st.builds(Show, st.just("show"), st.just("claim"), ref_lists, st.just("") | number),
)  # fmt: skip
sized = st.one_of(
    st.sampled_from(["A4", "letter", "800x600", "no-page"]).map(lambda p: Value("fit", p)),
    st.integers(1, 999).map(lambda n: Value("boxes", str(n))),
)
expect = st.one_of(
    st.builds(Expect, refs, st.sampled_from(["stands", "defeated", "undecided", "without reply",
                                             "single-source", "common ground"])),
    st.builds(Expect, refs, st.just("crux of"), refs),
    st.just(Expect(None, "quotes match")),
)  # fmt: skip
badge = st.text(LETTERS, min_size=1, max_size=4).map(lambda w: Value("badge", w))
colours = st.sampled_from(["green", "amber", "slate", "rose", "brown", "lime", "crimson", "teal"])
part = st.builds(
    Declaration, st.sampled_from(["premise", "asks", "unless"]), st.none() | name, words
)
item = st.one_of(
    members, group, declaration("view", bodies(show, lists("fold", "open"), sized), worded=False), expect, note,
    st.builds(Declaration, st.just("map"), st.none(), words,
              bodies(words.map(lambda w: Text("about", w)), lists("by"), inferred,
                     names.map(lambda n: Value("language", n)))),
    st.builds(Use, st.none() | name, words),
    declaration("question", bodies(), worded=False),
    declaration("person", bodies(st.builds(Text, st.sampled_from(["role", "also"]), words), badge), worded=False),
    declaration("source", bodies(lists("author", "via"),
                                 st.builds(Text, st.sampled_from(["url", "text"]), words),
                                 names.map(lambda n: Value("kind", n)), st.just(Value("published", "2023-10"))), worded=False),
    declaration("position", bodies(lists("held by", "holds", "denies", "grants", "answers"), badge,
                                   colours.map(lambda c: Value("colour", c)),
                                   ref_lists.map(lambda r: Link(None, "thesis", r)),
                                   st.builds(Declaration, st.just("thesis"), st.none() | name,
                                             words, claim_body)), worded=False),
    declaration("scheme", bodies(part), worded=False),
)  # fmt: skip
# `x-…` stands under something, never at the left margin
trees = st.lists(item, max_size=6).map(
    lambda items: SyntaxTree("-", "", (), tuple(i for i in items if not isinstance(i, Text)))
)
assert "claim" in RESERVED
