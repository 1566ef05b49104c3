"""The colours of the pictures as Textual themes."""

from __future__ import annotations

from textual.theme import Theme as TextualTheme

from argmap.drawing.theme import DARK, LIGHT, Theme

NAMES = {"dark": "argmap-dark", "light": "argmap-light"}


def variables(theme: Theme) -> dict[str, str]:
    """Return the variables that `style.tcss` uses."""
    dark = theme.name == "dark"
    return {
        "canvas": theme.canvas,
        "ink": theme.ink,
        "quiet": theme.muted,
        "line": theme.line,
        "frame": theme.frame,
        "area": theme.area,
        "fold": "#262e36" if dark else "#e9edf1",
        "chosen": "#24455c" if dark else "#cfe4f2",
        "quoted": "#5a4512" if dark else "#fde9b8",
        "support": theme.support,
        "rebut": theme.rebut,
        "undercut": theme.undercut,
        **theme.paints_of_holders(),
    }


def textual_theme(theme: Theme) -> TextualTheme:
    """Return a theme for Textual, `argmap-dark` or `argmap-light`."""
    return TextualTheme(
        name=NAMES[theme.name],
        primary=theme.support,
        secondary=theme.muted,
        accent=theme.undercut,
        warning=theme.undercut,
        error=theme.rebut,
        success=theme.positions[0][0],
        foreground=theme.ink,
        background=theme.canvas,
        surface=theme.area,
        panel=theme.box,
        dark=theme.name == "dark",
        variables=variables(theme),
    )


def both() -> tuple[TextualTheme, TextualTheme]:
    """Return the dark and the light theme."""
    return textual_theme(DARK), textual_theme(LIGHT)
