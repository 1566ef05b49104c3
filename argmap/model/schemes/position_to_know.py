"""Argument from position to know: somebody is placed to know."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise, step

scheme = Pattern(
    "position-to-know",
    "From a person in a position to know",
    (
        ("placed", "The person is in a position to know whether the statement is true."),
        ("statement", "The person says that the statement is true."),
    ),
    "The statement is true.",
    (
        premise("knows", "Is the person really in a position to know this?"),
        step("honesty", "Is the person honest, and free of an interest in what is believed?"),
        premise("record", "Did the person say so, in these words?"),
        exception(
            "corrected", "The person has taken the statement back or explained it otherwise."
        ),
    ),
    COMPENDIUM,
)
