"""Every row of the table of faults reaches its figure (`bench/faults.py` prints them)."""

from pathlib import Path

import pytest

from threats.faults import FAULTS, Fault


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(
            each,
            id=f"row-{each.row}-{each.measure.__name__}",
            marks=[pytest.mark.nightly] if each.heavy else [],
        )
        for each in FAULTS
    ],
)
def test_the_row_reaches_its_figure(fault: Fault, tmp_path: Path) -> None:
    if fault.measure.__name__ == "pdf_bombs":
        pytest.importorskip("pypdfium2")

    reached = fault.measure(tmp_path)

    assert reached.holds, f"row {fault.row}: {fault.tried}: {reached.figure}"
