"""Argument from bias: somebody biased has not considered both sides."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise, step

scheme = Pattern(
    "bias",
    "From bias",
    (
        ("biased", "The person is biased in this matter."),
        ("one-sided", "Who is biased is less likely to have weighed the evidence of both sides."),
    ),
    "What the person concludes deserves less trust.",
    (
        premise("evidence", "What shows that the person is biased?"),
        step(
            "setting",
            "Is this a debate in which one has to weigh both sides, or one in which taking a side is expected?",
        ),
        exception(
            "backed",
            "What the person concludes is backed by evidence that does not depend on the person.",
        ),
    ),
    COMPENDIUM,
)
