"""Argument from values: something that is valued should be sought."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise

scheme = Pattern(
    "values",
    "From values",
    (
        ("value", "The person or group holds something to be good or bad."),
        ("bears", "The action furthers or harms it."),
    ),
    "There is reason for, or against, the action.",
    (
        premise("held", "Does the person or group hold this value, and is it a value to be held?"),
        premise("bears", "Does the action further or harm it?"),
        exception(
            "outweighed", "Another value that matters more in this case speaks the other way."
        ),
    ),
    COMPENDIUM,
)
