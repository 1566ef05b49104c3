"""Argument from popular opinion: nearly everybody thinks so."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise, step

scheme = Pattern(
    "popular-opinion",
    "From what most people think",
    (("accepted", "Nearly everybody in a group accepts the statement."),),
    "There is reason to accept the statement.",
    (
        premise(
            "evidence",
            "What shows that nearly everybody accepts it: a poll, or only an impression?",
        ),
        step("reason", "Why should what most people think be a sign of the truth in this matter?"),
        exception(
            "doubt",
            "There is good reason to doubt the statement even though it is widely accepted.",
        ),
    ),
    COMPENDIUM,
)
