"""Lists of sources, out of a map and into one: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import claim, evidence, make, source
from hypothesis import given
from hypothesis import strategies as st

from argmap.base.diagnostics import Finding, Severity
from argmap.base.text import Document
from argmap.cli import main
from argmap.drawing.view import Selection, select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.formats.imports import Imported, importer_for
from argmap.formats.references import (
    KINDS,
    Date,
    PersonName,
    Reference,
    date_of,
    declared,
    name_in_parts,
    references_of,
    type_of_kind,
)
from argmap.formats.references.names import family_line
from argmap.reading import read_text

FORMATS = ("bibtex", "ris", "csl")


def imported(format: str, text: str | bytes) -> Imported:
    found = importer_for(format)
    assert found is not None
    return found.run(text.encode() if isinstance(text, str) else text)


def references(text: str) -> tuple[Reference, ...]:
    """The references of a map, which must read without a slip."""
    reading = read_text(text, "sources.arg")
    assert reading.slips == ()
    assert reading.map.unresolved == ()
    return references_of(select(reading.map)[0])


def exported(format: str, text: str) -> str:
    made = exporter_for(format).export(select(read_text(text, "s.arg").map)[0], Options())
    assert isinstance(made, str)
    return made


def one(format: str, text: str, findings: int = 0) -> Reference:
    result = imported(format, text)
    assert len(result.findings) == findings, result.findings
    (only,) = references(result.text)
    return only


def said(findings: tuple[Finding, ...], text: str) -> list[tuple[str, str]]:
    """The stretch that each finding marks, and its sentence."""
    document = Document("", text)
    return [(document.text[f.place.start : f.place.end], f.message) for f in findings]


# Names and dates


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Naftali Bennett", PersonName("Bennett", "Naftali")),
        ("Jan van der Berg", PersonName("Berg", "Jan", "van der")),
        ("Jan van der Berg, Jr.", PersonName("Berg", "Jan", "van der", "Jr.")),
        ("Ursula von der Leyen", PersonName("Leyen", "Ursula", "von der")),
        ("Нафталі Беннет", PersonName("Беннет", "Нафталі")),
        ("Council for a Livable World", PersonName(whole="Council for a Livable World")),
        ("Ann, a shopkeeper", PersonName(whole="Ann, a shopkeeper")),
        ("A senior official", PersonName(whole="A senior official")),
        ("Amnesty International", PersonName(whole="Amnesty International")),
        ("Reuters", PersonName(whole="Reuters")),
        ("毛泽东", PersonName(whole="毛泽东")),
        ("", PersonName()),
    ],
)
def test_a_name_comes_apart(name: str, parts: PersonName) -> None:
    assert name_in_parts(name) == parts
    assert parts.shown == name


@given(st.text() | st.lists(st.sampled_from(
    ["Jan", "van", "der", "Berg", "Jr.", "de", "García", "O’Brien", "Council", "al-Assad", ",", "III", "and", "X."])).map(" ".join))  # fmt: skip
def test_a_name_in_parts_is_the_name(name: str) -> None:
    plain = " ".join(name.split())
    parts = name_in_parts(name)
    assert parts.shown == plain
    assert family_line(parts) == ""


@pytest.mark.parametrize(
    "parts",
    [PersonName("García Márquez", "Gabriel"), PersonName(whole="Ukrainska Pravda"),
     PersonName("al-Assad", "Bashar"), PersonName("Berg", "Jan", "van", "Sr."),
     PersonName("Van Berg", "Jan", "", "Jr.")],
)  # fmt: skip
def test_a_line_says_where_the_rule_is_wrong(parts: PersonName) -> None:
    assert name_in_parts(parts.shown, family_line(parts)) == parts


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2020", Date("2020")), ("2020-05", Date("2020-05")), ("2020-05-31", Date("2020-05-31")),
        ("2020/05/31/", Date("2020-05-31")), ("2020/5//", Date("2020-05")), ("2020///", Date("2020")),
        ("5 October 2023", Date("2023-10-05")), ("October 5th, 2023", Date("2023-10-05")),
        ("Oct. 2023", Date("2023-10")), ("2023-10-05T10:00:00Z", Date("2023-10-05")),
        ("2020-01/2020-03", Date("2020-01", "2020-01/2020-03")), ("2020~", Date("2020", "2020~")),
        ("2020-02-30", Date("2020-02", "2020-02-30")), ("2020-13", Date("2020", "2020-13")),
        ("Spring 2020", Date("2020", "Spring 2020")), ("1999-2001", Date("", "1999-2001")),
        ("n.d.", Date("", "n.d.")), ("0000", Date("", "0000")), ("", Date()),
    ],
)  # fmt: skip
def test_dates_are_read_as_far_as_they_are_dates(words: str, date: Date) -> None:
    assert date_of(words) == date


@given(st.text("0123456789-/~. JanOctober", max_size=24))
def test_every_date_that_is_read_can_be_written(words: str) -> None:
    date = date_of(words)
    if date.published:
        assert read_text(f"source s: T\n    published {date.published}\n").slips == ()
        assert date_of(date.published) == Date(date.published)
    assert date.published or date.rest or not words.strip()


# Reading each format

BIB = r"""
% a comment
@string{gaz = "Town Gazette"}
@article{Lind_2020a,
  author = {Lind, Maria and {Council for a Livable World} and Ludwig van Beethoven and others},
  title = "The {NATO} {\"O}ffnung --- {\'e}t{\'e} \& caf\'e: 100% $x^2$",
  journal = gaz # " Weekly", year = 2020, month = jan, day = 7,
  doi = {10.1/abc_d}, pages = {1--20}, Keywords = {streets, cars},
  note = {First.

Second.}
}
"""


def test_bibtex_is_read_with_its_accents_names_and_abbreviations() -> None:
    found = one("bibtex", BIB)
    assert found == Reference(
        "lind-2020a",
        "The NATO Öffnung — été & café: 100% $x^2$",
        (PersonName("Lind", "Maria"), PersonName(whole="Council for a Livable World"),
         PersonName("Beethoven", "Ludwig", "van")),
        "2020-01-07", "article", "https://doi.org/10.1/abc_d", notes=("First.", "Second."),
        extra=(("authors", "and others"), ("journal", "Town Gazette Weekly"), ("pages", "1-20"),
               ("keywords", "streets, cars"), ("citekey", "Lind_2020a")),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date = {2020-01/2020-03}", {"published": "2020-01", "extra": (("date", "2020-01/2020-03"),)}),
        ("year = 2020, month = {March}", {"published": "2020-03"}),
        ("year = 2020, month = {10}", {"published": "2020-10"}),
        ('year = 2020, month = "5~" # may', {"published": "2020-05-05"}),
        ("year = 2020, month = {Lent}", {"published": "2020", "extra": (("date", "Lent 2020"),)}),
        ("year = {forthcoming}", {"extra": (("date", "forthcoming"),)}),
        (r"url = {https://e.org/a\_b\%20c~d}", {"url": "https://e.org/a_b%20c~d"}),
        (r"howpublished = {\url{https://e.org/x}}", {"url": "https://e.org/x"}),
        ("url = {https://e.org/x}, doi = {10.1/x}",
         {"url": "https://e.org/x", "extra": (("doi", "10.1/x"),)}),
        ("doi = {https://dx.doi.org/10.1/x}", {"url": "https://doi.org/10.1/x"}),
        ("type = {transcript}", {"kind": "transcript"}),
        ("type = {A Speech}", {"extra": (("genre", "A Speech"),)}),
        ("author = {{Rand and Co}}", {"authors": (PersonName(whole="Rand and Co"),)}),
        ("author = {Garc{\\'\\i}a M{\\'a}rquez, Gabriel}",
         {"authors": (PersonName("García Márquez", "Gabriel"),)}),
        ("author = {van der Berg, Jr., Jan}", {"authors": (PersonName("Berg", "Jan", "van der", "Jr."),)}),
        ("mendeley-tags = {x}", {"extra": (("mendeley-tags", "x"),)}),
        ("publisher = {A}, institution = {B}", {"extra": (("publisher", "A"), ("institution", "B"))}),
        ("note = {}", {}),
    ],
)  # fmt: skip
def test_fields_of_bibtex(fields: str, expected: dict[str, object]) -> None:
    empty = Reference("k", "T")
    assert one("bibtex", f"@misc{{k, title = {{T}}, {fields}}}") == replace(empty, **expected)


def test_an_entry_takes_what_it_lacks_from_the_one_it_refers_to() -> None:
    text = """@inproceedings{a, title = {Part}, crossref = {B}}
