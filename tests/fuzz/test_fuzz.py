"""No reader breaks, whatever a file holds (`laws.py` says what must hold).

The usual run takes a few examples of each target, and all files of `past/`, which broke a reader
once. The nightly run looks for new ones for CLAIMCHECK_FUZZ_SECONDS each (40 unless told), writes
what breaks a reader into `past/`, as small as it could be made, and names the file. Commit the file
with the repair.

    python3 -m pytest -m nightly tests/fuzz
    CLAIMCHECK_FUZZ_SECONDS=600 python3 -m pytest -m nightly tests/fuzz -k html
"""

import hashlib
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings

from claimcheck.claimfile.sheet import SUFFIXES as SHEETS
from claimcheck.documents import READERS
from fuzz.targets import TARGETS, Target

PAST = Path(__file__).parent / "past"
SECONDS = float(os.environ.get("CLAIMCHECK_FUZZ_SECONDS", "40"))
AT_ONCE = 200
"""So many examples are tried between two looks at the clock."""
BY_NAME = {t.name: t for t in TARGETS}

each_target = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
usual = settings(
    deadline=None, database=None, max_examples=15, suppress_health_check=list(HealthCheck)
)


def ready(target: Target) -> None:
    """Skip what needs a library that is not there."""
    needs = {".rtf": "striprtf", ".pdf": "pypdfium2", ".xlsx": "openpyxl"}
    if target.suffix in needs:
        pytest.importorskip(needs[target.suffix])


def test_every_reader_has_a_target():
    suffixes = {t.suffix for t in TARGETS}

    assert all(set(reader.suffixes) & suffixes for reader in READERS)
    assert {".toml", *SHEETS} <= suffixes


@each_target
def test_a_few_files_break_no_reader(target):
    ready(target)

    @usual
    @given(target.payloads)
    def holds(data):
        target.law(data)

    holds()


@pytest.mark.parametrize(
    "file", sorted(PAST.glob("*/*")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_what_broke_a_reader_once_breaks_it_no_more(file):
    target = BY_NAME[file.parent.name]
    ready(target)

    target.law(file.read_bytes())


@pytest.mark.nightly
@each_target
def test_nothing_breaks_a_reader(target):
    ready(target)
    end = time.monotonic() + SECONDS
    start = int.from_bytes(os.urandom(4))
    rounds = 0
    while time.monotonic() < end:
        last = search(target, start + rounds, end)
        if last is not None:
            pytest.fail(f"{target.name}: {last[1]!r}: kept as {kept(target, last[0])}")
        rounds += 1
    assert rounds


def search(target: Target, number: int, end: float) -> tuple[bytes, BaseException] | None:
    """Try some examples: the smallest that breaks the law, and how."""
    failing: list[tuple[bytes, BaseException]] = []

    @seed(number)
    @settings(usual, max_examples=AT_ONCE, derandomize=False)
    @given(target.payloads)
    def holds(data):
        if not failing and time.monotonic() > end:
            return
        try:
            target.law(data)
        except BaseException as error:
            failing.append((data, error))
            raise

    try:
        holds()
    except BaseException:
        if not failing:
            raise
        return min(failing, key=lambda f: (len(f[0]), f[0]))
    return None


def kept(target: Target, data: bytes) -> Path:
    """Write an example among those of the past."""
    name = hashlib.sha256(data).hexdigest()[:10]
    file = PAST / target.name / f"{name}{target.suffix}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file.relative_to(PAST.parents[2])
