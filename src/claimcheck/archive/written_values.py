"""Values of the model as plain JSON, and back: what a store keeps and no pickle ever holds.

A class is written as the list of its fields in order. What does not fit the class exactly when it
is read is an error, and never a guess.
"""

import datetime as dt
import types
from collections.abc import Callable, Hashable
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs

__all__ = ["as_plain", "of_plain"]


def as_plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """A value of the model as JSON can hold it."""
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    return _writer(cast("Hashable", kind))(value)


_AS_IT_IS: Final = frozenset({str, int, float, bool, type(None)})


@lru_cache(maxsize=256)
def _writer(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - any type
    """The function that writes values of a type."""
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, (str, int, float)):
        return lambda value: value
    if issubclass(kind, (tuple, list)):
        return lambda value: [as_plain(each) for each in value]
    if issubclass(kind, dt.date):
        return lambda value: value.isoformat()
    if issubclass(kind, Path):
        return str
    if attrs.has(kind):
        names = _fields(kind)
        return lambda value: [as_plain(getattr(value, each)) for each in names]
    raise TypeError(f"{kind.__name__} is not written to a store")


def of_plain(kind: Any, plain: Any) -> Any:  # noqa: ANN401 - JSON
    """The value of a type that JSON holds.

    Raises:
        ValueError: it holds no such value.
    """
    try:
        return _reader(kind)(plain)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no {kind} is written there") from error


@lru_cache(maxsize=256)
def _fields(kind: Hashable) -> tuple[str, ...]:
    return tuple(each.name for each in attrs.fields(cast("type[Any]", kind)))


@lru_cache(maxsize=256)
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - any type
    """The function that reads values of a type."""
    origin, inside = get_origin(kind), get_args(kind)
    found: Callable[[Any], Any] | None = _SIMPLE.get(kind)
    if origin in {Union, types.UnionType}:
        found = _optional(inside)
    elif origin is tuple:
        found = _of_tuple(inside)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        found = {each.value: each for each in kind}.__getitem__
    elif isinstance(kind, type) and attrs.has(kind):
        found = _of_class(kind)
    if found is None:
        raise TypeError(f"values of {kind} are not kept")
    return found


def _of_simple(kind: type) -> Callable[[Any], Any]:
    allowed = (int, float) if kind is float else (kind,)

    def read(plain: Any) -> Any:  # noqa: ANN401 - JSON
        if type(plain) not in allowed:
            raise ValueError(f"{plain!r} is no {kind.__name__}")
        return plain

    return read


def _optional(inside: tuple[Any, ...]) -> Callable[[Any], Any]:
    kinds = [each for each in inside if each is not type(None)]
    if len(kinds) != 1:
        raise ValueError("only one kind of value can be told from nothing")
    reader = _reader(kinds[0])
    return lambda plain: None if plain is None else reader(plain)


def _of_tuple(inside: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(inside) == 2 and inside[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        reader = _reader(inside[0])
        return lambda plain: tuple([reader(each) for each in _list(plain)])
    readers = [_reader(each) for each in inside]
    return lambda plain: tuple(read(each) for read, each in zip(readers, _list(plain), strict=True))


def _of_class(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    names = _fields(kind)
    taken = [_TAKEN.get(hints[name], frozenset()) for name in names]
    readers: list[Callable[[Any], Any]] = []

    def read(plain: Any) -> Any:  # noqa: ANN401 - JSON
        if not readers:
            # Made when first asked for: a class may hold itself.
            readers.extend(_reader(hints[name]) for name in names)
        rows = zip(_list(plain), taken, readers, strict=True)
        # Most of what is kept is text and numbers, of which there is nothing to make.
        return kind(
            *[each if type(each) in known else reader(each) for each, known, reader in rows]
        )

    return read


_TAKEN: Final[dict[Any, frozenset[type]]] = {
    **{kind: frozenset({kind}) for kind in (str, int, bool)},
    **{kind | None: frozenset({kind, type(None)}) for kind in (str, int, bool)},
}
"""Kinds of which a value is taken as it stands, with its types."""

_SIMPLE: Final[dict[Any, Callable[[Any], Any]]] = {
    **{kind: _of_simple(kind) for kind in (str, int, float, bool)},
    dt.date: dt.date.fromisoformat,
    Path: Path,
}


def _list(plain: Any) -> list[Any]:  # noqa: ANN401 - JSON
    if not isinstance(plain, list):
        raise TypeError("a list is missing")
    return plain
