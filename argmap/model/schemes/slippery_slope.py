"""Slippery slope: one step leads to the next, and the last one is bad."""

from argmap.model.schemes import COMPENDIUM, Pattern, exception, premise

scheme = Pattern(
    "slippery-slope",
    "From a slippery slope",
    (
        ("first", "A first step is proposed."),
        ("chain", "It would lead to another, and that to more, up to a last one."),
        ("bad", "The last one is bad and should not come about."),
    ),
    "The first step should not be taken.",
    (
        premise("proposal", "Is the first step what is proposed?"),
        premise("weak-link", "Which link of the chain is the weakest, and what supports it?"),
        premise("bad", "Is the last step as bad as is said?"),
        exception("stop", "One can stop on the way: something holds back the steps that follow."),
    ),
    COMPENDIUM,
)
