"""How a summary is held against its source: edits that alter a number, and summaries left alone.

    python bench/summedits.py              the data in ../shared/public
    python bench/summedits.py FILE         the data in another file
    python bench/summedits.py --misses     each numeric edit not found, each false conflict

The data are the news and earnings-call parts of SummEdits (Apache-2.0): a source, a sentence of its
summary, and the same sentence edited, consistent with the source or not. Asked are conflicts for
0.80 of the inconsistent edits that alter a number, and for at most 0.03 of the sentences that
nobody edited. Balanced accuracy takes a conflict (or, beside it, conflict or drift) for
"inconsistent".
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.checking import check_documents
from claimcheck.documents import document_from_text
from claimcheck.model import Cell, Claim, Verdict

DATA = Path(__file__).parents[2] / "shared" / "public" / "summedits_news_ectsum.jsonl"

Row = Mapping[str, Any]


def judged(rows: Sequence[Row]) -> dict[str, Cell]:
    """The verdict on each row's claim before its own source."""
    sources: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        sources[row["doc"]].append(row)
    found: dict[str, Cell] = {}
    for text, of_source in sources.items():
        document = document_from_text("source", text, outlet="the source")
        claims = [Claim(row["id"], row["claim"]) for row in of_source]
        found |= {cell.claim: cell for cell in check_documents(claims, [document]).cells}
    return found


def share(rows: Sequence[Row], cells: Mapping[str, Cell], *verdicts: Verdict) -> tuple[int, int]:
    """How many rows have one of some verdicts, of how many."""
    hits = sum(r["id"] in cells and cells[r["id"]].verdict in verdicts for r in rows)
    return hits, len(rows)


def parts_of(rows: Sequence[Row]) -> dict[str, tuple[list[Row], float | None]]:
    """The rows by what was done to them, with the share of conflicts that is asked for."""
    wrong = [r for r in rows if r["expect"] == "conflict"]
    right = [r for r in rows if r["expect"] == "agree"]
    return {
        "numeric edits": ([r for r in wrong if r["numeric_edit"]], 0.80),
        "untouched sentences": ([r for r in right if not r["changes"]], 0.03),
        "other inconsistent edits": ([r for r in wrong if not r["numeric_edit"]], None),
        "consistent edits": ([r for r in right if r["changes"]], None),
    }


def rows_of(file: Path = DATA) -> list[Row]:
    """The edits."""
    return [json.loads(line) for line in file.open(encoding="utf-8")]


def measured(rows: Sequence[Row] | None = None) -> dict[str, Any]:
    """Conflicts among rows of each sort, and balanced accuracy."""
    given = rows_of() if rows is None else rows
    return _figures(given, judged(given))


def _figures(rows: Sequence[Row], cells: Mapping[str, Cell]) -> dict[str, Any]:
    conflicts = {
        name: list(share(part, cells, Verdict.CONFLICT))
        for name, (part, _) in parts_of(rows).items()
    }
    balanced = {}
    for verdicts in ((Verdict.CONFLICT,), (Verdict.CONFLICT, Verdict.DRIFT)):
        found, wrong = share([r for r in rows if r["expect"] == "conflict"], cells, *verdicts)
        alarms, right = share([r for r in rows if r["expect"] == "agree"], cells, *verdicts)
        name = " or ".join(v.value for v in verdicts)
        balanced[name] = round((found / wrong + 1 - alarms / right) / 2, 4)
    return {"conflicts": conflicts, "balanced accuracy": balanced}


def main() -> None:
    """Print what is asked for, and what is usual to print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=DATA)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.file.exists():
        raise SystemExit(f"{options.file} is not there: name the file of SummEdits")
    rows = rows_of(options.file)
    cells = judged(rows)
    figures = _figures(rows, cells)
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    parts = parts_of(rows)
    if options.misses:
        for name, (part, _) in list(parts.items())[:2]:
            tell(name, part, cells)
    for name, (hits, total) in figures["conflicts"].items():
        asked = parts[name][1]
        goal = "" if asked is None else f"   (asked: {asked:.2f})"
        print(f"conflicts of {name:25} {hits:4} of {total:4}  {hits / total:.3f}{goal}")
    for name, value in figures["balanced accuracy"].items():
        print(f"balanced accuracy, {name:19} {value:.3f}")


def tell(name: str, rows: Sequence[Row], cells: Mapping[str, Cell]) -> None:
    """Print the rows that are not as they should be."""
    for row in rows:
        cell = cells.get(row["id"])
        if (cell is not None and cell.verdict is Verdict.CONFLICT) is (row["expect"] == "conflict"):
            continue
        print(f"{name}: {row['changes']}\n    claim {row['claim']}")
        print(f"    said  {cell.verdict.value}: {cell.reason}" if cell else "    said  silent")
        for evidence in cell.evidence if cell else ():
            print(f"    there {evidence.quote}")


if __name__ == "__main__":
    main()
