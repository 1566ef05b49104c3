"""Sequences of known length with elements that are made only when they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Many(Sequence[T_co]):
    """The sequence of `make(item)` for each of `items`, each made anew whenever it is read.

    A slice is again a `Many`. It equals every sequence with the same elements.
    """

    __slots__ = ("_items", "_make")

    def __init__(self, make: Callable[[Any], T_co], items: Sequence[Any]) -> None:
        self._make = make
        self._items = items

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> T_co: ...
    @overload
    def __getitem__(self, at: slice) -> Many[T_co]: ...
    def __getitem__(self, at: int | slice) -> T_co | Many[T_co]:
        if isinstance(at, slice):
            return Many(self._make, self._items[at])
        return self._make(self._items[at])

    def __iter__(self) -> Iterator[T_co]:
        return map(self._make, self._items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | Many):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
