"""Colours, as literal values: light, dark and classic.

There are two separate channels. `support`, `rebut` and `undercut` colour relations and nothing
else; `positions` colour badges and left borders and nothing else. `lit` is the band around
highlighted parts, always drawn with an outline, for grey print. Position colours differ from each
other in lightness too, so that a grey print keeps the first four apart; the letters in the badge
distinguish the rest.
"""

from __future__ import annotations

from dataclasses import fields

from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A set of six-digit colours. `positions`, in the order of `PAINTS`, and `person` pair a fill with
    its text colour.
    """

    name: str
    canvas: str
    box: str
    edge: str
    ink: str
    muted: str
    line: str
    note: str
    fold: str
    whole: str
    area: str
    frame: str
    question: str
    asked: str
    support: str
    rebut: str
    undercut: str
    lit: str
    person: tuple[str, str]
    positions: tuple[tuple[str, str], ...]

    def paints(self) -> dict[str, str]:
        """Return every colour by name: the fields, `p0`, `p0t`, … for positions, and `pn`, `pnt`
        for persons (fill and text).
        """
        paints = {
            f.name: getattr(self, f.name)
            for f in fields(self)
            if f.name not in ("name", "person", "positions")
        }
        return paints | self.paints_of_holders()

    def paints_of_holders(self) -> dict[str, str]:
        """Return the fill and the text colour of each badge by name: `p0`, `p0t`, …, `pn`, `pnt`."""
        paints = {}
        for i, (fill, text) in enumerate(self.positions):
            paints[f"p{i}"], paints[f"p{i}t"] = fill, text
        paints["pn"], paints["pnt"] = self.person
        return paints


PAINTS = ("green", "amber", "slate", "rose", "brown", "lime", "crimson", "teal")
"""The names of the position colours, in every theme."""
_ON_WHITE = (
    ("#0b6b52", "#ffffff"),
    ("#eab63e", "#1b2228"),
    ("#37424d", "#ffffff"),
    ("#dc7093", "#1b2228"),
    ("#7d4b2a", "#ffffff"),
    ("#b3d07f", "#1b2228"),
    ("#a11d4f", "#ffffff"),
    ("#8fd0cf", "#1b2228"),
)

LIGHT = Theme(
    name="light",
    canvas="#ffffff",
    box="#ffffff",
    edge="#8a94a0",
    ink="#1b2228",
    muted="#55606b",
    line="#7b8794",
    note="#f6f3ea",
    fold="#ddd6c3",
    whole="#eef1f5",
    area="#f5f6f8",
    frame="#c9d0d8",
    question="#26313b",
    asked="#ffffff",
    support="#0072b2",
    rebut="#d55e00",
    undercut="#7a3ea1",
    lit="#ffee80",
    person=("#d5dae0", "#1b2228"),
    positions=_ON_WHITE,
)

DARK = Theme(
    name="dark",
    canvas="#14181d",
    box="#1f262d",
    edge="#6d7885",
    ink="#eef1f4",
    muted="#b3bcc6",
    line="#8b96a3",
    note="#2a2820",
    fold="#4a4534",
    whole="#29323b",
    area="#191f25",
    frame="#3d4853",
    question="#e8ecf0",
    asked="#14181d",
    support="#56b4e9",
    rebut="#ff8a3d",
    undercut="#c9a0ee",
    lit="#6e5d00",
    person=("#4a545f", "#ffffff"),
    positions=(
        ("#2daf89", "#14181d"),
        ("#f6d57c", "#14181d"),
        ("#76828e", "#14181d"),
        ("#f4a1bc", "#14181d"),
        ("#b98158", "#14181d"),
        ("#b5d585", "#14181d"),
        ("#e0628f", "#14181d"),
        ("#9fdedd", "#14181d"),
    ),
)

CLASSIC = Theme(
    name="classic",
    canvas="#ffffff",
    box="#ffffff",
    edge="#8a94a0",
    ink="#1b2228",
    muted="#55606b",
    line="#7b8794",
    note="#f6f3ea",
    fold="#ddd6c3",
    whole="#eef1f5",
    area="#f5f6f8",
    frame="#c9d0d8",
    question="#26313b",
    asked="#ffffff",
    support="#1e8a3c",
    rebut="#cc2222",
    undercut="#7a3ea1",
    lit="#ffee80",
    person=("#d5dae0", "#1b2228"),
    positions=_ON_WHITE,
)

THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK, "classic": CLASSIC}


def theme_for(name: str) -> Theme:
    """Return the theme of that name; `auto` and unknown names give the light one."""
    return THEMES.get(name, LIGHT)
