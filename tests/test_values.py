"""`argmap.base.values.dataclass` makes what Python's makes."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from argmap.base import values


def classes(dataclass: Callable[..., typing.Any], field: Callable[..., typing.Any]):
    """The same classes of every kind, made by one maker or the other."""

    @dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2
        seen: tuple[int, ...] = field(default=(), compare=False)
        secret: str = field(default="s", repr=False)

    @dataclass(frozen=True, slots=True)
    class Deep(Point):
        z: str = "z"
        kind: typing.ClassVar[str] = "deep"

        def __hash__(self) -> int:
            return 7

    @dataclass
    class Bag:
        items: list[int] = field(default_factory=list)
        total: int = field(init=False, default=3)
        late: int = field(init=False)

        def __post_init__(self) -> None:
            self.late = len(self.items)

    @dataclass(frozen=True)
    class Keyed:
        """Has a docstring."""

        a: int
        b: int = field(kw_only=True)

    @dataclass(slots=True)
    class Alike:  # noqa: PLW1641
        a: int

        def __eq__(self, other: object) -> bool:
            return True

    @dataclass(frozen=True)
    class One:
        a: int

    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    return Point, Deep, Bag, Keyed, Alike, One, Nothing


OURS = classes(values.dataclass, values.field)
THEIRS = classes(dataclasses.dataclass, dataclasses.field)
PAIRS = list(zip(OURS, THEIRS, strict=True))
CALLS = [
    (),
    (1,),
    (1, 2),
    (1, 2, (3,)),
    (1, 2, (3,), "t"),
    (1, 2, (), "t", "u"),
    (1, 2, 3, 4, 5, 6),
]
KEYWORDS = [{}, {"x": 3}, {"y": 3}, {"b": 1}, {"a": 1, "b": 2}, {"items": [1, 2]}, {"total": 1}]


def outcome(act: Callable[[], object]) -> object:
    """What an act gives, in words; the kind of error when it raises."""
    try:
        return repr(act())
    except (TypeError, AttributeError, FrozenInstanceError) as error:
        return type(error)


@pytest.mark.parametrize(("ours", "theirs"), PAIRS, ids=lambda cls: cls.__name__)
def test_calls_and_what_is_shown(ours, theirs) -> None:
    for args in CALLS:
        for more in KEYWORDS:
            made = [outcome(lambda cls=cls: cls(*args, **more)) for cls in (ours, theirs)]  # noqa: B023
            assert made[0] == made[1]
    assert [f.name for f in fields(ours)] == [f.name for f in fields(theirs)]
    assert ours.__match_args__ == theirs.__match_args__
    assert inspect.signature(ours).parameters.keys() == inspect.signature(theirs).parameters.keys()
    assert dataclasses.is_dataclass(ours)


def samples(cls) -> list[typing.Any]:
    made = []
    for args in CALLS:
        for more in KEYWORDS:
            try:
                made.append(cls(*args, **more))
            except TypeError:
                continue
    return made


@pytest.mark.parametrize(("ours", "theirs"), PAIRS, ids=lambda cls: cls.__name__)
def test_equality_hashes_copies_and_changes(ours, theirs) -> None:
    pairs = list(zip(samples(ours), samples(theirs), strict=True))
    assert pairs
    for one, other in pairs:
        assert [one == second for second, _ in pairs] == [other == second for _, second in pairs]
        assert outcome(lambda: hash(one)) == outcome(lambda: hash(other))  # noqa: B023
        assert copy.deepcopy(one) == one
        assert copy.copy(one).__class__ is ours
        assert outcome(lambda: replace(one)) == outcome(lambda: replace(other))  # noqa: B023
        copies = (copy.copy(one), copy.copy(other))
        for name in (f.name for f in fields(ours)):  # Python 3.11 has a fault for other names
            acts = [lambda v=v: setattr(v, name, 9) for v in copies]  # noqa: B023
            assert outcome(acts[0]) == outcome(acts[1])
            acts = [lambda v=v: delattr(v, name) for v in copies]  # noqa: B023
            assert outcome(acts[0]) == outcome(acts[1])


@values.dataclass(frozen=True, slots=True)
class Kept:
    a: int
    b: str = "b"


def test_pickled_and_back() -> None:
    assert pickle.loads(pickle.dumps(Kept(1))) == Kept(1)


def test_no_method_is_written_before_it_is_needed() -> None:
    @values.dataclass(frozen=True)
    class Late:
        a: int

    assert isinstance(vars(Late)["__init__"], values._Init)
    assert Late(1).a == 1
    assert not isinstance(vars(Late)["__init__"], values._Init)
