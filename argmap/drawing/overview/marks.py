"""How a stance is shown in the table: a sign and a word, the same in pictures and in characters."""

from __future__ import annotations

WORDS = {
    "thesis": "thesis",
    "holds": "holds",
    "grants": "grants",
    "both": "both",
    "for": "for",
    "against": "against",
    "undercuts": "undercuts",
}
"""The word of each stance, in the legend's order."""
MEANINGS = {
    "thesis": "it is a thesis of the position",
    "holds": "the position holds it",
    "grants": "it grants it: concedes it without arguing from it",
    "both": "it accepts and rejects it",
    "for": "it argues for it without holding it",
    "against": "it rejects it, or argues against it",
    "undercuts": "it attacks a step towards it, or evidence for it",
}
SIGNS = {
    "thesis": "■",
    "holds": "●",
    "grants": "◐",
    "both": "±",
    "for": "+",
    "against": "−",
    "undercuts": "⊥",
}
"""The sign of each stance in characters."""
PAINTS = {
    "thesis": "ink",
    "holds": "ink",
    "grants": "muted",
    "both": "rebut",
    "for": "support",
    "against": "rebut",
    "undercuts": "undercut",
}
"""The paint of each stance, a second channel beside the word."""
MANNERS = {
    "written": "said by its own people",
    "follows": "follows from what they say, not in these words",
    "drawn": "drawn by the mapmaker",
}
DRAWN = "*"
"""Behind a sign in characters: the mapmaker draws it."""
FOLLOWS = "°"
"""Behind a sign in characters: it follows from what is written, or is said in other words."""
SILENCE = "Empty: not held, granted, denied or argued about here."
NO_REPLY = "no reply: objections without a reply of theirs"
