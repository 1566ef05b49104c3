"""The three statuses, as words and as numbers."""

from __future__ import annotations

from enum import StrEnum

OUT, UNDECIDED, IN = 0, 1, 2
"""Labels in the order of how well a thing stands: the least of several is `min`."""


class Status(StrEnum):
    """What a claim or step is in a map: in, out and undecided of a labelling."""

    STANDS = "stands"
    DEFEATED = "defeated"
    UNDECIDED = "undecided"


STATUS = (Status.DEFEATED, Status.UNDECIDED, Status.STANDS)
"""The word for each label."""


class Standard(StrEnum):
    """What a claim must meet to stand.

    `objections`: every rebuttal of it is defeated. `evidence`: it also has evidence, is `assumed`, or
    is supported by a step that stands.
    """

    OBJECTIONS = "objections"
    EVIDENCE = "evidence"
