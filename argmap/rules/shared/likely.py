"""The name that was meant by a misspelt one, if only one is likely."""

from __future__ import annotations

from argmap.base.near import near

_LIKE = 0.75
"""The likeness, from 0 to 1, at which one name can be a misspelling of another."""


def only_one(name: str, likely: tuple[str, ...]) -> str:
    """Return the first of the likely names when no other is nearly as similar; else nothing."""
    alike = near(name.lower(), likely, 2, likeness=_LIKE)
    return alike[0] if alike and alike == likely[:1] else ""
