"""Values that are made at once are those that attrs makes field by field."""

import copy
import pickle
import sys
from typing import Any

import pytest
from attrs import evolve, field, frozen
from attrs.exceptions import FrozenInstanceError

from claimcheck.frozen_values import opened, quickly_made


@frozen(order=True)
class Slow:
    """A value as attrs makes it."""

    first: int
    second: str = "two"
    third: tuple[int, ...] = ()
    fourth: dict[str, int] = field(factory=dict, hash=False)


@quickly_made
@frozen(order=True)
class Quick:
    """The same fields, set at once."""

    first: int
    second: str = "two"
    third: tuple[int, ...] = ()
    fourth: dict[str, int] = field(factory=dict, hash=False)


GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((1,), {}),
    ((1, "x", (3,), {"a": 1}), {}),
    ((), {"third": (4, 5), "first": 2}),
    ((7,), {"fourth": {"b": 2}}),
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


def test_each_value_has_a_default_of_its_own() -> None:
    assert Quick(1).fourth is not Quick(1).fourth


@pytest.mark.parametrize("args", [(), (1, "x", (), {}, 5)])
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


def test_a_class_that_only_attrs_can_make_is_refused() -> None:
    @frozen
    class Converted:
        number: int = field(converter=int)

    with pytest.raises(TypeError, match=r"Converted\.number is more than a field"):
        quickly_made(Converted)


def test_a_value_takes_no_more_room() -> None:
    assert sys.getsizeof(Quick(1)) == sys.getsizeof(Slow(1))


def test_a_value_filled_open_is_frozen_with_its_class() -> None:
    value = opened(Slow)()
    value.first, value.second, value.third, value.fourth = 3, "x", (1,), {}
    value.__class__ = Slow
    assert value == Slow(3, "x", (1,), {})
    with pytest.raises(FrozenInstanceError):
        value.first = 4
