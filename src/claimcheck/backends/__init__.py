"""Where documents are read: executors of the standard interface, chosen by name.

To add one, write its file and name it here.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from typing import Final

from attrs import field, frozen

from claimcheck.backends.dask import dask
from claimcheck.backends.processes import processes
from claimcheck.backends.serial import serial
from claimcheck.errors import UnknownNameError

__all__ = ["BACKENDS", "Backend", "backend", "split"]


@frozen
class Backend:
    """A way of doing independent work: its name, and how its executor is made.

    `make` is given the address that stands after the name (`dask://HOST:PORT`; nothing for one that
    needs none) and how many workers are wanted; an executor that has a number of its own tells it
    as `jobs`.
    """

    name: str
    make: Callable[[str, int], Executor] = field(repr=False)


BACKENDS: Final[tuple[Backend, ...]] = (
    Backend("serial", serial),
    Backend("processes", processes),
    Backend("dask", dask),
)


def backend(name: str) -> Backend:
    """The backend of that name.

    Raises:
        UnknownNameError: there is none.
    """
    for known in BACKENDS:
        if known.name == name:
            return known
    raise UnknownNameError("backend", name, tuple(b.name for b in BACKENDS))


def split(text: str) -> tuple[Backend, str]:
    """The backend and the address that `NAME` or `NAME://ADDRESS` stands for.

    Raises:
        UnknownNameError: there is no such backend.
    """
    name, _, address = text.partition("://")
    return backend(name), address
