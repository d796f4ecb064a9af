"""How a claim is held against one sentence that somebody else wrote: numbers of VitaminC.

    python bench/vitaminc.py              the data in ../shared/public
    python bench/vitaminc.py FILE         the data in another file
    python bench/vitaminc.py --misses     each pair that is judged otherwise
    python bench/vitaminc.py --every 5    each fifth pair only

The data are those pairs of the development set of VitaminC (CC BY-SA 3.0) in which numbers stand: a
claim, a sentence of a page of Wikipedia, and whether the sentence supports it (agree), refutes it
(conflict) or neither (silent). The sentences are cut into tokens; they are joined again first, as
news would print them. Drift counts as agree (the core is the same); not comparable as silent. Asked
are an accuracy of 0.70 and an F1 of conflict of 0.70.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from claimcheck.checking import check_documents
from claimcheck.documents import document_from_text
from claimcheck.model import Cell, Claim, Verdict

DATA = Path(__file__).parents[2] / "shared" / "public" / "vitaminc_numeric_dev.jsonl"
CLASSES = ("agree", "conflict", "silent")
_SAID = {Verdict.AGREE: "agree", Verdict.DRIFT: "agree", Verdict.CONFLICT: "conflict"}
_TOKENS = (
    (r"-LRB- ?", "("),
    (r" ?-RRB-", ")"),
    (r"-LSB- ?", "["),
    (r" ?-RSB-", "]"),
    (r"`` ?", "“"),
    (r" ?''", "”"),
    (r" ([,.;:!?%])", r"\1"),
    (r" ('s|'re|'ve|'ll|'d|'m|n't|')(?= |$)", r"\1"),
    (r"([$£€]) (?=\d)", r"\1"),
)


def joined(text: str) -> str:
    """A sentence as it is printed, from one that was cut into tokens."""
    for pattern, instead in _TOKENS:
        text = re.sub(pattern, instead, text)
    return text


def judged(claim: str, text: str) -> Cell | None:
    """The verdict on a claim before one sentence."""
    document = document_from_text("source", joined(text), outlet="the source")
    cells = check_documents([Claim("claim", joined(claim))], [document]).cells
    return cells[0] if cells else None


def main() -> None:
    """Print accuracy, and precision and recall of each class."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=DATA)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.file.exists():
        raise SystemExit(f"{options.file} is not there: name the file of VitaminC")
    rows = [json.loads(line) for line in options.file.open(encoding="utf-8")][:: options.every]
    confusion: Counter[tuple[str, str]] = Counter()
    for row in rows:
        cell = judged(row["claim"], row["doc"])
        said = _SAID.get(cell.verdict, "silent") if cell else "silent"
        confusion[row["expect"], said] += 1
        if options.misses and said != row["expect"]:
            print(
                f"{row['expect']} called {said}\n    claim {row['claim']}\n    there {row['doc']}"
            )
            print(f"    said  {cell.verdict.value}: {cell.reason}" if cell else "    said  silent")
    figures = {c: _scores(c, confusion) for c in CLASSES}
    accuracy = sum(confusion[c, c] for c in CLASSES) / len(rows)
    if options.json:
        print(json.dumps({"pairs": len(rows), "accuracy": accuracy, "classes": figures}, indent=1))
        return
    for name, (precision, recall, f1) in figures.items():
        print(f"{name:10} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print("; ".join(f"{w} called {s} {n}" for (w, s), n in sorted(confusion.items()) if w != s))
    print(
        f"accuracy {accuracy:.3f} over {len(rows)} pairs (asked: 0.70, and 0.70 for F1 of conflict)"
    )


def _scores(name: str, confusion: Counter[tuple[str, str]]) -> tuple[float, float, float]:
    hits = confusion[name, name]
    said = sum(n for (_, s), n in confusion.items() if s == name)
    want = sum(n for (w, _), n in confusion.items() if w == name)
    precision, recall = hits / max(1, said), hits / max(1, want)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


if __name__ == "__main__":
    main()
