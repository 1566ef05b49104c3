"""Colours of SVG elements: literal attributes, or classes that follow light and dark."""

from __future__ import annotations

from argmap.drawing.theme import DARK, LIGHT, Theme, theme_for


class Paint:
    """The attributes that colour elements, and the style sheet they need.

    With the theme `auto`, elements get classes, and the style sheet has literal light colours and a
    block of dark ones. Every other theme is written into the elements, so that programs without CSS
    draw it too.
    """

    def __init__(self, theme: str) -> None:
        self.theme: Theme = theme_for(theme)
        self.auto = theme == "auto"
        self._colours = self.theme.paints()
        self._given: dict[tuple[str, str], str] = {}
        self._used: set[tuple[str, str]] = set()

    def __call__(self, fill: str = "", stroke: str = "") -> str:
        """Return attributes for the theme's colours of those names, with a space before them. A
        fill of `none` is none; an empty name leaves that paint alone.
        """
        given = self._given.get((fill, stroke))
        if given is None:
            given = self._given[fill, stroke] = self._attributes(fill, stroke)
        return given

    def _attributes(self, fill: str, stroke: str) -> str:
        attributes, classes = "", []
        for kind, name in (("fill", fill), ("stroke", stroke)):
            if name == "none":
                attributes += f' {kind}="none"'
            elif name and self.auto:
                self._used.add((kind, name))
                classes.append(f"{kind[0]}-{name}")
            elif name:
                attributes += f' {kind}="{self._colours[name]}"'
        if classes:
            attributes += f' class="{" ".join(classes)}"'
        return attributes

    def style(self) -> str:
        """Return the style sheet for everything painted so far; empty without classes."""
        if not self.auto:
            return ""
        light, dark = (
            "".join(
                f".argmap .{kind[0]}-{name}{{{kind}:{colours[name]}}}"
                for kind, name in sorted(self._used)
            )
            for colours in (LIGHT.paints(), DARK.paints())
        )
        return f"<style>{light}@media (prefers-color-scheme:dark){{{dark}}}</style>\n"
