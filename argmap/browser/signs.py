"""The signs of the outline, and what they say."""

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
    ("✓SN", "for", "side by side: holds it"),
    ("✗SN", "against", "side by side: denies it"),
    ("±SN", "undercut", "side by side: holds and denies it"),
)
"""Sign, look and meaning, for the help screen."""
