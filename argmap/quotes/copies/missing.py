"""Messages about a source without an available text: the reason, and what to do."""

from __future__ import annotations

from argmap.base.values import dataclass

NAME_FOLDER = "name the folder with your copies (`--texts DIR`)"


@dataclass(frozen=True, slots=True)
class Missing:
    """No copy was found; `why` is the reason as a clause ("does not exist"), empty when the source
    names no file.

    `path` is the file in question; `absent` is true when there is none, which is no mistake;
    `outside` when it is out of bounds; `searched` when the folders for copies have none either.
    `passed` are clauses about what could not be read there ("a.txt is not UTF-8").
    """

    path: str = ""
    why: str = ""
    absent: bool = False
    searched: bool = False
    outside: bool = False
    passed: tuple[str, ...] = ()

    @property
    def case(self) -> str:
        """Return the reason in a clause; the source is known from the context."""
        found = f"{self.path} {_parted(self.why)[0]}"
        if not self.why:
            none = "no text in the folders with copies is this source"
            found = none if self.searched else "no copy of it is at hand"
        if not self.absent or not self.passed:
            return found
        count = len(self.passed)
        left = "one was passed over" if count == 1 else f"{count} were passed over"
        return f"{found}, but {left}: {_parted(self.passed[0])[0]}"

    @property
    def advice(self) -> str:
        """Return what to do about it."""
        if self.outside:
            return f"put a copy beside the map, or {NAME_FOLDER}"
        if self.why and not self.absent:
            return _parted(self.why)[1] or "mend it, or put another copy in its place"
        if self.passed and (known := _parted(self.passed[0])[1]):
            return f"{known}, or {self._bring}"
        return self._bring

    @property
    def _bring(self) -> str:
        if self.searched:
            return "put a copy there whose beginning has the title, or name it with `text:`"
        return NAME_FOLDER if self.why else f"{NAME_FOLDER}, or a file with `text:`"


def _parted(clause: str) -> tuple[str, str]:
    """Split a clause into the reason and, if it has any, the advice."""
    case, _, todo = clause.partition("; ")
    return case, todo
