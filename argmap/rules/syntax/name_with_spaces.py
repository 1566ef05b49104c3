"""`claim us blocked: …`: a name with spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule
from argmap.rules.shared.phrasing import short
from argmap.rules.shared.slips import (
    KINDS,
    LISTS,
    NAME,
    NAMED,
    RELATING,
    declared,
    first,
    has_name,
    may_stand,
    meant,
    name_from,
    parts,
    rewrite,
    stretch,
    taken,
)

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_RELATION = re.compile(rf"(.+?)\s+({'|'.join(RELATING)})\s+(.+)$")
_NAMES = re.compile(rf"{NAME}(?:\s*,\s*{NAME})*$")
_AND = re.compile(r"\s(?:and|&|\+)\s|,")
_BETWEEN = re.compile(r"\s*(?:,|\s(?:and|&|\+)\s)\s*")
_KIND = re.compile(r"(?:claim|argument|premise)\s+", re.IGNORECASE)
_SIGNED = re.compile(r"[^\W_][^\s:,\"“”„«»|#]*$")
_SPACED = re.compile(r"[\w.'’-]+(?:\s+[\w.'’-]+)*$")


@slip_rule(
    "S012",
    "name-with-spaces",
    kind="broken",
    bad=(
        """
        claim us blocked: The United States blocked the talks.
        """,
        """
        claim us-blocked: The United States blocked the talks.
        claim no-conditions: Washington set no conditions.
        no conditions supports us blocked
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        claim no-conditions: Washington set no conditions.
        no-conditions supports us-blocked
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A name has spaces in it.

    Names are bare, so a space ends them. Words of a name are joined by `-`: `us-blocked`.
    """
    line = first(slip)
    relation = _RELATION.match(line)
    if relation is not None and may_stand("relation", slip) and ":" not in line:
        left, verb, right = relation.groups()
        if (bare := _without_kinds(slip, left, verb, right)) is not None:
            return bare
        if _AND.search(f"{left} {right}"):
            return _together(slip, left, verb, right)
        names = [name_from(part, 9) for part in (left, right)]
        spaced = [part for part in (left, right) if _SPACED.match(part) and " " in part]
        if not spaced or not all(
            _SPACED.match(part) or _NAMES.match(part) for part in (left, right)
        ):
            return None
        sides = [
            n if part in spaced else part for n, part in zip(names, (left, right), strict=True)
        ]
        known = declared(slip, verb, (sides[0],)) and declared(slip, verb, (sides[1],))
        return _finding(slip, spaced[0], f"{sides[0]} {verb} {sides[1]}", known=known)
    found = parts(line)
    if found is not None and found.keyword in LISTS and may_stand(found.keyword, slip):
        names = [name.strip() for name in found.rest.split(",")]
        if (
            " with " in found.rest
            or not any(" " in name for name in names)
            or not all(map(_SPACED.match, names))
        ):
            return None
        return _list(slip, found.keyword, names)
    if found is not None and found.keyword in KINDS and may_stand(found.keyword, slip):
        names = [name.strip() for name in found.rest.split(",")]
        if any(" " in n for n in names) and all(meant(slip, found.keyword, n) for n in names):
            return _list(slip, found.keyword, names)
    if found is None or found.keyword not in NAMED or not may_stand(found.keyword, slip):
        return None
    written, colon, words = found.rest.partition(":")
    written = written.strip()
    has_spaces = _SPACED.match(written) is not None and " " in written
    if not colon or not (has_spaces or _SIGNED.match(written)):
        return None
    if verb := next((word for word in written.split() if word in RELATING), ""):
        left, _, right = written.partition(f" {verb} ")
        return Finding(
            stretch(slip, found.start, found.start + len(written)),
            "one line declares one thing, and its relations stand under it",
            help=f"write `{found.keyword} {name_from(left) or 'NAME'}: {words.strip() or 'words'}`, and "
            f"`{verb} {name_from(right) or 'NAME'}` on a line under it",
        )
    name = name_from(re.sub(r"(?<=\w)['’](?=\w)", "", written), 9)
    if name == written:
        return None
    right = f"{found.keyword} {name}: {words.strip()}"
    new = "-" not in written and not has_name(slip, name)
    return _finding(slip, written, right, known=bool(words.strip()) and new)


def _without_kinds(slip: Slip, left: str, verb: str, right: str) -> Finding | None:
    """Return the finding for `claim 2 supports claim 1`: names with the kinds of their things."""
    names = [_KIND.sub("", part) for part in (left, right)]
    if names == [left, right] or not all(_NAMES.match(name) for name in names):
        return None
    fixed = f"{names[0]} {verb} {names[1]}"
    named = declared(slip, verb, names)
    return Finding(
        stretch(slip, 0),
        "a relation takes bare names, without what they are",
        help=f"write `{fixed}`",
        fix=rewrite(slip, fixed) if named else None,
    )


def _together(slip: Slip, left: str, verb: str, right: str) -> Finding | None:
    """Return the finding for `a and b supports c` or `a supports c and d`."""
    before, after = (_BETWEEN.split(part) for part in (left, right))
    if not all(_NAMES.match(name) for name in (*before, *after)):
        return None
    targets = ", ".join(after)
    advice = f"write `{before[0]} {verb} {targets}`"
    if len(before) > 1:
        lines = " and ".join(f"`{name} {verb} {targets}`" for name in before)
        advice = (
            f"if they work together, write `{before[0]} {verb} {targets} with {', '.join(before[1:])}`; "
            f"if each works alone, write {lines} on lines of their own"
        )
    return Finding(
        stretch(slip, 0),
        "a relation has one name before its verb, and commas between names behind it",
        help=advice,
    )


def _list(slip: Slip, keyword: str, names: Iterable[str]) -> Finding:
    """Return the finding for a list with names that have spaces or are titles in the map."""
    known = {name: meant(slip, keyword, name) for name in names}
    right = [known[n] or (name_from(n, 9) if " " in n else n) for n in known]
    spaced = [name for name in known if " " in name]
    sure = keyword == "tags" or all(known[name] for name in spaced)
    finding = _finding(slip, spaced[0], f"{keyword} {', '.join(right)}", known=sure)
    if known[spaced[0]] not in ("", name_from(spaced[0], 9)):
        return replace(
            finding,
            message=f"`{spaced[0]}` is called `{known[spaced[0]]}` in this map",
            label="a name is expected",
            help=f"write `{keyword} {', '.join(right)}`",
        )
    kind = (*taken(slip, keyword), "")[0]
    if sure or kind not in ("person", "source", "question"):
        return finding
    lost = next(name for name in spaced if not known[name])
    return replace(
        finding,
        help=f"write `{keyword} {', '.join(right)}`, and at the left margin "
        f"`{kind} {name_from(lost, 9)}: {lost}`",
    )


def _finding(slip: Slip, written: str, right: str, *, known: bool) -> Finding:
    """Return the finding for names with spaces.

    `known` says that the joined names are those of things in the map, or new ones in a declaration.
    """
    start = first(slip).index(written)
    return Finding(
        stretch(slip, start, start + len(written)),
        f"the name `{short(written)}` has spaces in it"
        if " " in written
        else f"the name `{written}` has signs in it that names do not have",
        help=f"join its words by `-`: `{right}`" if " " in written else f"write `{right}`",
        fix=rewrite(slip, right) if known else None,
    )
