"""Argument from expert opinion."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise, step

scheme = Pattern(
    "expert-opinion",
    "From expert opinion",
    (
        ("expert", "The person is an expert in a field."),
        ("statement", "The person says that the statement is true."),
        ("domain", "The statement belongs to that field."),
    ),
    "The statement is true.",
    (
        premise("expertise", "How much does the person know as an expert?"),
        premise("field", "Does the statement belong to the person's field?"),
        premise("opinion", "What did the person say, and does the statement follow from it?"),
        step("backing", "Does the opinion rest on evidence that others can look at?"),
        exception(
            "untrustworthy",
            "The person is not reliable as a source here, for reasons of interest or character.",
        ),
        exception("disagreement", "Other experts of the field say otherwise."),
    ),
    COMPENDIUM,
)
