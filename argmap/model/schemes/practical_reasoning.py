"""Practical reasoning: the means to an end."""

from argmap.model.schemes import COMPENDIUM, Pattern, conclusion, premise, step

scheme = Pattern(
    "practical-reasoning",
    "From a goal to the means",
    (
        ("goal", "Somebody has a goal."),
        ("means", "The action is a means to reach it."),
    ),
    "There is reason to carry out the action.",
    (
        premise("possible", "Can the action be carried out in practice?"),
        premise("means", "Would the action lead to the goal?"),
        step("alternatives", "Are there other ways to the goal, and are they better?"),
        step("other-goals", "Does somebody who has this goal have others that conflict with it?"),
        conclusion(
            "side-effects", "Are there bad consequences of the action that have to be weighed?"
        ),
    ),
    COMPENDIUM,
)
