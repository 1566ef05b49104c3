"""The overview: the question, who holds what, where they meet, and where to begin; read without any script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from argmap.drawing.overview.content import Card, overview
from argmap.drawing.overview.marks import MANNERS, MEANINGS
from argmap.drawing.view import select
from argmap.model import ArgumentMap
from argmap.page.facts import below_html
from argmap.page.markup import anchor, counted_html, link, text
from argmap.reasoning.analyses import find
from argmap.reasoning.analyses.common_ground import CommonGround
from argmap.reasoning.analyses.meeting import Meeting, Point, Stance
from argmap.reasoning.analyses.no_reply import grants, open_attacks
from argmap.reasoning.proofs import Debate
from argmap.reasoning.proofs.sentence import counted, name_of
from argmap.report.points import DRAWN, MARKS, Meetings, Points, Row, meetings

MOST_COLUMNS = 8
"""Positions with a column in the table."""
MOST_ROWS = 60
"""Points in the table."""
BEGINNINGS = (3, 2, 2)
"""How many contested points, objections without a reply, and things that all grant are named as places to begin."""


def overview_html(map: ArgumentMap, debate: Debate, met: Meeting) -> Iterator[str]:
    """Yield the overview. `met` is what the analysis of the points where positions meet found."""
    content = overview(select(map)[0])
    if map.about:
        yield f'<p class="about" dir="auto">{text(map.about)}</p>\n'
    yield from _questions(map, content.questions)
    if content.cards:
        main = [card for card in content.cards if not card.comments] or content.cards
        yield '<h2>Who holds what</h2>\n<ul class="cards">\n'
        yield from (_card(map, card) for card in main)
        yield "</ul>\n"
        if rest := [card for card in content.cards if card not in main]:
            yield '<ul class="readers"><li>Readers who comment:</li>\n'
            yield from (_reader(map, card) for card in rest)
            yield "</ul>\n"
        if content.more:
            yield f'<p class="foot">And {text("; ".join(content.more))}.</p>\n'
    elif not map.claims:
        yield '<p class="foot">There are no claims in this map yet.</p>\n'
    else:
        yield (
            f'<p class="foot">The map has {counted(len(map.claims), "claim")} and no positions to compare: the '
            '<a href="#;view=outline">outline</a> has all of it.</p>\n'
        )
    begin = "".join(_beginnings(debate, met))
    if begin:
        yield f'<nav class="begin" aria-label="Where to begin"><h2>Where to begin</h2>\n<ul>{begin}</ul></nav>\n'
    where = meetings(debate, MOST_COLUMNS, comments=True, found=met)
    table = where.table(MOST_ROWS)
    if table:
        yield from _table(map, where, table)


def _questions(map: ArgumentMap, main: Sequence[str]) -> Iterator[str]:
    """Yield the main questions, then, to be unfolded, all of them with what the map notes on each."""
    yield "".join(f'<p class="asked" dir="auto">{text(words)}</p>\n' for words in main)
    noted = any(q.notes or q.extra for q in map.questions.values())
    if len(map.questions) <= len(main) and not noted:
        return
    yield f'<details class="questions"><summary>{counted(len(map.questions), "question")} in all</summary>\n'
    for question in map.questions.values():
        below = below_html((), question.notes, question.extra)
        yield f'<p dir="auto"><b>{text(question.text or question.id)}</b></p>{below}\n'
    yield "</details>\n"


def _card(map: ArgumentMap, card: Card) -> str:
    position = map.positions[card.position]
    badge = f'<b class="badge {card.badge.paint}">{text(card.badge.letters)}</b>'
    held = f"<p>held by {text(card.holders)}{_through(card)}</p>" if card.holders else ""
    theses = "".join(
        f"<li>{link(c, map.claims[c].text or c)}</li>" for c in dict.fromkeys(position.thesis)
    )
    counts = [counted_html(card.claims, "claim")]
    if card.evidence:
        counts.append(
            counted_html(
                card.evidence, "quotation or other evidence", "quotations and other evidence"
            )
        )
    every = f'<a href="#;view=outline;position={quote(card.position)}">{", ".join(counts)}</a>'
    if card.open:
        open_ = counted_html(card.open, "objection without a reply", "objections without a reply")
        every += f'; <a href="#~no-reply">{open_}</a>'
    return (
        f'<li class="{card.badge.paint}"><h3>{badge} <span dir="auto">{text(card.name)}</span></h3>{held}'
        f"<ul>{theses}</ul><p>{every}</p>{below_html((), position.notes, position.extra)}</li>\n"
    )


def _reader(map: ArgumentMap, card: Card) -> str:
    """Return the position of somebody who does no more than comment, on a line."""
    thesis = map.positions[card.position].thesis
    name = text(card.name)
    words = f'<a href="{anchor(thesis[0])}">{name}</a>' if thesis else name
    held = f" <small>{text(card.holders)}</small>" if card.holders else ""
    return f'<li dir="auto"><b class="badge {card.badge.paint}">{text(card.badge.letters)}</b> {words}{held}</li>\n'


def _through(card: Card) -> str:
    return f", known only through {text(card.through)}" if card.through else ""


def _beginnings(debate: Debate, met: Meeting) -> Iterator[str]:
    """Yield five to seven places to begin: what is contested most, what got no reply, what all grant."""
    map = debate.map
    contested, silent, shared = BEGINNINGS
    for point in [p for p in met.points if p.contested][:contested]:
        yield _place("contested", point.claim, map.claims[point.claim].text, _whose(debate, point))
    told: set[str] = set()
    for position in debate.positions:
        if len(told) == silent or debate.barely_known(position):
            continue
        for attack, _, _ in open_attacks(debate, position):
            premises = attack.premises
            if premises and premises[0] not in told and not grants(debate, position, attack):
                told.add(premises[0])
                words = map.claims[premises[0]].text
                yield _place("no reply", premises[0], words, f"put to “{name_of(map, position)}”")
                break
    found: CommonGround = find("common-ground").run(debate)
    most = sorted(found.shared, key=lambda one: -len(one.positions))[:shared]
    for one in most:
        words = map.claims[one.claim].text
        how = "held or granted" if any(one.granted) else "held"
        number = (
            "all positions"
            if one.all
            else f"{len(one.positions)} of {len(debate.positions)} positions"
        )
        yield _place("common", one.claim, words, f"{how} by {number}")


def _place(kind: str, claim: str, words: str, why: str) -> str:
    said = {"contested": "Contested", "no reply": "No reply", "common": "Common ground"}[kind]
    href = anchor(claim)
    return (
        f'<li><a href="{href}"><small>{said}</small> <span dir="auto">{text(words or claim)}</span></a> '
        f"<i>{text(why)}</i></li>\n"
    )


def _whose(debate: Debate, point: Point) -> str:
    for_: list[str] = []
    against: list[str] = []
    starred = False
    for position, stance in zip(debate.positions, point.stances, strict=True):
        star = DRAWN if stance.manner == "drawn" else ""
        if stance.word in ("thesis", "holds", "for", "both"):
            for_.append(f"“{name_of(debate.map, position)}”{star}")
        elif stance.word in ("against", "undercuts"):
            against.append(f"“{name_of(debate.map, position)}”{star}")
        else:
            continue
        starred = starred or bool(star)
    note = f" ({DRAWN} drawn by the mapmaker)" if starred else ""
    return f"{', '.join(for_)} against {', '.join(against)}{note}"


def _table(map: ArgumentMap, where: Meetings, table: Points) -> Iterator[str]:
    points = {point.claim: point for point in where.points}
    heads = "".join(
        f'<th scope="col"><button type="button" data-sort="{n}">{text(column.name)}</button></th>'
        for n, column in enumerate(table.columns)
    )
    if table.left_open:
        heads += '<th scope="col"><button type="button" data-sort="open">no reply</button></th>'
    yield '<section class="points"><h2 id="~points">Where they meet</h2>\n'
    yield '<div id="~sift"></div>\n<div class="wide" tabindex="0" role="region" aria-labelledby="~points"><table>\n'
    yield (
        '<thead><tr><th scope="col"><button type="button" data-sort="point" aria-pressed="true">Most contested first</button></th>'
        f"{heads}</tr></thead>\n<tbody>\n"
    )
    for row in table.rows:
        yield _row(map, points[row.claim], row, table)
    key = f'<p class="foot">{text(table.key[0].upper() + table.key[1:])}</p>' if table.key else ""
    yield f"</tbody></table></div>\n{key}</section>\n"


def _row(map: ArgumentMap, point: Point, row: Row, table: Points) -> str:
    cells = "".join(f"<td>{_cell(map, point, stance)}</td>" for stance in row.stances)
    if table.left_open:
        number = len(row.unanswered)
        lit = _lit(map, row.unanswered)
        cells += (
            f'<td><a href="{anchor(row.claim)};view=picture{lit}">{number}</a></td>'
            if number
            else "<td></td>"
        )
    thesis = ' class="thesis"' if any(s.word == "thesis" for s in row.stances) else ""
    contested = ' data-contested=""' if point.contested else ""
    return f'<tr{contested}><th scope="row" dir="auto"{thesis}>{link(row.claim, row.words)}</th>{cells}</tr>\n'


def _cell(map: ArgumentMap, point: Point, stance: Stance) -> str:
    if not stance.word:
        return ""
    kind = stance.word if stance.manner == "written" else f"{stance.word} {stance.manner}"
    href = f"{anchor(point.claim)};view=picture{_lit(map, stance.over)}"
    title = text(f"{MEANINGS[stance.word]} ({MANNERS[stance.manner]})")
    return f'<a class="{kind}" href="{href}" title="{title}">{stance.word}{MARKS[stance.manner]}</a>'


def _lit(map: ArgumentMap, over: Iterable[str]) -> str:
    """Return the part of an address that lights up the claims by which a position has to do with a point."""
    claims: dict[str, None] = {}
    for id in over:
        step = map.arguments.get(id)
        claims.update(dict.fromkeys(step.premises if step else [id] if id in map.claims else []))
    return f";lit={','.join(quote(c, safe='') for c in claims)}" if claims else ""
