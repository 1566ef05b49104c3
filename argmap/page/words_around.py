"""How each quotation matches its source, and the words around it there, as much as a page may show."""

from __future__ import annotations

from argmap.base.typography import one_blank
from argmap.contents.passage import Reach
from argmap.contents.quotations import Looked, standing
from argmap.model import ArgumentMap
from argmap.quotes.copies import Quotes

PARAGRAPH = Reach(20_000, 0)
"""The paragraph of a quotation and no other."""


class Around:
    """The results of looking up the quotations of a map, as a page shows them. `context` is one of
    `argmap.page.options.CONTEXTS`.
    """

    def __init__(self, map: ArgumentMap, quotes: Quotes, context: str) -> None:
        self._map, self._quotes, self._context = map, quotes, context

    def state(self, evidence: str) -> str:
        """Return the state of a quotation in words; nothing for evidence that quotes nothing."""
        state = self._quotes.state(evidence)
        return str(state) if state else ""

    def concerns(self, evidence: str) -> tuple[str, ...]:
        """Return what a reader should look at, as clauses."""
        checked = self._quotes.checked.get(evidence)
        if checked is None or not checked.concerns:
            return ()
        found = standing(Looked(self._map, self._quotes), self._map, evidence, None)
        return found.concerns if found else ()

    def words(self, evidence: str) -> tuple[str, str]:
        """Return the words before and after a quotation in its source."""
        checked = self._quotes.checked.get(evidence)
        if checked is None or self._context == "none":
            return "", ""
        if self._context == "paragraph":
            found = standing(Looked(self._map, self._quotes), self._map, evidence, PARAGRAPH)
            for part in found.passage if found and checked.found else ():
                marked = [n for n, words in enumerate(part.words) if words.marks]
                if marked:
                    before = "".join(w.text for w in part.words[: marked[0]])
                    after = "".join(w.text for w in part.words[marked[-1] + 1 :])
                    return before.strip(), after.strip()
        entry = checked.entry
        if entry is None:
            return "", ""
        before, after = one_blank(entry.before), one_blank(entry.after)
        return f"… {before}" if before else "", f"{after} …" if after else ""
