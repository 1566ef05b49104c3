"""Argument from analogy: something that holds there holds here."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise

scheme = Pattern(
    "analogy",
    "From analogy",
    (
        ("similar", "The two cases are similar."),
        ("base", "The statement is true in the first case."),
    ),
    "The statement is true in the second case.",
    (
        premise("similar", "Are the two cases similar in the respect that matters here?"),
        premise("base", "Is the statement true in the first case?"),
        exception(
            "differences",
            "The two cases differ in a way that weakens what the similarity is worth.",
        ),
        exception(
            "counterpart",
            "In another case, as similar to the first one, the statement is not true.",
        ),
    ),
    COMPENDIUM,
)
