"""Where documents are read: executors of the standard interface, chosen by name.

To add one, write its file and name it here.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from typing import Final

from attrs import field, frozen

from claimcheck.backends.processes import processes
from claimcheck.backends.serial import SerialExecutor
from claimcheck.errors import UnknownNameError


@frozen
class Backend:
    """A way of doing independent work: its name, and how an executor of so many workers is made."""

    name: str
    make: Callable[[int], Executor] = field(repr=False)


BACKENDS: Final[tuple[Backend, ...]] = (
    Backend("serial", lambda _jobs: SerialExecutor()),
    Backend("processes", processes),
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
