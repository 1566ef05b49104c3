"""Argument from commitment: somebody who says one thing has to grant another."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise

scheme = Pattern(
    "commitment",
    "From commitment",
    (
        ("committed", "The person is committed to a statement by what the person said or did."),
        ("implies", "Who is committed to that is committed to another statement, too."),
    ),
    "The person is committed to the other statement.",
    (
        premise("committed", "What shows that the person is committed to the first statement?"),
        premise("same", "Is it the same statement in both places, or has its sense changed?"),
        exception(
            "retracted",
            "The person has taken the commitment back, or made an exception for this case.",
        ),
    ),
    COMPENDIUM,
)
