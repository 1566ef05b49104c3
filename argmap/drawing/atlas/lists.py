"""The lists of an atlas: its contents, the relations that no page has, its sources, its signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.base.addresses import safe_address
from argmap.base.times import in_words
from argmap.drawing.atlas.forest import Forest, Section
from argmap.drawing.atlas.listing import Entry
from argmap.drawing.atlas.pages import Planned, Sheet
from argmap.drawing.atlas.relations import Relation, entry, plain_ranges
from argmap.drawing.scene.badges import badges_of
from argmap.drawing.scene.boxes import SMALL, mark, was_cut
from argmap.drawing.scene.scene import Badge, Box, Scene
from argmap.drawing.scene.words import clean, clipped, lines, width
from argmap.model import ArgumentMap, Source
from argmap.reasoning.proofs.sentence import counted, people_of

PLACE = 88
"""Stands for the number of a page that is not known yet."""
ALL = 1000
"""Lines of an entry that is never cut."""
NOTED = 270.0
"""Px of the words of a quotation in a list, the least that there are."""
DEEPEST = 3
MOST_AUTHORS = 4
LONGEST = 110
"""Letters of a claim in the contents."""


def contents(
    map: ArgumentMap, planned: Planned, homes: Mapping[str, int], at_end: Sequence[tuple[str, int]]
) -> list[Entry]:
    """Return the contents: sections with their parts. `at_end` are the lists at the end with their pages, 0 for one that
    there is not.
    """
    found: list[Entry] = []
    depth: dict[str, int] = {}
    last: object = None
    for sheet in planned.sheets:
        for panel in sheet.panels:
            root, section = panel.part.root, panel.section
            if section is not last:
                last = section
                page = homes.get(section.roots[0], PLACE)
                found.append(Entry(_title(map, section, planned.forest), page=page, head=True))
            if panel.part.more:
                continue
            above = planned.forest.parent.get(root, "")
            deep = depth.get(above, -1) + 1
            depth |= dict.fromkeys((root, *panel.part.claims), deep)
            words = clipped(clean(map.claims[root].text) or root, LONGEST)
            found.append(Entry(words, page=homes.get(root, PLACE), indent=min(deep, DEEPEST) + 1, most=2))
    found += [Entry(words, page=page, head=True) for words, page in at_end if page]
    return found


def _title(map: ArgumentMap, section: Section, forest: Forest) -> str:
    name = section.name
    if section.kind == "position":
        position = map.positions[name]
        who = people_of(map, position.held_by) if position.held_by else ""
        words = clean(position.text) or name
        return f"{words} · {clean(who)}" if who else words
    return (clean(map.groups[name].text) or name) if name else forest.rest


def relations_left(
    map: ArgumentMap, left: Sequence[Relation], homes: Mapping[str, int]
) -> list[Entry]:
    """Return the relations for which no page had room, in words."""
    return [entry(map, relation, (), homes) for relation in left]


def in_full(planned: Planned, homes: Mapping[str, int], rows: int) -> list[Entry]:
    """Return the claims and quotations that are cut in their boxes, whole: each in pieces of about so many rows."""
    found: dict[tuple[int, str], list[Entry]] = {}
    for sheet in planned.sheets:
        for panel in sheet.panels:
            claims = {*panel.part.claims}
            proof = {e: claim for claim, e in panel.part.evidence}
            scene = panel.scene
            cut = [n for n in scene.notes if was_cut(lines(n.words, NOTED, planned.lines, SMALL), n.words)]
            for note in (*scene.whole, *cut):
                of = note.id if note.id in claims else proof.get(note.id, "")
                if of and (note.number > 0, note.id) not in found:
                    page = homes.get(of, PLACE)
                    pieces = _pieces(note.words, rows)
                    found[note.number > 0, note.id] = [
                        Entry(words, "" if turn < len(pieces) else note.credit, page=0 if turn > 1 else page, most=ALL)
                        for turn, words in enumerate(pieces, 1)
                    ]
    return [entry for entries in found.values() for entry in entries]


def _pieces(words: str, rows: int) -> list[str]:
    """Cut words into pieces that have room on so many rows, between two words where there is a blank."""
    found = []
    letters = max(int(rows * NOTED / (width(words, SMALL) / len(words))), 1)
    while len(words) > letters:
        at = words.rfind(" ", letters // 2, letters)
        at = at if at > 0 else letters
        found.append(words[:at].rstrip())
        words = words[at:].lstrip()
    return [*found, words]


def sources(map: ArgumentMap, planned: Planned, first: int) -> list[Entry]:
    """Return the sources of a map, with the pages on which they are quoted; the first sheet is page `first`."""
    pages: dict[str, dict[int, None]] = {}
    quoted: dict[str, set[str]] = {}
    for number, sheet in enumerate(planned.sheets, first):
        for id_ in (e for panel in sheet.panels for _, e in panel.part.evidence):
            source = map.evidence[id_].source
            pages.setdefault(source, {})[number] = None
            quoted.setdefault(source, set()).add(id_)
    passed_on = {via for source in map.sources.values() for via in source.via}
    return [
        _source(map, s, len(quoted.get(s.id, ())), tuple(pages.get(s.id, ())))
        for s in map.sources.values()
        if s.id in pages or s.id not in passed_on
    ]


def _source(map: ArgumentMap, source: Source, number: int, pages: Sequence[int]) -> Entry:
    who = clean(people_of(map, source.author[:MOST_AUTHORS])) if source.author else ""
    if len(source.author) > MOST_AUTHORS:
        who = f"{clean(people_of(map, source.author[:1]))} and {counted(len(source.author) - 1, 'other')}"
    title = clean(source.title) or source.id
    parts = [who, f"\u201c{title}\u201d" if source.title else title, clean(source.kind)]
    parts.append(in_words(source.published) if source.published else "")
    parts += [f"through {clean(map.sources[via].title) or via}" for via in source.via]
    words = ", ".join(part for part in parts if part)
    where = f", on {'page' if len(pages) == 1 else 'pages'} {plain_ranges(pages)}" if pages else ""
    quotations = f"{counted(number, 'quotation')}{where}" if number else "not quoted here"
    address = safe_address(source.url)
    small = " · ".join(part for part in (clean(source.url), quotations) if part)
    return Entry(f"{words}.", small, href=address, most=6)


def legend_of(map: ArgumentMap, planned: Planned) -> Scene:
    """Return a scene with everything that is on the sheets of an atlas, for one legend of all."""
    made = Scene("", "", "", "", "up")
    badges: dict[str, Badge] = {}
    if any(_again(sheet) for sheet in planned.sheets):
        made.boxes.append(Box("again", "", "claim", 0.0, 0.0, "", marks=(mark("again", "↓"),)))
    for number, panel in enumerate(p for sheet in planned.sheets for p in sheet.panels):
        scene = panel.scene
        made.notes += scene.notes
        made.boxes += [replace(box, key=f"{number} {box.key}") for box in scene.boxes]
        made.links += [
            replace(k, source=f"{number} {k.source}", target=f"{number} {k.target}") for k in scene.links
        ]
        badges |= {badge.letters: badge for badge in scene.badges}
    made.badges = [b for b in badges_of(map).values() if badges.get(b.letters) == b]
    return made


def _again(sheet: Sheet) -> bool:
    """Whether a page has a claim in several of its panels."""
    found = Counter(claim for panel in sheet.panels for claim in panel.view.own)
    return any(number > 1 for number in found.values())
