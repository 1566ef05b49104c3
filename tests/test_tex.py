"""TeX's commands in BibTeX: what they stand for, and which are left out."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.imports import Imported, importer_for
from argmap.formats.imports._tex import left_out, untex


def imported(text: str) -> Imported:
    found = importer_for("bibtex")
    assert found is not None
    return found.run(text.encode())


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"The {\LaTeX} Companion to \TeX\ and \BibTeX{}", "The LaTeX Companion to TeX and BibTeX"),
        (r"\copyright{} 2004, \pounds 5, \euro{} 6, \EUR{} 7", "© 2004, £5, € 6, € 7"),
        (r"\S 5, \P 3, a\dag, b\ddag{}", "§5, ¶3, a†, b‡"),
        (r"Wait\ldots{} and \dots, \textellipsis", "Wait… and …, …"),
        (r"1939\textendash 1945\textemdash{}done", "1939–1945—done"),
        (r"C:\textbackslash{}dir \textless a\textgreater{} \textbar{}", r"C:\dir <a> |"),
        (r"\flqq Wort\frqq{} \glqq Wort\grqq{} \og mot\fg{}", "«Wort» „Wort“ « mot »"),
        (r"\href{https://example.org}{The page} \enquote{said}", "The page “said”"),
        (r"\noopsort{1973b}1974 \emph{so} {\bf bold} \textsuperscript{th}", "1974 so bold th"),
        (r"\foo{kept} and \today", "kept and"),
        (r"$x^2 \alpha$ and \'{\i}, \ae r\o", r"$x^2 \alpha$ and í, ærø"),
    ],
)
def test_commands_become_what_they_stand_for(tex: str, words: str) -> None:
    assert untex(tex) == words


def test_what_is_not_known_is_told_where_it_is() -> None:
    made = imported(
        "@book{a,\n  title = {On \\foo and \\today and \\TeX{} \\foo},\n"
        "  note = {\\qux{x} $\\baz$}, url = {http://a.b/\\c}}"
    )
    told = [(f.message, f.place.start) for f in made.findings]
    assert [message for message, _ in told] == [
        r"the TeX commands `\foo`, `\today` are not known here and left out",
        r"the TeX command `\qux` is not known here and left out",
    ]
    assert told[0][1] == 11


def test_a_command_without_its_argument_stops_nothing() -> None:
    assert untex(r"see \href") == "see href"
    assert untex(r"see \href{a}") in {"see", "see a", "see hrefa"}


PIECES = r"""
\href \url \frac \section \item \title \enquote \noopsort { } [ ] * a $ \\ \begin{x} \end{x}
\input \maketitle \footnote \verb|
"""


@given(st.lists(st.sampled_from(PIECES.split())).map("".join))
def test_no_command_makes_reading_fail_or_reads_a_file_or_the_clock(tex: str) -> None:
    assert isinstance(untex(tex), str)
    assert isinstance(left_out(tex), tuple)
    assert str(dt.datetime.now().astimezone().year) not in untex(rf"{tex}\today{{}}")
    assert untex(r"\input{/etc/passwd} \include{/etc/passwd}") == ""


def test_entries_without_a_key_lend_nothing_to_others() -> None:
    made = imported(
        "@book{, title = {One}, publisher = {Press}, year = 1999}\n"
        "@book{, title = {Two}, year = 2001}\n"
        "@article{x, title = {Three}}\n"
    )
    assert "Press" not in made.text.split("source two")[1]
    assert made.text.count("Press") == 1
    assert [f.message for f in made.findings] == [
        "this entry has no key; it gets a name made from its title"
    ] * 2
