# ruff: noqa: E501 - rows of tables and of a drawing
"""How long archives take: documents by claims, with the floor in the same run on the same bytes.

    python bench/scale.py                              100 to 10,000 documents, 10 to 1,000 claims
    python bench/scale.py --documents 1000 --claims 100
    python bench/scale.py --documents 100000 --claims 100
    python bench/scale.py --peer                       rapidfuzz alone and SQLite's full-text search, too
    python bench/scale.py --compare 10000              `compare`, from 156 documents on, for twice as many each time
    python bench/scale.py --compare 5000 10000         over so many
    python bench/scale.py --json FILE --plot FILE      the figures, and a plot as SVG

Each cell is one `claimcheck report` on an archive of bench/archive.py. `floor` is reading all files
and looking through them once for one literal pattern. `cold` begins with no store, `again` is the
next run with nothing changed, `added` one with one more claim. Processor seconds, of all
processes of the run, stand beside the seconds of the clock: they change less with what else a
machine does.
"""

import argparse
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive import write_archive

ROOT = Path(__file__).parents[1]
DOCUMENTS = (100, 1_000, 10_000)
CLAIMS = (10, 100, 1_000)
PATTERN = b"a pattern that no document holds"
NEAR = 60.0
"""Sentences of which rapidfuzz says so much are what the peer would show."""


def floor(folder: Path) -> dict[str, float]:
    """Read all files, and look for one literal pattern."""
    start, used = time.perf_counter(), time.process_time()
    size = 0
    for file in sorted((folder / "documents").iterdir()):
        data = file.read_bytes()
        size += len(data) + (PATTERN in data)
    return {
        "seconds": time.perf_counter() - start,
        "processor": time.process_time() - used,
        "size": float(size),
    }


def measured(arguments: list[str]) -> dict[str, float]:
    """Run a command: seconds, processor seconds and the most memory of one process, in MB."""
    code = (
        "import resource, subprocess, sys; "
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE); "
        "sys.stderr.buffer.write(done.stderr); "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, done.returncode)"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - start
    processor, memory, status = done.stdout.split()
    if int(status) not in {0, 1}:
        raise SystemExit(done.stderr)
    return {"seconds": seconds, "processor": float(processor), "memory": float(memory)}


def report(folder: Path, store: Path, *more: str) -> dict[str, float]:
    """One run of `claimcheck report`, into report.json."""
    command = [sys.executable, "-m", "claimcheck", "report", str(folder / "claims.toml")]
    command += ["--documents", str(folder / "documents"), "--format", "json", "-q"]
    command += ["-o", str(folder / "report.json"), "--store", str(store), *more]
    return measured(command)


