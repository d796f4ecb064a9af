"""Two worker processes of a local Dask cluster: the same bytes as one process, one killed or not.

    python bench/cluster.py                       1,000 documents, 100 claims
    python bench/cluster.py --documents 10000
    python bench/cluster.py --documents 200 --compare

The scheduler and its workers are started as somebody would start them on machines of their own, and
speak over TCP. In the second run one worker is killed while it works.
"""

import argparse
import contextlib
import json
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from archive import write_archive

WAIT = 60.0
"""Seconds in which a scheduler has to answer."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])


@contextlib.contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler with so many workers of one process each: its address, and the workers."""
    port = free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    started = [
        subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"], **quiet
        )
    ]
    try:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", f"tcp://127.0.0.1:{port}"]
        worker += ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
        started += [subprocess.Popen(worker, **quiet) for _ in range(workers)]
        yield f"127.0.0.1:{port}", started[1:]
    finally:
        for each in started:
            each.kill()
            each.wait()


def command_of(folder: Path, name: str, *more: str, compare: bool = False) -> list[str]:
    """The command of a run without a store, into a file of the folder."""
    command = [sys.executable, "-m", "claimcheck"]
    if compare:
        command += ["compare", str(folder / "documents")]
    else:
        command += ["report", str(folder / "claims.toml"), "--no-store"]
        command += ["--documents", str(folder / "documents")]
    return [*command, "--format", "json", "-q", "-o", str(folder / name), *more]


def run(command: list[str], *, kill: subprocess.Popen[bytes] | None = None) -> bytes:
    """One run; `kill` is a worker to be killed when a part of it has been done."""
    begin = time.perf_counter()
    process = subprocess.Popen(command)
    if kill is not None:
        time.sleep(6.0)
        kill.send_signal(signal.SIGKILL)
        running = process.poll() is None
        print(f"{'a worker was killed' if running else 'the run had ended already'} after 6 s")
    if process.wait() not in {0, 1}:
        raise SystemExit("the run failed")
    file = Path(command[command.index("-o") + 1])
    print(f"{file.name:<16} {time.perf_counter() - begin:6.1f} s", flush=True)
    return file.read_bytes()


def main() -> None:
    """Run by one process, by two workers, and by two of which one is killed."""
    parser = argparse.ArgumentParser(description="A report by the workers of a Dask cluster.")
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=100)
    parser.add_argument("--compare", action="store_true", help="`compare` and not `report`")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_archive(folder, given.documents, given.claims)
        command = partial(command_of, folder, compare=given.compare)
        plain = run(command("one-process", "--jobs", "1"))
        for killed in (False, True):
            with cluster(2) as (address, workers):
                told = ["--executor", f"dask://{address}"]
                name = "one-killed" if killed else "two-workers"
                found = run(command(name, *told), kill=workers[0] if killed else None)
            print("the same bytes" if found == plain else "OTHER BYTES", flush=True)
            if found != plain:
                raise SystemExit(1)
        told = json.loads(plain)
        print(f"{len(told['verdicts'])} verdicts, {len(told['discrepancies'])} discrepancies")


if __name__ == "__main__":
    main()