@proceedings{b, title = {Whole}, year = 2001, publisher = {P}}"""
    first, second = references(imported("bibtex", text).text)
    assert (first.title, first.published, first.first("journal")) == ("Part", "2001", "Whole")
    assert (first.first("publisher"), first.first("crossref")) == ("P", "B")
    assert second.title == "Whole"
    round_ = imported("bibtex", "@misc{a, crossref = {b}}\n@misc{b, crossref = {a}}")
    assert len(references(round_.text)) == 2
    assert one("bibtex", "@misc{a, crossref = {gone}}").first("crossref") == "gone"


def test_what_bibtex_breaks_is_said_where_it_is_and_the_rest_is_read() -> None:
    text = """@misc{a, title = {One}, title = {Two}}
@misc{a, title = {Three}, author = nobody}
@misc{b, title = {open
@misc{c, title = {Four}}
stray words
@string{x = "1"}
@string{x = "2"}
"""
    result = imported("bibtex", text)
    assert [(r.id, r.title) for r in references(result.text)] == [
        ("a", "One"), ("three", "Three"), ("c", "Four"),
    ]  # fmt: skip
    found = said(result.findings, text)
    assert {where for where, _ in found} == {
        "title", "author", "@misc{a, title = {Three}, author = nobody}", "@misc{b, title = {open",
        '@string{x = "2"}',
    }  # fmt: skip
    assert [f.level for f in result.findings].count(Severity.ERROR) == 1


RIS = """\
TY  - NEWS
ID  - lind
TI  - What the street
 costs us
AU  - Lind, Maria
AU  - Berg, Jan van der, Jr.
AU  - University of Town,, Press Office
AU  - et al.
PY  - 2020
DA  - 2020/05/07/
T2  - Gazette
SP  - 3
EP  - 9
UR  - https://example.org/a
UR  - https://example.org/b
N1  - A remark
N1  - x-meeting: 12 May
KW  - streets
KW  - cars
SN  - 1234-567X
SN  - 978-3-16-148410-0
C1  - own
ER  -
"""


def test_ris_is_read() -> None:
    found = one("ris", RIS)
    assert found.title == "What the street costs us"
    assert found.kind == "newspaper-article"
    assert found.published == "2020-05-07"
    assert found.url == "https://example.org/a"
    assert found.notes == ("A remark",)
    assert [name.shown for name in found.authors] == [
        "Maria Lind", "Jan van der Berg, Jr.", "University of Town, Press Office",
    ]  # fmt: skip
    assert dict(found.extra) == {
        "authors": "and others", "journal": "Gazette", "pages": "3-9", "meeting": "12 May",
        "url": "https://example.org/b", "keywords": "streets; cars", "issn": "1234-567X",
        "isbn": "978-3-16-148410-0", "c1": "own",
    }  # fmt: skip


def test_ris_is_read_past_what_is_wrong() -> None:
    text = "before\nTY  - JOUR\nTI  - A\nTI  - B\nTY  - XYZ\nTI  - C\nPY  - 2020\nDA  - May"
    result = imported("ris", text)
    first, second = references(result.text)
    assert (first.title, first.notes) == ("A", ("B",))
    assert (second.kind, second.published, second.first("date")) == ("xyz", "2020", "May")
    assert [where for where, _ in said(result.findings, text)] == ["before", "TI  - B"]


CSL = [
    {
        "id": 7, "type": "article-magazine", "title": "The <i>market</i> street",
        "author": [
            {"family": "Lind", "given": "Maria"}, {"literal": "Council for a Livable World"},
            {"family": "Berg", "given": "Jan", "dropping-particle": "van"}, "Reuters", {"given": "Ann"},
        ],
        "issued": {"date-parts": [["2020", "05"], [2020, 6]]},
        "accessed": {"date-parts": [[2021, 1, 2]]},
        "URL": "https://example.org/a", "DOI": "10.1/x", "volume": 3,
        "director": [{"family": "Ed", "given": "It"}], "categories": ["a", "b"],
        "note": "one\ntwo", "custom": {"meeting": "12 May", "deep": {"a": 1}}, "weird": {"a": 1},
    }
]  # fmt: skip


def test_csl_is_read() -> None:
    text = json.dumps(CSL)
    result = imported("csl", text)
    (found,) = references(result.text)
    assert found.title == "The market street"
    assert (found.id, found.kind, found.published) == ("7", "magazine-article", "2020-05")
    assert [name.shown for name in found.authors] == [
        "Maria Lind", "Council for a Livable World", "Jan van Berg", "Reuters", "Ann",
    ]  # fmt: skip
    assert found.notes == ("one", "two")
    assert dict(found.extra) == {
        "date": "2020-05/2020-06", "accessed": "2021-01-02", "doi": "10.1/x", "volume": "3",
        "director": "It Ed", "categories": "a; b", "meeting": "12 May",
    }  # fmt: skip
    assert {where for where, _ in said(result.findings, text)} == {'"weird"', '"deep"'}


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2020]], "circa": True}, ("2020", "2020~")),
        ({"date-parts": [[2020]], "season": 1}, ("2020", "2020-21")),
        ({"date-parts": [[2020]], "season": "Lent"}, ("2020", "Lent 2020")),
        ({"literal": "n.d."}, ("", "n.d.")),
        ({"raw": "5 May 2020"}, ("2020-05-05", "")),
        ("2020-05", ("2020-05", "")),
    ],
)
def test_dates_of_csl(issued: object, date: tuple[str, str]) -> None:
    found = one("csl", json.dumps([{"type": "book", "title": "T", "issued": issued}]))
    assert (found.published, found.first("date")) == date


@pytest.mark.parametrize("issued", [{"date-parts": [[1e400]]}, {"date-parts": [["x"]]}, {}, [1]])
def test_a_date_that_is_none_is_said(issued: object) -> None:
    text = json.dumps([{"type": "book", "title": "T", "issued": issued}])
    assert [w for w, _ in said(imported("csl", text).findings, text)] == ['"issued"']


# Nothing to read

NOISE = random.Random(1).randbytes(4000)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    "raw",
    [b"", b" \n\n", b"\xff\xfe\x00", NOISE, b"caf\xe9", b"just some words\n", b"[]", b"{}", b"@", b"[1,",
     b'{"nodes": [], "edges": [], "type": "x"}', b"[" * 100_000, b"@misc{" * 10_000, b'[{"type": 1}]',
     b'"text"', b"TY", b"@comment{x}", b"@misc{a, title = {" + b"{" * 5_000, b"9" * 5_000],
)  # fmt: skip
def test_what_is_no_list_of_sources_gives_a_sentence(format_: str, raw: bytes) -> None:
    result = imported(format_, raw)
    assert result.text == ""
    assert result.findings
    assert all(f.level is Severity.ERROR or f.message for f in result.findings)
    assert not any("Traceback" in f.message or "Error(" in f.message for f in result.findings)


@pytest.mark.parametrize("format_", FORMATS)
@given(st.text(max_size=200) | st.text("@misc{}\n,=\"\\#%$TYERAU -[]':0a", max_size=200))
def test_whatever_is_read_is_a_proper_map(format_: str, text: str) -> None:
    raw = text.encode("utf-8", "replace")
    for body in (raw, b"@misc{k, title = {" + raw + b"}}", b"TY  - GEN\nTI  - " + raw,
                 json.dumps([{"type": text, "title": text, "id": text, "note": text, text: text,
                              "author": [text, {"literal": text}, {"family": text, "given": text}]}])
                 .encode()):  # fmt: skip
        result = imported(format_, body)
        references(result.text)
        for finding in result.findings:
            assert finding.message
            assert 0 <= finding.place.start <= finding.place.end


# Out and in again

WORDS = st.text(
    st.characters(
        categories=("L", "N", "P", "Sc", "Sm", "Zs"), include_characters="{}\\%$&#_~^`'-\""
    ),
    max_size=24,
).map(lambda text: " ".join(text.split()))
SOME = WORDS.filter(bool)
PLAIN = (
    st.text("abcdefg hij", min_size=1, max_size=12).map(lambda t: " ".join(t.split())).filter(bool)
)
PART = st.text("abcdefghäж", min_size=1, max_size=7).map(str.capitalize)
NAMES = st.one_of(
    st.builds(
        PersonName, PART, PART, st.sampled_from(["", "van", "de la"]), st.sampled_from(["", "Jr."])
    ),
    PART.map(lambda name: PersonName(whole=name)),
    st.builds(lambda a, b: PersonName(whole=f"{a} Council for {b}, Ltd."), PART, PART),
    st.builds(lambda a, b, c: PersonName(f"{a} {b}", c), PART, PART, PART),
)
DATES = st.sampled_from(["", "2023", "2023-10", "2023-10-05"])
KEYS = st.sampled_from(
    ["publisher", "journal", "volume", "issue", "place", "edition", "series", "language", "isbn",
     "short-title", "meeting", "year", "title", "note", "url", "sprache", "ty", "z9"],
)  # fmt: skip
EXTRA = st.dictionaries(KEYS, SOME, max_size=5).map(lambda found: tuple(found.items()))
KIND = st.sampled_from([*KINDS, "transcript", "minutes", "op-ed"])
SOURCE = st.builds(
    Reference,
    id=st.just(""),
    title=WORDS,
    authors=st.lists(NAMES, max_size=3, unique_by=lambda name: name.shown).map(tuple),
    published=DATES,
    kind=KIND,
    url=st.sampled_from(["", "https://example.org/a_b%20c~d#e&f=1", "https://doi.org/10.1/a-(b)"]),
    text=st.sampled_from(["", "copies/gazette.txt"]),
    notes=st.lists(SOME, max_size=2).map(tuple),
    extra=EXTRA,
)


def lists(found: list[Reference]) -> list[Reference]:
    """With ids, each by way of the ones before it; the same name is the same person."""
    made: list[Reference] = []
    for number, reference in enumerate(found):
        via = (f"s{number - 1}",) if number % 2 else ()
        made.append(replace(reference, id=f"s{number}", via=via))
    return made


def comparable(references: object) -> list[Reference]:
    """The order of `x-` lines is each format's own."""
    return [replace(r, extra=tuple(sorted(r.extra))) for r in references]  # type: ignore[attr-defined]


@given(st.lists(SOURCE, max_size=3).map(lists))
def test_references_are_what_they_were_declared_as(found: list[Reference]) -> None:
    assert comparable(references(declared(found))) == comparable(found)


@pytest.mark.parametrize("format_", FORMATS)
@given(found=st.lists(SOURCE, min_size=1, max_size=3).map(lists))
def test_what_a_format_can_say_comes_back(format_: str, found: list[Reference]) -> None:
    text = exported(format_, declared(found))
    result = imported(format_, text)
    assert result.findings == ()
    assert comparable(references(result.text)) == comparable(found)
    # A second time nothing changes at all.
    assert exported(format_, result.text) == text


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    "extra",
    [("authors", "and others"), ("date", "2023-10/2023-12"), ("date", "2023-10~"), ("date", "n.d."),
     ("editor", "Maria Lind and Jan van der Berg"), ("pages", "1-20"), ("pages", "12, 14"),
     ("keywords", "a; b"), ("accessed", "2024-01-02"), ("accessed", "in May"),
     ("genre", "memo"), ("genre", "A Memo"), ("issn", "1234-5678"), ("citekey", "Lind:2020/a")],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["article", "report", "transcript", ""])
def test_every_line_with_a_field_comes_back(
    format_: str, extra: tuple[str, str], kind: str
) -> None:
    published = "2023-10" if extra[0] == "date" and extra[1][0] == "2" else ""
    text = declared([Reference("s", "T", published=published, kind=kind, extra=(extra,))])
    again = imported(format_, exported(format_, text))
    assert again.findings == ()
    found = references(again.text)
    wanted = references(text)
    if extra[0] == "citekey":
        assert found[0].extra == wanted[0].extra
        assert found[0].id == "lind-2020-a"
    else:
        assert comparable(found) == comparable(wanted)


def test_every_kind_has_its_type_in_every_format() -> None:
    for format_ in FORMATS:
        for kind in (*KINDS, "transcript"):
            found = references(declared([Reference("s", "T", kind=kind)]))
            (again,) = references(imported(format_, exported(format_, declared(found))).text)
            assert again.kind == kind
    assert type_of_kind("csl", "book") == ("book", True)
    assert type_of_kind("ris", "transcript") == ("GEN", False)


def test_a_name_that_is_one_whole_stays_it() -> None:
    text = "person p: Ukrainska Pravda\n    x-family: Ukrainska Pravda\nsource s: T\n    author p\n"
    assert "author = {{Ukrainska Pravda}}" in exported("bibtex", text)
    assert "AU  - Ukrainska Pravda\n" in exported("ris", text)
    assert json.loads(exported("csl", text))[0]["author"] == [{"literal": "Ukrainska Pravda"}]


def test_bibtex_that_tex_can_read() -> None:
    text = declared(
        [Reference("a", "50% of $ & {x}_y\\z -- “q”", notes=("#1 ~ ^",), extra=(("år", "x"),))]
    )
    assert exported("bibtex", text) == (
        "@misc{a,\n"
        r"  title = {{50\% of \$ \& {\textbraceleft}x{\textbraceright}\_y{\textbackslash}z -{}- “q”}},"
        "\n"
        r"  note = {\#1 {\textasciitilde} {\textasciicircum}},"
        "\n  x-år = {x},\n}\n"
    )


def test_sources_that_only_hidden_evidence_cites_are_left_out() -> None:
    map = make(
        claim("a"), claim("b"), source("shown", "A"), source("hidden", "B"), source("loose", "C"),
        evidence("e", "a", "x", source="shown"), evidence("f", "b", "y", source="hidden"),
    )  # fmt: skip
    view, _ = select(map, Selection(focus=("a",), depth=0))
    assert [r.id for r in references_of(view)] == ["shown", "loose"]
    assert [r.id for r in references_of(select(map)[0])] == ["shown", "hidden", "loose"]
    for format_ in FORMATS:
        text = exporter_for(format_).export(select(make(claim("c")))[0], Options())
        assert text in {"", "[]\n"}


def test_names_given_to_sources_and_persons_are_proper_and_new() -> None:
    lind, other = PersonName("Lind", "Maria"), PersonName("Lind", "Nora")
    more = PersonName("Lind", "Nora", "", "Jr.")
    text = declared(
        [Reference("A.B", "T", (lind, other, more, lind)), Reference("a-b", "U", (lind,)),
         Reference("claim"), Reference("", "The town and its street"), Reference("!?"), Reference("")]
    )  # fmt: skip
    found = references(text)
    assert [r.id for r in found] == ["a-b", "u", "claim-1", "town-street", "untitled", "untitled-2"]
    persons = read_text(text).map.persons
    assert list(persons) == ["lind", "lind-nora", "lind-2"]
    assert [p.name for p in persons.values()] == ["Maria Lind", "Nora Lind", "Nora Lind, Jr."]


# The command


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "refs.ris").write_text(RIS, encoding="utf-8")
    (tmp_path / "refs.json").write_text(json.dumps(CSL), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("file", "status"), [("refs.bib", 0), ("refs.ris", 0), ("refs.json", 1)])
