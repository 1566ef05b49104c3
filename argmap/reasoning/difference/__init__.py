"""The changes between two maps.

`compare` pairs the things of two maps (`matching`, `steps`) and gives a `Difference` of `Change`s;
`outcomes` compares what follows from the maps; `sentences` puts both into words that a face can
show. Everything is a pure function over two `ArgumentMap`s.
"""

from __future__ import annotations

from argmap.reasoning.difference.change import Change, Thing, What
from argmap.reasoning.difference.compare import Difference, compare
from argmap.reasoning.difference.pairing import Matching

__all__ = ["Change", "Difference", "Matching", "Thing", "What", "compare"]
