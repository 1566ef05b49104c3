"""A map's quotations as W3C Web Annotations, for readers that show notes next to a text.

The model is the Web Annotation Data Model (W3C Recommendation of 2017) in JSON-LD: one collection,
in it one annotation for each quotation. Its target is the words in the source, its bodies are the
claims they are evidence for. Ids come from the map, so that the same map gives the same ids.

When the text of the source is available, the words are given as the source has them, with the words
around them and their place, counted in characters of that text. Without it the words are the map's
own, with the surroundings that the lock records. A quotation with gaps or brackets is not in the
source word for word, so its longest unedited part is given.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent
from uuid import NAMESPACE_URL, uuid5

from argmap.base.addresses import safe_address
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import Options
from argmap.model import Evidence
from argmap.quotes.matching.fragment import longest_run, runs

if TYPE_CHECKING:
    from argmap.quotes.copies import Checked, Quotes

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters given before and after the words."""


@exporter(
    "annotations",
    suffixes=(".jsonld",),
    purpose="convert",
    summary="the quotations as W3C Web Annotations",
    asks_quotes=True,
)
def export(view: View, options: Options) -> str:
    """Return the quotations of the view as one collection in JSON-LD."""
    made = _Annotations(view, options.quotes)
    quoted = [view.map.evidence[e] for e in view.evidence if view.map.evidence[e].quote]
    name = "\n".join([view.title, *(proof.id for proof in quoted)])
    page = {
        "id": _uuid(f"page\n{name}"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [made.annotation(proof) for proof in quoted],
    }
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": _uuid(f"collection\n{name}"),
        "type": "AnnotationCollection",
        "label": view.title or "Quotations",
        "total": len(quoted),
    }
    if quoted:
        collection["first"] = page
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


class _Annotations:
    def __init__(self, view: View, quotes: Quotes | None) -> None:
        self.map = view.map
        self.shown = set(view.claims)
        self.quotes = quotes

    def annotation(self, proof: Evidence) -> dict[str, Any]:
        """Return one quotation, linked to the claims that it is evidence for."""
        return {
            "id": _uuid(f"{self.map.title}\n{proof.id}\n{proof.quote}"),
            "type": "Annotation",
            "motivation": "linking",
            "body": [self.claim(c) for c in proof.supports if c in self.shown],
            "target": self.target(proof),
        }

    def claim(self, id_: str) -> dict[str, Any]:
        """Return a claim: its words, under a name made from its id."""
        body = {
            "id": _urn("claim", id_),
            "type": "TextualBody",
            "value": self.map.claims[id_].text or id_,
            "format": "text/plain",
            "purpose": "describing",
        }
        return {**body, "language": self.map.language} if self.map.language else body

    def target(self, proof: Evidence) -> dict[str, Any]:
        """Return the place of the words: the source's address, else its name in the map."""
        source = self.map.sources.get(proof.source)
        url = safe_address(source.url) if source else ""
        names = ("source", proof.source) if proof.source else ("evidence", proof.id)
        selectors = list(self.selectors(proof))
        return {
            "type": "SpecificResource",
            "source": url or _urn(*names),
            "selector": selectors if len(selectors) > 1 else selectors[0],
        }

    def selectors(self, proof: Evidence) -> Iterator[dict[str, Any]]:
        """Yield the words with their surroundings, and their place if the text is available."""
        from argmap.quotes.copies import Copy

        known = self.quotes.checked.get(proof.id) if self.quotes else None
        copy = self.quotes.texts.get(proof.source) if self.quotes else None
        if known and known.found and known.found.matches and isinstance(copy, Copy):
            text, start, end = copy.text.text, known.found.start, known.found.end
            around = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            yield _words(text[start:end], *around)
            yield {"type": "TextPositionSelector", "start": start, "end": end}
        else:
            yield _unseen(proof.quote, known)


def _unseen(quote: str, known: Checked | None) -> dict[str, Any]:
    """Return the words of a quotation from a source without an available text."""
    parts = runs(quote)
    if len(parts) != 1 or not all(parts[0][1:]):
        return _words(longest_run(quote) or quote)
    entry = known.entry if known else None
    return _words(quote, entry.before, entry.after) if entry else _words(quote)


def _words(exact: str, before: str = "", after: str = "") -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact}
    if before:
        selector["prefix"] = before
    if after:
        selector["suffix"] = after
    return selector


def _urn(*names: str) -> str:
    return "urn:argmap:" + ":".join(percent(name, safe="") for name in names)


def _uuid(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"
