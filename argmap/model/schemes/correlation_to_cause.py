"""Argument from correlation to cause: two things occur together, so one causes the other."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise, step

scheme = Pattern(
    "correlation-to-cause",
    "From correlation to cause",
    (("correlated", "Two things go together."),),
    "The first causes the second.",
    (
        premise(
            "correlated", "Do the two things go together, in enough instances to rule out chance?"
        ),
        step(
            "direction",
            "What shows that the first causes the second, and not the second the first?",
        ),
        step("third", "Can it be ruled out that a third thing causes both?"),
        step(
            "indirect", "If the one leads to the other through something in between, is that shown?"
        ),
        exception(
            "definition",
            "The two go together only because of how they are defined, counted or selected.",
        ),
    ),
    COMPENDIUM,
)
