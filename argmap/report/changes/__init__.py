"""What changed between two maps, written for readers and for other programs.

`text`, `markdown` and `data` take a `Changes` and give a text; nothing that a map says can drive a terminal
or be markup in them.
"""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.reasoning.difference import Difference
from argmap.reasoning.difference.outcomes import Told
from argmap.reasoning.difference.sentences import Section, sections


@dataclass(frozen=True)
class Changes:
    """Two maps compared: `old` and `new` say where they are from, `told` is what changed in what follows
    from them.
    """

    old: str
    new: str
    difference: Difference
    told: tuple[Told, ...] = ()

    @property
    def title(self) -> str:
        """Where the maps are from: one name when it is one file."""
        return self.old if self.old == self.new else f"{self.old} → {self.new}"

    @property
    def sections(self) -> tuple[Section, ...]:
        """Everything in words, by heading."""
        return sections(self.difference, self.told)

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return bool(self.difference.changes or self.told)

    @property
    def summary(self) -> str:
        """How much changed, in a sentence."""
        if not self.any:
            return "No change (order, layout, comments and typography do not count)."
        parts = []
        if number := len(self.difference.changes):
            parts.append(f"{number:,} change{'s' * (number > 1)}")
        if follows := len(self.told):
            parts.append(f"{follows:,} in what follows from {'them' if number > 1 else 'it'}")
        return f"{', '.join(parts)}."
