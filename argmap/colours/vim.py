"""A syntax file for Vim and Neovim."""

from __future__ import annotations

from argmap.colours.words import DECLARING, INNER, KEYWORDS, RELATING, alternatives

NAME = "arg.vim"
"""The name of the file."""
_NAME = r"[[:alnum:]][^[:space:]:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*"


def made() -> str:
    """Return the syntax file."""
    words = _or(KEYWORDS)
    return "\n".join([
        '" Argument maps. Made from the words of the language.',
        'if exists("b:current_syntax")', "  finish", "endif", "",
        rf"syntax match argName /{_NAME}/ contained",
        rf"syntax match argInner /\%(^\|\s\)\@1<=\%({_or(INNER)}\)\ze\s/ contained",
        r"syntax match argNumber /\<\d[0-9.:–-]*/ contained",
        r"syntax match argWords /:.*$/ contained",
        r'syntax match argQuote /"[^"]*"\|“[^”]*”\|„[^“”]*[“”]\|«[^»]*»/ contained',
        r"syntax cluster argRest contains=argInner,argNumber,argWords,argQuote,argName",
        rf"syntax match argRelated /^\s*{_NAME}\s\+\%({_or(RELATING)}\)\>/ contains=argRelation nextgroup=@argRest skipwhite",
        rf"syntax match argRelation /\<\%({_or(RELATING)}\)\>/ contained",
        rf'syntax match argLine /^\s*\%({words}\|x-[[:alnum:]_-]\+\)\ze\%([[:space:]:"“„«]\|$\).*$/ contains=argKeyword,@argRest',
        rf'syntax match argKeyword /^\s*\%({words}\|x-[[:alnum:]_-]\+\)\ze\%([[:space:]:"“„«]\|$\)/ contained nextgroup=argDeclared',
        rf"syntax match argDeclares /^\s*\%({_or(DECLARING)}\)\s\+{_NAME}\ze\s*:/ contains=argKeyword,argDeclared nextgroup=argWords skipwhite",
        rf"syntax match argDeclared /\s\+{_NAME}\ze\s*:/ contained",
        r"syntax match argMore /^\s*|.*$/",
        r"syntax match argComment /^\s*#.*$/", "",
        "highlight default link argKeyword Statement", "highlight default link argRelation Operator",
        "highlight default link argInner Keyword", "highlight default link argName Identifier",
        "highlight default link argDeclared Type", "highlight default link argWords String",
        "highlight default link argMore String", "highlight default link argQuote Constant",
        "highlight default link argNumber Number", "highlight default link argComment Comment", "",
        'let b:current_syntax = "arg"', "",
    ])  # fmt: skip


def _or(words: tuple[str, ...]) -> str:
    return alternatives(words, r" \+").replace("|", r"\|")
