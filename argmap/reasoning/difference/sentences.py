"""The changes in words: sections of entries, for any face to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.base.values import dataclass
from argmap.model import (
    ArgumentMap,
    Claim,
    Evidence,
    Group,
    Person,
    Position,
    Question,
    SavedView,
    Scheme,
    Source,
)
from argmap.reasoning.difference.change import Change, Thing, What
from argmap.reasoning.difference.compare import Difference
from argmap.reasoning.difference.outcomes import Told
from argmap.reasoning.difference.phrase import (
    Phrase,
    joined,
    listed,
    name,
    names,
    phrase,
    step,
    versions,
    words,
)

_Worded = Question | Position | Claim | Person | Source | Group | Scheme | SavedView

FOLLOWS = "What follows from it"
"""The heading over changes in the analyses."""
_STANCES = "Stances"
_HEADINGS = {
    Thing.MAP: "The map",
    Thing.QUESTION: "Questions",
    Thing.POSITION: "Positions",
    Thing.CLAIM: "Claims",
    Thing.ARGUMENT: "Relations",
    Thing.CONTRADICTION: "Relations",
    Thing.RESTATEMENT: "Relations",
    Thing.EVIDENCE: "Evidence",
    Thing.PERSON: "People and sources",
    Thing.SOURCE: "People and sources",
    Thing.GROUP: "Groups, schemes and views",
    Thing.SCHEME: "Groups, schemes and views",
    Thing.VIEW: "Groups, schemes and views",
    Thing.EXPECTATION: "Expectations",
    Thing.LINE: "Lines with errors",
}
_MARKS = {What.ADDED: "+", What.REMOVED: "-"}
_MIXED = {Thing.PERSON, Thing.SOURCE, Thing.GROUP, Thing.SCHEME, Thing.VIEW}
"""Kinds of things that share a heading with others, so that their kind is named."""
_ROLES = {
    "thesis": ("has {} as a thesis", "had {} as a thesis"),
    "holds": ("holds {}", "held {}"),
    "denies": ("denies {}", "denied {}"),
    "grants": ("grants {}", "granted {}"),
    "asserts": ("asserts {}", "asserted {}"),
}
_REWORDED = {"title": "another title", "about": "another description", "name": "another name"}
_DID = {"support": "supported", "rebut": "rebutted", "undercut": "undercut"}
_LISTS = {
    "answers": ("answers {} now", "no longer answers {}"),
    "held by": ("held by {} now", "no longer held by {}"),
    "supports": ("stands under {} now", "no longer stands under {}"),
    "by": ("made by {} now", "no longer made by {}"),
    "granted by": ("granted by {} now", "no longer granted by {}"),
    "author": ("written by {} now", "no longer written by {}"),
    "via": ("known via {} now", "no longer known via {}"),
    "tags": ("tagged {} now", "no longer tagged {}"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `mark` is `+` for added, `-` for removed and `~` for the rest. `under` are
    versions of words, each with its label (`before`, `now`).
    """

    mark: str
    says: Phrase
    under: tuple[tuple[str, Phrase], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The changes under one heading."""

    heading: str
    entries: tuple[Entry, ...]


def sections(difference: Difference, told: Iterable[Told] = ()) -> tuple[Section, ...]:
    """Put all changes into words, in a fixed order of headings; `told` is the result of
    `outcomes`.
    """
    headings = list(dict.fromkeys(_HEADINGS.values()))
    headings.insert(headings.index(_HEADINGS[Thing.CLAIM]) + 1, _STANCES)
    found: dict[str, list[Entry]] = {heading: [] for heading in headings}
    for change in difference.changes:
        heading = _STANCES if change.what is What.STANCE else _HEADINGS[change.thing]
        found[heading].append(entry(difference, change))
    found[FOLLOWS] = [Entry("~", one.says) for one in told]
    return tuple(Section(h, tuple(entries)) for h, entries in found.items() if entries)


def entry(difference: Difference, change: Change) -> Entry:
    """Put one change into words."""
    old, new = difference.old, difference.new
    mark = _MARKS.get(change.what, "~")
    if change.what is What.ADDED or change.what is What.REMOVED:
        map = new if change.what is What.ADDED else old
        return Entry(mark, _whole(map, change))
    if change.what is What.RENAMED:
        return Entry(mark, _renamed(new, change))
    if change.what is What.STANCE:
        return Entry(mark, _stance(change))
    if change.what is What.REWORDED:
        return _reworded(new, change, mark)
    if change.thing is Thing.ARGUMENT and change.what is not What.CHANGED:
        return Entry(mark, _step(new, change))
    return Entry(mark, phrase(_subject(new, change), ": ", _field(change)))


def _reworded(map: ArgumentMap, change: Change, mark: str) -> Entry:
    before, now = versions("".join(change.before), "".join(change.after))
    what = _REWORDED.get(change.field, "other words")
    none = phrase("none")
    return Entry(
        mark,
        phrase(_subject(map, change), f": {what}"),
        (("before", before or none), ("now", now or none)),
    )


# ---- what is new or gone ----


def _whole(map: ArgumentMap, change: Change) -> Phrase:
    """Describe a thing with its parts."""
    id = change.id
    match change.thing:
        case Thing.ARGUMENT:
            made = map.arguments[id]
            by = phrase(", by ", names(made.by)) if made.by else ""
            scheme = phrase(", scheme ", name(made.scheme)) if made.scheme else ""
            return phrase(step(map, id), by, scheme)
        case Thing.CONTRADICTION | Thing.RESTATEMENT:
            left, right = change.after or change.before
            verb = " contradicts " if change.thing is Thing.CONTRADICTION else " restates "
            return phrase(name(left), verb, name(right))
        case Thing.EXPECTATION:
            subject, outcome, of = change.after or change.before
            told = phrase("expect ", name(subject), " " * bool(subject), outcome)
            return phrase(told, " " * bool(of), name(of))
        case Thing.LINE:
            return phrase(words((change.after or change.before)[0]))
        case Thing.EVIDENCE:
            return _proof(map.evidence[id])
        case _:
            return phrase(_kind(change.thing), name(id), _text(map, change.thing, id))


def _proof(proof: Evidence) -> Phrase:
    said = phrase("“", words(proof.quote), "”") if proof.quote else phrase(words(proof.text))
    where = [phrase(name(proof.voice))] if proof.voice else []
    if proof.source:
        where.append(phrase("in ", name(proof.source)))
    if proof.at:
        where.append(phrase(words(proof.at)))
    place = phrase(" (", listed(where, last=", "), ")") if where else ""
    under = phrase(" for ", names(proof.supports)) if proof.supports else ""
    return phrase(name(proof.id), under, ": ", said, place)


def _kind(thing: Thing) -> str:
    return f"{thing.value} " if thing in _MIXED else ""


def _text(map: ArgumentMap, thing: Thing, id: str) -> Phrase:
    """Return the words of a thing to follow its name, if it has words of its own."""
    kinds: Mapping[Thing, Mapping[str, _Worded]] = {
        Thing.QUESTION: map.questions,
        Thing.POSITION: map.positions,
        Thing.CLAIM: map.claims,
        Thing.PERSON: map.persons,
        Thing.SOURCE: map.sources,
        Thing.GROUP: map.groups,
        Thing.SCHEME: map.schemes,
        Thing.VIEW: map.views,
    }
    match kinds[thing][id]:
        case Person(name=found) | Source(title=found):
            pass
        case worded:
            found = worded.text
    return phrase(": ", words(found)) if found and found != id else ()


# ---- its changes ----


def _subject(map: ArgumentMap, change: Change) -> Phrase:
    if change.thing is Thing.MAP:
        return phrase("the map")
    if change.thing is Thing.ARGUMENT:
        return step(map, change.new)
    return phrase(_kind(change.thing), name(change.new))


def _renamed(map: ArgumentMap, change: Change) -> Phrase:
    told = phrase(_kind(change.thing), name(change.old), " is called ", name(change.new), " now")
    if change.thing is Thing.ARGUMENT:
        return phrase(told, ": ", joined(map, change.new))
    if change.thing is Thing.EVIDENCE:
        proof = map.evidence[change.new]
        return phrase(told, ": ", words(proof.quote or proof.text))
    return phrase(told, _text(map, change.thing, change.new))


def _stance(change: Change) -> Phrase:
    who, claim = phrase(name(change.id)), phrase(name(change.of))

    def doing(roles: Iterable[str], tense: int, what: Phrase) -> Phrase:
        told = []
        for role in roles:
            before, _, after = _ROLES[role][tense].partition("{}")
            told.append(phrase(before, what, after))
        return listed(told)

    if not change.after:
        return phrase(who, " no longer ", doing(change.before, 0, claim))
    now = phrase(who, " ", doing(change.after, 0, claim), " now")
    if not change.before:
        return now
    return phrase(now, "; before it ", doing(change.before, 1, phrase("it")))


def _step(map: ArgumentMap, change: Change) -> Phrase:
    told = step(map, change.new)
    match change.what:
        case What.FLIPPED:
            return phrase(told, f": before, this {_DID[change.before[0]]} it")
        case What.RETARGETED:
            argument = map.arguments[change.new]
            did = phrase(f"{_DID[argument.kind.value]} ", name(change.before[0]))
            return phrase(told, ": before, this ", did)
        case _:
            parts = []
            if change.after:
                parts.append(phrase("with ", names(change.after), " now"))
            if change.before:
                parts.append(phrase("without ", names(change.before), " now"))
            return phrase(told, ": ", listed(parts))


_NAMED = {"answers", "held by", "supports", "by", "granted by", "author", "via", "group", "in", "said by", "part of",
          "scheme", "fold", "open"}  # fmt: skip
"""Fields whose values are ids."""
_EACH = {
    "note": "note",
    "x-": "line",
    "also": "other spelling",
    "parts": "part",
    "answered": "answer",
    "shows": "line",
}
"""Fields whose values come and go one by one."""


def _field(change: Change) -> Phrase:
    """Describe the change of a field; the words follow the subject."""
    field, before, after = change.field, change.before, change.after
    show = names if field in _NAMED else _values
    if field in _LISTS:
        now, gone = _LISTS[field]
        parts = [_filled(now, show(after))] if after else []
        parts += [_filled(gone, show(before))] if before else []
        return listed(parts)
    if field in _EACH:
        what = _EACH[field]
        parts = [phrase(f"{what} added: ", words(text)) for text in after]
        parts += [phrase(f"{what} removed: ", words(text)) for text in before]
        return listed(parts, "; ", "; ")
    if field == "assumed":
        return _optional("taken as given", before, after)
    if field == "inferred":
        return _optional("drawn by the mapmaker", before, after)
    now_is = show(after) if after else phrase("none")
    return phrase(f"{field} ", now_is, "; before ", show(before) if before else "none")


def _optional(done: str, before: tuple[str, ...], after: tuple[str, ...]) -> Phrase:
    if not after:
        return phrase(f"no longer {done}")
    reason = phrase(" (", words(after[0]), ")") if after[0] else phrase(" without a reason")
    verb = f"{done} for another reason now" if before else f"{done} now"
    return phrase(verb, reason)


def _filled(template: str, what: Phrase) -> Phrase:
    before, _, after = template.partition("{}")
    return phrase(before, what, after)


def _values(texts: Iterable[str]) -> Phrase:
    return listed(phrase(words(text)) for text in texts)
