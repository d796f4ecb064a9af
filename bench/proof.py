"""The proof in one command: all that docs/proof.md and docs/rules.md say is measured and printed.

    python bench/proof.py                        measure everything, and print the page
    python bench/proof.py --write                and keep it, and write the pages
    python bench/proof.py --only faults speed    measure these parts; the others stay as kept
    python bench/proof.py --only                 measure nothing: print what is kept
    python bench/proof.py --only speed --short   a look at the speed: few runs and a small archive

The parts are `accuracy` (verdicts, kinds, rules, calibration, planted errors, sentences that others
wrote; it needs the development data beside the checkout), `faults` (the table of faults, with what
was reached), `speed` (for a machine that does nothing else) and `tests`, which is read from what
`pytest --cov --cov-report=json` wrote (`mutation.py --write` keeps its own score; both take long).
"""

import argparse
import importlib.util
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import measure  # noqa: E402 - found by the line above
import scale  # noqa: E402 - likewise
import whole_process  # noqa: E402 - likewise

import reading  # noqa: E402 - likewise

MEASURED: Final = measure.MEASURED
COVERAGE: Final = ROOT / "coverage.json"
ARCHIVES: Final = ((1_000, 100), (10_000, 100))
"""Documents and claims of the archives that are timed."""
RUNS: Final = 9
SHORT: Final[Mapping[str, Any]] = {"runs": 2, "sizes": ((200, 20),)}
"""What `--short` measures of the speed."""

Figures = dict[str, Any]


def accuracy(*, write: bool) -> Figures:
    """How right the verdicts are."""
    if not measure.CLUSTERS.is_dir() or not measure.vitaminc.DATA.exists():
        raise SystemExit(f"{measure.CLUSTERS.parent} is not there: it holds the development data")
    kept, table, _, found = measure.measured()
    if write:
        measure.CONFIDENCE.write_text(measure.confidence_file(table), "utf-8")
    return {**kept, "verdicts": of_verdicts(found), "kinds": of_kinds(found)}


def of_verdicts(found: Sequence[measure.Cluster]) -> dict[str, list[int]]:
    """For each verdict: the cells that have it and should, that have it, that should have it."""
    counts = {c: [0, 0, 0] for c in measure.CLASSES}
    for cluster in found:
        for gold, cell, right in cluster.cells():
            said = measure.bucket(cell.verdict.value) if cell else "none"
            want = said if said in right else measure.bucket(gold["verdict"])
            counts[said][1] += 1
            counts[want][2] += 1
            counts[said][0] += said == want
    return counts


def of_kinds(found: Sequence[measure.Cluster]) -> dict[str, list[int]]:
    """For each kind of conflict or drift: cells annotated, those flagged, those named so."""
    counts: dict[str, list[int]] = {}
    for cluster in found:
        for gold, cell, right in cluster.cells():
            if gold["verdict"] not in {"conflict", "drift"}:
                continue
            said = cell.verdict.value if cell else "none"
            for kind in sorted(measure.kinds_of(gold)):
                row = counts.setdefault(kind, [0, 0, 0])
                row[0] += 1
                row[1] += said in right
                row[2] += cell is not None and said in right and kind in cell.kinds
    return dict(sorted(counts.items()))


def faults(*, write: bool) -> Figures:  # noqa: ARG001 - as every part
    """What hostile and broken input costs."""
    from threats.faults import FAULTS  # noqa: PLC0415 - it imports nearly everything

    rows = []
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            reached = fault.measure(Path(folder))
        tell(f"fault {fault.row}: {fault.tried}: {reached.figure}")
        rows.append([fault.row, fault.tried, fault.asked, reached.figure, reached.holds])
    return {"faults": rows}


def speed(
    *,
    write: bool,  # noqa: ARG001 - as every part
    runs: int = RUNS,
    sizes: Sequence[tuple[int, int]] = ARCHIVES,
) -> Figures:
    """How long the command, a reader and archives take."""
    if os.getloadavg()[0] > 1:
        tell(f"the machine is busy (load {os.getloadavg()[0]:.1f}): its clock tells little")
    commands = {name: list(times) for name, times in whole_process.timed(runs).items()}
    texts = reading.articles(reading.prose())
    characters = sum(len(t.text) for t in texts)
    for text in texts[:10]:
        reading.read_document(text)
    read = characters / reading.least_of_each(texts, 4) / 1e6
    archives = []
    for documents, claims in sizes:
        tell(f"an archive of {documents:,} documents and {claims} claims")
        archives.append(scale.cell(documents, claims, []))
    return {
        "speed": {
            "machine": f"{os.cpu_count()} processors, Python {platform.python_version()}",
            "commands": {n: [round(t, 3) for t in times] for n, times in commands.items()},
            "reading": round(read, 3),
            "archives": [{k: round(v, 2) for k, v in row.items()} for row in archives],
        }
    }


def tests(*, write: bool) -> Figures:  # noqa: ARG001 - as every part
    """How much of the program the tests see; `mutation.py --write` keeps its own score."""
    if not COVERAGE.exists():
        raise SystemExit("first: python3 -m pytest -n auto --cov --cov-report=json")
    totals = json.loads(COVERAGE.read_text("utf-8"))["totals"]
    keys = ("covered_lines", "num_statements", "covered_branches", "num_branches")
    return {"coverage": [totals[k] for k in keys]}


PARTS: Final[Mapping[str, Callable[..., Figures]]] = {
    "accuracy": accuracy,
    "faults": faults,
    "speed": speed,
    "tests": tests,
}
USUAL: Final = ("accuracy", "faults", "speed")


def tell(what: str) -> None:
    """Say how far the work is."""
    print(what, file=sys.stderr, flush=True)


def pages() -> Any:  # noqa: ANN401 - a module
    """tools/proof_pages.py, which is no package's."""
    spec = importlib.util.spec_from_file_location("proof_pages", ROOT / "tools" / "proof_pages.py")
    assert spec  # noqa: S101 - the file is there
    assert spec.loader  # noqa: S101 - likewise
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="*", choices=PARTS, default=USUAL)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--short", action="store_true")
    options = parser.parse_args()
    if options.short and options.write:
        parser.error("what is kept is measured whole: leave out --short")
    figures: Figures = json.loads(MEASURED.read_text("utf-8"))
    for name in options.only:
        tell(f"measuring {name}")
        more = SHORT if options.short and name == "speed" else {}
        figures.update(PARTS[name](write=options.write, **more))
    if options.write:
        MEASURED.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    # The pages are made after the figures are kept: rules take their confidence from them.
    made = pages()
    print(made.proof_page(figures))
    if options.write:
        made.main()


if __name__ == "__main__":
    main()
