"""This side of the work done apart: a process that is started, asked, and ended at its limits.

The process is started afresh (nothing of this one is copied, so it works alike on every system) and
kept for the next file, because a start costs more than most files. It ends when its input does, so
that nothing of it is left when this process ends, however that happens.
"""

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from typing import Any, Final

from attrs import define, field, frozen

MEGABYTE: Final = 1_000_000


@frozen
class ApartLimits:
    """What the work on one file may cost."""

    memory: int = 320_000_000
    """Bytes of memory of the process, everything counted (not kept to by Windows and macOS)."""
    seconds: int = 20
    """Of processor time; and twice as much of time on the clock may pass, up to 30 seconds."""
    answer: int = 60_000_000
    """Bytes of the answer."""

    @property
    def patience(self) -> float:
        """After how many seconds on the clock the process is ended."""
        return min(30.0, 2.0 * self.seconds)


DEFAULT: Final = ApartLimits()


class ApartError(Exception):
    """The work came to no end within its limits, or the file cannot be read; says which."""


_START: Final = (
    "import sys; sys.path[:] = {path!r}; from claimcheck.apart.program import main; main()"
)


@define(eq=False)
class _Process:
    """A process that works apart, while it is needed."""

    owner: int = field(factory=os.getpid)
    popen: "subprocess.Popen[bytes] | None" = None
    used: bool = False
    lock: threading.Lock = field(factory=threading.Lock)

    def start(self) -> "subprocess.Popen[bytes]":
        """The process; a new one, if there is none that lives and is this process's own."""
        mine = self.owner == os.getpid()
        if not mine:  # a copy of the process that started it: the original goes on using it
            self.popen, self.owner = None, os.getpid()
        if self.popen is None or self.popen.poll() is not None:
            self.stop()
            self.popen = subprocess.Popen(  # noqa: S603 - this interpreter, and code of this package
                [sys.executable, "-P", "-c", _START.format(path=sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self.used = False
        return self.popen

    def stop(self) -> int | None:
        """End the process, if there is one; say how it ended."""
        popen, self.popen = self.popen, None
        if popen is None or self.owner != os.getpid():
            return None
        for pipe in (popen.stdin, popen.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        try:
            return popen.wait(timeout=5)
        except subprocess.TimeoutExpired:
            popen.kill()
            return popen.wait()


_PROCESS: Final = _Process()


def end_process() -> None:
    """End the process, if there is one; it is started again when it is needed."""
    with _PROCESS.lock:
        _PROCESS.stop()


atexit.register(end_process)


def run_apart(
    task: str, data: bytes, options: dict[str, Any] | None = None, limits: ApartLimits = DEFAULT
) -> Any:  # noqa: ANN401 - whatever the task answers, as JSON has it
    """What a task of `claimcheck.apart.program` makes of the bytes of a file.

    Raises:
        ApartError: with a message for a person.
    """
    with _PROCESS.lock:
        _PROCESS.start()
        used = _PROCESS.used
        try:
            return _ask(task, data, options or {}, limits)
        except _DiedError as died:
            if not used:
                raise ApartError(died.message(limits)) from None
        # What earlier files left behind may have been too much: the answer must not rest on it.
        try:
            return _ask(task, data, options or {}, limits)
        except _DiedError as died:
            raise ApartError(died.message(limits)) from None


@frozen
class _DiedError(Exception):
    """The process ended instead of answering."""

    status: int | None
    late: bool = False
    long: bool = False

    def message(self, limits: ApartLimits) -> str:
        if self.late:
            return f"reading it takes longer than the limit of {limits.patience:.0f} seconds"
        if self.long:
            return f"what it holds is more than the limit of {limits.answer // MEGABYTE} MB"
        if self.status is not None and -self.status in _CPU:
            return f"reading it takes more than the limit of {limits.seconds} seconds of work"
        how = f"ended with status {self.status}"
        if self.status is not None and self.status < 0:
            how = f"was stopped by signal {-self.status}"
        return (
            f"reading it needs more than the limit of {limits.memory // MEGABYTE} MB of memory, "
            f"or the file is broken (its reader {how})"
        )


_CPU: Final = (24,)  # SIGXCPU, which Windows does not name


def _ask(task: str, data: bytes, options: dict[str, Any], limits: ApartLimits) -> Any:  # noqa: ANN401 - see run_apart
    popen = _PROCESS.start()
    _PROCESS.used = True
    assert popen.stdin is not None  # noqa: S101 - opened as a pipe
    assert popen.stdout is not None  # noqa: S101 - likewise
    head = {
        "task": task,
        "options": options,
        "bytes": len(data),
        "memory": limits.memory,
        "seconds": limits.seconds,
    }
    late = threading.Event()

    def end() -> None:
        late.set()
        popen.kill()

    timer = threading.Timer(limits.patience, end)
    timer.daemon = True
    timer.start()
    answer: bytes | None = None
    size = 0
    try:
        popen.stdin.write(json.dumps(head).encode() + b"\n")
        popen.stdin.write(data)
        popen.stdin.flush()
        size = int(popen.stdout.readline() or b"-1")
        if 0 <= size <= limits.answer:
            answer = popen.stdout.read(size)
    except (OSError, ValueError):
        answer = None
    except BaseException:
        popen.kill()
        _PROCESS.stop()
        raise
    finally:
        timer.cancel()
        timer.join()
    if answer is None or len(answer) != size:
        if size > limits.answer:
            popen.kill()
        raise _DiedError(_PROCESS.stop(), late=late.is_set(), long=size > limits.answer)
    found = json.loads(answer)
    if isinstance(found, dict) and found.get("again"):  # it ended itself: its memory was used up
        raise _DiedError(_PROCESS.stop())
    if isinstance(found, dict) and "fault" in found:
        raise ApartError(str(found["fault"]))
    return found


__all__ = ["DEFAULT", "ApartError", "ApartLimits", "end_process", "run_apart"]
