"""A quotation as a map has it: its words, and to whom the map gives them."""

from __future__ import annotations

from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between the quotation marks, with their stated place and speaker.

    `at` is a locator as written, or empty. `said_by` are the names under which the speaker is
    known, empty when the source's author speaks; `authors` are the author's names, `others` those
    of known other people; `roles` and `other_roles` are what a map says that the speaker, or else the
    authors, and the others are. In a `transcript` nobody's words are in quotation marks, and names before
    colons say who speaks.
    """

    words: str
    at: str = ""
    said_by: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    transcript: bool = False
    roles: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the words are attributed to the author."""
        return not self.said_by or not {*self.said_by}.isdisjoint(self.authors)

    @property
    def speaking(self) -> tuple[str, ...]:
        """Return the names of those who say the words according to the map."""
        return self.said_by or self.authors
