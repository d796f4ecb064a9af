"""The backend that works in the calling thread: the same interface, one code path."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

_Returned = TypeVar("_Returned")
_Given = ParamSpec("_Given")


class SerialExecutor(Executor):
    """An executor that has done its work when `submit` returns."""

    def submit(
        self, fn: Callable[_Given, _Returned], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> Future[_Returned]:
        """Call the function now; what it raises is kept for whoever asks for the result."""
        future: Future[_Returned] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as every executor does
            future.set_exception(error)
        return future


def serial(_address: str, _jobs: int) -> Executor:
    """An executor that needs no workers."""
    return SerialExecutor()
