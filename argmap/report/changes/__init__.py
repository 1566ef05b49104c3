"""The changes between two maps, written for readers and for other programs.

`text`, `markdown` and `data` take a `Changes` and return a text. Nothing that a map says can drive
a terminal or be markup there.
"""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.reasoning.difference import Difference
from argmap.reasoning.difference.outcomes import Told
from argmap.reasoning.difference.sentences import Section, sections


@dataclass(frozen=True)
class Changes:
    """Two maps compared.

    `old` and `new` name the origins of the maps; `told` are the changes in what follows from them.
    """

    old: str
    new: str
    difference: Difference
    told: tuple[Told, ...] = ()

    @property
    def title(self) -> str:
        """The origins of the maps: one name when both are the same file."""
        return self.old if self.old == self.new else f"{self.old} → {self.new}"

    @property
    def sections(self) -> tuple[Section, ...]:
        """All changes in words, by heading."""
        return sections(self.difference, self.told)

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return bool(self.difference.changes or self.told)

    @property
    def summary(self) -> str:
        """The amount of change, in a sentence."""
        if not self.any:
            return "No change (order, layout, comments and typography do not count)."
        parts = []
        if number := len(self.difference.changes):
            parts.append(f"{number:,} change{'s' * (number > 1)}")
        if follows := len(self.told):
            parts.append(f"{follows:,} in what follows from {'them' if number > 1 else 'it'}")
        return f"{', '.join(parts)}."
