"""A lexer for Pygments: Sphinx, MkDocs, `rich`, wikis. Found by its entry point."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from argmap.colours.words import DECLARING, INNER, KEYWORDS, NAME, RELATING, alternatives


class ArgLexer(RegexLexer):  # type: ignore[misc]
    """Argument maps."""

    name = "Argument map"
    aliases: ClassVar[list[str]] = ["arg", "argmap"]
    filenames: ClassVar[list[str]] = ["*.arg"]
    url = ""
    tokens: ClassVar = {
        "root": [
            (r"[ \t]*#[^\n]*\n?", Comment.Single),
            (r"([ \t]*)(\|)([^\n]*\n?)", bygroups(Text, Punctuation, String)),
            (rf"([ \t]*)({alternatives(DECLARING)})(?=[\s:\"“„«])([ \t]+)({NAME})(?=[ \t]*[:\"“„«\n])",
             bygroups(Text, Keyword, Text, Name.Class), "rest"),
            (rf"([ \t]*)({alternatives(KEYWORDS)}|x-[\w-]+)(?=[\s:\"“„«])", bygroups(Text, Keyword), "rest"),
            (rf"([ \t]*)({NAME})([ \t]+)({alternatives(RELATING)})(?=\s)",
             bygroups(Text, Name.Variable, Text, Operator.Word), "rest"),
            (r"[^\n]*\n", Text),
            (r"[^\n]+", Text),
        ],
        "rest": [
            (r"\n", Text, "#pop"),
            (r"(:)([^\n]*)", bygroups(Punctuation, String)),
            (r"\"[^\"\n]*\"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|[\"“„«][^\n]*", String.Double),
            (rf"({alternatives(INNER)})(?=\s)", Keyword.Pseudo),
            (r"\d[\d.:–-]*", Number),
            (NAME, Name.Variable),
            (r"[ \t]+", Text),
            (r"[^\n]", Punctuation),
        ],
    }  # fmt: skip
