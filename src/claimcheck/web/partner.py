"""The second process of the page, which takes a share of a draft's sources."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from claimcheck.backends.processes import processes
from claimcheck.documents import document_from_text
from claimcheck.remembered import Remembered
from claimcheck.source_shares import Desk, Partner, Share, share_of

__all__ = ["partner_process"]


def partner_process() -> tuple[Partner, Executor]:
    """A process that takes shares, ready for work, and the executor that is shut down at the end.

    It is best started before any thread of this one: then it is a copy and knows what this knows.
    """
    executor = processes("", 1)
    executor.submit(_share, _warm(), (0,)).result()

    def partner(desk: Desk, places: Sequence[int]) -> Callable[[], tuple[Share, ...] | None]:
        try:
            task = executor.submit(_share, desk, tuple(places))
        except RuntimeError:  # it was killed before; the page goes on by itself
            return _nothing

        def told() -> tuple[Share, ...] | None:
            try:
                return task.result()
            except BrokenProcessPool:
                return None

        return told

    return partner, executor


def _nothing() -> None:
    return None


def _warm() -> Desk:
    """A check that makes a process read the lexicon before the first real one."""
    text = "The council spent £2m in 2023, it said, and 12 homes were built."
    return Desk.of([document_from_text("d", text)], [document_from_text("s", text)], None, ())


def _share(desk: Desk, places: tuple[int, ...]) -> tuple[Share, ...]:
    known = _remembered()
    return share_of(desk, places, known.readings, known.prepared)


@cache
def _remembered() -> Remembered:
    """What this process has read; a process does one share at a time."""
    return Remembered()
