"""The backend that works in processes of this machine."""

import gc
import signal
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context


def processes(jobs: int) -> Executor:
    """An executor of so many processes, started afresh so that no state is shared."""
    return ProcessPoolExecutor(
        max_workers=max(1, jobs), mp_context=get_context("spawn"), initializer=_quiet
    )


def _quiet() -> None:
    """Leave an interruption to the process that is worked for: it says what is to be said."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(200_000, 50, 50)  # as the command does
