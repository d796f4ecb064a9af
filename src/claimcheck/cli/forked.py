"""Work shared with one copy of this process, which has read everything already.

A copy costs a hundredth of a second, a process started afresh a third of one: for a command that
takes about a second only a copy pays. Where none can be made, all is done here.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

WORTH_IT: Final = 24
"""For fewer items a copy costs more than it does."""


def in_two(work: Callable[[Sequence[_Item]], _Result], items: Sequence[_Item]) -> list[_Result]:
    """What `work` makes of the two halves of `items`, in their order; of all, where that is better.

    The second half is done by a copy of this process. Whatever happens to the copy, its half is
    done: here, if need be. What `work` returns must be something that pickle can write.
    """
    if len(items) < WORTH_IT or not _may_fork():
        return [work(items)]
    middle = (len(items) + 1) // 2
    source, sink = os.pipe()
    copy = os.fork()
    if copy == 0:  # pragma: no cover - runs in the copy, where coverage is not measured
        _do(work, items[middle:], sink)
    os.close(sink)
    with os.fdopen(source, "rb") as pipe:
        try:
            first = work(items[:middle])
            answer = pipe.read()
        finally:
            pipe.close()
            _, status = os.waitpid(copy, 0)
    if status == 0:
        # The bytes come from a copy of this very process.
        return [first, pickle.loads(answer)]  # noqa: S301
    return [first, work(items[middle:])]


def _do(
    work: Callable[[Sequence[_Item]], _Result], items: Sequence[_Item], sink: int
) -> None:  # pragma: no cover - runs in the copy
    """Do the work, write the result and end at once: nothing of the original is ended with it."""
    status = 1
    try:
        answer = pickle.dumps(work(items), protocol=pickle.HIGHEST_PROTOCOL)
        with os.fdopen(sink, "wb") as pipe:
            pipe.write(answer)
        status = 0
    finally:
        os._exit(status)


def _may_fork() -> bool:
    """Whether a copy can be made, has a processor to run on, and is safe (no other thread runs)."""
    if sys.platform in {"win32", "darwin"} or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1