def test_a_list_becomes_a_map_in_the_canonical_form(place: Path, file: str, status: int) -> None:
    assert main(["convert", file, "-o", "sources.arg"]) == status
    assert main(["fmt", "--check", "sources.arg"]) == 0
    assert main(["check", "sources.arg"]) == 0
    (place / "map.arg").write_text("use: sources.arg\nclaim: Words.\n", encoding="utf-8")
    assert main(["check", "map.arg"]) == 0


def test_one_list_becomes_another(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "refs.bib", "--to", "csl"]) == 0
    (item,) = json.loads(capsys.readouterr().out)
    assert item["id"] == "Lind_2020a"
    assert item["container-title"] == "Town Gazette Weekly"
    assert main(["convert", "refs.ris", "-o", "again.bib"]) == 0
    assert "@article{lind," in (place / "again.bib").read_text(encoding="utf-8")


def test_what_could_not_be_carried_over_is_said(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "refs.json", "--to", "arg"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("person lind: Maria Lind\n")
    lines = err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("refs.json:1:") for line in lines)
    assert all(": warning: `" in line for line in lines)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("convert gone.bib --to arg", "gone.bib does not exist"),
        ("convert empty.bib --to arg", "empty.bib:1:1: error: this file is empty"),
        ("convert empty.bib -o made.arg", "nothing in empty.bib could be read as bibtex"),
        ("convert empty.bib --to csl", "nothing in empty.bib could be read"),
        ("convert noise.ris --to arg", "this file is a binary file"),
        ("convert refs.bib", "say what to make"),
        ("convert refs.bib -o refs.bib", "refs.bib is the file that is read"),
        ("convert refs.bib -o ./refs.bib --to arg", "refs.bib is the file that is read"),
        ("convert refs.bib --from riss --to arg", "did you mean `ris`?"),
        ("convert refs.bib --from ris --to arg", "there is no record in this file"),
        ("convert map.arg --to arg", "use `argmap fmt`"),
        ("convert map.arg -o map2.arg", "use `argmap fmt`"),
        ("convert refs.bib -o map.arg", "map.arg exists already and was left alone"),
        ("convert refs.bib --to bibtexx", "did you mean"),
    ],
)
def test_wrong_uses_get_a_sentence_and_change_nothing(
    place: Path, capsys: pytest.CaptureFixture[str], command: str, sentence: str
) -> None:
    (place / "empty.bib").write_text("")
    (place / "noise.ris").write_bytes(NOISE)
    (place / "map.arg").write_text("claim: Words.\n")
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    assert main(command.split()) == 2
    assert sentence in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_a_map_is_replaced_only_when_that_is_asked_for(place: Path) -> None:
    target = place / "sources.arg"
    assert main(["convert", "refs.bib", "-o", "sources.arg"]) == 0
    made = target.read_text(encoding="utf-8")
    assert main(["convert", "refs.bib", "-o", "sources.arg"]) == 0
    target.write_text(made + "# mine\n", encoding="utf-8")
    assert main(["convert", "refs.bib", "-o", "sources.arg"]) == 2
    assert target.read_text(encoding="utf-8").endswith("# mine\n")
    assert main(["convert", "refs.bib", "-o", "sources.arg", "--force"]) == 0
    assert target.read_text(encoding="utf-8") == made


