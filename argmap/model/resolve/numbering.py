"""Names made by adding a number to a word, quickly even if the word occurs often."""

from __future__ import annotations

from collections.abc import Container


class Numbering:
    """Remembers the last number tried for each word; a taken name must stay taken."""

    def __init__(self, sign: str) -> None:
        self.sign = sign
        self._last: dict[str, int] = {}

    def free(self, word: str, taken: Container[str]) -> str:
        """Return the word if it is not taken, else the word with the first number that makes it
        free.
        """
        name, number = word, self._last.get(word, 1)
        while name in taken:
            number += 1
            name = f"{word}{self.sign}{number}"
        self._last[word] = number
        return name
