"""Argument from sign: one thing shows that there is another."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise

scheme = Pattern(
    "sign",
    "From a sign",
    (
        ("finding", "A sign is found in this situation."),
        ("means", "Where there is such a sign, there generally is what it is a sign of."),
    ),
    "What it is a sign of is there in this situation.",
    (
        premise("found", "Is the sign really there?"),
        premise("strength", "How closely does the sign go with what it is a sign of?"),
        exception("other", "Something else accounts for the sign more reliably."),
    ),
    COMPENDIUM,
)
