"""Values of an object that are worked out when somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazily(Generic[T]):  # noqa: N801  # used like `property`
    """A property that is worked out once for each object, as `functools.cached_property`, which before Python 3.12 lets no two
    objects work at the same time. Two threads that ask one object at once may both work it out.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make, self.name, self.__doc__ = make, make.__name__, make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazily[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> T | lazily[T]:
        if owner is None:
            return self
        value: T = self.make(owner)
        owner.__dict__[self.name] = value
        return value
