"""Argument from witness testimony: somebody was there."""

from argmap.model.schemes import COMPENDIUM, Pattern, conclusion, exception, premise, step

scheme = Pattern(
    "witness-testimony",
    "From a witness",
    (
        ("present", "The witness was in a position to see or hear what happened."),
        ("sincere", "The witness tells what the witness believes to have happened."),
        ("account", "The witness says that it happened."),
    ),
    "It happened.",
    (
        premise("present", "Could the witness see or hear it from where the witness was?"),
        step("consistent", "Does the account agree with itself?"),
        conclusion("facts", "Does the account fit the facts that are known without it?"),
        conclusion("others", "Does the account agree with what other witnesses say?"),
        step("plausible", "How plausible is what the witness says, taken by itself?"),
        exception("partial", "The witness is biased, or has something to gain from the account."),
    ),
    COMPENDIUM,
)
