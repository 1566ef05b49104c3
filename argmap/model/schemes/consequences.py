"""Argument from consequences: it would do good, or harm."""

from argmap.model.schemes import COMPENDIUM, Pattern, conclusion, premise

scheme = Pattern(
    "consequences",
    "From consequences",
    (
        ("follows", "If the action is taken, certain consequences will plausibly follow."),
        ("worth", "These consequences are good, or bad."),
    ),
    "The action should, or should not, be taken.",
    (
        premise("likely", "How likely is it that the consequences follow?"),
        premise("evidence", "What evidence shows that they would follow?"),
        premise("worth", "Are the consequences as good, or as bad, as is said?"),
        conclusion(
            "opposite",
            "Are there other consequences, of the opposite worth, that have to be weighed?",
        ),
    ),
    COMPENDIUM,
)
