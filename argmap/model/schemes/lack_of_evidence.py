"""Argument from lack of evidence: if it were so, it would be known."""

from argmap.model.schemes import COMPENDIUM, Pattern, premise, step

scheme = Pattern(
    "lack-of-evidence",
    "From lack of evidence",
    (
        ("would-show", "If the statement were true, there would be evidence of it by now."),
        ("none", "No such evidence has been found."),
    ),
    "The statement is not true.",
    (
        premise("search", "How far has the search for evidence come?"),
        premise(
            "would-show", "Would there be evidence that one could find, if the statement were true?"
        ),
        step("burden", "Who has to show what in this debate, and how much is enough?"),
    ),
    COMPENDIUM,
)
