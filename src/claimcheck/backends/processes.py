"""The backend that works in processes of this machine."""

import gc
import os
import signal
import sys
import threading
import time
from concurrent.futures import Executor
from typing import Final


def processes(_address: str, jobs: int) -> Executor:
    """An executor of so many processes: copies of this one where that is safe.

    A copy has read the lexicon and knows the words that were met, which a process started afresh
    must do again for a second or two. What is known so changes nothing in what comes of a document.
    """
    # Slow to import, and a run that finds everything in the store starts no process.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    context = get_context("fork" if may_copy() else "spawn")
    return ProcessPoolExecutor(
        max_workers=max(1, jobs), mp_context=context, initializer=_begin, initargs=(os.getpid(),)
    )


def may_copy() -> bool:
    """Whether copies can be made, and are safe: no other thread runs, which a copy would lack."""
    return sys.platform == "linux" and threading.active_count() == 1


def _begin(parent: int) -> None:
    """Leave an interruption to the process that is worked for: it says what is to be said."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was copied is not looked through again, which would copy its memory
    gc.set_threshold(200_000, 50, 50)  # as the command does
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End when the process that is worked for has ended, however it did: nobody would ever ask."""
    while os.getppid() == parent:
        time.sleep(_LOOKS)
    os._exit(1)


_LOOKS: Final = 1.0
"""So many seconds lie between two looks for it."""
