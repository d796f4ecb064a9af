"""How many branches of the program the tests take, by themselves, and where the others are.

    python3 -m pytest -n auto --cov --cov-report=json
    python3 tools/branch_coverage.py              the figure, and the files with most untaken
    python3 tools/branch_coverage.py --least 95   likewise; 1 where it is less
    python3 tools/branch_coverage.py --in rules/  only these files, with each branch as "line->line"

`--cov-fail-under` asks for lines and branches together, which lines make look better.
"""

import argparse
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCE = "src/claimcheck/"
MOST = 12
"""So many files are named."""


def share(taken: int, of: int) -> str:
    """How many of how many, and in per cent."""
    return f"{taken:,} of {of:,} branches ({100 * taken / of if of else 100:.2f}%)"


def rows(data: dict[str, Any], inside: str) -> list[tuple[str, int, int, list[list[int]]]]:
    """Of each file: its name, its branches, those taken, and the others; most of these first."""
    found = []
    for file, row in data["files"].items():
        name = Path(file).as_posix().removeprefix(SOURCE)
        if name.startswith(inside):
            total = row["summary"]
            found.append(
                (name, total["num_branches"], total["covered_branches"], row["missing_branches"])
            )
    return sorted(found, key=lambda r: (r[2] - r[1], r[0]))


def main() -> int:
    """Print the figure; 1 where it is less than is asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--least", type=float, default=0.0)
    parser.add_argument("--in", dest="inside", default="")
    options = parser.parse_args()
    report = ROOT / "coverage.json"
    if not report.exists():
        raise SystemExit("first: python3 -m pytest -n auto --cov --cov-report=json")
    found = rows(json.loads(report.read_text("utf-8")), options.inside)
    of, taken = sum(r[1] for r in found), sum(r[2] for r in found)
    for name, all_, some, untaken in found[: None if options.inside else MOST]:
        if untaken:
            print(f"{len(untaken):5} not taken of {all_:4}  {name}")
            if options.inside:
                print("      " + " ".join(f"{a}->{b if b > 0 else 'end'}" for a, b in untaken))
            assert all_ - some == len(untaken)  # noqa: S101 - the report is what it says
    print(share(taken, of))
    if 100 * taken < options.least * of:
        print(f"asked are {options.least:g}%")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