def test_standard_input_says_its_format(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "convert", "-", "--from", "ris", "--to", "arg"],
        input=RIS.encode(), capture_output=True, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith("person lind: Maria Lind\n")


def test_the_libraries_are_loaded_for_bibtex_alone() -> None:
    code = (
        "import sys; from argmap.formats.imports import all_importers, importer_for; all_importers();"
        "importer_for('ris').run(b'TY  - GEN\\nTI  - T\\n');"
        "print([m for m in ('bibtexparser', 'pylatexenc', 'lark', 'textual') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[1])  # fmt: skip
    assert done.stdout == "[]\n"


def test_a_word_that_begins_with_a_mark_is_no_name() -> None:
    found = one("csl", json.dumps([{"type": "\u0d02a", "id": "\u0d02b", "title": "T"}]))
    assert (found.id, found.kind) == ("t", "")
    assert name_in_parts("X. X. , Jr.") == PersonName(whole="X. X. , Jr.")


def test_few_lines_of_bibtex_do_not_become_many() -> None:
    double = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    result = imported("bibtex", f'@string{{s0 = "x"}}\n{double}@misc{{a, title = s60 # s3}}')
    assert references(result.text)[0].title == "s60xxxxxxxx"
    assert [f.message.split("`")[1] for f in result.findings] == ["s60"]
    circle = imported("bibtex", "@string{a = b}@string{b = a}@misc{k, title = a # b}")
    assert references(circle.text)[0].title == "ab"
    assert len(circle.findings) == 2
    shared = "@misc{p, abstract = {" + "x" * 50_000 + "}}\n"
    children = "".join(f"@misc{{c{n}, crossref = {{p}}}}\n" for n in range(200))
    assert len(imported("bibtex", shared + children).text) < 70_000


MANY = 500


@pytest.mark.parametrize("format_", FORMATS)
def test_many_sources_of_one_name_are_told_apart(format_: str) -> None:
    same = [Reference("s", "Title", (PersonName("Lind", f"M{n}"),)) for n in range(MANY)]
    text = declared(same)
    assert len({r.id for r in references(text)}) == MANY
    assert len(references(imported(format_, exported(format_, text)).text)) == MANY


@pytest.mark.parametrize("format_", FORMATS)
def test_a_long_list_is_read_in_the_time_it_takes_to_say_so(format_: str) -> None:
    many = [
        Reference(f"s{n}", f"Title {n} & more", (PersonName("Lind", f"M{n}"),), "2020", "article")
        for n in range(MANY)
    ]
    result = imported(format_, exported(format_, declared(many)))
    assert result.findings == ()
    assert len(references(result.text)) == MANY
