"""The signs of the outline and their meanings."""

from __future__ import annotations

SIGNS = {
    "answers": ("◆", "question"),
    "supports": ("+", "for"),
    "rebuts": ("−", "against"),
    "undercuts": ("⊘", "undercut"),
    "premise": ("•", "muted"),
    "evidence": ("❝", "note"),
    "restates": ("=", "muted"),
    "contradicts": ("✕", "against"),
}
"""For each relation its sign and how it looks."""

STATUS_SIGNS = {"stands": "●", "defeated": "○", "undecided": "◐"}
"""For each status its sign. None has a colour: no status is better than another."""

KEY_TO_SIGNS = (
    ("?", "question", "a question"),
    ("◆", "question", "answers the question"),
    ("+", "for", "supports"),
    ("−", "against", "rebuts"),
    ("⊘", "undercut", "undercuts the step: it may not follow"),
    ("•", "muted", "a premise of the step above; several work together"),
    ("✕", "against", "contradicts"),
    ("=", "muted", "says the same in other words"),
    ("❝", "note", "evidence"),
    ("◫2", "muted", "stands in 2 other places, too"),
    ("↺", "undercut", "leads back to a claim above: a circle"),
    ("5", "muted", "so many lines below, not opened"),
    ("[SN]", "holder", "who holds it, by initials"),
    (STATUS_SIGNS["stands"], "plain", "stands in this map: all that is against it is defeated"),
    (STATUS_SIGNS["defeated"], "plain", "defeated in this map: something against it stands"),
    (STATUS_SIGNS["undecided"], "plain", "undecided in this map"),
    ("✓SN", "for", "side by side: holds it"),
    ("✗SN", "against", "side by side: denies it"),
    ("−SN", "against", "side by side: holds what rebuts or contradicts it"),
    ("±SN", "undercut", "side by side: holds and denies it"),
)
"""Sign, look and meaning, for the help screen."""
