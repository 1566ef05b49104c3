"""From an abstract framework to a map: every argument a claim, every attack a rebuttal.

An argument that attacks itself becomes two claims that restate each other, with a rebuttal from one
to the other, since no line of the language may lead from a claim to itself. Statuses are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.base.diagnostics import Finding, Severity
from argmap.base.text import Place, read_text
from argmap.base.values import dataclass, field
from argmap.formats.imports import Imported
from argmap.language.names import better_name, is_name

MOST = 1_000_000
"""Arguments of a framework that are read; a number in a file must not fill the memory."""


@dataclass
class Framework:
    """The content read so far.

    It has words by id, the names given in comments, links with the place where each appears first,
    and findings on what was wrong.
    """

    words: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str, str], Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def warn(self, place: Place, message: str, help: str = "") -> None:
        """Note that something could not be carried over as it is."""
        self.findings.append(Finding(place, message, help=help))

    def declare(self, id: str, words: str, place: Place) -> None:
        """Add an argument; `words` may be empty."""
        if id in self.words:
            self.warn(place, f"argument {_short(id)} is declared twice; it is one claim")
        self.words[id] = self.words.get(id) or words

    def link(self, start: str, verb: str, end: str, place: Place) -> None:
        """Add an attack (`rebuts`) or support (`supports`), and any undeclared arguments in it."""
        for id in (start, end):
            if id not in self.words:
                self.warn(place, f"argument {_short(id)} is not declared; it was added")
                self.words[id] = ""
        if (start, verb, end) in self.links:
            text = f"{_short(start)} and {_short(end)} are linked twice; one line is written"
            self.findings.append(Finding(place, text, level=Severity.INFO))
        self.links.setdefault((start, verb, end), place)

    def imported(self) -> Imported:
        """Return the map, in the canonical form."""
        if not self.words:
            if not self.findings:
                self.warn(Place("", 0, 0), "there is no argument in this file")
            return Imported("", tuple(self.findings))
        return Imported("\n".join(self._blocks()), tuple(self.findings))

    def _blocks(self) -> Iterator[str]:
        names = _claim_names(self.words, self.names)
        taken = dict.fromkeys(names.values(), 1)
        lines: dict[str, dict[str, list[str]]] = {}
        itself = []
        for (start, verb, end), place in self.links.items():
            if start == end:
                itself.append((start, verb, place))
            else:
                lines.setdefault(start, {}).setdefault(verb, []).append(names[end])
        for id, words in self.words.items():
            text = f"claim {names[id]}: {_words(words) or _words(id) or names[id]}\n"
            for verb, ends in sorted(lines.get(id, {}).items(), reverse=True):
                text += f"    {verb} {', '.join(ends)}\n"
            yield text
        for id, verb, place in itself:
            if verb == "supports":
                self.warn(place, f"argument {_short(id)} supports itself; that was left out")
                continue
            twin = _free(f"{names[id]}-again", taken)
            self.warn(
                place,
                f"argument {_short(id)} attacks itself; "
                f"it was written as two claims, {names[id]} and {twin}, that say the same",
            )
            words = _words(self.words[id]) or _words(id) or names[id]
            yield f"claim {twin}: {words}\n    rebuts {names[id]}\n    restates {names[id]}\n"


def decoded(raw: bytes) -> str | Imported:
    """Return the text of a file, or why there is none."""
    try:
        return read_text(raw)
    except ValueError as error:
        return Imported("", (Finding(Place("", 0, 0), f"the file {error}"),))


def lines(text: str) -> Iterator[tuple[str, Place]]:
    """Yield each line without surrounding blanks, and its place."""
    start = 0
    for line in text.split("\n"):
        yield line.strip(), Place("", start, start + len(line))
        start += len(line) + 1


def _claim_names(ids: Iterable[str], wanted: dict[str, str]) -> dict[str, str]:
    taken: dict[str, int] = {}
    found = {}
    for number, id in enumerate(ids, 1):
        name = wanted.get(id, id)
        if not is_name(name) or "." in name:
            name = better_name(name).replace(".", "-")
        found[id] = _free(name if name and is_name(name) else f"argument-{number}", taken)
    return found


def _free(name: str, taken: dict[str, int]) -> str:
    """Return the name with the first free number after it.

    `taken` has the last number tried for each name, so that many of one name are numbered in one
    go.
    """
    free, count = name, taken.get(name, 1)
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken[name] = count
    taken.setdefault(free, 1)
    return free


def _words(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _short(id: str) -> str:
    return _words(id if len(id) <= 60 else id[:59] + "…")
