"""The backend that works in processes of this machine."""

from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context


def processes(jobs: int) -> Executor:
    """An executor of so many processes, started afresh so that no state is shared."""
    return ProcessPoolExecutor(max_workers=max(1, jobs), mp_context=get_context("spawn"))
