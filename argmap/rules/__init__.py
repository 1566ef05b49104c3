"""Rules of a good map: one file each, found by listing this folder.

A rule file holds one function with `@rule` (it reads a map) or, in the folder `syntax`,
`@slip_rule` (it puts a line that could not be read into words). Its documentation, its examples and its fix stand there too;
`tests/test_rules.py` runs the examples of every rule. Adding a rule edits no other file.

Codes never change meaning. Their first letter is the area: S syntax, U files, N names, W wording,
E evidence, Q quotes, P positions, M map, F formal.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from argmap.diagnostics import Diagnostic, Finding, Severity
from argmap.near import near, unknown
from argmap.rules.silencing import Silences

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.syntax.tree import Slip
    from argmap.text import Place
    from argmap.texts import Quotes

GROUPS: Mapping[str, str] = {
    "S": "syntax",
    "U": "files",
    "N": "names",
    "W": "wording",
    "E": "evidence",
    "Q": "quotes",
    "P": "positions",
    "M": "map",
    "F": "formal",
}
"""The area that the first letter of a code stands for."""


SUGGESTED = 200
"""How many unknown names of rules are compared with the known ones, at most, in a map or in settings."""


class Written(NamedTuple):
    """A rule's documentation and examples as they stand in its file, indented."""

    doc: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What all rules have.

    `name` is what people type to silence it; `opt_in` rules run only when the settings ask.
    """

    code: str
    name: str
    level: Severity
    written: Written
    opt_in: bool

    @property
    def doc(self) -> str:
        """The documentation, Markdown; its first line is a summary."""
        from inspect import cleandoc

        return cleandoc(self.written.doc)

    @property
    def bad(self) -> tuple[str, ...]:
        """Maps in which this rule, and no other, finds something."""
        return tuple(map(_text, self.written.bad))

    @property
    def good(self) -> tuple[str, ...]:
        """Maps in which this rule finds nothing, and most often their mended counterparts."""
        return tuple(map(_text, self.written.good))

    @property
    def group(self) -> str:
        """The area, a word that settings take: `syntax`, `wording`, `formal`, …"""
        return GROUPS[self.code[0]]

    @property
    def summary(self) -> str:
        """The documentation's first line."""
        return self.doc.split("\n", 1)[0]

    @property
    def always(self) -> bool:
        """Whether it can be neither silenced nor given another level: the line says nothing."""
        return False


