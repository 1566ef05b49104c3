"""Input that somebody who means harm would write: one short pattern, repeated until it is large.

A shape is a name, a head, what row `i` of it looks like, and the command that reads it. Benchmarks make each about 1 MB
large and measure; tests make each small and twice as small, and count steps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MAP = "m.arg"
Row = Callable[[int], str]


@dataclass(frozen=True)
class Shape:
    """One kind of large input.

    `file` is what has the rows; `others` are files beside it. `command` are the arguments of the
    program, in the folder with these files.
    """

    name: str
    row: Row
    head: str = ""
    foot: str = ""
    file: str = MAP
    command: tuple[str, ...] = ("check", MAP)
    others: Mapping[str, str] = field(default_factory=dict)

    def text(self, size: int) -> str:
        """The large file, of about `size` characters."""
        rows, length, i = [self.head], len(self.head), 0
        while length < size:
            row = self.row(i)
            rows.append(row)
            length += len(row)
            i += 1
        return "".join((*rows, self.foot))

    def files(self, size: int) -> dict[str, str]:
        """Every file by name."""
        return {**self.others, self.file: self.text(size)}


def _letters(i: int) -> str:
    """A word of three letters and more that differs for each number, without digits."""
    out = ""
    while True:
        out = chr(97 + i % 26) + out
        i //= 26
        if not i:
            return out.rjust(3, "a")


def _same(row: str) -> Row:
    return lambda i: row


Q = "question q: What is so?\n\n"
P = "person ann: Ann\n\n"
S = "source s: A source\n    author ann\n    published 2023\n\n"
A = "claim a: It rains.\n"
B = "claim b: It pours.\n"
LOCK = '{"argmap-lock": 1}\n'
QUOTED = P + S.replace("    published", "    text: s.txt\n    published") + A

ARG = (
    # ---- the same words ----
    Shape("unnamed claims, the same words", _same("claim: It rains.\n")),
    Shape("unnamed claims, one letter", _same("claim: a\n")),
    Shape("unnamed claims, no letters", _same("claim: !\n")),
    Shape("unnamed claims, two words in turn", lambda i: f"claim: {'ab'[i % 2]}\n"),
    Shape("unnamed claims, numbered words", lambda i: f"claim: It rains {i // 2}.\n"),
    Shape("unnamed claims, taken names", lambda i: f"claim a-{i}: B\nclaim: A\n"),
    Shape("supported by the same words", _same("    supported by: It pours.\n"), A),
    Shape("rebutted by the same words", _same("    rebutted by: It pours.\n"), A),
    Shape("the same quotation", _same('    evidence "x" in s\n'), P + S + A),
    Shape("the same paraphrase", _same("    evidence: x\n"), A),
    Shape("the same relation", _same("a supports b\n"), A + B),
    Shape("the same rebuttal and support", lambda i: f"a {'supports' if i % 2 else 'rebuts'} b\n", A + B),
    Shape("near duplicates", lambda i: f"claim c{i}: The town should close street {i} to all the cars today.\n"),
    Shape("near duplicates, long", lambda i: f"claim c{i}: {'the town should close the market street to cars ' * 10}{_letters(i)}.\n"),
    Shape("duplicates in other order", lambda i: f"claim c{i}: {' '.join(('town', 'street', 'car', 'market', 'noise', 'school', 'bus')[(i + k * (1 + i % 3)) % 7] for k in range(7))}\n"),
    Shape("opposite words", lambda i: f"claim c{i}: The street is {'not ' if i % 2 else ''}loud.\n"),
    # ---- lines that cannot be read ----
    Shape("evidence without an end", _same('evidence "x\n')),
    Shape("evidence without an end, long", lambda i: 'evidence "' if not i else "x y "),
    Shape("suported by", _same("    suported by: x\n"), A),
    Shape("suported by, names", lambda i: f"    suported by n{i}\n", A),
    Shape("misspelt keywords", lambda i: f"cla{_letters(i)} a: x\n"),
    Shape("one letter a line", _same("x\n")),
    Shape("colons", _same(":\n")),
    Shape("quotation marks, one line", _same('"')),
    Shape("quotation marks, lines", _same('"\n')),
    Shape("curly marks open", _same("“")),
    Shape("evidence of marks", _same('"'), 'evidence "'),
    Shape("brackets open", _same("["), "claim a: "),
    Shape("brackets in a quotation", _same("[…"), P + S + 'evidence "', '" in s\n'),
    Shape("every kind of bracket", _same("([{<"), ""),
    Shape("indentation only", lambda i: " " * (i % 99) + "\n"),
    Shape("indentation of one line", _same(" "), "", "x\n"),
    Shape("stairs", lambda i: " " * (i % 99) + "x\n"),
    Shape("stairs of claims", lambda i: " " * 4 * (i % 20) + "supported by: x\n", A),
    Shape("stairs, too deep", lambda i: " " * min(i, 2000) + "x\n"),
    Shape("tabs", _same("\t"), "", "x\n"),
    Shape("tabs, lines", _same("\tsupported by: x\n"), A),
    Shape("blanks", _same(" ")),
    Shape("blank lines", _same("\n")),
    Shape("carriage returns", _same("\r\n")),
    Shape("carriage returns alone", _same("\r")),
    Shape("NUL", _same("\0")),
    Shape("NUL lines", _same("\0\n")),
    Shape("comments", _same("# x\n")),
    Shape("comments in a block", _same("    # x\n"), A),
    Shape("comments, stairs", lambda i: " " * (i % 99) + "# x\n", A),
    Shape("continued words", _same("    | x\n"), A),
    Shape("continued words of nobody", _same("| x\n")),
    Shape("continued note", _same("        | x\n"), A + "    note: x\n"),
    Shape("notes", _same("    note: x\n"), A),
    Shape("extra lines", lambda i: f"    x-a{i}: x\n", A),
    Shape("values again", _same("    credence 0.5\n"), A),
    Shape("other values", lambda i: f"    credence 0.{i}\n", A),
    # ---- letters ----
    Shape("one word", _same("a"), "claim a: "),
    Shape("one long sentence", _same("word "), "claim a: "),
    Shape("many sentences", _same("It rains. "), "claim a: "),
    Shape("one long name", _same("a"), "claim ", ": x\n"),
    Shape("long name with hyphens", _same("a-"), "claim ", "b: x\n"),
    Shape("long prefix", _same("a."), "a supports ", "b\n"),
    Shape("capital names", lambda i: f"claim A{_letters(i)}: x{i}\n"),
    Shape("combining characters", _same("\u0301"), "claim a: a"),
    Shape("combining name", _same("\u0301"), "claim a", ": x\n"),
    Shape("right to left", _same("\u202e"), "claim a: a"),
    Shape("ligatures", _same("\ufdfa"), "claim: "),
    Shape("emoji", _same("🙂"), "claim: "),
    Shape("digits", _same("9"), "claim a: x\n    credence 0."),
    Shape("digits in a place", _same("9"), P + S + A + '    evidence "x" in s at page '),
    Shape("places in a place", _same("page 1, "), P + S + A + '    evidence "x" in s at ', "page 1\n"),
    # ---- names ----
    Shape("names differing in the last letters", lambda i: f"claim a{_letters(i)}: x{i}\n"),
    Shape("unknown names", lambda i: f"a supports town-{_letters(i)}\n", A),
    Shape("unknown names, like known ones", lambda i: f"claim town-{i}: x{i}\na supports tovn-{i}\n", A),
    Shape("unknown names, a line", lambda i: f"n{i}, ", A + "    by ", "ann\n"),
    Shape("known names, a line", _same("ann, "), P + A + "    by ", "ann\n"),
    Shape("bad names, a line", lambda i: f"A{i}, ", A + "    by ", "ann\n"),
    Shape("duplicate names", lambda i: f"claim a: x{i}\n"),
    Shape("duplicate persons", lambda i: f"person a: x{i}\n"),
    Shape("reopened", _same("claim a\n"), A),
    Shape("reopened with a line", lambda i: f"claim a\n    note: {i}\n", A),
    Shape("reopened, unknown", lambda i: f"claim b{i}\n"),
    Shape("unknown schemes", lambda i: f"a supports b\n    scheme ex{_letters(i)}\n", A + B),
    Shape("tags", lambda i: f"t{i}, ", A + "    tags ", "t\n"),
    Shape("the same tag", _same("t, "), A + "    tags ", "t\n"),
    Shape("lines of tags", lambda i: f"    tags t{i}\n", A),
    Shape("uses of nothing", lambda i: f"use: f{i}.arg\n"),
    Shape("uses of one file", _same("use: f.arg\n"), others={"f.arg": A}),
    Shape("uses with prefixes", lambda i: f"use p{i}: f.arg\n", others={"f.arg": A}),
    Shape("uses with prefixes, unknown", lambda i: f"use p{i}: f.arg\na supports p{i}.b\n", A, others={"f.arg": A}),
    Shape("uses of itself", _same(f"use: {MAP}\n")),
    Shape("uses outside", lambda i: f"use: ../{i}.arg\n"),
    # ---- graphs ----
    Shape("premises", lambda i: f"a{i}, ", "a supports ", "b\n"),
    Shape("premises of one argument", lambda i: f"    premise: x{i}\n", "claim b: It pours.\nargument a: x\n", "    supports b\n"),
    Shape("premises with", lambda i: f"claim p{i}: x{i}\n", B, "p1 supports b with " + ", ".join(f"p{i}" for i in range(2, 300)) + "\n"),
    Shape("therefore", lambda i: f"    premise: x{i}\n    therefore: y{i}\n", "argument a: x\n"),
    Shape("undercuts of one step", lambda i: f"        undercut by: x{i}\n", A + "    supported by: y\n"),
    Shape("undercuts of one step, names", lambda i: f"claim x{i}: x{i}\n    undercuts k\n", A + B + "a supports b\n    id k\n"),
    Shape("undercuts of claims", _same("    undercut by b\n"), B + A),
    Shape("chain of supports", lambda i: f"claim c{i + 1}: x{i}\n    supports c{i}\n", "claim c0: x\n"),
    Shape("chain of rebuttals", lambda i: f"claim c{i + 1}: x{i}\n    rebuts c{i}\n", "claim c0: x\n"),
    Shape("chain of undercuts", lambda i: f"argument k{i + 1}: x\n    premise: x{i}\n    undercuts k{i}\n", A + B + "a supports b\n    id k0\n"),
    Shape("circle of supports", lambda i: f"claim c{i + 1}: x{i}\n    supports c{i}\n", "claim c0: x\n    supports c9\n"),
    Shape("circles of two", lambda i: f"claim c{i}: x{i}\n    supports c{i ^ 1}\n"),
    Shape("chain of restatements", lambda i: f"claim c{i + 1}: x{i}\n    restates c{i}\n", "claim c0: x\n"),
    Shape("chain of contradictions", lambda i: f"claim c{i + 1}: x{i}\n    contradicts c{i}\n", "claim c0: x\n"),
    Shape("star of contradictions", lambda i: f"claim c{i}: x{i}\n    contradicts a\n", A),
    Shape("clique of contradictions", lambda i: f"claim c{i}: x{i}\nc{i} contradicts {', '.join(f'c{j}' for j in range(i)) or 'c1'}\n"),
    Shape("clique of supports", lambda i: f"claim c{i}: x{i}\nc{i} supports {', '.join(f'c{j}' for j in range(i)) or 'c1'}\n"),
    Shape("ladder of supports", lambda i: f"claim c{i + 2}: x{i}\n    supports c{i}, c{i + 1}\n", "position p: P\n    thesis c0\nclaim c0: x\nclaim c1: y\n"),
    Shape("answers to one question", lambda i: f"claim c{i}: x{i}\n    answers q\n", Q),
    Shape("a chain and a position", lambda i: f"claim c{i + 1}: x{i}\n    supports c{i}\n    by ann\n", P + "position p: P\n    thesis c0\n    held by ann\nclaim c0: x\n"),
    Shape("claims on their own", lambda i: f"claim c{i}: x{i}\n", P + "position p: P\n    thesis c0\n    held by ann\n"),
    Shape("arguments without a target", lambda i: f"argument a{i}: x\n    premise: x{i}\n"),
    # ---- the rest of the language ----
    Shape("allow lines", _same("allow long-claim: x\n")),
    Shape("allow lines, unknown rules", lambda i: f"allow long-cl{_letters(i)}: x\n"),
    Shape("allow lines of claims", lambda i: f"claim: {'word ' * 40}{i}\n    allow long-claim: x\n"),
    Shape("allow lines of one claim", _same("    allow island: x\n"), A),
    Shape("allow a thousand findings", lambda i: f"allow island: x\nclaim c{i}: It rains and it pours.\n", Q),
    Shape("expectations", _same("expect a stands\n"), A),
    Shape("expectations that fail", _same("expect a defeated\n"), A),
    Shape("expectations of cruxes", _same("expect a crux of p\n"), A + "position p: P\n    thesis a\n"),
    Shape("expectations of single sources", _same("expect a single-source\n"), A + "position p: P\n    thesis a\n"),
    Shape("expectations of no reply", _same("expect a without reply\n"), A + "position p: P\n    thesis a\n"),
    Shape("expectations of common ground", _same("expect a common ground\n"), A + "position p: P\n    thesis a\n"),
    Shape("expectations of unknown names", lambda i: f"expect n{i} stands\n", A),
    Shape("views", lambda i: f"view v{i}: x\n    show everything\n"),
    Shape("show lines", _same("    show claim a\n"), A + "view v: x\n"),
    Shape("the same view", lambda i: f"view v: x\n    show claim a to depth {i}\n", A),
    Shape("groups nested", lambda i: " " * 4 * (i % 24) + f"group g{i}: x\n"),
    Shape("groups in a row", lambda i: f"group g{i}: x\n    claim: x{i}\n"),
    Shape("a group of everything", lambda i: f"    claim c{i}: x{i}\n", "group g: x\n"),
    Shape("positions", lambda i: f"position p{i}: x\n    thesis a\n", A),
    Shape("positions that hold all", lambda i: f"position p{i}: x\n    holds {', '.join(f'c{j}' for j in range(100))}\n", "".join(f"claim c{i}: x{i}\n" for i in range(100))),
    Shape("positions held by all", lambda i: f"position p{i}: x\n    thesis a\n    held by ann, ben\n", A + P + "person ben: B\n"),
    Shape("positions that deny what they hold", lambda i: f"position p{i}: x\n    thesis a\n    holds b\n    denies b\n", A + B),
    Shape("positions and reasons", lambda i: f"position p{i}: x\n    thesis a\n    holds c{i}\nclaim c{i}: x{i}\n    supports a\n", A),
    Shape("positions and objections", lambda i: f"position p{i}: x\n    thesis a\nclaim c{i}: x{i}\n    rebuts a\n", A),
    Shape("schemes with many parts", lambda i: f"    premise p{i}: x\n    asks a{i}: x\n", "scheme s: x\n"),
    Shape("holds, a line", lambda i: f"c{i}, ", "position p: x\n    holds ", "c0\n"),
    Shape("persons", lambda i: f"person n{i}: x\n"),
    Shape("persons with other names", lambda i: f"x{i}, ", "person n: x\n    also: "),
    Shape("persons who assert one claim", lambda i: f"person n{i}: x\nclaim a\n    by n{i}\n", A),
    Shape("sources", lambda i: f"source s{i}: A source\n"),
    Shape("sources with the same author", lambda i: f"source s{i}: A source\n    author ann\n    text: {i}.txt\n", P),
    Shape("sources via", lambda i: f"source s{i + 1}: A source\n    via s{i}\n", "source s0: x\n"),
    Shape("sources via one", lambda i: f"source s{i}: A source\n    via s\n", S),
    Shape("sources via many", lambda i: f"    via s{i}\n", S),
    Shape("sources via, evidence", lambda i: f'source s{i + 1}: x\n    via s{i}\nevidence "x{i}" in s{i}\n    supports a\n', A + "source s0: x\n"),
    Shape("evidence of one claim", lambda i: f'    evidence "x{i}" in s at page {i}\n', P + S + A),
    Shape("evidence for many claims", lambda i: f"    supports c{i}\nclaim c{i}: x\nevidence e\n", "evidence e: x\n"),
    Shape("schemes", lambda i: f"scheme s{i}: x\n    asks: x\n"),
    Shape("schemes, the same", lambda i: f"scheme s: x{i}\n    asks: x\n"),
    Shape("asks", lambda i: f"    asks a{i}: x\n", A + B + "a supports b\n    scheme s\n" + "scheme s: x\n"),
    Shape("answered", lambda i: f"    answered a{i}: x\n", A + B + "scheme s: x\n    asks a: x\na supports b\n    scheme s\n"),
    Shape("answered by names", lambda i: f"a{i}, ", A + B + "scheme s: x\n    asks a: x\na supports b\n    scheme s\n    answered a by ", "b\n"),
    Shape("many steps with a scheme", lambda i: f"claim c{i}: x{i}\n    supports a\n        scheme expert-opinion\n", A),
    Shape("heads", lambda i: f"map: x{i}\n"),
    Shape("a long head", lambda i: f"    by n{i}\n", "map: x\n"),
    Shape("premises that hold hands", lambda i: f"    premise: market street {_letters(i)}\n", A + "argument k: x\n", "    supports a\n"),
)  # fmt: skip

QUOTES = (
    Shape("a copy of one word", _same("word "), file="s.txt", others={MAP: QUOTED + '    evidence "word word other" in s\n'}),
    Shape("a copy of marks", _same('"'), file="s.txt", others={MAP: QUOTED + '    evidence "word" in s\n'}),
    Shape("a copy of brackets", _same("["), file="s.txt", others={MAP: QUOTED + '    evidence "word" in s\n'}),
    Shape("a copy of blank lines", _same("x\n\n"), file="s.txt", others={MAP: QUOTED + '    evidence "x x" in s at paragraph 7\n'}),
    Shape("a copy of one line", _same("It rained in May, she said. "), file="s.txt", others={MAP: QUOTED + '    evidence "It rained in June" in s\n'}),
    Shape("a copy of combining characters", _same("\u0301"), file="s.txt", others={MAP: QUOTED + '    evidence "word" in s\n'}),
    Shape("a copy of numbers", lambda i: f"{i},", file="s.txt", others={MAP: QUOTED + '    evidence "17" in s\n'}),
    Shape("a quotation of one word", _same("word "), QUOTED + '    evidence "', '" in s\n', others={"s.txt": "word " * 2000}),
    Shape("a quotation of gaps", _same("word … "), QUOTED + '    evidence "', '" in s\n', others={"s.txt": "word " * 2000}),
    Shape("quotations not found", lambda i: f'    evidence "she said {i} words" in s\n', QUOTED, others={"s.txt": "It rained in May. She said so. " * 30}),
    Shape("a lock of lines", lambda i: f'{{"source": "s", "quote": "x{i}", "tier": "exact", "checked": "2026-11-22"}}\n', LOCK, file="m.arg.lock", others={MAP: QUOTED + '    evidence "x" in s\n'}),
    Shape("a lock of the same line", _same('{"source": "s", "quote": "x", "tier": "exact", "checked": "2026-11-22"}\n'), LOCK, file="m.arg.lock", others={MAP: QUOTED + '    evidence "x" in s\n'}),
    Shape("a lock of sources", lambda i: f'{{"source": "s{i}", "fingerprint": "sha256:{i:064x}", "words": 1, "checked": "2026-11-22"}}\n', LOCK, file="m.arg.lock", others={MAP: QUOTED + '    evidence "x" in s\n'}),
    Shape("a lock of brackets", _same("["), LOCK, file="m.arg.lock", others={MAP: QUOTED + '    evidence "x" in s\n'}),
    Shape("a lock of bad lines", _same("x\n"), LOCK, file="m.arg.lock", others={MAP: QUOTED + '    evidence "x" in s\n'}),
)  # fmt: skip


def _import(name: str, file: str, row: Row, head: str = "", foot: str = "") -> Shape:
    """A file in a foreign format, turned into a map."""
    form = file.rsplit(".", 1)[-1]
    command = (
        "convert",
        file,
        "--from",
        {"json": "csl", "bib": "bibtex"}.get(form, form),
        "--to",
        "arg",
    )
    return Shape(name, row, head, foot, file, command)


CSL = '[{"id": "a", "title": "'
IMPORTS = (
    _import("CSL: nested <i>", "r.json", _same("<i>"), CSL, '"}]'),
    _import("CSL: <i> closed", "r.json", _same("<i>x</i>"), CSL, '"}]'),
    _import("CSL: </i> alone", "r.json", _same("</i>"), CSL, '"}]'),
    _import("CSL: < alone", "r.json", _same("<"), CSL, '"}]'),
    _import("CSL: entities", "r.json", _same("&amp;"), CSL, '"}]'),
    _import("CSL: unknown fields", "r.json", lambda i: f', "f{i}": 1', '[{"id": "a", "title": "x"', "}]"),
    _import("CSL: unknown fields, near ones", "r.json", lambda i: f', "titl{_letters(i)}": "x"', '[{"id": "a", "title": "x"', "}]"),
    _import("CSL: items", "r.json", lambda i: f'{"," if i else ""}{{"id": "a{i}", "title": "x"}}', "[", "]"),
    _import("CSL: the same item", "r.json", lambda i: f'{"," if i else ""}{{"id": "a", "title": "x"}}', "[", "]"),
    _import("CSL: items without a name", "r.json", lambda i: f'{"," if i else ""}{{"title": "x"}}', "[", "]"),
    _import("CSL: items that are none", "r.json", lambda i: f'{"," if i else ""}1', "[", "]"),
    _import("CSL: authors", "r.json", lambda i: f'{"," if i else ""}{{"family": "F{i}"}}', '[{"id": "a", "title": "x", "author": [', "]}]"),
    _import("CSL: the same author", "r.json", lambda i: f'{"," if i else ""}{{"family": "F"}}', '[{"id": "a", "title": "x", "author": [', "]}]"),
    _import("CSL: authors, initials", "r.json", lambda i: f'{"," if i else ""}{{"id": "a{i}", "title": "x", "author": [{{"family": "F", "given": "{_letters(i)}"}}]}}', "[", "]"),
    _import("CSL: brackets", "r.json", _same("[")),
    _import("CSL: objects", "r.json", _same('{"a":')),
    _import("CSL: a number", "r.json", _same("9"), '[{"id": "a", "volume": ', "}]"),
    _import("RIS: authors", "r.ris", lambda i: f"AU  - F{i}, G\n", "TY  - JOUR\nTI  - x\n", "ER  - \n"),
    _import("RIS: the same author", "r.ris", _same("AU  - F, G\n"), "TY  - JOUR\nTI  - x\n", "ER  - \n"),
    _import("RIS: unknown tags", "r.ris", _same("ZZ  - x\n"), "TY  - JOUR\nTI  - x\n", "ER  - \n"),
    _import("RIS: records", "r.ris", lambda i: f"TY  - JOUR\nTI  - x{i}\nER  - \n"),
    _import("RIS: the same record", "r.ris", _same("TY  - JOUR\nTI  - x\nER  - \n")),
    _import("RIS: records without an end", "r.ris", _same("TY  - JOUR\n")),
    _import("RIS: ends alone", "r.ris", _same("ER  - \n")),
    _import("RIS: lines of nothing", "r.ris", _same("x\n"), "TY  - JOUR\nTI  - x\n"),
    _import("RIS: keywords", "r.ris", _same("KW  - x\n"), "TY  - JOUR\nTI  - x\n", "ER  - \n"),
    _import("BibTeX: entries", "r.bib", lambda i: f"@book{{a{i}, title = {{x}}}}\n"),
    _import("BibTeX: the same entry", "r.bib", _same("@book{a, title = {x}}\n")),
    _import("BibTeX: entries without a name", "r.bib", _same("@book{, title = {x}}\n")),
    _import("BibTeX: braces open", "r.bib", _same("{"), "@book{a, title = "),
    _import("BibTeX: braces nested", "r.bib", _same("{"), "@book{a, title = {", "x" + "}" * 100),
    _import("BibTeX: braces closed", "r.bib", _same("}"), "@book{a, title = {x"),
    _import("BibTeX: braces in pairs", "r.bib", _same("{}"), "@book{a, title = {", "}}"),
    _import("BibTeX: entries without an end", "r.bib", _same("@book{a, title = {x}\n")),
    _import("BibTeX: at signs", "r.bib", _same("@")),
    _import("BibTeX: at signs with braces", "r.bib", _same("@a{")),
    _import("BibTeX: strings chained", "r.bib", lambda i: f"@string{{s{i + 1} = s{i} # s{i}}}\n", '@string{s0 = "x"}\n', "@book{a, title = s25}\n"),
    _import("BibTeX: strings joined", "r.bib", _same(" # s"), '@string{s = "x"}\n@book{a, title = s', "}\n"),
    _import("BibTeX: strings long", "r.bib", lambda i: "x" if i < 500_000 else " # s", '@string{s = "', '"}\n@book{a, title = s}\n'),
    _import("BibTeX: TeX commands", "r.bib", _same("\\'{a}"), "@book{a, title = {", "}}\n"),
    _import("BibTeX: TeX nested", "r.bib", _same("\\emph{"), "@book{a, title = {", "x" + "}" * 100),
    _import("BibTeX: backslashes", "r.bib", _same("\\"), "@book{a, title = {", "}}\n"),
    _import("BibTeX: dollars", "r.bib", _same("$"), "@book{a, title = {", "}}\n"),
    _import("BibTeX: authors", "r.bib", lambda i: f"F{i}, G and ", "@book{a, title = {x}, author = {", "X, Y}}\n"),
    _import("BibTeX: and", "r.bib", _same("and "), "@book{a, title = {x}, author = {", "X, Y}}\n"),
    _import("BibTeX: commas in a name", "r.bib", _same("a, "), "@book{a, title = {x}, author = {", "X}}\n"),
    _import("BibTeX: fields", "r.bib", lambda i: f"f{i} = {{x}}, ", "@book{a, title = {x}, ", "}\n"),
    _import("BibTeX: the same field", "r.bib", _same("title = {x}, "), "@book{a, ", "}\n"),
    _import("BibTeX: comments", "r.bib", _same("@comment{x}\n")),
    _import("BibTeX: quotation marks", "r.bib", _same('"'), "@book{a, title = "),
    _import("af: attacks", "g.af", lambda i: f"{i // 300 + 301} {i % 300 + 1}\n", "p af 999\n"),
    _import("af: arguments", "g.af", lambda i: "1 2\n", "p af 100000\n"),
    _import("af: a huge number", "g.af", _same("9"), "p af "),
    _import("af: bad lines", "g.af", _same("x\n"), "p af 9\n"),
    _import("af: comments", "g.af", _same("# x\n"), "p af 9\n"),
    _import("tgf: arguments", "g.tgf", lambda i: f"a{i}\n", "", "#\n"),
    _import("tgf: the same argument", "g.tgf", _same("a\n"), "", "#\n"),
    _import("tgf: attacks", "g.tgf", lambda i: f"a{i % 99} a{i * 7 % 99}\n", "".join(f"a{i}\n" for i in range(99)) + "#\n"),
    _import("tgf: names alike", "g.tgf", lambda i: f"A!{'?' * (i % 50)}\n", "", "#\n"),
    _import("tgf: unknown names", "g.tgf", lambda i: f"b{i} c{i}\n", "a\n#\n"),
    _import("apx: arguments", "g.apx", lambda i: f"arg(a{i}).\n"),
    _import("apx: the same argument", "g.apx", _same("arg(a).\n")),
    _import("apx: one line", "g.apx", lambda i: f"arg(a{i})."),
    _import("apx: attacks", "g.apx", lambda i: f"att(a{i % 99},a{i * 7 % 99}).\n", "".join(f"arg(a{i}).\n" for i in range(99))),
    _import("apx: unknown names", "g.apx", lambda i: f"att(b{i},c{i}).\n"),
    _import("apx: brackets open", "g.apx", _same("arg(")),
    _import("apx: bad lines", "g.apx", _same("x\n")),
)  # fmt: skip


def _settings(name: str, row: Row, head: str = "", foot: str = "") -> Shape:
    return Shape(name, row, head, foot, "argmap.toml", others={MAP: A})


SETTINGS = (
    _settings("settings: unknown keys", lambda i: f"k{i} = 1\n"),
    _settings("settings: unknown keys, near ones", lambda i: f"rule{_letters(i)} = 1\n"),
    _settings("settings: unknown rules", lambda i: f'long-cl{_letters(i)} = "off"\n', "[rules]\n"),
    _settings("settings: unknown levels", lambda i: f'r{i} = "x"\n', "[rules]\n"),
    _settings("settings: selected", lambda i: f'"n{i}",', "select = [", "]\n"),
    _settings("settings: the same selected", _same('"names",'), "select = [", "]\n"),
    _settings("settings: folders", lambda i: f'"f{i}",', "texts = [", "]\n"),
    _settings("settings: brackets", _same("["), "x = "),
    _settings("settings: dots", _same("a."), "", "b = 1\n"),
    _settings("settings: tables", lambda i: f"[t{i}]\n"),
    _settings("settings: broken", _same("x\n")),
)


def _debate(i: int) -> str:
    verb = ("supports", "rebuts")[i % 3 // 2]
    return f"claim c{i + 1}: The town counted {i} cars in {_letters(i)} street.\n    {verb} c{i // 2}\n"


OUTPUT = tuple(
    Shape(f"{' '.join(command)}: {shape.name}", shape.row, shape.head, shape.foot, command=(command[0], MAP, *command[1:]), others=shape.others)
    for command, names in (
        (("fmt", "--stdout"), ("notes", "unnamed claims, the same words", "comments", "continued words", "one long sentence", "tags", "stairs of claims", "groups nested", "suported by", "extra lines")),
        (("convert", "--to", "json"), ("unnamed claims, the same words", "undercuts of one step", "tags", "clique of contradictions", "chain of supports", "positions", "unknown names")),
        (("convert", "--to", "markdown"), ("chain of supports", "evidence of one claim", "ladder of supports")),
        (("convert", "--to", "mermaid"), ("unnamed claims, the same words",)),
        (("convert", "--to", "graphml"), ("unnamed claims, the same words",)),
        (("convert", "--to", "bibtex"), ("sources",)),
        (("convert", "--to", "ris"), ("sources",)),
        (("convert", "--to", "csl"), ("sources",)),
        (("convert", "--to", "af"), ("chain of rebuttals", "star of contradictions")),
        (("render", "--format", "dot"), ("chain of supports", "star of contradictions", "one long sentence", "one word", "evidence of one claim", "tags")),
        (("render", "--format", "txt", "--deadline", "2"), ("chain of supports", "one long sentence", "ligatures")),
        (("status",), ("chain of rebuttals", "star of contradictions", "answers to one question", "chain of restatements", "circles of two")),
        (("report",), ("chain of supports", "positions", "evidence of one claim", "ladder of supports")),
        (("check", "--format", "json"), ("suported by", "unknown names, a line", "duplicate names")),
        (("check", "--format", "sarif"), ("suported by", "unknown names, a line")),
        (("check", "--format", "github"), ("suported by", "unknown names, a line")),
        (("questions",), ("many steps with a scheme", "asks")),
    )
    for shape in ARG if shape.name in names
)  # fmt: skip

SHAPES = (*ARG, *QUOTES, *IMPORTS, *SETTINGS, *OUTPUT)