def judged(folder: Path) -> dict[str, int]:
    """How many of the planted facts are judged right, and how many conflicts are false."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    found = json.loads((folder / "report.json").read_text("utf-8"))["verdicts"]
    said = {(each["claim"], each["document"]): each["verdict"] for each in found}
    planted = {(c, d): verdict for c, each in truth.items() for d, verdict in each.items()}
    return {
        "planted": len(planted),
        "right": sum(said.get(pair) == verdict for pair, verdict in planted.items()),
        "false": sum(v == "conflict" and planted.get(p) != v for p, v in said.items()),
    }


def cell(documents: int, claims: int, more: list[str]) -> dict[str, float]:
    """All figures of one archive."""
    with tempfile.TemporaryDirectory() as place:
        folder, store = Path(place), Path(place) / "store.sqlite"
        write_archive(folder, documents, claims)
        least = floor(folder)
        cold = report(folder, store, *more)
        right = judged(folder)
        first = (folder / "report.json").read_bytes()
        again = report(folder, store, *more)
        if (folder / "report.json").read_bytes() != first:
            raise SystemExit("the second run says something else")
        with (folder / "claims.toml").open("a", encoding="utf-8") as file:
            file.write(
                '\n[[claim]]\nid = "added"\nclaim = "4,321 geese were seen in Dalmere in 2020"\n'
            )
        added = report(folder, store, *more)
    row = {"documents": documents, "claims": claims, **{k: float(v) for k, v in right.items()}}
    row |= {f"floor_{name}": value for name, value in least.items()}
    for name, run in (("cold", cold), ("again", again), ("added", added)):
        row |= {f"{name}_{what}": value for what, value in run.items()}
    return row


HEAD = (
    f"{'documents':>9} {'claims':>6} {'floor':>7} {'cold':>8} {'(cpu)':>8} {'again':>7} {'(cpu)':>7} "
    f"{'added':>7} {'(cpu)':>7} {'MB':>5} {'right':>9} {'false':>5}"
)


def line(row: dict[str, float]) -> str:
    """A row of the table."""
    right = f"{row['right']:.0f}/{row['planted']:.0f}"
    return (
        f"{row['documents']:>9,} {row['claims']:>6,} {row['floor_seconds']:>7.2f} "
        f"{row['cold_seconds']:>8.1f} {row['cold_processor']:>8.1f} {row['again_seconds']:>7.1f} "
        f"{row['again_processor']:>7.1f} {row['added_seconds']:>7.1f} {row['added_processor']:>7.1f} "
        f"{row['cold_memory']:>5.0f} {right:>9} {row['false']:>5.0f}"
    )


def peer(documents: int, claims: int) -> None:
    """Every sentence with digits before every claim, with rapidfuzz alone: what it takes."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only here

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_archive(folder, documents, claims)
        texts = [f.read_text("utf-8") for f in sorted((folder / "documents").iterdir())]
        wanted = wanted_of(folder)
    start, used = time.perf_counter(), time.process_time()
    said = [s for t in texts for s in t.replace("\n", ". ").split(". ") if any(map(str.isdigit, s))]
    hits = 0
    for at in range(0, len(said), 2_000):
        part = said[at : at + 2_000]
        for claim in wanted:
            scorer = fuzz.token_set_ratio
            hits += len(process.extract(claim, part, scorer=scorer, score_cutoff=NEAR, limit=3))
    print(
        f"rapidfuzz alone, {documents:,} documents, {claims:,} claims: "
        f"{time.perf_counter() - start:.1f} s ({time.process_time() - used:.1f} cpu), "
        f"{len(said):,} sentences, {hits:,} likenesses and no verdict"
    )


def index_peer(documents: int, claims: int) -> None:
    """Every claim's three longest words in SQLite's full-text search: what it takes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_archive(folder, documents, claims)
        files = sorted((folder / "documents").iterdir())
        texts = [(file.stem, file.read_text("utf-8")) for file in files]
        wanted = wanted_of(folder)
    start, used = time.perf_counter(), time.process_time()
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE said USING fts5(name, text)")
    base.executemany("INSERT INTO said VALUES (?, ?)", texts)
    hits = 0
    for claim in wanted:
        words = sorted(set(re.findall(r"[A-Za-z]+", claim)), key=lambda w: (len(w), w))[-3:]
        asked = " ".join(f'"{word}"' for word in words)
        hits += len(base.execute("SELECT name FROM said WHERE said MATCH ?", (asked,)).fetchall())
    print(
        f"SQLite full-text search, {documents:,} documents, {claims:,} claims: "
        f"{time.perf_counter() - start:.1f} s ({time.process_time() - used:.1f} cpu), "
        f"{hits:,} documents with three words of a claim and no verdict"
    )


def wanted_of(folder: Path) -> list[str]:
    """The claims of an archive."""
    return [
        each.partition('"')[2].rpartition('"')[0]
        for each in (folder / "claims.toml").read_text("utf-8").splitlines()
        if each.startswith("claim = ")
    ]


def compared(counts: list[int], more: list[str]) -> None:
    """`compare` over more and more documents; of one count, over half, a quarter ... of it too."""
    if len(counts) == 1:
        counts = [counts[0] >> n for n in range(8) if counts[0] >> n >= FEWEST][::-1]
    before = None
    for documents in counts:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            write_archive(folder, documents, 100)
            command = [sys.executable, "-m", "claimcheck", "compare", "-q", "--format", "json"]
            command += ["-o", str(folder / "report.json"), *more]
            run = measured([*command, str(folder / "documents")])
            found, planted = contradicted(folder)
        ratio = ""
        if before is not None:
            times = documents / before[0]
            ratio = (
                f"  {run['processor'] / before[1]:.2f} times for {times:.3g} times the documents"
            )
        print(
            f"compare {documents:>7,} documents {run['seconds']:>8.1f} s {run['processor']:>8.1f} cpu "
            f"{1000 * run['processor'] / documents:>6.0f} ms each {run['memory']:>6.0f} MB "
            f"{found} of {planted} planted conflicts{ratio}",
            flush=True,
        )
        before = documents, run["processor"]


FEWEST = 125


def contradicted(folder: Path) -> tuple[int, int]:
    """Of how many planted conflicts `compare` quotes both sides, and how many there are."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    report = json.loads((folder / "report.json").read_text("utf-8"))
    said = [
        {each["document"] for each in finding["evidence"]}
        for finding in report["discrepancies"]
        if finding["verdict"] == "conflict"
    ]
    found = 0
    for told in truth.values():
        sides = [{d for d, v in told.items() if v == way} for way in ("agree", "conflict")]
        found += any(all(side & quoted for side in sides) for quoted in said)
    return found, len(truth)


