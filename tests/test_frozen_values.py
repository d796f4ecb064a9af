"""Values that are made at once are those that attrs makes field by field."""

import copy
import pickle
import sys
from typing import Any

import pytest
from attrs import evolve, field, frozen, make_class
from attrs.exceptions import FrozenInstanceError
from attrs.validators import instance_of

from claimcheck.frozen_values import opened, quickly_made


@frozen(order=True)
class Slow:
    """A value as attrs makes it."""

    first: int
    second: str = "two"
    third: tuple[int, ...] = ()
    fourth: float | None = None


@quickly_made
@frozen(order=True)
class Quick:
    """The same fields, set at once."""

    first: int
    second: str = "two"
    third: tuple[int, ...] = ()
    fourth: float | None = None


GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((1,), {}),
    ((1, "x", (3,), 1.5), {}),
    ((), {"third": (4, 5), "first": 2}),
    ((7,), {"fourth": 2.5}),
)


@pytest.mark.parametrize(("args", "named"), GIVEN)
def test_a_value_is_what_attrs_makes(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    slow, quick = Slow(*args, **named), Quick(*args, **named)
    assert repr(quick) == repr(slow).replace("Slow", "Quick")
    assert type(quick) is Quick
    assert hash(quick) == hash(Quick(*args, **named))
    assert quick == Quick(*args, **named)
    assert evolve(quick, first=9) == Quick(9, quick.second, quick.third, quick.fourth)
    assert Quick(0) < quick
    assert copy.copy(quick) == copy.deepcopy(quick) == quick
    assert pickle.loads(pickle.dumps(quick)) == quick  # noqa: S301 - its own


def test_a_value_stays_as_it_is() -> None:
    quick = Quick(1)
    with pytest.raises(FrozenInstanceError):
        quick.first = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del quick.first
    with pytest.raises(AttributeError):
        quick.another = 2  # type: ignore[attr-defined]
    assert quick == Quick(1)


@pytest.mark.parametrize("args", [(), (1, "x", (), None, 5)])
def test_what_is_missing_or_too_much_is_named(args: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match=r"Quick\.__init__\(\)"):
        Quick(*args)


def test_what_is_checked_behind_the_fields_is_checked() -> None:
    @quickly_made
    @frozen
    class Positive:
        number: int

        def __attrs_post_init__(self) -> None:
            if self.number < 0:
                raise ValueError("below nought")

    assert Positive(1).number == 1
    with pytest.raises(ValueError, match="below nought"):
        Positive(-1)


@pytest.mark.parametrize(
    "more",
    [
        field(converter=int),
        field(validator=instance_of(int)),
        field(factory=int),
        field(kw_only=True),
        field(default=1, init=False),
    ],
)
def test_a_class_that_only_attrs_can_make_is_refused(more: Any) -> None:
    made = make_class("Made", {"number": more}, frozen=True, slots=True)
    with pytest.raises(TypeError, match=r"Made\.number is more than a field"):
        quickly_made(made)


def test_a_value_takes_no_more_room() -> None:
    assert sys.getsizeof(Quick(1)) == sys.getsizeof(Slow(1))


def test_a_value_filled_open_is_frozen_with_its_class() -> None:
    value = opened(Slow)()
    value.first, value.second, value.third, value.fourth = 3, "x", (1,), None
    value.__class__ = Slow
    assert value == Slow(3, "x", (1,), None)
    with pytest.raises(FrozenInstanceError):
        value.first = 4
