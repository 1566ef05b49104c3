"""Frozen values that a map has in large numbers, made in a third of the time."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def swift(cls: type[T]) -> type[T]:
    """Make a frozen dataclass with slots quicker to fill; nothing else about it changes.

    A frozen class stores each field through a call. Here the fields are stored in a value of a twin
    class that is not frozen and has the same slots, and then the value is given its own class.
    """
    known: dict[str, Any] = {"_new": object.__new__}
    names = cls.__slots__  # type: ignore[attr-defined]
    known["_Twin"] = type(cls.__name__, (), {"__slots__": names})
    given = []
    for field in fields(cls):  # type: ignore[arg-type]
        default = ""
        if field.default is not MISSING:
            known[f"_{field.name}"] = field.default
            default = f"=_{field.name}"
        given.append(f"{field.name}{default}")
    stored = "".join(f"    self.{name} = {name}\n" for name in names)
    exec(  # noqa: S102  # names of fields alone, as dataclasses do it
        f"def __new__(cls, {', '.join(given)}):\n    self = _new(_Twin)\n{stored}"
        "    self.__class__ = cls\n    return self\n",
        known,
    )
    cls.__new__ = known["__new__"]  # type: ignore[method-assign]
    cls.__reduce__ = _again  # type: ignore[assignment]
    del cls.__init__
    return cls


def _again(value: Any) -> tuple[type, tuple[Any, ...]]:
    """Return how to copy a value: its class and its fields."""
    return value.__class__, tuple(getattr(value, name) for name in value.__slots__)
