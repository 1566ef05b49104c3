"""Opening articles: choose the source that is meant, and the place in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.base.visible import one_line
from argmap.browser.actions import Doing
from argmap.browser.in_thread import aside, begin
from argmap.browser.widgets.lines import Line, Piece

if TYPE_CHECKING:
    from argmap.browser.open_map import Opened
    from argmap.contents.article import Shelf
    from argmap.contents.quotations import Looked


class Articles(Doing):
    """The part of the application that opens articles."""

    def action_article(self) -> None:
        """Open the article of the source or quotation in focus; in an article, choose another."""
        from argmap.browser.screens.article import ArticleScreen
        from argmap.contents.article import sources_of

        if self.opened and isinstance(self.screen, ArticleScreen):
            self._choose(self.opened, {})
        elif self.opened and (walk := self.walking()):
            marked = walk.page.marked if walk.focused is walk.page else None
            self._choose(self.opened, sources_of(self.opened.reading.map, walk.shown, marked))

    def on_article_screen_another(self) -> None:
        """Choose another article."""
        self.action_article()

    def _choose(self, opened: Opened, wanted: Mapping[str, str]) -> None:
        """Open one of these sources, each at a piece of evidence; without any, one of all."""

        async def run() -> None:
            if not opened.looked:
                self.tell("Looking the quotations up …")
            looked = await aside(opened.look_up)
            if opened is self.opened:
                self._offer(opened, looked, wanted)

        begin(self, run, "article")

    def _offer(self, opened: Opened, looked: Looked, wanted: Mapping[str, str]) -> None:
        from argmap.browser.screens.choose import ChooseScreen
        from argmap.contents.article import shelves

        found = shelves(looked.map, looked.quotes, wanted)
        if len(found) < 2:
            if found:
                self._show_text(opened, looked, found[0], wanted)
            else:
                self.tell("No evidence here names a source.")
            return
        rows: list[Line] = [_row(shelf) for shelf in found]
        self.push_screen(
            ChooseScreen("Which article?", rows),
            lambda at: None if at is None else self._show_text(opened, looked, found[at], wanted),
        )

    def _show_text(
        self, opened: Opened, looked: Looked, shelf: Shelf, wanted: Mapping[str, str]
    ) -> None:
        """Show an article, or say how to get its text."""
        from argmap.browser.article_page import as_sentence
        from argmap.browser.screens.article import ArticleScreen
        from argmap.contents.quotations import how_to_bring

        ids = [source.id for source in shelf.sources]
        source = next((id for id in ids if id in wanted), ids[0])
        if not shelf.path:
            self.tell(as_sentence(how_to_bring(looked.quotes, source)), wrong=True)
        elif isinstance(self.screen, ArticleScreen):
            self.screen.turn_to(source)
        else:
            self.push_screen(ArticleScreen(opened, source, wanted.get(source, "")), self._go)


def _row(shelf: Shelf) -> Line:
    """Return the line of a choice for a text, named by the first source read in it."""
    more = len(shelf.sources) - 1
    others = f" · and {more} more source{'' if more == 1 else 's'} in it" if more else ""
    words = one_line(shelf.sources[0].text, 200)
    if not shelf.path:
        return (Piece(words, "muted"), Piece(" · no text at hand", "muted"))
    return (Piece(words), Piece(others, "muted"))
