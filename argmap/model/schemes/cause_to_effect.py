"""Argument from cause to effect: the cause is there, so is the effect."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise

scheme = Pattern(
    "cause-to-effect",
    "From cause to effect",
    (
        ("link", "Where the cause happens, the effect generally follows."),
        ("cause", "The cause happens in this case."),
    ),
    "The effect follows in this case.",
    (
        premise("link", "How strong is the link between cause and effect?"),
        premise("evidence", "Is the evidence for the link strong enough to say so in general?"),
        premise("cause", "Does the cause happen in this case?"),
        exception("blocked", "Something else stops the effect in this case, or works against it."),
    ),
    COMPENDIUM,
)
