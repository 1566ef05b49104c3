"""An open map: its reading, and everything derived from it once."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from argmap.base.values import dataclass, field

if TYPE_CHECKING:
    from argmap.base.diagnostics import Diagnostic
    from argmap.base.text import Place
    from argmap.browser.sketch import Sketch
    from argmap.contents.outline import Outline
    from argmap.contents.parts import Part
    from argmap.contents.quotations import Looked
    from argmap.contents.status import Statuses
    from argmap.drawing.scene.scene import Badge
    from argmap.drawing.view import View
    from argmap.model.settings import Settings
    from argmap.reading import Reading
    from argmap.reasoning.proofs import Debate
    from argmap.report.compose import Section

LARGE = 2000
"""The number of claims from which the garbage collector takes noticeable time."""


@dataclass(frozen=True)
class Opener:
    """Opens maps with the options `--allow`, `--settings` and `--texts`."""

    allow: Sequence[str] = ()
    settings: Settings | None = None
    texts: Sequence[str] = ()

    def open(self, path: str, former: Opened | None = None) -> Opened:
        """Read a map, only what has changed since `former`; never raises."""
        # The terminal is there before the core is loaded.
        from argmap.contents.outline import Outline
        from argmap.reading import read

        collecting = gc.isenabled()
        gc.disable()
        try:
            reading = read(
                [path], settings=self.settings, allow=self.allow, texts=self.texts,
                former=former.reading if former else None,
            )  # fmt: skip
            outline = Outline(reading.map)
            if len(reading.map.claims) >= LARGE:
                # Values without circles: the collector would stop everything to look through them.
                gc.freeze()
        finally:
            if collecting:
                gc.enable()
        return Opened(path, reading, outline)


@dataclass(frozen=True)
class Opened:
    """A reading with its outline."""

    path: str
    reading: Reading
    outline: Outline
    _looking: Lock = field(default_factory=Lock, compare=False, repr=False)
    _finding: Lock = field(default_factory=Lock, compare=False, repr=False)
    _drawing: Lock = field(default_factory=Lock, compare=False, repr=False)
    _drawn: list[Sketch] = field(default_factory=list, compare=False, repr=False)
    _windows: dict[tuple[Part, int, int], tuple[Sketch, View | None]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _sections: dict[str, Section] = field(default_factory=dict, compare=False, repr=False)

    @property
    def trouble(self) -> str:
        """Why the file could not be read at all; empty when it could."""
        return next((f"{os.path.basename(f.path)} {f.why}" for f in self.reading.unreadable), "")

    @property
    def title(self) -> str:
        """The map's title, else its file's name."""
        return self.reading.map.title or os.path.basename(self.path)

    @cached_property
    def badges(self) -> Mapping[str, Badge]:
        """Badges as in pictures, by `position ID` and `person ID`."""
        from argmap.drawing.scene.badges import badges_of

        return badges_of(self.reading.map)

    @cached_property
    def outline_badges(self) -> Mapping[str, Badge]:
        """The badges of the outline, which names people: theirs are in the colour of what they hold."""
        found = dict(self.badges)
        for position in reversed([*self.reading.map.positions.values()]):
            paint = found[f"position {position.id}"].paint
            for person in position.held_by:
                found[f"person {person}"] = replace(found[f"person {person}"], paint=paint)
        return found

    def look_up(self) -> Looked:
        """Look up every quotation in its source, once; other callers wait for the result.

        It reads files, so it must not be called in the thread that paints.
        """
        from argmap.contents.quotations import Looked

        with self._looking:
            return Looked(self.reading.map, self.reading.quotes)

    def draw(self, most: int) -> Sketch:
        """Draw the whole map in characters, if it has at most `most` claims.

        It is drawn once, and other callers wait for the result; a drawing that failed is tried
        again. Must not be called in the thread that paints.
        """
        from argmap.browser.sketch import sketch
        from argmap.drawing.view import Selection

        with self._drawing:
            if not self._drawn:
                made = sketch(self.reading.map, Selection(), most, None)
                if not made.boxes:
                    return made
                self._drawn.append(made)
            return self._drawn[0]

    def window(self, part: Part, columns: int, rows: int) -> tuple[Sketch, View | None]:
        """Draw as much of a part as has room in a window; `sketch.window` says what is returned.

        Each is drawn once. Must not be called in the thread that paints.
        """
        from argmap.browser.sketch import window
        from argmap.contents.parts import view_of

        key = (part, columns, rows)
        with self._drawing:
            if key not in self._windows:
                made = window(view_of(self.reading.map, part), columns, rows, part.opened)
                if made[1] is None:
                    return made
                self._windows[key] = made
            return self._windows[key]

    def section(self, name: str) -> Section:
        """Return the findings of one analysis, worked out once; other callers wait for the result.

        Must not be called in the thread that paints.
        """
        from argmap.report.compose import compose

        if self.quotes_something:
            self.look_up()
        with self._finding:
            if name not in self._sections:
                states = self.reading.quotes.states if self.quotes_something else {}
                self._sections[name] = compose(self._debate, [name], states).sections[0]
            return self._sections[name]

    @cached_property
    def _debate(self) -> Debate:
        from argmap.reasoning.proofs import debate

        return debate(self.reading.map)

    def weigh(self) -> Statuses:
        """Return the statuses and strengths, worked out once.

        Must not be called in the thread that paints.
        """
        with self._finding:
            return self._statuses

    @cached_property
    def _statuses(self) -> Statuses:
        from argmap.contents.status import statuses

        return statuses(self.reading.map)

    def check(self) -> Sequence[Diagnostic]:
        """Return the diagnostics. Not to be called in the thread that paints, either."""
        if self.quotes_something:
            self.look_up()
        return self.reading.diagnostics

    @property
    def quotes_something(self) -> bool:
        """Whether the map has a quotation to look up."""
        return any(proof.quote for proof in self.reading.map.evidence.values())

    @property
    def looked(self) -> bool:
        """Whether the quotations have been looked up."""
        return "quotes" in self.reading.__dict__

    def written(self, place: Place) -> tuple[str, int]:
        """Return the file and line of a place; line 1 when its text is not available."""
        document = self.reading.map.documents.get(place.file)
        return place.file, document.position(place.start).line if document else 1
