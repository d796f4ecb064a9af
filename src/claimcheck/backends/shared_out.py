"""Work shared out in parts to an executor, and given back in order; what is lost is done again.

A part is small in what is sent (paths, not texts) and large in what it takes, so that sending it
costs nothing. Only some parts are under way at a time: a stream of any length needs little room.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from itertools import islice
from typing import Any, Final, Self, TypeVar

from attrs import define, field

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

PART: Final = 64
"""So many items make a part."""
AHEAD: Final = 3
"""So many parts for each worker are under way or wait."""
MOST_LOSSES: Final = 5
"""After so many lost workers the rest is done in this process."""


@define(eq=False)
class SharedOut:
    """Workers, which are started anew when one of them is lost.

    `make` gives an executor of `jobs` workers; `copies` tells that these will be copies of this
    process, and know what it knows, `near` that they are processes of this machine that end with
    this one. Use it in a `with` block, which ends the workers.
    """

    make: Callable[[], Executor]
    jobs: int
    part: int = PART
    copies: bool = False
    near: bool = False
    _executor: Executor | None = field(default=None, init=False)
    _losses: int = field(default=0, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def map(
        self, work: Callable[[Sequence[_Item]], list[_Result]], items: Iterable[_Item]
    ) -> Iterator[_Result]:
        """What `work` makes of the items, in their order."""
        waiting = iter(items)
        pending: deque[tuple[list[_Item], Future[list[_Result]]]] = deque()
        while True:
            while len(pending) < AHEAD * self.jobs and (part := list(islice(waiting, self.part))):
                pending.append((part, self._submit(work, part)))
            if not pending:
                return
            part, future = pending[0]
            try:
                done = future.result()
            except BaseException as error:
                if not _is_loss(error):
                    for _, each in pending:
                        each.cancel()
                    raise
                self._lost()
                pending = deque((p, self._again(work, p, f)) for p, f in pending)
                continue
            pending.popleft()
            yield from done

    def _submit(
        self, work: Callable[[Sequence[_Item]], list[_Result]], part: list[_Item]
    ) -> Future[list[_Result]]:
        if self._losses < MOST_LOSSES:
            if self._executor is None:
                self._executor = self.make()
            try:
                return self._executor.submit(work, part)
            except (BrokenExecutor, RuntimeError):
                self._lost()
                return self._submit(work, part)
        done: Future[list[_Result]] = Future()
        done.set_result(work(part))
        return done

    def _again(
        self,
        work: Callable[[Sequence[_Item]], list[_Result]],
        part: list[_Item],
        future: Future[list[_Result]],
    ) -> Future[list[_Result]]:
        """The same future where its part was done, and otherwise a new one."""
        if future.done() and not future.cancelled() and future.exception() is None:
            return future
        return self._submit(work, part)

    def _lost(self) -> None:
        self._losses += 1
        self._stop()

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None


def _is_loss(error: BaseException) -> bool:
    """Whether an error says that a worker was lost, and nothing of what it did."""
    if isinstance(error, (BrokenExecutor, CancelledError)):
        return True
    return type(error).__module__.partition(".")[0] == "distributed"


@define(eq=False)
class Lent(Executor):
    """Somebody else's executor, which is theirs to end."""

    executor: Executor

    def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
        """Have the executor call a function."""
        return self.executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of every executor
        """Leave the executor as it is."""


def lent(executor: Executor) -> SharedOut:
    """The workers of an executor that somebody brings, and keeps."""
    count = getattr(executor, "jobs", None) or getattr(executor, "_max_workers", None) or 1
    return SharedOut(lambda: Lent(executor), count)
