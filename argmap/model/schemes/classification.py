"""Argument from classification: the name of a thing says what is true of it."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise

scheme = Pattern(
    "classification",
    "From classification",
    (
        ("feature", "The thing has a certain feature."),
        ("class", "What has that feature counts as a thing of a certain kind."),
    ),
    "The thing is of that kind.",
    (
        premise(
            "feature", "Does the thing definitely have the feature, or is there room for doubt?"
        ),
        premise("strong", "Does the classification hold strictly, or only loosely?"),
        exception(
            "otherwise", "The word is used differently here, or has been defined to fit the case."
        ),
    ),
    COMPENDIUM,
)
