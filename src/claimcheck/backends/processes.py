"""The backend that works in processes of this machine."""

import gc
import signal
from concurrent.futures import Executor


def processes(_address: str, jobs: int) -> Executor:
    """An executor of so many processes, started afresh so that no state is shared."""
    # Slow to import, and a run that finds everything in the store starts no process.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    return ProcessPoolExecutor(
        max_workers=max(1, jobs), mp_context=get_context("spawn"), initializer=_quiet
    )


def _quiet() -> None:
    """Leave an interruption to the process that is worked for: it says what is to be said."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(200_000, 50, 50)  # as the command does