@dataclass(frozen=True, slots=True)
class MapRule(Rule):
    """A rule that reads the whole map."""

    run: Callable[[ArgumentMap], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class QuoteRule(Rule):
    """A rule that reads the whole map and what is known of its quotations."""

    run: Callable[[ArgumentMap, Quotes], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class SlipRule(Rule):
    """A rule that answers for lines that could not be read as they are; `kind` is the slip's."""

    kind: str
    run: Callable[[Slip], Finding | None]

    @property
    def always(self) -> bool:
        """A line that could not be read is an error whatever the settings say."""
        return self.kind == "broken"


@dataclass(frozen=True, slots=True)
class UnknownRule:
    """No rule has this name; `near` are names that look like it, nearest first."""

    name: str
    near: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is the case, and what was probably meant."""
        names = (*GROUPS.values(), *(name for r in all_rules() for name in (r.name, r.code.lower())))
        return unknown("rule", self.name, names, listed="`argmap explain` lists them")


def rule(
    code: str,
    name: str,
    level: Severity,
    *,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    opt_in: bool = False,
) -> Callable[[Callable[[ArgumentMap], Iterable[Finding]]], MapRule]:
    """Make a rule of a function from a map to findings; its docstring is the documentation."""

    def made(run: Callable[[ArgumentMap], Iterable[Finding]]) -> MapRule:
        return MapRule(code, name, level, Written(run.__doc__ or "", bad, good), opt_in, run)

    return made


def quote_rule(
    code: str,
    name: str,
    level: Severity,
    *,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    opt_in: bool = False,
) -> Callable[[Callable[[ArgumentMap, Quotes], Iterable[Finding]]], QuoteRule]:
    """Make a rule of a function from a map and its quotations to findings.

    In its examples, a line `--- NAME` begins the text of another file (see `parts`).
    """

    def made(run: Callable[[ArgumentMap, Quotes], Iterable[Finding]]) -> QuoteRule:
        return QuoteRule(code, name, level, Written(run.__doc__ or "", bad, good), opt_in, run)

    return made


def slip_rule(
    code: str,
    name: str,
    *,
    kind: str,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    level: Severity = Severity.ERROR,
) -> Callable[[Callable[[Slip], Finding | None]], SlipRule]:
    """Make a rule of a function that answers for a slip, or gives `None` to leave it to others."""

    def made(run: Callable[[Slip], Finding | None]) -> SlipRule:
        return SlipRule(code, name, level, Written(run.__doc__ or "", bad, good), False, kind, run)

    return made


def all_rules() -> tuple[Rule, ...]:
    """Every rule in this folder, by code."""
    return tuple(sorted((*_slip_rules(), *_map_rules()), key=lambda r: r.code))


@cache
def _map_rules() -> tuple[MapRule | QuoteRule, ...]:
    return tuple(r for r in _listed(__name__, __path__) if isinstance(r, MapRule | QuoteRule))


@cache
def _slip_rules() -> tuple[SlipRule, ...]:
    from argmap.rules import syntax

    return tuple(r for r in _listed(syntax.__name__, syntax.__path__) if isinstance(r, SlipRule))


def _listed(package: str, folder: Iterable[str]) -> list[Rule]:
    """The `check` of each module of a package that has one, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(folder) if not module.ispkg)
    modules = [importlib.import_module(f"{package}.{name}") for name in names]
    found = (getattr(module, "check", None) for module in modules)
    return sorted((r for r in found if isinstance(r, Rule)), key=lambda r: r.code)


@cache
def _by_name() -> Mapping[str, Rule]:
    return {key: r for r in all_rules() for key in (r.code.lower(), r.name)}


def find(name_or_code: str, *, likely: bool = True) -> Rule | UnknownRule:
    """The rule of that name or code, in whatever case; else, with `likely`, what was probably meant."""
    known = _by_name()
    wanted = name_or_code.strip().lower().replace("_", "-")
    if wanted in known:
        return known[wanted]
    if not likely:
        return UnknownRule(name_or_code, ())
    return UnknownRule(name_or_code, near(wanted, [r.name for r in all_rules()], 3))


def unknown_names(names: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each name that is neither a rule's name or code nor an area; when there are many,
    the last one only counts the rest.
    """
    missing = [
        name
        for name in names
        if name not in GROUPS.values() and isinstance(find(name, likely=False), UnknownRule)
    ]
    wrong = [UnknownRule(name, ()).sentence for name in missing[:SUGGESTED]]
    if len(missing) > SUGGESTED:
        wrong.append(f"there are no rules of {len(missing) - SUGGESTED:,} other names, either")
    return tuple(wrong)


def run(
    map: ArgumentMap,
    slips: Iterable[Slip] = (),
    levels: Mapping[str, Severity] | None = None,
    *,
    select: Collection[str] = (),
    extend: Collection[str] = (),
    quotes: Callable[[], Quotes] | None = None,
) -> tuple[Diagnostic, ...]:
    """Run the rules and give what they found, less what the map silences, in source order.

    `levels` goes from name, code or area to a level; `select` (names, codes, areas) narrows the
    rules to these, `extend` adds opt-in ones. Lines that could not be read are always reported.
    `quotes` is asked for what is known of the quotations when a rule reads it; without it, rules
    that do are left out.
    """
    slips = tuple(slips)
    if slips:
        from argmap.rules.doubts import with_doubts

        map = with_doubts(map, slips)
    chosen = _chosen(levels or {}, select, extend, slips=bool(slips))
    silences = Silences(map.silences, chosen)
    read = [r for r in chosen if isinstance(r, MapRule)]
    quoting = [r for r in chosen if isinstance(r, QuoteRule)] if quotes else []
    known = cast("Quotes", quotes() if quotes and quoting else None)
    found = chain(
        _answers(map, slips, [r for r in chosen if isinstance(r, SlipRule)]),
        ((r, finding) for r in read for finding in r.run(map)),
        ((r, finding) for r in quoting for finding in r.run(map, known)),
    )
    out = [
        _diagnostic(r, finding, chosen[r])
        for r, finding in found
        if r.always or not silences.cover(r, finding.place)
    ]
    out = _once(out)
    files = {path: i for i, path in enumerate(map.documents)}
    out.sort(key=lambda d: (files.get(d.place.file, len(files)), d.place[1:], d.code))
    return tuple(out)


def _once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics, of those at one place with one fix only the one that weighs most."""
    weights = list(Severity)
    out: list[Diagnostic] = []
    seen: dict[object, int] = {}
    for d in diagnostics:
        at = len(out) if d.fix is None else seen.setdefault((d.place, d.fix.edits), len(out))
        if at == len(out):
            out.append(d)
        elif weights.index(d.severity) < weights.index(out[at].severity):
            out[at] = d
    return out


def _chosen(
    levels: Mapping[str, Severity], select: Collection[str], extend: Collection[str], *, slips: bool
) -> dict[Rule, Severity | None]:
    """The rules that run, each with the level that the settings give it, if any."""
    chosen: dict[Rule, Severity | None] = {}
    wanted = {key.lower(): level for key, level in levels.items()}
    select, extend = {key.lower() for key in select}, {key.lower() for key in extend}
    for r in (*(_slip_rules() if slips else ()), *_map_rules()):
        keys = (r.name, r.code.lower(), r.group)
        level = next((wanted[key] for key in keys if key in wanted), None)
        on = any(key in extend for key in keys) or (not r.opt_in and not select)
        on = on or any(key in select for key in keys) or r.group in {"syntax", "files"}
        on = on or (r.opt_in and level is not None)
        if r.always:
            chosen[r] = None
        elif on and level is not Severity.OFF:
            chosen[r] = level
    return chosen


def _answers(
    map: ArgumentMap,
    slips: Collection[Slip],
    rules: list[SlipRule],
) -> Iterator[tuple[Rule, Finding]]:
    """For each slip, the first rule that answers, in the order of the codes."""
    if not slips:
        return
    from argmap.rules.renaming import joined, names_of
    from argmap.rules.trying import tried

    def answer(slip: Slip) -> tuple[SlipRule, Finding] | None:
        for r in rules:
            if r.kind == slip.kind and (finding := r.run(slip)) is not None:
                return r, finding
        return None

    def next_finding(slip: Slip) -> Finding | None:
        found = answer(slip)
        return found and found[1]

    names = names_of(map)
    for slip in joined(slips, names):
        document = map.documents.get(slip.place.file)
        under = slip.under
        if not under and document and document.position(slip.place.start).column > 1:
            under = "broken"
        asked = replace(slip, under=under, names=names)
        found = answer(asked)
        if found is not None:
            r, finding = found
            if slip.kind == "broken" and finding.fix is not None:
                carries = document is not None and _carries(document.text, slip.place)
                finding = tried(asked, finding, next_finding, carries=carries)
            yield r, finding


def _carries(text: str, place: Place) -> bool:
    """Whether lines hang under the one at a place."""
    depth = place.start - text.rfind("\n", 0, place.start)
    at = place.end
    while 0 <= (at := text.find("\n", at)) < len(text):
        at += 1
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        words = line.lstrip(" \t")
        if words and words[0] not in "#|":
            return len(line) - len(words) >= depth
    return False


def _diagnostic(r: Rule, finding: Finding, level: Severity | None) -> Diagnostic:
    return Diagnostic(
        r.code,
        r.name,
        level or finding.level or r.level,
        finding.place,
        finding.message,
        finding.label,
        finding.labels,
        finding.help,
        finding.fix,
    )


def parts(example: str) -> tuple[str, dict[str, str]]:
    """The map of an example, and the files that lie beside it, by name."""
    import re

    text, *rest = re.split(r"^--- (\S+)\n", example, flags=re.MULTILINE)
    return text, dict(zip(rest[::2], rest[1::2], strict=True))


def _text(example: str) -> str:
    from textwrap import dedent

    return dedent(example).strip("\n") + "\n"
