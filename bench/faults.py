"""Print what hostile and broken input costs: row, what was tried, figure asked, figure reached.

    python bench/faults.py            every row, the heavy ones too
    python bench/faults.py 11 14      these rows

The rows are those of the table of faults that the tests hold the program to (tests/threats).
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from threats.faults import FAULTS  # noqa: E402 - found by the line above


def main() -> int:
    """Print the table; 1 if a row misses its figure."""
    rows = {int(each) for each in sys.argv[1:]}
    missed = 0
    print(f"{'row':>3}  {'':8}{'tried':60}{'asked':26}reached")
    for fault in FAULTS:
        if rows and fault.row not in rows:
            continue
        with tempfile.TemporaryDirectory() as folder:
            reached = fault.measure(Path(folder))
        missed += not reached.holds
        state = "holds" if reached.holds else "MISSED"
        print(
            f"{fault.row:>3}  {state:6}{fault.tried:58}{fault.asked:26}{reached.figure}", flush=True
        )
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
