"""Rules of a good map: one file each, found by listing the area folders.

A rule file has one function with `@rule` (it reads a map) or, in the folder `syntax`, `@slip_rule`
(it explains a line that could not be read). It also has the rule's documentation, examples and fix;
`tests/test_rules.py` runs the examples of every rule. Adding a rule edits no other file.

Codes never change meaning. Their first letter is the area: S syntax, U files, N names, W wording, E
evidence, Q quotes, P positions, M map, F formal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from argmap.base.diagnostics import Diagnostic, Finding, Severity
from argmap.rules.catalogue import map_rules, slip_rules
from argmap.rules.rule import MapRule, QuoteRule, Rule, SlipRule
from argmap.rules.shared.silencing import Silences

if TYPE_CHECKING:
    from argmap.base.text import Place
    from argmap.language.tree import Slip
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


MERGE = "S027"
"""The rule on what a merge left. Of the lines between its marks nothing else is said: they are not
meant to be there together.
"""


def run(
    map: ArgumentMap,
    slips: Iterable[Slip] = (),
    levels: Mapping[str, Severity] | None = None,
    *,
    select: Collection[str] = (),
    extend: Collection[str] = (),
    quotes: Callable[[], Quotes] | None = None,
    errors: bool = False,
) -> tuple[Diagnostic, ...]:
    """Run the rules; return their findings in source order, without those the map silences.

    `levels` goes from name, code or area to a level; `select` (names, codes, areas) limits the
    rules to these, `extend` adds opt-in ones. Lines that could not be read are always reported.
    `quotes` is called for the looked-up quotations when a rule reads them; without it, such rules
    are left out. With `errors`, only rules that find errors run: a finding may have another level
    than its rule, but is an error only where its rule is one.
    """
    slips = tuple(slips)
    if slips:
        from argmap.rules.shared.doubts import with_doubts

        map = with_doubts(map, slips)
    chosen = _chosen(levels or {}, select, extend, slips=bool(slips))
    if errors:
        chosen = {r: own for r, own in chosen.items() if (own or r.level) is Severity.ERROR}
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
    if unmerged := sorted(slip.place for slip in slips if slip.kind == "conflict"):
        out = [d for d in out if d.code == MERGE or not _inside(d.place, unmerged)]
    files = {path: i for i, path in enumerate(map.documents)}

    def where(d: Diagnostic) -> tuple[int, int, int]:
        file, start, end = d.place
        return files.get(file, len(files)), start, end

    out.sort(key=where)
    return tuple(
        d
        for _, here in groupby(out, where)
        for d in _once(here)
        if not errors or d.severity is Severity.ERROR
    )


def _inside(place: Place, places: Sequence[Place]) -> bool:
    """Whether a place is in one of some others, which are in order and do not meet."""
    at = bisect_right(places, (place.file, place.start), key=lambda p: (p.file, p.start)) - 1
    return at >= 0 and places[at].file == place.file and place.end <= places[at].end


def _once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics of one place, by code; of those with one fix, only the most severe."""
    out = list(diagnostics)
    if len(out) > 1:
        if sum(d.fix is not None for d in out) > 1:
            out = _most_severe(out)
        out.sort(key=attrgetter("code"))
    return out


def _most_severe(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics; of those at one place with one fix, only the most severe one."""
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
    """Return the rules that run, each with the level that the settings give it, if any."""
    chosen: dict[Rule, Severity | None] = {}
    wanted = {key.lower(): level for key, level in levels.items()}
    select, extend = {key.lower() for key in select}, {key.lower() for key in extend}
    for r in (*(slip_rules() if slips else ()), *map_rules()):
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
    """For each slip, yield the finding of the first rule that answers, in order of code."""
    if not slips:
        return
    from argmap.language.tree import Slip
    from argmap.rules.shared.renaming import joined, names_of
    from argmap.rules.shared.trying import tried

    by_kind: dict[str, list[SlipRule]] = {}
    for r in rules:
        by_kind.setdefault(r.kind, []).append(r)

    def answer(slip: Slip) -> tuple[SlipRule, Finding] | None:
        for r in by_kind.get(slip.kind, ()):
            if (finding := r.run(slip)) is not None:
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
        asked = Slip(slip.kind, slip.place, slip.line, slip.column, slip.expected, under,
                     slip.detail, names, slip.others)  # fmt: skip
        found = answer(asked)
        if found is not None:
            r, finding = found
            if slip.kind == "broken" and finding.fix is not None:
                carries = document is not None and _carries(document.text, slip.place)
                finding = tried(asked, finding, next_finding, carries=carries)
            yield r, finding


def _carries(text: str, place: Place) -> bool:
    """Whether the line at a place has other lines under it."""
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
        finding.because,
    )
