"""Argument from example: one case represents many."""

from argmap.model.schemes import COMPENDIUM, Pattern, conclusion, exception, premise

scheme = Pattern(
    "example",
    "From an example",
    (
        ("case", "In this case, what has the one property has the other, too."),
        ("typical", "The case is typical of its kind."),
    ),
    "In general, what has the one property has the other, too.",
    (
        premise("true", "Is it a fact that the case has both properties?"),
        premise("instance", "Is the case an instance of the generalisation at all?"),
        premise("typical", "Is the case typical of what the generalisation speaks of?"),
        conclusion(
            "strength", "How widely does the generalisation hold, and are there counter-examples?"
        ),
        exception("special", "Special circumstances of the case make it unfit to generalise from."),
    ),
    COMPENDIUM,
)
