"""The backend that works on a Dask cluster, through the executor that its client gives."""

from concurrent.futures import Executor, Future
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 30
"""Seconds to wait for the cluster and its first worker."""


class ClusterError(ClaimcheckError):
    """A cluster cannot be used; the message says why and what to do."""


class DaskExecutor(Executor):
    """The executor of a client, which is closed with it; a lost worker's task is done again."""

    def __init__(self, address: str) -> None:
        if find_spec("distributed") is None:
            raise ClusterError(
                'a Dask cluster needs its library: python3 -m pip install "claimcheck-news[dask]"'
            )
        distributed: Any = import_module("distributed")
        where = f"tcp://{address}"
        try:
            self._client: Any = distributed.Client(where, timeout=_PATIENCE)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError) as error:
            raise ClusterError(
                f"no Dask cluster with a worker answers at {where}; start one with "
                "'dask scheduler' and 'dask worker', or name another after --executor"
            ) from error
        self.jobs = max(1, sum(self._client.ncores().values()))
        # What is asked twice may have another answer: a file can change between two runs.
        self._executor: Executor = self._client.get_executor(pure=False, retries=3)

    def submit(self, fn: "Callable[..., Any]", /, *args: object, **kwargs: object) -> "Future[Any]":
        """Have a function called by a worker."""
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of every executor
        """Leave the cluster, which goes on without."""
        # The client's executor knows no other way: not to wait is to cancel what has not begun.
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def dask(address: str, _jobs: int) -> DaskExecutor:
    """An executor of the cluster whose scheduler is at HOST:PORT; it has as many workers as it has.

    Raises:
        ClusterError: no cluster answers there, or the library is not installed.
    """
    if not address:
        raise ClusterError("a Dask cluster has an address: --executor dask://HOST:PORT")
    return DaskExecutor(address)
