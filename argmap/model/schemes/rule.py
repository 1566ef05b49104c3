"""Argument from a rule: it says what to do."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise, step

scheme = Pattern(
    "rule",
    "From an established rule",
    (
        ("rule", "A rule holds that in cases of a certain kind an action is to be taken."),
        ("applies", "This case is of that kind."),
    ),
    "The action is to be taken in this case.",
    (
        premise("wording", "Does the rule require this kind of action?"),
        premise("applies", "Does the rule apply to this case?"),
        step(
            "other-rule", "Is there another rule that conflicts with this one, or comes before it?"
        ),
        exception("exceptional", "The case is an exception that the rule makes or has to make."),
    ),
    COMPENDIUM,
)