def plot(rows: list[dict[str, float]], file: Path) -> None:
    """Processor seconds by documents, a line for each number of claims, both axes logarithmic."""
    from math import log10  # noqa: PLC0415 - only here

    width, height, edge = 640, 400, 56
    across = [row["documents"] for row in rows]
    up = [row["cold_processor"] for row in rows] + [row["floor_processor"] for row in rows]
    low, high = min(across), max(across)
    bottom, top = min(up), max(up)

    def place(x: float, y: float) -> str:
        right = (log10(x) - log10(low)) / (log10(high) - log10(low) or 1)
        above = (log10(y) - log10(bottom)) / (log10(top) - log10(bottom) or 1)
        return f"{edge + right * (width - 2 * edge):.1f},{height - edge - above * (height - 2 * edge):.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{edge}" y="24">Processor seconds of a first run, by documents</text>',
    ]
    lines = {f"{c:,.0f} claims": [r for r in rows if r["claims"] == c] for c in CLAIMS}
    for shade, (name, of_claims) in zip(
        ("#9ecae1", "#4292c6", "#084594"), lines.items(), strict=True
    ):
        if of_claims:
            points = [place(r["documents"], r["cold_processor"]) for r in of_claims]
            parts.append(
                f'<polyline points="{" ".join(points)}" fill="none" stroke="{shade}" stroke-width="2"/>'
            )
            x, y = points[-1].split(",")
            parts.append(
                f'<text x="{float(x) - 60:.0f}" y="{float(y) - 6:.0f}" fill="{shade}">{name}</text>'
            )
    floors = sorted({r["documents"]: r["floor_processor"] for r in rows}.items())
    points = [place(*each) for each in floors]
    parts.append(
        f'<polyline points="{" ".join(points)}" fill="none" stroke="#999" stroke-dasharray="4"/>'
    )
    parts += [
        f'<text x="{place(x, bottom).split(",")[0]}" y="{height - edge + 18}" text-anchor="middle">{x:,.0f}</text>'
        for x, _ in floors
    ]
    parts += [
        f'<text x="{edge - 8}" y="{place(low, y).split(",")[1]}" text-anchor="end">{y:.1f} s</text>'
        for y in (bottom, top)
    ]
    file.write_text("\n".join([*parts, "</svg>", ""]), "utf-8")


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description="How long archives take.")
    parser.add_argument("--documents", type=int, nargs="+", default=list(DOCUMENTS))
    parser.add_argument("--claims", type=int, nargs="+", default=list(CLAIMS))
    parser.add_argument("--jobs", type=int, help="so many processes")
    parser.add_argument("--peer", action="store_true", help="rapidfuzz alone, and full-text search")
    parser.add_argument(
        "--compare", type=int, nargs="+", metavar="N", help="compare, over so many documents"
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--plot", type=Path, metavar="FILE")
    given = parser.parse_args()
    more = ["--jobs", str(given.jobs)] if given.jobs else []
    if given.compare:
        compared(given.compare, more)
        return
    processors = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    )
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{processors} processors{load}; seconds of the clock, and of processors (cpu)\n\n{HEAD}")
    rows = []
    for documents in given.documents:
        for claims in given.claims:
            rows.append(cell(documents, claims, more))
            print(line(rows[-1]), flush=True)
            if given.peer:
                peer(documents, claims)
                index_peer(documents, claims)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    if given.plot:
        plot(rows, given.plot)


if __name__ == "__main__":
    main()
