"""A whole source, with everything marked that the map takes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.markup import escape
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from argmap.base.visible import one_line
from argmap.browser.article_page import article_page, stop_words, without_text
from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.in_thread import aside, begin
from argmap.browser.keys import of
from argmap.browser.open_map import Opened
from argmap.browser.screens.choose import ChooseScreen
from argmap.browser.widgets.article import ArticleView
from argmap.browser.widgets.bar import KeyBar, PathBar
from argmap.browser.widgets.card import CardView, Page
from argmap.browser.widgets.lines import Line, Piece
from argmap.contents.card import Link, card

if TYPE_CHECKING:
    from argmap.contents.article import Article, Stop


class ArticleScreen(Screen[tuple[str, str] | None]):
    """One article, at a piece of evidence. The screen's answer is the claim to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen", "article")
    VERTICAL_BREAKPOINTS = HEIGHTS

    class Another(Message):
        """Another article is to be chosen."""

    def __init__(self, opened: Opened, source: str, evidence: str) -> None:
        super().__init__()
        self.opened = opened
        self.source = source
        self.article: Article | None = None
        self._at: tuple[str, ...] = (evidence,)

    def compose(self) -> ComposeResult:
        yield PathBar(id="path")
        view = ArticleView(id="article")
        view.add_class("pane")
        view.loading = True
        yield view
        mine = [(a, "focused") for a in of("card")] + [
            (a, "screen") for a in of("article", "screen")
        ]
        mine += [(a, "app") for a in of("app") if a.id in ("edit", "help")]
        yield KeyBar(lambda: [(a, t) for a, t in mine if a.label])

    @property
    def view(self) -> ArticleView:
        """The text."""
        return self.query_one(ArticleView)

    def on_mount(self) -> None:
        """Look the quotations up in the background."""
        self.renew(self.opened)

    def renew(self, opened: Opened) -> None:
        """Show the article according to another reading."""
        self.opened = opened
        begin(self, self._look, "article")

    async def _look(self) -> None:
        from argmap.contents.article import article
        from argmap.contents.quotations import how_to_bring

        opened, source = self.opened, self.source

        def find() -> tuple[Article | None, Page]:
            quotes = opened.look_up().quotes
            found = article(opened.reading.map, quotes, source)
            if found is None:
                return None, without_text(how_to_bring(quotes, source))
            return found, article_page(found)

        self._show(*await aside(find))

    def _show(self, found: Article | None, page: Page) -> None:
        view = self.view
        again = not view.loading
        view.loading = False
        at = self._evidence()
        self.article = found
        map_ = self.opened.reading.map
        shown = card(map_, self.source, "source")
        self.query_one(PathBar).show([*(p.text for p in shown.people), shown.words])
        if found is None:
            view.border_title = ""
            view.show_article(page, -1, keep=False)
        else:
            view.border_title = escape(found.share)
            stop = next((s for s in map(found.stop_of, at) if s >= 0), 0)
            view.show_article(page, stop, keep=again)
        view.focus()

    def _stop(self) -> Stop | None:
        at = self.view.mark
        stops = self.article.stops if self.article else ()
        return stops[at] if 0 <= at < len(stops) else None

    def _evidence(self) -> tuple[str, ...]:
        """The evidence of the mark, used to find the mark again."""
        stop = self._stop()
        return stop.evidence if stop else self._at

    def on_article_view_marked(self, message: ArticleView.Marked) -> None:
        """Say what the mark is for."""
        stops = self.article.stops if self.article else ()
        self.view.border_subtitle = escape(stop_words(stops, message.at))

    def on_card_view_followed(self, message: CardView.Followed) -> None:  # noqa: ARG002
        """Go to the claim; ask which one when there are several."""
        stop = self._stop()
        if stop is None:
            return
        if len(stop.claims) == 1:
            self._leave(stop.claims[0])
            return
        rows: list[Line] = [(Piece(one_line(claim.text)),) for claim in stop.claims]
        self.app.push_screen(
            ChooseScreen("Which claim?", rows),
            lambda at: None if at is None else self._leave(stop.claims[at]),
        )

    def _leave(self, claim: Link) -> None:
        self.dismiss((claim.kind, claim.id))

    def subject(self) -> tuple[str, str] | None:
        """Return the kind and id of the claim that the marked words support, else of the source."""
        stop = self._stop()
        claim = stop.claims[0] if stop and stop.claims else None
        return (claim.kind, claim.id) if claim else ("source", self.source)

    def spot(self) -> tuple[str, int] | None:
        """The file and line to open in the editor: the marked evidence in the map."""
        stop = self._stop()
        name, kind = (stop.evidence[0], "evidence") if stop else (self.source, "source")
        place = card(self.opened.reading.map, name, kind).place
        return (place.file, place.line) if place.line else None

    def action_other_article(self) -> None:
        """Ask for another article."""
        self.post_message(self.Another())

    def turn_to(self, source: str) -> None:
        """Show another article from its first mark."""
        self.source, self._at, self.article = source, (), None
        self.view.loading = True
        self.renew(self.opened)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
