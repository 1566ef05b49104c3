"""A TextMate grammar: VS Code, Sublime Text, JetBrains, Shiki, GitHub."""

from __future__ import annotations

import json

from argmap.colours.words import DECLARING, INNER, KEYWORDS, RELATING, alternatives

NAME = "arg.tmLanguage.json"
"""The name of the file."""
_NAME = r"[\p{L}\p{N}][^\s:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*"


def made() -> str:
    """Return the grammar as JSON."""
    declared = alternatives(DECLARING)
    grammar = {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "Argument map",
        "scopeName": "source.arg",
        "fileTypes": ["arg"],
        "patterns": [{"include": f"#{part}"} for part in ("comment", "more", "declaration", "line", "relation")],
        "repository": {
            "comment": {"match": r"^\s*(#.*)$", "captures": {"1": {"name": "comment.line.number-sign.arg"}}},
            "more": {"match": r"^\s*(\|)(.*)$", "captures": {
                "1": {"name": "punctuation.separator.continuation.arg"}, "2": {"name": "string.unquoted.words.arg"},
            }},
            "declaration": {
                "begin": rf"^\s*({declared})(?=[\s:\"“„«])(?:[ \t]+({_NAME})(?=\s*(?:[:\"“„«]|$)))?",
                "beginCaptures": {"1": {"name": "keyword.control.arg"}, "2": {"name": "entity.name.type.arg"}},
                "end": "$", "patterns": [{"include": "#rest"}],
            },
            "line": {
                "begin": rf"^\s*({alternatives(KEYWORDS)}|x-[\w-]+)(?=[\s:\"“„«]|$)",
                "beginCaptures": {"1": {"name": "keyword.control.arg"}},
                "end": "$", "patterns": [{"include": "#rest"}],
            },
            "relation": {
                "begin": rf"^\s*({_NAME})[ \t]+({alternatives(RELATING)})(?=\s)",
                "beginCaptures": {"1": {"name": "variable.other.arg"}, "2": {"name": "keyword.operator.relation.arg"}},
                "end": "$", "patterns": [{"include": "#rest"}],
            },
            "rest": {"patterns": [
                {"match": r"(:)(.*)$", "captures": {
                    "1": {"name": "punctuation.separator.words.arg"}, "2": {"name": "string.unquoted.words.arg"},
                }},
                {"match": r"\"[^\"\n]*\"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|[\"“„«][^\n]*", "name": "string.quoted.double.arg"},
                {"match": rf"(?<=\s)({alternatives(INNER)})(?=\s)", "name": "keyword.other.arg"},
                {"match": r"\b\d[\d.:–-]*", "name": "constant.numeric.arg"},
                {"match": _NAME, "name": "variable.other.arg"},
            ]},
        },
    }  # fmt: skip
    return json.dumps(grammar, ensure_ascii=False, indent=2) + "\n"
