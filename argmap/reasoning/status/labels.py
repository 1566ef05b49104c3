"""The three statuses, as words and as numbers."""

from __future__ import annotations

from enum import StrEnum

OUT, UNDECIDED, IN = 0, 1, 2
"""Labels from worst to best, so that the least of several is `min`."""


class Status(StrEnum):
    """The status of a claim or step in a map: in, out and undecided of a labelling."""

    STANDS = "stands"
    DEFEATED = "defeated"
    UNDECIDED = "undecided"


STATUS = (Status.DEFEATED, Status.UNDECIDED, Status.STANDS)
"""The word for each label."""


class Standard(StrEnum):
    """The condition that a claim must meet to stand.

    `objections`: every rebuttal of it is defeated. `evidence`: it also has evidence, is `assumed`, or
    is supported by a step that stands.
    """

    OBJECTIONS = "objections"
    EVIDENCE = "evidence"
