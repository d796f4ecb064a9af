"""Time whole runs of the command as a person meets them: start, work, exit.

    python bench/whole_process.py           medians of 5 runs of each command
    python bench/whole_process.py 15        of 15 runs

Each line gives the median of the wall time and of the user time (CPU seconds, which a busy machine
changes less). The first run of each command is not counted: it writes the byte code.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]

COMMANDS: dict[str, tuple[str, ...]] = {
    "--version": ("--version",),
    "read": ("read", "90 of the 194 children were on protection plans, up from 71 a year earlier"),
    "report": ("report",),
}

MOST = {"--version": 0.15, "report": 1.0}
"""The wall time that a command may take, in seconds, on two cores of their own."""


def run(arguments: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """The wall time and the user time of one run, in seconds."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start, os.times().children_user - before.children_user


def timed(count: int) -> dict[str, tuple[float, float]]:
    """The medians of the wall time and the user time of every command."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        # Byte code is kept here, whatever the shell says: an installed package has its own.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for name, arguments in COMMANDS.items():
            run(arguments, environment)
            times = [run(arguments, environment) for _ in range(count)]
            wall, user = (median(each) for each in zip(*times, strict=True))
            found[name] = wall, user
    return found


def main() -> None:
    """Print the medians of every command."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'command':<12}{'wall s':>8}{'user s':>8}{'at most':>9}")
    for name, (wall, user) in timed(count).items():
        most = f"{MOST[name]:9.2f}" if name in MOST else ""
        print(f"{name:<12}{wall:8.2f}{user:8.2f}{most}")


if __name__ == "__main__":
    main()
