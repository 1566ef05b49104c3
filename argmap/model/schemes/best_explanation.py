"""Argument to the best explanation of the facts."""

from argmap.model.schemes import COMPENDIUM, Pattern, premise, step

scheme = Pattern(
    "best-explanation",
    "From the best explanation",
    (
        ("facts", "There are certain facts."),
        ("explains", "The hypothesis explains them."),
        ("best", "No other hypothesis that has been considered explains them as well."),
    ),
    "The hypothesis is plausible.",
    (
        premise("good", "How good is the explanation, taken by itself?"),
        premise(
            "better", "How much better is it than the other explanations that have been considered?"
        ),
        step("search", "How thorough was the search for other explanations and for more facts?"),
        step("wait", "Would it be better to look further before drawing a conclusion?"),
    ),
    COMPENDIUM,
)
