"""TeX's commands as characters: pylatexenc's tables, with additions and corrections."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.macrospec import LatexContextDb

_SIGNS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
    "LuaTeX": "LuaTeX", "pdfTeX": "pdfTeX", "XeLaTeX": "XeLaTeX", "LuaLaTeX": "LuaLaTeX",
    "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt", "MiKTeX": "MiKTeX",
    "copyright": "©", "pounds": "£", "euro": "€", "EUR": "€", "EURtm": "€", "S": "§", "P": "¶",
    "ddag": "‡", "textdaggerdbl": "‡", "degree": "°", "celsius": "°C", "textminus": "−",
    "textbar": "|", "textless": "<", "textgreater": ">", "slash": "/", "textslash": "/",
    "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^",
    "textasciigrave": "`", "textasciitilde": "~", "textbackslash": "\\", "textonesuperior": "¹",
    "texttwosuperior": "²", "textthreesuperior": "³", "textnobreakspace": " ", "checkmark": "✓",
    "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "glqq": "„", "grqq": "“", "glq": "‚",
    "grq": "‘", "og": "« ", "fg": " »", "lq": "‘", "rq": "’", "hyp": "-", "nobreakdash": "",
    "par": " ", "newline": " ", "linebreak": " ", "space": " ", "quad": " ", "qquad": " ",
    "nobreakspace": " ", "thinspace": " ", "enspace": " ", "hfill": " ", "-": "", "/": "",
}  # fmt: skip
"""Commands without an argument, each with its replacement."""
_SILENT = """
it bf em rm sc tt sl sf itshape bfseries scshape upshape slshape ttfamily sffamily rmfamily mdseries
normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge relax protect
noindent allowbreak unskip ignorespaces nolinebreak nopagebreak sloppy
textsuperscript textsubscript textup textmd textnormal texttt textsf textlf uppercase lowercase
MakeUppercase MakeLowercase mbox hbox mkbibemph mkbibbold mkbibitalic nolinkurl NoCaseChange
"""
"""Commands that only say how something looks; the words that they enclose are kept."""
_TAKING = {
    "href": ("{{", "%(2)s"), "enquote": ("{", "“%s”"), "mkbibquote": ("{", "“%s”"),
    "mkbibparens": ("{", "(%s)"), "foreignlanguage": ("{{", "%(2)s"), "noopsort": ("{", ""),
    "SortNoop": ("{", ""), "title": ("{", "%s"), "author": ("{", "%s"), "date": ("{", "%s"),
    "hspace": ("*{", " "), "vspace": ("*{", " "),
}  # fmt: skip
"""Commands with arguments: which, and what is kept of them."""
_HEADINGS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph")
_LOST = frozenset(
    ["today", "maketitle", "input", "include", "includegraphics", "ref", "autoref", "cref", "Cref",
     "eqref", "cite", "citet", "citep", "subparagraph", "item"]
)  # fmt: skip
"""Commands without a replacement here: a day, a file, a number of another place."""


class _Tables(NamedTuple):
    arguments: LatexContextDb
    signs: LatexContextDb
    text: LatexNodes2Text


def decoded(value: str) -> str:
    """Return a value with commands and accents as characters, and math as it is.

    A value that pylatexenc cannot read only loses its backslashes and braces.
    """
    tables = _tables()
    try:
        return str(tables.text.latex_to_text(value, latex_context=tables.arguments))
    except Exception:  # noqa: BLE001  # what it raises for an argument that is not there has no name
        return re.sub(r"[\\{}]", "", value)


def knows(command: str) -> bool:
    """Whether a replacement is known for a command, given without its backslash."""
    return command not in _LOST and _tables().signs.get_macro_spec(command) is not None


@cache
def _tables() -> _Tables:
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
    from pylatexenc.latex2text import get_default_latex_context_db as default_signs
    from pylatexenc.latexwalker import get_default_latex_context_db as default_arguments
    from pylatexenc.macrospec import MacroSpec

    taking = {**_TAKING, **dict.fromkeys(_HEADINGS, ("*[{", "%(3)s"))}
    arguments: Any = default_arguments()
    arguments.add_context_category(
        "argmap",
        prepend=True,
        macros=[MacroSpec(name, spec) for name, (spec, _) in taking.items()],
    )
    kept = {**dict.fromkeys((*_SILENT.split(), *_LOST), ""), **_SIGNS}
    signs: Any = default_signs()
    signs.add_context_category(
        "argmap",
        prepend=True,
        macros=[
            *(MacroTextSpec(name, simplify_repl=sign) for name, sign in kept.items()),
            *(MacroTextSpec(name, simplify_repl=sign) for name, (_, sign) in taking.items()),
            MacroTextSpec("url", simplify_repl="%s"),
        ],
    )
    text = LatexNodes2Text(latex_context=signs, math_mode="verbatim", keep_braced_groups=False)
    return _Tables(arguments, signs, text)
