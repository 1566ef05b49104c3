"""From a view to a scene: the boxes and edges of a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.drawing.folding.ledger import Ledger, ledger
from argmap.drawing.folding.thin import thinned
from argmap.drawing.folding.wholes import close_wholes
from argmap.drawing.scene.areas import add_areas
from argmap.drawing.scene.boxes import MOST_LINES
from argmap.drawing.scene.builder import Builder
from argmap.drawing.scene.bundles import put_together
from argmap.drawing.scene.highlights import set_off
from argmap.drawing.scene.notes import SHORT_TITLE, TITLE, usual
from argmap.drawing.scene.scene import RATIO, Scene, Sheet
from argmap.drawing.scene.steps import add_arguments, join_arguments
from argmap.drawing.scene.words import clean
from argmap.drawing.view import View, without_evidence


def build(
    view: View,
    *,
    direction: str = "up",
    open_: Iterable[str] = (),
    link: str = "",
    quotes: str = "auto",
    sheet: Sheet | None = None,
    pages: Mapping[str, str] | None = None,
    first: int = 0,
    sparse: bool = False,
    most: int = MOST_LINES,
    book: Ledger | None = None,
) -> Scene:
    """Build the scene of a view. `quotes` is one of `QUOTES`: `none` shows what the view has, since the
    evidence is left out there. `open_` names arguments drawn step by step (`all`: every one);
    `link` is a pattern for addresses, with `{file}`, `{line}`, `{column}` for the places of claims; `sheet` is
    the room on a page. `pages` is for a page of an atlas: words for claims that are on other pages too; quotations
    are numbered from `first` + 1. With `sparse`, of the lines between folded parts only the strongest are drawn, as on a
    page. `most` are the lines that the words of a claim or of evidence may take. `book` is that of `booked(view)`, where
    it is known and nothing is opened.
    """
    if book is None:
        view = close_wholes(view, open_)
        if quotes == "auto":
            quotes = usual(view)
            view = without_evidence(view) if quotes == "none" else view
        book = _booked(view, on_page=sparse or sheet is not None)
    view = book.view
    map = view.map
    scene = Scene(
        title=clean(view.title) or _first_words(view),
        subtitle=clean(view.subtitle),
        scope=clean(view.scope),
        language=clean(map.language),
        direction=direction,
        ratio=sheet.width / sheet.height if sheet else RATIO,
        sheet=sheet,
        paper=sheet is not None,
    )
    if pages is not None:
        book.only_own()
    builder = Builder(view, scene, book, link, pages=pages or {}, most=most)
    if quotes == "marks":
        builder.number_evidence(first, TITLE if pages is None else SHORT_TITLE)
    builder.add_questions()
    builder.add_groups()
    builder.add_claims()
    builder.add_answers(steps=False)
    steps = add_arguments(builder)
    builder.add_answers(steps=True)
    join_arguments(builder, steps, evidence=False)
    builder.add_evidence()
    join_arguments(builder, steps, evidence=True)
    builder.add_pairs()
    if pages is None:
        add_areas(builder)
    else:
        for box in scene.boxes:
            box.area = None
    builder.add_levels()
    if view.highlight is not None:
        set_off(builder, view.highlight)
    if sheet is not None and view.folded:
        put_together(scene)
    return scene


def booked(view: View, *, on_page: bool) -> Ledger:
    """Return where each relation is in the picture of a view: of a folded one on a page, the weaker ones are
    counted.
    """
    return _booked(close_wholes(view), on_page=on_page)


def _booked(view: View, *, on_page: bool) -> Ledger:
    book = ledger(view)
    if on_page and view.folded:
        thinned(book)
    return book


def _first_words(view: View) -> str:
    """Return a title for a map that has none: its first words."""
    for id_ in view.questions:
        return clean(view.map.questions[id_].text) or id_
    return "Argument map"
