"""Argument from precedent: it was decided so before."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise, step

scheme = Pattern(
    "precedent",
    "From precedent",
    (
        ("earlier", "In an earlier case the matter was decided in a certain way, or came out so."),
        ("similar", "The present case is similar to the earlier one."),
    ),
    "The present case should be decided in the same way, or will come out so.",
    (
        premise("earlier", "Was the earlier case decided in this way, or did it come out so?"),
        premise(
            "similar", "Are the two cases similar in the respects on which the earlier one turned?"
        ),
        step("ground", "Does what carried the earlier case carry this one, too?"),
        exception("distinguished", "A difference between the cases calls for another decision."),
        exception(
            "superseded", "The earlier case has been overruled, or a later one went the other way."
        ),
    ),
    COMPENDIUM,
)
